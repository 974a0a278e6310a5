import { describe, expect, test } from 'vitest';
import { MAX_CENTIMES } from '#lib/domain/money.ts';
import { ask, bring, csv, exported, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

/** How publishers write an amount of cents, told from its digits alone. */
const NOTATIONS = [
	'plain',
	'spaced',
	'narrow',
	'apostrophes',
	'brackets',
	'sign',
	'thousands',
	'millions'
] as const;
type Notation = (typeof NOTATIONS)[number];

const grouped = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);

function written(cents: bigint, notation: Notation): string {
	const [size, minus] = cents < 0n ? [-cents, '-'] : [cents, ''];
	const [euros, rest] = [String(size / 100n), String(size % 100n).padStart(2, '0')];
	const moved = (power: number) => {
		const digits = String(size).padStart(power + 3, '0');
		return `${minus}${digits.slice(0, -(power + 2))},${digits.slice(-(power + 2))}`;
	};
	switch (notation) {
		case 'plain':
			return `${minus}${euros},${rest}`;
		case 'spaced':
			return `${minus}${grouped(euros, '\u00A0')},${rest}\u00A0€`;
		case 'narrow':
			return `${minus}${grouped(euros, '\u202F')},${rest}`;
		case 'apostrophes':
			return `${minus}${grouped(euros, '’')},${rest}`;
		case 'brackets':
			return cents < 0n ? `(${grouped(euros, ' ')},${rest})` : `${euros},${rest}`;
		case 'sign':
			return `${minus.replace('-', '\u2212')}${euros},${rest}`;
		case 'thousands':
			return `${moved(3)} K€`;
		case 'millions':
			return `${moved(6)} M€`;
	}
}

const amounts = fc.array(
	fc.tuple(
		fc.oneof(
			fc.integer({ min: -MAX_CENTIMES, max: MAX_CENTIMES }),
			fc.integer({ min: -100_000, max: 100_000 })
		),
		fc.constantFrom(...NOTATIONS)
	),
	{ minLength: 60, maxLength: 80 }
);

describe('from the cell to the answer, whole cents (R1)', () => {
	test('thousands of amounts, as publishers write them, are stored, added and written back exactly', async () => {
		await fc.assert(
			fc.asyncProperty(amounts, async (drawn) => {
				const db = await vocabulariesOnly();
				const rows = drawn.map(([cents, notation], index) =>
					row(written(BigInt(cents), notation), {
						exercice: 2000 + (index % 40),
						poste: `poste ${index}`
					})
				);
				const report = await bring(db, csv(rows), { decimal: ',', unit: 'euros' });
				expect([report.outcome, report.files[0]?.summary.problems]).toEqual(['done', []]);
				for (let year = 2000; year < 2040; year += 1) {
					const own = drawn.filter((_, index) => 2000 + (index % 40) === year);
					const expected = own.reduce((sum, [cents]) => sum + BigInt(cents), 0n);
					const [found] = ask(db, `de=${year}&a=${year}`, 'exercice').rows;
					expect(BigInt(found?.centimes ?? 0)).toBe(expected);
				}
				const back = await vocabulariesOnly();
				await bring(back, exported(db), { unit: 'euros' });
				expect(exported(back)).toBe(exported(db));
				for (const base of [db, back]) base.close();
			}),
			{ numRuns: 15 }
		);
	});

	test('an amount with a part of a cent is refused, never rounded', async () => {
		const db = await vocabulariesOnly();
		const cells = fc.sample(
			fc.tuple(fc.nat(99_999_999), fc.integer({ min: 1, max: 9 }), fc.constantFrom('', ' K€', ' M€')),
			{ numRuns: 200 }
		);
		const decimals = { '': 2, ' K€': 5, ' M€': 8 } as const;
		const rows = cells.map(([whole, last, unit]) =>
			row(`${whole},${String(last).padStart(decimals[unit as ''] + 1, '0')}${unit}`)
		);
		const report = await bring(db, csv(rows), { decimal: ',', allowRejects: true });
		expect(report.files[0]?.summary).toMatchObject({ rows: 200, rejected: 200, unreadableAmounts: 200 });
	});
});
