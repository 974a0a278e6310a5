import type { Langue } from '#lib/domain/language.ts';
import type { Block, FigureBlock, Section, YearDossier } from '#lib/pages/year/dossier/blocks.ts';

/** Points of a figure's picture, for who cannot draw an SVG: 190 an inch at 16 cm. */
export const PNG_WIDTH = 1200;

/** A figure drawn for a Word file, with the words that its caption and its alternative text are made of. */
export interface DrawnFigure {
	readonly genre: 'figure';
	readonly figure: string;
	readonly titre: string;
	/** What is measured and how it reads, then where it comes from. */
	readonly sousTitre: string;
	readonly sources: string;
	/** What the picture shows, for who does not see it. */
	readonly desc: string;
	readonly notes: readonly string[];
	readonly empreinte: string;
	/** Its frozen address, whole. */
	readonly adresse: string;
	/** Set in the faces of who reads it, then in the project's own, which its picture is made of where the file is written. */
	readonly svg: string;
	readonly svgProjet: string;
	/** Of the drawing, in its own unit. */
	readonly taille: { readonly width: number; readonly height: number };
}

export type WordBlock = Exclude<Block, FigureBlock> | DrawnFigure;

export interface WordSection extends Omit<Section, 'blocs'> {
	readonly blocs: readonly WordBlock[];
}

/** The evaluation of a year with its figures drawn: words, numbers and bytes alone, which a thread can be handed. */
export interface WordDossier extends Omit<YearDossier, 'sections' | 'adresse'> {
	readonly langue: Langue;
	/** The page of the year at this version, whole. */
	readonly adresse: string;
	/** What was chosen, one line a filter; none where nothing was left out. */
	readonly choix: readonly string[];
	readonly sections: readonly WordSection[];
}
