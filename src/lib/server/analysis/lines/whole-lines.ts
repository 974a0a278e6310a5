import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { lineFilter, type LineFilter } from './line-filter.ts';
import { LINE_COLUMNS, LINE_TABLES } from './lines.ts';
import { select } from '#lib/server/analysis/selection.ts';

/** The order of files: of the content of lines only, so that the same lines give the same bytes. */
const FILE_ORDER = `b.dispositif, b.exercice, b.etape, b.source, f.role DESC, f.nature, f.niveau, p.label, y.name, y.siren,
	w.libelle, l.centimes, f.forme, f.attribution, f.preuve, f.arrondi, f.periode, f.programme, f.action, f.sous_action,
	w.source_page, f.source_url, f.source_date, w.note, f.payeur`;

/** Lines as their files name whom they pay, private persons too: for whoever keeps the base. */
const OWN_NAME = 'coalesce((SELECT name FROM person WHERE beneficiary_id = y.id), y.name)';

/**
 * Every line of a version, one at a time, in an order that depends on their content only. Private persons are named: this is
 * never published.
 */
export function* everyLine(db: Database, version: number): Generator<FundingLine> {
	yield* db
		.prepare<[number, number], FundingLine>(
			`SELECT ${LINE_COLUMNS.replace('y.name', OWN_NAME)} FROM ${LINE_TABLES}
			WHERE l.since_version <= ? AND (l.until_version IS NULL OR l.until_version > ?)
			ORDER BY ${FILE_ORDER.replace('y.name', 'beneficiaire')}`
		)
		.iterate(version, version);
}

/**
 * The lines that a table of lines lists for a query, whole, in the order of files, piece by piece. No statement stays open
 * between pieces: a slow reader holds nothing, and a version never changes meanwhile.
 */
export function* filteredLines(db: Database, query: Query, piece = 500): Generator<FundingLine[]> {
	const filter = lineFilter(db, query, select(db, query));
	const read = db.prepare<[string], FundingLine>(
		`SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} JOIN json_each(?) asked ON asked.value = l.id ORDER BY asked.key`
	);
	for (const ids of idsInFileOrder(db, filter))
		for (let at = 0; at < ids.length; at += piece) yield read.all(JSON.stringify(ids.slice(at, at + piece)));
}

/**
 * The ids of lines in the order of files, in parts: those of one dispositif, exercice, étape and source, which come first in
 * that order. So the first line is sent before the last ones are sorted. A search reads every line: it is made once.
 */
function* idsInFileOrder(db: Database, { where, parameters, searches }: LineFilter): Generator<number[]> {
	const ids = (more: string) =>
		db
			.prepare<Record<string, string | number>, number>(
				`SELECT l.id FROM ${LINE_TABLES} WHERE ${where}${more} ORDER BY ${FILE_ORDER}`
			)
			.pluck();
	if (searches) return yield ids('').all(parameters);
	const part = ids(
		' AND b.dispositif = @inDispositif AND b.exercice = @inExercice AND b.etape = @inEtape AND b.source = @inSource'
	);
	const parts = db
		.prepare<[], { inDispositif: string; inExercice: number; inEtape: string; inSource: string }>(
			`SELECT DISTINCT dispositif AS inDispositif, exercice AS inExercice, etape AS inEtape, source AS inSource FROM block
			ORDER BY dispositif, exercice, etape, source`
		)
		.all();
	for (const one of parts) yield part.all({ ...parameters, ...one });
}
