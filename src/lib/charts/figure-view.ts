import type { Drawing } from './drawing.ts';
import type { MainAxis, Reading } from './explore.ts';
import type { FigureTable } from './figure-table.ts';
import type { KeyEntry } from './key-entries.ts';

/** Words that every figure has: its finding, what it measures, its notes and sources. */
export interface FigureWords {
	readonly titre: string;
	readonly sousTitre: string;
	readonly sources: string;
	readonly notes: readonly string[];
}

/**
 * A figure as every place shows it: page, embed, picture and files. It is worked out from the data of the figure alone,
 * so that what is printed is what was on the screen.
 */
export interface FigureView extends FigureWords {
	/** The figure in a few sentences, for who does not see it. */
	readonly desc: string;
	/** The stops of the keyboard, in order. */
	readonly readings: readonly Reading[];
	/** The arrows that go from reading to reading. */
	readonly axe: MainAxis;
	/** What the keys do. */
	readonly touches: string;
	/** The widths at which it is drawn, narrowest first. */
	readonly largeurs: readonly number[];
	readonly place: (width: number) => Drawing;
	/** The key above a drawing, and the one under it. */
	readonly cle: (drawing: Drawing) => readonly KeyEntry[];
	readonly signes: (drawing: Drawing) => readonly KeyEntry[];
	readonly table: FigureTable;
}
