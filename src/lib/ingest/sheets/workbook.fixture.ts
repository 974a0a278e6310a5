import { strToU8, zipSync } from 'fflate';

/** A cell: a text, a number, or the markup of another kind of cell. */
export type FixtureCell = string | number | null | { readonly xlsx: string; readonly ods: string };

export interface FixtureSheet {
	readonly name: string;
	readonly rows: readonly (readonly FixtureCell[])[];
}

const escaped = (text: string) => text.replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Zips parts, in the form of a workbook. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
	zipSync(
		Object.fromEntries(
			Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
		)
	);

const relations = (links: readonly (readonly [string, string, string])[]) =>
	`<Relationships>${links.map(([id, kind, target]) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

function xlsxCell(cell: FixtureCell): string {
	if (cell === null) return '<c/>';
	if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
	if (typeof cell === 'string')
		return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
	return cell.xlsx;
}

/** The parts of an .xlsx whose only sheet, « Données », is written in XML. */
export const xlsxParts = (sheet: string): Record<string, string> => ({
	'_rels/.rels': relations([['r1', 'officeDocument', 'xl/workbook.xml']]),
	'xl/workbook.xml': '<workbook><sheets><sheet name="Données" sheetId="1" r:id="r1"/></sheets></workbook>',
	'xl/_rels/workbook.xml.rels': relations([
		['r1', 'worksheet', 'worksheets/sheet1.xml'],
		['r8', 'sharedStrings', '/xl/shared.xml'],
		['r9', 'styles', 'styles.xml']
	]),
	'xl/shared.xml': '<sst/>',
	'xl/styles.xml': '<styleSheet/>',
	'xl/worksheets/sheet1.xml': sheet
});

/** The markup of rows that say nowhere what row or column they are. */
export const xlsxSheet = (rows: FixtureSheet['rows']): string =>
	`<worksheet><sheetData>${rows.map((row) => `<row>${row.map(xlsxCell).join('')}</row>`).join('')}</sheetData></worksheet>`;

const paragraphs = (text: string) =>
	text
		.split('\n')
		.map((line) => `<text:p>${line.split(' ').map(escaped).join('<text:s/>')}</text:p>`)
		.join('');

function odsCell(cell: FixtureCell): string {
	if (cell === null) return '<table:table-cell/>';
	if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"/>`;
	if (typeof cell === 'string')
		return `<table:table-cell office:value-type="string">${paragraphs(cell)}</table:table-cell>`;
	return cell.ods;
}

export const odsParts = (content: string): Record<string, string> => ({
	mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
	'content.xml': `<office:document-content><office:body><office:spreadsheet>${content}</office:spreadsheet></office:body></office:document-content>`
});

/** A sheet in which rows that repeat are written once. */
export const odsSheet = ({ name, rows }: FixtureSheet): string => {
	const written = rows.map((row) => row.map(odsCell).join(''));
	const lines: string[] = [];
	for (let at = 0; at < written.length;) {
		let next = at + 1;
		while (next < written.length && written[next] === written[at]) next += 1;
		lines.push(`<table:table-row table:number-rows-repeated="${next - at}">${written[at]}</table:table-row>`);
		at = next;
	}
	return `<table:table table:name="${escaped(name)}">${lines.join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>`;
};
