import { isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import { fold } from '#lib/domain/fold.ts';
import { referenceKey, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { Database } from './database.ts';
import { Persons, withoutName } from './persons.ts';
import { settleAgain } from './settle-slots.ts';

/**
 * Names neutrally the private persons whom a base made before holds under their own names: in the lines of every version, in
 * what they say, in vocabularies. Amounts stay. Nothing when it holds none. To be called inside a transaction.
 */
export function hidePersons(db: Database): void {
	const persons = new Persons(db);
	const rows = hideInVocabularies(db, persons);
	const paid = hideRecipients(db, persons);
	if (!persons.met && rows === 0) return;
	// Bytes brought since the first line that names somebody may name them too, their own lines or not.
	db.exec(`UPDATE import SET report_json = json_remove(report_json, '$.published')
		WHERE reference_table IS NULL AND version_id >= (SELECT min(i.version_id) FROM line l
			JOIN import i ON i.id = l.import_id JOIN person p ON p.beneficiary_id = l.beneficiary_id)`);
	if (paid === 0) return;
	hideInTexts(db, persons);
	hideInPostes(db, persons);
}

/** Lines that pay a person pay them under the neutral name; how many persons were found. */
function hideRecipients(db: Database, persons: Persons): number {
	const named = db
		.prepare<[], { id: number; name: string }>(
			'SELECT id, name FROM beneficiary WHERE siren IS NULL AND name IS NOT NULL ORDER BY id'
		)
		.all()
		.filter(({ name }) => isPrivatePerson(name, null));
	if (named.length === 0) return 0;
	db.exec('CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER)');
	const move = db.prepare('INSERT INTO moved VALUES (?, ?)');
	for (const { id, name } of named) move.run(id, persons.number(name, null));
	db.exec(`UPDATE line SET beneficiary_id = new FROM moved WHERE old = beneficiary_id;
		DELETE FROM beneficiary WHERE id IN (SELECT old FROM moved);
		DROP TABLE moved`);
	return named.length;
}

const PAID = 'l.beneficiary_id IN (SELECT beneficiary_id FROM person)';
const TEXTS = ['libelle', 'source_page', 'note'] as const;

/** What lines say of whom they pay. */
function hideInTexts(db: Database, persons: Persons): void {
	const said = db
		.prepare<[], { payee: number; id: number } & Record<(typeof TEXTS)[number], string | null>>(
			`SELECT DISTINCT l.beneficiary_id AS payee, w.id, ${TEXTS.join(', ')} FROM line l
			JOIN wording w ON w.id = l.wording_id WHERE ${PAID}`
		)
		.all();
	const insert = db.prepare(`INSERT INTO wording (${TEXTS.join(', ')}) VALUES (?, ?, ?)`);
	replaceIn(db, 'wording', (replace) => {
		for (const row of said) {
			const texts = TEXTS.map((column) => persons.hidden(row[column], row.payee));
			if (texts.some((text, at) => text !== row[TEXTS[at] ?? 'note']))
				replace(row.payee, row.id, Number(insert.run(...texts).lastInsertRowid));
		}
	});
}

/** The postes of lines that pay a person: what counts in them is told again under the name that they now have. */
function hideInPostes(db: Database, persons: Persons): void {
	const said = db
		.prepare<[], { payee: number; id: number; label: string }>(
			`SELECT DISTINCT l.beneficiary_id AS payee, p.id, p.label FROM line l
			JOIN poste p ON p.id = l.poste_id WHERE ${PAID}`
		)
		.all();
	const insert = db.prepare(
		'INSERT INTO poste (label, compared) VALUES (?, ?) ON CONFLICT (label) DO NOTHING'
	);
	const find = db.prepare<[string], number>('SELECT id FROM poste WHERE label = ?').pluck();
	replaceIn(
		db,
		'poste',
		(replace) => {
			for (const { payee, id, label } of said) {
				const hidden = persons.hidden(label, payee) ?? label;
				if (hidden === label) continue;
				insert.run(hidden, fold(hidden));
				replace(payee, id, find.get(hidden) ?? id);
			}
		},
		() => {
			settleAgain(db);
		}
	);
}

/** Lines of a payee take another row of a table; rows that nothing says any more go. */
function replaceIn(
	db: Database,
	table: 'wording' | 'poste',
	gather: (replace: (payee: number, old: number, now: number) => void) => void,
	afterwards: () => void = () => undefined
): void {
	db.exec('CREATE TEMP TABLE moved (payee INTEGER, old INTEGER, new INTEGER, PRIMARY KEY (payee, old))');
	const move = db.prepare('INSERT INTO moved VALUES (?, ?, ?)');
	let moves = 0;
	gather((payee, old, now) => (moves += move.run(payee, old, now).changes));
	db.exec(`UPDATE line SET ${table}_id = new FROM moved WHERE payee = beneficiary_id AND old = ${table}_id`);
	if (moves > 0) afterwards();
	db.exec(
		`DELETE FROM ${table} WHERE id NOT IN (SELECT ${table}_id FROM line WHERE ${table}_id IS NOT NULL)`
	);
	db.exec('DROP TABLE moved');
}

/** Keys and decisions on a person, at every version; the versions that decided it, and their bytes. How many name one. */
function hideInVocabularies(db: Database, persons: Persons): number {
	const rows = db
		.prepare<[], { id: number; name: ReferenceTable; value: string; imported: number }>(
			`SELECT id, reference_table AS name, value_json AS value, import_id AS imported FROM reference_row
			WHERE reference_table IN ('cles', 'arbitrages') AND value_json ->> 'beneficiaire' <> '' ORDER BY id`
		)
		.all();
	const rename = db.prepare('UPDATE reference_row SET value_json = ?, row_key = ? WHERE id = ?');
	const unpublish = db.prepare<[number]>(
		"UPDATE import SET report_json = json_remove(report_json, '$.published') WHERE id = ?"
	);
	let changed = 0;
	for (const { id, name, value, imported } of rows) {
		const row = JSON.parse(value) as Record<string, unknown>;
		const neutral = persons.neutral(row);
		if (neutral === row) continue;
		changed += 1;
		rename.run(JSON.stringify(neutral), referenceKey(name, neutral), id);
		unpublish.run(imported);
		hideInSummaries(db, String(row['beneficiaire']));
	}
	return changed;
}

/** Decisions name what they decide in the summary of their version and in the name of their file. */
function hideInSummaries(db: Database, person: string): void {
	for (const [table, column, where] of [
		['version', 'summary', "operation IN ('arbitration', 'edition')"],
		['import', 'name', "version_id IN (SELECT id FROM version WHERE operation IN ('arbitration', 'edition'))"]
	] as const) {
		const update = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`);
		const texts = db.prepare<[], { id: number; text: string }>(
			`SELECT id, ${column} AS text FROM ${table} WHERE ${where}`
		);
		for (const { id, text } of texts.all()) update.run(withoutName(text, person), id);
	}
}
