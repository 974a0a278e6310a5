import {
	AlignmentType,
	BorderStyle,
	LevelFormat,
	NoBreakHyphen,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type FileChild,
	type IParagraphOptions
} from 'docx';
import type { Letter, LetterPlace, LetterRun } from '#lib/domain/letters/letter.ts';
import { INKS, packHouseDocument } from './house-document.ts';

/** The width between the margins, in twips. */
const WIDTH = 9638;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NONE = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };
const REQUESTS = 'demandes';

/** What the sender fills in is seen: grey ground and dotted line, with its brackets for who sees neither. */
const FIELD = { shading: { type: 'clear', fill: 'ECEEF0' }, underline: { type: 'dotted' } } as const;

/** « R. 311-13 » is not cut at its hyphen. */
const unbroken = (text: string) =>
	text.split(/(?<=\d)-(?=\d)/).flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part]));

const written = (runs: readonly LetterRun[]) =>
	runs.map(
		({ texte, gras, champ }) =>
			new TextRun({
				children: unbroken(champ ? `[${texte}]` : texte),
				bold: gras,
				...(champ ? FIELD : {})
			})
	);

/** How each part of the letter is set. */
const STYLES: Readonly<Record<LetterPlace, Omit<IParagraphOptions, 'children'>>> = {
	expediteur: { spacing: { after: 0 } },
	destinataire: { spacing: { after: 0 } },
	lieu: { alignment: AlignmentType.RIGHT, spacing: { before: 160, after: 160 } },
	objet: { spacing: { after: 20 } },
	reference: { spacing: { after: 160 } },
	texte: { keepLines: true, spacing: { after: 100, line: 254 } },
	demande: {
		numbering: { reference: REQUESTS, level: 0 },
		spacing: { after: 50, line: 254 },
		keepLines: true
	},
	signature: { indent: { left: WIDTH / 2 }, spacing: { before: 80, after: 240 }, keepLines: true }
};

/** A table without lines, of columns so wide. */
const columns = (widths: readonly number[], cells: readonly TableCell[]) =>
	new Table({
		width: { size: WIDTH, type: WidthType.DXA },
		columnWidths: [...widths],
		borders: { ...NONE, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
		rows: [new TableRow({ cantSplit: true, children: [...cells] })]
	});

function headOf({ paragraphes }: Letter): Table {
	const cell = (place: LetterPlace, left: number) =>
		new TableCell({
			width: { size: WIDTH / 2, type: WidthType.DXA },
			margins: { left, right: 120 },
			borders: NONE,
			children: paragraphes
				.filter((paragraph) => paragraph.place === place)
				.map(({ runs }) => new Paragraph({ ...STYLES[place], children: written(runs) }))
		});
	return columns([WIDTH / 2, WIDTH / 2], [cell('expediteur', 0), cell('destinataire', 0)]);
}

/** The clock: a month drawn whole, two drawn dashed, and under them their days. */
function clockOf({ calendrier: { titre, jours } }: Letter): FileChild[] {
	const small = { size: 18 };
	const third = WIDTH / 3;
	const day = ({ jour, mot }: Letter['calendrier']['jours'][number], index: number) =>
		new TableCell({
			width: { size: third, type: WidthType.DXA },
			margins: { top: 60, left: 0, right: index === 2 ? 0 : 120 },
			borders: { ...NONE, top: { style: index === 0 ? 'single' : 'dashed', size: 12, color: INKS.text } },
			children: [
				new Paragraph({
					alignment: index === 2 ? 'right' : 'left',
					spacing: { after: 0 },
					children: [
						new TextRun({ ...small, text: jour, bold: true }),
						new TextRun({ ...small, text: mot, break: 1 })
					]
				})
			]
		});
	return [
		new Paragraph({
			keepNext: true,
			border: { top: { style: 'single', size: 4, color: '999999', space: 6 } },
			spacing: { before: 120, after: 60 },
			children: [new TextRun({ ...small, text: titre, bold: true })]
		}),
		columns([third, third, third], jours.map(day))
	];
}

/** A letter as a Word file that is edited and sent; `versionDate` dates it. */
export function letterDocx(letter: Letter, versionDate: string): Promise<Uint8Array> {
	const body = letter.paragraphes.filter(({ place }) => place !== 'expediteur' && place !== 'destinataire');
	const lastRequest = body.findLastIndex(({ place }) => place === 'demande');
	// A signature never stands alone on a second page, nor the calendar: the last three paragraphs go with them.
	const ending = (index: number) => index >= body.length - 4;
	return packHouseDocument(
		{
			title: letter.objet,
			description: letter.calendrier.titre,
			version: letter.version,
			versionDate,
			language: 'fr',
			foot: letter.pied
		},
		{
			numbering: {
				config: [
					{
						reference: REQUESTS,
						levels: [
							{
								level: 0,
								format: LevelFormat.DECIMAL,
								text: '%1.',
								alignment: AlignmentType.LEFT,
								style: { paragraph: { indent: { left: 400, hanging: 400 } } }
							}
						]
					}
				]
			},
			sections: [
				{
					properties: { page: { margin: { top: 850, bottom: 964, left: 1134, right: 1134, footer: 454 } } },
					children: [
						headOf(letter),
						...body.map(
							({ place, runs }, index) =>
								new Paragraph({
									...STYLES[place],
									...(ending(index) ? { keepNext: true } : {}),
									...(index === lastRequest ? { spacing: { after: 120 } } : {}),
									children: written(runs)
								})
						),
						...clockOf(letter)
					]
				}
			]
		}
	);
}
