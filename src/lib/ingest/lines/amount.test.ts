import { describe, expect, test } from 'vitest';
import { formatNumber, writeEuros } from '#lib/domain/money.ts';
import { remarkIssue } from './amount-issue.ts';
import { AmountReader, type AmountFailure } from './amount.ts';
import type { Decimal, Unit } from './batch.ts';
import { fc } from '../../../../tests/property-seed.ts';

const read = (cell: string, decimal: Decimal | null = null, unit: Unit = 'euros') => {
	const reader = new AmountReader(decimal, unit);
	const cents = reader.read(cell);
	return Number.isNaN(cents) ? reader.failure : cents;
};

describe('amounts as publishers write them', () => {
	test.for<[string, number]>([
		['0', 0],
		['-0', 0],
		['2411409', 241_140_900],
		['2 411 409', 241_140_900],
		['2\u00A0411\u202F409', 241_140_900],
		['2\u2009411\u2009409', 241_140_900],
		['29\u2007000', 2_900_000],
		['1\u2008234,56', 123_456],
		['1\u200A234,5', 123_450],
		['1\u2003234 \u2009€', 123_400],
		['1\u200B234,56', 123_456],
		['\uFEFF1234,56\u200E', 123_456],
		['2’411’409', 241_140_900],
		["2'411'409,5", 241_140_950],
		['1 234,56', 123_456],
		['1 234,5', 123_450],
		['16.100.000,00', 1_610_000_000],
		['1,234,567.89', 123_456_789],
		['12345678,90', 1_234_567_890],
		['1638000.0', 163_800_000],
		['18500.00', 1_850_000],
		['12,3000', 1230],
		['-2 559', -255_900],
		['−2 559', -255_900],
		['\u20102 559', -255_900],
		['\u20112 559', -255_900],
		['2 559\uFF0D', -255_900],
		['2 559-', -255_900],
		['(1 234)', -123_400],
		['(1 234,50 €)', -123_450],
		['(1 234) €', -123_400],
		['  12,50  ', 1250],
		['35 167,00 €', 3_516_700],
		['€ 12,50', 1250],
		['12,50 EUR', 1250],
		['510 K€', 51_000_000],
		['510k€', 51_000_000],
		['2,4 M€', 240_000_000],
		['4,5 millions d’euros', 450_000_000],
		['1,5 Md€', 150_000_000_000],
		['0,12345 K€', 12_345],
		['3M', 300_000_000],
		['510K', 51_000_000],
		['510 k', 51_000_000],
		['2,5 Md', 250_000_000_000],
		['3 millions', 300_000_000],
		['1 million', 100_000_000],
		['12 milliers', 1_200_000],
		['1,2 milliard', 120_000_000_000],
		['4,5 M €', 450_000_000],
		['4,5\u202FM\u202F€', 450_000_000],
		['500 K €', 50_000_000],
		['2 Md €', 200_000_000_000],
		['2 Mds€', 200_000_000_000],
		['3 M d’euros', 300_000_000],
		["3 M d'euros", 300_000_000],
		['3 millions d’euros', 300_000_000],
		['3 millions €', 300_000_000],
		['3 millions euros', 300_000_000],
		['12 KEUR', 1_200_000],
		['3 meur', 300_000_000],
		['(3 M€)', -300_000_000],
		['-3M', -300_000_000],
		['1 234€50', 123_450],
		['1234 €05', 123_405],
		['-12€50', -1250],
		['EUR 1 234,50', 123_450],
		['1 234,50 Euros', 123_450],
		['2 376 000 (1)', 237_600_000],
		['2 376 000(a)', 237_600_000],
		['2 376 000 *', 237_600_000],
		['2 376 000²', 237_600_000],
		['12,5 M€ (3)', 1_250_000_000],
		['1 234,50 € ¹', 123_450],
		['5 000 (1) (2)', 500_000],
		['(5 000) (1)', -500_000],
		['3M [2]', 300_000_000],
		['(5 000)', -500_000],
		['(12)', -1200]
	])('« %s »', ([cell, cents]) => {
		expect(read(cell)).toBe(cents);
	});

	test.for<[string, AmountFailure]>([
		['', 'blank'],
		['  ', 'blank'],
		['-', 'blank'],
		[' -   ', 'blank'],
		['…', 'blank'],
		['N/A', 'blank'],
		['non communiqué', 'blank'],
		['néant', 'neant'],
		['Néant', 'neant'],
		['zéro', 'neant'],
		['-   €', 'comptabilite'],
		['- €', 'comptabilite'],
		['-\u00A0\u00A0\u00A0k€', 'comptabilite'],
		['environ 3 000', 'approche'],
		['env. 3 M€', 'approche'],
		['plus de 4 000', 'approche'],
		['~ 500', 'approche'],
		['< 5 000', 'approche'],
		['12 %', 'pourcentage'],
		['(1)', 'renvoi'],
		['*', 'renvoi'],
		['1 234 (2018)', 'syntaxe'],
		['1 234 (500)', 'syntaxe'],
		['3 à 4 M€', 'syntaxe'],
		['12 34,50', 'syntaxe'],
		['12€5', 'syntaxe'],
		['1234,5€50', 'syntaxe'],
		['M€', 'syntaxe'],
		['3 m', 'unite'],
		['3 m d’euros', 'unite'],
		['n.d.', 'blank'],
		['NC', 'blank'],
		['s.o.', 'blank'],
		['1.234', 'ambigu'],
		['1,234', 'ambigu'],
		['-1.234 €', 'ambigu'],
		['0,123', 'decimales'],
		['12,345678', 'decimales'],
		['12219099.130000001', 'decimales'],
		['1234,567', 'decimales'],
		['1 2O0,50', 'syntaxe'],
		['88,14 %', 'pourcentage'],
		['1 23', 'syntaxe'],
		['1234 567', 'syntaxe'],
		['12 3456', 'syntaxe'],
		['0 123', 'syntaxe'],
		['1.23.456', 'syntaxe'],
		['1.234 567', 'syntaxe'],
		['12,', 'syntaxe'],
		[',5', 'syntaxe'],
		['--5', 'syntaxe'],
		['-(5)', 'syntaxe'],
		['5 $', 'syntaxe'],
		['1,2E+06', 'scientifique'],
		['3 m€', 'unite'],
		['9 999 999 999 999', 'taille'],
		['1234567890123456789', 'taille'],
		['Infinity', 'syntaxe'],
		['0x10', 'syntaxe']
	])('refuses « %s » (%s)', ([cell, failure]) => {
		expect(read(cell)).toBe(failure);
	});

	test('an unclear amount takes the mark of its column', () => {
		expect(read('1.234', ',')).toBe(123_400);
		expect(read('1,234', '.')).toBe(123_400);
		expect(read('1.234', '.')).toBe('decimales');
		expect(read('1,5', '.')).toBe('decimale');
	});

	test('the first clear cell decides the mark of the column', () => {
		const reader = new AmountReader(null);
		expect(reader.read('12,50')).toBe(1250);
		expect(reader.decimal).toBe(',');
		expect(reader.read('1.234')).toBe(123_400);
		expect(reader.read('1.5')).toBeNaN();
		expect(reader.failure).toBe('decimale');
	});

	test('a unit declared for the column applies, and a cell may not contradict it', () => {
		expect(read('510', null, 'milliers')).toBe(51_000_000);
		expect(read('2,4', null, 'millions')).toBe(240_000_000);
		expect(read('1,234', ',', 'milliers')).toBe(123_400);
		expect(read('510 €', null, 'milliers')).toBe('unite');
		expect(read('2 M€', null, 'milliers')).toBe(200_000_000);
	});
});

describe('what is told of an amount read', () => {
	test.for([
		['2 376 000 (1)', { calls: '(1)', short: false }],
		['4 000*²', { calls: '*²', short: false }],
		['3M (1)', { calls: '(1)', short: true }],
		['3 millions', { calls: '', short: true }],
		['3 M€', null],
		['1 234', null],
		['(5 000)', null],
		['néant', null]
	] as const)('« %s »', ([cell, remark]) => {
		const reader = new AmountReader(null);
		reader.read(cell);
		expect(reader.remark).toEqual(remark);
		reader.read('12');
		expect(reader.remark).toBeNull();
	});

	test('is a sentence with the amount', () => {
		const phrase = (cell: string) => {
			const reader = new AmountReader(null);
			const read = reader.read(cell);
			return reader.remark && remarkIssue(reader.remark, cell, read).phrase.replace(/[\u00A0\u202F]/g, ' ');
		};
		expect(phrase('2 376 000 (1)')).toBe(
			'« 2 376 000 (1) » est lu sans « (1) », qui est l’appel d’une note : 2 376 000 €.'
		);
		expect(phrase('510K')).toBe('« 510K » est lu 510 000 €.');
	});
});

const cents = fc.integer({ min: -1e14, max: 1e14 });

describe('any amount', () => {
	test('written by us, in machine or French notation, reads back', () => {
		fc.assert(
			fc.property(cents, (amount) => {
				expect(read(writeEuros(amount), '.')).toBe(amount);
				expect(read(formatNumber(amount), ',')).toBe(amount);
				expect(read(`${formatNumber(amount)}\u202F€`, ',')).toBe(amount);
			})
		);
	});

	test('with the calls of notes after it is the same amount', () => {
		const call = fc.constantFrom('(1)', '*', '²', '[3]', '(b)', '**', '†');
		fc.assert(
			fc.property(
				cents,
				fc.array(call, { minLength: 1, maxLength: 3 }),
				fc.boolean(),
				(amount, calls, apart) => {
					fc.pre(Math.abs(amount) > 999 || amount >= 0);
					const between = apart ? ' ' : '';
					expect(read([formatNumber(amount), ...calls].join(between), ',')).toBe(amount);
				}
			)
		);
	});

	test.for([
		`1${'*'.repeat(5000)}x`,
		`1${' (1)'.repeat(2000)}x`,
		`${'1 '.repeat(3000)}€`,
		`${'é'.repeat(9000)}(1)`
	])('a long text is refused as fast as a short one', (cell) => {
		expect(read(cell)).toBe('syntaxe');
	});

	test('reads alike with and without the short cut', () => {
		const cell = fc.stringMatching(/^-?[0-9 .,\u00A0]{1,14}$/);
		fc.assert(
			fc.property(cell, fc.constantFrom<Decimal>(',', '.'), (text, decimal) => {
				// A currency sign leads off the short cut and changes no value.
				const long = read(`${text}€`, decimal);
				const short = read(text, decimal);
				if (typeof short === 'number' || typeof long === 'number') expect(short).toBe(long);
			}),
			{ numRuns: 5000 }
		);
	});
});
