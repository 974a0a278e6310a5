import { OutOfScope } from '#lib/ingest/destination/out-of-scope.ts';
import type { Issue, ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import type { CellField, CodedField, LineBatch } from './batch.ts';
import type { BatchWriter } from './batch-writer.ts';
import type { CodedColumn } from './coded-column.ts';
import type { DispositifRule, ResolvedCodes } from './dispositif-rule.ts';
import type { LinePlan } from './line-plan.ts';

const CODES = /^(?:dispositif|programme|(?:sous_)?action)$/;

/** The dispositif, programme and action of rows, each filled from the others. */
export class RowDispositif {
	readonly #plan: LinePlan;
	readonly #rule: DispositifRule;
	readonly #columns: readonly CodedColumn[];
	readonly #column: ReadonlyMap<CodedField, CodedColumn>;
	readonly #constant: ReadonlyMap<CellField, string>;
	readonly #outside: OutOfScope;

	constructor(plan: LinePlan, rule: DispositifRule, tally: Tally) {
		this.#plan = plan;
		this.#rule = rule;
		this.#columns = plan.coded.filter(({ field }) => CODES.test(field));
		this.#column = new Map(this.#columns.map((column) => [column.field, column]));
		this.#constant = new Map(plan.constants);
		this.#outside = new OutOfScope(tally, false);
	}

	/** Where what is wrong with the codes of a row is told, -1 for no column. */
	get index(): number {
		return this.#columns[0]?.index ?? -1;
	}

	/** Writes the codes of the row just read; `null` when a dispositif stated alone is already in place. */
	resolve(batch: LineBatch, at: number, year: number, writer: BatchWriter): ResolvedCodes | null {
		const [alone] = this.#columns;
		if (this.#columns.length === 1 && alone?.field === 'dispositif' && alone.entry.value !== null)
			return null;
		const read = (field: CodedField) => this.#column.get(field)?.entry.reading;
		const resolved = this.#rule.apply(
			this.#value('dispositif'),
			this.#value('programme'),
			read('action'),
			read('sous_action'),
			year,
			[read('dispositif'), read('programme')]
		);
		batch.coded.dispositif[at] = writer.word(resolved.dispositif);
		batch.coded.programme[at] = writer.word(resolved.programme);
		batch.coded.action[at] = writer.word(resolved.action);
		return resolved;
	}

	/** What is to be told of resolved codes: nothing of cells that are told wrong themselves, nor without a year. */
	issueOf(resolved: ResolvedCodes | null, year: number): Issue | null {
		if (Number.isNaN(year) || this.#columns.some(({ entry }) => entry.issue?.severite === 'bloquant'))
			return null;
		return resolved?.issue ?? null;
	}

	/** Counts a row whose credits nothing here follows, in a file that lists all credits; false for any other row. */
	leaveOut(resolved: ResolvedCodes | null, year: number, nature: number, cents: number): boolean {
		if (!this.#plan.listsAll || !resolved?.outside || resolved.programme === null) return false;
		const { programme, action } = resolved;
		this.#outside.add(resolved.outside === 'action', { programme, action }, year, nature, cents);
		return true;
	}

	/** Says what was left out. */
	announce(log: ProblemLog): void {
		this.#outside.announce(log);
	}

	#value(field: CellField): string | null {
		const column = this.#column.get(field);
		return column ? column.entry.value : (this.#constant.get(field) ?? null);
	}
}
