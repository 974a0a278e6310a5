import { beforeAll, describe, expect, test } from 'vitest';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { controlsOf } from '#lib/server/analysis/disputes/controls.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { queryOf } from '#lib/server/base.fixture.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
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
	base = await generatedBase(36, 3);
}, TIMEOUT);

describe('over generated totals and details (R3)', () => {
	test.for(NATURES)('in %s, what counts stands at the niveau and poste that state it', (nature) => {
		const { db, world } = base;
		const parts = partsOf(reckonParts(world, { etape: 'lfi', nature }), coreOf(world));
		const words = ['exercice', 'dispositif', 'niveau', 'poste'] as const;
		const asked = `etape=lfi&nature=${nature}`;
		expectSame(amountsBy(db, asked, words), sumsBy(parts, words), { world, asked });
	});

	test.for(NATURES)(
		'in %s, what a total holds beyond its details is « non détaillé », without a form',
		(nature) => {
			const { db, world } = base;
			const asked = `etape=lfi&nature=${nature}`;
			const rests = partsOf(reckonParts(world, { etape: 'lfi', nature }), coreOf(world)).filter(
				(part) => part.nonDetaille
			);
			const rows = rowsBy(db, asked, ['exercice', 'dispositif', 'forme']);
			const found = new Map(
				[...rows]
					.filter(([, row]) => row.nonDetaille !== 0)
					.map(([key, row]) => [key, BigInt(row.nonDetaille)])
			);
			expect(rests.every((part) => part.forme === 'NV')).toBe(true);
			expectSame(found, sumsBy(rests, ['exercice', 'dispositif', 'forme']), { world, asked });
		}
	);

	test('every published total of a slot is told beside its details, with an outcome that its amounts bear out', () => {
		const { db, world } = base;
		const controls = controlsOf(db, select(db, queryOf(db, 'etape=lfi')));
		expect(controls.length).toBeGreaterThan(100);
		for (const { total, details, outcome } of controls) {
			if (outcome === 'non_detaille') expect(details).toBeLessThan(total);
			if (outcome === 'depasse' || outcome === 'excedent') expect(details).toBeGreaterThan(total);
			if (outcome === 'seul') expect(details).toBe(0);
			expect(outcome).not.toBe('croise');
		}
		expect(world.lines.some((line) => line.role === 'total')).toBe(true);
	});

	test('lines under a total that they exceed are listed and flagged, and none of them counts', () => {
		const { db } = base;
		const { lines } = listLines(db, queryOf(db, 'etape=lfi&nature=cp&perimetre=coeur'), 100_000);
		const counted = new Map<string, bigint>();
		for (const line of lines.filter(({ verdict }) => verdict === 'retenue')) {
			const key = `${line.exercice} | ${line.dispositif}`;
			counted.set(key, (counted.get(key) ?? 0n) + BigInt(line.centimes));
		}
		expect(lines.some(({ verdict }) => verdict === 'depassee')).toBe(true);
		for (const [key, row] of rowsBy(db, 'etape=lfi&nature=cp', ['exercice', 'dispositif'])) {
			if (row.centimes === null || row.natureNonPrecisee !== 0) continue;
			expect([key, BigInt(row.centimes - row.nonDetaille)]).toEqual([key, counted.get(key) ?? 0n]);
		}
	});
});
