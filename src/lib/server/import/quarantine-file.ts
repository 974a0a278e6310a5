import { quarantineCsv } from '#lib/ingest/told/annotated.ts';
import type { Delimiter } from '#lib/ingest/lines/batch.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';

const MARK = /^\W*#\s*Quarantaine de l.{1,3}import (\d{1,9})\b/i;

/** How many rows of an import wait in quarantine. */
export function waitingRows(db: Database, importId: number): number {
	return (
		db
			.prepare<[number], { n: number }>(
				'SELECT count(*) AS n FROM reject WHERE import_id = ? AND until_version IS NULL'
			)
			.get(importId)?.n ?? 0
	);
}

/** The imports that have rows in quarantine at the current version, newest first. */
export function importsInQuarantine(db: Database): { importId: number; name: string; rows: number }[] {
	const version = currentVersion(db);
	return db
		.prepare<[number, number], { importId: number; name: string; rows: number }>(
			`SELECT i.id AS importId, i.name, count(*) AS rows FROM reject r JOIN import i ON i.id = r.import_id
			WHERE r.since_version <= ? AND (r.until_version IS NULL OR r.until_version > ?)
			GROUP BY i.id ORDER BY i.id DESC`
		)
		.all(version, version);
}

/** The import whose quarantine a file completes, told by its first line; `null` for any other file. */
export function completedImport(start: string): number | null {
	const match = MARK.exec(start);
	return match ? Number(match[1]) : null;
}

/** The rows of an import in quarantine as a CSV to mend and import again: reasons in a last column. Piece by piece. */
export function* quarantineFile(db: Database, importId: number): Generator<string> {
	const told = db
		.prepare<[number], { headers: string; delimiter: Delimiter | null }>(
			"SELECT report_json -> 'headers' AS headers, report_json ->> 'delimiter' AS delimiter FROM import WHERE id = ?"
		)
		.get(importId);
	if (!told) return;
	const rows = db
		.prepare<[number], { cells: string; problems: string }>(
			`SELECT cells_json AS cells, problems_json AS problems FROM reject
			WHERE import_id = ? AND until_version IS NULL ORDER BY file_line`
		)
		.all(importId)
		.map((row) => ({
			cellules: JSON.parse(row.cells) as string[],
			problemes: JSON.parse(row.problems) as Problem[]
		}));
	const mark = fr`# Quarantaine de l'import ${importId} : corrigez toutes les lignes, gardez celle-ci, puis importez ce fichier.`;
	const [header = '', ...body] = quarantineCsv(
		JSON.parse(told.headers) as string[],
		rows,
		told.delimiter ?? ';'
	);
	yield `\uFEFF${mark}\r\n${header.replace('\uFEFF', '')}`;
	yield* body;
}

/** Why a mended file cannot complete its quarantine; `null` when it can. */
export function quarantineProblem(importId: number, waiting: number, rows: number): Problem | null {
	const wide = {
		ligne: 1,
		colonne: null,
		lettre: null,
		champ: null,
		severite: 'bloquant',
		code: 'quarantaine'
	} as const;
	if (waiting === 0) {
		return {
			...wide,
			valeur: String(importId),
			attendu: null,
			message: fr`La quarantaine de l'import ${importId} est déjà vide : ce fichier a sans doute été importé.`
		};
	}
	if (rows < waiting) {
		return {
			...wide,
			valeur: String(rows),
			attendu: String(waiting),
			message: fr`La quarantaine de l'import ${importId} a ${waiting === 1 ? '1 ligne' : fr`${waiting} lignes`}, ce fichier ${rows === 0 ? 'aucune' : rows} : gardez-les toutes, pour qu'aucune ne se perde.`
		};
	}
	return null;
}
