import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELIMITERS, type Delimiter } from '#lib/ingest/lines/batch.ts';
import { byteLayout, readByteBlocks } from './byte-blocks.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { findUnclosedQuote, readRecords } from '#lib/ingest/records/records.ts';
import { surveyBytes } from '#lib/ingest/bytes/survey.ts';

async function* whole(text: string) {
	yield text;
}

/** Every record and its line, as the blocks of a file give them. */
async function recordsOf(text: string, delimiter: Delimiter, crlf: boolean, firstLine: number, size: number) {
	const bytes = new TextEncoder().encode(crlf ? text.replaceAll('\n', '\r\n') : text);
	const source = bytesSource('a.csv', bytes, 7);
	const survey = await surveyBytes(source);
	const layout = byteLayout(survey, 'utf-8', delimiter);
	if (layout === null) throw new Error('no layout');
	const found: (readonly [number, readonly string[]])[] = [];
	let fromBytes = 0;
	for await (const block of readByteBlocks(source, layout, firstLine, size)) {
		if (!('bytes' in block)) {
			block.rows.forEach((row, index) => found.push([block.lignes[index] ?? 0, row]));
			continue;
		}
		const records = new TextDecoder('utf-8', { ignoreBOM: true })
			.decode(block.bytes.subarray(block.at, block.end))
			.split(crlf ? '\r\n' : '\n')
			.slice(0, -1);
		for (const record of records) found.push([block.line++, record.split(delimiter)]);
		block.at = block.end;
		fromBytes += records.length;
	}
	return { found, fromBytes };
}

describe('records cut out of bytes', () => {
	test('are those cut out of the text, wherever the bytes are cut', async () => {
		const text = fc
			.array(fc.constantFrom('a', 'é', '"', '""', ';', ',', '\n', ' ', '"x;y"', '";\n"', '\t', '\u{1F4B6}'), {
				maxLength: 60
			})
			.map((parts) => parts.join(''));
		const shape = fc.record({
			delimiter: fc.constantFrom(...DELIMITERS),
			crlf: fc.boolean(),
			size: fc.integer({ min: 1, max: 40 })
		});
		await fc.assert(
			fc.asyncProperty(text, shape, async (content, { delimiter, crlf, size }) => {
				if (content === '' || (await findUnclosedQuote(whole(content), delimiter)) !== null) return;
				const expected: (readonly [number, readonly string[]])[] = [];
				for await (const block of readRecords(whole(content), delimiter, true)) {
					block.rows.forEach((row, index) => expected.push([block.lignes[index] ?? 0, row]));
				}
				const { found } = await recordsOf(content, delimiter, crlf, 1, size);
				expect(found).toEqual(expected);
			}),
			{ numRuns: 3000 }
		);
	});

	test('begin at the line asked for, and are bytes as long as no quote stands near', async () => {
		const rows = Array.from({ length: 50 }, (_, row) => `${row};é`);
		rows[30] = '"30\nsuite";é';
		const { found, fromBytes } = await recordsOf(`titre\n\n${rows.join('\n')}\n`, ';', true, 3, 64);
		expect(found).toHaveLength(50);
		expect(found[0]).toEqual([3, ['0', 'é']]);
		expect(found[30]).toEqual([33, ['30\nsuite', 'é']]);
		expect(found[49]).toEqual([53, ['49', 'é']]);
		expect(fromBytes).toBeGreaterThan(20);
	});

	test('are read as text when the ends of line are mixed or the text is UTF-16', async () => {
		const survey = await surveyBytes(bytesSource('a.csv', new TextEncoder().encode('a\r\nb\nc\r')));
		expect(byteLayout(survey, 'utf-8', ';')).toBeNull();
		expect(byteLayout({ ...survey, cr: 0, crlf: 0 }, 'utf-16le', ';')).toBeNull();
		expect(byteLayout({ ...survey, cr: 0, crlf: 0 }, 'windows-1252', ';')).toMatchObject({ crlf: false });
	});
});
