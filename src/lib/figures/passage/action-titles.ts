import { withoutInvisible } from '#lib/domain/fold.ts';

/** A title of an action of the budget in a year. */
export interface ActionTitle {
	readonly programme: string;
	readonly action: string;
	readonly exercice: number;
	readonly intitule: string;
}

/**
 * Where a text has a word, in the singular or the plural and in any case: never as a piece of a longer word, nor as another one
 * that only its accents tell apart (« traité »). -1 where it has none.
 */
export const wordAt = (text: string, word: string): number =>
	text.normalize('NFC').search(new RegExp(`(?<![\\p{L}\\p{N}])${word}s?(?![\\p{L}\\p{N}])`, 'iu'));

/** Whether a text has it, whatever nobody sees in it. */
export const hasWord = (text: string, word: string): boolean => wordAt(withoutInvisible(text), word) >= 0;

/** Whether a title names trafficking by its word. */
export const namesTrafficking = (title: string): boolean => hasWord(title, 'traite');

/** What was read of the titles of the actions of a programme, over some years in order. */
export interface TitlesRead {
	readonly programme: string;
	/** Years in which the title of every action that is known was read. */
	readonly lues: readonly number[];
	/** Years in which that of one or more was not. */
	readonly enPartie: readonly number[];
	/** Years in which a title that was read names trafficking. */
	readonly nommees: readonly number[];
	/** Years in which only one title does, of all of them. */
	readonly seules: readonly number[];
}

/** `actions`: the actions of the programme in a year. */
export function titlesRead(
	programme: string,
	years: readonly number[],
	actions: (year: number) => readonly string[],
	titles: readonly ActionTitle[]
): TitlesRead {
	const read = years.map((year) => {
		const own = titles.filter((row) => row.programme === programme && row.exercice === year);
		const known = new Set(own.map(({ action }) => action));
		return {
			year,
			whole: own.length > 0 && actions(year).every((action) => known.has(action)),
			naming: own.filter(({ intitule }) => namesTrafficking(intitule)).length
		};
	});
	const of = (kept: (one: (typeof read)[number]) => boolean) => read.filter(kept).map(({ year }) => year);
	return {
		programme,
		lues: of(({ whole }) => whole),
		enPartie: of(({ whole }) => !whole),
		nommees: of(({ naming }) => naming > 0),
		seules: of(({ whole, naming }) => whole && naming === 1)
	};
}
