import { noteInWords, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import type { Theme } from '#lib/drawing/palette.ts';
import { tr } from '#lib/domain/language.ts';
import type { ImageFormat } from '#lib/domain/query.ts';
import type { CsvFlavour } from './table-csv.ts';
import { archive } from './archive.ts';
import { fullCitation } from './citation.ts';
import { SHEET_WIDTH, sheetOf, writePicture } from './figure-image.ts';
import { noticeLines, type FigureNotice } from './figure-notice.ts';
import type { FileFormat } from './file-formats.ts';
import { withLabels, withMeasure, type Measure } from './measured-table.ts';
import { INSERTED_WIDTH, renderPng } from './png.ts';
import { writeTableCsv } from './table-csv.ts';
import { writeTableXlsx } from './table-xlsx.ts';

export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
	svg: 'image/svg+xml; charset=utf-8',
	png: 'image/png',
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8',
	zip: 'application/zip'
};

/** What the address chooses of a file. */
export interface FileChoice {
	readonly csv: CsvFlavour;
	readonly largeur: number;
	readonly format: ImageFormat;
	readonly variante: 'complet' | 'sans-titre';
	readonly theme: Theme;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The table as objects: amounts in whole cents, shares in tenths of a percent. */
function tableObjects({ colonnes, lignes }: FigureTable): Record<string, string | number | null>[] {
	return lignes.map((row) =>
		Object.fromEntries(colonnes.map((column, index) => [column.id, row[index] ?? null]))
	);
}

function writeJson(view: FigureView, notice: FigureNotice): string {
	const { figure, version, date, empreinte, filtres, adresse, adresseFigee } = notice;
	const table = withLabels(view.table);
	return `${JSON.stringify(
		{
			figure,
			version,
			date,
			empreinte,
			titre: view.titre,
			sousTitre: view.sousTitre,
			filtres,
			notes: view.notes.map(noteInWords),
			sources: view.sources,
			adresse,
			adresseFigee,
			unites: { euros: tr('centime', 'cent'), pourcent: tr('dixième de pour cent', 'tenth of a percent') },
			colonnes: table.colonnes.map(({ id, titre, genre }) => ({ cle: id, titre, genre })),
			lignes: tableObjects(table)
		},
		null,
		'\t'
	)}\n`;
}

function writeReadMe(notice: FigureNotice): string {
	const lines = noticeLines(notice).map(([name, text]) => `${name}\n  ${text}`);
	return `\uFEFF${[...lines, `${tr('Pour citer', 'How to cite')}\n  ${fullCitation(notice)}`].join('\r\n\r\n')}\r\n`;
}

/** A figure as its files need it. */
export interface WrittenFigure {
	readonly view: FigureView;
	readonly notice: FigureNotice;
	/** The table for machines, French in every language. */
	readonly machine: FigureTable;
	readonly mesure: Measure;
}

/** Writes one file of a figure. The same figure at the same version and in the same language gives the same bytes. */
export async function writeFigureFile(
	format: FileFormat,
	figure: WrittenFigure,
	choice: FileChoice
): Promise<Uint8Array> {
	const { view, notice, machine, mesure } = figure;
	const drawn = {
		variante: choice.variante,
		theme: choice.theme,
		format: choice.format,
		largeur: choice.largeur
	};
	switch (format) {
		case 'svg':
			return encode(writePicture(view, notice, { ...drawn, police: 'systeme' }));
		case 'png':
			return renderPng(
				writePicture(view, notice, { ...drawn, police: 'projet' }),
				choice.largeur,
				// Of more room, letters keep their size where the picture is inserted wider.
				INSERTED_WIDTH * Math.max(1, sheetOf(choice.format, choice.largeur).width / SHEET_WIDTH)
			);
		case 'csv':
			return encode(
				writeTableCsv(choice.csv === 'machine' ? machine : withMeasure(view.table, mesure), choice.csv)
			);
		case 'xlsx':
			return writeTableXlsx(withMeasure(view.table, mesure), notice);
		case 'json':
			return encode(writeJson(view, notice));
		case 'zip': {
			const write = (one: FileFormat, csv: CsvFlavour = 'excel') =>
				writeFigureFile(one, figure, { ...choice, csv });
			return archive({
				[tr('LISEZ-MOI.txt', 'READ-ME.txt')]: encode(writeReadMe(notice)),
				'figure.svg': await write('svg'),
				'figure.png': await write('png'),
				[tr('donnees-excel.csv', 'data-excel.csv')]: await write('csv'),
				[tr('donnees-machine.csv', 'data-machine.csv')]: await write('csv', 'machine'),
				[tr('donnees.xlsx', 'data.xlsx')]: await write('xlsx'),
				[tr('donnees.json', 'data.json')]: await write('json')
			});
		}
	}
}
