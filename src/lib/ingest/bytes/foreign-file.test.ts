import { expect, test } from 'vitest';
import { bytesSource } from './byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { encodeText } from './encode.ts';
import { fc } from '../../../../tests/property-seed.ts';

const NOISE = Array.from({ length: 4000 }, (_, index) => String.fromCharCode((index * 37) % 256)).join('');
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

async function saidOf(name: string, content: Uint8Array): Promise<string[]> {
	const { lines, summary } = await readAll(bytesSource(name, content), FIXTURE_REFERENCE);
	expect(lines).toEqual([]);
	expect(summary.fatal).toBe(true);
	return summary.problems.map(({ message }) => message);
}

test.for([
	{ start: '%PDF-1.4\n%âãÏÓ\n', is: 'un PDF' },
	{ start: '\n\n%PDF-1.7\n', is: 'un PDF' },
	{ start: '\x89PNG\r\n\x1A\n', is: 'une image' },
	{ start: '\xFF\xD8\xFF\xE0\0\x10JFIF', is: 'une image' },
	{ start: '\x1F\x8B\x08\0', is: 'une archive' },
	{ start: '7z\xBC\xAF\x27\x1C', is: 'une archive' },
	{ start: 'SQLite format 3\0', is: 'une base de données' },
	{ start: 'PAR1', is: 'Parquet' }
])('bytes that start as $is are told as it, whatever their name', async ({ start, is }) => {
	for (const name of ['lignes.csv', 'lignes.xls', 'lignes.txt'])
		expect(await saidOf(name, latin(start + NOISE))).toEqual([
			expect.stringContaining(`Ce fichier est ${is === 'Parquet' ? 'un fichier de données Parquet' : is}`)
		]);
});

const TABLE = '<table><tr><td>exercice;dispositif;etape;montant;source</td></tr></table>';

test.for([
	{
		text: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>${TABLE}</body></html>`,
		is: 'page web'
	},
	{ text: `\n <!DOCTYPE html>\n<html><head></head><body>${TABLE}`, is: 'page web' },
	{ text: `<meta charset="utf-8">${TABLE}`, is: 'page web' },
	{ text: TABLE, is: 'page web' },
	{
		text: '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x"></Workbook>',
		is: 'classeur Excel au format XML'
	},
	{ text: '<?xml version="1.0" encoding="UTF-8"?><svg><text>a;b</text></svg>', is: 'SVG' },
	{ text: '<?xml version="1.0"?><lignes><ligne/></lignes>', is: 'fichier XML' },
	{ text: '{\\rtf1\\ansi exercice;montant\\par}', is: 'RTF' },
	{ text: '[\n{"exercice": 2018, "montant": 12.5}]', is: 'JSON' },
	{ text: '{"lignes":[]}', is: 'JSON' }
])('a text that is $is is told as it, in any encoding', async ({ text, is }) => {
	for (const encoding of ['utf-8', 'windows-1252', 'utf-16le'] as const) {
		const content = encodeText((encoding === 'windows-1252' ? '' : '\uFEFF') + text, encoding);
		expect(await saidOf('x.csv', content)).toEqual([expect.stringContaining(is)]);
	}
});

test('a byte that no text holds is told with its line, wherever it stands', async () => {
	const HEADER = 'exercice;dispositif;etape;montant;source';
	const rows = [HEADER, ...Array.from({ length: 400 }, (_, index) => `2018;mae;lfi;${index};Document`)];
	const anywhere = fc.tuple(fc.nat(rows.length - 1), fc.nat(30), fc.constantFrom('\n', '\r\n', '\r'));
	await fc.assert(
		fc.asyncProperty(anywhere, async ([line, column, newline]) => {
			const cut = rows.map((row, index) =>
				index === line ? `${row.slice(0, column)}\0${row.slice(column)}` : row
			);
			expect(await saidOf('x.csv', latin(cut.join(newline)))).toEqual([
				expect.stringMatching(new RegExp(`^Ligne ${line + 1}\\s: un octet nul`))
			]);
		})
	);
});
