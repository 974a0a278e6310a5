import { fr } from '#lib/domain/typography.ts';
import { checkAction, checkProgramme, checkSousAction } from '#lib/ingest/cells/codes.ts';
import { checkExercice } from '#lib/ingest/cells/exercice.ts';
import { formulaRefused, type Check, type Reading } from '#lib/ingest/cells/reading.ts';
import type { HeaderMatch } from '#lib/ingest/header/header.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import type { RowNotes } from './row-notes.ts';
import { checkLoi } from './stage.ts';

/** The codes of one row. */
export interface Codes {
	readonly programme: string;
	readonly action: string | null;
	readonly place: string;
	/** The row is of sub-action 0: of the action as a whole, when others are of its sub-actions. */
	readonly whole: boolean;
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

/** A programme by number, or by its name and number: « Égalité entre les femmes et les hommes - 137 ». */
const checkNamedProgramme: Check = (cell) => {
	const named = NAMED_PROGRAMME.exec(cell.trim());
	return checkProgramme(named?.[1] ?? cell);
};

/** Reads what a row says of where its credits belong; what is wrong goes to its notes. */
export class RowCodes {
	readonly #at: ReadonlyMap<string, number>;
	readonly #yearOfFile: number | null;
	readonly #notes: RowNotes;
	readonly #memo = new Map<string, Reading>();

	constructor(match: HeaderMatch, yearOfFile: number | null, notes: RowNotes) {
		this.#at = match.at;
		this.#yearOfFile = yearOfFile;
		this.#notes = notes;
	}

	/** The law that the row names. */
	law(): string | null {
		return this.#at.has('loi') ? this.#check('loi', checkLoi, 'loi').value : null;
	}

	#check(name: string, check: Check, field: string): Reading {
		const at = this.#at.get(field);
		const cell = at === undefined ? '' : (this.#notes.cells[at] ?? '');
		const key = `${name} ${cell}`;
		let reading = this.#memo.get(key);
		if (!reading) {
			if (this.#memo.size > 20_000) this.#memo.clear();
			reading = formulaRefused(cell) ?? check(cell);
			this.#memo.set(key, reading);
		}
		const { issue: wrong } = reading;
		// Codes that became numbers are the rule in these files; a year read off something else is told.
		if (wrong && (wrong.severite === 'bloquant' || field === 'exercice')) this.#notes.tell(wrong, at ?? -1);
		return reading;
	}

	/** `null` when they are missing or contradict one another, which is told. */
	read(): Codes | null {
		const at = (field: string) => bare(this.#notes.cells[this.#at.get(field) ?? -1] ?? '');
		const programmeCell = this.#check('programme', checkNamedProgramme, 'programme');
		const action = this.#check('action', checkAction, 'action');
		const sousAction = this.#check('sous_action', checkSousAction, 'sous_action');
		const programme = programmeCell.value ?? action.programme ?? sousAction.programme ?? null;
		if (programme === null) {
			if (!programmeCell.issue) this.#notes.tell(MISSING_PROGRAMME, this.#at.get('programme') ?? -1);
			return null;
		}
		const other = [action.programme, sousAction.programme].find(
			(code) => code !== undefined && code !== programme
		);
		if (other !== undefined) {
			const phrase = fr`les codes se contredisent : programme ${programme} dans une colonne, ${other} dans une autre. Corrigez l'un des deux.`;
			this.#notes.tell(issue('row-constraint', 'bloquant', phrase), this.#at.get('action') ?? -1);
			return null;
		}
		const written = at('action');
		const code = action.value ?? sousAction.action ?? null;
		const place = written.includes('-')
			? written
			: code === null
				? programme
				: `${at('programme') || programme};${written || code}`;
		return { programme, action: code, place, whole: /^0+$/.test(at('sous_action')) };
	}

	/** The year of the row, else of the file; `null` when neither says it, which is told. */
	exercice(): number | null {
		const at = this.#at.get('exercice');
		if (at !== undefined && (this.#notes.cells[at] ?? '').trim() !== '') {
			const { value } = this.#check('exercice', checkExercice, 'exercice');
			return value === null ? null : Number(value);
		}
		if (this.#yearOfFile === null) this.#notes.tell(MISSING_YEAR, at ?? -1);
		return this.#yearOfFile;
	}

	/** What the row calls its action or programme. */
	label(): string | null {
		const field = this.#at.get('libelle_action') ?? this.#at.get('libelle_programme') ?? -1;
		const text = (this.#notes.cells[field] ?? '').trim().replace(/\s*\n\s*/g, ' ');
		return text === '' ? null : text.slice(0, 2000);
	}
}
