import { beforeAll, describe, expect, test } from 'vitest';
import { FORMES, type Forme } from '#lib/domain/vocabulary.ts';
import {
	TIMEOUT,
	draw,
	expectSame,
	generatedBase,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { isOpen } from './form-reckoning.fixture.ts';
import type { World } from './drawn-world.fixture.ts';
import { coreOf, reckonParts, type Part } from './rule-reckoning.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(36, 8);
}, TIMEOUT);

type Bounds = readonly [bas: bigint | null, haut: bigint | null];

/** R8 on the money of one place: attributed with evidence, then all that might be. */
function bounds(forme: Forme, parts: readonly Part[], openEnded: boolean): Bounds {
	if (parts.length === 0) return [null, null];
	const sum = (kept: readonly Part[]) => kept.reduce((cents, part) => cents + part.centimes, 0n);
	const bas = sum(parts.filter((part) => part.forme === forme));
	if (isOpen(forme)) return [bas, bas];
	const mayBe = parts.filter(
		(part) =>
			part.forme === 'NV' ||
			(part.forme === 'MULTI' && (part.nommees.length === 0 || part.nommees.includes(forme)))
	);
	return [bas, openEnded ? null : bas + sum(mayBe)];
}

/** Whether the searches of the planned stages say that there was nothing to publish, and nothing else says otherwise. */
function isKnownAbsent({ searches, coverage }: World, dispositif: string, exercice: number): boolean {
	const planned = searches.filter(
		(item) =>
			item.dispositif === dispositif &&
			item.exercice === exercice &&
			['lfi', 'plf', 'annonce'].includes(item.etape)
	);
	const declared = coverage.has(`${dispositif} ${exercice}`);
	return !declared && planned.length > 0 && planned.every((item) => item.resultat === 'sans_objet');
}

const asBounds = (rows: ReturnType<typeof rowsBy>) =>
	new Map(
		[...rows].map(([key, { bornes }]): [string, Bounds] => [
			key,
			[bornes.bas === null ? null : BigInt(bornes.bas), bornes.haut === null ? null : BigInt(bornes.haut)]
		])
	);

describe('over generated data, the bounds of every form (R8)', () => {
	test.for(['', '&cles=avec', '&v=3', '&etape=lfi', '&nature=ae', '&euros=constants&base=2015'])(
		'by dispositif and year, asked « %s »',
		(change) => {
			const { db, world } = base;
			const parts = reckonParts(world, {
				etape: change === '&etape=lfi' ? 'lfi' : 'prevu',
				nature: change === '&nature=ae' ? 'ae' : 'cp',
				...(change === '&v=3' ? { version: 3 } : {}),
				...(change.includes('base') ? { base: 2015 } : {})
			});
			const slots = Map.groupBy(parts, (part) => `${part.exercice} ${part.dispositif}`);
			const found = asBounds(rowsBy(db, change, ['exercice', 'dispositif', 'forme']));
			const expected = new Map(
				[...found.keys()].map((key) => {
					const [exercice = '', dispositif = '', forme = ''] = key.split(' | ');
					const own = slots.get(`${exercice} ${dispositif}`) ?? [];
					// What has money was in being: without a complete coverage there may be more of it.
					const open = world.coverage.get(`${dispositif} ${exercice}`) !== 'complete';
					return [key, bounds(forme as Forme, own, open)];
				})
			);
			expectSame(found, expected, { world, asked: change });
		}
	);

	test('by year, over any choice of dispositifs: one in being and not wholly covered, and the upper bound is unknown', () => {
		const { db, world } = base;
		const all = reckonParts(world, { etape: 'prevu', nature: 'cp' });
		for (const ids of draw(fc.shuffledSubarray(coreOf(world), { minLength: 1, maxLength: 4 }), 40)) {
			const parts = partsOf(all, ids);
			const asked = `dispositif=${ids}`;
			const found = asBounds(rowsBy(db, asked, ['exercice', 'forme']));
			const expected = new Map(
				[...found.keys()].map((key) => {
					const [exercice = '', forme = ''] = key.split(' | ');
					const own = parts.filter((part) => part.exercice === Number(exercice));
					const open = ids.some(
						(id) =>
							world.coverage.get(`${id} ${exercice}`) !== 'complete' &&
							(own.some((part) => part.dispositif === id) || !isKnownAbsent(world, id, Number(exercice)))
					);
					return [key, bounds(forme as Forme, own, open)];
				})
			);
			expectSame(found, expected, { world, asked });
			expect(found.size % FORMES.length).toBe(0);
		}
	});
});
