import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';

const PIECE_BYTES = 1 << 18;

/**
 * The bytes of a file, piece by piece. Each piece takes the place of the one before it: new ones would wait for a
 * collector that does not see their weight, and memory would grow with the file.
 */
export async function* piecesOf(path: string, size = PIECE_BYTES): AsyncGenerator<Uint8Array> {
	// A `Buffer` is searched by the machine, a plain array of bytes is not.
	const piece = Buffer.alloc(Math.min(PIECE_BYTES, size + 1));
	const handle = await open(path);
	try {
		for (;;) {
			const { bytesRead } = await handle.read(piece);
			if (bytesRead === 0) return;
			yield piece.subarray(0, bytesRead);
		}
	} finally {
		await handle.close();
	}
}

/** A file on disk, read piece by piece as often as asked. */
export async function diskSource(path: string): Promise<ByteSource> {
	const { size } = await stat(path);
	return { name: basename(path), size, open: () => piecesOf(path, size), isUtf8 };
}

/** SHA-256 of the bytes, in hexadecimal. */
export async function sha256Of(source: ByteSource): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of source.open()) hash.update(piece);
	return hash.digest('hex');
}

function rank(path: string): number {
	const index = (REFERENCE_NAMES as readonly string[]).indexOf(basename(path).replace(/\.csv$/i, ''));
	return index === -1 ? REFERENCE_NAMES.length : index;
}

const TABLES = /\.(csv|tsv|txt|xlsx|ods)$/i;

/** Whether a file is what a program puts beside a table while it is open, or a system beside a copy of it: no table. */
export const isMarkOfOpenFile = (path: string): boolean => /^(?:~\$|\.~lock\.|\._)/.test(basename(path));

/** Whether a path is there and has no last byte that a reading would come to: a pipe, a device, a socket. */
export function isEndless(path: string): boolean {
	const stated = statSync(path, { throwIfNoEntry: false });
	return stated !== undefined && !stated.isFile() && !stated.isDirectory();
}

/** What a folder and its folders hold that is no table, hidden files left out. */
export async function othersOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter(({ name }) => !/^[.~]/.test(name))
		.map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
		.filter(({ entry, path }) => (TABLES.test(path) ? isEndless(path) : entry.isFile()))
		.map(({ path }) => relative(folder, path))
		.sort();
}

/**
 * The tables that a path means: itself, or those of a folder and its folders. Vocabularies come first, in the order in
 * which they refer to one another, then the rest by name.
 */
export async function csvFilesOf(path: string): Promise<string[]> {
	if (!(await stat(path)).isDirectory()) return [path];
	const entries = await readdir(path, { recursive: true });
	return entries
		.filter((entry) => TABLES.test(entry) && !isMarkOfOpenFile(entry))
		.map((entry) => join(path, entry))
		.filter(
			(entry) => !isEndless(entry) && statSync(entry, { throwIfNoEntry: false })?.isDirectory() !== true
		)
		.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
