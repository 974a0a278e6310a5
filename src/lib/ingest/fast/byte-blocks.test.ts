import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { encodeText } from '#lib/ingest/bytes/encode.ts';
import { surveyBytes } from '#lib/ingest/bytes/survey.ts';
import { DELIMITERS, ENCODINGS, type Delimiter, type Encoding } from '#lib/ingest/lines/batch.ts';
import { findUnclosedQuote, readRecords } from '#lib/ingest/records/records.ts';
import { readByteBlocks, takeRow, utf8Pieces } from './byte-blocks.ts';
import { fc } from '../../../../tests/property-seed.ts';

async function* whole(text: string) {
	yield text;
}

interface Cut {
	readonly encoding: Encoding;
	readonly newline: string;
	readonly delimiter: Delimiter;
	readonly firstLine?: number;
	/** Bytes of a block. */
	readonly size: number;
}

/** Every record with its line, as the bytes of a file give them, and how many blocks had one. */
async function recordsOf(text: string, { encoding, newline, delimiter, firstLine = 1, size }: Cut) {
	const source = bytesSource('a.csv', encodeText(text.replaceAll('\n', newline), encoding), 7);
	const found: (readonly [number, readonly string[]])[] = [];
	let blocks = 0;
	const pieces = utf8Pieces(source, encoding, await surveyBytes(source));
	for await (const block of readByteBlocks(pieces, firstLine, size)) {
		const before = found.length;
		for (let row = takeRow(block, delimiter); row !== null; row = takeRow(block, delimiter))
			found.push([row.ligne, row.cells]);
		if (found.length > before) blocks += 1;
	}
	return { found, blocks };
}

describe('records cut out of bytes', () => {
	test('are those cut out of the text, wherever the bytes are cut and however they are encoded', async () => {
		const text = fc
			.array(
				fc.constantFrom('a', 'é', '"', '""', ';', ',', '\n', ' ', '\u00A0', '"x;y"', '";\n"', '\t', '€'),
				{
					maxLength: 60
				}
			)
			.map((parts) => parts.join(''));
		const cut = fc.record({
			encoding: fc.constantFrom(...ENCODINGS),
			newline: fc.constantFrom('\n', '\r\n', '\r'),
			delimiter: fc.constantFrom(...DELIMITERS),
			size: fc.integer({ min: 1, max: 40 })
		});
		await fc.assert(
			fc.asyncProperty(text, cut, async (content, shape) => {
				const { delimiter } = shape;
				if (content === '' || (await findUnclosedQuote(whole(content), delimiter)) !== null) return;
				const expected: (readonly [number, readonly string[]])[] = [];
				for await (const block of readRecords(whole(content), delimiter, true)) {
					block.rows.forEach((row, index) => expected.push([block.lignes[index] ?? 0, row]));
				}
				expect((await recordsOf(content, shape)).found).toEqual(expected);
			}),
			{ numRuns: 3000 }
		);
	});

	test('begin at the line asked for', async () => {
		const rows = Array.from({ length: 50 }, (_, row) => `${row};é`);
		rows[30] = '"30\nsuite";é';
		const cut = { encoding: 'utf-8', newline: '\r\n', delimiter: ';', firstLine: 3, size: 64 } as const;
		const { found, blocks } = await recordsOf(`titre\n\n${rows.join('\n')}\n`, cut);
		expect(found).toHaveLength(50);
		expect(found[0]).toEqual([3, ['0', 'é']]);
		expect(found[30]).toEqual([33, ['30\nsuite', 'é']]);
		expect(found[49]).toEqual([53, ['49', 'é']]);
		expect(blocks).toBeGreaterThan(3);
	});

	test('longer than a block are looked at a few times, not once a block', async () => {
		const bytes = new TextEncoder().encode(`"${'\n'.repeat(4096)}";b\n`);
		let looked = 0;
		for await (const block of readByteBlocks(bytesSource('a.csv', bytes, 64).open(), 1, 64)) {
			looked += 1;
			takeRow(block, ';');
		}
		expect(looked).toBeLessThan(10);
	});
});
