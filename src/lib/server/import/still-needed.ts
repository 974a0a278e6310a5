import type { Problem } from '#lib/domain/problem.ts';
import type { Reference, ReferenceTable } from '#lib/domain/reference-tables.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { keyProblems } from './key-rules.ts';
import {
	danglingWords,
	linesWithoutDispositif,
	NOMS,
	placesTold,
	type Dangling
} from './vocabulary-links.ts';

const told = (code: string, severite: Problem['severite'], valeur: string, message: string): Problem => ({
	ligne: null,
	colonne: null,
	lettre: null,
	champ: null,
	attendu: null,
	code,
	severite,
	valeur,
	message
});

/** « Retirez d’abord la version 4, ou importez … » : the version that creates the base cannot be withdrawn. */
function mend(versions: readonly number[], other: string): string {
	const later = versions.filter((version) => version > 1).map(String);
	if (later.length === 0) return fr`Importez d'abord ${other}.`;
	const which = later.length === 1 ? 'la version' : 'les versions';
	return fr`Retirez d'abord ${which} ${enumerate(later)}, ou importez ${other}.`;
}

/** The versions whose rows of a vocabulary say `value` in `column`, the newest first. */
function versionsSaying(db: Database, table: ReferenceTable, column: string, value: string): number[] {
	return db
		.prepare<[string, string, string], { version: number }>(
			`SELECT DISTINCT since_version AS version FROM reference_row WHERE reference_table = ? AND until_version IS NULL
				AND instr('|' || (value_json ->> ?) || '|', '|' || ? || '|') > 0 ORDER BY version DESC`
		)
		.all(table, column, value)
		.map(({ version }) => version);
}

function stillCited(db: Database, item: Dangling): Problem {
	const { from, column, to, value } = item;
	const { un, file } = NOMS[to];
	const way = mend(versionsSaying(db, from, column, value), fr`un ${from}.csv qui ne le cite plus`);
	const message = fr`${from}.csv cite ${un} « ${value} »${placesTold(item)}, qui ne serait plus dans ${file}. ${way}`;
	return told('foreign-key', 'bloquant', value, message);
}

function stillCarried(db: Database, dispositif: string, lignes: number): Problem {
	const versions = db
		.prepare<[string], { version: number }>(
			`SELECT DISTINCT l.since_version AS version FROM block b JOIN line l ON l.block_id = b.id
			WHERE b.dispositif = ? AND l.until_version IS NULL ORDER BY version DESC`
		)
		.all(dispositif)
		.map(({ version }) => version);
	const lines = lignes === 1 ? '1 ligne en base est' : fr`${lignes} lignes en base sont`;
	const way = mend(versions, fr`un dispositifs.csv qui le garde`);
	const message = fr`${lines} du dispositif « ${dispositif} », qui ne serait plus dans dispositifs.csv : leur argent quitterait tous les totaux. ${way}`;
	return told('foreign-key', 'bloquant', dispositif, message);
}

/** What in the base rests on words or lines that it no longer has: to be asked before a withdrawal, and after. */
export function stillNeeded(db: Database, reference: Reference): Problem[] {
	return [
		...danglingWords(reference).map((item) => stillCited(db, item)),
		...linesWithoutDispositif(db, reference).map(({ dispositif, lignes }) =>
			stillCarried(db, dispositif, lignes)
		),
		...keyProblems(db, reference).map((problem) => {
			const way = mend(
				versionsSaying(db, 'cles', 'id', problem.valeur ?? ''),
				'un cles.csv qui s’accorde avec les lignes'
			);
			return { ...problem, message: `${problem.message} ${way}` };
		})
	];
}

/** Current lines whose source leaves `sources.csv`: they keep its name, and lose its title, its date and its address. */
export function sourcesLost(db: Database, before: Reference, after: Reference): Problem[] {
	const kept = new Set(after.sources.map(({ id }) => id));
	const lost = before.sources.map(({ id }) => id).filter((id) => !kept.has(id));
	return db
		.prepare<[string], { source: string; lignes: number }>(
			`SELECT b.source, count(*) AS lignes FROM block b JOIN line l ON l.block_id = b.id
			WHERE b.source IN (SELECT value FROM json_each(?)) AND l.until_version IS NULL GROUP BY b.source`
		)
		.all(JSON.stringify(lost))
		.map(({ source, lignes }) => {
			const lines = lignes === 1 ? '1 ligne en base cite' : fr`${lignes} lignes en base citent`;
			const message = fr`${lines} la source « ${source} », qui n'est plus dans sources.csv : son titre, sa date et son adresse ne sont plus donnés.`;
			return told('source-inconnue', 'avertissement', source, message);
		});
}
