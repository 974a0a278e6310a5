import { describe, expect, test } from 'vitest';
import { sum, type SettlementLine } from './claims.ts';
import { detailOf, PossibleTotals, quantitesOf } from './possible-totals.ts';
import { line, total } from './settlement.fixture.ts';
import { settle } from './settlement.ts';

/** The lines, and how often something was read of them: a step of the work, whatever the machine. */
function watched(lines: readonly SettlementLine[]) {
	let reads = 0;
	const seen = lines.map(
		(item) =>
			new Proxy(item, {
				get(target, word) {
					reads += 1;
					return Reflect.get(target, word);
				}
			})
	);
	return { lines: seen, reads: () => reads };
}

type Shape = (count: number) => SettlementLine[];
const names = (count: number) => Array.from({ length: count }, (_, index) => `organisme ${index}`);
const details: Shape = (count) =>
	names(count).map((beneficiaire, index) => line(index, 100 + (index % 7), { beneficiaire, poste: 'x' }));
const rivals: Shape = (count) =>
	details(count).map((item) => ({
		...item,
		id: item.id + 1_000_000,
		centimes: item.centimes + 1,
		source: 'b',
		preuve: 'C'
	}));

const SHAPES: Readonly<Record<string, Shape>> = {
	'details of which one is contested': (count) => [...details(count), ...rivals(1)],
	'details all contested': (count) => [...details(count / 2), ...rivals(count / 2)],
	'details under a total, all contested': (count) => [
		total(-1, 1000, { poste: 'x' }),
		...details(count / 2),
		...rivals(count / 2)
	],
	'a total for each detail, in another that crosses them': (count) => [
		total(-1, 1000, { poste: 'x' }),
		...details(count / 2),
		...names(count / 2).map((beneficiaire, index) => total(2_000_000 + index, 90, { beneficiaire }))
	],
	'totals alone, none inside another': (count) => [
		...names(count / 2).map((beneficiaire, index) => total(index, 90, { beneficiaire })),
		...names(count / 2).map((poste, index) => total(1_000_000 + index, 90, { poste }))
	],
	'one quantité of many lines': (count) => names(count).map((_, index) => line(index, 100)),
	'one quantité of many sources': (count) =>
		names(count).map((source, index) => line(index, 100 + index, { source }))
};

describe.each(Object.entries(SHAPES))('%s', (_, shape) => {
	test('are settled at a cost that grows as the lines', () => {
		const cost = (count: number) => {
			const { lines, reads } = watched(shape(count));
			settle(lines);
			return reads();
		};
		expect(cost(4000) / cost(2000)).toBeLessThan(2.5);
		expect(cost(2000) / 2000).toBeLessThan(100);
	});
});

test('what another value would come to is not settled line by line', () => {
	const { verdicts, counted, lues } = settle(SHAPES['details under a total, all contested']?.(4000) ?? []);
	const { lines, reads } = watched(SHAPES['details under a total, all contested']?.(4000) ?? []);
	const quantites = quantitesOf(
		lines.map((item) => ({ ...item, verdict: verdicts.get(item.id) ?? 'retenue', lue: lues.has(item.id) }))
	);
	const retained = quantites
		.filter((item) => item.role === 'detail')
		.flatMap((item) => item.retained.lines.map(detailOf));
	const possible = new PossibleTotals(
		quantites.filter((item) => item.role === 'total'),
		retained,
		sum(counted)
	);
	expect(possible.cost).toBe(2);
	const others = quantites.flatMap((item) =>
		item.claims.filter((claim) => claim !== item.retained).map((claim) => ({ item, claim }))
	);
	const before = reads();
	for (const { item, claim } of others) possible.with(item, claim);
	// Of each, the two lines that change places are read again, and no other.
	expect((reads() - before) / others.length).toBeLessThan(30);
});
