import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { DELIMITERS } from '#lib/ingest/lines/batch.ts';
import { fc } from '../../../../tests/property-seed.ts';
import { RegularQuotes } from './regular-quotes.ts';

function regularUnder(text: string, length = text.length || 1) {
	const bytes = new TextEncoder().encode(text);
	const quotes = new RegularQuotes();
	for (let at = 0; at < bytes.length; at += length) quotes.add(bytes.subarray(at, at + length));
	return quotes.end();
}

test('where all quotes are regular, the parser finds none out of place and none left open', () => {
	const parts = fc.constantFrom('a', 'é', '"', '""', ';', ',', '\n', ' ', '"x;y"', '";\n"', '\t', '";"');
	const text = fc.array(parts, { maxLength: 20 }).map((all) => all.join(''));
	fc.assert(
		fc.property(text, fc.integer({ min: 1, max: 5 }), (content, length) => {
			const regular = regularUnder(content, length);
			expect(regular).toEqual(regularUnder(content));
			for (const delimiter of regular)
				expect(Papa.parse(`${content}\n`, { delimiter, newline: '\n', fastMode: false }).errors).toEqual([]);
		}),
		{ numRuns: 5000 }
	);
});

test('quotes as spreadsheets write them are regular', () => {
	expect(regularUnder('a;b\n"un;""deux""\ntrois";1\n"";"""x"""')).toEqual([';']);
	expect(regularUnder('a;b\r\n"un";"deux"\r\n')).toEqual([';']);
	expect(regularUnder('"a"\n"b"')).toEqual([...DELIMITERS]);
	expect(regularUnder('a;b\n')).toEqual([...DELIMITERS]);
});

test.for(['a;"b', 'a;b"c', '"a"b;c', '"a" ;b', 'a; "b"', '"a";b\n"c,d";"e"f'])(
	'%j is left to the scanner',
	(text) => {
		expect(regularUnder(text)).toEqual([]);
	}
);
