import { MAX_CENTIMES } from '#lib/domain/money.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import { amountIssue, remarkIssue } from '#lib/ingest/lines/amount-issue.ts';
import type { RejectedRow } from '#lib/ingest/lines/batch.ts';
import { resolveDispositif } from '#lib/ingest/cells/dispositifs.ts';
import { outlineOf, type HeaderMatch, type Measure } from '#lib/ingest/header/header.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Block } from '#lib/ingest/records/records.ts';
import { SecondTable } from '#lib/ingest/header/second-table.ts';
import { isBlankRow, isComment, shapeIssue, withoutQueryCells } from '#lib/ingest/header/row-shape.ts';
import { isGrandTotal, isTotalRow } from '#lib/ingest/totals/row-totals.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import { ActionTotals } from './action-totals.ts';
import { grandTotalIssue, RowControls } from './controls.ts';
import type { FileTerms } from './file-terms.ts';
import { gatheringDispositifs, type Group } from './groups.ts';
import { OutOfScope } from './out-of-scope.ts';
import { RowCodes, type Codes } from './row-codes.ts';
import { RowNotes } from './row-notes.ts';
import { sourceOf } from './stage.ts';

/** Adds up the rows of a file of credits by destination, action by action. Nothing comes out before its end. */
export class DestinationReader {
	readonly groups = new Map<string, Group>();
	readonly rejects: RejectedRow[] = [];
	readonly outOfScope: OutOfScope;
	readonly totals = new ActionTotals();
	/** Stages that rows state against their column, with how often. */
	readonly overruled = new Map<string, number>();
	markSearched = false;
	readonly #match: HeaderMatch;
	readonly #terms: FileTerms;
	readonly #log: ProblemLog;
	readonly #tally: Tally;
	readonly #tables: SecondTable;
	readonly #reference: Reference;
	readonly #controls: RowControls;
	readonly #kept: ReadonlySet<string>;
	readonly #gathering: ReadonlySet<string>;
	readonly #named: ReadonlySet<number>;
	readonly #width: number;
	readonly #read: number[];
	readonly #dispositifs = new Map<string, string | null>();
	readonly #notes: RowNotes;
	readonly #codes: RowCodes;

	constructor(match: HeaderMatch, terms: FileTerms, reference: Reference, log: ProblemLog, tally: Tally) {
		this.#match = match;
		this.#terms = terms;
		this.#reference = reference;
		this.#log = log;
		this.#notes = new RowNotes(match.cells, log);
		this.#codes = new RowCodes(match, terms.exercice, this.#notes);
		this.#tally = tally;
		this.#tables = new SecondTable(match, log, tally);
		this.#controls = new RowControls(match.measures);
		this.#kept = new Set(reference.nomenclature.map((row) => row.programme).filter((code) => code !== ''));
		this.#gathering = gatheringDispositifs(reference);
		this.outOfScope = new OutOfScope(tally, true);
		const { named, width } = outlineOf(match.cells);
		this.#named = named;
		this.#width = width;
		this.#read = match.measures.map(() => 0);
	}

	/** As `LineReader.read`: stops at a row whose amount needs a decimal mark that was not searched for yet. */
	read(block: Block, from: number, delimiter: string): number {
		for (let index = from; index < block.rows.length; index += 1) {
			const row = block.rows[index] ?? [];
			const ligne = block.lignes[index] ?? 0;
			if (isBlankRow(row) || this.#tables.meets(row, ligne)) continue;
			if (isComment(row, this.#width)) {
				this.#tally.asides += 1;
				continue;
			}
			const spans = (block.lignes[index + 1] ?? block.end) - ligne;
			this.#notes.start(row, ligne);
			const stray = block.strayQuotes.has(index);
			const shape = shapeIssue(
				withoutQueryCells(row, this.#width),
				this.#named,
				this.#width,
				spans,
				stray,
				delimiter
			);
			if (shape) this.#notes.tell(shape, -1);
			if (shape?.severite === 'bloquant') {
				this.#tally.rows += 1;
				this.#tally.unreadableAmounts += 1;
				this.#reject([], null, null);
				continue;
			}
			const amounts = this.#amounts();
			if (amounts === null) return index;
			if (isTotalRow(row)) this.#control(amounts);
			else this.#credit(amounts);
		}
		return block.rows.length;
	}

	/** Cents by column, `NaN` when blank; `null` when the decimal mark must be searched for first. */
	#amounts(): number[] | null {
		const { amount } = this.#terms;
		const amounts: number[] = [];
		for (const { index } of this.#match.measures) {
			const cell = this.#notes.cells[index] ?? '';
			const cents = amount.read(cell);
			if (Number.isNaN(cents) && amount.failure !== 'blank') {
				if (amount.failure === 'ambigu' && !this.markSearched) return null;
				this.#notes.tell(amountIssue(amount.failure, cell), index);
				this.#tally.unreadableAmounts += 1;
			}
			if (amount.remark) this.#notes.tell(remarkIssue(amount.remark, cell, cents), index);
			amounts.push(cents);
		}
		return amounts;
	}

	/** A row of totals: compared with the rows above it, never kept. */
	#control(amounts: readonly number[]): void {
		this.#tally.controlRows += 1;
		const whole = isGrandTotal(this.#notes.cells);
		amounts.forEach((cents, index) => {
			const measure = this.#match.measures[index];
			if (!measure || Number.isNaN(cents)) return;
			this.#tally.add('controls', this.#place(measure), cents);
			const wrong = whole ? grandTotalIssue(this.#header(measure), this.#read[index] ?? 0, cents) : null;
			if (wrong) this.#notes.tell(wrong, measure.index);
		});
		this.#notes.flush();
	}

	#credit(amounts: readonly number[]): void {
		this.#tally.rows += 1;
		const codes = this.#codes.read();
		const stated = this.#codes.law();
		const exercice = this.#codes.exercice();
		for (const wrong of this.#controls.check(amounts)) this.#notes.tell(wrong, -1);
		if (codes === null || exercice === null || this.#notes.blocked) {
			return this.#reject(amounts, exercice, this.#stage(stated, null));
		}
		amounts.forEach((cents, index) => {
			if (!Number.isNaN(cents)) this.#read[index] = (this.#read[index] ?? 0) + cents;
		});
		this.#notes.flush();
		if (amounts.every(Number.isNaN)) {
			this.#tally.withoutAmount += 1;
			return;
		}
		let kept = false;
		this.#match.measures.forEach((measure, index) => {
			const cents = amounts[index] ?? NaN;
			if (Number.isNaN(cents)) return;
			if (this.#isControl(measure)) return this.#tally.add('controls', this.#place(measure), cents);
			const etape = this.#stage(stated, measure);
			const year = measure.exercice ?? exercice;
			const dispositif = etape && this.#dispositif(codes, year);
			const about = { ...codes, exercice, measure, header: this.#header(measure), ligne: this.#notes.ligne };
			const note = (drop: () => void) => this.totals.add(about, cents, Boolean(dispositif && etape), drop);
			if (!dispositif || !etape) {
				const out = [this.#kept.has(codes.programme), codes, year, this.#place(measure), cents] as const;
				this.outOfScope.add(...out);
				return note(() => this.outOfScope.drop(...out));
			}
			kept = true;
			this.#tally.add('accepted', this.#place(measure), cents);
			const group = this.#addTo(codes, dispositif, etape, year, exercice, measure, cents);
			note(() => {
				this.#tally.move('accepted', 'controls', this.#place(measure), cents);
				group.centimes -= cents;
				group.rows -= 1;
			});
		});
		if (kept) this.#tally.accepted += 1;
		else this.#tally.outOfScope += 1;
	}

	/** A total by row is a control only beside what it adds up. */
	#isControl({ etape }: Measure): boolean {
		return etape === 'amendement' || (etape === 'total' && this.#match.measures.length > 1);
	}

	#stage(stated: string | null, measure: Measure | null): Etape | null {
		const said = measure?.etape ?? null;
		const column = said === 'amendement' || said === 'total' ? null : said;
		// The law of a row is then the one that opened the action, not what the amount is.
		if (column !== null && measure?.exercice === null && stated !== null && stated !== column) {
			this.overruled.set(stated, (this.overruled.get(stated) ?? 0) + 1);
		}
		return column ?? (stated as Etape | null) ?? this.#terms.etape;
	}

	#dispositif({ programme, action }: Codes, year: number): string | null {
		const key = `${programme} ${action ?? ''} ${year}`;
		let dispositif = this.#dispositifs.get(key);
		if (dispositif === undefined) {
			const known = this.#kept.has(programme)
				? resolveDispositif(this.#reference, null, programme, action, year)
				: null;
			dispositif = known && !known.issue ? known.dispositif : null;
			if (dispositif === null && this.#terms.allProgrammes) {
				dispositif = action === null ? `programme-${programme}` : `programme-${programme}-${action}`;
			}
			this.#dispositifs.set(key, dispositif);
		}
		return dispositif;
	}

	#addTo(
		codes: Codes,
		dispositif: string,
		etape: Etape,
		year: number,
		fileYear: number,
		measure: Measure,
		cents: number
	): Group {
		const nature = measure.nature ?? this.#terms.nature;
		const { programme, action } = codes;
		const file = this.#match.measures.some((item) => item.etape === 'plf') ? 'plf' : etape;
		const source = sourceOf(file, fileYear);
		const key = [year, programme, action, etape, nature, source].join(' ');
		let group = this.groups.get(key);
		if (!group) {
			group = {
				ligne: this.#notes.ligne,
				exercice: year,
				dispositif,
				programme,
				action,
				etape,
				nature,
				source,
				poste: action !== null && this.#gathering.has(dispositif) ? `Action ${action}` : null,
				place: codes.place,
				libelle: null,
				centimes: 0,
				rows: 0,
				lastRow: -1,
				columns: new Set()
			};
			this.groups.set(key, group);
		}
		group.libelle ??= this.#codes.label();
		group.centimes += cents;
		if (group.lastRow !== this.#notes.ligne) group.rows += 1;
		group.lastRow = this.#notes.ligne;
		group.columns.add(this.#header(measure));
		if (Math.abs(group.centimes) > MAX_CENTIMES) {
			this.#log.refuse(
				'constraint-error',
				fr`La somme de l'action ${codes.place} dépasse mille milliards d'euros. Vérifiez l'unité du fichier (--unit).`
			);
		}
		return group;
	}

	/** Headers of the columns of the law that copy the bill. */
	get copiedVote(): ReadonlySet<string> {
		return new Set(this.#controls.copiedVote.map((measure) => this.#header(measure)));
	}

	#header({ index }: Measure): string {
		return (this.#match.cells[index] ?? '').trim().replace(/\s+/g, ' ');
	}

	#place(measure: Measure): number {
		return NATURES.indexOf(measure.nature ?? this.#terms.nature);
	}

	/** The quarantine holds one amount by row: payment appropriations when there are some. The sums hold all. */
	#reject(amounts: readonly number[], exercice: number | null, etape: Etape | null): void {
		this.#tally.rejected += 1;
		let held: { centimes: number; nature: Nature } | null = null;
		amounts.forEach((cents, index) => {
			const measure = this.#match.measures[index];
			if (!measure || Number.isNaN(cents)) return;
			this.#tally.add(this.#isControl(measure) ? 'controls' : 'rejected', this.#place(measure), cents);
			if (!this.#isControl(measure) && measure.exercice === null) {
				held = { centimes: cents, nature: measure.nature ?? this.#terms.nature };
			}
		});
		const { centimes, nature } = held ?? { centimes: null, nature: null };
		const problemes = this.#notes.flush();
		const cellules = [...this.#notes.cells];
		this.rejects.push({
			ligne: this.#notes.ligne,
			cellules,
			problemes,
			centimes,
			nature,
			exercice,
			dispositif: null,
			etape
		});
	}
}
