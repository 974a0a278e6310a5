import { beforeAll, describe, expect, test } from 'vitest';
import { NATURES } from '#lib/domain/vocabulary.ts';
import {
	TIMEOUT,
	amountsBy,
	expectSame,
	generatedBase,
	partsOf,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { VERSIONS } from './drawn-world.fixture.ts';
import { effectOf } from '#lib/server/analysis/versions/effect.ts';
import { reckonParts, sumsBy } from './rule-reckoning.fixture.ts';

let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(30, 13);
}, TIMEOUT);

const LINE_VERSIONS = [VERSIONS.ab, VERSIONS.c, VERSIONS.corrections];
const STAGES = ['prevu', 'lfi', 'plf', 'execution'] as const;

describe('over generated imports (R13)', () => {
	test.for(LINE_VERSIONS)(
		'at the version %i, what counts is what its lines make, whatever came next',
		(version) => {
			const { db, world } = base;
			const all = world.dispositifs.map((row) => row.id);
			for (const etape of STAGES)
				for (const nature of NATURES) {
					const parts = reckonParts(world, { etape, nature, version });
					const words = ['exercice', 'dispositif', 'forme'] as const;
					for (const perimetre of ['coeur', 'contexte']) {
						const asked = `etape=${etape}&nature=${nature}&v=${version}&perimetre=${perimetre}`;
						const found = amountsBy(db, asked, words);
						const ids = all.filter((id) => isCore(id) === (perimetre === 'coeur'));
						expectSame(found, sumsBy(partsOf(parts, ids), words), { world, asked });
					}
				}
		}
	);

	test.for(LINE_VERSIONS)(
		'the effect told of the version %i is the difference with the one before, and nothing else moved',
		(version) => {
			const { db, world } = base;
			const effect = effectOf(db, version);
			for (const nature of ['ae', 'cp'] as const)
				for (const etape of STAGES.slice(1)) {
					const at = (v: number) =>
						sumsBy(reckonParts(world, { etape: etape as 'lfi', nature, version: v }), [
							'dispositif',
							'exercice'
						]);
					const [before, after] = [at(version - 1), at(version)];
					const told = effect.filter(
						(row) => row.etape === etape && (row.nature === nature || row.nature === 'np')
					);
					for (const row of told) {
						const key = `${row.dispositif} | ${row.exercice}`;
						const side = (cents: number | null) => (cents === null ? undefined : BigInt(cents));
						expect([key, side(row.avant), side(row.apres)]).toEqual([key, before.get(key), after.get(key)]);
					}
					const named = new Set(told.map((row) => `${row.dispositif} | ${row.exercice}`));
					for (const key of new Set([...before.keys(), ...after.keys()]))
						if (!named.has(key)) expect([key, after.get(key)]).toEqual([key, before.get(key)]);
				}
		}
	);
});

const isCore = (id: string) => {
	const row = base.world.dispositifs.find((item) => item.id === id);
	return row !== undefined && row.perimetre !== 'contexte' && row.inclusDans === '';
};
