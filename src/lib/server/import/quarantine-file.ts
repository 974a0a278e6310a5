import { quarantineCsv } from '#lib/ingest/told/annotated.ts';
import type { Delimiter } from '#lib/ingest/lines/batch.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { releaseRejects, supersededImports } from '#lib/server/store/imports.ts';
import { currentVersion } from '#lib/server/store/versions.ts';

const MARK = /^\W*#\s*Quarantaine de l.{1,3}import (\d{1,9})\b(?:, lignes? ([\d, ]+))?/i;

/** What a file completes: the quarantine of an import or, of it, the rows that stand on some lines of its file. */
export interface Completed {
	readonly importId: number;
	readonly lignes: readonly number[] | null;
}

/** How many rows of an import wait in quarantine, or how many of those lines. */
export function waitingRows(db: Database, of: number | Completed): number {
	const { importId, lignes } = typeof of === 'number' ? { importId: of, lignes: null } : of;
	return (
		db
			.prepare<{ importId: number; lignes: string | null }, { n: number }>(
				`SELECT count(*) AS n FROM reject WHERE import_id = @importId AND until_version IS NULL
					AND (@lignes IS NULL OR file_line IN (SELECT value FROM json_each(@lignes)))`
			)
			.get({ importId, lignes: lignes && JSON.stringify(lignes) })?.n ?? 0
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

/** What a file completes, told by its first line; `null` for any other file. */
export function completedImport(start: string): Completed | null {
	const match = MARK.exec(start);
	if (!match) return null;
	const lignes = match[2]?.match(/\d+/g)?.map(Number) ?? null;
	return { importId: Number(match[1]), lignes };
}

/**
 * The rows of an import in quarantine as a CSV to mend and import again: reasons in a last column. Piece by piece. With
 * `mended`, those rows alone, by their line, as they were mended: the others go on waiting.
 */
export function* quarantineFile(
	db: Database,
	importId: number,
	mended: ReadonlyMap<number, readonly string[]> | null = null
): Generator<string> {
	const told = db
		.prepare<[number], { headers: string; delimiter: Delimiter | null }>(
			"SELECT report_json -> 'headers' AS headers, report_json ->> 'delimiter' AS delimiter FROM import WHERE id = ?"
		)
		.get(importId);
	if (!told) return;
	const rows = db
		.prepare<[number], { ligne: number; cells: string; problems: string }>(
			`SELECT file_line AS ligne, cells_json AS cells, problems_json AS problems FROM reject
			WHERE import_id = ? AND until_version IS NULL ORDER BY file_line`
		)
		.all(importId)
		.filter(({ ligne }) => mended === null || mended.has(ligne))
		.map(({ ligne, cells, problems }) => ({
			ligne,
			cellules: mended?.get(ligne) ?? (JSON.parse(cells) as string[]),
			problemes: mended === null ? (JSON.parse(problems) as Problem[]) : []
		}));
	const only = mended === null ? '' : `, lignes ${rows.map(({ ligne }) => ligne).join(', ')}`;
	const mark = fr`# Quarantaine de l'import ${importId}${only} : corrigez toutes les lignes, gardez celle-ci, puis importez ce fichier.`;
	const [header = '', ...body] = quarantineCsv(
		JSON.parse(told.headers) as string[],
		rows,
		told.delimiter ?? ';'
	);
	yield `\uFEFF${mark}\r\n${header.replace('\uFEFF', '')}`;
	yield* body;
}

/** Why a mended file cannot complete its quarantine; `null` when it can. */
export function quarantineProblem({ importId }: Completed, waiting: number, rows: number): Problem | null {
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

/**
 * A mended file empties the quarantine it completes, a new file of the same name those of the earlier ones. Bytes whose
 * refused rows already wait are not set aside twice.
 */
export function moveQuarantine(
	db: Database,
	name: string,
	{ importId, version }: { readonly importId: number; readonly version: number },
	completes: Completed | null,
	changed: boolean
): { quarantined: number; mended: number } {
	const quarantined = waitingRows(db, importId);
	const earlier = supersededImports(db, importId, name);
	const same = earlier.find((item) => item.sameBytes && item.waiting === quarantined);
	if (same && !changed && completes === null) {
		db.prepare('DELETE FROM reject WHERE import_id = ?').run(importId);
		return { quarantined: 0, mended: 0 };
	}
	const released =
		completes === null ? earlier.map(({ id }) => ({ importId: id, lignes: null })) : [completes];
	let mended = 0;
	for (const one of released) {
		mended += waitingRows(db, one);
		releaseRejects(db, one, version);
	}
	return { quarantined, mended };
}
