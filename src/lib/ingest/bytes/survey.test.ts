import { expect, test } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { surveyBytes } from './survey.ts';

const PIECE = 1 << 16;

/** Pieces of one text, then of NUL bytes; `asked` says how many pieces were read. */
function pieces(text: Uint8Array, holes: number) {
	let asked = 0;
	const source: ByteSource = {
		name: 'trous.csv',
		size: text.length + holes * PIECE,
		async *open() {
			asked += 1;
			yield text;
			for (let hole = 0; hole < holes; hole += 1) {
				asked += 1;
				yield new Uint8Array(PIECE);
			}
		}
	};
	return { source, asked: () => asked };
}

test('a file of holes is given up once no text of its size has as many', async () => {
	const { source, asked } = pieces(new TextEncoder().encode('exercice;montant\n2018;5\n'), 1_000);
	const survey = await surveyBytes(source);
	expect(survey.nuls).toBeGreaterThan(source.size / 100);
	expect(asked()).toBeLessThan(20);
});

test('UTF-16, whose every other byte is NUL, is read to its end', async () => {
	const text = Buffer.from('exercice;montant\r\n2018;5\r\n'.repeat(1_000), 'utf16le');
	const { source } = pieces(text, 0);
	const survey = await surveyBytes(source);
	expect([survey.bytes, survey.marked]).toEqual([text.length, 'utf-16le']);
});
