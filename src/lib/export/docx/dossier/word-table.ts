import {
	LineRuleType,
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlign,
	WidthType,
	type FileChild,
	type ParagraphChild
} from 'docx';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { INKS } from '#lib/export/docx/house-document.ts';
import type { BlockCell, BlockRow, TableBlock } from '#lib/pages/year/dossier/blocks.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { caption, small, under } from './captions.ts';
import { CELL_WHITE, columnWidths, TEXT_WIDTH } from './column-widths.ts';
import type { Numbers } from './numbers.ts';

/** Half points: letters of a table, and of one of many columns. */
const USUAL = 18;
const CLOSE = 16;
/** Columns beyond which the last, of words, is told under the table. */
const MOST_COLUMNS = 6;
/** Notes that a caption calls: beyond, they would fill the page. */
const MOST_CALLS = 4;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
const HEAD_RULE = rule(8, INKS.text);
const ROW_RULE = rule(4, 'BFBFBF');

/** What a table of many columns says under it, by the letters that stand in its last column. */
interface Apart {
	readonly table: TableBlock;
	readonly told: readonly (readonly [letter: string, text: string])[];
}

/** Reasons take many words in a narrow column: each is told once under the table, and its row bears a letter. */
function reasonsApart(table: TableBlock): Apart {
	const last = table.colonnes.length - 1;
	if (last < MOST_COLUMNS || table.colonnes[last]?.nombre === true) return { table, told: [] };
	const reasons = table.lignes
		.map(({ cellules }) => cellules[last]?.texte ?? '')
		.filter((text) => text !== '');
	const letters = new Map([...new Set(reasons)].map((text, index) => [text, letter(index)]));
	const lignes = table.lignes.map((row) => ({
		...row,
		cellules: row.cellules.map((cell, index) =>
			index === last ? { texte: letters.get(cell.texte) ?? '' } : cell
		)
	}));
	return { table: { ...table, lignes }, told: [...letters].map(([text, sign]) => [sign, text]) };
}

const letter = (index: number) =>
	`${index < 26 ? '' : String.fromCharCode(96 + Math.floor(index / 26))}${String.fromCharCode(97 + (index % 26))}`;

interface Laid {
	readonly widths: readonly number[];
	readonly size: number;
	readonly numbers: readonly boolean[];
}

/** Words of a cell; the call of a note makes no line higher. */
const paragraph = (children: readonly ParagraphChild[], size: number, right: boolean, keepNext: boolean) =>
	new Paragraph({
		children,
		keepNext,
		keepLines: true,
		alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
		spacing: { before: 40, after: 40, line: size * 12, lineRule: LineRuleType.EXACT }
	});

const cellOf = (
	laid: Laid,
	index: number,
	children: readonly Paragraph[],
	rules: { top?: boolean; head?: boolean }
) =>
	new TableCell({
		width: { size: laid.widths[index] ?? 0, type: WidthType.DXA },
		verticalAlign: rules.head ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
		margins: { left: index === 0 ? 0 : CELL_WHITE / 2, right: CELL_WHITE / 2 },
		borders: {
			left: NONE,
			right: NONE,
			top: rules.top ? HEAD_RULE : NONE,
			bottom: rules.head ? HEAD_RULE : ROW_RULE
		},
		children
	});

function textRun(cell: BlockCell, bold: boolean, size: number): TextRun {
	return new TextRun({
		text: cell.texte,
		size,
		bold,
		...(cell.rien && { italics: true, color: INKS.soft }),
		...(cell.publie !== undefined && { language: { value: 'fr-FR' } })
	});
}

/** A row of words and amounts; the calls of its documents follow its last amount. */
function rowOf(row: BlockRow, laid: Laid, numbers: Numbers): TableRow {
	const amounts = row.cellules.map(({ centimes }) => centimes !== undefined);
	const called = Math.max(amounts.lastIndexOf(true), 0);
	return new TableRow({
		cantSplit: true,
		children: row.cellules.map((cell, index) =>
			cellOf(
				laid,
				index,
				[
					paragraph(
						[textRun(cell, row.ensemble, laid.size), ...(index === called ? numbers.of(row.documents) : [])],
						laid.size,
						laid.numbers[index] === true,
						false
					)
				],
				{ top: row.ensemble }
			)
		)
	});
}

/** A table with its caption over it and its notes under it: its head repeats, and no row is cut. */
export function wordTable(
	block: TableBlock,
	numbers: Numbers,
	documents: readonly CitedDocument[] = []
): FileChild[] {
	const { table, told } = reasonsApart(block);
	const size = table.colonnes.length > MOST_COLUMNS ? CLOSE : USUAL;
	const laid: Laid = {
		widths: columnWidths(table, size),
		size,
		numbers: table.colonnes.map(({ nombre }) => nombre)
	};
	const head = new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: table.colonnes.map(({ titre, nombre }, index) =>
			cellOf(laid, index, [paragraph([new TextRun({ text: titre, bold: true, size })], size, nombre, true)], {
				head: true
			})
		)
	});
	const many = documents.length > MOST_CALLS;
	const after = [
		...told.map(([sign, text]) => `${sign}. ${text}`),
		...table.notes,
		...(many
			? [tr(fr`Documents : voir « Sources et méthode ».`, 'Documents: see “Sources and method”.')]
			: [])
	];
	return [
		caption({
			sequence: 'Tableau',
			numbers,
			text: `${table.titre}.`,
			calls: many ? [] : numbers.of(documents),
			held: true
		}),
		new Table({
			width: { size: TEXT_WIDTH, type: WidthType.DXA },
			columnWidths: [...laid.widths],
			layout: TableLayoutType.FIXED,
			borders: {
				top: NONE,
				bottom: NONE,
				left: NONE,
				right: NONE,
				insideHorizontal: NONE,
				insideVertical: NONE
			},
			rows: [head, ...table.lignes.map((row) => rowOf(row, laid, numbers))]
		}),
		...(after.length === 0
			? [new Paragraph({ spacing: { before: 0, after: 120, line: 120, lineRule: LineRuleType.AUTO } })]
			: after.map((text, index) =>
					under([small(text)], index === after.length - 1, { held: false, before: index === 0 ? 80 : 0 })
				))
	];
}
