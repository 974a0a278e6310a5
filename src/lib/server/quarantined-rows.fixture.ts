import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

/** A row set aside, as it can be listed, exported and mended. */
export interface QuarantinedRow {
	readonly id: number;
	readonly importId: number;
	readonly fileName: string;
	readonly ligne: number;
	readonly cellules: readonly string[];
	readonly messages: readonly string[];
	readonly dispositif: string | null;
	readonly exercice: number | null;
	readonly etape: Etape | null;
	readonly nature: Nature | null;
	readonly centimes: number | null;
	readonly version: number;
}

/** The first rows in quarantine at a version, by file then by line. */
export function quarantinedRows(db: Database, version: number, limit = -1): QuarantinedRow[] {
	return db
		.prepare<
			[number, number, number],
			Omit<QuarantinedRow, 'cellules' | 'messages'> & { cells: string; problems: string }
		>(
			`SELECT r.id, r.import_id AS importId, i.name AS fileName, r.file_line AS ligne, r.cells_json AS cells,
				r.problems_json AS problems, r.dispositif, r.exercice, r.etape, r.nature, r.centimes, r.since_version AS version
			FROM reject r JOIN import i ON i.id = r.import_id
			WHERE r.since_version <= ? AND (r.until_version IS NULL OR r.until_version > ?) ORDER BY r.import_id, r.file_line LIMIT ?`
		)
		.all(version, version, limit)
		.map(({ cells, problems, ...row }) => ({
			...row,
			cellules: JSON.parse(cells) as string[],
			messages: (JSON.parse(problems) as { message: string }[]).map((problem) => problem.message)
		}));
}
