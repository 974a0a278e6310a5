import { createHash } from 'node:crypto';
import type { Problem } from '#lib/domain/problem.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { importFiles, type ImportOptions, type ImportReport } from '#lib/server/import/import-files.ts';
import { quarantineFile } from '#lib/server/import/quarantine-file.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { BaseBusy, isBusy } from '#lib/server/tending/tables/own-connection.ts';
import type { WaitingFile } from './waiting-rows.ts';

/** Rows as they were mended, by their line in the file. */
export type Mended = ReadonlyMap<number, readonly string[]>;

/** What trying mended rows gives. */
export interface Tried {
	/** Names this mending on this state of the base: see `mendRows`. */
	readonly sceau: string;
	readonly vue: number;
	/** The rows that can now be read, by line. */
	readonly bonnes: readonly number[];
	/** What is still wrong with the others, by line. */
	readonly fautes: ReadonlyMap<number, readonly Problem[]>;
	/** What is wrong with all of it, beyond any row. */
	readonly refus: readonly Problem[];
	/** What the good ones do to the base, `null` when there are none. */
	readonly report: ImportReport | null;
}

const HEADER_LINES = 2;

function fileOf(db: Database, file: WaitingFile, mended: Mended) {
	const text = [...quarantineFile(db, file.importId, mended)].join('');
	const source = bytesSource(`${file.nom} (quarantaine).csv`, new TextEncoder().encode(text));
	const { delimiter, decimal, unit } = file;
	return { source, options: { encoding: 'utf-8', delimiter, decimal, unit } as const };
}

/** Where each mended row stands in the file that is written of them: its cells hold no line break. */
const linesOf = (mended: Mended) =>
	new Map([...mended.keys()].sort((a, b) => a - b).map((ligne, index) => [HEADER_LINES + 1 + index, ligne]));

/** Brings in, or tries to; a base that another import holds is busy. */
async function bringIn(
	db: Database,
	file: WaitingFile,
	mended: Mended,
	asked: Pick<ImportOptions, 'at' | 'dryRun' | 'examine' | 'signature'>
): Promise<ImportReport> {
	const { source, options } = fileOf(db, file, mended);
	try {
		return await importFiles(db, [source], { ...options, ...asked, confirmed: true });
	} catch (error) {
		throw isBusy(error) ? new BaseBusy() : error;
	}
}

const dryRun = (db: Database, file: WaitingFile, mended: Mended, at: string) =>
	bringIn(db, file, mended, { at, dryRun: true });

/** Reads mended rows as a mended file would be read; changes nothing. Rows still wrong are told, the others alone count. Throws `BaseBusy`. */
export async function tryRows(db: Database, file: WaitingFile, mended: Mended, at: string): Promise<Tried> {
	const vue = currentVersion(db);
	const first = await dryRun(db, file, mended, at);
	const lines = linesOf(mended);
	const blocking = (first.files[0]?.summary.problems ?? []).filter(({ severite }) => severite === 'bloquant');
	const fautes = new Map<number, Problem[]>();
	const refus: Problem[] = [];
	for (const problem of blocking) {
		const ligne = problem.ligne === null ? undefined : lines.get(problem.ligne);
		if (ligne === undefined) refus.push(problem);
		else fautes.set(ligne, [...(fautes.get(ligne) ?? []), problem]);
	}
	if (first.outcome === 'refused' && blocking.length === 0) refus.push(...first.told);
	const bonnes = [...lines.values()].filter((ligne) => !fautes.has(ligne));
	const good = new Map([...mended].filter(([ligne]) => !fautes.has(ligne)));
	const again =
		refus.length > 0 || good.size === 0 ? null : fautes.size === 0 ? first : await dryRun(db, file, good, at);
	const left =
		again?.outcome === 'refused' ? [...again.told, ...(again.files[0]?.summary.problems ?? [])] : [];
	return {
		vue,
		sceau: sealOf(vue, file, good),
		bonnes,
		fautes,
		refus: [...refus, ...left],
		report: left.length > 0 ? null : again
	};
}

/**
 * Brings the mended rows in as a version; the others of the quarantine go on waiting as they are. `declined` when the base
 * is no longer at `vue`, at which their effect was shown: nothing is written. Throws `BaseBusy`.
 */
export const mendRows = (
	db: Database,
	file: WaitingFile,
	mended: Mended,
	{ at, vue, geste }: { readonly at: string; readonly vue: number; readonly geste?: string }
): Promise<ImportReport> =>
	bringIn(db, file, mended, {
		at,
		examine: (_, version) => version === vue + 1,
		...(geste === undefined ? {} : { signature: { geste, ordre: null, motif: '' } })
	});

const sealOf = (vue: number, { importId }: WaitingFile, mended: Mended) =>
	createHash('sha256')
		.update(JSON.stringify([vue, importId, [...mended]]))
		.digest('hex');
