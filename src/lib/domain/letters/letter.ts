import type { ResponseClock } from './response-clock.ts';

/** A piece of a paragraph; `champ` is for the sender to fill in. */
export interface LetterRun {
	readonly texte: string;
	readonly gras: boolean;
	readonly champ: boolean;
}

/** Where a paragraph stands in the letter. `demande` paragraphs are numbered in their order. */
export const PLACES = [
	'expediteur',
	'destinataire',
	'lieu',
	'objet',
	'reference',
	'texte',
	'demande',
	'signature'
] as const;
export type LetterPlace = (typeof PLACES)[number];

export interface LetterParagraph {
	readonly place: LetterPlace;
	readonly runs: readonly LetterRun[];
}

/** A letter that asks one ministry for what is not known of one dispositif in one year, as it reads. Always in French. */
export interface Letter {
	readonly exercice: number;
	readonly dispositif: string;
	readonly libelle: string;
	readonly version: number;
	/** « bop137-2018 », by which an answer is told apart. */
	readonly reference: string;
	readonly objet: string;
	readonly paragraphes: readonly LetterParagraph[];
	readonly horloge: ResponseClock;
	readonly calendrier: LetterCalendar;
	readonly pied: string;
}

/** The clock in words: its head and its three days. */
export interface LetterCalendar {
	readonly titre: string;
	readonly jours: readonly { readonly jour: string; readonly mot: string }[];
}

/** Reads « **bold** » and « [[to fill in]] »; neither stands inside the other. */
export function runsOf(text: string): LetterRun[] {
	return text
		.split(/(\*\*.+?\*\*|\[\[.+?\]\])/)
		.filter((piece) => piece !== '')
		.map((piece) => {
			const [gras, champ] = [piece.startsWith('**'), piece.startsWith('[[')];
			return { texte: gras || champ ? piece.slice(2, -2) : piece, gras, champ };
		});
}

/** The words of a paragraph; what is to be filled in stands between brackets. */
export const wordsOf = ({ runs }: Pick<LetterParagraph, 'runs'>): string =>
	runs.map(({ texte, champ }) => (champ ? `[${texte}]` : texte)).join('');
