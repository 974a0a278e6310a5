import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { DELIMITERS, type Delimiter } from '#lib/ingest/lines/batch.ts';
import { QuoteScanner } from './quote-scanner.ts';
import { findUnclosedQuote, readRecords } from './records.ts';
import { fc } from '../../../../tests/property-seed.ts';

async function* inPieces(text: string, length: number) {
	for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function recordsOf(text: string, delimiter: Delimiter, pieceLength: number, blockChars: number) {
	const rows: string[][] = [];
	const lignes: number[] = [];
	const quotes = text.includes('"');
	for await (const block of readRecords(inPieces(text, pieceLength), delimiter, quotes, blockChars)) {
		rows.push(...block.rows);
		lignes.push(...block.lignes);
	}
	return { rows, lignes };
}

describe('records', () => {
	test('keep their physical line when cells hold line breaks', async () => {
		const { lignes, rows } = await recordsOf('a;b\n"un\ndeux\ntrois";1\n\nx;y\n', ';', 3, 4);
		expect(lignes).toEqual([1, 2, 5, 6]);
		expect(rows[1]).toEqual(['un\ndeux\ntrois', '1']);
	});

	test('are the same whatever the pieces and blocks they are cut from', async () => {
		const text = fc
			.array(fc.constantFrom('a', 'é', '"', '""', ';', ',', '\n', ' ', '"x;y"', '";\n"', '\t'), {
				maxLength: 40
			})
			.map((parts) => parts.join(''));
		await fc.assert(
			fc.asyncProperty(
				text,
				fc.constantFrom(...DELIMITERS),
				fc.integer({ min: 1, max: 7 }),
				async (content, delimiter, length) => {
					const unclosed = await findUnclosedQuote(inPieces(content, length), delimiter);
					if (unclosed !== null || content === '') return;
					const whole = Papa.parse<string[]>(content.endsWith('\n') ? content : `${content}\n`, {
						delimiter,
						newline: '\n'
					}).data;
					whole.pop();
					const { rows, lignes } = await recordsOf(content, delimiter, length, 5);
					expect(rows).toEqual(whole);
					const line = (index: number) =>
						1 +
						whole.slice(0, index).reduce((sum, row) => sum + 1 + (row.join('').split('\n').length - 1), 0);
					expect(lignes).toEqual(rows.map((_, index) => line(index)));
				}
			),
			{ numRuns: 3000 }
		);
	});

	test('a quote never closed is found, with the line on which it opens', async () => {
		const text = 'a;b\n1;"deux\ntrois"\n"quatre;5\nsix;7\n';
		for (const length of [1, 2, 3, 50]) {
			expect(await findUnclosedQuote(inPieces(text, length), ';')).toBe(4);
		}
	});

	test('the scanner and the parser agree on what is left open', () => {
		const text = fc
			.array(fc.constantFrom('a', '"', ';', '\n', ' '), { maxLength: 30 })
			.map((parts) => `${parts.join('')}\n`);
		fc.assert(
			fc.property(text, (content) => {
				const scanner = new QuoteScanner(';');
				scanner.add(content);
				const { errors } = Papa.parse(content, { delimiter: ';', newline: '\n', fastMode: false });
				expect(scanner.end() !== null).toBe(errors.some((error) => error.code === 'MissingQuotes'));
			}),
			{ numRuns: 3000 }
		);
	});
});
