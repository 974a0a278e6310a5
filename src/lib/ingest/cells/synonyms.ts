import { fold } from '#lib/domain/fold.ts';
import type { ListeDeMots, Reference } from '#lib/domain/reference-tables.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

/** A row of `synonymes.csv`, or a word that another list (`liste`) gives for a file. */
type Synonym = Reference['synonymes'][number] & { readonly liste?: string };

/** What a word may mean in one list, who says so, and the file that holds it. */
export interface Meaning {
	readonly code: string;
	readonly source: string;
	readonly liste: string;
}

/** A word as compared with those of a list: « Crédits_votés » and « credits votes » are one. */
export const wordKey = (text: string): string => fold(fold(text).replace(/[_.]/g, ' '));

/** What the synonyms say of the words of one list. A word with several meanings has them all, in the order of the file. */
export function meaningsOf(
	{ synonymes }: { readonly synonymes: readonly Synonym[] },
	list: ListeDeMots
): ReadonlyMap<string, readonly Meaning[]> {
	const found = new Map<string, Meaning[]>();
	for (const { mot, vocabulaire, code, source, liste = 'synonymes.csv' } of synonymes) {
		if (vocabulaire !== list) continue;
		const key = wordKey(mot);
		found.set(key, [...(found.get(key) ?? []), { code, source, liste }]);
	}
	return found;
}

/** « synonymes.csv (Code pénal, art. 225-5) » : the files that hold the meanings, and who says so. */
export function according(meanings: readonly Meaning[]): string {
	const lists = [...new Set(meanings.map(({ liste }) => liste))];
	const sources = (list: string) =>
		new Set(meanings.filter(({ liste }) => liste === list).map(({ source }) => source));
	return enumerate(lists.map((list) => fr`${list} (${[...sources(list)].join(' ; ')})`));
}

/** « TRAV (Exploitation par le travail) » : a code and what it means. */
export const named = (code: string, label: string): string =>
	wordKey(label) === wordKey(code) ? code : fr`${code} (${label})`;

/** What is said of a word read by what a synonym says of it. */
export function synonymTold(word: string, read: string, meaning: Meaning): Issue {
	return issue('synonyme', 'info', fr`${quoted(word)} est lu ${read}, d'après ${according([meaning])}.`);
}

/** Asks which of its meanings a word has here. */
export function askWhich(word: string, choices: readonly string[]): Issue {
	const phrase = fr`${quoted(word)} peut vouloir dire ${enumerate(choices, 'ou')}. Écrivez lequel de ces codes ; rien n'est choisi à votre place.`;
	return issue('mot-a-preciser', 'bloquant', phrase, choices.join(' ; '));
}
