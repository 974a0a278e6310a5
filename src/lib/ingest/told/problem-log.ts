import { columnLetter, type Problem, type Severite } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';

/** So that a file wrong on every row does not fill the memory; the counts stay exact. */
export const MAX_PROBLEMS_PER_CODE = 10_000;

/** How many cells of a column are told for one code of severity `info`; of words read as codes, each is told. */
const EXAMPLES = 5;
const WORDS_TOLD = 100;
const OF_WORDS: ReadonlySet<string> = new Set(['synonyme', 'alias-programme', 'exercice-lu']);

/** What is wrong with a cell, before it is known where the cell stands. */
export interface Issue {
	readonly code: string;
	readonly severite: Severite;
	/** A sentence without its address: « « 1 2O0,50 » n’est pas un montant. Écrivez par exemple 1200,50. » */
	readonly phrase: string;
	readonly attendu: string | null;
}

export interface Place {
	readonly ligne?: number | null;
	/** 1 for the first. */
	readonly colonne?: number | null;
	readonly champ?: string | null;
	readonly valeur?: string | null;
}

function address({ ligne = null, colonne = null, champ = null }: Place): string {
	const column =
		colonne === null ? '' : `colonne ${columnLetter(colonne)}${champ ? ` (${champ.trim()})` : ''}`;
	if (ligne === null) return column === '' ? '' : fr`C${column.slice(1)} : `;
	return column === '' ? fr`Ligne ${ligne} : ` : fr`Ligne ${ligne}, ${column} : `;
}

/** An issue and its place make a problem, whose sentence starts with the address. */
export function problemAt(issue: Issue, place: Place = {}): Problem {
	const colonne = place.colonne ?? null;
	return {
		code: issue.code,
		severite: issue.severite,
		ligne: place.ligne ?? null,
		colonne,
		lettre: colonne === null ? null : columnLetter(colonne),
		champ: place.champ ?? null,
		valeur: place.valeur ?? null,
		attendu: issue.attendu,
		message: address(place) + issue.phrase
	};
}

/** Shorthand for an issue. */
export function issue(
	code: string,
	severite: Severite,
	phrase: string,
	attendu: string | null = null
): Issue {
	return { code, severite, phrase, attendu };
}

/** Keeps what is to be said about one file. */
export class ProblemLog {
	readonly announcements: Problem[] = [];
	readonly problems: Problem[] = [];
	readonly counts: Record<string, number> = {};
	/** The file as a whole is refused. */
	fatal = false;
	/** The sheet in which lines and columns are counted, when the file is a workbook. */
	sheet: string | null = null;
	/** How often each code of severity `info` was met in a cell. */
	readonly told: Record<string, number> = {};
	readonly #examples = new Map<string, number>();
	readonly #phrases = new Set<string>();

	#heard: ReadonlySet<string> = new Set();
	#again = false;

	/** The same rows are about to be read once more: what was told of them is not told again. */
	readAgain(): void {
		this.#again = true;
		this.#heard = new Set([...this.problems, ...this.announcements].map(({ message }) => message));
	}

	add(found: Problem): Problem {
		const problem = this.#onSheet(found);
		if (this.#heard.has(problem.message)) return problem;
		const seen = (this.counts[problem.code] ?? 0) + 1;
		this.counts[problem.code] = seen;
		if (seen <= MAX_PROBLEMS_PER_CODE) this.problems.push(problem);
		return problem;
	}

	/** Refuses the whole file. */
	refuse(code: string, phrase: string, attendu: string | null = null, place: Place = {}): void {
		this.fatal = true;
		this.add(problemAt(issue(code, 'bloquant', phrase, attendu), place));
	}

	/** Tells a decision that was made for the reader. */
	announce(code: string, phrase: string, place: Place = {}): void {
		const announced = this.#onSheet(problemAt(issue(code, 'info', phrase), place));
		if (!this.#heard.has(announced.message)) this.announcements.push(announced);
	}

	/** An address in a workbook starts with the sheet: « Feuille Données 2018, ligne 14, colonne D ». */
	#onSheet(problem: Problem): Problem {
		if (this.sheet === null || !/^(?:Ligne|Colonne)\b/.test(problem.message)) return problem;
		const { message } = problem;
		return {
			...problem,
			message: `Feuille ${this.sheet}, ${message.charAt(0).toLowerCase()}${message.slice(1)}`
		};
	}

	/** Tells what was decided for a cell: once for a sentence, and a few times for a code in a column. */
	announceCell(told: Issue, place: Place): void {
		if (!this.#again) this.told[told.code] = (this.told[told.code] ?? 0) + 1;
		const column = `${told.code} ${place.colonne ?? 0}`;
		const times = this.#examples.get(column) ?? 0;
		if (times >= (OF_WORDS.has(told.code) ? WORDS_TOLD : EXAMPLES) || this.#phrases.has(told.phrase)) return;
		this.#phrases.add(told.phrase);
		this.#examples.set(column, times + 1);
		this.announce(told.code, told.phrase, place);
	}
}
