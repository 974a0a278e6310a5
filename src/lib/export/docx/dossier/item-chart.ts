import { LineRuleType, Paragraph, type FileChild } from 'docx';
import { ChartRun } from 'docx/charts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { BlockCell, TableBlock } from '#lib/pages/year/dossier/blocks.ts';
import { caption } from './captions.ts';
import type { WordBlock } from './word-dossier.ts';
import type { Numbers } from './numbers.ts';
import { FIGURE_WIDTH } from './word-figure.ts';

/** Height of a row of the chart, and of what stands around its rows, in points of a screen. */
const ROW = 44;
const AROUND = 90;

/** Earlier and later year. */
const INKS = ['9AA5AE', '1D5C94'] as const;

const euros = (cell: BlockCell | undefined) => (cell?.centimes === undefined ? null : cell.centimes / 100);
const isAtLeast = (cell: BlockCell | undefined) => cell?.texte.startsWith('≥') === true;

/** Whether a block sets a year beside another. */
export const isYears = (block: WordBlock): block is TableBlock =>
	block.genre === 'tableau' && typeof block.sujet !== 'string';

/** The items of two years as a chart of Word itself, whose numbers can be opened and changed; none where nothing compares. */
export function itemChart({ titre, colonnes, lignes }: TableBlock, numbers: Numbers): FileChild[] {
	const rows = lignes.filter(
		({ ensemble, cellules: [, before, after] }) =>
			!ensemble && (euros(before ?? undefined) !== null || euros(after ?? undefined) !== null)
	);
	if (!rows.some(({ cellules: [, before, after] }) => euros(before) !== null && euros(after) !== null))
		return [];
	const least = rows.some(({ cellules: [, before, after] }) => isAtLeast(before) || isAtLeast(after));
	const named = rows.map(({ cellules: [name, before, after] }) =>
		isAtLeast(before) || isAtLeast(after) ? `${name?.texte ?? ''} ≥` : (name?.texte ?? '')
	);
	const described = rows.map(
		({ cellules: [name, before, after] }) =>
			`${name?.texte ?? ''}${tr('\u00A0: ', ': ')}${[before, after]
				.map(
					(cell, index) =>
						`${colonnes[index + 1]?.titre ?? ''}, ${cell?.texte || tr('pas de montant', 'no amount')}`
				)
				.join(tr('\u00A0; ', '; '))}.`
	);
	const desc = `${titre}. ${tr('Barres horizontales, deux par poste', 'Horizontal bars, two an item')}. ${described.join(' ')}`;
	const words = { name: 'Arial', color: '000000' };
	const editable = tr(
		fr`${titre}. Figure modifiable : clic droit, Modifier les données. Sans barre : pas de montant.${least ? fr` ≥ : au moins.` : ''}`,
		`${titre}. This figure can be edited: right click, Edit Data. No bar: no amount.${least ? ' ≥: at least.' : ''}`
	);
	return [
		new Paragraph({
			keepNext: true,
			spacing: { before: 120, after: 0, line: 240, lineRule: LineRuleType.AUTO },
			children: [
				new ChartRun({
					type: 'bar',
					categories: named,
					series: [1, 2].map((column) => ({
						name: colonnes[column]?.titre ?? '',
						values: rows.map(({ cellules }) => euros(cellules[column])),
						color: INKS[column - 1] ?? INKS[0]
					})),
					categoryAxis: { reverseOrder: true, font: { ...words, size: 9 } },
					valueAxis: { visible: false, gridlines: false },
					dataLabels: {
						value: true,
						numberFormat: tr('#,##0\u00A0"€"', '"€"#,##0'),
						font: { ...words, size: 8 }
					},
					gapWidth: 60,
					legend: { position: 'top', font: { ...words, size: 9 } },
					font: { name: 'Arial' },
					chartArea: { fill: 'FFFFFF', border: 'none' },
					transformation: { width: FIGURE_WIDTH, height: AROUND + ROW * Math.max(rows.length, 3) },
					altText: { name: 'postes', title: titre, description: desc }
				})
			]
		}),
		caption({ sequence: 'Figure', numbers, text: editable, held: false })
	];
}
