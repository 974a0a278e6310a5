import type { Block } from '#lib/ingest/records/records.ts';
import { outlineOf, type HeaderMatch } from './header.ts';

/** What looks at the rows of a file for what stands in columns that nothing reads. */
export interface StrangerWatch {
	/** Whether there is still something to find. */
	readonly open: boolean;
	readonly see: (row: readonly string[], ligne: number) => void;
}

/** Columns that nothing reads: those nobody knows, and those without a name among the others. */
export function strangersOf({ cells, unknown }: HeaderMatch): number[] {
	const { width } = outlineOf(cells);
	return [
		...unknown,
		...cells.flatMap((cell, index) => (cell.trim() === '' && index < width ? [index] : []))
	];
}

/** Shows the rows below the header to each watch, until none has anything left to find. */
export async function watchRows(
	headerLine: number,
	blocks: () => AsyncIterable<Block>,
	watches: readonly StrangerWatch[]
): Promise<void> {
	if (!watches.some(({ open }) => open)) return;
	for await (const { rows, lignes } of blocks()) {
		for (let index = 0; index < rows.length; index += 1) {
			const ligne = lignes[index] ?? 0;
			if (ligne <= headerLine) continue;
			for (const watch of watches) if (watch.open) watch.see(rows[index] ?? [], ligne);
		}
		if (!watches.some(({ open }) => open)) return;
	}
}
