import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileRefusal, rendered, StillMaking, type Line } from './rendered.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A file that takes so many milliseconds to be made, and how often it was. */
function slow(key: string, milliseconds: number) {
	const make = vi.fn(
		() =>
			new Promise<Uint8Array>((done) => setTimeout(() => done(new TextEncoder().encode(key)), milliseconds))
	);
	const ask = (line: Line | null = 'document') =>
		rendered({
			key,
			make,
			line,
			visitor: new AbortController().signal,
			type: 'text/plain',
			frozen: false,
			name: `${key}.txt`,
			shown: false
		}).catch(fileRefusal);
	return { make, ask };
}

test('a file that is long to make is told within four seconds, and given to who comes back: it is made once', async () => {
	const { make, ask } = slow('long', 9000);
	const first = ask();
	await vi.advanceTimersByTimeAsync(4000);
	const told = await first;
	expect(told.status).toBe(503);
	expect(told.headers.get('retry-after')).toBe('3');
	expect(told.headers.get('refresh')).toBe('3');
	expect(await told.text()).toBe('Ce fichier se prépare encore. Recommencez dans quelques secondes.\n');
	await vi.advanceTimersByTimeAsync(3000);
	const second = ask();
	await vi.advanceTimersByTimeAsync(2000);
	expect(await (await second).text()).toBe('long');
	expect(await (await ask()).text()).toBe('long');
	expect(make).toHaveBeenCalledTimes(1);
});

test('who waits in a line is told too; a file made in time leaves nothing behind', async () => {
	const asked = ['a', 'b', 'c'].map((key) => slow(key, 3000).ask());
	await vi.advanceTimersByTimeAsync(10_000);
	expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 503, 503]);
	expect(vi.getTimerCount()).toBe(0);
});

test('what fails after its visitor was told brings nothing down', async () => {
	const broken = rendered({
		key: 'broken',
		make: () => new Promise((_, refuse) => setTimeout(() => refuse(new Error('broken')), 5000)),
		line: 'document',
		visitor: new AbortController().signal,
		type: 'text/plain',
		frozen: false,
		name: 'broken.txt',
		shown: false
	});
	const told = expect(broken).rejects.toBeInstanceOf(StillMaking);
	await vi.advanceTimersByTimeAsync(5000);
	await told;
});
