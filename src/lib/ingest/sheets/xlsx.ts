import { DAYS_OF_1904, formattedText } from './cell-text.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import type { SheetName, SheetRows } from './sheet-rows.ts';
import { attribute, readWholeXml, readXml, wholeAttribute, type Elements } from './xml.ts';
import { damaged, SHORT_PART_BYTES, tooHeavy, type Zip } from './zip.ts';

/** Texts that cells share are held while the sheet is read. */
const MAX_SHARED_CHARS = 32 << 20;
/** What a text weighs whatever it says. */
const SHARED_CHARS = 8;
const PLAIN: NumberFormat = { kind: 'number', doubt: null };

const nothing = () => undefined;
const elements = (
	open: Elements['open'],
	close: Elements['close'] = nothing,
	text: Elements['text'] = nothing
) => ({
	open,
	close,
	text
});

/** A sheet of the workbook and the part that holds it. */
interface SheetPart extends SheetName {
	readonly part: string;
}

/** What a workbook says once for all its sheets. */
export interface XlsxBook {
	readonly sheets: readonly SheetPart[];
	/** Days by which its calendar is late. */
	readonly late: number;
	readonly shared: string | null;
	readonly styles: string | null;
}

/** Where a path leads from a part: `worksheets/sheet1.xml`, `/xl/styles.xml`, `../media`. */
function pathFrom(part: string, target: string): string {
	const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
	for (const step of target.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}

interface Link {
	readonly id: string;
	readonly kind: string;
	readonly part: string;
}

/** The parts to which a part refers. */
async function linksOf(zip: Zip, part: string): Promise<Link[]> {
	const links: Link[] = [];
	const cut = part.lastIndexOf('/') + 1;
	await readWholeXml(
		zip.read(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`, SHORT_PART_BYTES),
		elements((name, tag) => {
			if (name !== 'Relationship') return;
			const kind = (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '';
			links.push({
				id: attribute(tag, 'Id') ?? '',
				kind,
				part: pathFrom(part, attribute(tag, 'Target') ?? '')
			});
		})
	);
	return links;
}

/** The value of an attribute whatever its prefix: the name that stands for another part. */
const linkId = (tag: string) => /\s\w+:id=["']([^"']*)/.exec(tag)?.[1] ?? '';
const isTrue = (value: string | null) => value === '1' || value === 'true';

/** Reads the list of sheets. */
export async function readXlsxBook(zip: Zip): Promise<XlsxBook> {
	const book = (await linksOf(zip, '')).find(({ kind }) => kind === 'officeDocument')?.part;
	if (book === undefined) throw damaged();
	const links = await linksOf(zip, book);
	const sheets: SheetPart[] = [];
	let late = 0;
	await readWholeXml(
		zip.read(book, SHORT_PART_BYTES),
		elements((name, tag) => {
			if (name === 'workbookPr' && isTrue(attribute(tag, 'date1904'))) late = DAYS_OF_1904;
			if (name !== 'sheet') return;
			const link = links.find(({ id }) => id === linkId(tag));
			// A sheet that is a chart holds no cells.
			if (link?.kind !== 'worksheet') return;
			const hidden = /hidden/i.test(attribute(tag, 'state') ?? '');
			sheets.push({ name: attribute(tag, 'name') ?? '', hidden, part: link.part });
		})
	);
	const part = (kind: string) => links.find((link) => link.kind === kind)?.part ?? null;
	return { sheets, late, shared: part('sharedStrings'), styles: part('styles') };
}

/** A character that XML cannot hold is written `_x000D_`; a text that looks like one starts with `_x005F_`. */
const unescaped = (text: string) =>
	text.replace(/_x(00[01][\da-f]|005F(?=_x[\da-f]{4}_))_?/gi, (_, hex: string) =>
		String.fromCharCode(parseInt(hex, 16))
	);

/** The texts that cells share, without the readings that some scripts put above them. */
async function readShared(zip: Zip, part: string): Promise<string[]> {
	const shared: string[] = [];
	let text = '';
	let inText = false;
	let aside = 0;
	let chars = 0;
	await readWholeXml(
		zip.read(part),
		elements(
			(name) => {
				if (name === 'si') text = '';
				else if (name === 'rPh') aside += 1;
				else if (name === 't') inText = aside === 0;
			},
			(name) => {
				if (name === 't') inText = false;
				else if (name === 'rPh') aside -= 1;
				else if (name === 'si') {
					shared.push(unescaped(text));
					chars += SHARED_CHARS;
					if (chars > MAX_SHARED_CHARS) throw tooHeavy();
				}
			},
			(piece) => {
				if (!inText) return;
				text += piece;
				chars += piece.length;
				if (chars > MAX_SHARED_CHARS) throw tooHeavy();
			}
		)
	);
	return shared;
}

/** The number format of each style of cell. */
async function readStyles(zip: Zip, part: string): Promise<NumberFormat[]> {
	const codes = new Map<number, string>();
	const formats: NumberFormat[] = [];
	let ofCells = false;
	await readWholeXml(
		zip.read(part, SHORT_PART_BYTES),
		elements(
			(name, tag) => {
				if (name === 'numFmt')
					codes.set(wholeAttribute(tag, 'numFmtId', -1), attribute(tag, 'formatCode') ?? '');
				else if (name === 'cellXfs') ofCells = true;
				else if (name === 'xf' && ofCells) formats.push(formatOf(wholeAttribute(tag, 'numFmtId', 0), codes));
			},
			(name) => {
				if (name === 'cellXfs') ofCells = false;
			}
		)
	);
	return formats;
}

/** `B5` as column 2; 0 when no column is written. */
function columnOf(reference: string): number {
	let column = 0;
	for (let at = 0; at < reference.length; at += 1) {
		const letter = reference.charCodeAt(at) & ~32;
		if (letter < 65 || letter > 90) break;
		column = column * 26 + letter - 64;
	}
	return column;
}

const rowOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0);

/** The cells of a sheet, as they come. */
class SheetElements implements Elements {
	readonly #rows: SheetRows;
	readonly #shared: readonly string[];
	readonly #formats: readonly NumberFormat[];
	readonly #late: number;
	#column = 0;
	#type = 'n';
	#format = PLAIN;
	#value = '';
	#collects = false;
	#aside = false;
	#formula = false;

	constructor(rows: SheetRows, shared: readonly string[], formats: readonly NumberFormat[], late: number) {
		this.#rows = rows;
		this.#shared = shared;
		this.#formats = formats;
		this.#late = late;
	}

	open(name: string, tag: string): void {
		if (name === 'c') this.#openCell(tag);
		else if (name === 'v' || name === 't') this.#collects = !this.#aside;
		else if (name === 'f') this.#formula = true;
		else if (name === 'row') {
			this.#rows.start(wholeAttribute(tag, 'r', this.#rows.row + 1), isTrue(attribute(tag, 'hidden')));
			this.#column = 0;
		} else if (name === 'rPh') this.#aside = true;
		else if (name === 'col' && isTrue(attribute(tag, 'hidden'))) {
			this.#rows.hide({
				from: wholeAttribute(tag, 'min', 1),
				to: wholeAttribute(tag, 'max', 1)
			});
		} else if (name === 'mergeCell') this.#merge(attribute(tag, 'ref') ?? '');
	}

	close(name: string): void {
		if (name === 'v' || name === 't') this.#collects = false;
		else if (name === 'rPh') this.#aside = false;
		else if (name === 'c') this.#closeCell();
		else if (name === 'row') this.#rows.end();
	}

	text(text: string): void {
		if (this.#collects) this.#value += text;
	}

	#openCell(tag: string): void {
		this.#column = columnOf(attribute(tag, 'r') ?? '') || this.#column + 1;
		this.#type = attribute(tag, 't') ?? 'n';
		this.#format = this.#formats[wholeAttribute(tag, 's', 0)] ?? PLAIN;
		this.#value = '';
		this.#formula = false;
	}

	#closeCell(): void {
		if (this.#value === '' && this.#formula && this.#type !== 'str') this.#rows.uncompute(this.#column);
		if (this.#value === '') return;
		if (this.#type === 'n') this.#number(Number(this.#value));
		else this.#rows.put(this.#column, this.#cellText());
	}

	#cellText(): string {
		const value = this.#value;
		switch (this.#type) {
			case 's': {
				const text = this.#shared[Number(value)];
				if (text === undefined) throw damaged();
				return text;
			}
			case 'str':
			case 'inlineStr':
				return unescaped(value);
			case 'b':
				return value.trim() === '1' ? 'VRAI' : 'FAUX';
			case 'd':
				return value.replace(/T.*/, '');
			case 'e':
				return value;
			default:
				throw damaged();
		}
	}

	#number(value: number): void {
		if (!Number.isFinite(value)) throw damaged();
		const text = formattedText(value, this.#format, this.#late, () => this.#rows.at(this.#column));
		this.#rows.putNumber(this.#column, text, this.#format.doubt);
	}

	#merge(range: string): void {
		const [from = '', to = ''] = range.split(':');
		this.#rows.merge({ top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) });
	}
}

/** Reads a sheet into its rows, and rests after each piece. */
export async function* readXlsxSheet(zip: Zip, book: XlsxBook, rows: SheetRows): AsyncGenerator<void> {
	const sheet = book.sheets.find(({ name }) => name === rows.name);
	if (!sheet) throw damaged();
	const shared = book.shared === null ? [] : await readShared(zip, book.shared);
	const formats = book.styles === null ? [] : await readStyles(zip, book.styles);
	yield* readXml(zip.read(sheet.part), new SheetElements(rows, shared, formats, book.late));
}
