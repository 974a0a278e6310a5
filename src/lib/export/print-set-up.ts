import { strFromU8, strToU8, unzipSync } from 'fflate';
import { archive } from './archive.ts';

const WORKBOOK = 'xl/workbook.xml';
/** Columns that an upright sheet takes at a size that reads, in characters. */
const UPRIGHT = 95;

const sheetFile = (index: number) => `xl/worksheets/sheet${index + 1}.xml`;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const numbersOf = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, n]) => Number(n));

/** A sheet set on A4, lying when it is wide, one page across and as many down as it takes. */
function setSheet(xml: string): string {
	const width = sum(numbersOf(xml, /<col [^>]*width="([\d.]+)"/g));
	const orientation = width > UPRIGHT ? 'landscape' : 'portrait';
	return xml
		.replace(/<worksheet [^>]*>/, (open) => `${open}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
		.replace(
			'</worksheet>',
			`<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/></worksheet>`
		)
		.replace(/(xSplit="0"[^>]*activePane=")bottomRight/, '$1bottomLeft');
}

/**
 * A workbook as it is printed: each sheet one page wide, and what stays in sight on a screen (the rows frozen at its head)
 * written again at the head of each page. Always the same bytes for the same workbook.
 */
export function setForPrint(
	workbook: Uint8Array,
	change?: (file: string, xml: string) => string
): Uint8Array {
	const parts = unzipSync(workbook);
	const textOf = (file: string) => strFromU8(parts[file] ?? new Uint8Array());
	const book = textOf(WORKBOOK);
	const titles = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = ''], index) => {
		const xml = textOf(sheetFile(index));
		const rows = numbersOf(xml, /<pane ySplit="(\d+)"/g)[0];
		parts[sheetFile(index)] = strToU8(change?.(sheetFile(index), setSheet(xml)) ?? setSheet(xml));
		const where = `'${name.replaceAll("'", "''")}'!$1:$${rows ?? 0}`;
		return rows === undefined
			? ''
			: `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${where}</definedName>`;
	});
	parts[WORKBOOK] = strToU8(
		book.replace('<definedNames/>', `<definedNames>${titles.join('')}</definedNames>`)
	);
	return archive(parts);
}
