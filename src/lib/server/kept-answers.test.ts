import { expect, test } from 'vitest';
import { KeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { fc } from '../../../tests/property-seed.ts';

const answer = (bytes: number): KeptAnswer => ({ headers: [['etag', '"a"']], body: new Uint8Array(bytes) });

test('an answer is made once for all who ask, and kept for the next', async () => {
	const kept = new KeptAnswers(1_000_000);
	let made = 0;
	const make = async () => {
		made += 1;
		return answer(10);
	};
	expect(kept.find('1', '/')).toBeUndefined();
	await Promise.all([kept.make('1', '/', make), kept.make('1', '/', make)]);
	expect(made).toBe(1);
	expect(kept.find('1', '/')).toEqual(answer(10));
});

test('a version that moves drops what the one before it said', async () => {
	const kept = new KeptAnswers(1_000_000);
	kept.find('1', '/');
	await kept.make('1', '/', async () => answer(10));
	expect(kept.find('2', '/')).toBeUndefined();
	expect(kept.bytes).toBe(0);
});

test('an answer begun at a version that has passed is given, not kept', async () => {
	const kept = new KeptAnswers(1_000_000);
	kept.find('1', '/');
	const late = kept.make('1', '/', async () => {
		kept.find('2', '/');
		return answer(10);
	});
	expect(await late).toEqual(answer(10));
	expect(kept.find('2', '/')).toBeUndefined();
});

test('what must not be kept is made again', async () => {
	const kept = new KeptAnswers(1_000_000);
	kept.find('1', '/');
	expect(await kept.make('1', '/', async () => null)).toBeNull();
	expect(kept.find('1', '/')).toBeUndefined();
});

test('ten thousand addresses asked once do not push out those asked again', async () => {
	const kept = new KeptAnswers(1_000_000);
	kept.find('1', '/');
	await kept.make('1', '/', async () => answer(20_000));
	kept.find('1', '/');
	for (let index = 0; index < 10_000; index += 1)
		await kept.make('1', `/lignes?q=${index}`, async () => answer(20_000));
	expect(kept.find('1', '/')).toEqual(answer(20_000));
	expect(kept.bytes).toBeLessThanOrEqual(1_000_000);
});

test('whatever is asked, memory stays within the bound', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.record({ key: fc.integer({ min: 0, max: 40 }), bytes: fc.integer({ min: 0, max: 9_000 }) }),
				{
					maxLength: 200
				}
			),
			async (asked) => {
				const kept = new KeptAnswers(40_000);
				for (const { key, bytes } of asked) {
					if (!kept.find('1', String(key))) await kept.make('1', String(key), async () => answer(bytes));
					expect(kept.bytes).toBeLessThanOrEqual(40_000);
				}
			}
		)
	);
});
