import { fitsRounding } from '#lib/domain/money.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { MAX_LINES } from '#lib/ingest/header/row-shape.ts';
import type { CellField, CodedField, Delimiter, LineBatch } from '#lib/ingest/lines/batch.ts';
import type { CodedColumn, Entry } from '#lib/ingest/lines/coded-column.ts';
import type { DispositifRule } from '#lib/ingest/lines/dispositif-rule.ts';
import type { LineKeeper } from '#lib/ingest/lines/line-keeper.ts';
import type { LinePlan } from '#lib/ingest/lines/line-plan.ts';
import { duplicateIssue } from '#lib/ingest/lines/row-issues.ts';
import type { RowReader } from '#lib/ingest/lines/row-reader.ts';
import { isTotalRow } from '#lib/ingest/totals/row-totals.ts';
import { AmountBytes } from './amount-bytes.ts';
import { LF, QUOTE, type ByteBlock } from './byte-blocks.ts';
import { ByteMemo, decodeCell } from './byte-memo.ts';
import { markOf } from './cell-mark.ts';
import { QuotedCell } from './quoted-cell.ts';

const HASH = 0x23;
/** What stands at a place of the file. */
const CELL = 0;
const AMOUNT = 1;
const STEP = 2;
type Field = CodedField | 'exercice';

/**
 * Reads the rows that are plainly lines straight off the bytes of the file, without making a text of a cell met before. It
 * stops at any other row: what is to be told of a row as a whole, `RowReader` tells.
 */
export class FastLane {
	readonly #plan: LinePlan;
	readonly #keeper: LineKeeper;
	readonly #rule: DispositifRule;
	readonly #rows: RowReader;
	readonly #constants: ReadonlyMap<CellField, string>;
	readonly #delimiter: number;
	readonly #amounts: AmountBytes;
	/** By place in the file. */
	readonly #kinds: Uint8Array;
	/** By place in the file: the first of `#memos` that reads it, -1 for none; and by memo, the next that reads the same. */
	readonly #firsts: Int32Array;
	readonly #nexts: Int32Array;
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
	/** Place in `NATURES` when no column states it. */
	readonly #natureOfFile: number;
	/** The dispositif, when it is all that a row says of where it belongs. */
	readonly #dispositifAlone: number;
	readonly #quoted: QuotedCell;
	/** Ends of line within the cells of the row. */
	#breaks = 0;
	/** Whether a cell of the row has something to tell. */
	#telling = false;
	/** The last first cell of a row that was found not to be « Total ». */
	#notTotal = '';
	/** What the codes of the last rows read here say together. */
	#found: {
		readonly year: number;
		readonly codes: readonly (Entry | undefined)[];
		readonly words: readonly [dispositif: number, programme: number, action: number];
	} | null = null;
	#cents = NaN;
	#step = NaN;
	constructor(
		plan: LinePlan,
		delimiter: Delimiter,
		keeper: LineKeeper,
		rule: DispositifRule,
		rows: RowReader
	) {
		this.#plan = plan;
		this.#keeper = keeper;
		this.#rule = rule;
		this.#rows = rows;
		this.#constants = new Map(plan.constants);
		this.#delimiter = delimiter.charCodeAt(0);
		this.#amounts = new AmountBytes(this.#delimiter, plan.amount.scale);
		this.#quoted = new QuotedCell(this.#delimiter);
		this.#kinds = new Uint8Array(plan.width).fill(CELL);
		this.#firsts = new Int32Array(plan.width).fill(-1);
		const columns: CodedColumn<Field>[] = [...plan.coded];
		if (typeof plan.exercice !== 'number') columns.push(plan.exercice);
		this.#nexts = new Int32Array(columns.length);
		this.#memos = columns.map((column, place) => {
			this.#nexts[place] = this.#firsts[column.index] ?? -1;
			this.#firsts[column.index] = place;
			return new ByteMemo(column, (entry) => markOf(column.field, entry));
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
		this.#natureOfFile = NATURES.findIndex((nature) => nature === this.#constants.get('nature'));
		const others = ['programme', 'action', 'sous_action'] as const;
		this.#dispositifAlone = others.some((field) => this.#place.has(field)) ? -1 : place('dispositif');
	}

	/** Reads rows until the block ends, the batch is full, or a row is not for here, which is left unread. */
	read(block: ByteBlock, batch: LineBatch): void {
		const capacity = batch.ligne.length;
		while (block.at < block.end && batch.count < capacity) {
			const next = this.#cells(block);
			if (next < 0 || !this.#line(batch, block.line)) return;
			this.#keeper.tally.rows += 1;
			block.at = next;
			block.line += 1 + this.#breaks;
		}
	}

	/** The numbers of words have started again. */
	forget(): void {
		for (const memo of this.#memos) memo.forget();
		this.#found = null;
	}

	/** Reads the cells of the next row: where the one after it starts, -1 when it is not for here or runs on after the block. */
	#cells({ bytes, at: start, end }: ByteBlock): number {
		if (bytes[bytes[start] === QUOTE ? start + 1 : start] === HASH) return -1;
		const delimiter = this.#delimiter;
		const kinds = this.#kinds;
		const width = kinds.length;
		let at = start;
		// Whether the first cell with a text, which may be « Total », is still to come.
		let bare = this.#plan.totalRows;
		this.#step = NaN;
		this.#breaks = 0;
		this.#telling = false;
		for (let c = 0; c < width; c += 1) {
			if (c > 0) {
				if (bytes[at] !== delimiter) return -1;
				at += 1;
			}
			const kind = kinds[c];
			const head = bytes[at] as number;
			if (kind === STEP && head === QUOTE && bytes[at + 1] === QUOTE) {
				at += 2;
				continue;
			}
			if (kind === AMOUNT || (kind === STEP && head !== delimiter && head !== LF)) {
				if (!(kind === AMOUNT ? this.#amount(bytes, at) : this.#rounding(bytes, at))) return -1;
				at = this.#amounts.end;
				if (kind === AMOUNT && this.#amounts.mayBeCut(bytes)) return -1;
				continue;
			}
			let text = bytes;
			let from = at;
			let hash = 0;
			if (head === QUOTE) {
				at = this.#quoted.read(bytes, at + 1, end);
				this.#breaks += this.#quoted.breaks;
				if (at < 0 || this.#breaks >= MAX_LINES) return -1;
				text = this.#quoted.bytes;
				from = 0;
				hash = this.#quoted.hash;
			} else {
				for (let byte = head; byte !== delimiter && byte !== LF; byte = bytes[at] as number) {
					hash = (Math.imul(hash, 31) + byte) | 0;
					at += 1;
				}
			}
			const to = head === QUOTE ? this.#quoted.length : at;
			for (let place = this.#firsts[c] as number; place >= 0; place = this.#nexts[place] as number) {
				const memo = this.#memos[place] as ByteMemo;
				const rank = memo.rank(text, from, to, hash, this.#keeper.writer);
				if (rank < 0) return -1;
				this.#ranks[place] = rank;
				if (memo.telling) this.#telling ||= memo.entries[rank]?.issue !== null;
			}
			if (bare && to > from) {
				const cell = decodeCell(text, from, to);
				if (cell !== this.#notTotal && isTotalRow([cell])) return -1;
				bare = cell.trim() === '';
				this.#notTotal = cell;
			}
		}
		// A spreadsheet may leave empty cells after the last column.
		while (bytes[at] === delimiter) at += 1;
		return bytes[at] === LF ? at + 1 : -1;
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
		if (this.#step > 0 && !fitsRounding(this.#cents, this.#step)) return false;
		const at = batch.count;
		const ranks = this.#ranks;
		const year = this.#exercice < 0 ? (this.#plan.exercice as number) : this.#mark(this.#exercice);
		if (!(year > 0)) return false;
		if (this.#forme >= 0 && this.#mark(this.#forme) === 1 && this.#attributed() === 0) return false;
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
		if (this.#telling) this.#tell(ligne);
		const first = duplicates.end(ligne);
		if (first > 0) this.#rows.tell(duplicateIssue(first), ligne);
		if (this.#plan.arrondiAt >= 0) batch.arrondi[at] = this.#step;
		const nature = this.#nature < 0 ? this.#natureOfFile : this.#mark(this.#nature);
		const source = this.#source < 0 ? null : (this.#entry(this.#source).value ?? '');
		this.#keeper.keep(batch, ligne, year, this.#cents, nature, source);
		return true;
	}

	/** Tells what there is to tell of the cells, in the order in which `RowReader` reads them. */
	#tell(ligne: number): void {
		for (const place of [this.#exercice, ...this.#plan.coded.keys()]) {
			const memo = this.#memos[place];
			const entry = memo?.entries[this.#ranks[place] ?? -1];
			if (entry?.issue) this.#rows.tell(entry.issue, ligne, memo?.column.index, entry.cell);
		}
	}

	#attributed(): number {
		return this.#attribution < 0 ? Number(this.#constants.has('attribution')) : this.#mark(this.#attribution);
	}

	#mark(place: number): number {
		return (this.#memos[place] as ByteMemo).marks[this.#ranks[place] as number] as number;
	}

	#entry(place: number): Entry {
		return (this.#memos[place] as ByteMemo).entries[this.#ranks[place] as number] as Entry;
	}

	/**
	 * Fills programme, action and dispositif from one another; false when they do not go together. What was found serves
	 * again as long as rows have the same codes.
	 */
	#resolve(batch: LineBatch, year: number): boolean {
		const entry = (field: CellField) => {
			const place = this.#place.get(field);
			return place === undefined ? undefined : this.#entry(place);
		};
		const codes = [entry('dispositif'), entry('programme'), entry('action'), entry('sous_action')] as const;
		let found = this.#found;
		if (found?.year !== year || codes.some((code, at) => code !== found?.codes[at])) {
			const [dispositif, programme, action, sousAction] = codes;
			const value = (code: Entry | undefined, field: CellField) =>
				code?.value ?? this.#constants.get(field) ?? null;
			const resolved = this.#rule.apply(
				value(dispositif, 'dispositif'),
				value(programme, 'programme'),
				action?.reading,
				sousAction?.reading,
				year
			);
			if (resolved.issue) return false;
			const word = (text: string | null) => this.#keeper.writer.word(text);
			const words = [word(resolved.dispositif), word(resolved.programme), word(resolved.action)] as const;
			this.#found = found = { year, codes, words };
		}
		const at = batch.count;
		const { dispositif, programme, action } = batch.coded;
		[dispositif[at], programme[at], action[at]] = found.words;
		return true;
	}
}
