import type { Delimiter, Encoding } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { QuoteScanner } from '#lib/ingest/records/quote-scanner.ts';
import { parseBlock, type Block } from '#lib/ingest/records/records.ts';
import type { Survey } from '#lib/ingest/bytes/survey.ts';

export const LF = 0x0a;
export const CR = 0x0d;
const QUOTE = 0x22;

/** Enough that what each block costs is nothing, few enough to stay in the cache. */
const BLOCK_BYTES = 1 << 17;

/**
 * Whole records without a quote, as the bytes of the file. Good until the next is asked for, and to be read to its end
 * before.
 */
export interface ByteBlock {
	readonly bytes: Uint8Array;
	/** After the last end of line. */
	readonly end: number;
	/** Where the next record starts, and its physical line: whoever reads moves them on. */
	at: number;
	line: number;
}

/** How the bytes of a file are laid out. */
export interface ByteLayout {
	readonly delimiter: Delimiter;
	readonly encoding: 'utf-8' | 'windows-1252';
	/** Whether every line ends with CRLF, else with LF. */
	readonly crlf: boolean;
	readonly quotes: boolean;
	readonly bom: boolean;
}

/** The layout of a file whose records can be cut out of its bytes, `null` when they can only be cut out of its text. */
export function byteLayout(survey: Survey, encoding: Encoding, delimiter: Delimiter): ByteLayout | null {
	if (encoding === 'utf-16le' || encoding === 'utf-16be') return null;
	if (encoding === 'utf-8' && survey.invalid > 0) return null;
	const crlf = survey.cr > 0;
	if (crlf && (survey.cr !== survey.crlf || survey.lf !== survey.crlf)) return null;
	return { delimiter, encoding, crlf, quotes: survey.quotes, bom: survey.bom };
}

/** Cuts bytes into whole lines, carrying over what a piece leaves open. */
async function* wholeLines(source: ByteSource, blockBytes: number): AsyncGenerator<Uint8Array> {
	let buffer = new Uint8Array(2 * blockBytes);
	let held = 0;
	for await (const piece of source.open()) {
		for (let taken = 0; taken < piece.length; taken += blockBytes) {
			const part = piece.subarray(taken, taken + blockBytes);
			if (held + part.length > buffer.length) {
				const wider = new Uint8Array(2 * (held + part.length));
				wider.set(buffer.subarray(0, held));
				buffer = wider;
			}
			buffer.set(part, held);
			held += part.length;
			if (held < blockBytes) continue;
			const cut = buffer.lastIndexOf(LF, held - 1) + 1;
			if (cut === 0) continue;
			yield buffer.subarray(0, cut);
			buffer.copyWithin(0, cut, held);
			held -= cut;
		}
	}
	if (held > 0) yield buffer.subarray(0, held);
}

/**
 * The records of a file from the physical line `firstLine` on: as bytes where no quote stands near, else parsed. `firstLine`
 * starts a record.
 */
export async function* readByteBlocks(
	source: ByteSource,
	layout: ByteLayout,
	firstLine: number,
	blockBytes = BLOCK_BYTES
): AsyncGenerator<ByteBlock | Block> {
	const { delimiter, encoding, crlf, quotes } = layout;
	const decoder = new TextDecoder(encoding, { ignoreBOM: true });
	const textOf = (bytes: Uint8Array) => {
		const text = decoder.decode(bytes);
		return crlf ? text.replaceAll('\r\n', '\n') : text;
	};
	let line = 1;
	let skip = firstLine - 1;
	/** Text of records under way, and what tells where they end: only while a quoted cell runs over a cut. */
	let open: { text: string; readonly scanner: QuoteScanner; read: number } | null = null;
	for await (const bytes of wholeLines(source, blockBytes)) {
		let from = line === 1 && layout.bom ? 3 : 0;
		for (; skip > 0 && from < bytes.length; skip -= 1) {
			from = bytes.indexOf(LF, from) + 1 || bytes.length;
			line += 1;
		}
		if (from === bytes.length) continue;
		const ended = bytes.at(-1) === LF;
		const mayQuote = quotes && bytes.indexOf(QUOTE, from) !== -1;
		if (open === null && !mayQuote && ended) {
			const block = { bytes, end: bytes.length, at: from, line };
			yield block;
			line = block.line;
			continue;
		}
		const text = textOf(bytes.subarray(from)) + (ended ? '' : '\n');
		open ??= { text: '', scanner: new QuoteScanner(delimiter), read: 0 };
		open.text += text;
		open.scanner.add(text);
		const cut: number = open.scanner.safe - open.read;
		if (cut === 0) continue;
		const block = parseBlock(open.text.slice(0, cut), delimiter, line);
		line = block.end;
		open.text = open.text.slice(cut);
		open.read += cut;
		yield block;
		if (open.text === '') open = null;
	}
	if (open !== null && open.text !== '') yield parseBlock(open.text, delimiter, line);
}
