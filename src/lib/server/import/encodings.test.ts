import { describe, expect, test } from 'vitest';
import { writeEuros } from '#lib/domain/money.ts';
import { bring, csv, exported, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const windows1252 = (text: string) =>
	Uint8Array.from([...text.replaceAll('€', '\u0080').replaceAll('’', '\u0092')], (character) => {
		const code = character.codePointAt(0) ?? 0;
		if (code > 255) throw new RangeError(`not in Windows-1252: ${character}`);
		return code;
	});
const utf16 = (text: string, bigEndian: boolean) => {
	const bytes = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
	if (bigEndian) Buffer.from(bytes.buffer).swap16();
	return bytes;
};

const TABLE = [
	['exercice', 'dispositif', 'etape', 'nature', 'montant', 'poste', 'beneficiaire', 'source'],
	['2018', 'bop137', 'lfi', 'cp', '2 376 000,00', 'Crédits déconcentrés', 'L’Amicale', 'Sénat, n° 147'],
	['2018', 'bop137', 'lfi', 'ae', '1 234,56', 'AFIS', 'Été à Évry', 'Sénat, n° 147'],
	['2018', 'bop137', 'exécution', '', '-0,01', 'Crédits nationaux', '', 'Sénat, n° 147'],
	['2018', 'mae', 'annoncé', '', '12,5', 'Soutien à 100 €', '', 'Sénat, n° 147']
] as const;
const EXPECTED = [237_600_000, 123_456, -1, 1_250];

const write = (delimiter: string, newline: string, amount = (text: string) => text) =>
	TABLE.map((cells, index) =>
		cells
			.map((cell, at) => (at === 4 && index > 0 ? amount(cell) : cell))
			.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell))
			.join(delimiter)
	).join(newline) + newline;

/** The accents of a table by their byte in a code page; what is not there is ASCII. */
const coded = (text: string, bytes: Readonly<Record<string, number>>) =>
	Uint8Array.from(
		[...text.replaceAll('’', "'").replaceAll('€', 'euros').replaceAll('°', '.')],
		(character) => {
			const code = bytes[character] ?? character.codePointAt(0) ?? 0;
			if (code > 255) throw new RangeError(`not in the code page: ${character}`);
			return code;
		}
	);
const MS_DOS = { é: 0x82, è: 0x8a, à: 0x85, ê: 0x88, ç: 0x87, ô: 0x93, É: 0x90 };
const MACINTOSH = { é: 0x8e, è: 0x8f, à: 0x88, ê: 0x90, ç: 0x8d, ô: 0x99, É: 0x83 };

describe('one table saved by several programs', () => {
	const excel = write(';', '\r\n');
	const point = (text: string) => text.replaceAll(' ', '').replace(',', '.');
	const saved: readonly (readonly [string, Uint8Array])[] = [
		['French Excel: Windows-1252, semicolons, CRLF', windows1252(excel)],
		['« Texte Unicode »: UTF-16 LE, tabulations', utf16(write('\t', '\r\n'), false)],
		['UTF-16 BE', utf16(excel, true)],
		['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${excel}`)],
		['UTF-8, LF', new TextEncoder().encode(write(';', '\n'))],
		['an English program: commas, points', new TextEncoder().encode(write(',', '\n', point))],
		[
			'narrow no-break spaces between thousands',
			new TextEncoder().encode(write(';', '\n', (text) => text.replaceAll(' ', '\u202F')))
		],
		[
			'no-break spaces, Windows-1252',
			windows1252(write(';', '\r\n', (text) => text.replaceAll(' ', '\u00A0')))
		],
		['an old Mac: CR', new TextEncoder().encode(write(';', '\r'))]
	];

	test.for(saved)('%s: the same cents', async ([, bytes]) => {
		const db = await vocabulariesOnly();
		const report = await bring(db, bytes);
		expect(report.outcome).toBe('done');
		const stored = db.prepare<[], { centimes: number }>('SELECT centimes FROM line ORDER BY file_line').all();
		expect(stored.map((line) => line.centimes)).toEqual(EXPECTED);
		db.close();
	});

	test('the same lines, to the byte', async () => {
		const exports = new Set<string>();
		for (const [, bytes] of saved) {
			const db = await vocabulariesOnly();
			await bring(db, bytes);
			exports.add(exported(db));
			db.close();
		}
		expect(exports.size).toBe(1);
		expect([...exports][0]).toContain(';-0,01;');
	});
});

test('whatever amounts a file writes, the export gives them back', async () => {
	const amounts = fc.array(fc.integer({ min: -1e11, max: 1e11 }), { minLength: 1, maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(amounts, fc.constantFrom(',', '.'), async (cents, mark) => {
			const db = await vocabulariesOnly();
			const rows = cents.map((centimes, index) =>
				row(writeEuros(centimes).replace('.', mark), { poste: `p${index}` })
			);
			const report = await bring(db, csv(rows));
			expect(report.outcome).toBe('done');
			const stored = db
				.prepare<[], { centimes: number }>('SELECT centimes FROM line ORDER BY file_line')
				.all();
			expect(stored.map((line) => line.centimes)).toEqual(cents.map((centimes) => centimes + 0));
			const fresh = await vocabulariesOnly();
			await bring(fresh, exported(db));
			expect(exported(fresh)).toBe(exported(db));
			for (const base of [db, fresh]) base.close();
		}),
		{ numRuns: 40 }
	);
});

describe('a code page that a file does not name', () => {
	const text = write(';', '\r\n');
	test.for([
		['CSV (MS-DOS)', coded(text, MS_DOS), '« Cr‚dits » au lieu de « Crédits »'],
		['CSV (Macintosh)', coded(text, MACINTOSH), '« CrŽdits » au lieu de « Crédits »']
	] as const)(
		'%s is refused with the word that would be spoilt, and nothing is stored',
		async ([format, bytes, said]) => {
			const db = await vocabulariesOnly();
			const report = await bring(db, bytes);
			expect(report.outcome).toBe('refused');
			const [problem] = report.files[0]?.summary.problems ?? [];
			const message = (problem?.message ?? '').replaceAll('\u00A0', ' ');
			expect(message).toContain(`« ${format} »`);
			expect(message).toContain(said);
			expect(message).toContain('CSV UTF-8');
			expect(db.prepare('SELECT count(*) FROM line').pluck().get()).toBe(0);
		}
	);
});
