import { expect, test } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

const bytes = (length: number) => new Uint8Array(length);
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what is asked twice is made once, even while it is being made', async () => {
	const cache = new BoundedCache(100_000);
	let made = 0;
	const make = async () => {
		made++;
		await soon();
		return bytes(10);
	};
	await Promise.all([cache.get('a', make), cache.get('a', make)]);
	await cache.get('a', make);
	expect(made).toBe(1);
});

test('the least recently used goes first when there is no room', async () => {
	const cache = new BoundedCache(100_000);
	const made: string[] = [];
	const ask = (key: string) =>
		cache.get(key, async () => {
			made.push(key);
			return bytes(24_700);
		});
	for (const key of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) await ask(key);
	expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('many small things under long names are bounded too', async () => {
	const cache = new BoundedCache(10_000);
	let made = 0;
	const ask = (index: number) =>
		cache.get(`${index} ${'x'.repeat(1000)}`, async () => {
			made++;
			return bytes(1);
		});
	for (let index = 0; index < 10; index++) await ask(index);
	await ask(9);
	expect(made).toBe(10);
	await ask(0);
	expect(made).toBe(11);
});

test('what failed is not kept', async () => {
	const cache = new BoundedCache(100_000);
	await expect(cache.get('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	await expect(cache.get('a', async () => bytes(3))).resolves.toHaveLength(3);
});

test('what is made is wanted as long as one of those who asked for it waits', async () => {
	const cache = new BoundedCache(100_000);
	const [first, second] = [new AbortController(), new AbortController()];
	let wanted = () => true;
	const make = async (stillWanted: () => boolean) => {
		wanted = stillWanted;
		await soon();
		return bytes(10);
	};
	const asked = [cache.get('a', make, first.signal), cache.get('a', make, second.signal)];
	first.abort();
	expect(wanted()).toBe(true);
	second.abort();
	expect(wanted()).toBe(false);
	await Promise.all(asked);
});
