import { tr } from '#lib/domain/language.ts';
import { enumerate } from '#lib/domain/typography.ts';

/** A value that a filter can take, with its word in the sentence. */
export interface Choice {
	readonly value: string;
	readonly label: string;
}

interface InSentence {
	/** Name in the address. */
	readonly nom: string;
	/** What the filter is, for those who do not see the sentence. */
	readonly label: string;
	/** The words before it. */
	readonly avant: string;
	/** The sign after it. */
	readonly apres: string;
	readonly options: readonly Choice[];
}

/** A word of the sentence that takes one value; the empty value leaves the name out of the address. */
export interface OneWord extends InSentence {
	readonly genre: 'un';
	readonly valeur: string;
}

/** A word of the sentence that takes any number of values; none means all. */
export interface SeveralWords extends InSentence {
	readonly genre: 'plusieurs';
	readonly valeurs: readonly string[];
	/** « tous les dispositifs ». */
	readonly tous: string;
	/** « dispositifs », after a count. */
	readonly pluriel: string;
}

export type Word = OneWord | SeveralWords;

/** What a filter sentence offers, what the address chose, and what else of the address it keeps. */
export interface FilterChoices {
	readonly mots: readonly Word[];
	readonly garde: readonly (readonly [name: string, value: string])[];
}

/** What was chosen of a word, as the sentence says it. */
export function chosenOf(mot: Word): string {
	if (mot.genre === 'un') return mot.options.find(({ value }) => value === mot.valeur)?.label ?? mot.valeur;
	const labels = mot.valeurs.map((id) => mot.options.find(({ value }) => value === id)?.label ?? id);
	return labels.length === 0 ? mot.tous : enumerate(labels);
}

/** The whole sentence, as paper shows it; years that begin and end in one are one: « en 2018 ». */
export function readSentence({ mots }: FilterChoices): string {
	const words = mots.flatMap((mot, index) => {
		const chosen = chosenOf(mot);
		const endsHere = (from: Word | undefined, to: Word | undefined) =>
			from?.nom === 'de' && to?.nom === 'a' && chosenOf(from) === chosenOf(to);
		if (endsHere(mot, mots[index + 1])) return [];
		const avant = endsHere(mots[index - 1], mot) ? tr('en', 'in') : mot.avant;
		return [`${avant === '' ? '' : `${avant} `}${chosen}${mot.apres}`];
	});
	return `${words.join(' ')}.`;
}
