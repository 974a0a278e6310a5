import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions, Unit } from '#lib/ingest/lines/batch.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { amountWords, unreadableSentence, type AmountWords } from './amount-words.ts';
import { headerKey, type HeaderMatch } from './header.ts';
import type { StrangerWatch } from './stranger-columns.ts';

/** A column whose values are no more than so many words can say what amounts are. */
const MAX_WORDS = 20;

/** Names of columns that say in which money amounts are, whatever they hold. */
const MONEY = /^(?:(?:code )?(?:devise|monnaie|currency)s?|currencies|unite monetaire)$/;
/** Names of columns that say by how much amounts are to be multiplied, when they hold a number. */
const SCALE = /^(?:unites?|unit|echelle|multiplicateur|facteur|coefficient)$/;

interface Column {
	/** What each word says, with the line on which it is first met. */
	readonly words: Map<string, { readonly said: AmountWords; readonly ligne: number }>;
	readonly name: string;
	/** The first line that has an amount and not a word here. */
	silent: number | null;
}

const says = ({ name, unit, nature, unreadable }: AmountWords) =>
	name === '' &&
	(unit !== null || nature !== null || (unreadable !== null && unreadable.code !== 'en-tete-ambigu'));

/** What a cell says of the amount beside it; `null` when it speaks of something else. */
function saidBy(text: string, column: string): AmountWords | null {
	const said = amountWords(text);
	// A column of another name may hold acronyms: « COP », « MAD », « CAD ».
	const acronym = /^[A-Z]{3}$/.test(text) && !/^(?:USD|GBP|EUR)$/.test(text);
	if (says(said) && (MONEY.test(column) || !acronym)) return said;
	if (!MONEY.test(column) && !(SCALE.test(column) && /^[\d\s.,]+$/.test(text))) return null;
	return { ...said, unreadable: { code: MONEY.test(column) ? 'devise' : 'unite-douteuse', words: text } };
}

/**
 * Columns that nothing reads and that say what the amounts are: « unité », « devise », or any column that only holds such
 * words. Dropped, they would change the amounts.
 */
export class MeaningColumns implements StrangerWatch {
	readonly #match: HeaderMatch;
	readonly #amounts: readonly number[];
	readonly #columns = new Map<number, Column>();

	constructor(match: HeaderMatch, strangers: readonly number[]) {
		this.#match = match;
		this.#amounts = [match.at.get('montant') ?? [], match.measures.map(({ index }) => index)].flat();
		for (const index of strangers) {
			this.#columns.set(index, { words: new Map(), name: headerKey(match.cells[index] ?? ''), silent: null });
		}
	}

	get open(): boolean {
		return this.#columns.size > 0;
	}

	see(row: readonly string[], ligne: number): void {
		for (const [index, column] of this.#columns) {
			const text = (row[index] ?? '').trim();
			if (column.words.has(text)) continue;
			if (text === '') {
				if (this.#amounts.some((at) => (row[at] ?? '').trim() !== '')) column.silent ??= ligne;
				continue;
			}
			const said = saidBy(text, column.name);
			if (said === null || column.words.size === MAX_WORDS) this.#columns.delete(index);
			else column.words.set(text, { said, ligne });
		}
	}

	/** Positions of the columns that say what the amounts are: they are read, though no field holds them. */
	get read(): readonly number[] {
		return [...this.#columns].filter(([, { words }]) => words.size > 0).map(([index]) => index);
	}

	/** The unit that a column states for all the amounts; refuses what cannot be read. */
	judge(options: ReadOptions, log: ProblemLog): Unit | null {
		let unit: Unit | null = null;
		for (const [index, column] of this.#columns) {
			const champ = (this.#match.cells[index] ?? '').trim();
			const stated = this.#unitOf(column, options, (code, phrase, ligne, valeur) =>
				log.refuse(code, phrase, null, { ligne, colonne: index + 1, champ, valeur })
			);
			if (stated !== null && stated !== 'euros')
				log.announce('unite', fr`La colonne ${quoted(champ)} donne l'unité des montants.`);
			unit ??= stated;
		}
		return unit;
	}

	#unitOf(
		{ words, silent }: Column,
		options: ReadOptions,
		refuse: (code: string, phrase: string, ligne: number, valeur: string | null) => void
	): Unit | null {
		const units = new Set<Unit>();
		let last = 0;
		for (const [text, { said, ligne }] of words) {
			const { unreadable, nature } = said;
			if (nature !== null) {
				const phrase = fr`cette colonne dit si les montants sont des AE ou des CP, et rien ne la lit. Nommez-la « nature ».`;
				refuse('en-tete-ambigu', phrase, ligne, text);
				return null;
			}
			if (unreadable !== null && !(unreadable.code === 'unite-douteuse' && options.unit !== undefined)) {
				refuse(unreadable.code, unreadableSentence(unreadable), ligne, text);
				return null;
			}
			if (said.unit !== null) units.add(said.unit);
			last = ligne;
		}
		const [first = null] = units;
		if (first === null || options.unit !== undefined) return null;
		if (units.size === 1 && (silent === null || first === 'euros')) return first;
		const phrase = fr`cette colonne ne donne pas la même unité à tous les montants. Écrivez-les tous en euros, ou faites un fichier par unité.`;
		refuse('unite-douteuse', phrase, units.size > 1 ? last : (silent ?? last), null);
		return null;
	}
}
