import { webAddress } from '#lib/domain/web-address.ts';
import {
	Bookmark,
	ExternalHyperlink,
	FootnoteReferenceRun,
	LineRuleType,
	Paragraph,
	SimpleField,
	StringValueElement,
	TextRun,
	type ParagraphChild
} from 'docx';
import { tr } from '#lib/domain/language.ts';
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
	pieces.map(({ texte, enFrancais }) => (webAddress(texte) !== null ? link(texte) : run(texte, enFrancais)));

/** The call of a note, raised whatever the styles of the document that it goes in. */
class NoteCall extends FootnoteReferenceRun {
	constructor(children: readonly Paragraph[]) {
		super({ children: [...children] });
		this.properties.push(new StringValueElement('w:vertAlign', 'superscript'));
	}
}

/** The number of a note that was told before: a reference to it, which follows it when notes are added. */
class RepeatedNote extends SimpleField {
	constructor(number: number, superScript: boolean) {
		super(`NOTEREF note_${number} ${superScript ? '\\f ' : ''}\\h`);
		this.root.push(new TextRun({ text: String(number), superScript }));
	}
}

/** What captions are numbered by, each kind for itself. */
export type Sequence = 'Figure' | 'Tableau';

/**
 * The numbers of a file: of the notes at the foot of its pages, in the order in which they are first called, a document being
 * told whole once, then by its note and the place in it; and of its figures and its tables.
 */
export class Numbers {
	readonly #numbers = new Map<string, number>();
	/** The note that tells a document whole. */
	readonly #whole = new Map<string, number>();
	readonly #captions = { Figure: 0, Tableau: 0 };
	#before = 0;

	/** The number of the next figure, or table. */
	next(sequence: Sequence): number {
		this.#captions[sequence] += 1;
		return this.#captions[sequence];
	}

	/** Says how many notes of others stand before those that follow: a document that is filled may have its own. */
	after(before: number): void {
		this.#before = before;
	}

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
		if (told !== undefined) return new RepeatedNote(told, true);
		const number = this.#before + this.#numbers.size + 1;
		this.#numbers.set(key, number);
		const { titre, editeur, date, url } = document;
		const title = JSON.stringify([titre, editeur, date, url]);
		const whole = this.#whole.get(title);
		if (whole === undefined) this.#whole.set(title, number);
		const place = document.pages.join(', ');
		const text =
			whole === undefined
				? cited(pieces)
				: [
						new TextRun(tr('Document de la note ', 'Document of note ')),
						new RepeatedNote(whole, false),
						...(place === '' ? [] : [new TextRun(', '), run(place, true)])
					];
		return new Bookmark({
			id: `note_${number}`,
			children: [
				new NoteCall([
					new Paragraph({
						style: 'FootnoteText',
						// Its raised number makes no line higher.
						spacing: { after: 40, line: 216, lineRule: LineRuleType.EXACT },
						children: [new TextRun(' '), ...text, new TextRun('.')]
					})
				])
			]
		});
	}
}
