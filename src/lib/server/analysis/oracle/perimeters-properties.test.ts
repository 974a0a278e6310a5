import { beforeAll, describe, expect, test } from 'vitest';
import { ask, queryOf } from '#lib/server/base.fixture.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import {
	TIMEOUT,
	amountsBy,
	draw,
	expectSame,
	generatedBase,
	partsOf,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { coreOf, reckonParts, sumsBy, type Part } from './rule-reckoning.fixture.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { fc } from '../../../../../tests/property-seed.ts';

let base: GeneratedBase;
let parts: Part[];
let wider: string[];
let choices: string[][];
beforeAll(async () => {
	base = await generatedBase(36, 5);
	const { world } = base;
	parts = reckonParts(world, { etape: 'prevu', nature: 'cp' });
	const core = new Set(coreOf(world));
	wider = world.dispositifs.map((row) => row.id).filter((id) => !core.has(id));
	choices = draw(
		fc.shuffledSubarray(
			world.dispositifs.map((row) => row.id),
			{ minLength: 1 }
		),
		20
	);
}, TIMEOUT);
const sum = (of: readonly Part[]) => of.reduce((cents, part) => cents + part.centimes, 0n);

describe('over generated dispositifs, whatever ones are asked (R5)', () => {
	test('the wider and the included ones enter no total', () => {
		const { db, world } = base;
		for (const ids of choices) {
			const core = coreOf(world).filter((id) => ids.includes(id));
			const { rows, total } = ask(db, `dispositif=${ids}`, 'dispositif');
			expect(rows.map((row) => row.dispositif)).toEqual(core);
			expect(total === null ? 0n : BigInt(total)).toBe(sum(partsOf(parts, core)));
			expect(headline(db, queryOf(db, `dispositif=${ids}&perimetre=contexte`))).toBeNull();
		}
	});

	test('alone they show by dispositif, each with its own amount, and no total', () => {
		const { db, world } = base;
		for (const ids of choices) {
			const shown = wider.filter((id) => ids.includes(id));
			if (shown.length === 0) continue;
			const asked = `perimetre=contexte&dispositif=${ids}`;
			const { total, groupes } = ask(db, asked, 'exercice');
			expect(total).toBeNull();
			expect(groupes.includes('dispositif')).toBe(shown.length > 1);
			const words = ['exercice', 'dispositif'] as const;
			expectSame(amountsBy(db, asked, words), sumsBy(partsOf(parts, shown), words), { world, asked });
			const figure = formesParAnnee(db, queryOf(db, asked));
			expect(figure.selection.dispositifs).toHaveLength(1);
		}
	});

	test('the table of lines adds the retained core ones alone', () => {
		const { db, world } = base;
		const core = new Set(coreOf(world));
		for (const ids of choices) {
			const { lines, totals } = listLines(db, queryOf(db, `dispositif=${ids}`), 100_000);
			for (const total of totals) {
				const own = lines.filter((line) => line.etape === total.etape && line.nature === total.nature);
				const counted = own.filter((line) => line.verdict === 'retenue' && core.has(line.dispositif));
				expect(BigInt(total.centimes)).toBe(
					counted.reduce((cents, line) => cents + BigInt(line.centimes), 0n)
				);
				expect([total.comptees, total.autres]).toEqual([counted.length, own.length - counted.length]);
			}
		}
	});
});
