import { beforeAll, describe, expect, test } from 'vitest';
import { FORMES, type Forme } from '#lib/domain/vocabulary.ts';
import { ask, queryOf } from '#lib/server/base.fixture.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import {
	TIMEOUT,
	amountsBy,
	draw,
	expectSame,
	generatedBase,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { isOpen } from './form-reckoning.fixture.ts';
import { coreOf, reckonParts, sumsBy, type Part } from './rule-reckoning.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

let base: GeneratedBase;
let parts: Part[];
let choices: Forme[][];
beforeAll(async () => {
	base = await generatedBase(36, 6);
	parts = partsOf(reckonParts(base.world, { etape: 'prevu', nature: 'cp' }), coreOf(base.world));
	choices = draw(fc.shuffledSubarray([...FORMES], { minLength: 1 }), 8);
}, TIMEOUT);

describe('over generated filters on forms, the non attributed (R6)', () => {
	test('keeps its rows and its money when grouped by form', () => {
		const { db, world } = base;
		for (const formes of choices) {
			const asked = `forme=${formes}`;
			const kept = parts.filter((part) => isOpen(part.forme) || formes.includes(part.forme));
			const words = ['exercice', 'dispositif', 'forme'] as const;
			expectSame(amountsBy(db, asked, words), sumsBy(kept, words), { world, asked });
			expect(ask(db, asked, 'forme').rows.map((row) => row.forme)).toEqual(
				FORMES.filter((forme) => isOpen(forme) || formes.includes(forme))
			);
		}
	});

	test('stands beside what is asked when not grouped by form, never inside it', () => {
		const { db, world } = base;
		for (const formes of choices) {
			const asked = `forme=${formes}`;
			const rows = rowsBy(db, asked, ['exercice', 'dispositif']);
			const beside = new Map([...rows].map(([key, row]) => [key, BigInt(row.nonAttribue ?? 0)]));
			const expected = new Map([...rows.keys()].map((key) => [key, 0n]));
			const open = parts.filter((part) => isOpen(part.forme));
			for (const [key, cents] of sumsBy(open, ['exercice', 'dispositif'])) expected.set(key, cents);
			expectSame(beside, expected, { world, asked });
			const named = parts.filter((part) => formes.includes(part.forme));
			expectSame(
				amountsBy(db, asked, ['exercice', 'dispositif']),
				sumsBy(named, ['exercice', 'dispositif']),
				{
					world,
					asked
				}
			);
		}
	});

	test('is drawn in every year that has some', () => {
		const { db, world } = base;
		for (const formes of choices) {
			const asked = `forme=${formes}`;
			const drawn = new Map<string, bigint>();
			for (const year of formesParAnnee(db, queryOf(db, asked)).annees)
				for (const part of year.parts) {
					const key = `${year.exercice} | ${part.forme}`;
					drawn.set(key, (drawn.get(key) ?? 0n) + BigInt(part.centimes));
				}
			const kept = parts.filter((part) => isOpen(part.forme) || formes.includes(part.forme));
			expectSame(drawn, sumsBy(kept, ['exercice', 'forme']), { world, asked });
		}
	});
});
