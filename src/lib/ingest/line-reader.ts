import { ETAPES, NATURES } from '#lib/domain/vocabulary.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { amountIssue } from './amount-issue.ts';
import type { CellField, CodedField, LineBatch, RejectedRow } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';
import type { CodedColumn, Entry } from './coded-column.ts';
import { DispositifRule } from './dispositif-rule.ts';
import { Duplicates } from './duplicates.ts';
import type { LinePlan } from './line-plan.ts';
import { issue, problemAt, type Issue, type ProblemLog } from './problem-log.ts';
import type { Block } from './records.ts';
import { isBlankRow, isComment, shapeIssue } from './row-shape.ts';
import { isTotalRow } from './row-totals.ts';
import type { Tally } from './tally.ts';

const ATTRIBUTION = issue(
	'row-constraint',
	'bloquant',
	fr`la forme est donnée sans dire d'où elle vient. Écrivez dans la colonne attribution : publiee, mandat ou cle.`,
	'publiee, mandat ou cle'
);
const ARRONDI = issue(
	'constraint-error',
	'bloquant',
	fr`le pas d'arrondi doit être plus grand que zéro.`,
	'100000'
);

const SUBTOTAL = issue(
	'sous-total-suspect',
	'bloquant',
	fr`la ligne semble être un total ou un sous-total, qui compterait deux fois ses détails. Retirez-la, ou remplissez-la avec « total » dans la colonne role.`,
	'une ligne de détail, ou role = total'
);

function duplicateIssue(first: number): Issue {
	const phrase = fr`la ligne est identique à la ligne ${first} ; les deux sont comptées. Retirez-en une si c'est une erreur.`;
	return issue('duplicate-row', 'avertissement', phrase, 'des lignes distinctes');
}

/** Lines of a batch: few enough to stay in the cache, enough to hand over seldom. */
const BATCH_LINES = 8192;

/** Reads rows into batches of lines, with nothing made per row unless something is wrong with it. */
export class LineReader {
	readonly rejects: RejectedRow[] = [];
	/** The whole file has been searched for the decimal mark: an unclear amount now stays so. */
	markSearched = false;
	/** Years of the lines accepted. */
	readonly years = new Set<number>();
	/** Some of the sources of the lines accepted. */
	readonly sources = new Set<string>();
	/** Cells whose decimal mark contradicts the column's. */
	contradicted = 0;
	readonly #plan: LinePlan;
	readonly #log: ProblemLog;
	readonly #tally: Tally;
	readonly #writer = new BatchWriter();
	readonly #rule: DispositifRule;
	readonly #source: CodedColumn | null;
	readonly #duplicates: Duplicates;
	readonly #column = new Map<CodedField, CodedColumn>();
	readonly #constant: ReadonlyMap<CellField, string>;
	readonly #forme: CodedColumn | null;
	readonly #codes: {
		readonly action: CodedColumn | undefined;
		readonly sousAction: CodedColumn | undefined;
		readonly all: readonly CodedColumn[];
	};
	#generation = 0;
	#lastYear = NaN;
	#lastSource: Entry | null = null;
	#lastNature: string | null = null;
	#lastNaturePlace = -1;
	#row: readonly string[] = [];
	#ligne = 0;
	#found: Problem[] = [];
	#blocked = false;

	constructor(plan: LinePlan, log: ProblemLog, tally: Tally, fileBytes: number) {
		this.#duplicates = new Duplicates(fileBytes);
		this.#plan = plan;
		this.#log = log;
		this.#tally = tally;
		for (const column of plan.coded) this.#column.set(column.field, column);
		this.#source = this.#column.get('source') ?? null;
		this.#forme = this.#column.get('forme') ?? null;
		this.#constant = new Map(plan.constants);
		this.#rule = new DispositifRule(plan.reference);
		this.#codes = {
			action: this.#column.get('action'),
			sousAction: this.#column.get('sous_action'),
			all: plan.coded.filter((column) =>
				['dispositif', 'programme', 'action', 'sous_action'].includes(column.field)
			)
		};
	}

	/**
	 * Reads rows from `from` on. Returns the index of a row whose amount needs the column's decimal mark, still
	 * unknown and not yet searched for; else the number of rows.
	 */
	read(block: Block, from: number, delimiter: string): number {
		const { rows, lignes, strayQuotes, end } = block;
		const batch = this.#start(rows.length - from);
		const { amount, amountAt, width, named } = this.#plan;
		for (let index = from; index < rows.length; index += 1) {
			const row = rows[index] ?? [];
			const ligne = lignes[index] ?? 0;
			if (row.length < width || row[0] === '') {
				if (isBlankRow(row)) continue;
			}
			if (isComment(row, width)) continue;
			if (this.#plan.totalRows && isTotalRow(row)) {
				this.#control(row);
				continue;
			}
			const spans = (lignes[index + 1] ?? end) - ligne;
			const shape =
				row.length !== width || spans > 1 || strayQuotes.size > 0
					? shapeIssue(row, named, width, spans, strayQuotes.has(index), delimiter)
					: null;
			this.#row = row;
			this.#ligne = ligne;
			this.#blocked = false;
			const sound = shape === null || shape.severite !== 'bloquant';
			const cents = sound ? amount.read(row[amountAt] ?? '') : NaN;
			if (Number.isNaN(cents) && sound && amount.failure === 'ambigu' && !this.markSearched) return index;
			this.#tally.rows += 1;
			if (shape) this.#report(shape, -1);
			if (!sound) {
				this.#tally.unreadableAmounts += 1;
				this.#reject(NaN, NaN, false);
				continue;
			}
			if (Number.isNaN(cents)) {
				if (amount.failure === 'decimale') this.contradicted += 1;
				this.#report(amountIssue(amount.failure, row[amountAt] ?? ''), amountAt);
				if (amount.failure === 'blank') {
					this.#tally.withoutAmount += 1;
					this.#found = [];
					continue;
				}
				this.#tally.unreadableAmounts += 1;
			}
			this.#cells(batch, cents);
		}
		return rows.length;
	}

	/** A row that adds up others is counted apart. */
	#control(row: readonly string[]): void {
		const cents = this.#plan.amount.read(row[this.#plan.amountAt] ?? '');
		this.#tally.controlRows += 1;
		if (!Number.isNaN(cents)) this.#tally.add('controls', this.#nature(), cents);
	}

	/** Whether a batch is full enough to be handed on before rows are read. */
	fullFor(rows: number): boolean {
		const { count, ligne } = this.#writer.current;
		return count > 0 && count + rows > ligne.length;
	}

	/** The lines read since the last call, `null` when there are none. */
	finish(): LineBatch | null {
		return this.#writer.finish();
	}

	#start(rows: number): LineBatch {
		const { current } = this.#writer;
		if (current.count > 0 && current.count + rows <= current.ligne.length) return current;
		const batch = this.#writer.start(Math.max(BATCH_LINES, rows));
		const { coded, constants, exercice } = this.#plan;
		if (this.#generation !== this.#writer.generation) {
			this.#generation = this.#writer.generation;
			for (const column of coded) column.forget();
			if (typeof exercice !== 'number') exercice.forget();
		}
		for (const column of coded) column.out = batch.coded[column.field];
		for (const [field, value] of constants) batch.coded[field].fill(this.#writer.word(value));
		return batch;
	}

	/** Reads the cells of the current row other than its amount, and keeps or rejects the row. */
	#cells(batch: LineBatch, cents: number): void {
		const { coded, exercice, arrondi, arrondiAt } = this.#plan;
		const row = this.#row;
		const at = batch.count;
		let year: number;
		if (typeof exercice === 'number') year = exercice;
		else {
			const entry = exercice.read(row[exercice.index] ?? '', this.#writer);
			if (entry.value === null && isTotalRow(row)) {
				this.#report(SUBTOTAL, -1);
				return this.#reject(cents, NaN, false);
			}
			if (entry.issue) this.#report(entry.issue, exercice.index);
			year = entry.value === null ? NaN : Number(entry.value);
		}
		for (let c = 0; c < coded.length; c += 1) {
			const column = coded[c] as CodedColumn;
			const entry = column.read(row[column.index] ?? '', this.#writer);
			if (entry.issue !== null) this.#report(entry.issue, column.index);
			column.out[at] = entry.word;
		}
		this.#resolve(batch, at, year);
		const forme = this.#forme;
		if (forme !== null && forme.entry.value !== 'NV' && this.#value('attribution') === null) {
			const column = this.#column.get('attribution') ?? forme;
			if (!forme.entry.issue) this.#report(ATTRIBUTION, column.index);
		}
		if (arrondiAt >= 0) {
			arrondi.decimal ??= this.#plan.amount.decimal;
			const step = arrondi.read(row[arrondiAt] ?? '');
			if (Number.isNaN(step) && arrondi.failure !== 'blank') {
				this.#report(amountIssue(arrondi.failure, row[arrondiAt] ?? ''), arrondiAt);
			} else if (step <= 0) this.#report(ARRONDI, arrondiAt);
			batch.arrondi[at] = step;
		}
		if (this.#blocked || Number.isNaN(cents)) return this.#reject(cents, year, true);
		this.#compare(year, cents);
		if (this.#source !== null && this.#source.entry !== this.#lastSource && this.sources.size < 1000) {
			this.#lastSource = this.#source.entry;
			this.sources.add(this.#lastSource.value ?? '');
		}
		if (year !== this.#lastYear) {
			this.#lastYear = year;
			this.years.add(year);
		}
		if (this.#found.length > 0) this.#found = [];
		batch.ligne[at] = this.#ligne;
		batch.exercice[at] = year;
		batch.centimes[at] = cents;
		batch.count = at + 1;
		this.#tally.accepted += 1;
		this.#tally.add('accepted', this.#nature(), cents);
	}

	/** Tells a line that repeats another word for word. */
	#compare(year: number, cents: number): void {
		const duplicates = this.#duplicates;
		duplicates.start(cents, year);
		const { coded } = this.#plan;
		for (let c = 0; c < coded.length; c += 1) duplicates.add((coded[c] as CodedColumn).entry);
		const first = duplicates.end(this.#ligne);
		if (first > 0) this.#report(duplicateIssue(first), -1);
	}

	/** Fills programme, action and dispositif from one another. */
	#resolve(batch: LineBatch, at: number, year: number): void {
		const codes = this.#codes;
		// A dispositif alone needs nothing from the nomenclature, and its word is already in place.
		if (codes.all.length === 1 && codes.all[0]?.field === 'dispositif' && codes.all[0].entry.value !== null)
			return;
		const resolved = this.#rule.apply(
			this.#value('dispositif'),
			this.#value('programme'),
			codes.action?.entry.reading,
			codes.sousAction?.entry.reading,
			year
		);
		if (
			resolved.issue &&
			!Number.isNaN(year) &&
			!codes.all.some((column) => column.entry.issue?.severite === 'bloquant')
		) {
			this.#report(resolved.issue, codes.all[0]?.index ?? -1);
		}
		batch.coded.dispositif[at] = this.#writer.word(resolved.dispositif);
		batch.coded.programme[at] = this.#writer.word(resolved.programme);
		batch.coded.action[at] = this.#writer.word(resolved.action);
	}

	#value(field: CellField): string | null {
		const column = this.#column.get(field);
		if (column) return column.entry.value;
		return this.#constant.get(field) ?? null;
	}

	#report(found: Issue, index: number): void {
		const place = {
			ligne: this.#ligne,
			...(index < 0
				? {}
				: { colonne: index + 1, champ: this.#plan.headers[index] ?? null, valeur: this.#row[index] ?? null })
		};
		if (found.severite === 'info') return this.#log.announceCell(found, place);
		const problem = this.#log.add(problemAt(found, place));
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
		const centimes = Number.isNaN(cents) ? null : cents;
		const nature = cellsRead ? this.#nature() : -1;
		this.#tally.rejected += 1;
		if (centimes !== null) this.#tally.add('rejected', nature, centimes);
		this.rejects.push({
			ligne: this.#ligne,
			cellules: [...this.#row],
			problemes: this.#found,
			centimes,
			nature: NATURES[nature] ?? null,
			exercice: Number.isNaN(year) ? null : year,
			dispositif: cellsRead ? this.#value('dispositif') : null,
			etape: (cellsRead && ETAPES.find((code) => code === this.#value('etape'))) || null
		});
		this.#found = [];
	}
}
