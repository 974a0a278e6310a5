import type { Problem } from '#lib/domain/problem.ts';
import { InvalidQuery, parseQuery, type Query } from '#lib/domain/query.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { lineFilter } from '#lib/server/analysis/lines/line-filter.ts';
import { LINE_TABLES } from '#lib/server/analysis/lines/lines.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';

/**
 * Notes in `temp.selected_line` which lines the filters of a file find in the base before `version`: those that it may
 * replace. Returns what is wrong with the filters, `null` when they are understood.
 */
export function selectLines(
	db: Database,
	version: number,
	selection: string,
	{ dispositifs }: Reference
): Problem | null {
	let query: Query;
	try {
		query = parseQuery(
			new URLSearchParams(selection),
			dispositifs.map(({ id }) => id)
		);
	} catch (error) {
		if (!(error instanceof InvalidQuery)) throw error;
		return unreadable(selection, error.message);
	}
	const before = { ...query, v: version - 1 };
	const { where, parameters } = lineFilter(db, before, select(db, before));
	db.exec(
		'DROP TABLE IF EXISTS temp.selected_line; CREATE TEMP TABLE selected_line (id INTEGER PRIMARY KEY)'
	);
	db.prepare(
		`INSERT INTO temp.selected_line SELECT l.id FROM ${LINE_TABLES} WHERE ${where} AND l.until_version IS NULL`
	).run(parameters);
	return null;
}

const FIRST_LINE = { ligne: 1, colonne: null, lettre: null, champ: null, attendu: null } as const;

/** What a file of chosen lines is taken for. */
export const selectionAnnounced = (selection: string): Problem => ({
	...FIRST_LINE,
	code: 'selection',
	severite: 'info',
	valeur: selection,
	message: fr`Le fichier est une sélection des lignes de la base (?${selection}) : il ne remplace que les lignes que ces filtres y trouvent, les autres restent.`
});

const unreadable = (selection: string, why: string): Problem => ({
	...FIRST_LINE,
	code: 'selection',
	severite: 'bloquant',
	valeur: selection,
	message: fr`Ligne 1 : le fichier dit être une sélection (?${selection}), et ses filtres ne se lisent pas ici. ${why} Téléchargez de nouveau ces lignes, ou ôtez cette ligne : le fichier remplacera alors tout ce que ses sources disent des mêmes dispositifs, exercices et étapes.`
});
