import { decodeText } from '#lib/ingest/bytes/encoding.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { Survey } from '#lib/ingest/bytes/survey.ts';
import type { Delimiter, Encoding } from '#lib/ingest/lines/batch.ts';
import type { Row } from '#lib/ingest/lines/row.ts';
import { LINE_SEPARATOR } from '#lib/ingest/records/line-separator.ts';
import { QuoteScanner } from '#lib/ingest/records/quote-scanner.ts';
import { parseBlock } from '#lib/ingest/records/records.ts';

export const LF = 0x0a;
export const QUOTE = 0x22;
const BOM_BYTES = 3;

/** Enough that what each block costs is nothing, few enough to stay in the cache. */
const BLOCK_BYTES = 1 << 17;

/** Whole lines in UTF-8, good until the next block is asked for: a record left unread begins that one. */
export interface ByteBlock {
	readonly bytes: Uint8Array;
	/** After the last end of line. */
	readonly end: number;
	/** Where the next record starts, and its physical line: whoever reads moves them on. */
	at: number;
	line: number;
}

/** A file in UTF-8 with `\n` at the end of every line, whatever its encoding; a piece is good until the next. */
export async function* utf8Pieces(
	source: ByteSource,
	encoding: Encoding,
	survey: Survey
): AsyncGenerator<Uint8Array> {
	if (encoding === 'utf-8' && survey.invalid === 0 && survey.cr === 0) {
		let skip = survey.bom ? BOM_BYTES : 0;
		for await (const piece of source.open()) {
			yield piece.subarray(skip);
			skip = Math.max(0, skip - piece.length);
		}
		return;
	}
	const encoder = new TextEncoder();
	let room = new Uint8Array();
	for await (const text of decodeText(source, encoding, survey)) {
		if (room.length < 3 * text.length) room = new Uint8Array(3 * text.length);
		yield room.subarray(0, encoder.encodeInto(text, room).written);
	}
}

/** Cuts bytes between lines, from the physical line `firstLine` on. */
export async function* readByteBlocks(
	pieces: AsyncIterable<Uint8Array>,
	firstLine: number,
	blockBytes = BLOCK_BYTES
): AsyncGenerator<ByteBlock> {
	let bytes = new Uint8Array(2 * blockBytes);
	let held = 0;
	let line = 1;
	let enough = blockBytes;
	function* cut(): Generator<ByteBlock> {
		const end = bytes.lastIndexOf(LF, held - 1) + 1;
		let at = 0;
		for (; line < firstLine && at < end; line += 1) at = bytes.indexOf(LF, at) + 1;
		const block = { bytes, end, at, line };
		if (at < end) yield block;
		line = block.line;
		bytes.copyWithin(0, block.at, held);
		held -= block.at;
		// A record longer than a block is looked at again only once it may be twice as long.
		enough = Math.max(blockBytes, 2 * held);
	}
	for await (const piece of pieces) {
		for (let taken = 0; taken < piece.length; taken += blockBytes) {
			const part = piece.subarray(taken, taken + blockBytes);
			if (held + part.length >= bytes.length) {
				const wider = new Uint8Array(2 * (held + part.length));
				wider.set(bytes.subarray(0, held));
				bytes = wider;
			}
			bytes.set(part, held);
			held += part.length;
			if (held >= enough) yield* cut();
		}
	}
	if (held === 0) return;
	if (bytes[held - 1] !== LF) bytes[held++] = LF;
	yield* cut();
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The next record as the parser of texts reads it, and the block past it; `null` when it runs on after the block. */
export function takeRow(block: ByteBlock, delimiter: Delimiter): Row | null {
	const scanner = new QuoteScanner(delimiter);
	let text = '';
	let spans = 0;
	let at = block.at;
	do {
		if (at === block.end) return null;
		const next = block.bytes.indexOf(LF, at) + 1;
		const line = decoder.decode(block.bytes.subarray(at, next));
		scanner.add(line);
		text += line;
		spans += 1;
		at = next;
	} while (scanner.safe < text.length);
	const ligne = block.line;
	block.at = at;
	block.line += spans;
	if (!text.includes('"') && !text.includes(LINE_SEPARATOR))
		return { cells: text.slice(0, -1).split(delimiter), ligne, spans, strayQuote: false };
	const { rows, strayQuotes } = parseBlock(text, delimiter, ligne);
	return { cells: rows[0] ?? [], ligne, spans, strayQuote: strayQuotes.size > 0 };
}
