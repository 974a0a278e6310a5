import { beforeAll, describe, expect, test } from 'vitest';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { queryOf } from '#lib/server/base.fixture.ts';
import { contests } from '#lib/server/analysis/disputes/competing.ts';
import {
	TIMEOUT,
	amountsBy,
	expectSame,
	generatedBase,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { contestedIn, coreOf, reckonParts, sumsBy, type Part } from './rule-reckoning.fixture.ts';
import { select } from '#lib/server/analysis/selection.ts';

let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(36, 4);
}, TIMEOUT);

/** How many quantités of each group are contested. */
function contestedBy(parts: readonly Part[], words: readonly (keyof Part)[]): Map<string, number> {
	const sets = new Map<string, Set<string>>();
	for (const part of parts) {
		if (part.contested === null) continue;
		const key = words.map((word) => String(part[word])).join(' | ');
		const quantite = `${part.exercice} ${part.dispositif} ${part.etape} ${part.contested}`;
		sets.set(key, (sets.get(key) ?? new Set()).add(quantite));
	}
	return new Map([...sets].map(([key, set]) => [key, set.size]));
}

describe('over generated sources that compete (R4)', () => {
	test.for(NATURES)('in %s, of each quantité one source stands, whole, with its own forms', (nature) => {
		const { db, world } = base;
		const asked = `etape=lfi&nature=${nature}`;
		const parts = partsOf(reckonParts(world, { etape: 'lfi', nature }), coreOf(world));
		const words = ['exercice', 'dispositif', 'forme'] as const;
		expectSame(amountsBy(db, asked, words), sumsBy(parts, words), { world, asked });
	});

	test.for(NATURES)(
		'in %s, each contest names every source with its value, and the one retained',
		(nature) => {
			const { db, world } = base;
			const asked = `etape=lfi&nature=${nature}`;
			const core = new Set(coreOf(world));
			const words = (rows: readonly string[]) => [...rows].sort();
			const told = contests(db, select(db, queryOf(db, asked))).map(
				({ exercice, dispositif, claims }) =>
					`${exercice} ${dispositif} ${words(claims.map((claim) => `${claim.source}=${claim.centimes}${claim.retenue ? '*' : ''}`))}`
			);
			const expected = contestedIn(world, { etape: 'lfi', nature })
				.filter(({ dispositif }) => core.has(dispositif))
				.map(
					({ exercice, dispositif, claims, retenue }) =>
						`${exercice} ${dispositif} ${words([...claims].map(([source, cents]) => `${source}=${cents}${source === retenue ? '*' : ''}`))}`
				);
			expect(expected.length).toBeGreaterThan(5);
			expect(words(told)).toEqual(words(expected));
		}
	);

	test.for(['', 'cles=avec', 'euros=constants&base=2020', 'v=3'])(
		'asked « %s », groups count their contested quantités, one each',
		(change) => {
			const { db, world } = base;
			const asked = `etape=lfi&${change}`;
			const parts = partsOf(
				reckonParts(world, {
					etape: 'lfi',
					nature: 'cp',
					cles: change === 'cles=avec',
					...(change.startsWith('euros') ? { base: 2020 } : {}),
					...(change === 'v=3' ? { version: 3 } : {})
				}),
				coreOf(world)
			);
			for (const words of [
				['exercice', 'dispositif', 'forme'],
				['exercice', 'dispositif', 'niveau']
			] as const) {
				const rows = rowsBy(db, asked, words);
				const found = new Map(
					[...rows].filter(([, row]) => row.concurrentes > 0).map(([key, row]) => [key, row.concurrentes])
				);
				expectSame(found, contestedBy(parts, words), { world, asked });
			}
		}
	);
});
