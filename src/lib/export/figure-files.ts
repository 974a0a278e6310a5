import type { FigureView } from '#lib/charts/figure-view.ts';
import type { FigureTable } from '#lib/charts/figure-table.ts';
import type { Theme } from '#lib/charts/palette.ts';
import type { CsvFlavour } from './table-csv.ts';
import { archive } from './archive.ts';
import { fullCitation } from './citation.ts';
import { writePicture } from './figure-image.ts';
import { noticeLines, type FigureNotice } from './figure-notice.ts';
import type { FileFormat } from './file-formats.ts';
import { renderPng } from './png.ts';
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
	readonly variante: 'complet' | 'sans-titre';
	readonly theme: Theme;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The table as objects: amounts in whole cents, shares in tenths of a percent. */
function tableObjects({ colonnes, lignes }: FigureTable): Record<string, string | number | null>[] {
	return lignes.map((row) =>
		Object.fromEntries(colonnes.map((column, index) => [column.cle, row[index] ?? null]))
	);
}

function writeJson(view: FigureView, notice: FigureNotice): string {
	const { figure, version, date, empreinte, filtres, adresse, adresseFigee } = notice;
	return `${JSON.stringify(
		{
			figure,
			version,
			date,
			empreinte,
			titre: view.titre,
			sousTitre: view.sousTitre,
			filtres,
			notes: view.notes,
			sources: view.sources,
			adresse,
			adresseFigee,
			unites: { euros: 'centime', pourcent: 'dixième de pour cent' },
			colonnes: view.table.colonnes.map(({ cle, titre, genre }) => ({ cle, titre, genre })),
			lignes: tableObjects(view.table)
		},
		null,
		'\t'
	)}\n`;
}

function writeReadMe(notice: FigureNotice): string {
	const lines = noticeLines(notice).map(([name, text]) => `${name}\n  ${text}`);
	return `\uFEFF${[...lines, `Pour citer\n  ${fullCitation(notice)}`].join('\r\n\r\n')}\r\n`;
}

/** Writes one file of a figure. The same figure at the same version gives the same bytes. */
export async function writeFigureFile(
	format: FileFormat,
	view: FigureView,
	notice: FigureNotice,
	choice: FileChoice
): Promise<Uint8Array> {
	const { variante, theme, largeur } = choice;
	switch (format) {
		case 'svg':
			return encode(writePicture(view, notice, { variante, theme, police: 'systeme' }));
		case 'png':
			return renderPng(writePicture(view, notice, { variante, theme, police: 'projet', largeur }), largeur);
		case 'csv':
			return encode(writeTableCsv(view.table, choice.csv));
		case 'xlsx':
			return writeTableXlsx(view.table, notice);
		case 'json':
			return encode(writeJson(view, notice));
		case 'zip': {
			const write = (one: FileFormat, csv: CsvFlavour = 'excel') =>
				writeFigureFile(one, view, notice, { ...choice, csv });
			return archive({
				'LISEZ-MOI.txt': encode(writeReadMe(notice)),
				'figure.svg': await write('svg'),
				'figure.png': await write('png'),
				'donnees-excel.csv': await write('csv'),
				'donnees-machine.csv': await write('csv', 'machine'),
				'donnees.xlsx': await write('xlsx'),
				'donnees.json': await write('json')
			});
		}
	}
}
