import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from './database.ts';

/** Room for what a piece becomes, so that it is made in one go. */
const ROOM_BYTES = 1 << 18;

/** Fast rather than small: a national file shrinks to a fifth without slowing its import. */
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: ROOM_BYTES };

const INSERT_PIECE = 'INSERT INTO file_piece (file_id, rank, bytes) VALUES (?, ?, ?)';

/** A file whose bytes were kept. */
export interface KeptFile {
	readonly id: number;
	readonly byteCount: number;
	/** The version that erased its bytes, `null` while they are there. */
	readonly erasedBy: number | null;
}

/** Finds a stored file by the SHA-256 of its bytes. */
export function findFile(db: Database, sha256: string): KeptFile | undefined {
	return db
		.prepare<[string], KeptFile>(
			'SELECT id, byte_count AS byteCount, erased_by AS erasedBy FROM file WHERE sha256 = ?'
		)
		.get(sha256);
}

/** Lets the bytes of files go for good, by a version. */
export function eraseBytes(db: Database, fileIds: readonly number[], version: number): void {
	const ids = JSON.stringify(fileIds);
	db.prepare('DELETE FROM file_piece WHERE file_id IN (SELECT value FROM json_each(?))').run(ids);
	db.prepare('UPDATE file SET erased_by = ? WHERE id IN (SELECT value FROM json_each(?))').run(version, ids);
}

/** The transaction that something was to be written in is over: the disk was full, or refused. */
export class TransactionLost extends Error {
	constructor() {
		super('transaction lost');
		this.name = 'TransactionLost';
	}
}

/** A piece of a file as it is kept, and how many bytes of the file it holds. */
export interface KeptPiece {
	readonly bytes: Uint8Array;
	readonly byteCount: number;
}

/** Pieces as they are kept, each good until the next is asked for. */
export async function* compressed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<KeptPiece> {
	for await (const piece of pieces) {
		const bytes = zstdCompressSync(piece, COMPRESSION);
		yield { bytes, byteCount: piece.byteLength };
		// Given back now: the collector does not see how much it weighs, and would let the whole file pile up.
		if (bytes.buffer.byteLength === ROOM_BYTES && bytes.buffer instanceof ArrayBuffer)
			bytes.buffer.transfer(0);
	}
}

/** Gives a file its id; `keep` is told each of its pieces in turn, unless the file is already kept. */
export function openKeptFile(
	db: Database,
	sha256: string
): { readonly id: number; readonly keep: ((piece: KeptPiece) => void) | null } {
	const known = findFile(db, sha256);
	if (known) return { id: known.id, keep: null };
	const id = Number(
		db.prepare('INSERT INTO file (sha256, byte_count) VALUES (?, 0)').run(sha256).lastInsertRowid
	);
	const insert = db.prepare(INSERT_PIECE);
	const grow = db.prepare('UPDATE file SET byte_count = byte_count + ? WHERE id = ?');
	let rank = 0;
	const keep = ({ bytes, byteCount }: KeptPiece) => {
		insert.run(id, rank, bytes);
		grow.run(byteCount, id);
		rank += 1;
	};
	return { id, keep };
}

/** Keeps the bytes of a small file at once, and returns its id. */
export function keepFile(db: Database, sha256: string, bytes: Uint8Array): number {
	const known = findFile(db, sha256);
	if (known) return known.id;
	const insert = db.prepare('INSERT INTO file (sha256, byte_count) VALUES (?, ?)');
	const id = Number(insert.run(sha256, bytes.byteLength).lastInsertRowid);
	db.prepare(INSERT_PIECE).run(id, 0, zstdCompressSync(bytes, COMPRESSION));
	return id;
}

/**
 * Whether the bytes of a file `f` are for everybody, as SQL: each of its imports published all that they say. Any others stay
 * with the one who keeps the base.
 */
export const IS_PUBLISHED = `f.erased_by IS NULL AND coalesce((SELECT min(coalesce(report_json ->> 'published', 0)) FROM import
	WHERE file_id = f.id), 0) = 1`;

/** Whether the original bytes of a file are for everybody. */
export function isPublished(db: Database, fileId: number): boolean {
	return (
		db
			.prepare<[number], { id: number }>(`SELECT f.id FROM file f WHERE f.id = ? AND ${IS_PUBLISHED}`)
			.get(fileId) !== undefined
	);
}

/** The name under which a kept file was last brought in. */
export function fileName(db: Database, fileId: number): string {
	const row = db
		.prepare<[number], { name: string }>('SELECT name FROM import WHERE file_id = ? ORDER BY id DESC LIMIT 1')
		.get(fileId);
	return row?.name ?? 'fichier.csv';
}

/** Kept bytes that are not all there, or that no longer read as they were written. */
export class DamagedFile extends Error {
	readonly file: string;
	constructor(file: string, found: string) {
		super(`damaged file ${file}: ${found}`);
		this.name = 'DamagedFile';
		this.file = file;
	}
}

/** Bytes enough for the header of a frame (RFC 8878, 3.1.1.1). */
const FRAME_HEADER_BYTES = 18;

/** How many bytes a zstd frame says that it holds, `null` when it does not say. */
function frameBytes(head: Uint8Array): number | null {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	if (head.length < 6 || view.getUint32(0, true) !== 0xfd2fb528) return null;
	const descriptor = view.getUint8(4);
	const single = (descriptor & 0x20) !== 0;
	const at = 5 + Number(!single) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
	const size = [Number(single), 2, 4, 8][descriptor >> 6] ?? 0;
	if (size === 0 || at + size > head.length) return null;
	if (size === 1) return view.getUint8(at);
	if (size === 2) return view.getUint16(at, true) + 256;
	return size === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

interface Piece {
	readonly bytes: Uint8Array;
}

function decoded(file: string, rank: number, { bytes }: Piece): Uint8Array {
	try {
		return zstdDecompressSync(bytes);
	} catch {
		throw new DamagedFile(file, `piece ${rank}`);
	}
}

/**
 * The original bytes, in order, one piece at a time. Throws `DamagedFile` before the first when pieces are missing or do not
 * add up to the size of the file, later when one cannot be read. Pieces are asked for one by one: an open cursor would hold
 * the connection for as long as a slow reader takes.
 */
export function* readFileBytes(db: Database, fileId: number): Generator<Uint8Array> {
	const { sha256, byteCount } = db
		.prepare<[number], { sha256: string; byteCount: number }>(
			'SELECT sha256, byte_count AS byteCount FROM file WHERE id = ?'
		)
		.get(fileId) ?? { sha256: String(fileId), byteCount: 0 };
	const piece = db.prepare<[number, number], Piece>(
		'SELECT bytes FROM file_piece WHERE file_id = ? AND rank = ?'
	);
	const heads = db
		.prepare<[number], Piece & { rank: number }>(
			`SELECT rank, substr(bytes, 1, ${FRAME_HEADER_BYTES}) AS bytes FROM file_piece WHERE file_id = ? ORDER BY rank`
		)
		.all(fileId);
	let held = 0;
	for (const [index, { rank, bytes }] of heads.entries()) {
		if (rank !== index) throw new DamagedFile(sha256, `piece ${index} missing`);
		held +=
			frameBytes(bytes) ??
			decoded(sha256, rank, piece.get(fileId, rank) ?? { bytes: new Uint8Array() }).length;
	}
	if (held !== byteCount) throw new DamagedFile(sha256, `${held} bytes of ${byteCount}`);
	for (const { rank } of heads) {
		const row = piece.get(fileId, rank);
		if (!row) throw new DamagedFile(sha256, `piece ${rank} missing`);
		yield decoded(sha256, rank, row);
	}
}
