import {
	Bookmark,
	ExternalHyperlink,
	FootnoteReferenceRun,
	Paragraph,
	SimpleField,
	TextRun,
	type ParagraphChild
} from 'docx';
import type { CitedDocument, NotePiece } from '#lib/words/phrase/phrase-note.ts';
import { citedPieces } from '#lib/words/phrase/phrase-note.ts';

/** Words of ours, and words as their source publishes them, which are French whatever the language of the file. */
export const run = (text: string, enFrancais: boolean, more: { readonly size?: number } = {}) =>
	new TextRun({ ...more, text, ...(enFrancais && { language: { value: 'fr-FR' } }) });

/** An address as a link that names it. */
export const link = (address: string, size?: number) =>
	new ExternalHyperlink({
		link: address,
		children: [new TextRun({ text: address, style: 'Hyperlink', ...(size !== undefined && { size }) })]
	});

/** A document in a note or a list: its address can be followed. */
export const cited = (pieces: readonly NotePiece[]): ParagraphChild[] =>
	pieces.map(({ texte, enFrancais }) => (/^https?:/.test(texte) ? link(texte) : run(texte, enFrancais)));

/** The number of a note that was told before: a reference to it, which follows it when notes are added. */
class RepeatedNote extends SimpleField {
	constructor(bookmark: string, number: number) {
		super(`NOTEREF ${bookmark} \\f \\h`);
		this.root.push(new TextRun({ text: String(number), superScript: true }));
	}
}

/** The notes at the foot of the pages, in the order in which they are first called: a document is told once. */
export class NoteReferences {
	readonly #numbers = new Map<string, number>();

	/** The calls of the documents of an amount or a sentence. */
	of(documents: readonly CitedDocument[]): ParagraphChild[] {
		return documents.flatMap((document, index) => [
			...(index === 0 ? [] : [new TextRun({ text: ', ', superScript: true })]),
			this.#call(document)
		]);
	}

	#call(document: CitedDocument): ParagraphChild {
		const pieces = citedPieces(document);
		const key = JSON.stringify(pieces);
		const told = this.#numbers.get(key);
		if (told !== undefined) return new RepeatedNote(`note_${told}`, told);
		const number = this.#numbers.size + 1;
		this.#numbers.set(key, number);
		const text = new Paragraph({ children: [new TextRun(' '), ...cited(pieces), new TextRun('.')] });
		return new Bookmark({
			id: `note_${number}`,
			children: [new FootnoteReferenceRun({ children: [text] })]
		});
	}
}
