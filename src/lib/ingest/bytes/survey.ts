import type { ByteCounts } from './byte-counts.ts';
import { learnt, type ByteSource } from './byte-source.ts';
import type { Encoding } from '#lib/ingest/lines/batch.ts';
import { ByteCounter } from './byte-counter.ts';
import { PlainScan } from '#lib/ingest/fast/plain-scan.ts';

/** What a pass over all the bytes tells, before any is decoded. */
export interface Survey extends ByteCounts {
	readonly bytes: number;
	/** The first bytes, enough to recognise a kind of file. */
	readonly head: Uint8Array;
	/** The encoding that a byte order mark or a pattern of NUL bytes shows. */
	readonly marked: Encoding | null;
	readonly bom: boolean;
}

const HEAD_BYTES = 4096;

/** Tells UTF-16 without a mark: in Latin text every other byte is NUL. */
function markOf(head: Uint8Array): { marked: Encoding | null; bom: boolean } {
	const [a, b, c] = head;
	if (a === 0xef && b === 0xbb && c === 0xbf) return { marked: 'utf-8', bom: true };
	if (a === 0xff && b === 0xfe) return { marked: 'utf-16le', bom: true };
	if (a === 0xfe && b === 0xff) return { marked: 'utf-16be', bom: true };
	const nuls = [0, 0];
	head.forEach((byte, index) => {
		if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = nuls;
	const half = Math.floor(head.length / 2);
	if (half >= 2 && odd > half * 0.7 && even < half * 0.1) return { marked: 'utf-16le', bom: false };
	if (half >= 2 && even > half * 0.7 && odd < half * 0.1) return { marked: 'utf-16be', bom: false };
	return { marked: null, bom: false };
}

function isUtf16(head: Uint8Array): boolean {
	const { marked } = markOf(head);
	return marked === 'utf-16le' || marked === 'utf-16be';
}

function summed(head: Uint8Array, bytes: number, counts: ByteCounts): Survey {
	const start = head.subarray(0, Math.min(bytes, HEAD_BYTES));
	const {
		nuls,
		firstNul,
		controls,
		multibyte,
		invalid,
		firstInvalid,
		quotes,
		regular,
		lf,
		cr,
		crlf,
		replaced,
		doubled
	} = counts;
	return {
		bytes,
		head: start,
		...markOf(start),
		nuls,
		firstNul,
		controls,
		multibyte,
		invalid,
		firstInvalid,
		replaced,
		doubled,
		quotes,
		regular,
		lf,
		cr,
		crlf
	};
}

/** `null` when the bytes are not such as the counter can tell of. */
async function count(source: ByteSource, counter: ByteCounter | PlainScan): Promise<Survey | null> {
	const head = new Uint8Array(HEAD_BYTES);
	let bytes = 0;
	for await (const piece of source.open()) {
		if (bytes < HEAD_BYTES) head.set(piece.subarray(0, HEAD_BYTES - bytes), bytes);
		bytes += piece.length;
		if (!counter.add(piece)) return null;
		// Already too many for a text of that size: the rest of a file of holes, however long, changes nothing.
		if (counter.nuls > source.size / 100 && !isUtf16(head.subarray(0, bytes))) break;
	}
	return counter.end() ? summed(head, bytes, counter) : null;
}

/**
 * Reads every byte and counts what there is to tell. Never throws for what the bytes are. Sound UTF-8 with nothing to count
 * is recognised by the machine where it can, fifty times faster; any other file is then read again, byte by byte.
 */
export const surveyBytes = (source: ByteSource): Promise<Survey> =>
	learnt(source, 'bytes', () => countBytes(source));

async function countBytes(source: ByteSource): Promise<Survey> {
	const plain = source.isUtf8 && (await count(source, new PlainScan(source.isUtf8)));
	if (plain) return plain;
	const counter = new ByteCounter();
	return (await count(source, counter)) ?? summed(new Uint8Array(), 0, counter);
}
