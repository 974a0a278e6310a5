import { expect, test } from 'vitest';
import { PROBLEMS_COLUMN, annotateFile, quarantineCsv } from '#lib/ingest/told/annotated.ts';
import { DELIMITERS, type Delimiter } from '#lib/ingest/lines/batch.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';
import { parseBlock } from '#lib/ingest/records/records.ts';
import { reportCsv } from '#lib/ingest/told/report.ts';
import { fc } from '../../../tests/property-seed.ts';

const HEADERS = ['exercice', 'dispositif', 'etape', 'montant', 'libelle', 'source'];
const text = fc.string({ unit: fc.constantFrom(';', ',', '\t', '"', ' ', 'é', 'a', '1'), maxLength: 8 });
const amount = fc.constantFrom('1234,50', '1,234.50', '12x,5', '-7,25', '2 376 000');

/** As LibreOffice opens a file when commas, semicolons and tabs are all ticked. */
const splitEverywhere = (written: string): string[][] =>
	(written.replace(/^\uFEFF/, '').match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? []).map((row) =>
		[...`${row};`.matchAll(/("(?:[^"]|"")*"|[^",;\t]*)[,;\t]/g)].map(([, cell = '']) =>
			cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
		)
	);

/** What the file holds for who knows its delimiter. */
const cellsOf = (written: string, delimiter: Delimiter) =>
	parseBlock(written.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), delimiter, 1).rows;

const same = (written: string, delimiter: Delimiter) => {
	const cells = cellsOf(written, delimiter);
	expect(splitEverywhere(written)).toEqual(cells);
	return cells;
};

// LibreOffice proposes to split a CSV at commas, semicolons and tabs at once (issue 5): 1234,50 became two cells.
test('whatever is ticked among commas, semicolons and tabs, a file that the import writes has the same cells', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...DELIMITERS),
			fc.array(fc.tuple(amount, text), { minLength: 1, maxLength: 4 }),
			async (delimiter, rows) => {
				const bare = (cell: string) =>
					cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
				const records = rows.map(([montant, libelle]) => [
					...['2018', 'bop137', 'lfi', montant],
					...[`x${libelle}x`, 'plf-2018']
				]);
				const original = [HEADERS, ...records].map((cells) => cells.map(bare).join(delimiter)).join('\n');
				const source = bytesSource('a, b.csv', new TextEncoder().encode(`${original}\n`));
				const { summary, rejects } = await readAll(source, FIXTURE_REFERENCE);
				expect(summary.delimiter).toBe(delimiter);

				let annotated = '';
				for await (const piece of annotateFile(source, summary) ?? [])
					annotated += new TextDecoder().decode(piece);
				expect(same(annotated, delimiter).map((cells) => cells.slice(0, -1))).toEqual([HEADERS, ...records]);

				const waiting = [...quarantineCsv(summary.headers, rejects, delimiter)].join('');
				expect(same(waiting, delimiter)[0]).toEqual([...HEADERS, PROBLEMS_COLUMN]);
				same([...reportCsv([{ name: 'a, b.csv', summary }])].join(''), ';');
			}
		),
		{ numRuns: 100 }
	);
});

test('an annotated file quotes a bare amount with cents, and leaves the rest of the row as it was written', async () => {
	const row = '"2018";bop137;lfi;1234,50;"un ; deux";plf-2018';
	const source = bytesSource('a.csv', new TextEncoder().encode(`${HEADERS.join(';')}\n${row}\n`));
	const { summary } = await readAll(source, FIXTURE_REFERENCE);
	let annotated = '';
	for await (const piece of annotateFile(source, summary) ?? []) annotated += new TextDecoder().decode(piece);
	expect(annotated.split('\n')[1]).toBe('"2018";bop137;lfi;"1234,50";"un ; deux";plf-2018;');
	expect(csvRow(['1234,50', 'a'], ';')).toBe('"1234,50";a');
});
