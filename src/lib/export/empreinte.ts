import { createHash } from 'node:crypto';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { writeTableCsv } from './table-csv.ts';

/**
 * The empreinte of a figure: the first 8 hex digits of the SHA-256 of its machine CSV in French (UTF-8 without BOM, LF,
 * no version or date inside). The same figures give the same empreinte at every version.
 */
export function empreinteOf(table: FigureTable): string {
	return createHash('sha256').update(writeTableCsv(table, 'machine'), 'utf8').digest('hex').slice(0, 8);
}
