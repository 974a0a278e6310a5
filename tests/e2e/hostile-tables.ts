import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import Papa from 'papaparse';
import { LINES_CSV_HEADER } from '#lib/export/lines-csv.ts';
import { REFERENCE_NAMES, REFERENCE_TABLES, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { MAX_LENGTHS } from '#lib/ingest/cells/texts.ts';

/** Longest text of a vocabulary, as its schemas say. */
const LONGEST = 4000;

/** Texts that run, close, climb or turn something where they are written as they are. */
export const PAYLOADS = [
	'</script><script>window.hostile=1</script>',
	']]> --> <!-- <![CDATA[ & &amp; &#0; &nope; \'"`',
	'"><img src=x onerror="window.hostile=1"><svg onload=window.hostile=1>',
	"' autofocus onfocus='window.hostile=1' x='",
	'<a href="javascript:window.hostile=1">x</a><iframe srcdoc="<script>parent.hostile=1</script>">',
	'{{7*7}} ${window.hostile=1} {@html "<b>"} %s %n $& $1 \\u003cscript>',
	'\u202Etxt.exe \u2067\u2066 مكافحة',
	'a\u200Bb\u200D\uFEFFc\u00ADd\u2028e\u2029f',
	'a\u0007b\u001B[31mc\u009B2Je\uFFFE\uFFFFf',
	'=1+1',
	'+1+cmd|',
	'-2+3',
	'@SUM(A1)',
	'=HYPERLINK("https://exemple.fr/?"&A1;"x")',
	"=cmd|' /C calc'!A0",
	'\u00A0=1+1',
	'../../../../etc/passwd',
	'Accompagnement '.repeat(300),
	'x'.repeat(LONGEST)
] as const;

const payload = (at: number, most = LONGEST) => (PAYLOADS[at % PAYLOADS.length] ?? '').slice(0, most);

/** Columns that name something else of the base, or say how files are read: a text there is refused or changes what is read. */
const TIED: Readonly<Partial<Record<ReferenceTable, readonly string[]>>> = {
	nomenclature: ['programme', 'action'],
	intitules: ['programme', 'action'],
	recherches: ['source'],
	cles: ['poste', 'beneficiaire'],
	arbitrages: ['poste', 'beneficiaire', 'payeur', 'source_retenue'],
	lectures: ['champ', 'mot', 'code'],
	synonymes: ['code'],
	victimes: ['forme']
};

/** Whether any text may stand in a column. */
export function isFreeText(table: ReferenceTable, column: string): boolean {
	const schema = (REFERENCE_TABLES[table].row.shape as Readonly<Record<string, unknown>>)[column] as {
		safeParse: (value: unknown) => { success: boolean };
	};
	return !TIED[table]?.includes(column) && schema.safeParse('<b> x').success;
}

/** A row of the tables that ship without any. */
const FIRST: Readonly<Partial<Record<ReferenceTable, Readonly<Record<string, string>>>>> = {
	cles: {
		...{ id: 'hostile', dispositif: 'agrasc', de: '2018', a: '2018', forme: 'SEX' },
		...{ bas: '40', central: '50', haut: '60', date: '2026-11-30' }
	},
	lectures: { fiche: 'hostile', regle: 'ecarter' },
	relances: {
		...{ dispositif: 'bop137', exercice: '2018', sujet: '', envoyee: '2026-11-20' },
		...{ etat: 'envoyee', etat_date: '2026-11-20', source: '' }
	}
};

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const written = (rows: readonly (readonly string[])[]) =>
	rows.map((row) => `${row.map(cell).join(';')}\n`).join('');

/** A vocabulary as it ships, hostile wherever any text may stand. */
function hostileVocabulary(table: ReferenceTable): string {
	const shipped = Papa.parse<Record<string, string>>(
		readFileSync(join('data', `${table}.csv`), 'utf8').replace(/^\uFEFF/, ''),
		{ header: true, delimiter: ';', skipEmptyLines: true }
	).data;
	const first = FIRST[table];
	const rows = first === undefined ? shipped : [first];
	const columns = Object.keys(REFERENCE_TABLES[table].row.shape);
	return written([
		columns,
		...rows.map((row, at) =>
			columns.map((column, rank) => {
				if (column === 'url') return row[column] ?? '';
				return isFreeText(table, column) ? payload(at + rank) : (row[column] ?? '');
			})
		)
	]);
}

/** Every free text of a line, each hostile in its turn. */
const lines = () => {
	const columns = LINES_CSV_HEADER.split(/[;,]/);
	const rows = PAYLOADS.flatMap((_, at) =>
		[
			['2017', 'lfi'],
			['2018', 'lfi'],
			['2018', 'execution']
		].map(([exercice = '', etape = ''], rank) => {
			const text = (column: keyof typeof MAX_LENGTHS, shift: number) =>
				payload(at + shift, MAX_LENGTHS[column]);
			const told: Readonly<Record<string, string>> = {
				...{ exercice, etape, dispositif: at % 2 === 0 ? 'bop137' : 'versements', nature: 'cp' },
				...{ montant: String(10_000 + 100 * at + rank), role: 'detail', preuve: 'B' },
				...{ forme: at % 2 === 0 ? 'TRAV' : 'SEX', attribution: 'publiee' },
				...{ poste: text('poste', 0), libelle: text('libelle', 1), beneficiaire: text('beneficiaire', 2) },
				...{ payeur: text('payeur', 3), source: text('source', 4), source_page: text('source_page', 5) },
				...{ source_url: 'https://exemple.fr/?a=<b>&c="d"\'e', note: text('note', 6) }
			};
			return columns.map((column) => told[column] ?? '');
		})
	);
	return written([columns, ...rows]);
};

/** Three lines, of which two cannot be read: they wait in quarantine with what they say. */
const refused = () => {
	const columns = LINES_CSV_HEADER.split(/[;,]/);
	const base = { exercice: '2018', dispositif: 'bop137', etape: 'lfi', nature: 'cp', source: 'hostile' };
	const row = (told: Readonly<Record<string, string>>) => columns.map((column) => told[column] ?? '');
	return written([
		columns,
		...PAYLOADS.map((text, at) => row({ ...base, montant: '5', poste: `p${at}`, etape: text, note: text })),
		row({ ...base, montant: '=1+1', poste: '=cmd' }),
		row({ ...base, montant: '7', poste: 'reste' })
	]);
};

/** Files that our import takes, one version for each set, under names that a disk takes: a site whose every word is hostile. */
export const HOSTILE_TABLES = [
	Object.fromEntries(
		REFERENCE_NAMES.filter((table) => table !== 'ipc').map((table) => [
			`${table}.csv`,
			hostileVocabulary(table)
		])
	),
	{ '<img src=x onerror=window.hostile=1>.csv': lines() },
	{ '=cmd\u202Evsc.exe\u001B[2J\n..\\..\\CON.csv': refused() }
] as const;

/** Addresses that an import refuses, and that an older base may hold. */
export const HOSTILE_ADDRESSES = [
	'javascript:window.hostile=1',
	'JAVASCRIPT://https://exemple.fr/%0Awindow.hostile=1',
	'java\tscript:window.hostile=1',
	'\u0001javascript:window.hostile=1',
	'data:text/html,<script>window.hostile=1</script>',
	'vbscript:hostile',
	'file:///etc/passwd',
	'https://banque.fr@exemple.fr/'
] as const;

/** A name longer than any that an import takes. */
export const TEN_THOUSAND = 'W'.repeat(10_000);

/** What no import would write: hostile addresses in every column of them, and a row of each table whose names have ten thousand letters. */
export function writeOlderBase(databasePath: string): void {
	const db = new Sqlite(databasePath);
	const rows = db
		.prepare('SELECT id, reference_table AS kind, value_json AS value FROM reference_row')
		.all() as {
		id: number;
		kind: ReferenceTable;
		value: string;
	}[];
	const lengthened = new Set<ReferenceTable>();
	const update = db.prepare('UPDATE reference_row SET value_json = ? WHERE id = ?');
	for (const { id, kind, value } of rows) {
		const row = JSON.parse(value) as Record<string, unknown>;
		const address = HOSTILE_ADDRESSES[id % HOSTILE_ADDRESSES.length];
		for (const column of ['url', 'reference', 'source_url', 'ou', 'licence'])
			if (typeof row[column] === 'string') row[column] = address;
		if (!lengthened.has(kind) && id % 7 === 0) {
			lengthened.add(kind);
			for (const column of Object.keys(row))
				if (typeof row[column] === 'string' && isFreeText(kind, column)) row[column] = TEN_THOUSAND;
		}
		update.run(JSON.stringify(row), id);
	}
	HOSTILE_ADDRESSES.forEach((address, at) =>
		db
			.prepare('UPDATE facet SET source_url = ? WHERE id % ? = ?')
			.run(address, 2 * HOSTILE_ADDRESSES.length, at)
	);
	for (const [table, column] of [
		['poste', 'label'],
		['beneficiary', 'name'],
		['wording', 'libelle'],
		['wording', 'note'],
		['facet', 'payeur']
	])
		db.prepare(
			`UPDATE ${table} SET ${column} = ? || id WHERE id = (SELECT max(id) FROM ${table} WHERE ${column} IS NOT NULL)`
		).run(TEN_THOUSAND);
	db.close();
}
