import type { Reference } from '#lib/domain/reference-tables.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { readAll, type ReadFile } from '#lib/ingest/read-all.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';

const source = (text: string, name: string) => bytesSource(name, new TextEncoder().encode(text));

/** The rows of a reading sheet written without its header and reasons: « f;colonne;Pour qui;forme;; ». */
export const sheetOf = (rows: readonly string[]): string =>
	`fiche;regle;colonne;champ;mot;code;raison\n${rows.map((row) => `${row};\n`).join('')}`;

/** The vocabularies with reading sheets, as their file is read. */
export async function withFiches(rows: readonly string[]): Promise<Reference> {
	const { summary, reference: batches } = await readAll(source(sheetOf(rows), 'lectures.csv'), reference);
	if (summary.rejected > 0) throw new Error(JSON.stringify(summary.problems));
	return {
		...reference,
		lectures: batches.flatMap((batch) => batch.rows) as unknown as Reference['lectures']
	};
}

/** Reads a table through reading sheets. */
export async function readWith(
	rows: readonly string[],
	table: string,
	options: ReadOptions = {}
): Promise<ReadFile> {
	return readAll(source(table, 'tableau.csv'), await withFiches(rows), options);
}
