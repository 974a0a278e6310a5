import { setImmediate as nextTurn } from 'node:timers/promises';
import { isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import type { Delimiter, Encoding } from '#lib/ingest/lines/batch.ts';
import { decodeText } from '#lib/ingest/bytes/encoding.ts';
import { readRecords } from '#lib/ingest/records/records.ts';
import { textSource } from '#lib/ingest/sheets/workbook.ts';
import { correctionsAt } from '#lib/server/store/signed/corrections.ts';
import { findFile, IS_PUBLISHED, readFileBytes } from '#lib/server/store/files.ts';
import type { Database } from '#lib/server/store/database.ts';

/** A row as its file writes it, under the header of the file: the cells that are read, which are for everybody, no others. */
export interface OriginalRow {
	readonly headers: readonly string[];
	readonly cells: readonly string[];
	readonly fileLine: number;
	/** The sheet of the workbook in which the row stands. */
	readonly feuille: string | null;
	readonly fileName: string;
	readonly fileSha256: string;
	/** The bytes of the file are for everybody too. */
	readonly published: boolean;
	readonly encoding: Encoding;
	readonly delimiter: Delimiter;
	/** Cells read otherwise than the file writes them; one that wrote the name of a person is not told. */
	readonly corrections: readonly { readonly header: string; readonly lu: string; readonly valeur: string }[];
}

interface Told {
	name: string;
	sha256: string;
	headers: string | null;
	readColumns: string | null;
	published: number;
	feuille: string | null;
	encoding: Encoding | null;
	delimiter: Delimiter | null;
}

/** Reads back, from the original bytes, the row that starts on a physical line of an imported file. */
export async function originalRow(
	db: Database,
	importId: number,
	fileLine: number
): Promise<OriginalRow | null> {
	const told = db
		.prepare<[number], Told>(
			`SELECT i.name, f.sha256, i.report_json ->> 'encoding' AS encoding, i.report_json ->> 'delimiter' AS delimiter,
				i.report_json ->> 'feuille' AS feuille, i.report_json -> 'headers' AS headers, i.report_json -> 'readColumns' AS readColumns, ${IS_PUBLISHED} AS published
			FROM import i JOIN file f ON f.id = i.file_id WHERE i.id = ?`
		)
		.get(importId);
	const file = told && findFile(db, told.sha256);
	if (
		!file ||
		!told.encoding ||
		!told.delimiter ||
		!told.headers ||
		!told.readColumns ||
		file.erasedBy !== null
	)
		return null;
	const bytes = {
		name: told.name,
		size: file.byteCount,
		async *open() {
			// A row may stand at the end of a long file: others are answered meanwhile.
			for (const piece of readFileBytes(db, file.id)) {
				yield piece;
				await nextTurn();
			}
		}
	};
	const { encoding, delimiter, feuille } = told;
	const source = textSource(bytes, feuille);
	for await (const block of readRecords(decodeText(source, encoding, { cr: 1 }), delimiter, true)) {
		const index = block.lignes.indexOf(fileLine);
		const cells = index === -1 ? undefined : block.rows[index];
		if (!cells) continue;
		const headers: string[] = JSON.parse(told.headers);
		const columns = [...new Set<number>(JSON.parse(told.readColumns))].sort((a, b) => a - b);
		return {
			headers: columns.map((column) => headers[column] ?? ''),
			cells: columns.map((column) => cells[column] ?? ''),
			fileLine,
			feuille,
			fileName: told.name,
			fileSha256: told.sha256,
			published: told.published === 1,
			encoding,
			delimiter,
			corrections: correctionsAt(db, importId, fileLine).flatMap(({ colonne, lu, valeur }) =>
				columns.includes(colonne - 1) && ![lu, valeur].some((text) => isPrivatePerson(text, null))
					? [{ header: headers[colonne - 1] ?? '', lu, valeur }]
					: []
			)
		};
	}
	return null;
}
