import type { FileSummary } from '#lib/ingest/lines/batch.ts';

type Read = Pick<
	FileSummary,
	| 'feuille'
	| 'headers'
	| 'readColumns'
	| 'fatal'
	| 'rejected'
	| 'outOfScope'
	| 'withoutAmount'
	| 'controlRows'
	| 'asides'
>;

/** Names of the columns whose cells are not read, `''` for one without a name among the others. */
export function unreadColumns({ headers, readColumns }: Pick<Read, 'headers' | 'readColumns'>): string[] {
	const read = new Set(readColumns);
	const names = headers.map((header) => header.trim());
	const last = names.findLastIndex((name) => name !== '');
	return names.slice(0, last + 1).filter((_, index) => !read.has(index));
}

/**
 * Whether all that a file says was read: no column, row or text of it was refused or left aside. A workbook also holds other
 * sheets, comments and the names of who wrote it.
 */
export function isReadWhole(summary: Read): boolean {
	if (summary.feuille !== null) return false;
	const { fatal, rejected, outOfScope, withoutAmount, controlRows, asides } = summary;
	const aside = rejected + outOfScope + withoutAmount + controlRows + asides;
	return !fatal && aside === 0 && unreadColumns(summary).length === 0;
}
