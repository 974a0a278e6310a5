import { NATURES } from '#lib/domain/vocabulary.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { amountIssue, remarkIssue } from './amount-issue.ts';
import { BlockSums } from '#lib/ingest/totals/block-sums.ts';
import { GrandTotals } from '#lib/ingest/totals/grand-totals.ts';
import type { CellField, CodedField, LineBatch, RejectedRow } from './batch.ts';
import type { CodedColumn } from './coded-column.ts';
import { disputedStage } from '#lib/ingest/cells/exercice.ts';
import { SEVERAL_FORMS } from '#lib/ingest/cells/formes.ts';
import { RowDispositif } from './row-dispositif.ts';
import type { LineKeeper } from './line-keeper.ts';
import type { LinePlan } from './line-plan.ts';
import { problemAt, type Issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { isBlankRow, isComment, loneNote, noteAlone, shapeIssue } from '#lib/ingest/header/row-shape.ts';
import { cutAmountIssue } from './cut-amount.ts';
import { rejectedRow } from './rejected-row.ts';
import { ATTRIBUTION, duplicateIssue, roundingIssue, SUBTOTAL } from './row-issues.ts';
import { isTotalRow, TOTAL_LABEL } from '#lib/ingest/totals/row-totals.ts';
import type { Row, RowContext } from './row.ts';
import { yearOfRow } from './row-year.ts';

/** Reads rows one at a time, with all that is to be told of each. */
export class RowReader {
	readonly rejects: RejectedRow[] = [];
	/** The whole file has been searched for the decimal mark: an unclear amount now stays so. */
	markSearched = false;
	/** The totals that rows of their own give of the others; `null` when the file has none. */
	readonly sums: BlockSums | null;
	readonly #wholes: GrandTotals;
	/** Cells whose decimal mark contradicts the column's. */
	contradicted = 0;
	readonly #plan: LinePlan;
	readonly #log: ProblemLog;
	readonly #keeper: LineKeeper;
	readonly #delimiter: string;
	readonly #tables: RowContext['tables'];
	readonly #column = new Map<CodedField, CodedColumn>();
	readonly #constant: ReadonlyMap<CellField, string>;
	readonly #forme: CodedColumn | null;
	readonly #source: CodedColumn | null;
	readonly codes: RowDispositif;
	#lastNature: string | null = null;
	#lastNaturePlace = -1;
	#row: readonly string[] = [];
	#ligne = 0;
	#found: Problem[] = [];
	#blocked = false;

	constructor({ plan, log, keeper, rule, delimiter, tables }: RowContext) {
		this.#tables = tables;
		this.#plan = plan;
		this.#wholes = new GrandTotals(keeper.tally, plan);
		this.sums = plan.sumsAt < 0 ? null : new BlockSums(plan.sumsAt, plan.amountAt, keeper.tally);
		this.#log = log;
		this.#keeper = keeper;
		this.#delimiter = delimiter;
		for (const column of plan.coded) this.#column.set(column.field, column);
		this.#forme = this.#column.get('forme') ?? null;
		this.#source = this.#column.get('source') ?? null;
		this.#constant = new Map(plan.constants);
		this.codes = new RowDispositif(plan, rule, keeper.tally);
	}

	/** Keeps, rejects or leaves aside a row. False, and nothing done, when its amount needs the column's decimal mark. */
	read(batch: LineBatch, { cells, ligne, spans, strayQuote }: Row): boolean {
		const { amount, amountAt, width, named, isTotal } = this.#plan;
		const { tally } = this.#keeper;
		if (this.#tables.ended || ((cells.length < width || cells[0] === '') && isBlankRow(cells))) return true;
		this.#row = cells;
		this.#ligne = ligne;
		const note = noteAlone(cells, width);
		if (note) this.#report(note, -1);
		if (note || isComment(cells, width)) {
			this.#plan.remarks?.hearAll(cells, ligne);
			tally.asides += 1;
			return true;
		}
		if (isTotal(cells)) {
			this.#control(cells);
			return true;
		}
		if (this.sums && this.#sum(cells, ligne)) return true;
		const cut = this.#delimiter === ',' ? cutAmountIssue(cells, this.#plan) : null;
		const shape =
			cut ??
			(cells.length !== width || spans > 1 || strayQuote
				? shapeIssue(cells, named, width, spans, strayQuote, this.#delimiter)
				: null);
		this.#blocked = false;
		const sound = shape === null || shape.severite !== 'bloquant';
		const cents = sound ? amount.read(cells[amountAt] ?? '') : NaN;
		if (Number.isNaN(cents) && sound && amount.failure === 'ambigu' && !this.markSearched) return false;
		if (Number.isNaN(cents) && this.#tables.meets(cells, ligne)) return true;
		const elsewhere = this.#plan.beside.some((index) => (cells[index] ?? '').trim() !== '');
		if (elsewhere && sound && Number.isNaN(cents) && amount.failure === 'blank') return true;
		tally.rows += 1;
		if (shape) this.#report(shape, shape === cut ? amountAt : -1);
		if (!sound) {
			if (cells.length === 1) this.#tables.hear(cells[0] ?? '', ligne);
			tally.unreadableAmounts += 1;
			this.#reject(NaN, NaN, false);
			return true;
		}
		if (Number.isNaN(cents)) {
			if (amount.failure === 'decimale') this.contradicted += 1;
			const blank = amount.failure === 'blank';
			if (blank) this.#plan.remarks?.hearAll(cells, ligne);
			const lone = blank ? loneNote(cells) : null;
			this.#report(lone ?? amountIssue(amount.failure, cells[amountAt] ?? ''), lone ? -1 : amountAt);
			if (lone) {
				this.#tables.hear(cells[0] ?? '', ligne);
				tally.rows -= 1;
				tally.asides += 1;
				return true;
			}
			if (blank) {
				tally.withoutAmount += 1;
				this.#found = [];
				return true;
			}
			tally.unreadableAmounts += 1;
		} else if (amount.remark)
			this.#report(remarkIssue(amount.remark, cells[amountAt] ?? '', cents), amountAt);
		this.#cells(batch, cents);
		return true;
	}

	/** A row that adds up others is counted apart. */
	#control(row: readonly string[]): void {
		this.#plan.remarks?.hearAll(row, this.#ligne);
		const cents = this.#plan.amount.read(row[this.#plan.amountAt] ?? '');
		this.#count(cents, this.sums?.whole(cents) ?? this.#wholes.check(row, cents));
	}

	/** Counts apart a row that gives the sum of those under it. */
	#sum(row: readonly string[], ligne: number): boolean {
		const total = this.sums?.totalOf(row, this.#plan.amount) ?? null;
		if (total !== null) this.#count(total, this.sums?.begin(total, ligne) ?? null);
		return total !== null;
	}

	#count(cents: number, wrong: Issue | null): void {
		const { tally } = this.#keeper;
		tally.controlRows += 1;
		if (!Number.isNaN(cents)) tally.add('controls', this.#nature(), cents);
		if (wrong) this.#report(wrong, -1);
		this.#found = [];
	}

	/** Reads the cells of the current row other than its amount, and keeps or rejects the row. */
	#cells(batch: LineBatch, cents: number): void {
		const { coded, exercice, arrondi, arrondiAt } = this.#plan;
		const row = this.#row;
		const at = batch.count;
		let total = -1;
		let year: number;
		if (typeof exercice === 'number') year = exercice;
		else {
			const { entry, index } = yearOfRow(exercice, this.#plan, row, this.#keeper.writer);
			if (entry.value === null && isTotalRow(row)) {
				this.#report(SUBTOTAL, -1);
				return this.#reject(cents, NaN, false);
			}
			if (entry.issue) this.#report(entry.issue, index);
			year = entry.value === null ? NaN : Number(entry.value);
		}
		for (let c = 0; c < coded.length; c += 1) {
			const column = coded[c] as CodedColumn;
			const entry = column.read(row[column.index] ?? '', this.#keeper.writer);
			if (entry.issue === TOTAL_LABEL) total = column.index;
			else if (entry.issue !== null) this.#report(entry.issue, column.index);
			column.out[at] = entry.word;
		}
		if (typeof exercice !== 'number') {
			const disputed = disputedStage(exercice.entry.reading.etape, this.#value('etape'));
			if (disputed) this.#report(disputed, exercice.index);
		}
		if (total >= 0 && !this.#saysRole()) this.#report(SUBTOTAL, total);
		const resolved = this.codes.resolve(batch, at, year, this.#keeper.writer);
		const outside = !this.#blocked && !Number.isNaN(cents) && !Number.isNaN(year);
		if (outside && this.codes.leaveOut(resolved, year, this.#nature(), cents)) {
			this.#keeper.tally.outOfScope += 1;
			this.#found = [];
			return;
		}
		const wrong = this.codes.issueOf(resolved, year);
		if (wrong) this.#report(wrong, this.codes.index);
		const forme = this.#forme;
		if (forme !== null && forme.entry.value !== 'NV' && this.#value('attribution') === null) {
			const column = this.#column.get('attribution') ?? forme;
			// « Toutes formes » attributes to none: only the source can have said it.
			if (forme.entry.value === 'MULTI' && forme.entry.issue?.code === 'synonyme') {
				batch.coded.attribution[at] = this.#keeper.writer.word('publiee');
				this.#report(SEVERAL_FORMS, column.index);
			} else if (forme.entry.issue?.severite !== 'bloquant') this.#report(ATTRIBUTION, column.index);
		}
		if (arrondiAt >= 0) {
			arrondi.decimal ??= this.#plan.amount.decimal;
			const cell = row[arrondiAt] ?? '';
			const step = arrondi.read(cell);
			const rounding = roundingIssue(step, arrondi.failure, cell, cents);
			if (rounding) this.#report(rounding, arrondiAt);
			batch.arrondi[at] = step;
		}
		if (this.#blocked || Number.isNaN(cents)) return this.#reject(cents, year, true);
		this.#compare(year, cents);
		if (this.#found.length > 0) this.#found = [];
		const source = this.#source === null ? null : (this.#source.entry.value ?? '');
		this.#keeper.keep(batch, this.#ligne, year, cents, this.#nature(), source);
	}

	/** Whether the row itself says that it is a total or a detail. */
	#saysRole(): boolean {
		const role = this.#column.get('role');
		return role !== undefined && (this.#row[role.index] ?? '').trim() !== '';
	}

	/** Tells a line that repeats another word for word. */
	#compare(year: number, cents: number): void {
		const { duplicates } = this.#keeper;
		duplicates.start(cents, year);
		const { coded } = this.#plan;
		for (const { entry } of coded) duplicates.add(entry.a, entry.b);
		const first = duplicates.end(this.#ligne);
		if (first > 0) this.#report(duplicateIssue(first), -1);
	}

	#value(field: CellField): string | null {
		const column = this.#column.get(field);
		if (column) return column.entry.value;
		return this.#constant.get(field) ?? null;
	}

	/** Tells what is found in a cell of a row, or of the row itself when `index` is below 0; `null` when it is no problem. */
	tell(found: Issue, ligne: number, index = -1, valeur: string | null = null): Problem | null {
		const cell = index < 0 ? {} : { colonne: index + 1, champ: this.#plan.headers[index] ?? null, valeur };
		const place = { ligne, ...cell };
		if (found.severite !== 'info') return this.#log.add(problemAt(found, place));
		this.#log.announceCell(found, place);
		return null;
	}

	#report(found: Issue, index: number): void {
		// Two fields may be read from one cell.
		if (this.#found.some((told) => told.colonne === index + 1 && told.message.endsWith(found.phrase))) return;
		const problem = this.tell(found, this.#ligne, index, this.#row[index] ?? null);
		if (problem === null) return;
		this.#found.push(problem);
		if (found.severite === 'bloquant') this.#blocked = true;
	}

	/** Place of the current row's nature in `NATURES`, -1 when it cannot be read. */
	#nature(): number {
		const code = this.#value('nature');
		if (code !== this.#lastNature) {
			this.#lastNature = code;
			this.#lastNaturePlace = NATURES.findIndex((nature) => nature === code);
		}
		return this.#lastNaturePlace;
	}

	/** `cellsRead` is false for a row whose cells may not be the ones that the header names. */
	#reject(cents: number, year: number, cellsRead: boolean): void {
		const nature = cellsRead ? this.#nature() : -1;
		const { tally } = this.#keeper;
		tally.rejected += 1;
		if (!Number.isNaN(cents)) tally.add('rejected', nature, cents);
		// What stands in the other columns of amounts was read by itself: mended, it must not come a second time.
		const cells = this.#row.map((cell, index) => (this.#plan.beside.includes(index) ? '' : cell));
		const read = cellsRead ? [this.#value('dispositif'), this.#value('etape')] : [];
		this.rejects.push(rejectedRow(this.#ligne, cells, this.#found, { cents, nature, year }, read));
		this.#found = [];
	}
}
