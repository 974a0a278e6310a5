import { tr } from '#lib/domain/language.ts';
import { LISTES_DE_MOTS, type ListeDeMots, type ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Decisions, Look, WordSeen } from '#lib/importer/reading/questions.ts';
import { sayOfWord } from './edit-sheet.ts';

type Word = Pick<WordSeen, 'champ' | 'colonne' | 'mot'>;

const listOf = (champ: string): ListeDeMots | null => LISTES_DE_MOTS.find((one) => one === champ) ?? null;

/**
 * What is decided once a word of a file stands for a code. A file that has a sheet says it there; one of a format that the
 * site knows has none, and a word of it is a synonym, as is one that is to be kept for the next files. Money that is left not
 * attributed teaches nothing: it makes no synonym.
 */
export function decideWord(
	{ synonymes }: Decisions,
	{ lectures }: Pick<Look, 'lectures'>,
	word: Word,
	code: string,
	keep: boolean
): Partial<Decisions> {
	const list = listOf(word.champ);
	const others = synonymes.filter(({ mot, vocabulaire }) => mot !== word.mot || vocabulaire !== word.champ);
	const needed = lectures.length === 0 || (keep && code !== 'NV');
	const added: readonly ReferenceRow<'synonymes'>[] =
		needed && list !== null && code !== ''
			? [{ mot: word.mot, vocabulaire: list, code, source: tr('Choisi à l’import', 'Chosen on import') }]
			: [];
	return {
		...(lectures.length === 0
			? {}
			: { lectures: sayOfWord(lectures, word, code, tr('choisi à l’import', 'chosen on import')) }),
		synonymes: [...others, ...added]
	};
}

/** The decisions of a file whose words without a choice are left not attributed: said before, and written. */
export function leaveUnattributed(decisions: Decisions, regard: Look): Decisions {
	return regard.mots
		.filter(({ champ, code }) => champ === 'forme' && code === null)
		.reduce<Decisions>((before, word) => {
			const lectures = before.lectures.length > 0 ? before.lectures : regard.lectures;
			return { ...before, ...decideWord(before, { lectures }, word, 'NV', false) };
		}, decisions);
}
