import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from './database.ts';

/** Notes that a file enters the base with a version. Returns the number of the import. */
export function openImport(db: Database, row: { versionId: number; fileId: number; name: string }): number {
	const insert = db.prepare(
		"INSERT INTO import (version_id, file_id, name, report_json) VALUES (@versionId, @fileId, @name, '{}')"
	);
	return Number(insert.run(row).lastInsertRowid);
}

/** Completes an import with what was told of its file. */
export function closeImport(
	db: Database,
	importId: number,
	referenceTable: string | null,
	report: unknown
): void {
	db.prepare('UPDATE import SET reference_table = ?, report_json = ? WHERE id = ?').run(
		referenceTable,
		JSON.stringify(report),
		importId
	);
}

/** Takes back an import that changed nothing, and its bytes when no other import has them. */
export function dropImport(db: Database, importId: number): void {
	const row = db
		.prepare<[number], { fileId: number }>('SELECT file_id AS fileId FROM import WHERE id = ?')
		.get(importId);
	db.prepare('DELETE FROM import WHERE id = ?').run(importId);
	if (!row) return;
	const used = db.prepare('SELECT 1 FROM import WHERE file_id = ?').get(row.fileId);
	if (used) return;
	db.prepare('DELETE FROM file_piece WHERE file_id = ?').run(row.fileId);
	db.prepare('DELETE FROM file WHERE id = ?').run(row.fileId);
}

/** The SHA-256 of the shipped file of that name as it was last brought in, when it ever was. */
export function shippedSha256(db: Database, name: string): string | undefined {
	return db
		.prepare<[string], { sha256: string }>(
			`SELECT f.sha256 FROM import i JOIN file f ON f.id = i.file_id JOIN version v ON v.id = i.version_id
			WHERE i.name = ? AND v.operation IN ('creation', 'data') ORDER BY i.id DESC LIMIT 1`
		)
		.get(name)?.sha256;
}

/** Cents that an import holds in the base, by nature. `firstLine` is the first line that it may have written. */
export function storedSums(db: Database, importId: number, firstLine: number): Record<Nature, number> {
	const facets = db.prepare<[], { id: number; nature: Nature }>('SELECT id, nature FROM facet').all();
	// Every line is read once and looked up as few times as can be: the sum of the last nature is what the others leave.
	const [last, ...others] = NATURES.filter((nature) => facets.some((facet) => facet.nature === nature));
	const sums = { ae: 0, cp: 0, np: 0 };
	if (last === undefined) return sums;
	const columns = others.map(
		(nature) =>
			`coalesce(sum(centimes) FILTER (WHERE facet_id IN (SELECT value FROM json_each(@${nature}))), 0) AS ${nature}`
	);
	const found = db
		.prepare<Record<string, string | number>, Record<string, number>>(
			`SELECT ${['coalesce(sum(centimes), 0) AS every', ...columns].join(', ')} FROM line
			WHERE id >= @firstLine AND import_id = @importId`
		)
		.get({
			importId,
			firstLine,
			...Object.fromEntries(
				others.map((nature) => [
					nature,
					JSON.stringify(facets.filter((facet) => facet.nature === nature).map((facet) => facet.id))
				])
			)
		});
	for (const nature of others) sums[nature] = found?.[nature] ?? 0;
	sums[last] = (found?.['every'] ?? 0) - others.reduce((cents, nature) => cents + sums[nature], 0);
	return sums;
}

/** A refused row, set aside with its cells as written and the reasons. */
export interface StoredReject {
	readonly ligne: number;
	readonly cellules: readonly string[];
	readonly problemes: readonly unknown[];
	readonly centimes: number | null;
	readonly nature: string | null;
	readonly exercice: number | null;
	readonly dispositif: string | null;
	readonly etape: string | null;
}

/** Sets refused rows aside (« quarantaine »). */
export function keepRejects(
	db: Database,
	rows: readonly StoredReject[],
	origin: { readonly importId: number; readonly version: number }
): void {
	const insert = db.prepare(
		`INSERT INTO reject (import_id, file_line, cells_json, problems_json, dispositif, exercice, etape, nature, centimes,
			since_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	for (const row of rows) {
		insert.run(
			origin.importId,
			row.ligne,
			JSON.stringify(row.cellules),
			JSON.stringify(row.problemes),
			row.dispositif,
			row.exercice,
			row.etape,
			row.nature,
			row.centimes,
			origin.version
		);
	}
}

/** Lets go of the refused rows of an import, or of those of some lines of its file, as of `version`. Gives how many. */
export function releaseRejects(
	db: Database,
	{ importId, lignes }: { readonly importId: number; readonly lignes: readonly number[] | null },
	version: number
): number {
	return db
		.prepare(
			`UPDATE reject SET until_version = @version WHERE import_id = @importId AND until_version IS NULL
				AND (@lignes IS NULL OR file_line IN (SELECT value FROM json_each(@lignes)))`
		)
		.run({ importId, version, lignes: lignes && JSON.stringify(lignes) }).changes;
}

/**
 * Earlier imports of a file of that name, or of the mended rows of one, that still have refused rows waiting. A mended file
 * tells in its report which import it `completes`.
 */
export function supersededImports(
	db: Database,
	importId: number,
	name: string
): { id: number; waiting: number; sameBytes: boolean }[] {
	return db
		.prepare<{ importId: number; name: string }, { id: number; waiting: number; sameBytes: number }>(
			// From the few that wait back to what they complete: no import without a waiting row is looked at.
			`WITH RECURSIVE waiting (id, n) AS (
				SELECT import_id, count(*) FROM reject WHERE until_version IS NULL AND import_id <> @importId GROUP BY import_id
			), back (id, at) AS (
				SELECT id, id FROM waiting
				UNION SELECT b.id, i.report_json ->> 'completes' FROM back b JOIN import i ON i.id = b.at
				WHERE i.report_json ->> 'completes' IS NOT NULL
			)
			SELECT w.id, w.n AS waiting, i.file_id = (SELECT file_id FROM import WHERE id = @importId) AS sameBytes
			FROM waiting w JOIN import i ON i.id = w.id
			WHERE w.id IN (SELECT b.id FROM back b JOIN import a ON a.id = b.at WHERE a.name = @name) ORDER BY w.id`
		)
		.all({ importId, name })
		.map((row) => ({ ...row, sameBytes: row.sameBytes === 1 }));
}
