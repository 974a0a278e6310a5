import { expect, test } from 'vitest';
import { forClient } from './client.ts';
import { TooBusy } from './fair-line.ts';
import { Starts } from './starts.ts';

const heard = () => new Promise<void>((resolve) => setImmediate(resolve));

test('one answer starts at a time, and others are heard in between', async () => {
	const starts = new Starts(10);
	const order: string[] = [];
	const asked = Promise.all(['a', 'b', 'c'].map((name) => starts.turn().then(() => order.push(name))));
	const seen: string[] = [];
	while (order.length < 3) {
		await heard();
		seen.push(order.join(''));
	}
	await asked;
	expect([...new Set(seen)].filter((text) => text !== '')).toEqual(['a', 'ab', 'abc']);
});

test('who asks forty answers makes nobody wait for more than one of them, and is told when the line is full', async () => {
	const starts = new Starts(30);
	const order: string[] = [];
	const ask = (client: string) =>
		forClient(client, () =>
			starts.turn().then(
				() => order.push(client),
				(cause: unknown) => {
					expect(cause).toEqual(new TooBusy());
					return 'away' as const;
				}
			)
		);
	const greedy = Array.from({ length: 40 }, () => ask('greedy'));
	const reader = ask('reader');
	expect(await reader).not.toBe('away');
	expect(order.indexOf('reader')).toBeLessThanOrEqual(1);
	const told = await Promise.all(greedy);
	expect(told.filter((one) => one === 'away')).toHaveLength(11);
});
