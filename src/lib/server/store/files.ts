import type { Database } from './open.ts';

/** Finds a stored file by the SHA-256 of its bytes. */
export function findFile(db: Database, sha256: string): { id: number; byteCount: number } | undefined {
	return db
		.prepare<[string], { id: number; byteCount: number }>(
			'SELECT id, byte_count AS byteCount FROM file WHERE sha256 = ?'
		)
		.get(sha256);
}

/** Keeps the bytes of a file, piece by piece; a file already kept is not kept twice. Returns its id. */
export async function keepFile(
	db: Database,
	sha256: string,
	pieces: AsyncIterable<Uint8Array>
): Promise<number> {
	const known = findFile(db, sha256);
	if (known) return known.id;
	const id = Number(
		db.prepare('INSERT INTO file (sha256, byte_count) VALUES (?, 0)').run(sha256).lastInsertRowid
	);
	const insert = db.prepare('INSERT INTO file_piece (file_id, rank, bytes) VALUES (?, ?, ?)');
	let rank = 0;
	let byteCount = 0;
	for await (const piece of pieces) {
		insert.run(id, rank, piece);
		rank += 1;
		byteCount += piece.byteLength;
	}
	db.prepare('UPDATE file SET byte_count = ? WHERE id = ?').run(byteCount, id);
	return id;
}

/** The original bytes, in order, one piece at a time. */
export function* readFileBytes(db: Database, fileId: number): Generator<Uint8Array> {
	const pieces = db
		.prepare<[number], { bytes: Uint8Array }>('SELECT bytes FROM file_piece WHERE file_id = ? ORDER BY rank')
		.iterate(fileId);
	for (const { bytes } of pieces) yield bytes;
}
