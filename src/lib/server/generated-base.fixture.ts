import { readFileSync } from 'node:fs';
import { writeEuros } from '#lib/domain/money.ts';
import type { Groupe } from '#lib/domain/query.ts';
import type { AllocationRow } from '#lib/domain/allocation.ts';
import { ask, AT, bring, csv, file, type Cells } from './base.fixture.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { openBase } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { VERSIONS, type DrawnLine, type World } from '#lib/server/analysis/oracle/drawn-world.fixture.ts';
import { drawWorld } from '#lib/server/analysis/oracle/generated-data.fixture.ts';
import { sameWord, validKeys } from '#lib/server/analysis/oracle/form-reckoning.fixture.ts';
import { type Part } from '#lib/server/analysis/oracle/rule-reckoning.fixture.ts';
import { fc, SEED } from '../../../tests/property-seed.ts';

const table = (header: string, rows: readonly (readonly (string | number)[])[]) =>
	[
		header,
		...rows.map((row) => row.map((cell) => (String(cell).includes(';') ? `"${cell}"` : cell)).join(';')),
		''
	].join('\n');
const percent = (hundredths: number) => writeEuros(hundredths).replace('.', ',');

/** The `cles.csv` of a data set. */
export const keysFile = ({ keys }: Pick<World, 'keys'>) =>
	table(
		'id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date',
		keys.flatMap((key) =>
			key.parts.map((part) => [
				...[key.id, key.dispositif, key.poste, key.beneficiaire, key.de ?? '', key.a ?? '', part.forme],
				...[part.bas, part.central, part.haut].map(percent),
				...['essai', 'collectif', '', '2026-11-22']
			])
		)
	);

const vocabularies = (world: World): Readonly<Record<string, string>> => ({
	'formes.csv': readFileSync('data/formes.csv', 'utf8'),
	'dispositifs.csv': table(
		'id;libelle_fr;libelle_en;ministere;perimetre;inclus_dans;hors_personnel;ordre;note',
		world.dispositifs.map((row, index) => [
			row.id,
			row.id,
			row.id,
			'essai',
			row.perimetre,
			row.inclusDans,
			'',
			index,
			''
		])
	),
	'sources.csv': table('id;titre;editeur;type;date;url;licence;note', [
		['lu', 'lu', 'essai', 'essai', '', '', '', '']
	]),
	'nomenclature.csv': table('dispositif;programme;action;de;a;comparable;note', [
		...world.dispositifs.map((row, index) => [row.id, 1000 + index, 1, 2000, '', '', '']),
		...world.renamed.map((row) => [row.dispositif, 5000, 2, row.de, '', row.comparable, 'essai'])
	]),
	'couverture.csv': table(
		'dispositif;exercice;couverture;note',
		[...world.coverage].map(([pair, state]) => [...pair.split(' '), state, ''])
	),
	'recherches.csv': table(
		'dispositif;poste;exercice;etape;date;ou;resultat;source',
		world.searches.map((row) => [
			row.dispositif,
			'',
			row.exercice,
			row.etape,
			'2026-11',
			'essai',
			row.resultat,
			row.resultat === 'non_publie' ? 'lu' : ''
		])
	),
	'arbitrages.csv': table(
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison',
		world.arbitrations.map((row) => [
			...[row.dispositif, row.exercice, row.etape, row.nature, row.niveau, row.poste, row.beneficiaire],
			...[row.source, 'collectif', '2026-11-22', 'essai']
		])
	),
	'ipc.csv': table(
		'annee;indice',
		[...world.indices].map(([year, index]) => [year, percent(index)])
	)
});

/** A drawn line as the cells of a canonical file. */
export const cellsOf = (line: DrawnLine): Cells => {
	const { since, until, sourceDate, centimes, arrondi, ...cells } = line;
	void [since, until];
	return {
		...cells,
		montant: writeEuros(centimes),
		arrondi: arrondi === null ? '' : writeEuros(arrondi),
		source_date: sourceDate
	};
};

/** Milliseconds that drawing and importing a data set may take on a machine that does much else. */
export const TIMEOUT = 120_000;

/** A base in memory that was told a whole data set, one version after the other. */
export interface GeneratedBase {
	readonly db: Database;
	readonly world: World;
}

/** Draws a data set (see `drawWorld`) and brings it in: vocabularies, sources a and b, c, corrections, keys. */
export async function generatedBase(dispositifs: number, salt = 0): Promise<GeneratedBase> {
	const { drafts, ...drawn } = drawWorld(dispositifs, salt);
	const world: World = { ...drawn, keys: validKeys(drawn, drafts) };
	const db = openBase(':memory:');
	const files = Object.entries(vocabularies(world)).map(([name, text]) => file(text, name));
	const reports = [await importFiles(db, files, { operation: 'creation', at: AT })];
	for (const version of [VERSIONS.ab, VERSIONS.c, VERSIONS.corrections]) {
		const lines = world.lines.filter((line) => line.since === version);
		const text = csv(lines.map(cellsOf));
		reports.push(await bring(db, text, { name: `version-${version}.csv`, decimal: '.', unit: 'euros' }));
	}
	reports.push(await bring(db, keysFile(world), { name: 'cles.csv' }));
	for (const report of reports) {
		const problems = [...report.told, ...report.files.flatMap(({ summary }) => summary.problems)];
		if (report.outcome !== 'done')
			throw new Error(`PROPERTY_SEED=${SEED}: ${JSON.stringify(problems.slice(0, 3), null, 1)}`);
	}
	return { db, world };
}

/** Whole rows of an allocation, keyed by their words as `sumsBy` keys them. */
export function rowsBy(db: Database, address: string, words: readonly Groupe[]): Map<string, AllocationRow> {
	return new Map(
		ask(db, address, ...words).rows.map((row) => [words.map((word) => String(row[word])).join(' | '), row])
	);
}

/** What the base says of each group that has an amount; postes are compared, not as written. */
export function amountsBy(db: Database, address: string, words: readonly Groupe[]): Map<string, bigint> {
	const sums = new Map<string, bigint>();
	for (const row of ask(db, address, ...words).rows) {
		if (row.centimes === null) continue;
		const key = words
			.map((word) => (word === 'poste' ? sameWord(row.poste ?? '') : String(row[word])))
			.join(' | ');
		sums.set(key, (sums.get(key) ?? 0n) + BigInt(row.centimes));
	}
	return sums;
}

/** Fails on the first group where two reckonings differ, and prints the seed and the lines of that case. */
export function expectSame<T>(
	found: ReadonlyMap<string, T>,
	expected: ReadonlyMap<string, T>,
	{ world, asked }: { readonly world: World; readonly asked: string }
): void {
	for (const key of new Set([...expected.keys(), ...found.keys()])) {
		const [one, other] = [tell(found.get(key)), tell(expected.get(key))];
		if (one === other) continue;
		const words = key.split(' | ');
		const lines = world.lines.filter(
			(line) => words.includes(line.dispositif) && words.includes(String(line.exercice))
		);
		throw new Error(
			[
				`PROPERTY_SEED=${SEED}`,
				`asked ${asked}, group ${key}: found ${one}, expected ${other}`,
				...lines.slice(0, 40).map((line) => JSON.stringify(line))
			].join('\n')
		);
	}
}

const tell = (value: unknown) =>
	JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item));

/** A random choice among values, the same for the same seed: `times` of them. */
export const draw = <T>(arbitrary: fc.Arbitrary<T>, times: number): T[] =>
	fc.sample(arbitrary, { seed: SEED, numRuns: times });

/** Parts of the dispositifs given. */
export const partsOf = (parts: readonly Part[], ids: readonly string[]) => {
	const known = new Set(ids);
	return parts.filter((part) => known.has(part.dispositif));
};
