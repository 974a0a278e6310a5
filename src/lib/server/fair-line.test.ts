import { expect, test } from 'vitest';
import { FairLine } from './fair-line.ts';
import { fc } from '../../../tests/property-seed.ts';

const drain = <T>(line: FairLine<T>): T[] => {
	const next = line.shift();
	return next === undefined ? [] : [next, ...drain(line)];
};

test('each client gives one in turn, however many another has', () => {
	const line = new FairLine<string>(10);
	for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']) line.push(name[0] ?? '', name);
	expect(drain(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
});

test('a full line takes somebody new in the place of the last of whoever has most', () => {
	const line = new FairLine<string>(3);
	for (const name of ['a1', 'a2', 'a3']) expect(line.push('a', name)).toBeNull();
	expect(line.push('a', 'a4')).toBe('a4');
	expect(line.push('b', 'b1')).toBe('a3');
	expect(line.push('b', 'b2')).toBe('b2');
	expect(line.push('c', 'c1')).toBe('a2');
	expect(line.push('d', 'd1')).toBe('d1');
	expect(drain(line)).toEqual(['a1', 'b1', 'c1']);
});

test('a line is never longer than its bound, loses nothing unsaid, and keeps the order of each client', () => {
	const steps = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null }), { maxLength: 80 });
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 9 }), steps, (limit, asked) => {
			const line = new FairLine<{ client: string; at: number }>(limit);
			const [came, left] = [new Map<string, number>(), [] as { client: string; at: number }[]];
			const sent = new Set<number>();
			asked.forEach((client, at) => {
				if (client === null) {
					const next = line.shift();
					if (next) left.push(next);
					return;
				}
				came.set(client, (came.get(client) ?? 0) + 1);
				const away = line.push(client, { client, at });
				if (away) sent.add(away.at);
				expect(line.size).toBeLessThanOrEqual(limit);
			});
			left.push(...drain(line));
			expect(line.size).toBe(0);
			for (const client of came.keys()) {
				const mine = asked.flatMap((one, at) => (one === client && !sent.has(at) ? [at] : []));
				expect(left.filter((one) => one.client === client).map(({ at }) => at)).toEqual(mine);
			}
		})
	);
});
