import { HeadingLevel, Paragraph, TextRun, type FileChild } from 'docx';
import { tr } from '#lib/domain/language.ts';
import { INKS } from '#lib/export/docx/house-document.ts';
import type { QuestionsBlock, TableBlock } from '#lib/pages/year/dossier/blocks.ts';
import { citedPieces } from '#lib/words/phrase/phrase-note.ts';
import { cited, type Numbers } from './numbers.ts';
import type { WordBlock, WordSection } from './word-dossier.ts';
import { wordFigure } from './word-figure.ts';
import { wordTable } from './word-table.ts';

/** The lists of a dossier: its parts, its questions numbered through, and what is not numbered. */
export const LISTS = { parts: 'parties', questions: 'questions', points: 'points' } as const;

/** What a part is written with. */
export interface Writing {
	readonly numbers: Numbers;
	readonly exercice: number;
	readonly version: number;
}

const point = (children: ConstructorParameters<typeof Paragraph>[0]) =>
	new Paragraph({
		...(typeof children === 'string' ? { text: children } : children),
		numbering: { reference: LISTS.points, level: 0 },
		spacing: { after: 60 }
	});

const subtitle = (text: string) =>
	new Paragraph({
		heading: HeadingLevel.HEADING_3,
		keepNext: true,
		children: [new TextRun({ text, bold: true })]
	});

/** Facts as the rows of a table: what has no amount says so in its own way (R10). */
const factsTable = (
	faits: Extract<WordBlock, { genre: 'faits' }>['faits'],
	exercice: number
): TableBlock => ({
	genre: 'tableau',
	sujet: 'faits',
	titre: tr(`L’année ${exercice} en quelques lignes`, `${exercice} in a few lines`),
	colonnes: [tr('Donnée', 'Fact'), tr('Valeur', 'Value'), tr('Ce que c’est', 'What it is')].map((titre) => ({
		titre,
		nombre: false
	})),
	lignes: faits.map(({ libelle, valeur, absent, detail }) => ({
		identite: { part: libelle },
		cellules: [{ texte: libelle }, { texte: valeur, rien: absent }, { texte: detail }],
		ensemble: false,
		documents: []
	})),
	notes: []
});

/** Questions about one dispositif: those of the year are numbered through. */
function questionsOf({ libelle, questions }: QuestionsBlock): Paragraph[] {
	return [
		new Paragraph({
			keepNext: true,
			spacing: { before: 80, after: 60 },
			children: [new TextRun({ text: libelle, bold: true })]
		}),
		...questions.map(
			({ texte, recherche }) =>
				new Paragraph({
					keepLines: true,
					numbering: { reference: LISTS.questions, level: 0 },
					spacing: { after: 60 },
					children: [
						new TextRun(texte),
						...(recherche === '' ? [] : [new TextRun({ text: ` ${recherche}`, color: INKS.soft })])
					]
				})
		)
	];
}

/** A block of a part as paragraphs, tables and pictures. */
export function blockInWord(block: WordBlock, section: WordSection, writing: Writing): FileChild[] {
	const { numbers, exercice, version } = writing;
	switch (block.genre) {
		case 'phrase':
			return [new Paragraph({ children: [new TextRun(block.texte), ...numbers.of(block.documents)] })];
		case 'faits':
			return wordTable(factsTable(block.faits, exercice), numbers, section.documents);
		case 'figure':
			return wordFigure(block, numbers, version, block.titre !== section.affirmation);
		case 'tableau':
			return wordTable(
				block,
				numbers,
				block.lignes.some(({ documents }) => documents.length > 0) ? [] : section.documents
			);
		case 'questions': {
			const before = section.blocs[section.blocs.indexOf(block) - 1];
			const again = before?.genre === 'questions' && before.ministere === block.ministere;
			return [...(again ? [] : [subtitle(block.ministere)]), ...questionsOf(block)];
		}
		case 'liste':
			return [subtitle(block.titre), ...block.puces.map((text) => point(text))];
		case 'source':
			return block.documents.map((document) => point({ children: cited(citedPieces(document)) }));
		case 'note':
			return [new Paragraph({ text: block.texte })];
	}
}
