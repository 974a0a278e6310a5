import {
	AlignmentType,
	HeadingLevel,
	LevelFormat,
	LevelSuffix,
	Paragraph,
	TableOfContents,
	TextRun,
	type FileChild,
	type INumberingOptions
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { INKS, packHouseDocument } from '#lib/export/docx/house-document.ts';
import { formatDay } from '#lib/words/dates.ts';
import { blockInWord, LISTS, type Writing } from './blocks-in-word.ts';
import { TEXT_WIDTH } from './column-widths.ts';
import { isYears, itemChart } from './item-chart.ts';
import { link, Numbers } from './numbers.ts';
import type { WordDossier, WordSection } from './word-dossier.ts';

const indent = (left: number, hanging: number) => ({ style: { paragraph: { indent: { left, hanging } } } });

/** How the parts, the questions and the points of a dossier are numbered. */
export const NUMBERING: INumberingOptions = {
	config: [
		{
			reference: LISTS.parts,
			levels: [
				{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', suffix: LevelSuffix.SPACE, ...indent(0, 0) }
			]
		},
		{
			reference: LISTS.questions,
			levels: [
				{
					level: 0,
					format: LevelFormat.DECIMAL,
					text: '%1.',
					alignment: AlignmentType.LEFT,
					...indent(482, 482)
				}
			]
		},
		{
			reference: LISTS.points,
			levels: [
				{
					level: 0,
					format: LevelFormat.BULLET,
					text: '•',
					alignment: AlignmentType.LEFT,
					...indent(340, 340)
				}
			]
		}
	]
};

/** What the file is, in a line, for who finds it later. */
const whatItIs = (exercice: number) =>
	tr(
		fr`Ce que les sources citées disent de l'argent de l'État contre la traite des êtres humains en ${exercice}. Ce document est fait pour être repris : ce qui y est changé ensuite n'est plus de Lignes claires.`,
		`What the sources cited say of the money of the French State against trafficking in human beings in ${exercice}. This document is made to be reused: what is changed in it afterwards is no longer by Lignes claires.`
	);

function titleBlock({ titre, exercice, version, date, adresse, choix }: WordDossier): FileChild[] {
	const soft = (text: string) => new TextRun({ text, color: INKS.soft });
	return [
		new Paragraph({ heading: HeadingLevel.TITLE, text: titre, spacing: { before: 600, after: 160 } }),
		new Paragraph({ text: whatItIs(exercice) }),
		...(choix.length === 0
			? []
			: [new Paragraph({ text: `${tr('Choix : ', 'Choices: ')}${choix.join(tr('\u00A0; ', '; '))}.` })]),
		new Paragraph({
			spacing: { after: 320 },
			children: [
				soft(
					tr(
						fr`Lignes claires, version ${version} des données, ${formatDay(date, true)} : `,
						`Lignes claires, version ${version} of the data, ${formatDay(date, true)}: `
					)
				),
				link(adresse)
			]
		}),
		new Paragraph({
			keepNext: true,
			spacing: { after: 120 },
			children: [new TextRun({ text: tr('Sommaire', 'Contents'), bold: true, size: 26 })]
		}),
		new TableOfContents(tr('Sommaire', 'Contents'), { hyperlink: true, headingStyleRange: '1-2' })
	];
}

/** What the finding rests on stands under it; its figure, which takes half a page, after. */
const wordsFirst = (blocs: WordSection['blocs']) => [
	...blocs.filter(({ genre }) => genre !== 'figure'),
	...blocs.filter(({ genre }) => genre === 'figure')
];

/** A part: its number and what it is about, what it claims, and what shows it. */
function partOf(
	section: WordSection,
	{ chapeau }: WordDossier,
	writing: Writing,
	first: boolean
): FileChild[] {
	const { id, titre, affirmation, blocs } = section;
	const compared = blocs.find(isYears);
	return [
		new Paragraph({
			heading: HeadingLevel.HEADING_1,
			numbering: { reference: LISTS.parts, level: 0 },
			// Each part can be taken apart; its page is the same whatever breaks the lines before it.
			pageBreakBefore: true,
			// Word leaves out the white over a line at the head of a page, others do not.
			spacing: { before: 0 },
			text: titre
		}),
		...(affirmation === ''
			? []
			: [new Paragraph({ heading: HeadingLevel.HEADING_2, spacing: { before: 160 }, text: affirmation })]),
		...(first && chapeau !== ''
			? [new Paragraph({ children: [new TextRun(chapeau), ...writing.numbers.of(section.documents)] })]
			: []),
		...(id === 'constat' ? wordsFirst(blocs) : blocs).flatMap((block) => [
			...blockInWord(block, section, writing),
			...(block === compared && isYears(block) ? itemChart(block, writing.numbers) : [])
		])
	];
}

const contents = (left: number, before: number) => ({
	paragraph: {
		indent: { left },
		spacing: { before, after: 40 },
		tabStops: [{ type: 'right', position: TEXT_WIDTH, leader: 'dot' } as const]
	}
});

/** The evaluation of a year as a Word file: contents with their pages, notes, figures, tables, questions and sources. */
export function writeDossier(dossier: WordDossier): Promise<Uint8Array> {
	const { titre, exercice, version, date, langue, sections } = dossier;
	const writing = { numbers: new Numbers(), exercice, version };
	return packHouseDocument(
		{
			title: titre,
			description: whatItIs(exercice),
			version,
			versionDate: date,
			language: langue,
			foot: tr(
				fr`Lignes claires · évaluation ${exercice} · version ${version}`,
				`Lignes claires · ${exercice} evaluation · version ${version}`
			)
		},
		{
			numbering: NUMBERING,
			pageNumbers: estimatePageNumbers,
			paragraphStyles: [
				{
					id: 'TOC1',
					name: 'toc 1',
					basedOn: 'Normal',
					next: 'Normal',
					run: { bold: true },
					...contents(0, 120)
				},
				{ id: 'TOC2', name: 'toc 2', basedOn: 'Normal', next: 'Normal', ...contents(284, 0) }
			],
			sections: [
				{
					children: [
						...titleBlock(dossier),
						...sections.flatMap((section, index) => partOf(section, dossier, writing, index === 0))
					]
				}
			]
		}
	);
}
