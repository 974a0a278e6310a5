import type { Problem } from '#lib/domain/problem.ts';
import { OWN_COLUMN } from '#lib/ingest/header/header.ts';
import type { Delimiter } from '#lib/ingest/lines/batch.ts';
import type { Database } from '#lib/server/store/database.ts';

/** The cents of one nature that wait, `''` when the nature could not be read. */
export interface WaitingMoney {
	readonly nature: string;
	readonly centimes: number;
}

/** An import of which rows wait in quarantine. */
export interface WaitingImport {
	readonly importId: number;
	readonly nom: string;
	readonly version: number;
	readonly lignes: number;
	/** Rows whose amount cannot be read: their euros are not known. */
	readonly illisibles: number;
	readonly argent: readonly WaitingMoney[];
	/** The first reasons, and how many rows each holds back. */
	readonly raisons: readonly { readonly message: string; readonly lignes: number }[];
}

interface Counted {
	readonly importId: number;
	readonly nom: string;
	readonly version: number;
	readonly lignes: number;
	readonly illisibles: number;
}

const MOST_REASONS = 5;

/** The imports that have rows in quarantine, the newest first. */
export function waitingImports(db: Database): WaitingImport[] {
	const money = db.prepare<[number], WaitingMoney>(
		`SELECT coalesce(nature, '') AS nature, sum(centimes) AS centimes FROM reject
		WHERE import_id = ? AND until_version IS NULL AND centimes IS NOT NULL GROUP BY 1 ORDER BY 1`
	);
	const reasons = db.prepare<[number, number], { message: string; lignes: number }>(
		`SELECT min(problem.value ->> 'message') AS message, count(*) AS lignes
		FROM reject r, json_each(r.problems_json) problem
		WHERE r.import_id = ? AND r.until_version IS NULL
		GROUP BY problem.value ->> 'code', problem.value ->> 'champ', problem.value ->> 'valeur'
		ORDER BY lignes DESC, message LIMIT ?`
	);
	return db
		.prepare<[], Counted>(
			`SELECT i.id AS importId, i.name AS nom, i.version_id AS version, count(*) AS lignes,
				sum(r.centimes IS NULL) AS illisibles
			FROM reject r JOIN import i ON i.id = r.import_id WHERE r.until_version IS NULL
			GROUP BY i.id ORDER BY i.id DESC`
		)
		.all()
		.map((one) => ({
			...one,
			argent: money.all(one.importId),
			raisons: reasons.all(one.importId, MOST_REASONS)
		}));
}

/** A row in quarantine, as its file writes it. */
export interface WaitingRow {
	/** Its line in the file. */
	readonly ligne: number;
	readonly cellules: readonly string[];
	readonly problemes: readonly Problem[];
	readonly centimes: number | null;
}

/** What of the file of an import its rows are read with. */
export interface WaitingFile {
	readonly importId: number;
	readonly nom: string;
	readonly headers: readonly string[];
	/** Positions of the columns that are the file's own, not ours. */
	readonly colonnes: readonly number[];
	readonly delimiter: Delimiter;
	readonly decimal: ',' | '.' | undefined;
	/** Said above the header, where the rows alone no longer say it. */
	readonly unit: 'milliers' | 'millions' | undefined;
}

interface Report {
	readonly headers?: readonly string[];
	readonly delimiter?: Delimiter | null;
	readonly decimal?: ',' | '.' | null;
	readonly announcements?: readonly Pick<Problem, 'code' | 'message'>[];
}

/** The import of a quarantine; `undefined` when none of its rows waits. */
export function waitingFile(db: Database, importId: number): WaitingFile | undefined {
	const found = db
		.prepare<[number], { nom: string; report: string }>(
			`SELECT name AS nom, report_json AS report FROM import WHERE id = ?
				AND EXISTS (SELECT 1 FROM reject WHERE import_id = import.id AND until_version IS NULL)`
		)
		.get(importId);
	if (!found) return undefined;
	const { headers = [], delimiter, decimal, announcements = [] } = JSON.parse(found.report) as Report;
	const unit = announcements.find(({ code }) => code === 'unite')?.message;
	return {
		importId,
		nom: found.nom,
		headers,
		colonnes: headers.flatMap((header, index) => (OWN_COLUMN.test(header.trim()) ? [] : [index])),
		delimiter: delimiter ?? ';',
		decimal: decimal ?? undefined,
		unit: unit === undefined ? undefined : unit.includes('millions') ? 'millions' : 'milliers'
	};
}

/** Rows of an import that wait, by line: some of them, or a page. */
export function waitingRowsOf(
	db: Database,
	importId: number,
	asked: { readonly lignes: readonly number[] } | { readonly offset: number; readonly size: number }
): WaitingRow[] {
	const lignes = 'lignes' in asked ? JSON.stringify(asked.lignes) : null;
	const { offset, size } = 'lignes' in asked ? { offset: 0, size: -1 } : asked;
	return db
		.prepare<
			Record<string, string | number | null>,
			{ ligne: number; cells: string; problems: string; centimes: number | null }
		>(
			`SELECT file_line AS ligne, cells_json AS cells, problems_json AS problems, centimes FROM reject
			WHERE import_id = @importId AND until_version IS NULL
				AND (@lignes IS NULL OR file_line IN (SELECT value FROM json_each(@lignes)))
			ORDER BY file_line LIMIT @size OFFSET @offset`
		)
		.all({ importId, lignes, offset, size })
		.map(({ cells, problems, ...row }) => ({
			...row,
			cellules: JSON.parse(cells) as string[],
			problemes: JSON.parse(problems) as Problem[]
		}));
}
