import { describe, expect, test } from 'vitest';
import type { Bounds } from '#lib/domain/importing/bounds.ts';
import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { xlsxParts, xlsxSheet, zipOf } from '#lib/ingest/sheets/workbook.fixture.ts';

const HEADER = ['exercice', 'dispositif', 'etape', 'montant', 'source', 'note'];
const table = (rows: number, note = '') => [
	HEADER,
	...Array.from({ length: rows }, () => ['2018', 'mae', 'lfi', '1', 'B', note])
];
const files = {
	csv: (rows: readonly (readonly string[])[]) =>
		bytesSource('f.csv', new TextEncoder().encode(rows.map((row) => `${row.join(';')}\n`).join(''))),
	xlsx: (rows: readonly (readonly string[])[]) => bytesSource('f.xlsx', zipOf(xlsxParts(xlsxSheet(rows))))
};
const told = async (source: ReturnType<typeof files.csv>, bounds: Partial<Bounds>) => {
	const { summary, lines } = await readAll(source, FIXTURE_REFERENCE, { bounds: { ...BOUNDS, ...bounds } });
	const refused = summary.problems.filter(({ code }) => code === 'hors-bornes');
	expect(summary.fatal).toBe(refused.length > 0);
	if (summary.fatal) expect(lines).toEqual([]);
	return refused.map(({ message }) => message.replaceAll('\u00A0', ' ')).join();
};

describe.each(['csv', 'xlsx'] as const)(
	'a file of %s beyond its bounds is refused, with the bound and how to mend',
	(kind) => {
		const of = files[kind];
		test('rows', async () => {
			expect(await told(of(table(5)), { rangees: 5 })).toContain('plus de 5 rangées. Coupez-le par année');
			expect(await told(of(table(5)), { rangees: 6 })).toBe('');
		});
		test('columns', async () => {
			expect(await told(of(table(1)), { colonnes: 5 })).toContain(
				'6 colonnes ; ici, il en a au plus 5. Retirez'
			);
			expect(await told(of(table(1)), { colonnes: 6 })).toBe('');
		});
		test('cells', async () => {
			expect(await told(of(table(2, 'x'.repeat(30))), { caracteres: 29 })).toMatch(/ligne 2, colonne F/i);
			expect(await told(of(table(2, 'x'.repeat(30))), { caracteres: 30 })).toBe('');
		});
		test('bytes', async () => {
			const source = of(table(1));
			expect(await told(source, { octets: source.size - 1 })).toContain('Mo. Coupez-le par année');
			expect(await told(source, { octets: source.size })).toBe('');
		});
	}
);

test('without bounds a file is as large as it is', async () => {
	const { summary } = await readAll(files.csv(table(5, 'x')), FIXTURE_REFERENCE);
	expect(summary.accepted).toBe(5);
});
