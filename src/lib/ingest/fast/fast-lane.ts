import { NATURES } from '#lib/domain/vocabulary.ts';
import { AmountBytes } from './amount-bytes.ts';
import type { CellField, CodedField, LineBatch } from '#lib/ingest/lines/batch.ts';
import { CR, LF, type ByteBlock, type ByteLayout } from './byte-blocks.ts';
import { ByteMemo } from './byte-memo.ts';
import type { CodedColumn, Entry } from '#lib/ingest/lines/coded-column.ts';
import type { DispositifRule } from '#lib/ingest/lines/dispositif-rule.ts';
import type { LineKeeper } from '#lib/ingest/lines/line-keeper.ts';
import type { LinePlan } from '#lib/ingest/lines/line-plan.ts';

const HASH = 0x23;
/** How a column is read, by its place in the file. */
const UNREAD = 0;
const CODED = 1;
const AMOUNT = 2;
const STEP = 3;

type Field = CodedField | 'exercice';

/** What the rules ask of a cell, as a number: they then need no text. */
function markOf(field: Field, { value }: Entry): number {
	if (field === 'exercice') return value === null ? -1 : Number(value);
	if (field === 'nature') return NATURES.findIndex((nature) => nature === value);
	return value === null || (field === 'forme' && value === 'NV') ? 0 : 1;
}

/** Whether a row may begin with « Total » or « Sous-total », as far as its first byte tells. */
function mayBeTotal(byte: number): boolean {
	const lower = byte | 0x20;
	const letter = lower >= 0x61 && lower <= 0x7a;
	const digit = byte >= 0x30 && byte <= 0x39;
	return letter ? lower === 0x74 || lower === 0x73 : !digit;
}

/**
 * Reads the rows about which there is nothing to say straight off the bytes of the file, without making a text of a cell
 * met before. It stops at any other row: what is to be told of a row, `RowReader` tells.
 */
export class FastLane {
	readonly #plan: LinePlan;
	readonly #keeper: LineKeeper;
	readonly #rule: DispositifRule;
	readonly #constants: ReadonlyMap<CellField, string>;
	readonly #delimiter: number;
	readonly #newline: number;
	readonly #amounts: AmountBytes;
	readonly #decoder: TextDecoder;
	/** By place in the file. */
	readonly #kinds: Uint8Array;
	/** By place in the file: where its column stands among `#memos`. */
	readonly #places: Int32Array;
	/** In the order of the plan, then the years. */
	readonly #memos: readonly ByteMemo[];
	/** Of the cells of the row, by column. */
	readonly #ranks: Int32Array;
	readonly #place: ReadonlyMap<Field, number>;
	readonly #exercice: number;
	readonly #nature: number;
	readonly #forme: number;
	readonly #attribution: number;
	readonly #source: number;
	/** The dispositif, when it is all that a row says of where it belongs. */
	readonly #dispositifAlone: number;
	#cents = NaN;
	#step = NaN;

	constructor(plan: LinePlan, layout: ByteLayout, keeper: LineKeeper, rule: DispositifRule) {
		this.#plan = plan;
		this.#keeper = keeper;
		this.#rule = rule;
		this.#constants = new Map(plan.constants);
		this.#delimiter = layout.delimiter.charCodeAt(0);
		this.#newline = layout.crlf ? CR : LF;
		this.#amounts = new AmountBytes(layout.encoding === 'utf-8', this.#delimiter, this.#newline);
		this.#decoder = new TextDecoder(layout.encoding, { ignoreBOM: true });
		this.#kinds = new Uint8Array(plan.width).fill(UNREAD);
		this.#places = new Int32Array(plan.width);
		const columns: CodedColumn<Field>[] = [...plan.coded];
		if (typeof plan.exercice !== 'number') columns.push(plan.exercice);
		this.#memos = columns.map((column, place) => {
			this.#kinds[column.index] = CODED;
			this.#places[column.index] = place;
			return new ByteMemo(column, this.#decoder, (entry) => markOf(column.field, entry));
		});
		this.#kinds[plan.amountAt] = AMOUNT;
		if (plan.arrondiAt >= 0) this.#kinds[plan.arrondiAt] = STEP;
		this.#ranks = new Int32Array(columns.length);
		this.#place = new Map(columns.map((column, place) => [column.field, place]));
		const place = (field: Field) => this.#place.get(field) ?? -1;
		this.#exercice = place('exercice');
		this.#nature = place('nature');
		this.#forme = place('forme');
		this.#attribution = place('attribution');
		this.#source = place('source');
		const others = ['programme', 'action', 'sous_action'] as const;
		this.#dispositifAlone = others.some((field) => this.#place.has(field)) ? -1 : place('dispositif');
	}

	/** Reads rows until the block ends, the batch is full, or a row has something to say, which is left unread. */
	read(block: ByteBlock, batch: LineBatch): void {
		const capacity = batch.ligne.length;
		while (block.at < block.end && batch.count < capacity) {
			const next = this.#cells(block.bytes, block.at);
			if (next < 0 || !this.#line(batch, block.line)) return;
			this.#keeper.tally.rows += 1;
			block.at = next;
			block.line += 1;
		}
	}

	/** The cells of the next row, as texts; the block moves past it. */
	take(block: ByteBlock): string[] {
		const end = block.bytes.indexOf(this.#newline, block.at);
		const row = this.#decoder.decode(block.bytes.subarray(block.at, end));
		block.at = end + (this.#newline === CR ? 2 : 1);
		block.line += 1;
		return row.split(String.fromCharCode(this.#delimiter));
	}

	/** The numbers of words have started again. */
	forget(): void {
		for (const memo of this.#memos) memo.forget();
	}

	/** Reads the cells of the row that starts at `start`: where the next one starts, -1 when this one has something to say. */
	#cells(bytes: Uint8Array, start: number): number {
		const first = bytes[start] as number;
		if (first === HASH || (this.#plan.totalRows && mayBeTotal(first))) return -1;
		const delimiter = this.#delimiter;
		const newline = this.#newline;
		const kinds = this.#kinds;
		const places = this.#places;
		const width = kinds.length;
		let at = start;
		this.#step = NaN;
		for (let c = 0; c < width; c += 1) {
			if (c > 0) {
				if (bytes[at] !== delimiter) return -1;
				at += 1;
			}
			const kind = kinds[c];
			if (kind === AMOUNT || (kind === STEP && bytes[at] !== delimiter && bytes[at] !== newline)) {
				if (!(kind === AMOUNT ? this.#amount(bytes, at) : this.#rounding(bytes, at))) return -1;
				at = this.#amounts.end;
				continue;
			}
			const from = at;
			let hash = 0;
			for (
				let byte = bytes[at] as number;
				byte !== delimiter && byte !== newline;
				byte = bytes[at] as number
			) {
				hash = (Math.imul(hash, 31) + byte) | 0;
				at += 1;
			}
			if (kind !== CODED) continue;
			const place = places[c] as number;
			const rank = (this.#memos[place] as ByteMemo).rank(bytes, from, at, hash, this.#keeper.writer);
			if (rank < 0) return -1;
			this.#ranks[place] = rank;
		}
		// A spreadsheet may leave empty cells after the last column.
		while (bytes[at] === delimiter) at += 1;
		return bytes[at] === newline ? at + (newline === CR ? 2 : 1) : -1;
	}

	#amount(bytes: Uint8Array, at: number): boolean {
		this.#cents = this.#amounts.read(bytes, at, this.#plan.amount.decimal);
		return !Number.isNaN(this.#cents);
	}

	#rounding(bytes: Uint8Array, at: number): boolean {
		const { arrondi, amount } = this.#plan;
		arrondi.decimal ??= amount.decimal;
		this.#step = this.#amounts.read(bytes, at, arrondi.decimal);
		return this.#step > 0;
	}

	/** Applies the rules that bear on several cells and keeps the line; false when one of them has something to say. */
	#line(batch: LineBatch, ligne: number): boolean {
		const at = batch.count;
		const ranks = this.#ranks;
		const year = this.#exercice < 0 ? (this.#plan.exercice as number) : this.#mark(this.#exercice);
		if (!(year > 0)) return false;
		if (this.#forme >= 0 && this.#mark(this.#forme) === 1 && !this.#isAttributed()) return false;
		const { coded } = this.#plan;
		const { duplicates } = this.#keeper;
		duplicates.start(this.#cents, year);
		for (let c = 0; c < coded.length; c += 1) {
			const memo = this.#memos[c] as ByteMemo;
			const rank = ranks[c] as number;
			duplicates.add(memo.a[rank] as number, memo.b[rank] as number);
			(coded[c] as CodedColumn).out[at] = memo.words[rank] as number;
		}
		if (this.#dispositifAlone < 0) {
			if (!this.#resolve(batch, year)) return false;
		} else if (this.#mark(this.#dispositifAlone) === 0) return false;
		if (duplicates.end(ligne) > 0) return false;
		if (this.#plan.arrondiAt >= 0) batch.arrondi[at] = this.#step;
		const nature = this.#nature < 0 ? this.#natureOfFile() : this.#mark(this.#nature);
		const source = this.#source < 0 ? null : (this.#entry(this.#source).value ?? '');
		this.#keeper.keep(batch, ligne, year, this.#cents, nature, source);
		return true;
	}

	#mark(place: number): number {
		return (this.#memos[place] as ByteMemo).marks[this.#ranks[place] as number] as number;
	}

	#entry(place: number): Entry {
		return (this.#memos[place] as ByteMemo).entries[this.#ranks[place] as number] as Entry;
	}

	#isAttributed(): boolean {
		return this.#attribution < 0 ? this.#constants.has('attribution') : this.#mark(this.#attribution) === 1;
	}

	#natureOfFile(): number {
		return NATURES.findIndex((nature) => nature === this.#constants.get('nature'));
	}

	/** Fills programme, action and dispositif from one another; false when they do not go together. */
	#resolve(batch: LineBatch, year: number): boolean {
		const entry = (field: CellField) => {
			const place = this.#place.get(field);
			return place === undefined ? undefined : this.#entry(place);
		};
		const value = (field: CellField) => entry(field)?.value ?? this.#constants.get(field) ?? null;
		const resolved = this.#rule.apply(
			value('dispositif'),
			value('programme'),
			entry('action')?.reading,
			entry('sous_action')?.reading,
			year
		);
		if (resolved.issue) return false;
		const { writer } = this.#keeper;
		const at = batch.count;
		batch.coded.dispositif[at] = writer.word(resolved.dispositif);
		batch.coded.programme[at] = writer.word(resolved.programme);
		batch.coded.action[at] = writer.word(resolved.action);
		return true;
	}
}
