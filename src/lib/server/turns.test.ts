import { expect, test } from 'vitest';
import { forClient } from './client.ts';
import { TooBusy } from './fair-line.ts';
import { GivenUp, Turns } from './turns.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Work that tells how much of it was done at the same time. */
function watched() {
	let [now, most] = [0, 0];
	const work = async () => {
		most = Math.max(most, ++now);
		await soon();
		now--;
		return most;
	};
	return { work, most: () => most };
}

test('few things are done at once, and a full line sends away', async () => {
	const turns = new Turns({ atOnce: 1, waiting: 1 });
	const { work, most } = watched();
	const results = await Promise.allSettled([turns.take(work), turns.take(work), turns.take(work)]);
	expect(most()).toBe(1);
	expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
	expect(results[2]).toMatchObject({ reason: new TooBusy() });
});

test('who comes while a turn is handed over waits too', async () => {
	const turns = new Turns({ atOnce: 2, waiting: 20 });
	const { work, most } = watched();
	const asked = Array.from({ length: 10 }, () => turns.take(work).then(() => turns.take(work)));
	await Promise.all(asked);
	expect(most()).toBe(2);
});

test('work that fails leaves its turn to the next', async () => {
	const turns = new Turns({ atOnce: 1, waiting: 1 });
	const broken = turns.take(() => Promise.reject(new Error('broken')));
	const next = turns.take(async () => 'done');
	await expect(broken).rejects.toThrow('broken');
	await expect(next).resolves.toBe('done');
});

test('work that nobody wants any more when its turn comes is not done, and leaves its turn', async () => {
	const turns = new Turns({ atOnce: 1, waiting: 2 });
	const visitor = new AbortController();
	const { work, most } = watched();
	const done: string[] = [];
	const results = Promise.allSettled([
		turns.take(work),
		turns.take(
			async () => done.push('left'),
			() => !visitor.signal.aborted
		),
		turns.take(async () => done.push('stayed'))
	]);
	visitor.abort();
	expect(await results).toMatchObject([
		{ status: 'fulfilled' },
		{ status: 'rejected', reason: new GivenUp() },
		{ status: 'fulfilled' }
	]);
	expect([most(), ...done]).toEqual([1, 'stayed']);
});

test('who asks for many pictures makes the next person wait for one of them, and gives up his last place in a full line', async () => {
	const turns = new Turns({ atOnce: 1, waiting: 24 });
	const order: string[] = [];
	const ask = (client: string) =>
		forClient(client, () =>
			turns.take(async () => {
				await soon();
				order.push(client);
			})
		);
	const greedy = Promise.allSettled(Array.from({ length: 25 }, () => ask('greedy')));
	await ask('reader');
	expect(order).toEqual(['greedy', 'greedy', 'reader']);
	expect((await greedy).filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
