import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { columnLetter } from './problem.ts';
import { enumerate, formatCount, fr, heldTogether, lowerFirst, typeset, yearRanges } from './typography.ts';
import { fc } from '../../../tests/property-seed.ts';

test.for([
	['Crédits nationaux', 'crédits nationaux'],
	['AGRASC', 'AGRASC'],
	['AFIS seule', 'AFIS seule'],
	['Ac.Sé, accueil sécurisant', 'Ac.Sé, accueil sécurisant'],
	['L’AFIS est lue', 'l’AFIS est lue'],
	['A first payment', 'a first payment'],
	['État', 'état'],
	['2018', '2018'],
	['', '']
])('“%s” inside a sentence is “%s”: an acronym keeps its capitals', ([text = '', inside]) => {
	expect(lowerFirst(text)).toBe(inside);
});

test('a title never parts BOP from its number', () => {
	expect(heldTogether('Par dispositif : BOP 137, puis BOP 101')).toBe(
		'Par dispositif : BOP\u00A0137, puis BOP\u00A0101'
	);
	expect(heldTogether('Le BOP, puis 137')).toBe('Le BOP, puis 137');
});

describe('French typography', () => {
	test.for([
		['a no-break space before high punctuation', 'Vraiment ? Oui ! Ainsi : cela ; 5 %', '\u00A0'],
		['no-break spaces inside guillemets', '« oui »', '\u00A0']
	] as const)('%s', ([, text, space]) => {
		expect(typeset(text)).toBe(text.replace(/ (?=[:;?!»%])|(?<=«) /g, space));
	});

	test('curls apostrophes between letters, before a quotation and at the end of a part', () => {
		expect(typeset("l'aide d'«")).toBe('l’aide d’«');
		expect(typeset("'12' 3'4")).toBe("'12' 3'4");
	});
	test('an amount keeps its unit, and an English amount its place', () => {
		expect(typeset('20 € de plus, 3 €')).toBe('20\u00A0€ de plus, 3\u00A0€');
		expect(typeset('in 2016; €20,500')).toBe('in 2016; €20,500');
	});

	test('leaves what is put in exactly as it is', () => {
		expect(fr`Le mot « ${"l'x : ?"} » n'est pas connu : ${3}.`).toBe(
			"Le mot «\u00A0l'x : ?\u00A0» n’est pas connu\u00A0: 3."
		);
	});

	test('typesetting twice changes nothing more', () => {
		const letters = fc.constantFrom(' ', "'", 'é', 'a', ':', '?', '«', '»', '%', '€', '1', '\u00A0');
		fc.assert(
			fc.property(fc.array(letters, { maxLength: 20 }), (parts) => {
				const once = typeset(parts.join(''));
				expect(typeset(once)).toBe(once);
			})
		);
	});
});

describe('lists in a sentence', () => {
	test.for([
		[[], ''],
		[['a'], 'a'],
		[['a', 'b'], 'a et b'],
		[['a', 'b', 'c'], 'a, b et c']
	] as const)('%j', ([items, expected]) => {
		expect(enumerate(items)).toBe(expected);
	});

	test('with another word than « et »', () => {
		expect(enumerate(['a', 'b', 'c'], 'ni pour')).toBe('a, b ni pour c');
	});
});

describe('years as ranges', () => {
	test.for([
		[[], ''],
		[[2013], '2013'],
		[[2013, 2014], '2013 et 2014'],
		[[2013, 2014, 2015], '2013 à 2015'],
		[[2013, 2014, 2015, 2018], '2013 à 2015 et 2018'],
		[[2011, 2013, 2014, 2016, 2017, 2018], '2011, 2013, 2014 et 2016 à 2018']
	] as const)('%j', ([years, expected]) => {
		expect(yearRanges(years)).toBe(expected);
	});

	test('name exactly the years given', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 1990, max: 2040 })), (years) => {
				const sorted = [...years].sort((a, b) => a - b);
				const named = yearRanges(sorted)
					.split(/, | et /)
					.filter((part) => part !== '')
					.flatMap((part) => {
						const [first = 0, last = first] = part.split(' à ').map(Number);
						return Array.from({ length: last - first + 1 }, (_, index) => first + index);
					});
				expect(named).toEqual(sorted);
			})
		);
	});
});

test.for([
	[0, '0'],
	[999, '999'],
	[1638, '1\u00A0638'],
	[1_000_000, '1\u00A0000\u00A0000']
] as const)('a count of %i is written %s', ([count, expected]) => {
	expect(formatCount(count)).toBe(expected);
});

test.for([
	[1, 'A'],
	[26, 'Z'],
	[27, 'AA'],
	[52, 'AZ'],
	[53, 'BA'],
	[702, 'ZZ'],
	[703, 'AAA'],
	[16_384, 'XFD']
] as const)('column %i is %s, as in a spreadsheet', ([column, letter]) => {
	expect(columnLetter(column)).toBe(letter);
});

describe('in English', () => {
	test.for([
		[[], '', ''],
		[[2013], '2013', '2013'],
		[[2013, 2014], '2013 and 2014', '2013 and 2014'],
		[[2013, 2014, 2015, 2018], '2013, 2014, 2015 and 2018', '2013 to 2015 and 2018']
	] as const)('%j are listed “%s”, and as ranges “%s”', ([years, listed, ranged]) => {
		expect(inLanguage('en', () => [enumerate(years.map(String)), yearRanges(years)])).toEqual([
			listed,
			ranged
		]);
	});

	test('with another word than “and”', () => {
		expect(inLanguage('en', () => enumerate(['a', 'b'], 'or'))).toBe('a or b');
	});

	test('counts have commas', () => {
		expect(inLanguage('en', () => [999, 1638, 1_000_000].map(formatCount))).toEqual([
			'999',
			'1,638',
			'1,000,000'
		]);
	});
});
