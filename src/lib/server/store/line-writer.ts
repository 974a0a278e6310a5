import { beneficiaireKey, payeurKey, posteKey } from '#lib/domain/quantite.ts';
import type { Database, Statement } from './database.ts';
import type { LineSums } from './line-sums.ts';
import { BlockOrder } from './block-order.ts';
import { Persons } from './persons.ts';
import { SourceSpellings } from './source-spellings.ts';
import { TupleMemo } from './tuple-memo.ts';

/** Columns of a line that are texts and arrive as numbers of words. */
type CodedColumn = (typeof FACET_WORDS)[number] | OtherWord;

/**
 * Lines by column, checked; a word is a text met before in the same file, -1 none. A column of `arrondi` and `coded` that
 * says the same of every line has one element. See the batches of `ingest/`.
 */
export interface LineColumns {
	readonly count: number;
	readonly ligne: Int32Array;
	readonly exercice: Int16Array;
	readonly centimes: Float64Array;
	/** NaN when the amount is exact. */
	readonly arrondi: Float64Array;
	readonly words: readonly string[];
	/** The numbering of words starts again with this batch. */
	readonly resetWords: boolean;
	readonly coded: Readonly<Record<CodedColumn, Int32Array>>;
}

const FACET_WORDS = [
	'nature',
	'niveau',
	'role',
	'forme',
	'attribution',
	'preuve',
	'payeur',
	'periode',
	'programme',
	'action',
	'sous_action',
	'source_url',
	'source_date'
] as const;
type OtherWord =
	'source' | 'dispositif' | 'etape' | 'poste' | 'beneficiaire' | 'siren' | 'libelle' | 'source_page' | 'note';

/** Lines per statement: binding many at once costs half of binding them one by one. */
const ROWS_AT_ONCE = 64;

/** Numbers that change from line to line, in the order of `#row`. The rest is written in the statement itself. */
const VARYING = 'file_line, block_id, facet_id, poste_id, beneficiary_id, centimes, wording_id';
const PARAMETERS = 7;

/** Writes the lines of one import, giving each repeated text its number. One instance per file. */
export class LineWriter {
	readonly #db: Database;
	readonly #importId: number;
	readonly #version: number;
	readonly #sums: LineSums;
	readonly #order: BlockOrder | null;
	readonly #buffer: (number | null)[] = new Array<number | null>(ROWS_AT_ONCE * PARAMETERS);
	#words: string[] = [];
	/** Numbers already given in this file, by the texts they stand for. */
	readonly #known = new Map<string, number>();
	readonly #memos = {
		block: new TupleMemo(),
		facet: new TupleMemo(),
		poste: new TupleMemo(),
		beneficiary: new TupleMemo(),
		wording: new TupleMemo()
	};
	readonly #persons: Persons;
	/** The names of its sources. */
	readonly sources: SourceSpellings;
	readonly #roundingNumbers = new Map<number, number>();
	/** Inserts by how many rows they write. */
	readonly #inserts = new Map<number, Statement>();
	readonly #tables = new Map<string, { readonly find: Statement; readonly insert: Statement }>();
	/** Blocks that the file states, by id. */
	readonly blocks = new Set<number>();

	/** `sums` is told every line written; `gather` writes the lines of each batch block by block. */
	constructor(db: Database, importId: number, version: number, sums: LineSums, gather: boolean) {
		this.#db = db;
		this.#persons = new Persons(db);
		this.sources = new SourceSpellings(db);
		this.#order = gather ? new BlockOrder() : null;
		this.#sums = sums;
		this.#importId = importId;
		this.#version = version;
	}

	/** Whether a line written names a private person. */
	get namesPersons(): boolean {
		return this.#persons.met;
	}

	add(batch: LineColumns): void {
		if (batch.resetWords) {
			this.#words = [];
			for (const memo of Object.values(this.#memos)) memo.forget();
		}
		for (const word of batch.words) this.#words.push(word);
		const { coded, count, ligne, centimes } = batch;
		const { block, facet, poste, beneficiary, wording } = this.#memos;
		const years = new Int32Array(batch.exercice);
		const facets = [...FACET_WORDS.map((column) => coded[column]), this.#roundings(batch)];
		const blockIds = block.numbers([coded.source, coded.dispositif, coded.etape, years], count, (row) =>
			this.#block(batch, row)
		);
		const facetIds = facet.numbers(facets, count, (row) => this.#facet(batch, row));
		const named = this.#persons.met;
		const payee = [coded.beneficiaire, coded.siren];
		const beneficiaryIds = beneficiary.numbers(payee, count, (row) => this.#beneficiary(batch, row));
		// Once a file names persons, what its lines say depends on whom they pay.
		const whom = this.#persons.met ? payee : [];
		if (this.#persons.met && !named) {
			poste.forget();
			wording.forget();
		}
		const posteIds = poste.numbers([coded.poste, ...whom], count, (row) =>
			this.#poste(batch, row, beneficiaryIds[row])
		);
		const texts = [coded.libelle, coded.source_page, coded.note];
		const wordingIds = wording.numbers([...texts, ...whom], count, (row) =>
			this.#wording(batch, row, beneficiaryIds[row])
		);
		this.#sums.add(blockIds, facetIds, posteIds, centimes, count);
		const buffer = this.#buffer;
		const order = this.#order?.of(blockIds, count);
		let at = 0;
		for (let done = 0; done < count; done += 1) {
			const i = order === undefined ? done : (order[done] as number);
			buffer[at] = ligne[i] as number;
			buffer[at + 1] = blockIds[i] as number;
			buffer[at + 2] = facetIds[i] as number;
			buffer[at + 3] = posteIds[i] || null;
			buffer[at + 4] = beneficiaryIds[i] || null;
			buffer[at + 5] = centimes[i] as number;
			buffer[at + 6] = wordingIds[i] || null;
			at += PARAMETERS;
			if (at === buffer.length) {
				this.#insert(ROWS_AT_ONCE).run(...buffer);
				at = 0;
			}
		}
		if (at > 0) this.#insert(at / PARAMETERS).run(buffer.slice(0, at));
	}

	#insert(rows: number): Statement {
		const known = this.#inserts.get(rows);
		if (known) return known;
		const row = `(${this.#importId}, ${this.#version}, ?, ?, ?, ?, ?, ?, ?)`;
		const values = Array.from({ length: rows }, () => row).join(', ');
		const insert = this.#db.prepare(
			`INSERT INTO line (import_id, since_version, ${VARYING}) VALUES ${values}`
		);
		this.#inserts.set(rows, insert);
		return insert;
	}

	/** Roundings as whole numbers, so that they can be part of a tuple. */
	#roundings({ arrondi }: LineColumns): Int32Array {
		return Int32Array.from(arrondi, (value) => {
			const known = this.#roundingNumbers.get(value) ?? this.#roundingNumbers.size;
			this.#roundingNumbers.set(value, known);
			return known;
		});
	}

	#word(column: Int32Array, i: number): string | null {
		const index = at(column, i);
		return index < 0 ? null : (this.#words[index] ?? null);
	}

	#block(batch: LineColumns, i: number): number {
		const { source, dispositif, etape } = batch.coded;
		const values = [
			this.sources.of(this.#word(source, i) ?? ''),
			this.#word(dispositif, i),
			batch.exercice[i] ?? 0,
			this.#word(etape, i)
		];
		const id = this.#number('block', ['source', 'dispositif', 'exercice', 'etape'], values);
		this.blocks.add(id);
		return id;
	}

	#facet(batch: LineColumns, i: number): number {
		const rounding = at(batch.arrondi, i);
		const payeur = this.#persons.payer(this.#word(batch.coded.payeur, i));
		const words = FACET_WORDS.map((column) =>
			column === 'payeur' ? payeur : this.#word(batch.coded[column], i)
		);
		return this.#number(
			'facet',
			[...FACET_WORDS, 'arrondi'],
			[...words, Number.isNaN(rounding) ? null : rounding],
			['payeur_compared', () => payeurKey({ payeur })]
		);
	}

	/** 0 when the line names no poste. */
	#poste(batch: LineColumns, i: number, payee: number | undefined): number {
		const label = this.#persons.hidden(this.#word(batch.coded.poste, i), payee);
		if (label === null) return 0;
		return this.#number('poste', ['label'], [label], ['compared', () => posteKey({ poste: label })]);
	}

	/** 0 when the line names no beneficiary. */
	#beneficiary(batch: LineColumns, i: number): number {
		const beneficiaire = this.#word(batch.coded.beneficiaire, i);
		const siren = this.#word(batch.coded.siren, i);
		if (beneficiaire === null && siren === null) return 0;
		const person = this.#persons.number(beneficiaire, siren);
		if (person !== null) return person;
		return this.#number(
			'beneficiary',
			['name', 'siren'],
			[beneficiaire, siren],
			['compared', () => beneficiaireKey({ beneficiaire, siren })]
		);
	}

	/** 0 when the line has no free text. A wording is not looked for among those of other imports: it may be long. */
	#wording(batch: LineColumns, i: number, payee: number | undefined): number {
		const { libelle, source_page, note } = batch.coded;
		const said = [libelle, source_page, note].map((column) => this.#word(column, i));
		const texts = said.map((text) => this.#persons.hidden(text, payee));
		if (texts.every((text) => text === null)) return 0;
		const { insert } = this.#table('wording', ['libelle', 'source_page', 'note']);
		return Number(insert.run(...texts).lastInsertRowid);
	}

	/** The number of a row of a table of repeated texts, made if it is new, with `more`. */
	#number(
		table: string,
		columns: readonly string[],
		values: readonly (string | number | null)[],
		...more: (readonly [column: string, value: () => string])[]
	): number {
		const key = `${table}\u001F${values.join('\u001F')}`;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		if (this.#known.size > MAX_KNOWN) this.#known.clear();
		const { find, insert } = this.#table(table, columns, more);
		const found = find.get(...values) as { id: number } | undefined;
		const id =
			found?.id ?? Number(insert.run(...values, ...more.map(([, value]) => value())).lastInsertRowid);
		this.#known.set(key, id);
		return id;
	}

	/** How a row of a table of repeated texts is found and made. */
	#table(table: string, columns: readonly string[], more: readonly (readonly [string, unknown])[] = []) {
		const known = this.#tables.get(table);
		if (known) return known;
		const where = columns.map((column) => `${column} IS ?`).join(' AND ');
		const all = [...columns, ...more.map(([column]) => column)];
		const marks = all.map(() => '?').join(', ');
		const made = {
			find: this.#db.prepare(`SELECT id FROM ${table} WHERE ${where}`),
			insert: this.#db.prepare(`INSERT INTO ${table} (${all.join(', ')}) VALUES (${marks})`)
		};
		this.#tables.set(table, made);
		return made;
	}
}

/** Numbers kept in memory at most, so that memory does not grow with the file. */
const MAX_KNOWN = 20_000;

function at(column: Int32Array | Float64Array, row: number): number {
	return column[column.length === 1 ? 0 : row] ?? NaN;
}

/** The id that the next line written will have. */
export function nextLine(db: Database): number {
	return (db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM line').get()?.id ?? 0) + 1;
}

/** A row of a CSV of lines is seldom shorter. */
const SHORTEST_ROW_BYTES = 60;

/**
 * Before a file that may bring more lines than the base holds, takes the index of lines away: built once at the end it
 * costs a fifth of what it costs line by line. `restore` puts it back; a transaction undone puts it back too.
 */
export function relaxLineIndex(
	db: Database,
	fileBytes: number
): { readonly relaxed: boolean; restore(): void } {
	const heavy = fileBytes / SHORTEST_ROW_BYTES > Math.max(10_000, nextLine(db));
	if (!heavy) return { relaxed: false, restore: () => undefined };
	db.exec('DROP INDEX line_of_block');
	return {
		relaxed: true,
		restore: () => void db.exec('CREATE INDEX line_of_block ON line (block_id)')
	};
}
