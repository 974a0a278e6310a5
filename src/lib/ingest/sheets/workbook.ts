import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { readOds } from './ods.ts';
import { SheetRows, uncomputed, type SheetName } from './sheet-rows.ts';
import { Unreadable } from './unreadable.ts';
import { readXlsxBook, readXlsxSheet } from './xlsx.ts';
import { readWholeXml, readXml, type Elements } from './xml.ts';
import { damaged, locked, MAX_PACKED_BYTES, SHORT_PART_BYTES, tooHeavy, Zip } from './zip.ts';

const HEAD_BYTES = 4096;
const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
const nothing = () => undefined;

/** Whether bytes start as a ZIP file does, which every workbook of today is. */
export const startsAsZip = (head: Uint8Array): boolean =>
	ZIP_MARK.every((byte, index) => head[index] === byte);

/** The first bytes of a file. */
export async function headOf(source: ByteSource): Promise<Uint8Array> {
	for await (const piece of source.open()) return Uint8Array.from(piece.subarray(0, HEAD_BYTES));
	return new Uint8Array();
}

async function bytesOf(source: ByteSource): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of source.open()) {
		length += piece.length;
		if (length > MAX_PACKED_BYTES) throw tooHeavy();
		pieces.push(Uint8Array.from(piece));
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

/** The names of the files in an archive, as a sentence lists them. */
const listed = (names: readonly string[]) =>
	names.slice(0, 3).map(quoted).join(', ') + (names.length > 3 ? '…' : '');

/** The kind of a workbook, told by its parts. Throws `Unreadable` for what holds no sheet of ours. */
async function kindOf(zip: Zip): Promise<'xlsx' | 'ods'> {
	const { names } = zip;
	const save = fr`Enregistrez la feuille au format .xlsx, .ods ou « CSV UTF-8 ».`;
	if (zip.has('content.xml')) {
		let kind = '';
		let secret = zip.has('encrypted-package');
		const note: Elements = {
			open: (name) => void (secret ||= name === 'encryption-data'),
			close: nothing,
			text: nothing
		};
		if (zip.has('META-INF/manifest.xml'))
			await readWholeXml(zip.read('META-INF/manifest.xml', SHORT_PART_BYTES), note);
		if (secret) throw locked();
		if (!zip.has('mimetype')) return 'ods';
		for await (const bytes of zip.read('mimetype', HEAD_BYTES)) kind += new TextDecoder().decode(bytes);
		if (/\.spreadsheet(?:-template)?\s*$/.test(kind)) return 'ods';
		throw new Unreadable(
			fr`Ce fichier est un document OpenDocument sans tableur (texte, présentation ?). ${save}`
		);
	}
	if (zip.has('encrypted-package')) throw locked();
	if (names.some((name) => /\.bin$/.test(name) && /(?:^|\/)workbook/.test(name)))
		throw new Unreadable(fr`Ce fichier est un classeur Excel binaire (XLSB). ${save}`);
	if (names.some((name) => /\.iwa$|(?:^|\/)Index\.zip$/.test(name)))
		throw new Unreadable(
			fr`Ce fichier est un classeur Numbers d'Apple. Exportez-le vers Excel ou CSV (Fichier, Exporter vers), puis importez le résultat.`
		);
	if (names.some((name) => /^(?:word|ppt)\//.test(name)))
		throw new Unreadable(
			fr`Ce fichier est un document Word ou PowerPoint, pas un tableau. Copiez le tableau dans un classeur. ${save}`
		);
	if (zip.has('_rels/.rels')) return 'xlsx';
	throw new Unreadable(
		fr`Ce fichier est une archive ZIP, pas un classeur : elle contient ${listed(names)}. Décompressez-la et importez les fichiers qu'elle contient.`
	);
}

/** What is known of a workbook once its sheet has been read. */
export interface SheetRead {
	kind?: 'xlsx' | 'ods';
	/** All its sheets, in order. */
	sheets: readonly SheetName[];
	/** The one that is read; `null` while it is looked for. */
	rows: SheetRows | null;
	/** How much of it has come out, from 0 to 1. */
	part: number;
}

function unknownSheet(wanted: string, sheets: readonly SheetName[]): Unreadable {
	const names = sheets.map(({ name }) => quoted(name)).join(', ');
	return new Unreadable(
		fr`Le classeur n'a pas de feuille ${quoted(wanted)}. Ses feuilles : ${names}.`,
		'feuille',
		names
	);
}

/** The sheet of a name, however it is written; else the first that shows, else the first. */
function chosen(sheets: readonly SheetName[], wanted: string | undefined): SheetName | undefined {
	if (wanted === undefined) return sheets.find(({ hidden }) => !hidden) ?? sheets[0];
	return sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => fold(name) === fold(wanted));
}

/**
 * The rows of a sheet as text, one a line, cells parted by semicolons; `read` is filled on the way. Throws `Unreadable` for
 * what does not read, cut files, bombs and secret ones among them.
 */
export async function* sheetText(
	source: ByteSource,
	wanted: string | undefined,
	read: SheetRead
): AsyncGenerator<string> {
	const zip = new Zip(await bytesOf(source));
	read.kind = await kindOf(zip);
	if (read.kind === 'xlsx') {
		const book = await readXlsxBook(zip);
		read.sheets = book.sheets;
		const sheet = chosen(book.sheets, wanted);
		if (!sheet) throw wanted === undefined ? damaged() : unknownSheet(wanted, book.sheets);
		const rows = (read.rows = new SheetRows(sheet.name));
		const reading = readXlsxSheet(zip, book, rows);
		while (!(await reading.next()).done) {
			read.part = zip.part;
			yield rows.take();
		}
		return;
	}
	// The names of the sheets are only known as they come: a first reading finds which one is meant.
	const names = wanted === undefined ? null : await sheetsOfOds(zip);
	const sheet = names && chosen(names, wanted);
	if (names && !sheet) throw unknownSheet(wanted ?? '', names);
	const reading = readOds(zip, (found) => {
		if (read.rows !== null || (sheet ? found.name !== sheet.name : found.hidden)) return null;
		return (read.rows = new SheetRows(found.name));
	});
	for (;;) {
		const { done, value } = await reading.next();
		const text = read.rows?.take() ?? '';
		read.part = zip.part;
		if (text !== '') yield text;
		if (!done) continue;
		read.sheets = value;
		if (read.rows === null) throw value.length === 0 ? damaged() : unknownSheet('', value);
		return;
	}
}

async function sheetsOfOds(zip: Zip): Promise<readonly SheetName[]> {
	const reading = readOds(zip, () => null);
	for (;;) {
		const { done, value } = await reading.next();
		if (done) return value;
	}
}

/** The rows of a sheet already read once, as a file of text. A file that is no workbook is itself. */
export function textSource(source: ByteSource, feuille: string | null): ByteSource {
	if (feuille === null) return source;
	return {
		...source,
		async *open() {
			const encoder = new TextEncoder();
			const read: SheetRead = { sheets: [], rows: null, part: 0 };
			for await (const text of sheetText(source, feuille, read)) yield encoder.encode(text);
			if (read.rows && read.rows.uncomputed.times > 0) throw uncomputed(read.rows);
		}
	};
}

/** What ends a run of words: cells, paragraphs, shared texts, properties. Pieces of one text are not parted. */
const INSIDE_WORDS = /^(?:r|t|span|rPr|a)$/;

/** All the words of a workbook, those of its other sheets, comments and properties too, and of what elements say of themselves. */
export async function* workbookWords(source: ByteSource): AsyncGenerator<string> {
	const zip = new Zip(await bytesOf(source));
	let words = '';
	const texts: Elements = {
		open: nothing,
		close: (name) => void (words += INSIDE_WORDS.test(name) ? '' : '\n'),
		text: (text) => void (words += text)
	};
	const tags: Elements = { open: (_, tag) => void (words += `${tag}\n`), close: nothing, text: nothing };
	for (const name of zip.names.filter((part) => /\.(?:xml|rels|vml)$/.test(part))) {
		for (const elements of [texts, tags]) {
			const reading = readXml(zip.read(name), elements);
			while (!(await reading.next()).done) {
				yield words;
				words = '';
			}
			yield `${words}\n`;
			words = '';
		}
	}
}
