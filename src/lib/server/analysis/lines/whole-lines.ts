import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { lineFilter } from './line-filter.ts';
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
	const { where, parameters } = lineFilter(db, query, select(db, query));
	const ids = db
		.prepare<Record<string, string | number>, number>(
			`SELECT l.id FROM ${LINE_TABLES} WHERE ${where} ORDER BY ${FILE_ORDER}`
		)
		.pluck()
		.all(parameters);
	const read = db.prepare<[string], FundingLine>(
		`SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES} JOIN json_each(?) asked ON asked.value = l.id ORDER BY asked.key`
	);
	for (let at = 0; at < ids.length; at += piece) yield read.all(JSON.stringify(ids.slice(at, at + piece)));
}
