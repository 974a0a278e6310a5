import { describe, expect, test } from 'vitest';
import { sum, type Arbitration } from './claims.ts';
import { detailOf, isTotal, PossibleTotals, quantitesOf, type JudgedLine } from './possible-totals.ts';
import { line, total } from './settlement.fixture.ts';
import { documentLines } from './settlement-lines.fixture.ts';
import { settle } from './settlement.ts';
import { fc } from '../../../../tests/property-seed.ts';

function judged(lines: Parameters<typeof settle>[0]): JudgedLine[] {
	const { verdicts, lues } = settle(lines);
	return lines.map((item) => ({
		...item,
		verdict: verdicts.get(item.id) ?? 'retenue',
		lue: lues.has(item.id)
	}));
}

/** The possible totals of the lines, as a page asks for them. */
function possibleTotals(lines: readonly JudgedLine[]) {
	const quantites = quantitesOf(lines);
	const details = quantites
		.filter((item) => !isTotal(item))
		.flatMap((item) => item.retained.lines.map(detailOf));
	const totals = quantites.filter(isTotal);
	return { quantites, possible: new PossibleTotals(totals, details, sum(settle(lines).counted)) };
}

describe('what a slot would come to with another value', () => {
	test.for([
		{
			name: 'no total holds it: the difference',
			lines: [line(1, 40), line(2, 100, { poste: 'x' })],
			worth: 190
		},
		{
			name: 'a total holds it and keeps the sum',
			lines: [total(1, 100), line(2, 40, { poste: 'x' })],
			worth: 100
		},
		{
			name: 'a total that it passes',
			lines: [total(1, 60), line(2, 40, { poste: 'x' })],
			worth: 60
		}
	])('$name', ({ lines, worth }) => {
		const other = line(9, lines.at(-1)?.centimes === 100 ? 150 : 90, {
			poste: 'x',
			source: 'b',
			preuve: 'C'
		});
		const { quantites, possible } = possibleTotals(judged([...lines, other]));
		const asked = quantites.find((item) => item.contested);
		const rival = asked?.claims.find((claim) => claim.source === 'b');
		if (!asked || !rival) throw new Error('nothing competes');
		expect(possible.with(asked, rival)).toBe(worth);
	});

	test('is what settling again with that value retained comes to', () => {
		fc.assert(
			fc.property(documentLines, (drawn) => {
				const lines = judged(drawn);
				const { quantites, possible } = possibleTotals(lines);
				const decided = (source: (item: (typeof quantites)[number]) => string) =>
					quantites.map((item): Arbitration => ({ ...item, source: source(item) }));
				for (const asked of quantites.filter((item) => item.claims.length > 1)) {
					for (const claim of asked.claims) {
						const again = settle(
							drawn,
							decided((item) => (item === asked ? claim : item.retained).source)
						);
						expect(possible.with(asked, claim)).toBe(sum(again.counted));
					}
					if (asked.role !== 'total') continue;
					const rest = drawn.filter((item) => !asked.lines.some((own) => own.id === item.id));
					expect(possible.without(asked)).toBe(
						sum(
							settle(
								rest,
								decided((item) => item.retained.source)
							).counted
						)
					);
				}
			}),
			{ numRuns: 300 }
		);
	});
});
