import { expect, test } from 'vitest';
import { LINES_CSV_HEADER, lineCsvRow } from '#lib/export/lines-csv.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { everyLine, filteredLines } from './whole-lines.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';

test('the lines of no filter are every line, in the same order, whatever the pieces', async () => {
	const db = await shippedBase();
	const query = parseQuery(new URLSearchParams(), []);
	const whole = [...everyLine(db, 1)].map(lineCsvRow);
	for (const piece of [1, 7, 500])
		expect([...filteredLines(db, query, piece)].flat().map(lineCsvRow)).toEqual(whole);
	expect(LINES_CSV_HEADER).toContain('montant');
});

test('a filter keeps its lines only', async () => {
	const db = await shippedBase();
	const query = parseQuery(new URLSearchParams('dispositif=bop137&de=2018&a=2018&etape=lfi'), ['bop137']);
	const lines = [...filteredLines(db, query)].flat();
	expect(lines.length).toBeGreaterThan(0);
	expect(new Set(lines.map((line) => `${line.dispositif} ${line.exercice} ${line.etape}`))).toEqual(
		new Set(['bop137 2018 lfi'])
	);
});
