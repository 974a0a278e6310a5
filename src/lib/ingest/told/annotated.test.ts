import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { isLiveFormula } from '#lib/domain/formula-text.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { annotateFile, quarantineCsv } from './annotated.ts';
import { fc } from '../../../../tests/property-seed.ts';

const HEADER = [
	'exercice',
	'dispositif',
	'etape',
	'montant',
	'poste',
	'beneficiaire',
	'libelle',
	'source',
	'=inconnue'
];

const TEXTS = [
	'=1+1',
	'@SUM(A1)',
	"+cmd|' /C calc'!A0",
	'-2+3',
	'- aide',
	"'=1",
	"''@x",
	'l’aide',
	'',
	'-12,5',
	'+33 1 23 45',
	'a;b',
	'="x"',
	'=1\n+2'
];
const AMOUNTS = [
	'-12,5',
	'+3',
	'-1\u202F234,00',
	'12',
	'=1+1',
	'@5',
	'-',
	'-   €',
	'+3 M€',
	"'-7",
	'(5 000)',
	'-2+3'
];

const row = fc.tuple(
	fc.constantFrom('2018', '=2018', '2019'),
	fc.constantFrom('mae', '-mae', 'bop137'),
	fc.constantFrom('lfi', '@lfi'),
	fc.constantFrom(...AMOUNTS),
	...Array.from({ length: 3 }, () => fc.constantFrom(...TEXTS)),
	fc.constantFrom('Document', '=Document', '@source'),
	fc.constantFrom('=2', 'x')
);

const saidOf = ({ lines, rejects, summary }: Awaited<ReturnType<typeof readAll>>) => ({
	lines: lines.map((line) => ({ ...line, ligne: 0 })),
	refused: rejects.length,
	sums: summary.sums,
	unreadable: summary.unreadableAmounts
});

const cellsOf = (csv: string, delimiter: string) =>
	Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter }).data.flat();

test('nothing that we write of a file runs in a spreadsheet, amounts stay as they are, and it reads back the same', async () => {
	const table = fc.record({
		rows: fc.array(row, { minLength: 1, maxLength: 6 }),
		delimiter: fc.constantFrom(';' as const, '\t' as const),
		title: fc.constantFrom('', '=TITRE()')
	});
	await fc.assert(
		fc.asyncProperty(table, async ({ rows, delimiter, title }) => {
			const written = [...(title === '' ? [] : [[title]]), HEADER, ...rows];
			const text = `${written.map((cells) => csvRow(cells, delimiter)).join('\n')}\n`;
			const source = bytesSource('t.csv', new TextEncoder().encode(text));
			const first = await readAll(source, FIXTURE_REFERENCE);
			let annotated = '';
			for await (const piece of annotateFile(source, first.summary) ?? [])
				annotated += new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece);
			expect(cellsOf(annotated, delimiter).filter(isLiveFormula)).toEqual([]);
			for (const cells of rows)
				if (!isLiveFormula(cells[3])) expect(cellsOf(annotated, delimiter)).toContain(cells[3]);
			const again = await readAll(
				bytesSource('t.csv', new TextEncoder().encode(annotated)),
				FIXTURE_REFERENCE
			);
			expect(saidOf(again)).toEqual(saidOf(first));

			const held = [...quarantineCsv(first.summary.headers, first.rejects, delimiter)].join('');
			expect(cellsOf(held, delimiter).filter(isLiveFormula)).toEqual([]);
			if (first.rejects.length === 0) return;
			const mended = await readAll(bytesSource('q.csv', new TextEncoder().encode(held)), FIXTURE_REFERENCE);
			expect(mended.rejects).toHaveLength(first.rejects.length);
		})
	);
});

test('a row whose quotes are astray runs nothing either', async () => {
	const text = `${HEADER.join(';')}\n2018;mae;lfi;5;=1+1;a "b" c;x;Document;y\n`;
	const source = bytesSource('t.csv', new TextEncoder().encode(text));
	const { summary } = await readAll(source, FIXTURE_REFERENCE);
	let annotated = '';
	for await (const piece of annotateFile(source, summary) ?? []) annotated += new TextDecoder().decode(piece);
	expect(cellsOf(annotated, ';').filter(isLiveFormula)).toEqual([]);
	expect(cellsOf(annotated, ';')).toContain("'=1+1");
});

test.for(['=SOMME(A1)', '@x', '+aide', '- aide'])(
	'a text that starts as %s is kept as it is, and warned of once for all',
	async (cell) => {
		const rows = Array.from(
			{ length: 40 },
			(_, index) => `2018;mae;lfi;${index + 1};Poste ${index};x;${cell};Document;y`
		);
		const { lines, summary } = await readAll(`${HEADER.join(';')}\n${rows.join('\n')}\n`, FIXTURE_REFERENCE);
		expect(new Set(lines.map(({ libelle }) => libelle))).toEqual(new Set([cell]));
		expect(summary.problemCounts).toMatchObject({ formule: 40 });
	}
);
