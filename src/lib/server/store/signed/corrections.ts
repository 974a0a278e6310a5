import type { Correction } from '#lib/domain/importing/correction.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Keeps the corrections of a file beside its bytes. To be called inside the transaction of its import. */
export function keepCorrections(db: Database, importId: number, corrections: readonly Correction[]): void {
	const insert = db.prepare(
		'INSERT INTO correction (import_id, file_line, column_number, read_text, value_text) VALUES (?, ?, ?, ?, ?)'
	);
	for (const { ligne, colonne, lu, valeur } of corrections) insert.run(importId, ligne, colonne, lu, valeur);
}

const COLUMNS = 'file_line AS ligne, column_number AS colonne, read_text AS lu, value_text AS valeur';

/** The corrections of an import, in the order of its file. */
export const correctionsOf = (db: Database, importId: number): Correction[] =>
	db
		.prepare<[number], Correction>(
			`SELECT ${COLUMNS} FROM correction WHERE import_id = ? ORDER BY file_line, column_number`
		)
		.all(importId);

/** The corrections of one row of an import: those of the record that starts on that line. */
export const correctionsAt = (db: Database, importId: number, ligne: number): Correction[] =>
	db
		.prepare<[number, number], Correction>(
			`SELECT ${COLUMNS} FROM correction WHERE import_id = ? AND file_line = ? ORDER BY column_number`
		)
		.all(importId, ligne);

/** A correction, with its file and when it was made; the journal says by whom, under the name that it gives to the deed. */
export interface SignedCorrection extends Correction {
	readonly fichier: string;
	readonly geste: string | null;
	readonly le: string;
}

/** Every correction that a version brought, file by file. */
export const correctionsOfVersion = (db: Database, version: number): SignedCorrection[] =>
	db
		.prepare<[number], SignedCorrection>(
			`SELECT i.name AS fichier, ${COLUMNS}, v.geste, v.created_at AS le
			FROM correction c JOIN import i ON i.id = c.import_id JOIN version v ON v.id = i.version_id
			WHERE i.version_id = ? ORDER BY i.id, file_line, column_number`
		)
		.all(version);
