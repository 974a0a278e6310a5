import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { formatDay } from '#lib/words/dates.ts';

/** A document that a phrase rests on. */
export interface CitedDocument {
	readonly titre: string;
	readonly editeur: string;
	readonly date: string;
	/** Where in it, as its lines say: « p. 47 », « tableau B ». */
	readonly pages: readonly string[];
	readonly url: string;
}

/** Some documents, each once, with all the places where it is read. */
export function documentsOnce(documents: readonly CitedDocument[]): CitedDocument[] {
	const found = new Map<string, CitedDocument>();
	for (const document of documents) {
		const key = JSON.stringify([document.titre, document.editeur, document.date]);
		const pages = [...new Set([...(found.get(key)?.pages ?? []), ...document.pages])];
		found.set(key, { ...document, pages });
	}
	return [...found.values()];
}

/** A piece of a note; what a source publishes, and the words of an address, are in French whatever the page is in. */
export interface NotePiece {
	readonly texte: string;
	readonly enFrancais: boolean;
}

const ours = (texte: string): NotePiece => ({ texte, enFrancais: false });

/** « Sénat, Rapport général n° 108 »: a document, after its publisher where its title does not say it. */
export const documentName = ({ titre, editeur }: Pick<CitedDocument, 'titre' | 'editeur'>): string =>
	titre.includes(editeur) ? titre : `${editeur}, ${titre}`;

/** « Sénat, Rapport général n° 108, 2017, p. 12, https://… » : one document in a note. */
export function citedPieces({ titre, editeur, date, pages, url }: CitedDocument): NotePiece[] {
	const parts = [
		{ texte: documentName({ titre, editeur }), enFrancais: true },
		ours(date === '' ? '' : formatDay(date)),
		{ texte: pages.join(', '), enFrancais: true },
		{ texte: url, enFrancais: true }
	].filter(({ texte }) => texte !== '');
	return parts.flatMap((part, index) => (index === 0 ? [part] : [ours(', '), part]));
}

/** What a note says: the documents, `others` when it does not name them all, then the data and the address that never changes. */
interface Noted {
	readonly documents: readonly CitedDocument[];
	readonly others: boolean;
	readonly version: number;
	readonly date: string;
	readonly adresse: string;
}

/** The note of a phrase: the documents, with where to look, then the version of the data and its address. */
export function phraseNote({ documents, others, version, date, adresse }: Noted): NotePiece[] {
	const day = formatDay(date, true);
	const between = ours(tr('\u00A0; ', '; '));
	const sources = documents.flatMap((one, index) => [...(index === 0 ? [] : [between]), ...citedPieces(one)]);
	const more = others
		? [ours(tr(fr` ; et d'autres, à l'adresse qui suit`, '; and others, at the address below'))]
		: [];
	const own = [
		ours(tr(fr`Lignes claires, version ${version} ${day} : `, `Lignes claires, version ${version} ${day}: `)),
		{ texte: adresse, enFrancais: true }
	];
	if (sources.length === 0) return own;
	return [ours(tr(fr`Sources : `, 'Sources: ')), ...sources, ...more, ours('. '), ...own];
}
