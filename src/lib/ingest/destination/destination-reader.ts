import { MAX_CENTIMES } from '#lib/domain/money.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { AmountReader } from '../amount.ts';
import { amountIssue } from '../amount-issue.ts';
import type { RejectedRow } from '../batch.ts';
import { checkAction, checkExercice, checkProgramme, checkSousAction } from '../cells/codes.ts';
import { resolveDispositif } from '../cells/dispositifs.ts';
import type { Check, Reading } from '../cells/reading.ts';
import { outlineOf, type HeaderMatch, type Measure } from '../header.ts';
import { issue, problemAt, type Issue, type ProblemLog } from '../problem-log.ts';
import type { Block } from '../records.ts';
import { isBlankRow, isComment, shapeIssue } from '../row-shape.ts';
import { isGrandTotal, isTotalRow } from '../row-totals.ts';
import type { Tally } from '../tally.ts';
import { grandTotalIssue, RowControls } from './controls.ts';
import { gatheringDispositifs, type Group } from './groups.ts';
import { OutOfScope } from './out-of-scope.ts';
import { checkLoi, sourceOf } from './stage.ts';

/** What a file says once for all its rows. */
export interface FileTerms {
	/** `null` when every row says its own. */
	readonly exercice: number | null;
	/** For columns whose header names no stage, when the rows do not either. */
	readonly etape: Etape | null;
	/** For columns whose header names no nature. */
	readonly nature: Nature;
	readonly amount: AmountReader;
	readonly allProgrammes: boolean;
}

/** The codes of one row. */
interface Codes {
	readonly programme: string;
	readonly action: string | null;
	readonly place: string;
}

const NAMED_PROGRAMME = /^.*? [-–] 0*(\d{3})$/;
const MISSING_PROGRAMME = issue(
	'constraint-error',
	'bloquant',
	fr`il manque le numéro de programme. Complétez-le, ou retirez la ligne si ce n'est pas un crédit.`,
	'137'
);
const MISSING_YEAR = issue(
	'constraint-error',
	'bloquant',
	fr`il manque l'exercice, et rien d'autre ne dit l'année du fichier. Complétez la colonne, ou indiquez l'année (--exercice).`,
	'une année, par exemple 2018'
);

/** A code without the `.0` that a spreadsheet gave it. */
const bare = (cell: string) => cell.trim().replace(/[.,]0+$/, '');

/** Adds up the rows of a file of credits by destination, action by action. Nothing comes out before its end. */
export class DestinationReader {
	readonly groups = new Map<string, Group>();
	readonly rejects: RejectedRow[] = [];
	readonly outOfScope: OutOfScope;
	/** Stages that rows state against their column, with how often. */
	readonly overruled = new Map<string, number>();
	markSearched = false;
	readonly #match: HeaderMatch;
	readonly #terms: FileTerms;
	readonly #log: ProblemLog;
	readonly #tally: Tally;
	readonly #reference: Reference;
	readonly #controls: RowControls;
	readonly #kept: ReadonlySet<string>;
	readonly #gathering: ReadonlySet<string>;
	readonly #named: ReadonlySet<number>;
	readonly #width: number;
	readonly #read: number[];
	readonly #memo = new Map<string, Reading>();
	readonly #dispositifs = new Map<string, string | null>();
	#row: readonly string[] = [];
	#ligne = 0;
	#found: Issue[] = [];
	#places: number[] = [];

	constructor(match: HeaderMatch, terms: FileTerms, reference: Reference, log: ProblemLog, tally: Tally) {
		this.#match = match;
		this.#terms = terms;
		this.#reference = reference;
		this.#log = log;
		this.#tally = tally;
		this.#controls = new RowControls(match.measures);
		this.#kept = new Set(reference.nomenclature.map((row) => row.programme).filter((code) => code !== ''));
		this.#gathering = gatheringDispositifs(reference);
		this.outOfScope = new OutOfScope(tally);
		const { named, width } = outlineOf(match.cells);
		this.#named = named;
		this.#width = width;
		this.#read = match.measures.map(() => 0);
	}

	/** As `LineReader.read`: stops at a row whose amount needs a decimal mark that was not searched for yet. */
	read(block: Block, from: number, delimiter: string): number {
		for (let index = from; index < block.rows.length; index += 1) {
			const row = block.rows[index] ?? [];
			if (isBlankRow(row) || isComment(row, this.#width)) continue;
			const ligne = block.lignes[index] ?? 0;
			const spans = (block.lignes[index + 1] ?? block.end) - ligne;
			this.#row = row;
			this.#ligne = ligne;
			this.#found = [];
			this.#places = [];
			const stray = block.strayQuotes.has(index);
			const shape = shapeIssue(
				this.#withoutQueryCells(row),
				this.#named,
				this.#width,
				spans,
				stray,
				delimiter
			);
			if (shape) this.#tell(shape, -1);
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

	/** Cells that a query tool leaves beyond the header mean nothing. */
	#withoutQueryCells(row: readonly string[]): readonly string[] {
		if (row.length <= this.#width) return row;
		return row.map((cell, index) => (index >= this.#width && /^Expr\d*$/i.test(cell.trim()) ? '' : cell));
	}

	#check(name: string, check: Check, field: string): Reading {
		const at = this.#match.at.get(field);
		const cell = at === undefined ? '' : (this.#row[at] ?? '');
		const key = `${name} ${cell}`;
		let reading = this.#memo.get(key);
		if (!reading) {
			if (this.#memo.size > 20_000) this.#memo.clear();
			reading = check(cell);
			this.#memo.set(key, reading);
		}
		if (reading.issue?.severite === 'bloquant') this.#tell(reading.issue, at ?? -1);
		return reading;
	}

	/** Cents by column, `NaN` when blank; `null` when the decimal mark must be searched for first. */
	#amounts(): number[] | null {
		const { amount } = this.#terms;
		const amounts: number[] = [];
		for (const { index } of this.#match.measures) {
			const cell = this.#row[index] ?? '';
			const cents = amount.read(cell);
			if (Number.isNaN(cents) && amount.failure !== 'blank') {
				if (amount.failure === 'ambigu' && !this.markSearched) return null;
				this.#tell(amountIssue(amount.failure, cell), index);
				this.#tally.unreadableAmounts += 1;
			}
			amounts.push(cents);
		}
		return amounts;
	}

	/** A row of totals: compared with the rows above it, never kept. */
	#control(amounts: readonly number[]): void {
		this.#tally.controlRows += 1;
		const whole = isGrandTotal(this.#row);
		amounts.forEach((cents, index) => {
			const measure = this.#match.measures[index];
			if (!measure || Number.isNaN(cents)) return;
			this.#tally.add('controls', this.#place(measure), cents);
			const wrong = whole ? grandTotalIssue(this.#header(measure), this.#read[index] ?? 0, cents) : null;
			if (wrong) this.#tell(wrong, measure.index);
		});
		this.#flush();
	}

	#credit(amounts: readonly number[]): void {
		this.#tally.rows += 1;
		const codes = this.#codes();
		const stated = this.#match.at.has('loi') ? this.#check('loi', checkLoi, 'loi').value : null;
		const exercice = this.#exercice();
		for (const wrong of this.#controls.check(amounts)) this.#tell(wrong, -1);
		if (codes === null || exercice === null || this.#blocked) {
			return this.#reject(amounts, exercice, this.#stage(stated, null));
		}
		amounts.forEach((cents, index) => {
			if (!Number.isNaN(cents)) this.#read[index] = (this.#read[index] ?? 0) + cents;
		});
		this.#flush();
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
			if (!dispositif || !etape) {
				return this.outOfScope.add(this.#kept.has(codes.programme), codes, year, this.#place(measure), cents);
			}
			kept = true;
			this.#tally.add('accepted', this.#place(measure), cents);
			this.#addTo(codes, dispositif, etape, year, exercice, measure, cents);
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

	#codes(): Codes | null {
		const at = (field: string) => bare(this.#row[this.#match.at.get(field) ?? -1] ?? '');
		const programmeCell = this.#check('programme', checkNamedProgramme, 'programme');
		const action = this.#check('action', checkAction, 'action');
		const sousAction = this.#check('sous_action', checkSousAction, 'sous_action');
		const programme = programmeCell.value ?? action.programme ?? sousAction.programme ?? null;
		if (programme === null) {
			if (!programmeCell.issue) this.#tell(MISSING_PROGRAMME, this.#match.at.get('programme') ?? -1);
			return null;
		}
		const other = [action.programme, sousAction.programme].find(
			(code) => code !== undefined && code !== programme
		);
		if (other !== undefined) {
			const phrase = fr`les codes se contredisent : programme ${programme} dans une colonne, ${other} dans une autre. Corrigez l'un des deux.`;
			this.#tell(issue('row-constraint', 'bloquant', phrase), this.#match.at.get('action') ?? -1);
			return null;
		}
		const written = at('action');
		const code = action.value ?? sousAction.action ?? null;
		const place = written.includes('-')
			? written
			: code === null
				? programme
				: `${at('programme') || programme};${written || code}`;
		return { programme, action: code, place };
	}

	#exercice(): number | null {
		const at = this.#match.at.get('exercice');
		if (at !== undefined && (this.#row[at] ?? '').trim() !== '') {
			const { value } = this.#check('exercice', checkExercice, 'exercice');
			return value === null ? null : Number(value);
		}
		if (this.#terms.exercice === null) this.#tell(MISSING_YEAR, at ?? -1);
		return this.#terms.exercice;
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
	): void {
		const nature = measure.nature ?? this.#terms.nature;
		const { programme, action } = codes;
		const file = this.#match.measures.some((item) => item.etape === 'plf') ? 'plf' : etape;
		const source = sourceOf(file, fileYear);
		const key = [year, programme, action, etape, nature, source].join(' ');
		let group = this.groups.get(key);
		if (!group) {
			group = {
				ligne: this.#ligne,
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
		group.libelle ??= this.#label();
		group.centimes += cents;
		if (group.lastRow !== this.#ligne) group.rows += 1;
		group.lastRow = this.#ligne;
		group.columns.add(this.#header(measure));
		if (Math.abs(group.centimes) > MAX_CENTIMES) {
			this.#log.refuse(
				'constraint-error',
				fr`La somme de l'action ${codes.place} dépasse mille milliards d'euros. Vérifiez l'unité du fichier (--unit).`
			);
		}
	}

	#label(): string | null {
		const field = this.#match.at.get('libelle_action') ?? this.#match.at.get('libelle_programme') ?? -1;
		const text = (this.#row[field] ?? '').trim().replace(/\s*\n\s*/g, ' ');
		return text === '' ? null : text.slice(0, 2000);
	}

	#header({ index }: Measure): string {
		return (this.#match.cells[index] ?? '').trim().replace(/\s+/g, ' ');
	}

	#place(measure: Measure): number {
		return NATURES.indexOf(measure.nature ?? this.#terms.nature);
	}

	get #blocked(): boolean {
		return this.#found.some((found) => found.severite === 'bloquant');
	}

	#tell(found: Issue, index: number): void {
		this.#found.push(found);
		this.#places.push(index);
	}

	/** Notes what was found in the row. */
	#flush() {
		const problems = this.#found.map((found, at) => {
			const index = this.#places[at] ?? -1;
			const column =
				index < 0
					? {}
					: {
							colonne: index + 1,
							champ: this.#match.cells[index] ?? null,
							valeur: this.#row[index] ?? null
						};
			return this.#log.add(problemAt(found, { ligne: this.#ligne, ...column }));
		});
		this.#found = [];
		this.#places = [];
		return problems;
	}

	/** The quarantine holds one amount by row: payment credits when there are some. The sums hold all of them. */
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
		const problemes = this.#flush();
		const cellules = [...this.#row];
		this.rejects.push({
			ligne: this.#ligne,
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

/** A programme by number, or by its name and number: « Égalité entre les femmes et les hommes - 137 ». */
const checkNamedProgramme: Check = (cell) => {
	const named = NAMED_PROGRAMME.exec(cell.trim());
	return checkProgramme(named?.[1] ?? cell);
};
