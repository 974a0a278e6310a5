import { beforeAll, describe, expect, test } from 'vitest';
import { inConstantEuros } from '#lib/domain/constant-euros.ts';
import { MAX_CENTIMES } from '#lib/domain/money.ts';
import { ask } from '#lib/server/base.fixture.ts';
import {
	TIMEOUT,
	amountsBy,
	expectSame,
	generatedBase,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { rounded } from './form-reckoning.fixture.ts';
import { coreOf, reckonParts, sumsBy } from './rule-reckoning.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(36, 12);
}, TIMEOUT);

describe('over generated indices of prices (R12)', () => {
	test('a line is converted exactly, then rounded to the cent, whatever its size', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -MAX_CENTIMES, max: MAX_CENTIMES }),
				fc.integer({ min: 1, max: 50_000 }),
				fc.integer({ min: 1, max: 50_000 }),
				(centimes, from, to) => {
					const deflator = {
						base: 2025,
						indices: new Map([
							[2014, from],
							[2025, to]
						])
					};
					const exact = rounded(BigInt(centimes) * BigInt(to), BigInt(from));
					fc.pre(exact < 9_007_199_254_740_991n && exact > -9_007_199_254_740_991n);
					expect(BigInt(inConstantEuros(centimes, 2014, deflator) ?? NaN)).toBe(exact);
					expect(inConstantEuros(centimes, 2025, deflator)).toBe(centimes);
				}
			),
			{ numRuns: 5000 }
		);
	});

	test.for([2013, 2017, 2021, 2025])('towards %i, each retained line is rounded before the sum', (year) => {
		const { db, world } = base;
		for (const cles of [false, true]) {
			const asked = `euros=constants&base=${year}${cles ? '&cles=avec' : ''}`;
			const parts = partsOf(
				reckonParts(world, { etape: 'prevu', nature: 'cp', cles, base: year }),
				coreOf(world)
			);
			const words = ['exercice', 'dispositif', 'forme'] as const;
			expectSame(amountsBy(db, asked, words), sumsBy(parts, words), { world, asked });
		}
	});

	test('the base year keeps its own amounts, and the last year of the index is the default', () => {
		const { db } = base;
		const amount = (address: string) => ask(db, `de=2025&a=2025&${address}`, 'dispositif').rows;
		const cents = (rows: ReturnType<typeof amount>) => rows.map((row) => row.centimes);
		expect(cents(amount('euros=constants'))).toEqual(cents(amount('')));
		expect(cents(amount('euros=constants&base=2025'))).toEqual(cents(amount('')));
	});

	test('a year without an index has no value and says so, nor does any other year say it', () => {
		const { db } = base;
		const current = rowsBy(db, '', ['exercice', 'dispositif']);
		for (const [key, row] of rowsBy(db, 'euros=constants&base=2020', ['exercice', 'dispositif'])) {
			const priced = !key.startsWith('2012 ') && !key.startsWith('2026 ');
			const known = current.get(key)?.centimes ?? null;
			expect([key, row.statut === 'sans_indice']).toEqual([key, !priced && known !== null]);
			expect([key, row.centimes === null]).toEqual([key, !priced || known === null]);
		}
	});
});
