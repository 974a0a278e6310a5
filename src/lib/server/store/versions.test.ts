import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ask,
	bring,
	csv,
	everything,
	exported,
	row,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import { gaps } from '#lib/server/analysis/gaps.ts';
import { lineStory } from '#lib/server/analysis/line.ts';
import { listLines } from '#lib/server/analysis/lines.ts';
import { queryOf } from '#lib/server/base.fixture.ts';
import type { Database } from './open.ts';
import { readReference } from './reference.ts';
import { currentVersion } from './versions.ts';

/** Everything that can be asked of a version, as text, to compare to the byte. */
function answers(db: Database, version: number): string {
	const v = `v=${version}`;
	return JSON.stringify([
		exported(db, version),
		readReference(db, version),
		...['prevu', 'execution'].flatMap((etape) =>
			['ae', 'cp', 'np'].map((nature) => {
				const { rows, total } = ask(
					db,
					`${v}&etape=${etape}&nature=${nature}`,
					'exercice',
					'dispositif',
					'forme',
					'niveau',
					'poste'
				);
				return { rows, total };
			})
		),
		ask(db, v, 'forme').rows,
		gaps(db, queryOf(db, v)),
		(({ lines, totals, count }) => ({ lines, totals, count }))(listLines(db, queryOf(db, v)))
	]);
}

const cells: fc.Arbitrary<Cells> = fc.record({
	exercice: fc.constantFrom(2017, 2018),
	dispositif: fc.constantFrom('bop137', 'mae', 'acse', 'versements'),
	etape: fc.constantFrom('plf', 'lfi', 'annonce', 'execution'),
	nature: fc.constantFrom('ae', 'cp', 'np'),
	montant: fc.integer({ min: -2, max: 9 }),
	niveau: fc.constantFrom('', 'central'),
	poste: fc.constantFrom('', 'AFIS', 'Crédits nationaux'),
	role: fc.constantFrom('detail', 'detail', 'total'),
	forme: fc.constantFrom('', 'SEX', 'SEX|TRAV', 'SEX:60|TRAV:40'),
	attribution: fc.constant('publiee'),
	beneficiaire: fc.constantFrom('', 'Amicale du Nid'),
	preuve: fc.constantFrom('', 'A', 'C'),
	source: fc.constantFrom('a', 'b', 'c')
});

/** Sources of different grades, so that the version that brought a line never decides. */
const GRADES: Readonly<Record<string, string>> = { a: 'A', b: 'B', c: 'C' };
const graded = (line: Cells): Cells => ({ ...line, preuve: GRADES[line.source ?? ''] ?? '' });

const arbitrages = (source: string, raison: string) =>
	[
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison',
		`bop137;2018;lfi;cp;np;;;${source};Collectif;2026-11-01;${raison}`,
		''
	].join('\n');
const couverture = (state: string) => `dispositif;exercice;couverture;note\nbop137;2018;${state};essai\n`;

const steps = fc.array(
	fc.oneof(
		{
			weight: 5,
			arbitrary: fc.array(cells, { maxLength: 8 }).map((rows) => ['lignes.csv', csv(rows)] as const)
		},
		{
			weight: 1,
			arbitrary: fc
				.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('vu', 'revu'))
				.map(([source, reason]) => ['arbitrages.csv', arbitrages(source, reason)] as const)
		},
		{
			weight: 1,
			arbitrary: fc
				.constantFrom('complete', 'partielle', 'absente')
				.map((state) => ['couverture.csv', couverture(state)] as const)
		}
	),
	{ minLength: 2, maxLength: 6 }
);

describe('versions are never rewritten (R13)', () => {
	test('whatever is imported next, every older version answers to the byte as it did', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (files) => {
				const db = await vocabulariesOnly();
				const known = [answers(db, 1)];
				for (const [name, text] of files) {
					const report = await bring(db, text, { name });
					expect(['done', 'unchanged']).toContain(report.outcome);
					expect(report.files[0]?.conservation.holds).toBe(true);
					if (report.outcome === 'done') known.push(answers(db, currentVersion(db)));
					known.forEach((told, index) => expect(answers(db, index + 1)).toBe(told));
					expect(currentVersion(db)).toBe(known.length);
				}
				expect(db.pragma('foreign_key_check')).toEqual([]);
				expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
				db.close();
			}),
			{ numRuns: 20 }
		);
	});

	test('the same files again change nothing, in whatever state they left the base', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 12 }), async (rows) => {
				const db = await vocabulariesOnly();
				await bring(db, csv(rows));
				const before = everything(db);
				expect((await bring(db, csv(rows))).outcome).toBe('unchanged');
				expect((await bring(db, exported(db), { name: 'export.csv' })).outcome).toBe('unchanged');
				expect(everything(db)).toEqual(before);
				db.close();
			}),
			{ numRuns: 30 }
		);
	});

	test('what a version counts depends on its lines, not on the imports that led to it', async () => {
		const counted = (db: Database) =>
			['prevu', 'lfi', 'execution'].flatMap((etape) =>
				['ae', 'cp', 'np'].map((nature) => {
					const address = `etape=${etape}&nature=${nature}`;
					return ask(db, address, 'exercice', 'dispositif', 'forme', 'niveau', 'poste').rows;
				})
			);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 4 }), async (files) => {
				const db = await vocabulariesOnly();
				for (const rows of files) await bring(db, csv(rows.map(graded)));
				const fresh = await vocabulariesOnly();
				await bring(fresh, exported(db));
				expect(exported(fresh)).toBe(exported(db));
				expect(counted(fresh)).toEqual(counted(db));
				for (const base of [db, fresh]) base.close();
			}),
			{ numRuns: 25 }
		);
	});
});

test('a line that was withdrawn is told as it stood in its last version', async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv([row(10), row(11, { source: 'b' })]));
	const [old] = listLines(db, queryOf(db, '')).lines;
	await bring(db, csv([row(12)]));
	expect(lineStory(db, old?.id ?? 0)).toMatchObject({ centimes: 1000, sinceVersion: 2, untilVersion: 3 });
	expect(lineStory(db, old?.id ?? 0)?.claims.map((claim) => claim.centimes)).toEqual([1000, 1100]);
	expect(lineStory(db, old?.id ?? 0, 1)).toBeNull();
	expect(lineStory(db, 999)).toBeNull();
});
