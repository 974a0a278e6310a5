import { ask, csv, exported, type Cells } from './base.fixture.ts';
import { quarantinedRows } from './quarantined-rows.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { fc } from '../../../tests/property-seed.ts';

/** What counts in a version, grouped as finely as can be. */
export const countedIn = (db: Database, version: number) =>
	['prevu', 'lfi', 'execution'].flatMap((etape) =>
		['ae', 'cp', 'np'].map((nature) => {
			const address = `v=${version}&etape=${etape}&nature=${nature}`;
			return ask(db, address, 'exercice', 'dispositif', 'forme', 'niveau', 'poste').rows;
		})
	);

/** All that a version says, whatever led to it: lines, what counts, vocabularies, quarantine. */
export function stateOf(db: Database, version: number) {
	const vocabularies = Object.entries(readReference(db, version)).map(
		([name, rows]) => [name, (rows as unknown[]).map((row) => JSON.stringify(row)).sort()] as const
	);
	const waiting = quarantinedRows(db, version).map(({ importId, ligne, cellules }) => [
		importId,
		ligne,
		cellules
	]);
	return { lines: exported(db, version), counted: countedIn(db, version), vocabularies, waiting };
}

/** Lines on few enough words that they meet, replace and contradict one another. */
export const drawnCells: fc.Arbitrary<Cells> = fc.record({
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
export const graded = (line: Cells): Cells => ({ ...line, preuve: GRADES[line.source ?? ''] ?? '' });

const arbitrages = (source: string, raison: string) =>
	[
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison',
		`bop137;2018;lfi;cp;np;;;${source};Collectif;2026-11-01;${raison}`,
		''
	].join('\n');

/** A `couverture.csv` of bop137: « 2018;complete » for each row. */
export const couverture = (...rows: string[]) =>
	['dispositif;exercice;couverture;note', ...rows.map((state) => `bop137;${state};essai`), ''].join('\n');

/** Files to import one after the other, by name. */
export const importSteps = fc.array(
	fc.oneof(
		{
			weight: 5,
			arbitrary: fc.array(drawnCells, { maxLength: 8 }).map((rows) => ['lignes.csv', csv(rows)] as const)
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
				.map((state) => ['couverture.csv', couverture(`2018;${state}`)] as const)
		}
	),
	{ minLength: 2, maxLength: 6 }
);
