import type { Reference } from '#lib/domain/reference-tables.ts';
import { ETAPES, NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { BatchWriter } from '#lib/ingest/lines/batch-writer.ts';
import { TEXT_FIELDS, type CodedField } from '#lib/ingest/lines/batch.ts';
import type { CodedColumn, Entry } from '#lib/ingest/lines/coded-column.ts';
import { DispositifRule } from '#lib/ingest/lines/dispositif-rule.ts';
import { RowFill } from '#lib/ingest/lines/row-fill.ts';
import type { Row } from '#lib/ingest/lines/row.ts';
import { yearOfRow } from '#lib/ingest/lines/row-year.ts';
import { isBlankRow, isComment, loneNote, noteAlone, shapeIssue } from '#lib/ingest/header/row-shape.ts';
import { searchMark } from '#lib/ingest/open-file.ts';
import type { PlannedColumn } from '#lib/ingest/plan-column.ts';

/** One cell of amounts as it is understood. */
export interface Understood {
	readonly row: Row;
	/** Position of the column of amounts, 0 for the first. */
	readonly at: number;
	readonly texte: string;
	/** `null` when the cell cannot be read. */
	readonly centimes: number | null;
	readonly exercice: number | null;
	readonly etape: Etape | null;
	readonly nature: Nature | null;
	/** The row adds up others, or says that it is a total. */
	readonly total: boolean;
	/** The row is a control of its table: it makes no line. */
	readonly controle: boolean;
}

const oneOf = <T extends string>(list: readonly T[], code: string | null): T | null =>
	list.find((one) => one === code) ?? null;

/** Fields that are shown as the file writes them: nothing is decided by them before the check. */
const AS_WRITTEN: ReadonlySet<CodedField> = new Set<CodedField>([
	...TEXT_FIELDS,
	...(['poste', 'beneficiaire', 'siren', 'payeur', 'periode', 'source', 'source_url', 'source_date'] as const)
]);

/** Reads the cells of one column of amounts, each with what its row says of it, as the lines will be read. */
export class AmountColumn {
	readonly at: number;
	/** Columns of codes, by their field. */
	readonly coded: ReadonlyMap<CodedField, CodedColumn>;
	readonly #decisive: readonly CodedColumn[];
	readonly #planned: PlannedColumn;
	readonly #fill: RowFill;
	readonly #rule: DispositifRule;
	readonly #writer: BatchWriter;
	readonly #constant: ReadonlyMap<string, string>;
	readonly #masked: ReadonlySet<string>;
	readonly #delimiter: string;
	#searched = false;

	/** `masked` are the fields that only stand for what is still to be decided: they are told as unknown. */
	constructor(
		planned: PlannedColumn,
		reference: Reference,
		masked: ReadonlySet<string>,
		writer: BatchWriter
	) {
		const { plan } = planned;
		this.at = plan.amountAt;
		this.coded = new Map(plan.coded.map((column) => [column.field, column]));
		this.#decisive = plan.coded.filter(({ field }) => !AS_WRITTEN.has(field));
		this.#planned = planned;
		this.#fill = new RowFill(plan);
		this.#rule = new DispositifRule(reference);
		this.#writer = writer;
		this.#constant = new Map(plan.constants);
		this.#masked = masked;
		this.#delimiter = planned.opened.dialect.delimiter;
	}

	/** Word numbers have started again. */
	forget(): void {
		for (const column of this.coded.values()) column.forget();
		const { exercice } = this.#planned.plan;
		if (typeof exercice !== 'number') exercice.forget();
	}

	/** What a field of the row last read says, `null` for nothing. */
	value(field: CodedField): string | null {
		if (this.#masked.has(field)) return null;
		const column = this.coded.get(field);
		return column ? column.entry.value : (this.#constant.get(field) ?? null);
	}

	/** The dispositif of the row last read, by its own column or by its programme and action. */
	dispositif(exercice: number | null): string | null {
		const read = (field: CodedField) => this.coded.get(field)?.entry.reading;
		const own = this.value('dispositif');
		if (own !== null || this.#masked.has('dispositif')) return own;
		const { dispositif } = this.#rule.apply(
			null,
			this.value('programme'),
			read('action'),
			read('sous_action'),
			exercice ?? NaN,
			[read('dispositif'), read('programme')]
		);
		return dispositif;
	}

	/** What the amount of a row is understood as; `null` for no data, `'vide'` for no amount. */
	async read(raw: Row): Promise<Understood | 'vide' | null> {
		const { plan } = this.#planned;
		const row = this.#fill.fill(raw);
		const { cells } = row;
		if (isBlankRow(cells) || isComment(cells, plan.width) || noteAlone(cells, plan.width)) return null;
		if (loneNote(cells) || this.#isHeader(cells)) return null;
		const controle = plan.isTotal(cells);
		const texte = cells[this.at] ?? '';
		const centimes = await this.#amount(texte);
		if (centimes === null && plan.amount.failure === 'blank') return 'vide';
		const shape =
			controle || (cells.length === plan.width && !row.strayQuote)
				? null
				: shapeIssue(cells, plan.named, plan.width, row.spans, row.strayQuote, this.#delimiter);
		for (const column of this.#decisive) column.read(cells[column.index] ?? '', this.#writer);
		const year = this.#year(cells);
		const total = controle || this.value('role') === 'total';
		return {
			row,
			at: this.at,
			texte,
			centimes: shape?.severite === 'bloquant' ? null : centimes,
			exercice: year,
			etape: oneOf(ETAPES, this.value('etape')),
			nature: oneOf(NATURES, this.value('nature')),
			total,
			controle
		};
	}

	/** Whether a cell of a field, or of the amounts, would be read; blank ones are. */
	reads(index: number, cell: string): boolean {
		const { amount, exercice, otherYears } = this.#planned.plan;
		if (cell.trim() === '') return true;
		if (index === this.at)
			return !Number.isNaN(amount.read(cell)) || ['blank', 'ambigu'].includes(amount.failure);
		const years = [...(typeof exercice === 'number' ? [] : [exercice]), ...otherYears];
		const columns = [...this.coded.values(), ...years].filter((column) => column.index === index);
		return columns.every((column) => column.accepts(cell));
	}

	/** What a column of codes reads in the row last read. */
	entry(field: CodedField): Entry | null {
		return this.coded.get(field)?.entry ?? null;
	}

	#isHeader(cells: readonly string[]): boolean {
		const { headers } = this.#planned.plan;
		return cells.every((cell, index) => cell.trim() === (headers[index] ?? '').trim());
	}

	async #amount(texte: string): Promise<number | null> {
		const { amount } = this.#planned.plan;
		let cents = amount.read(texte);
		if (Number.isNaN(cents) && amount.failure === 'ambigu' && !this.#searched) {
			const { opened, columns, unit } = this.#planned;
			this.#searched = true;
			amount.decimal = await searchMark(opened, columns, unit);
			cents = amount.read(texte);
		}
		return Number.isNaN(cents) ? null : cents;
	}

	#year(cells: readonly string[]): number | null {
		if (this.#masked.has('exercice')) return null;
		const { plan } = this.#planned;
		const { exercice } = plan;
		const year =
			typeof exercice === 'number'
				? exercice
				: Number(yearOfRow(exercice, plan, cells, this.#writer).entry.value ?? NaN);
		return Number.isInteger(year) ? year : null;
	}
}
