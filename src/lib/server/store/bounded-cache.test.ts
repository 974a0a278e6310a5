import { expect, test } from 'vitest';
import { BaseCache, BoundedCache } from './bounded-cache.ts';
import { openBase } from './open.ts';
import { fc } from '../../../../tests/property-seed.ts';

const bytes = (length: number) => new Uint8Array(length);
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what is asked twice is made once, even while it is being made', async () => {
	const cache = new BoundedCache<Uint8Array>(100_000);
	let made = 0;
	const make = async () => {
		made++;
		await soon();
		return bytes(10);
	};
	await Promise.all([cache.getLater('a', make), cache.getLater('a', make)]);
	await cache.getLater('a', make);
	expect(made).toBe(1);
});

test('the least recently used goes first when there is no room', async () => {
	const cache = new BoundedCache<Uint8Array>(100_000);
	const made: string[] = [];
	const ask = (key: string) =>
		cache.getLater(key, async () => {
			made.push(key);
			return bytes(24_700);
		});
	for (const key of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) await ask(key);
	expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('many small things under long names are bounded too', async () => {
	const cache = new BoundedCache<Uint8Array>(10_000);
	let made = 0;
	const ask = (index: number) =>
		cache.getLater(`${index} ${'x'.repeat(1000)}`, async () => {
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
	const cache = new BoundedCache<Uint8Array>(100_000);
	await expect(cache.getLater('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	await expect(cache.getLater('a', async () => bytes(3))).resolves.toHaveLength(3);
});

test('whatever is asked, in whatever order, no more than the limit is kept', () =>
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(900)), { maxLength: 60 }), (asked) => {
			const cache = new BoundedCache<number>(3_000, (value) => value);
			const sizes = new Map<number, number>();
			for (const [key, size] of asked) {
				const value = sizes.get(key) ?? size;
				sizes.set(key, value);
				expect(cache.get(`${key}`, () => value)).toBe(value);
				expect(cache.bytes).toBeLessThanOrEqual(3_000);
			}
		})
	));

test('what is heavier than the limit is kept alone, until the next one', () => {
	const cache = new BoundedCache<{ readonly heavy: Uint8Array }>(10_000);
	const made: string[] = [];
	const ask = (key: string, length: number) =>
		cache.get(key, () => {
			made.push(key);
			return { heavy: bytes(length) };
		});
	for (const key of ['light', 'light']) ask(key, 100);
	for (const key of ['heavy', 'heavy']) ask(key, 50_000);
	expect(made).toEqual(['light', 'heavy']);
	ask('light', 100);
	expect(made).toEqual(['light', 'heavy', 'light']);
	expect(cache.bytes).toBeLessThan(1_000);
});

test('nothing said is kept too, and each base has its own', () => {
	const cache = new BaseCache<string | null>(10_000);
	const [one, other] = [openBase(':memory:'), openBase(':memory:')];
	let made = 0;
	const ask = (db: typeof one) => cache.get(db, '1', () => (made++ === 0 ? null : 'told'));
	expect([ask(one), ask(one), ask(other), ask(one)]).toEqual([null, null, 'told', null]);
	expect(made).toBe(2);
	one.close();
	other.close();
});

test('what is made is wanted as long as one of those who asked for it waits', async () => {
	const cache = new BoundedCache<Uint8Array>(100_000);
	const [first, second] = [new AbortController(), new AbortController()];
	let wanted = () => true;
	const make = async (stillWanted: () => boolean) => {
		wanted = stillWanted;
		await soon();
		return bytes(10);
	};
	const asked = [cache.getLater('a', make, first.signal), cache.getLater('a', make, second.signal)];
	first.abort();
	expect(wanted()).toBe(true);
	second.abort();
	expect(wanted()).toBe(false);
	await Promise.all(asked);
});
