import { beneficiaireKey, posteKey } from '#lib/domain/quantite.ts';
import type { Database } from './open.ts';

/** Columns of a line whose texts repeat and arrive as numbers of words. */
type CodedColumn =
	| 'dispositif'
	| 'programme'
	| 'action'
	| 'sous_action'
	| 'etape'
	| 'nature'
	| 'niveau'
	| 'poste'
	| 'role'
	| 'forme'
	| 'attribution'
	| 'beneficiaire'
	| 'siren'
	| 'periode'
	| 'preuve'
	| 'source'
	| 'source_url'
	| 'source_date';

/** Lines by column, checked; a word is a text met before in the same file, -1 none. See the batches of `ingest/`. */
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
	readonly texts: Readonly<Record<'libelle' | 'source_page' | 'note', readonly (string | null)[]>>;
}

const FACET_WORDS = [
	'nature',
	'niveau',
	'role',
	'forme',
	'attribution',
	'preuve',
	'periode',
	'programme',
	'action',
	'sous_action',
	'source_url',
	'source_date'
] as const satisfies readonly CodedColumn[];

/** Writes the lines of one import, giving each repeated text its number. One instance per file. */
export class LineWriter {
	readonly #db: Database;
	readonly #importId: number;
	readonly #version: number;
	readonly #insert;
	#words: string[] = [];
	#blocks = new Map<string, number>();
	#facets = new Map<string, number>();
	#postes = new Map<number, number>();
	#beneficiaries = new Map<string, number>();
	/** Blocks that the file states, by id. */
	readonly blocks = new Set<number>();

	constructor(db: Database, importId: number, version: number) {
		this.#db = db;
		this.#importId = importId;
		this.#version = version;
		this.#insert = db.prepare(
			`INSERT INTO line (import_id, file_line, block_id, facet_id, poste_id, beneficiary_id, centimes,
				libelle, source_page, note, since_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
		);
	}

	add(batch: LineColumns): void {
		if (batch.resetWords) {
			this.#words = [];
			for (const memo of [this.#blocks, this.#facets, this.#postes, this.#beneficiaries]) memo.clear();
		}
		for (const word of batch.words) this.#words.push(word);
		const { libelle, source_page, note } = batch.texts;
		for (let i = 0; i < batch.count; i++) {
			this.#insert.run(
				this.#importId,
				batch.ligne[i],
				this.#block(batch, i),
				this.#facet(batch, i),
				this.#poste(batch, i),
				this.#beneficiary(batch, i),
				batch.centimes[i],
				libelle[i] ?? null,
				source_page[i] ?? null,
				note[i] ?? null,
				this.#version
			);
		}
	}

	#word(column: Int32Array, i: number): string | null {
		const index = column[i] ?? -1;
		return index < 0 ? null : (this.#words[index] ?? null);
	}

	#block(batch: LineColumns, i: number): number {
		const { source, dispositif, etape } = batch.coded;
		const exercice = batch.exercice[i] ?? 0;
		const memo = `${source[i]},${dispositif[i]},${etape[i]},${exercice}`;
		const known = this.#blocks.get(memo);
		if (known !== undefined) return known;
		const values = [this.#word(source, i), this.#word(dispositif, i), exercice, this.#word(etape, i)];
		const id = this.#findOrInsert(
			'SELECT id FROM block WHERE source = ? AND dispositif = ? AND exercice = ? AND etape = ?',
			'INSERT INTO block (source, dispositif, exercice, etape) VALUES (?, ?, ?, ?)',
			values
		);
		this.#blocks.set(memo, id);
		this.blocks.add(id);
		return id;
	}

	#facet(batch: LineColumns, i: number): number {
		const rounding = batch.arrondi[i] ?? NaN;
		let memo = `${rounding}`;
		for (const column of FACET_WORDS) memo += `,${batch.coded[column][i]}`;
		const known = this.#facets.get(memo);
		if (known !== undefined) return known;
		const values = [
			...FACET_WORDS.map((column) => this.#word(batch.coded[column], i)),
			Number.isNaN(rounding) ? null : rounding
		];
		const columns = [...FACET_WORDS, 'arrondi'];
		const id = this.#findOrInsert(
			`SELECT id FROM facet WHERE ${columns.map((column) => `${column} IS ?`).join(' AND ')}`,
			`INSERT INTO facet (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
			values
		);
		this.#facets.set(memo, id);
		return id;
	}

	#poste(batch: LineColumns, i: number): number | null {
		const word = batch.coded.poste[i] ?? -1;
		if (word < 0) return null;
		const known = this.#postes.get(word);
		if (known !== undefined) return known;
		const label = this.#words[word] ?? '';
		const id = this.#findOrInsert(
			'SELECT id FROM poste WHERE label = ?',
			'INSERT INTO poste (label, compared) VALUES (?, ?)',
			[label],
			[label, posteKey({ poste: label })]
		);
		this.#postes.set(word, id);
		return id;
	}

	#beneficiary(batch: LineColumns, i: number): number | null {
		const [name, siren] = [batch.coded.beneficiaire[i] ?? -1, batch.coded.siren[i] ?? -1];
		if (name < 0 && siren < 0) return null;
		const memo = `${name},${siren}`;
		const known = this.#beneficiaries.get(memo);
		if (known !== undefined) return known;
		const written = {
			beneficiaire: this.#word(batch.coded.beneficiaire, i),
			siren: this.#word(batch.coded.siren, i)
		};
		const id = this.#findOrInsert(
			"SELECT id FROM beneficiary WHERE coalesce(name, '') = ? AND coalesce(siren, '') = ?",
			'INSERT INTO beneficiary (name, siren, compared) VALUES (?, ?, ?)',
			[written.beneficiaire ?? '', written.siren ?? ''],
			[written.beneficiaire, written.siren, beneficiaireKey(written)]
		);
		this.#beneficiaries.set(memo, id);
		return id;
	}

	#findOrInsert(find: string, insert: string, key: unknown[], values = key): number {
		const found = this.#db.prepare<unknown[], { id: number }>(find).get(...key);
		return found?.id ?? Number(this.#db.prepare(insert).run(...values).lastInsertRowid);
	}
}
