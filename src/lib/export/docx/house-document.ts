import {
	AlignmentType,
	Document,
	Footer,
	LineRuleType,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
	type FileChild,
	type IPropertiesOptions,
	type ISectionOptions
} from 'docx';
import { tr, type Langue } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { sameBytes } from './same-bytes.ts';

/** The bytes of a Word file, as a browser and a mailer know them. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The site, as author of its files: no person is named. */
const AUTHOR = 'Lignes claires';

/** A4 in twips, a twentieth of a point. */
const A4 = { width: 11906, height: 16838 };
/** 2 cm at the sides, a little more above and below: 17 cm of text. */
const MARGINS = { top: 1134, bottom: 1134, left: 1134, right: 1134, footer: 567 };

/** Black and a grey of 7:1 on white: a printed page has no theme. */
export const INKS = { text: '000000', soft: '555555' } as const;

/** What a Word file says of itself. */
export interface HouseFacts {
	readonly title: string;
	readonly description: string;
	/** The version of the base that it reads. */
	readonly version: number;
	/** The day or instant of that version: the file was « created » then, so that the same content gives the same bytes. */
	readonly versionDate: string;
	/** The language of the text, for who reads it aloud or checks its spelling. */
	readonly language: Langue;
	/** What stands at the left of the foot; « Lignes claires · version N » when not told. */
	readonly foot?: string;
}

/** A section is its children; its page is A4 upright, and its foot the house's, unless it says otherwise. */
export type HouseSection = Omit<ISectionOptions, 'children'> & { readonly children: readonly FileChild[] };

/** The rest of a document: its sections, and what they refer to. */
export type HouseContent = Pick<IPropertiesOptions, 'footnotes' | 'numbering' | 'pageNumbers'> & {
	readonly sections: readonly HouseSection[];
	/** Styles of paragraphs beside those of the house, by their id. */
	readonly paragraphStyles?: NonNullable<IPropertiesOptions['styles']>['paragraphStyles'];
};

const heading = (size: number, before: number) => ({
	run: { font: 'Arial', bold: true, size, color: INKS.text },
	paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true }
});

/** The styles of every Word file: Arial, which every reader has, at 11 points (sizes are in half points). */
const houseStyles = ({ language }: HouseFacts, own: HouseContent['paragraphStyles']) =>
	({
		default: {
			document: {
				run: {
					font: 'Arial',
					size: 22,
					color: INKS.text,
					language: {
						value: language === 'en' ? 'en-GB' : 'fr-FR',
						eastAsia: language === 'en' ? 'en-GB' : 'fr-FR'
					}
				},
				paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } }
			},
			title: heading(40, 0),
			heading1: heading(32, 360),
			heading2: heading(26, 280),
			heading3: heading(22, 200),
			caption: { run: { size: 18, color: INKS.soft }, paragraph: { spacing: { before: 60, after: 200 } } },
			footnoteText: {
				run: { size: 18 },
				paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } }
			}
		},
		...(own && { paragraphStyles: own })
	}) satisfies IPropertiesOptions['styles'];

/** « Lignes claires · version 3 », and at the right « 2/5 ». */
function houseFoot({ version, foot }: HouseFacts): Footer {
	const small = { size: 16, color: INKS.soft };
	return new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.LEFT,
				spacing: { after: 0 },
				tabStops: [{ type: 'right', position: A4.width - MARGINS.left - MARGINS.right }],
				children: [
					new TextRun({
						...small,
						text: foot ?? tr(fr`Lignes claires · version ${version}`, `Lignes claires · version ${version}`)
					}),
					new TextRun({ ...small, children: ['\t', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })
				]
			})
		]
	});
}

/**
 * Writes a Word file of the house: A4, Arial, its language, its properties, its foot. The same content and the same
 * version give the same bytes, whenever it is written; U+202F, which old fonts draw as a box, is written U+00A0.
 */
export async function packHouseDocument(facts: HouseFacts, content: HouseContent): Promise<Uint8Array> {
	const { sections, paragraphStyles, ...rest } = content;
	const file = new Document({
		...rest,
		title: facts.title,
		description: facts.description,
		creator: AUTHOR,
		lastModifiedBy: AUTHOR,
		styles: houseStyles(facts, paragraphStyles),
		sections: sections.map((section) => ({
			footers: { default: houseFoot(facts) },
			...section,
			properties: {
				...section.properties,
				page: { size: A4, margin: MARGINS, ...section.properties?.page }
			}
		}))
	});
	return sameBytes(await Packer.toBuffer(file), facts.versionDate);
}
