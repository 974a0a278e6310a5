import type { Drawing } from '#lib/drawing/drawing.ts';
import type { MainAxis, Reading } from './explore.ts';
import type { FigureTable } from './figure-table.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';

/** A note that speaks of one thing among others, which its title, in bold, names. */
export interface TitledNote {
	readonly titre: string;
	readonly texte: string;
}
export type Note = string | TitledNote;

/** A note as words alone. */
export const noteInWords = (note: Note): string =>
	typeof note === 'string' ? note : `${note.titre}. ${note.texte}`;

/** Words that every figure has: its finding, what it measures, its notes and sources. */
export interface FigureWords {
	readonly titre: Sentence;
	readonly sousTitre: Sentence;
	/** How to read the drawing, after the subtitle: never cited. */
	readonly lecture?: string;
	/** What its sentences speak of. */
	readonly portee: Scope;
	readonly sources: string;
	readonly notes: readonly string[];
	/** Of the notes, those that change what the drawing seems to say: a page never folds them. */
	readonly reserves?: readonly string[];
}

/**
 * A figure as every place shows it: page, embed, picture and files. It is worked out from the data of the figure alone,
 * so that what is printed is what was on the screen.
 */
export interface FigureView extends Omit<FigureWords, 'notes'> {
	readonly notes: readonly Note[];
	/** The figure in a few sentences, for who does not see it. */
	readonly desc: Sentence;
	/** The stops of the keyboard, in order. */
	readonly readings: readonly Reading[];
	/** The arrows that go from reading to reading. */
	readonly axe: MainAxis;
	/** What the keys do. */
	readonly touches: string;
	/** The widths at which it is drawn, narrowest first. */
	readonly largeurs: readonly number[];
	readonly place: (width: number) => Drawing;
	/** A way of its own to stand in a room so high, for files and embeds; where it has none, white is taken or columns made. */
	readonly placeLow?: (width: number, height: number) => Drawing;
	/** The key above a drawing, and the one under it. */
	readonly legende: (drawing: Drawing) => readonly KeyEntry[];
	readonly signes: (drawing: Drawing) => readonly KeyEntry[];
	readonly table: FigureTable;
}

/** The words of some data as its view bears them. */
export const wordsOf = <T extends Note>({
	titre,
	sousTitre,
	lecture = '',
	sources,
	notes,
	reserves = [],
	portee
}: Omit<FigureWords, 'notes'> & { readonly notes: readonly T[] }) => ({
	titre,
	sousTitre,
	lecture,
	sources,
	notes,
	reserves,
	portee
});

/**
 * The notes of a figure in a page: those in sight, and those that unfold. What a mark of the drawing leads to, and what
 * changes the reading, stays in sight; a single note takes no more room than the words that would fold it.
 */
export function foldedNotes(
	notes: readonly Note[],
	reserves: readonly string[]
): { readonly shown: readonly Note[]; readonly folded: readonly Note[] } {
	const stays = (note: Note) => typeof note !== 'string' || reserves.includes(note);
	const folded = notes.filter((note) => !stays(note));
	return folded.length < 2 ? { shown: notes, folded: [] } : { shown: notes.filter(stays), folded };
}

/** The subtitle as it stands under the title: what is measured, then how to read it. */
export const subtitleOf = ({
	sousTitre,
	lecture = ''
}: Pick<FigureWords, 'sousTitre' | 'lecture'>): string =>
	lecture === '' ? sousTitre : `${sousTitre} ${lecture}`;
