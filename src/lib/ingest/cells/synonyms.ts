import { fold } from '#lib/domain/fold.ts';
import type { ListeDeMots, Reference } from '#lib/domain/reference-tables.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

/** What a word may mean in one list, and who says so. */
export interface Meaning {
	readonly code: string;
	readonly source: string;
}

/** A word as compared with those of a list: « Crédits_votés » and « credits votes » are one. */
export const wordKey = (text: string): string => fold(fold(text).replace(/[_.]/g, ' '));

/** What `synonymes.csv` says of the words of one list. A word with several meanings has them all, in the order of the file. */
export function meaningsOf(
	{ synonymes }: Pick<Reference, 'synonymes'>,
	list: ListeDeMots
): ReadonlyMap<string, readonly Meaning[]> {
	const found = new Map<string, Meaning[]>();
	for (const { mot, vocabulaire, code, source } of synonymes) {
		if (vocabulaire !== list) continue;
		const key = wordKey(mot);
		found.set(key, [...(found.get(key) ?? []), { code, source }]);
	}
	return found;
}

/** « TRAV (Exploitation par le travail) » : a code and what it means. */
export const named = (code: string, label: string): string =>
	wordKey(label) === wordKey(code) ? code : fr`${code} (${label})`;

/** What is said of a word read by what `synonymes.csv` says of it. */
export function synonymTold(word: string, read: string, { source }: Meaning): Issue {
	return issue('synonyme', 'info', fr`${quoted(word)} est lu ${read}, d'après synonymes.csv (${source}).`);
}

/** Asks which of its meanings a word has here. */
export function askWhich(word: string, choices: readonly string[]): Issue {
	const phrase = fr`${quoted(word)} peut vouloir dire ${enumerate(choices, 'ou')}. Écrivez lequel de ces codes ; rien n'est choisi à votre place.`;
	return issue('mot-a-preciser', 'bloquant', phrase, choices.join(' ; '));
}
