import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { odsParts, odsSheet, xlsxParts, xlsxSheet, zipOf } from './workbook.fixture.ts';
import { Zip } from './zip.ts';
import { fc } from '../../../../tests/property-seed.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const HEAVY = /trop gros une fois décompressé, ou fait pour l’être\. Enregistrez la feuille au format/;
const CUT = /abîmé ou coupé/;

const read = (bytes: Uint8Array) => readAll(bytesSource('table', bytes), FIXTURE_REFERENCE);

async function expectRefused(bytes: Uint8Array, because: RegExp) {
	const { lines, summary } = await read(bytes);
	expect(lines).toEqual([]);
	expect(summary.fatal).toBe(true);
	expect(summary.problems.map(({ message }) => message)).toEqual([expect.stringMatching(because)]);
}

/** Writes another number over each place, in the entries of a part, that stands `at` bytes after their mark. */
function patched(
	bytes: Uint8Array,
	part: string,
	at: { local: number; central: number },
	value: number
): Uint8Array {
	const copy = bytes.slice();
	const view = new DataView(copy.buffer);
	const name = new TextEncoder().encode(part);
	for (let start = 0; start + 46 < copy.length; start += 1) {
		const mark = view.getUint32(start, true);
		const [place, header] =
			mark === 0x04034b50 ? [at.local, 30] : mark === 0x02014b50 ? [at.central, 46] : [0, 0];
		if (header === 0 || !name.every((byte, index) => copy[start + header + index] === byte)) continue;
		view.setUint32(start + place, value, true);
	}
	return copy;
}
const SIZE = { local: 22, central: 24 };

describe('a bomb', () => {
	const xlsx = (sheet: string | Uint8Array) => zipOf({ ...xlsxParts(''), [SHEET]: sheet });
	const spaces = (bytes: number) => new Uint8Array(bytes).fill(32);

	test('that declares what it becomes is refused before anything is unpacked', async () => {
		await expectRefused(patched(xlsx('<worksheet/>'), SHEET, SIZE, 1 << 30), HEAVY);
		await expectRefused(patched(xlsx('<worksheet/>'), SHEET, SIZE, 0xffffffff), HEAVY);
		await expectRefused(xlsx(spaces(32 << 20)), HEAVY);
	});

	test('that lies about it is left at the first byte too many', async () => {
		const bytes = patched(xlsx(spaces(32 << 20)), SHEET, SIZE, 1000);
		await expectRefused(bytes, HEAVY);
		let unpacked = 0;
		await expect(async () => {
			for await (const piece of new Zip(bytes).read(SHEET)) unpacked += piece.length;
		}).rejects.toThrow(HEAVY);
		expect(unpacked).toBeLessThanOrEqual(1000);
	});

	test('made of far cells, wide rows or repeats is refused', async () => {
		const wide = Array.from(
			{ length: 5000 },
			(_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`
		);
		await expectRefused(xlsx(`<worksheet><sheetData>${wide.join('')}</sheetData></worksheet>`), HEAVY);
		const repeats =
			'<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>';
		await expectRefused(zipOf(odsParts(`<table:table table:name="T">${repeats}</table:table>`)), HEAVY);
		await expectRefused(
			xlsx('<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>'),
			CUT
		);
		await expectRefused(
			xlsx('<worksheet><sheetData><row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>'),
			CUT
		);
		await expectRefused(xlsx('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'), CUT);
	});

	test('of two far corners is a small table', async () => {
		const { summary } = await read(
			xlsx(
				'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
			)
		);
		expect(summary.problems.map(({ code }) => code)).toEqual(['missing-label']);
	});

	test('of words that define one another is refused, and no word is ever expanded', async () => {
		await expectRefused(xlsx('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><worksheet/>'), CUT);
		const rows = [
			['exercice', 'dispositif', 'etape', 'montant', 'source'],
			[2018, 'bop137', 'lfi', 1, 'x']
		];
		const { lines } = await read(xlsx(xlsxSheet(rows).replace('>x<', '>&b;&amp;lt;<')));
		expect(lines[0]?.source).toBe('&b;&lt;');
	});

	test('of a name that an object has is a name', async () => {
		const rows = [
			['__proto__', 'exercice', 'dispositif', 'etape', 'montant', 'source'],
			['toString', 2018, 'bop137', 'lfi', 1, 'constructor']
		];
		const { lines, summary } = await read(zipOf(odsParts(odsSheet({ name: '__proto__', rows }))));
		expect(lines).toMatchObject([{ centimes: 100, source: 'constructor' }]);
		expect(summary.feuille).toBe('__proto__');
	});
});

test('a part under a password is refused', async () => {
	const bytes = zipOf(xlsxParts(xlsxSheet([['a']])));
	await expectRefused(
		patched(bytes, SHEET, { local: 6, central: 8 }, 1 | (8 << 16)),
		/protégé par un mot de passe/
	);
});

describe.for(['meme-table.xlsx', 'meme-table.ods'])('%s', (name) => {
	const whole = readFileSync(`tests/fixtures/tableurs/${name}`);
	const bytes = new Uint8Array(whole);

	test('cut anywhere, or with a hole, is refused', async () => {
		for (let tenth = 1; tenth < 10; tenth += 1) {
			const at = Math.floor((bytes.length * tenth) / 10);
			await expectRefused(bytes.slice(0, at), CUT);
			if (tenth < 7)
				await expectRefused(new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 200)]), CUT);
		}
	});

	test('of which any byte is another gives the same lines or none', async () => {
		const expected = (await read(bytes)).lines;
		await fc.assert(
			fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
				const wrong = bytes.slice();
				wrong[at] = (wrong[at] ?? 0) ^ change;
				const { lines, summary } = await read(wrong);
				if (summary.fatal) expect(lines).toEqual([]);
				else expect(lines).toEqual(expected);
			}),
			{ numRuns: 400 }
		);
	});
});

test('markup that nobody would write ends in lines or in problems', async () => {
	const piece = fc.constantFrom(
		'<row>',
		'</row>',
		'<c>',
		'</c>',
		'<c r="A9">',
		'<v>',
		'</v>',
		'1',
		'NaN',
		'<c t="s">',
		'<is><t>',
		'</t></is>',
		'<!--',
		'-->',
		'<![CDATA[',
		']]>',
		'<?',
		'?>',
		'<',
		'>',
		'"',
		'&#x110000;',
		'<mergeCell ref=""/>',
		'<col hidden="1"/>',
		'<table:table table:name="a">',
		'<table:table-row>',
		'<table:table-cell office:value-type="float" office:value="x">',
		'</table:table-cell>',
		'<text:p>',
		'</text:p>',
		'</table:table>'
	);
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
			const text = pieces.join('');
			for (const parts of [xlsxParts(`<worksheet><sheetData>${text}`), odsParts(text)])
				expect((await read(zipOf(parts))).lines).toEqual([]);
		}),
		{ numRuns: 500 }
	);
});
