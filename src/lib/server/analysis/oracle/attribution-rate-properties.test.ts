import { beforeAll, expect, test } from 'vitest';
import { queryOf } from '#lib/server/base.fixture.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import {
	TIMEOUT,
	draw,
	generatedBase,
	partsOf,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { isOpen } from './form-reckoning.fixture.ts';
import { coreOf, reckonParts, type Part } from './rule-reckoning.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(36, 9);
}, TIMEOUT);

function rate(parts: readonly Part[]) {
	const sum = (kept: readonly Part[]) => kept.reduce((cents, part) => cents + part.centimes, 0n);
	const total = sum(parts);
	if (total <= 0n) return [null, null];
	return [Number(sum(parts.filter((part) => !isOpen(part.forme)))), Number(total)];
}

test('the rate runs over the wholly covered dispositifs of each year, and the overall one over the same pairs (R9)', () => {
	const { db, world } = base;
	const complete = ({ dispositif, exercice }: Part) =>
		world.coverage.get(`${dispositif} ${exercice}`) === 'complete';
	const asked = draw(
		fc.record({
			ids: fc.shuffledSubarray(coreOf(world), { minLength: 1 }),
			etape: fc.constantFrom('prevu' as const, 'lfi' as const, 'annonce' as const),
			nature: fc.constantFrom('cp' as const, 'ae' as const),
			cles: fc.constantFrom('sans', 'avec'),
			version: fc.constantFrom(2, 3, 4)
		}),
		80
	);
	for (const { ids, etape, nature, cles, version } of asked) {
		const parts = partsOf(reckonParts(world, { etape, nature, version }), ids).filter(complete);
		const address = `dispositif=${ids}&etape=${etape}&nature=${nature}&cles=${cles}&v=${version}`;
		const { parExercice, ensemble } = attributionRates(db, queryOf(db, address));
		for (const { exercice, attribue, total } of parExercice) {
			const own = parts.filter((part) => part.exercice === exercice);
			expect([address, exercice, attribue, total]).toEqual([address, exercice, ...rate(own)]);
		}
		expect([address, ensemble.attribue, ensemble.total]).toEqual([address, ...rate(parts)]);
	}
});
