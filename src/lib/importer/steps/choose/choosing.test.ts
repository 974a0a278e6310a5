import { describe, expect, test } from 'vitest';
import { looksTabular, pastedText, tabbed } from './pasted-table.ts';
import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import { refuseFile } from './refuse-file.ts';

describe('a file is refused before it is read', () => {
	test.for([
		['credits.xlsx', 10, null],
		['CREDITS.CSV', 10, null],
		['credits.csv', 0, 'est vide'],
		['credits.xls', 10, 'ancien classeur Excel'],
		['credits.pdf', 10, 'n’est pas un tableau'],
		['credits.csv', BOUNDS.octets + 1, 'pèse 61']
	] as const)('%s of %d bytes: %s', ([name, size, said]) => {
		const refusal = refuseFile({ name, size });
		if (said === null) expect(refusal).toBeNull();
		else expect(refusal).toContain(said);
	});
});

describe('a paste', () => {
	const nothing = () => {
		throw new Error('nothing to parse');
	};

	test('of a spreadsheet is kept as it comes', () => {
		const text = 'Poste\tMontant\r\nAFIS\t2 376 000\r\n';
		expect(pastedText(text, '<table></table>', nothing)).toBe(text);
	});

	test('of a sentence is no table', () => {
		expect(pastedText('Bonjour, voici, le tableau', '', nothing)).toBeNull();
		expect(looksTabular('a;b')).toBe(false);
	});

	test('of a page becomes rows apart by tabs, cells with tabs or quotes quoted', () => {
		expect(
			tabbed([
				['a', ' b\u00A0c '],
				['d\te', 'f"g']
			])
		).toBe('a\tb c\r\n"d\te"\t"f""g"\r\n');
	});
});
