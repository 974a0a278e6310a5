import { beforeAll, describe, expect, test } from 'vitest';
import { isAbsence, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import { bring, csv } from '#lib/server/base.fixture.ts';
import {
	TIMEOUT,
	draw,
	expectSame,
	generatedBase,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { YEARS } from './drawn-world.fixture.ts';
import { coreOf, reckonParts } from './rule-reckoning.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

interface Waiting {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** What the cell says, one euro or nothing that can be read. */
	readonly lisible: boolean;
}
const STAGES = ['lfi', 'plf', 'annonce', 'execution'] as const;

let base: GeneratedBase;
let waiting: Waiting[];
beforeAll(async () => {
	base = await generatedBase(36, 10);
	waiting = draw(
		fc.record({
			dispositif: fc.constantFrom(...coreOf(base.world)),
			exercice: fc.constantFrom(...YEARS),
			etape: fc.constantFrom(...STAGES),
			lisible: fc.boolean()
		}),
		120
	);
	const rows = waiting.map(({ lisible, ...place }) => ({
		...place,
		nature: 'cp',
		montant: lisible ? '1,00' : '1,O0',
		forme: 'XYZ',
		source: 'z'
	}));
	const report = await bring(base.db, csv(rows), { name: 'attente.csv', allowRejects: true });
	expect([report.outcome, report.files[0]?.quarantined]).toEqual(['done', rows.length]);
}, TIMEOUT);

describe('over generated data, the kinds of nothing (R10)', () => {
	test.for(STAGES)('at the stage %s, each pair has the statut that the rule gives it', (etape) => {
		const { db, world } = base;
		const parts = partsOf(reckonParts(world, { etape, nature: 'cp' }), coreOf(world));
		const slots = Map.groupBy(parts, (part) => `${part.exercice} | ${part.dispositif}`);
		const rows = rowsBy(db, `etape=${etape}`, ['exercice', 'dispositif']);
		const expected = new Map(
			[...rows.keys()].map((key): [string, Statut] => {
				const [exercice = '', dispositif = ''] = key.split(' | ');
				const at = (item: Omit<Waiting, 'lisible'>) =>
					item.etape === etape && item.dispositif === dispositif && item.exercice === Number(exercice);
				const own = slots.get(key);
				const paid = own?.filter((part) => part.centimes !== 0n) ?? [];
				const telling = paid.length > 0 ? paid : (own ?? []);
				if (telling.length > 0 && telling.every((part) => part.preuve === 'D')) return [key, 'deduit'];
				if (own) return [key, paid.length > 0 ? 'publie' : 'zero'];
				if (waiting.some(at)) return [key, 'non_importe'];
				return [key, world.searches.find(at)?.resultat ?? 'absent'];
			})
		);
		const found = new Map([...rows].map(([key, row]): [string, Statut] => [key, row.statut]));
		expectSame(found, expected, { world, asked: etape });
		expect(new Set(found.values()).size).toBeGreaterThan(4);
	});

	test.for(STAGES)('at the stage %s, an amount is absent or stated, never made up', (etape) => {
		const rows = rowsBy(base.db, `etape=${etape}`, ['exercice', 'dispositif']);
		for (const { centimes, statut } of rows.values()) {
			expect(centimes === null).toBe(isAbsence(statut));
			if (statut === 'zero') expect(centimes).toBe(0);
		}
	});

	test('« non publié » is said of « prévu » only where a dated search found nothing', () => {
		const { db, world } = base;
		for (const [key, row] of rowsBy(db, '', ['exercice', 'dispositif'])) {
			const [exercice = '', dispositif = ''] = key.split(' | ');
			const searched = world.searches.filter(
				(item) => item.dispositif === dispositif && item.exercice === Number(exercice)
			);
			if (row.statut === 'non_publie')
				expect(searched.some((item) => item.resultat === 'non_publie')).toBe(true);
			if (searched.length === 0) expect(['non_publie', 'sans_objet']).not.toContain(row.statut);
		}
	});

	test('rows in quarantine are counted, with what could be read of them, where their money should stand', () => {
		for (const etape of STAGES)
			for (const [key, row] of rowsBy(base.db, `etape=${etape}`, ['exercice', 'dispositif'])) {
				const own = waiting.filter(
					(item) => item.etape === etape && key === `${item.exercice} | ${item.dispositif}`
				);
				const read = own.filter(({ lisible }) => lisible).length;
				const centimes = read === 0 ? null : 100 * read;
				expect(row.nonImporte).toEqual(
					own.length === 0 ? undefined : { lignes: own.length, centimes, illisibles: own.length - read }
				);
			}
	});
});
