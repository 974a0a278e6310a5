import { expect, test, vi } from 'vitest';
import { answerOnce } from './answer-once.ts';
import { compress, compressWhole } from './compress.ts';

/** A file without end, made as it is sent; how many pieces of it were made. */
function endless() {
	const told = { pieces: 0, givenUp: false };
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			told.pieces += 1;
			controller.enqueue(new Uint8Array(1 << 16));
		},
		cancel: () => void (told.givenUp = true)
	});
	const headers = { 'content-type': 'text/csv', etag: '"un"' };
	return { told, response: new Response(body, { headers }) };
}

test.for(['br', 'gzip', 'identity'])(
	'what is asked for its headers alone is told as it would be sent, and not made (%s)',
	async (coding) => {
		const { told, response } = endless();
		const request = new Request('http://localhost/lignes.csv', { method: 'HEAD' });
		const answer = await answerOnce(request, '1', `/lignes.csv ${coding}`, {
			make: () => Promise.resolve(response),
			code: (made) => compress(made, coding),
			codeWhole: (made) => compressWhole(made, coding)
		});
		expect([answer.status, answer.headers.get('etag') !== null, answer.body]).toEqual([200, true, null]);
		expect(answer.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding);
		await vi.waitFor(() => expect(told.givenUp).toBe(true));
		expect(told.pieces).toBeLessThan(20);
	}
);
