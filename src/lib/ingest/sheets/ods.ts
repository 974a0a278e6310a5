import { formattedText, tooOld } from './cell-text.ts';
import { readFormat, type Doubt, type NumberFormat } from './number-format.ts';
import { MAX_COLUMNS, MAX_ROWS, type SheetName, type SheetRows } from './sheet-rows.ts';
import { attribute, readWholeXml, readXml, wholeAttribute, type Elements } from './xml.ts';
import { damaged, SHORT_PART_BYTES, type Zip } from './zip.ts';

const PLAIN: NumberFormat = { kind: 'number', doubt: null };
const FIRST_SURE_DATE = '1900-03-01';
const MAX_SPACES = 1000;
const MAX_SHEETS = 10_000;
const MAX_STYLES = 100_000;
/** What is beside the text of a cell, inside it. */
const isAside = (tag: string) => /^(?:draw:|office:annotation\b|text:(?:note|ruby-text)\b)/.test(tag);
const NUMBER_STYLES = new Set([
	'number-style',
	'currency-style',
	'percentage-style',
	'date-style',
	'time-style'
]);

/** How numbers are shown, gathered from the styles of the workbook and from those before its sheets. */
class Styles implements Elements {
	/** The sheets of these styles are hidden. */
	readonly hiding = new Set<string>();
	readonly #codes = new Map<string, string>();
	readonly #numbered = new Map<string, string>();
	readonly #formats = new Map<string, NumberFormat>();
	#style = '';
	#number: string | null = null;

	open(name: string, tag: string): void {
		if (NUMBER_STYLES.has(name)) {
			this.#number = attribute(tag, 'style:name') ?? '';
			this.#codes.set(this.#number, '');
		} else if (name === 'style') {
			this.#style = attribute(tag, 'style:name') ?? '';
			if (this.#numbered.size + this.#codes.size > MAX_STYLES) throw damaged();
			const parent = attribute(tag, 'style:parent-style-name') ?? '';
			const numbered = attribute(tag, 'style:data-style-name') ?? this.#numbered.get(parent);
			if (numbered !== undefined) this.#numbered.set(this.#style, numbered);
		} else if (name === 'table-properties') {
			if (attribute(tag, 'table:display') === 'false') this.hiding.add(this.#style);
		} else if (name === 'number' && wholeAttribute(tag, 'number:display-factor', 1) > 1) this.#add('0,');
	}

	close(name: string): void {
		if (NUMBER_STYLES.has(name)) this.#number = null;
	}

	text(text: string): void {
		this.#add(`"${text}"`);
	}

	/** The number format of a style of cell. */
	formatOf(style: string): NumberFormat {
		const known = this.#formats.get(style);
		if (known) return known;
		const code = this.#codes.get(this.#numbered.get(style) ?? '');
		const format = code === undefined ? PLAIN : { ...PLAIN, doubt: readFormat(`0 ${code}`).doubt };
		this.#formats.set(style, format);
		return format;
	}

	#add(code: string): void {
		if (this.#number !== null) this.#codes.set(this.#number, (this.#codes.get(this.#number) ?? '') + code);
	}
}

/** Columns that share a style, up to one of them. */
interface ColumnStyle {
	readonly until: number;
	readonly style: string;
}

/** The cells of the sheet asked, and the names of all, as they come. */
class ContentElements implements Elements {
	readonly sheets: SheetName[] = [];
	readonly #choose: (sheet: SheetName) => SheetRows | null;
	readonly #styles: Styles;
	/** Elements open, so that the tables inside others are not taken for sheets. */
	#depth = 0;
	#sheetDepth = -1;
	#rows: SheetRows | null = null;
	#columns: ColumnStyle[] = [];
	#row = 0;
	#rowTimes = 1;
	#column = 0;
	#cell: { readonly tag: string; text: string; paragraphs: number } | null = null;
	#inText = 0;
	#aside = 0;

	constructor(styles: Styles, choose: (sheet: SheetName) => SheetRows | null) {
		this.#styles = styles;
		this.#choose = choose;
	}

	open(name: string, tag: string): void {
		this.#depth += 1;
		if (this.#aside > 0 || isAside(tag)) {
			this.#aside += 1;
			return;
		}
		if (name === 'spreadsheet') this.#sheetDepth = this.#depth + 1;
		else if (this.#sheetDepth < 0) this.#styles.open(name, tag);
		else if (name === 'table') this.#openTable(tag);
		else if (this.#rows === null) return;
		else if (this.#cell !== null) this.#openText(name, tag);
		else if (name === 'table-column') this.#openColumn(tag, this.#rows);
		else if (name === 'table-row') this.#openRow(tag, this.#rows);
		else if (name === 'table-cell' || name === 'covered-table-cell') {
			this.#cell = { tag, text: '', paragraphs: 0 };
		}
	}

	close(name: string): void {
		this.#depth -= 1;
		if (this.#aside > 0) {
			this.#aside -= 1;
			return;
		}
		if (this.#sheetDepth < 0) this.#styles.close(name);
		if (this.#rows === null) return;
		if (name === 'p' && this.#cell !== null) this.#inText -= 1;
		else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell(this.#rows);
		else if (name === 'table-row') this.#rows.end(this.#rowTimes);
		else if (name === 'table' && this.#depth === this.#sheetDepth - 1) this.#rows = null;
	}

	text(text: string): void {
		if (this.#sheetDepth < 0) this.#styles.text(text);
		else if (this.#inText > 0 && this.#aside === 0 && this.#cell)
			this.#cell.text += text.replace(/[ \t\r\n]+/g, ' ');
	}

	#openTable(tag: string): void {
		if (this.#depth !== this.#sheetDepth) {
			this.#aside += 1;
			return;
		}
		const hidden = this.#styles.hiding.has(attribute(tag, 'table:style-name') ?? '');
		const sheet = { name: attribute(tag, 'table:name') ?? '', hidden };
		this.sheets.push(sheet);
		if (this.sheets.length > MAX_SHEETS) throw damaged();
		this.#rows = this.#choose(sheet);
		this.#columns = [];
		this.#row = 0;
		this.#rowTimes = 1;
	}

	#openColumn(tag: string, rows: SheetRows): void {
		const from = this.#columns.at(-1)?.until ?? 0;
		if (from >= MAX_COLUMNS) return;
		const until = from + wholeAttribute(tag, 'table:number-columns-repeated', 1);
		this.#columns.push({ until, style: attribute(tag, 'table:default-cell-style-name') ?? '' });
		if (isHidden(tag)) rows.hide({ from: from + 1, to: until });
	}

	#openRow(tag: string, rows: SheetRows): void {
		this.#row += this.#rowTimes;
		this.#rowTimes = Math.min(MAX_ROWS, wholeAttribute(tag, 'table:number-rows-repeated', 1));
		rows.start(this.#row, isHidden(tag));
		this.#column = 0;
	}

	#openText(name: string, tag: string): void {
		const { text } = this.#cell ?? {};
		if (!this.#cell || text === undefined) return;
		if (name === 'p') {
			this.#inText += 1;
			if (this.#cell.paragraphs > 0) this.#cell.text += '\n';
			this.#cell.paragraphs += 1;
		} else if (name === 's')
			this.#cell.text += ' '.repeat(Math.min(MAX_SPACES, wholeAttribute(tag, 'text:c', 1)));
		else if (name === 'tab') this.#cell.text += '\t';
		else if (name === 'line-break') this.#cell.text += '\n';
	}

	#closeCell(rows: SheetRows): void {
		const cell = this.#cell;
		this.#cell = null;
		this.#inText = 0;
		if (cell === null) return;
		const { tag } = cell;
		const times = wholeAttribute(tag, 'table:number-columns-repeated', 1);
		const first = this.#column + 1;
		this.#column += times;
		const { text, doubt } = this.#read(tag, cell.text, first, rows);
		for (let column = first; text !== '' && column < first + times; column += 1) {
			if (doubt === undefined) rows.put(column, text);
			else rows.putNumber(column, text, doubt);
		}
		const [wide, high] = [
			wholeAttribute(tag, 'table:number-columns-spanned', 1),
			wholeAttribute(tag, 'table:number-rows-spanned', 1)
		];
		if (wide > 1 || high > 1)
			rows.merge({ top: rows.row, left: first, bottom: rows.row + high - 1, right: first + wide - 1 });
	}

	/** What a cell says; a number also says what its format makes of it. */
	#read(tag: string, text: string, column: number, rows: SheetRows): { text: string; doubt?: Doubt | null } {
		const type = attribute(tag, 'office:value-type');
		const failed =
			attribute(tag, 'calcext:value-type') === 'error' || (type === 'float' && /^(?:#|Err:)/.test(text));
		if (failed) return { text: text.replace(/\s/g, '') };
		switch (type) {
			case 'float':
			case 'currency':
			case 'percentage':
				return this.#number(type, tag, column, rows);
			case 'date': {
				const date = (attribute(tag, 'office:date-value') ?? '').replace(/T.*/, '');
				if (date < FIRST_SURE_DATE) throw tooOld(() => rows.at(column));
				return { text: date };
			}
			case 'time':
				return {
					text: (attribute(tag, 'office:time-value') ?? '').replace(/^PT(\d+)H(\d+)M(\d+).*/, '$1:$2:$3')
				};
			case 'boolean':
				return { text: attribute(tag, 'office:boolean-value') === 'true' ? 'VRAI' : 'FAUX' };
			default:
				if (type === null && text === '' && attribute(tag, 'table:formula') !== null)
					rows.uncompute(column, this.#rowTimes);
				return { text: text === '' ? (attribute(tag, 'office:string-value') ?? '') : text };
		}
	}

	#number(type: string, tag: string, column: number, rows: SheetRows): { text: string; doubt: Doubt | null } {
		const written = attribute(tag, 'office:value');
		const value = Number(written ?? NaN);
		if (!Number.isFinite(value)) throw damaged();
		const style =
			attribute(tag, 'table:style-name') ?? this.#columns.find(({ until }) => until >= column)?.style ?? '';
		const currency = attribute(tag, 'office:currency') ?? 'EUR';
		const foreign: Doubt | null = currency === 'EUR' ? null : { kind: 'devise', shown: currency };
		const doubt = this.#styles.formatOf(style).doubt ?? foreign;
		const kind = type === 'percentage' ? 'percent' : 'number';
		return { text: formattedText(value, { kind, doubt }, 0, () => rows.at(column)), doubt };
	}
}

const isHidden = (tag: string) => /^(?:collapse|filter)$/.test(attribute(tag, 'table:visibility') ?? '');

/**
 * Reads the sheet that `choose` gives rows for, and rests after each piece. The names of all the sheets are known at the end.
 */
export async function* readOds(
	zip: Zip,
	choose: (sheet: SheetName) => SheetRows | null
): AsyncGenerator<void, readonly SheetName[]> {
	const styles = new Styles();
	if (zip.has('styles.xml')) await readWholeXml(zip.read('styles.xml', SHORT_PART_BYTES), styles);
	const content = new ContentElements(styles, choose);
	yield* readXml(zip.read('content.xml'), content);
	return content.sheets;
}
