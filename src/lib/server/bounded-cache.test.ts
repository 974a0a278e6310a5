import { expect, test } from 'vitest';
import { BoundedCache, TooBusy } from './bounded-cache.ts';

const bytes = (length: number) => new Uint8Array(length);
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what is asked twice is made once, even while it is being made', async () => {
	const cache = new BoundedCache({ bytes: 1000, atOnce: 2, waiting: 2 });
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
	const cache = new BoundedCache({ bytes: 100, atOnce: 1, waiting: 1 });
	const made: string[] = [];
	const ask = (key: string) =>
		cache.get(key, async () => {
			made.push(key);
			return bytes(25);
		});
	for (const key of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) await ask(key);
	expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('few things are made at once, and a full line sends away', async () => {
	const cache = new BoundedCache({ bytes: 1000, atOnce: 1, waiting: 1 });
	let [now, most] = [0, 0];
	const make = async () => {
		most = Math.max(most, ++now);
		await soon();
		now--;
		return bytes(1);
	};
	const asked = ['a', 'b', 'c'].map((key) => cache.get(key, make));
	const results = await Promise.allSettled(asked);
	expect(most).toBe(1);
	expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
	expect(results[2]).toMatchObject({ reason: new TooBusy() });
});

test('what failed is not kept', async () => {
	const cache = new BoundedCache({ bytes: 1000, atOnce: 1, waiting: 1 });
	await expect(cache.get('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	await expect(cache.get('a', async () => bytes(3))).resolves.toHaveLength(3);
});
