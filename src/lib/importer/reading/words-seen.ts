import { LISTES_DE_MOTS } from '#lib/domain/reference-tables.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { CodedField } from '#lib/ingest/lines/batch.ts';
import { wordKey } from '#lib/ingest/cells/synonyms.ts';
import type { AmountColumn, Understood } from './amount-column.ts';
import type { CentsOf, WordSeen } from './questions.ts';

/** Fields of which each word is shown once. */
export const WORDED: readonly CodedField[] = [...LISTES_DE_MOTS, 'programme'];
/** A column with more words than this gives names, not codes. */
const MOST_WORDS = 400;
/** Spellings that are remembered of one field. */
const MOST_SPELT = 10_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Word {
	readonly champ: CodedField;
	readonly colonne: string;
	readonly mot: string;
	readonly code: string | null;
	readonly raison: string;
	rangees: number;
	/** The last row that was counted. */
	ligne: number;
	readonly centimes: Map<string, Mutable<CentsOf>>;
}

/** Gathers each word of the columns of codes once, with its rows and its cents by year and stage (R2). */
export class WordsSeen {
	readonly #words = new Map<string, Word>();
	/** The same, by their field and by how the file writes them: few spellings, of which each is folded once. */
	readonly #spelt = new Map<CodedField, Map<string, Word>>();
	readonly #headers: readonly string[];

	constructor(headers: readonly string[]) {
		this.#headers = headers;
	}

	/** Counts the words of a row for one of its amounts, or for none when the cell is blank. */
	see(column: AmountColumn, ligne: number, cells: readonly string[], amount: Understood | null): void {
		for (const champ of WORDED) {
			const coded = column.coded.get(champ);
			if (!coded) continue;
			const mot = (cells[coded.index] ?? '').trim();
			if (mot === '') continue;
			const word = this.#word(champ, coded.index, mot, column);
			if (!word) continue;
			if (word.ligne !== ligne) word.rangees += 1;
			word.ligne = ligne;
			if (amount && !amount.total) add(word.centimes, amount);
		}
	}

	get all(): WordSeen[] {
		return [...this.#words.values()].map(({ champ, colonne, mot, code, raison, rangees, centimes }) => ({
			...{ champ, colonne, mot, code, raison, rangees },
			centimes: [...centimes.values()].sort(byYear)
		}));
	}

	#word(champ: CodedField, index: number, mot: string, column: AmountColumn): Word | null {
		const spelt = this.#spelt.get(champ) ?? new Map<string, Word>();
		this.#spelt.set(champ, spelt);
		const same = spelt.get(mot);
		if (same) return same;
		const word = this.#bySpelling(champ, index, mot, column);
		if (word && spelt.size < MOST_SPELT) spelt.set(mot, word);
		return word;
	}

	#bySpelling(champ: CodedField, index: number, mot: string, column: AmountColumn): Word | null {
		const key = `${champ} ${wordKey(mot)}`;
		const known = this.#words.get(key);
		if (known || this.#words.size >= MOST_WORDS * WORDED.length) return known ?? null;
		const entry = column.entry(champ);
		const blocked = entry?.issue?.severite === 'bloquant';
		const value = blocked ? null : (entry?.value ?? entry?.reading.programme ?? null);
		const word: Word = {
			champ,
			colonne: (this.#headers[index] ?? '').trim(),
			mot,
			code: value,
			raison: entry?.issue?.phrase ?? (value === null ? '' : KNOWN()),
			rangees: 0,
			ligne: 0,
			centimes: new Map()
		};
		this.#words.set(key, word);
		return word;
	}
}

const KNOWN = () => tr(fr`mot du vocabulaire`, 'word of the vocabulary');

const byYear = (a: CentsOf, b: CentsOf) =>
	(a.exercice ?? 0) - (b.exercice ?? 0) || (a.etape ?? '').localeCompare(b.etape ?? '');

/** Adds an amount to those of its year, stage and nature. */
export function add(
	sums: Map<string, Mutable<CentsOf>>,
	{ exercice, etape, nature, centimes }: Pick<Understood, 'exercice' | 'etape' | 'nature' | 'centimes'>
): void {
	const key = `${exercice} ${etape} ${nature}`;
	const sum = sums.get(key) ?? { exercice, etape, nature, centimes: 0, illisibles: 0 };
	if (centimes === null) sum.illisibles += 1;
	else sum.centimes += centimes;
	sums.set(key, sum);
}
