import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { shippedSha256 } from '#lib/server/store/imports.ts';
import { openBase } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { csvFilesOf, diskSource, sha256Of } from './disk-source.ts';
import { importFiles, type ImportReport } from './import-files.ts';

/** The shipped files were refused: the base could not be created or brought up to date. */
export class RefusedData extends Error {
	readonly report: ImportReport;
	/** The first thing that refuses them, and the file that says it. */
	readonly first: string | null;
	constructor(report: ImportReport) {
		const found = [
			...report.files.flatMap(({ name, summary }) => summary.problems.map((problem) => ({ name, problem }))),
			...report.told.map((problem) => ({ name: null, problem }))
		].find(({ problem }) => problem.severite === 'bloquant');
		const first = found ? `${found.name === null ? '' : `${found.name} : `}${found.problem.message}` : null;
		super(`shipped data refused: ${first ?? 'no problem told'}`);
		this.name = 'RefusedData';
		this.report = report;
		this.first = first;
	}
}

/** The folder of the shipped files is not there. */
export class NoData extends Error {
	readonly folder: string;
	constructor(folder: string) {
		super(`no shipped data: ${folder}`);
		this.name = 'NoData';
		this.folder = folder;
	}
}

const isVocabulary = (path: string) =>
	(REFERENCE_NAMES as readonly string[]).includes(basename(path).replace(/\.csv$/i, ''));

/** What the shipped folder is to bring: `vocabularies` leaves the lines out. */
export type Content = 'all' | 'vocabularies';

/**
 * What the shipped folder is about to bring: everything to a base that is created, else files that changed what they say and
 * files that the base never had.
 */
export interface Bringing {
	readonly creation: boolean;
	readonly changed: readonly string[];
	readonly added: readonly string[];
}

/**
 * Opens the base, creating it from the shipped folder when it holds nothing yet. Later, only files whose bytes changed
 * since they were last brought in make a version, so that a restart never undoes an import. `tell` hears what will be
 * brought in before it is. Throws `RefusedData` or `NoData`.
 */
export async function ensureBase(
	databasePath: string,
	dataFolder: string,
	at: string,
	content: Content = 'all',
	tell?: (bringing: Bringing) => void
): Promise<Database> {
	if (!existsSync(dataFolder)) throw new NoData(dataFolder);
	const paths = (await csvFilesOf(dataFolder)).filter(
		(path) => isVocabulary(path) || (content === 'all' && path.startsWith(join(dataFolder, 'lignes')))
	);
	const db = openBase(databasePath);
	try {
		const creation = currentVersion(db) === 0;
		const sources: ByteSource[] = [];
		for (const path of paths) {
			const source = await diskSource(path);
			if (creation || shippedSha256(db, source.name) !== (await sha256Of(source))) sources.push(source);
		}
		if (sources.length === 0) return db;
		// What the shipped files take back, those who ship them have decided.
		const options = { operation: creation ? 'creation' : 'data', at, confirmed: true } as const;
		if (creation) tell?.({ creation, changed: [], added: [] });
		else if (tell) {
			// Bytes may change and say the same: only a trial knows what there is to tell.
			const trial = await importFiles(db, sources, { ...options, dryRun: true });
			if (trial.outcome === 'unchanged') return db;
			if (trial.outcome === 'dry-run') tell(bringing(db, trial));
		}
		const report = await importFiles(db, sources, options);
		if (report.outcome === 'refused') throw new RefusedData(report);
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

function bringing(db: Database, { files }: ImportReport): Bringing {
	const names = files
		.filter((file) => file.added + file.withdrawn + file.quarantined + file.mended > 0)
		.map(({ name }) => name);
	const known = (name: string) => shippedSha256(db, name) !== undefined;
	return {
		creation: false,
		changed: names.filter(known),
		added: names.filter((name) => !known(name))
	};
}
