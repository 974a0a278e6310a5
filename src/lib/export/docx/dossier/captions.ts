import { LineRuleType, Paragraph, SimpleField, TextRun, type ParagraphChild } from 'docx';
import { tr } from '#lib/domain/language.ts';
import { INKS } from '#lib/export/docx/house-document.ts';
import type { Numbers, Sequence } from './numbers.ts';

/** Half points: a caption and what stands under it. */
const SMALL = 18;
/** A sign that the font lacks, drawn in another, makes no line higher: a page ends where it was reckoned to. */
const LEADING = { line: 228, lineRule: LineRuleType.EXACT } as const;

/** A number of its own sequence, in bold as the word before it: it follows the others when captions are added. */
class CaptionNumber extends SimpleField {
	constructor(sequence: Sequence, number: number) {
		super(`SEQ ${sequence} \\* ARABIC`);
		this.root.push(new TextRun({ text: String(number), bold: true, size: SMALL, color: INKS.text }));
	}
}

interface Caption {
	readonly sequence: Sequence;
	readonly numbers: Numbers;
	/** Its first sentence says what it is; the others, how to read it. */
	readonly text: string;
	/** After the text: the calls of its notes. */
	readonly calls?: readonly ParagraphChild[];
	/** Held with what follows: a table, or words under it. */
	readonly held: boolean;
}

/** « Figure 3. … »: its number follows the others of its kind. */
export function caption({ sequence, numbers, text, calls = [], held }: Caption): Paragraph {
	const [first = text] = /^.*?[.](?= )/.exec(text) ?? [];
	return new Paragraph({
		style: 'Caption',
		keepLines: true,
		keepNext: held,
		spacing: { before: sequence === 'Tableau' ? 200 : 60, after: held ? 80 : 240, ...LEADING },
		children: [
			new TextRun({
				text: `${sequence === 'Figure' ? 'Figure' : tr('Tableau', 'Table')} `,
				bold: true,
				size: SMALL,
				color: INKS.text
			}),
			new CaptionNumber(sequence, numbers.next(sequence)),
			new TextRun({ text: `. ${first}`, bold: true, size: SMALL, color: INKS.text }),
			...(first.length === text.length
				? []
				: [new TextRun({ text: text.slice(first.length), size: SMALL, color: INKS.text })]),
			...calls
		]
	});
}

/** Words under a figure or a table: on the page of what follows them where they are held to it. */
export const under = (
	children: readonly ParagraphChild[],
	last: boolean,
	{ held = !last, before = 0 } = {}
): Paragraph =>
	new Paragraph({
		style: 'Caption',
		keepLines: true,
		keepNext: held,
		spacing: { before, after: last ? 200 : 0, ...LEADING },
		children
	});

export const small = (text: string) => new TextRun({ text, size: SMALL, color: INKS.soft });
