import { crc32 } from 'node:zlib';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { readFile, type FilePart } from '#lib/ingest/read-file.ts';
import { compressed, type KeptPiece } from '#lib/server/store/files.ts';

/** A file that was not the same from one end of its import to the other: saved, copied or synchronised meanwhile. */
export class FileChanged extends Error {
	readonly file: string;
	constructor(file: string) {
		super(`file changed while it was read: ${file}`);
		this.name = 'FileChanged';
		this.file = file;
	}
}

/**
 * The CRC-32 of each whole reading of a file: one to decide its encoding, one or more for its rows. It is enough against a file
 * that another program writes meanwhile, and what reads is what an import waits for.
 */
export interface BytesRead {
	readonly kind: 'bytes';
	readonly crc32: readonly number[];
}

/** A piece of the file as it is kept. */
export interface PieceRead extends KeptPiece {
	readonly kind: 'piece';
}

/** The CRC-32 of what the pieces hold, once the last has been taken. */
export interface PiecesRead {
	readonly kind: 'pieces';
	readonly crc32: number;
}

export type WatchedPart = FilePart | BytesRead | PieceRead | PiecesRead;

/** Hands the pieces on, and their CRC-32 once the last has been taken; a reading given up says nothing. */
export async function* summed(
	pieces: AsyncIterable<Uint8Array>,
	tell: (sum: number) => void
): AsyncGenerator<Uint8Array> {
	let sum = 0;
	for await (const piece of pieces) {
		sum = crc32(piece, sum);
		yield piece;
	}
	tell(sum);
}

/**
 * Reads a file as `readFile` does and tells which bytes it read, then reads it once more for its pieces, for who keeps them: one
 * who does not asks for nothing more.
 */
export async function* readWatched(
	source: ByteSource,
	reference: Reference | Promise<Reference>,
	options: ReadOptions = {}
): AsyncGenerator<WatchedPart> {
	const read = new Set<number>();
	const watched = (tell: (sum: number) => void) => summed(source.open(), tell);
	yield* readFile({ ...source, open: () => watched((sum) => read.add(sum)) }, reference, options);
	yield { kind: 'bytes', crc32: [...read] };
	let held = 0;
	for await (const piece of compressed(watched((sum) => (held = sum)))) yield { kind: 'piece', ...piece };
	yield { kind: 'pieces', crc32: held };
}
