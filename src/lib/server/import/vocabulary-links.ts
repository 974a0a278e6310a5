import type { Problem } from '#lib/domain/problem.ts';
import type { Reference, ReferenceRow, ReferenceTable } from '#lib/domain/reference-tables.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { nearest } from '#lib/ingest/header/nearest.ts';
import type { Database } from '#lib/server/store/database.ts';

/** One vocabulary's column whose values must stand in another vocabulary. */
interface Link<T extends ReferenceTable> {
	readonly from: T;
	readonly column: keyof ReferenceRow<T> & string;
	readonly to: 'dispositifs' | 'formes' | 'sources';
	/** What else tells the row: its year, its survey. */
	readonly place: (row: ReferenceRow<T>) => string;
	/** Rows of which the column points there; all of them when not said. */
	readonly rows?: (row: ReferenceRow<T>) => boolean;
}

const link = <T extends ReferenceTable>(
	from: T,
	column: Link<T>['column'],
	to: Link<T>['to'],
	place: Link<T>['place'] = () => '',
	rows: Link<T>['rows'] = () => true
) => ({ from, column, to, place, rows });

const span = (de: number | null, a: number | null) =>
	[de === null ? '' : `depuis ${de}`, a === null ? '' : `jusqu’en ${a}`]
		.filter((word) => word !== '')
		.join(' ');

/** What a column points at, in a sentence. */
export const NOMS = {
	dispositifs: { un: 'le dispositif', file: 'dispositifs.csv' },
	formes: { un: 'la forme', file: 'formes.csv' },
	sources: { un: 'la source', file: 'sources.csv' }
} as const;

/** A value of a column that points at nothing. */
export interface Dangling {
	readonly from: ReferenceTable;
	readonly column: string;
	readonly to: keyof typeof NOMS;
	readonly value: string;
	readonly places: readonly string[];
}

/** Values of a column that no row of the vocabulary it points at has, each once with every place it stands at. */
function dangling<T extends ReferenceTable>(
	reference: Reference,
	known: ReadonlySet<string>,
	{ from, column, to, place, rows }: Link<T>
): Dangling[] {
	const found = new Map<string, string[]>();
	for (const row of reference[from] as readonly ReferenceRow<T>[]) {
		if (rows && !rows(row)) continue;
		// « TRAV|DOM » names two forms.
		for (const value of String(row[column]).split('|')) {
			if (value === '' || known.has(value)) continue;
			found.set(value, [...(found.get(value) ?? []), place(row)]);
		}
	}
	return [...found].map(([value, places]) => ({ from, column, to, value, places }));
}

/** « (2026 et 2027) », nothing when the rows have no place of their own. */
export function placesTold({ places }: Dangling): string {
	const where = [...new Set(places)].filter((place) => place !== '');
	return where.length === 0 ? '' : ` (${enumerate(where.slice(0, 6))}${where.length > 6 ? '…' : ''})`;
}

function problemOf(item: Dangling, known: ReadonlySet<string>): Problem {
	const { from, column, to, value } = item;
	const { un, file } = NOMS[to];
	const close = nearest(value, [...known]);
	const guess = close === null ? '' : fr` Vouliez-vous écrire « ${close} » ?`;
	return {
		code: 'foreign-key',
		severite: 'bloquant',
		ligne: null,
		colonne: null,
		lettre: null,
		champ: column,
		valeur: value,
		attendu: fr`une valeur de ${file}`,
		message: fr`${from}.csv, « ${column} » : ${un} « ${value} »${placesTold(item)} n'est pas dans ${file}. Corrigez la valeur, ou ajoutez-la à ${file}.${guess}`
	};
}

interface Orphans {
	readonly dispositif: string;
	readonly lignes: number;
}

/**
 * Dispositifs that current lines belong to and that no vocabulary names any more, with how many lines. Those made of codes
 * for `--all-programmes` never had a name.
 */
export function linesWithoutDispositif(db: Database, { dispositifs }: Reference): Orphans[] {
	return db
		.prepare<[string], Orphans>(
			`SELECT b.dispositif, count(*) AS lignes FROM block b JOIN line l ON l.block_id = b.id
			WHERE b.dispositif NOT IN (SELECT value FROM json_each(?)) AND b.dispositif NOT GLOB 'programme-[0-9]*'
				AND l.until_version IS NULL
			GROUP BY b.dispositif ORDER BY b.dispositif`
		)
		.all(JSON.stringify(dispositifs.map((row) => row.id)));
}

/** Every word of one vocabulary that the other one it points at does not have. */
export function danglingWords(reference: Reference): Dangling[] {
	const known = knownWords(reference);
	const check = <T extends ReferenceTable>(one: Link<T>) => dangling(reference, known[one.to], one);
	return [
		...check(link('dispositifs', 'inclus_dans', 'dispositifs', (row) => row.id)),
		...check(link('nomenclature', 'dispositif', 'dispositifs', (row) => span(row.de, row.a))),
		...check(link('intitules', 'source', 'sources', (row) => String(row.exercice))),
		...check(link('couverture', 'dispositif', 'dispositifs', (row) => String(row.exercice))),
		...check(link('recherches', 'dispositif', 'dispositifs', (row) => String(row.exercice))),
		...check(link('recherches', 'source', 'sources', (row) => String(row.exercice))),
		...check(link('cles', 'dispositif', 'dispositifs', (row) => row.id)),
		...check(link('arbitrages', 'dispositif', 'dispositifs', (row) => String(row.exercice))),
		...check(link('motifs', 'dispositif', 'dispositifs', (row) => span(row.de, row.a))),
		...check(link('motifs', 'source', 'sources', (row) => span(row.de, row.a))),
		...check(link('relances', 'dispositif', 'dispositifs', (row) => String(row.exercice))),
		...check(link('relances', 'source', 'sources', (row) => String(row.exercice))),
		...check(
			link(
				'synonymes',
				'code',
				'dispositifs',
				(row) => row.mot,
				(row) => row.vocabulaire === 'dispositif'
			)
		),
		...check(link('victimes', 'forme', 'formes', (row) => String(row.annee))),
		...check(link('victimes', 'source', 'sources', (row) => String(row.annee)))
	];
}

const knownWords = (reference: Reference) => ({
	dispositifs: new Set(reference.dispositifs.map((row) => row.id)),
	formes: new Set<string>(FORMES),
	sources: new Set(reference.sources.map((row) => row.id))
});

/**
 * Words of one vocabulary that another does not have: an unknown dispositif in `couverture.csv`, an unknown source in
 * `victimes.csv`. Asked once every file of a command is written, so that files may come in any order. Without it such a
 * row, or such a line, would leave every total in silence.
 */
export function brokenLinks(db: Database, reference: Reference): Problem[] {
	const known = knownWords(reference);
	const lost = linesWithoutDispositif(db, reference).map(({ dispositif, lignes }): Problem => {
		const { file, un } = NOMS.dispositifs;
		const lines = lignes === 1 ? '1 ligne en base le porte' : fr`${lignes} lignes en base le portent`;
		return {
			code: 'foreign-key',
			severite: 'bloquant',
			ligne: null,
			colonne: null,
			lettre: null,
			champ: 'id',
			valeur: dispositif,
			attendu: null,
			message: fr`${file} : il manque ${un} « ${dispositif} », et ${lines} : leur argent quitterait tous les totaux. Gardez-le, ou retirez d'abord ses lignes.`
		};
	});
	return [...danglingWords(reference).map((item) => problemOf(item, known[item.to])), ...lost];
}
