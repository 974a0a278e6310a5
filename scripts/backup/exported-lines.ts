import { createHash } from 'node:crypto';
import { LINES_CSV_HEADER, lineCsvRow } from '#lib/export/lines-csv.ts';
import { everyLine } from '#lib/server/analysis/lines/whole-lines.ts';
import type { Database } from '#lib/server/store/database.ts';

const CHUNK = 500;

/** Every line of a version as canonical CSV, piece by piece: the same lines give the same bytes. */
export function* exportedLines(db: Database, version: number): Generator<string> {
	let rows = [LINES_CSV_HEADER];
	for (const line of everyLine(db, version)) {
		rows.push(lineCsvRow(line));
		if (rows.length < CHUNK) continue;
		yield `${rows.join('\n')}\n`;
		rows = [];
	}
	if (rows.length > 0) yield `${rows.join('\n')}\n`;
}

/** SHA-256 of that text, in hexadecimal. */
export function exportSha256(db: Database, version: number): string {
	const hash = createHash('sha256');
	for (const piece of exportedLines(db, version)) hash.update(piece);
	return hash.digest('hex');
}
