import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { columnLetter } from '#lib/domain/problem.ts';
import { COLONNES_LIGNE, type ColonneLigne } from '#lib/domain/funding-line.ts';
import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { typeset } from '#lib/domain/typography.ts';
import {
	ATTRIBUTIONS,
	ETAPES,
	FORMES,
	LIBELLES,
	NATURES,
	NIVEAUX,
	PREUVES,
	ROLES
} from '#lib/domain/vocabulary.ts';
import { setForPrint } from '#lib/export/print-set-up.ts';
import { LINES_CSV_HEADER } from '#lib/export/lines-csv.ts';
import { COLUMN_EXAMPLES, COLUMN_MEANINGS } from '#lib/words/file-columns.ts';
import { isRequired } from './table-schema.ts';

/** A file of lines to fill, for spreadsheets in France: its header. */
export const templateCsv = (): string => `\uFEFF${LINES_CSV_HEADER}\r\n`;

const LAST_ROW = 5000;
const FIRST_SHEET = 'xl/worksheets/sheet1.xml';
/** What makes an example no amount: a sheet of examples that is imported gives no line. */
const MARK = () => tr('exemple : ', 'example: ');

/** A code and what it means. */
export interface CodeMeaning {
	readonly code: string;
	readonly sens: string;
}

const meanings = <T extends string>(
	codes: readonly T[],
	labels: Readonly<Record<T, string>>
): CodeMeaning[] => codes.map((code) => ({ code, sens: labels[code] }));

/** The columns of which the cells are codes, and the codes of each. */
export function codesByColumn({
	dispositifs,
	formes
}: Reference): ReadonlyMap<ColonneLigne, readonly CodeMeaning[]> {
	const labels = new Map(formes.map((row) => [row.code, typeset(labelOf(row))]));
	return new Map<ColonneLigne, readonly CodeMeaning[]>([
		[
			'dispositif',
			[...dispositifs]
				.sort((a, b) => a.ordre - b.ordre)
				.map((row) => ({ code: row.id, sens: typeset(labelOf(row)) }))
		],
		['etape', meanings(ETAPES, LIBELLES.etape)],
		['nature', meanings(NATURES, LIBELLES.nature)],
		['niveau', meanings(NIVEAUX, LIBELLES.niveau)],
		['role', meanings(ROLES, LIBELLES.role)],
		['forme', FORMES.map((code) => ({ code, sens: labels.get(code) ?? code }))],
		['attribution', meanings(ATTRIBUTIONS, LIBELLES.attribution)],
		['preuve', meanings(PREUVES, LIBELLES.preuve)]
	]);
}

const head = (value: string): Cell => ({
	value,
	type: String,
	fontWeight: 'bold',
	bottomBorderStyle: 'thin'
});
const text = (value: string): Cell =>
	value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' };

/** The codes of the second sheet proposed in the columns of the first; anything else may be written there too. */
function proposals(sheet: string, codes: ReadonlyMap<ColonneLigne, readonly CodeMeaning[]>): string {
	const lists = [...codes].map(([column, { length }], index) => {
		const at = columnLetter(COLONNES_LIGNE.indexOf(column) + 1);
		const from = `$${columnLetter(2 * index + 1)}$`;
		return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${at}2:${at}${LAST_ROW}"><formula1>Codes!${from}2:${from}${length + 1}</formula1></dataValidation>`;
	});
	const all = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
	return sheet.replace('</sheetData>', `</sheetData>${all}`);
}

/**
 * A workbook to fill: an empty sheet of lines that proposes the codes, then the codes, the columns and examples that no
 * import takes for lines.
 */
export async function templateXlsx(reference: Reference): Promise<Uint8Array> {
	const codes = codesByColumn(reference);
	const columns = [...codes.keys()];
	const longest = Math.max(...[...codes.values()].map(({ length }) => length));
	const example = COLONNES_LIGNE.map((column) => {
		const value = COLUMN_EXAMPLES[column];
		return text(column === 'montant' ? MARK() + value : value);
	});
	const header = COLONNES_LIGNE.map(head);
	const widths = COLONNES_LIGNE.map((column) => ({ width: Math.max(12, column.length + 4) }));
	const written = await writeXlsxFile([
		{ sheet: tr('Lignes', 'Lines'), data: [header], columns: widths, stickyRowsCount: 1 },
		{
			sheet: 'Codes',
			data: [
				columns.flatMap((column) => [head(column), head(tr('sens', 'meaning'))]),
				...Array.from({ length: longest }, (_, row) =>
					columns.flatMap((column) => {
						const found = codes.get(column)?.[row];
						return found ? [text(found.code), text(found.sens)] : [null, null];
					})
				)
			],
			columns: columns.flatMap(() => [{ width: 18 }, { width: 40 }]),
			stickyRowsCount: 1
		},
		{
			sheet: tr('Colonnes', 'Columns'),
			data: [
				[tr('colonne', 'column'), tr('obligatoire', 'required'), tr('sens', 'meaning')].map(head),
				...COLONNES_LIGNE.map((column) => [
					text(column),
					text(isRequired(column) ? tr('oui', 'yes') : ''),
					text(COLUMN_MEANINGS[column])
				])
			],
			columns: [{ width: 16 }, { width: 12 }, { width: 90 }],
			stickyRowsCount: 1
		},
		{ sheet: tr('Exemples', 'Examples'), data: [header, example], columns: widths }
	]).toBuffer();
	return setForPrint(new Uint8Array(written), (file, xml) =>
		file === FIRST_SHEET ? proposals(xml, codes) : xml
	);
}
