import { createHash } from 'node:crypto';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { readFile, type FilePart } from '#lib/ingest/read-file.ts';

/** A file that was not the same from one end of its import to the other: saved, copied or synchronised meanwhile. */
export class FileChanged extends Error {
	readonly file: string;
	constructor(file: string) {
		super(`file changed while it was read: ${file}`);
		this.name = 'FileChanged';
		this.file = file;
	}
}

/** The SHA-256 of each whole reading of a file so far: one to decide its encoding, one or more for its rows. */
export interface BytesRead {
	readonly kind: 'bytes';
	readonly sha256: readonly string[];
}

export type WatchedPart = FilePart | BytesRead;

/** Hands the pieces on, and their SHA-256 once the last has been taken; a reading given up says nothing. */
export async function* hashed(
	pieces: AsyncIterable<Uint8Array>,
	tell: (sha256: string) => void
): AsyncGenerator<Uint8Array> {
	const hash = createHash('sha256');
	for await (const piece of pieces) {
		hash.update(piece);
		yield piece;
	}
	tell(hash.digest('hex'));
}

/**
 * Reads a file as `readFile` does and tells which bytes it read: before its first part, if it read them all to decide their
 * encoding, and last, to be held against those that are kept.
 */
export async function* readWatched(
	source: ByteSource,
	reference: Reference | Promise<Reference>,
	options: ReadOptions = {}
): AsyncGenerator<WatchedPart> {
	const read = new Set<string>();
	const open = () => hashed(source.open(), (sha256) => read.add(sha256));
	const told = (): BytesRead => ({ kind: 'bytes', sha256: [...read] });
	let first = true;
	for await (const part of readFile({ ...source, open }, reference, options)) {
		if (first && read.size > 0) yield told();
		first = false;
		yield part;
	}
	yield told();
}
