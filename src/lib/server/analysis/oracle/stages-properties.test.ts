import { beforeAll, describe, expect, test } from 'vitest';
import { ETAPES, NATURES } from '#lib/domain/vocabulary.ts';
import {
	TIMEOUT,
	amountsBy,
	expectSame,
	generatedBase,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { coreOf, reckonParts, sumsBy } from './rule-reckoning.fixture.ts';

let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(36, 2);
}, TIMEOUT);

const VIEWS = ['prevu', ...ETAPES].flatMap((etape) => NATURES.map((nature) => ({ etape, nature }) as const));

describe('over generated data, stages and natures of credit (R2)', () => {
	test.for(VIEWS)('$etape in $nature reads one stage of each pair, and the natures that R2 says', (asked) => {
		const { db, world } = base;
		const address = `etape=${asked.etape}&nature=${asked.nature}`;
		const parts = partsOf(reckonParts(world, { ...asked, etape: asked.etape as 'prevu' }), coreOf(world));
		const words = ['exercice', 'dispositif', 'etape'] as const;
		expectSame(amountsBy(db, address, words), sumsBy(parts, words), { world, asked: address });

		const unsaid = rowsBy(db, address, ['exercice', 'dispositif']);
		const marked = new Map([...unsaid].map(([key, row]) => [key, BigInt(row.natureNonPrecisee)]));
		const expected = new Map([...unsaid.keys()].map((key) => [key, 0n]));
		for (const part of parts.filter(({ nature }) => nature === 'np')) {
			const key = `${part.exercice} | ${part.dispositif}`;
			expected.set(key, (expected.get(key) ?? 0n) + part.centimes);
		}
		expectSame(marked, expected, { world, asked: address });
	});

	test('a year that mixes stages lists them, one that does not names its own', () => {
		const { db, world } = base;
		const parts = partsOf(reckonParts(world, { etape: 'prevu', nature: 'cp' }), coreOf(world));
		for (const [year, row] of rowsBy(db, '', ['exercice'])) {
			const stages = ETAPES.filter((etape) =>
				parts.some((part) => part.exercice === Number(year) && part.etape === etape)
			);
			expect(row.etape).toBe(stages.length === 1 ? stages[0] : stages.length === 0 ? '' : 'mixte');
			if (stages.length > 1) expect(row.etapes).toEqual(stages);
		}
	});
});
