import { OWN, type Erasure } from '#lib/domain/erasure.ts';
import { fold } from '#lib/domain/fold.ts';
import { REFERENCE_TABLES, referenceKey, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { Database } from './database.ts';

/** What is said of one place of the base: how many of its rows, and a few of their texts. */
export interface Said {
	readonly place: Place;
	readonly rows: number;
	readonly texts: readonly string[];
	/** A few of those where the text is part of longer words. */
	readonly partly: readonly string[];
}

/** Every column where the base holds a text that somebody wrote; codes and numbers aside. */
const PLACES = {
	beneficiaires: ['beneficiary', ['name', 'siren']],
	particuliers: ['person', ['name']],
	postes: ['poste', ['label']],
	textes: ['wording', ['libelle', 'source_page', 'note']],
	sources: ['block', ['source']],
	payeurs: ['facet', ['payeur']],
	adresses: ['facet', ['source_url']],
	vocabulaires: ['reference_row', ['value_json']],
	quarantaine: ['reject', ['cells_json', 'problems_json']],
	comptesRendus: ['import', ['name', 'report_json']],
	versions: ['version', ['summary', 'motif']],
	corrections: ['correction', ['read_text', 'value_text']]
} as const satisfies Record<string, readonly [table: string, columns: readonly string[]]>;
export type Place = keyof typeof PLACES;

/** A text stands in a column that is not erased: a code of a vocabulary, which says nothing of a person. */
export class InCodes extends Error {
	readonly places: readonly string[];
	constructor(places: readonly string[]) {
		super(`text in codes: ${places.join(', ')}`);
		this.name = 'InCodes';
		this.places = places;
	}
}

const EXAMPLES = 6;

/** Fields that hold an address: what it says is written in the signs of addresses. */
const ADDRESSES: ReadonlySet<string> = new Set(['url', 'source_url']);

/** The texts of a value that say the text, those of its JSON when it is some; what the program itself writes there aside. */
function textsSaying(erasure: Erasure, column: string, value: string | null): readonly string[] {
	if (value === null) return [];
	const texts: string[] = [];
	const gather = (field: string, data: unknown): void => {
		if (typeof data === 'string') {
			if (ADDRESSES.has(field) ? erasure.saysAddress(data) : erasure.says(data)) texts.push(data);
		} else if (Array.isArray(data)) data.forEach((item) => gather(field, item));
		else if (typeof data === 'object' && data !== null)
			for (const [name, item] of Object.entries(data)) if (!OWN.has(name)) gather(name, item);
	};
	gather(column, column.endsWith('_json') ? JSON.parse(value) : value);
	return texts;
}

type Row = Readonly<Record<string, string | null>> & { readonly id: number };

/** Teaches the base to tell whether a value of a column says the text. */
function teach(db: Database, erasure: Erasure): void {
	db.function('says', (column: unknown, value: unknown) =>
		typeof value === 'string' && textsSaying(erasure, String(column), value).length > 0 ? 1 : 0
	);
}

const saying = (columns: readonly string[]) =>
	columns.map((column) => `says('${column}', "${column}")`).join(' OR ');

/** The rows of a table where a column says the text. */
function rowsSaying(db: Database, table: string, columns: readonly string[]): Row[] {
	const key = table === 'person' ? 'beneficiary_id' : 'id';
	return db
		.prepare<[], Row>(`SELECT ${key} AS id, ${columns.join(', ')} FROM ${table} WHERE ${saying(columns)}`)
		.all();
}

/** Where the base says the text, original bytes aside. */
export function placesSaying(db: Database, erasure: Erasure): Said[] {
	teach(db, erasure);
	return Object.entries(PLACES).flatMap(([place, [table, columns]]) => {
		const rows = rowsSaying(db, table, columns);
		const texts = rows.flatMap((row) =>
			columns.flatMap((column) => textsSaying(erasure, column, row[column] ?? null))
		);
		const distinct = [...new Set(texts)];
		const partly = distinct.filter((text) => erasure.isPartly(text));
		const examples = { texts: distinct.slice(0, EXAMPLES), partly: partly.slice(0, EXAMPLES) };
		return rows.length === 0 ? [] : [{ place: place as Place, rows: rows.length, ...examples }];
	});
}

/** How many lines, of any version, say the text. */
export function linesSaying(db: Database, erasure: Erasure): number {
	teach(db, erasure);
	const ids = (['beneficiary', 'poste', 'wording', 'block', 'facet'] as const).map((table) => {
		const columns = Object.values(PLACES).flatMap(([name, texts]) => (name === table ? texts : []));
		return [table, JSON.stringify(rowsSaying(db, table, columns).map(({ id }) => id))] as const;
	});
	const persons = JSON.stringify(rowsSaying(db, 'person', ['name']).map(({ id }) => id));
	const where = ids.map(([table]) => `${table}_id IN (SELECT value FROM json_each(@${table}))`).join(' OR ');
	return (
		db
			.prepare<[Record<string, string>], number>(
				`SELECT count(*) FROM line WHERE ${where} OR beneficiary_id IN (SELECT value FROM json_each(@persons))`
			)
			.pluck()
			.get({ ...Object.fromEntries(ids), persons }) ?? 0
	);
}

/**
 * Puts the mark of the erasure in the place of the text, in every version. Amounts, and what is compared with what, stay.
 * To be called inside the transaction of the version that erases. Throws `InCodes` when some of it would stay.
 */
export function eraseFromTexts(db: Database, erasure: Erasure): void {
	teach(db, erasure);
	eraseRecipients(db, erasure);
	db.prepare('DELETE FROM person WHERE beneficiary_id IN (SELECT value FROM json_each(?))').run(
		JSON.stringify(rowsSaying(db, 'person', ['name']).map(({ id }) => id))
	);
	erasePostes(db, erasure);
	eraseRows(db, erasure);
	rewrite(db, 'wording', ['libelle', 'source_page', 'note'], (text) => erasure.prose(text));
	rewrite(db, 'block', ['source'], (text) => erasure.key(text));
	erasePayeurs(db, erasure);
	rewrite(db, 'facet', ['source_url'], () => null);
	rewrite(db, 'version', ['summary', 'motif'], (text) => erasure.prose(text));
	rewrite(db, 'correction', ['read_text', 'value_text'], (text) => erasure.prose(text));
	rewrite(db, 'import', ['name'], (text) => erasure.prose(text));
	const inJson = (json: string) => JSON.stringify(erasure.within(JSON.parse(json) as unknown));
	rewrite(db, 'import', ['report_json'], inJson);
	rewrite(db, 'reject', ['cells_json', 'problems_json'], inJson);
	const left = columnsSaying(db);
	if (left.length > 0) throw new InCodes(left);
}

function rewrite(
	db: Database,
	table: string,
	columns: readonly string[],
	erased: (text: string) => string | null
): void {
	const update = db.prepare(
		`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`
	);
	for (const row of rowsSaying(db, table, columns)) {
		const values = columns.map((column) => {
			const text = row[column] ?? null;
			return text === null ? null : erased(text);
		});
		update.run(...values, row.id);
	}
}

/** Names of recipients. A SIREN goes with every name written beside it: they are one recipient. */
function eraseRecipients(db: Database, erasure: Erasure): void {
	const update = db.prepare('UPDATE beneficiary SET name = ?, siren = ?, compared = ? WHERE id = ?');
	for (const { id, name = null, siren = null } of rowsSaying(db, 'beneficiary', ['name', 'siren'])) {
		const gone = siren !== null && erasure.says(siren);
		const written = gone ? erasure.name(siren) : erasure.name(name ?? '');
		const number = gone ? null : siren;
		update.run(written, number, number ?? fold(written), id);
	}
	// Several spellings may have become one.
	merge(db, 'beneficiary', 'name, siren', ['line']);
}

function erasePostes(db: Database, erasure: Erasure): void {
	const rows = rowsSaying(db, 'poste', ['label']);
	const relabel = db.prepare('UPDATE poste SET label = ?, compared = ? WHERE id = ?');
	const kept = db
		.prepare<[string, number], number>('SELECT min(id) FROM poste WHERE label = ? AND id <> ?')
		.pluck();
	for (const { id, label } of rows) {
		const written = erasure.name(label ?? '');
		const same = kept.get(written, id) ?? null;
		if (same === null) relabel.run(written, fold(written), id);
		else repoint(db, 'poste', [[id, same]], ['line', 'counted_place']);
	}
}

function erasePayeurs(db: Database, erasure: Erasure): void {
	const update = db.prepare('UPDATE facet SET payeur = ?, payeur_compared = ? WHERE id = ?');
	for (const { id, payeur } of rowsSaying(db, 'facet', ['payeur'])) {
		const written = erasure.name(payeur ?? '');
		update.run(written, fold(written), id);
	}
}

/** Rows of vocabularies: what they name elsewhere is renamed there in the same way. */
function eraseRows(db: Database, erasure: Erasure): void {
	const update = db.prepare('UPDATE reference_row SET value_json = ?, row_key = ? WHERE id = ?');
	const table = db
		.prepare<[number], string>('SELECT reference_table FROM reference_row WHERE id = ?')
		.pluck();
	const taken = db
		.prepare<[string, string, number], number>(
			'SELECT count(*) FROM reference_row WHERE reference_table = ? AND row_key = ? AND id <> ? AND until_version IS NULL'
		)
		.pluck();
	for (const { id, value_json } of rowsSaying(db, 'reference_row', ['value_json'])) {
		const name = table.get(id) as ReferenceTable;
		const row = JSON.parse(value_json ?? '{}') as Record<string, unknown>;
		const erased = Object.fromEntries(
			Object.entries(row).map(([column, value]) => [
				column,
				typeof value === 'string' ? cellWithout(erasure, column, value) : value
			])
		);
		const { row: shape } = REFERENCE_TABLES[name];
		// A date, a code: the row would no longer be one.
		if (shape.safeParse(row).success && !shape.safeParse(erased).success) throw new InCodes([`${name}.csv`]);
		let key = referenceKey(name, erased);
		while ((taken.get(name, key, id) ?? 0) > 0) key += '\u001F';
		update.run(JSON.stringify(erased), key, id);
	}
}

const COMPARED = new Set(['poste', 'beneficiaire', 'payeur']);
/** What names a row, or another: it is compared to the letter. */
const IDENTITIES = new Set(['id', 'source', 'source_retenue', 'enquete']);

function cellWithout(erasure: Erasure, column: string, text: string): string {
	if (ADDRESSES.has(column) && erasure.saysAddress(text)) return '';
	if (OWN.has(column) || !erasure.says(text)) return text;
	if (COMPARED.has(column)) return erasure.name(text);
	return IDENTITIES.has(column) ? erasure.key(text) : erasure.prose(text);
}

/** Rows of a table that say the same become one. */
function merge(db: Database, table: string, columns: string, users: readonly string[]): void {
	const same = db
		.prepare<[], { id: number; kept: number }>(
			`SELECT id, kept FROM (SELECT id, min(id) OVER (PARTITION BY ${columns}) AS kept FROM ${table}
				WHERE id NOT IN (SELECT beneficiary_id FROM person)) WHERE id <> kept`
		)
		.all();
	repoint(
		db,
		table,
		same.map(({ id, kept }) => [id, kept]),
		users
	);
}

function repoint(
	db: Database,
	table: string,
	moves: readonly (readonly [from: number, to: number])[],
	users: readonly string[]
): void {
	if (moves.length === 0) return;
	const parameters = JSON.stringify(moves);
	for (const user of users) {
		db.prepare(
			`UPDATE ${user} SET ${table}_id = (SELECT value ->> 1 FROM json_each(@moves) WHERE value ->> 0 = ${table}_id)
			WHERE ${table}_id IN (SELECT value ->> 0 FROM json_each(@moves))`
		).run({ moves: parameters });
	}
	db.prepare(`DELETE FROM ${table} WHERE id IN (SELECT value ->> 0 FROM json_each(?))`).run(parameters);
}

/** Columns that hold what the program itself writes. */
const SEALED: ReadonlySet<string> = new Set([
	...['file.sha256', 'version.created_at', 'version.operation', 'version.geste', 'version.ordre'],
	...['verdict.verdict', 'control.outcome']
]);

/** Every column of the base that says the text, whatever the base has become since this was written. */
function columnsSaying(db: Database): string[] {
	const columns = db
		.prepare<[], { table: string; name: string }>(
			`SELECT t.name AS "table", c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
			WHERE t.type = 'table' AND c.type = 'TEXT'`
		)
		.all();
	return columns.flatMap(({ table, name }) =>
		SEALED.has(`${table}.${name}`) ||
		db.prepare(`SELECT 1 FROM "${table}" WHERE ${saying([name])} LIMIT 1`).get() === undefined
			? []
			: [`${table}.${name}`]
	);
}
