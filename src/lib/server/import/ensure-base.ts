import { basename, join } from 'node:path';
import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import type { ByteSource } from '#lib/ingest/byte-source.ts';
import { shippedSha256 } from '#lib/server/store/imports.ts';
import { openBase, type Database } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { csvFilesOf, diskSource, sha256Of } from './disk-source.ts';
import { importFiles, type ImportReport } from './import-files.ts';

/** The shipped files were refused: the base could not be created or brought up to date. */
export class RefusedData extends Error {
	readonly report: ImportReport;
	constructor(report: ImportReport) {
		const first = [...report.files.flatMap((file) => file.summary.problems), ...report.told].find(
			(problem) => problem.severite === 'bloquant'
		);
		super(`shipped data refused: ${first?.message ?? 'no problem told'}`);
		this.name = 'RefusedData';
		this.report = report;
	}
}

const isVocabulary = (path: string) =>
	(REFERENCE_NAMES as readonly string[]).includes(basename(path).replace(/\.csv$/i, ''));

/** What the shipped folder is to bring: `vocabularies` leaves the lines out. */
export type Content = 'all' | 'vocabularies';

/**
 * Opens the base, creating it from the shipped folder when it holds nothing yet. Later, only files whose bytes changed
 * since they were last brought in make a version, so that a restart never undoes an import.
 */
export async function ensureBase(
	databasePath: string,
	dataFolder: string,
	at: string,
	content: Content = 'all'
): Promise<Database> {
	const db = openBase(databasePath);
	const empty = currentVersion(db) === 0;
	const paths = (await csvFilesOf(dataFolder)).filter(
		(path) => isVocabulary(path) || (content === 'all' && path.startsWith(join(dataFolder, 'lignes')))
	);
	const changed: ByteSource[] = [];
	for (const path of paths) {
		const source = await diskSource(path);
		if (empty || shippedSha256(db, source.name) !== (await sha256Of(source))) changed.push(source);
	}
	if (changed.length > 0) {
		const report = await importFiles(db, changed, { operation: empty ? 'creation' : 'data', at });
		if (report.outcome === 'refused') {
			db.close();
			throw new RefusedData(report);
		}
	}
	return db;
}
