import { describe, expect, test } from 'vitest';
import { annotateFile, quarantineCsv } from './annotated.ts';
import type { Encoding } from '#lib/ingest/lines/batch.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { encodeText } from '#lib/ingest/bytes/encode.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { countSeverities, groupProblems, reportCsv, reportJson } from './report.ts';

const HEADER = 'exercice;dispositif;etape;montant;libelle;source';
const GOOD = '2018;bop137;lfi;2 376 000;"l’œuvre ; «\u00A0Égalité\u00A0»";plf-2018';
const bad = (montant: string) => `2018;bop137;lfi;${montant};x;plf-2018`;

const read = (text: string) => readAll(text, FIXTURE_REFERENCE);

async function textOf(pieces: AsyncIterable<Uint8Array> | null, encoding: Encoding): Promise<string> {
	const decoder = new TextDecoder(encoding, { ignoreBOM: true });
	let text = '';
	for await (const piece of pieces ?? []) text += decoder.decode(piece, { stream: true });
	return text + decoder.decode();
}

describe('a report', () => {
	const wrong = [
		HEADER,
		...Array.from({ length: 7 }, (_, index) => bad(`1${index}x`)),
		GOOD,
		bad('n.d.'),
		GOOD
	].join('\n');

	test('groups problems, what blocks first, one sentence for a cause, with their count', async () => {
		const { summary } = await read(wrong);
		expect(
			groupProblems(summary).map(({ code, severite, count, first }) => [code, severite, count, first.length])
		).toEqual([
			['type-error', 'bloquant', 7, 1],
			['montant-absent', 'avertissement', 1, 1],
			['duplicate-row', 'avertissement', 1, 1]
		]);
		expect(countSeverities(summary)).toEqual({ bloquant: 7, avertissement: 2, info: 0 });
	});

	test('asks once of a cell written alike on several lines, and of each unknown word', async () => {
		const rows = Array.from(
			{ length: 40 },
			(_, index) => `2018;Ministère ${index % 8};lfi;${index + 1};x;plf-2018`
		);
		const { summary } = await read([HEADER, ...rows, bad('12x'), bad('12x')].join('\n'));
		const [words, amounts] = groupProblems(summary);
		expect(words).toMatchObject({ code: 'foreign-key', count: 40, shown: 40 });
		expect(words?.first.map(({ valeur }) => valeur)).toEqual(
			Array.from({ length: 8 }, (_, index) => `Ministère ${index}`)
		);
		expect(words?.first[0]?.message).toMatch(/De même dans 4 autres lignes\s: 10, 18, 26, 34\.$/);
		expect(amounts?.first.map(({ message }) => message)).toEqual([
			expect.stringMatching(/1 autre ligne\s: 43\.$/)
		]);
		expect(words?.problems).toHaveLength(40);
	});

	test('is one sentence for hundreds of numbers that are wrong in one way', async () => {
		const rows = Array.from(
			{ length: 551 },
			(_, index) => `2018;bop137;lfi;${index + 1};x;plf-2018;${987_654_300 + index}`
		);
		const { summary } = await read([`${HEADER};siren`, ...rows].join('\n'));
		const [sirens, ...others] = groupProblems(summary);
		expect(others).toEqual([]);
		expect(sirens?.count).toBeGreaterThan(400);
		expect(sirens?.shown).toBe(sirens?.count);
		expect(sirens?.first).toHaveLength(1);
		expect(sirens?.first[0]?.message).toMatch(/autres lignes\s: \d+ \(«.*…$/);
	});

	test.for([
		{ cells: ['1O0', '2O0', 'x', '12 34,5'], sentences: 1 },
		{ cells: ['1e5', '2,5E+06', '1O0', 'x'], sentences: 2 },
		{ cells: ['#REF!', '#REF!', '#N/A'], sentences: 2 }
	])('tells $cells in as many sentences as they have causes', async ({ cells, sentences }) => {
		const { summary } = await read([HEADER, ...cells.map(bad)].join('\n'));
		expect(groupProblems(summary).flatMap(({ first }) => first)).toHaveLength(sentences);
	});

	test('counts what is beyond the memory kept for a code', () => {
		const problem = {
			code: 'x',
			severite: 'bloquant' as const,
			ligne: 2,
			colonne: null,
			lettre: null,
			champ: null,
			valeur: null,
			attendu: null,
			message: 'm'
		};
		const summary = { problems: [problem, problem], problemCounts: { x: 50_000 } };
		expect(groupProblems(summary)).toMatchObject([{ count: 50_000, problems: [problem, problem] }]);
	});

	test('as JSON holds every problem with its address', async () => {
		const { summary } = await read(wrong);
		const report = JSON.parse(reportJson([{ name: 'lignes.csv', summary }]));
		expect(report.fichiers).toMatchObject([
			{
				fichier: 'lignes.csv',
				refuse: false,
				lignes: { lues: 10, acceptees: 2, rejetees: 7, sansMontant: 1 },
				severites: { bloquant: 7, avertissement: 2 },
				problemes: [
					{
						code: 'type-error',
						nombre: 7,
						tous: [{ ligne: 2, lettre: 'D', valeur: '10x' }, {}, {}, {}, {}, {}, {}]
					},
					{},
					{}
				]
			}
		]);
	});

	test('as CSV opens in a spreadsheet and runs no formula there', async () => {
		const { summary } = await read(`${HEADER}\n${bad('=1+1')}\n${bad('-2x')}\n`);
		const rows = [...reportCsv([{ name: 'a.csv', summary }])];
		expect(rows.slice(0, 3)).toEqual([
			'\uFEFFfichier;severite;code;ligne;colonne;champ;valeur;attendu;message\r\n',
			expect.stringMatching(/^a\.csv;bloquant;type-error;2;D;montant;'=1\+1;/),
			expect.stringMatching(/^a\.csv;bloquant;type-error;3;D;montant;'-2x;/)
		]);
	});
});

describe('an annotated file', () => {
	const TEXT = `Titre;;;;;\r\n${HEADER}\r\n${GOOD}\r\n\r\n${bad('12x')}\r\n"2018";bop137;lfi\r\n${GOOD}\r\n`;

	test.for<Encoding>(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])(
		'in %s is the original, row by row as written, plus what is wrong',
		async (encoding) => {
			const bom = encoding === 'windows-1252' ? '' : '\uFEFF';
			const source = bytesSource('t.csv', encodeText(bom + TEXT, encoding), 7);
			const { summary } = await readAll(source, FIXTURE_REFERENCE);
			const rows = (await textOf(annotateFile(source, summary), encoding)).split('\r\n');
			expect(rows).toEqual([
				`${bom}Titre;;;;;;`,
				`${HEADER};_problemes`,
				`${GOOD};`,
				'',
				expect.stringMatching(/^2018;bop137;lfi;12x;x;plf-2018;"?Ligne 5, colonne D/),
				expect.stringMatching(/^"2018";bop137;lfi;#MANQUE!;#MANQUE!;#MANQUE!;"?Ligne 6/),
				expect.stringContaining(`${GOOD};"Ligne 7`),
				''
			]);
		}
	);

	test('reads back as the original did', async () => {
		const source = bytesSource('t.csv', new TextEncoder().encode(TEXT));
		const first = await readAll(source, FIXTURE_REFERENCE);
		const annotated = await textOf(annotateFile(source, first.summary), 'utf-8');
		const second = await read(annotated);
		expect(second.lines).toEqual(first.lines);
		const refused = (rows: typeof first.rejects) => rows.map(({ ligne }) => ligne);
		expect(refused(first.rejects)).toEqual([5, 6]);
		expect(refused(second.rejects)).toEqual([5, 6]);
	});

	test('annotated twice keeps one column of problems', async () => {
		const source = bytesSource('t.csv', new TextEncoder().encode(TEXT));
		const once = await textOf(
			annotateFile(source, (await readAll(source, FIXTURE_REFERENCE)).summary),
			'utf-8'
		);
		const again = bytesSource('t.csv', new TextEncoder().encode(once));
		const twice = await textOf(
			annotateFile(again, (await readAll(again, FIXTURE_REFERENCE)).summary),
			'utf-8'
		);
		expect(twice.match(/_problemes/g)).toHaveLength(1);
	});

	test('of what is no table is nothing', async () => {
		const source = bytesSource('t.csv', new Uint8Array());
		expect(annotateFile(source, (await readAll(source, FIXTURE_REFERENCE)).summary)).toBeNull();
	});
});

test('rows in quarantine come back as a file that imports once mended', async () => {
	const { rejects, summary } = await read(`${HEADER}\n${GOOD}\n2018;bop137;lfi;12x;"a ""b"";\nc";plf-2018\n`);
	const csv = [...quarantineCsv(summary.headers, rejects)].join('');
	expect(csv).toMatch(/^\uFEFFexercice;dispositif;etape;montant;libelle;source;_problemes\r\n/);
	const mended = await read(csv.replace('12x', '12,50'));
	expect(mended.summary.problems).toEqual([]);
	expect(mended.lines).toMatchObject([{ centimes: 1250, libelle: 'a "b";\nc' }]);
});
