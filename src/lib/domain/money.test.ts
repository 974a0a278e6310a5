import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import {
	divideHalfUp,
	formatAmount,
	formatEuros,
	formatInMillions,
	formatMillions,
	formatNumber,
	formatPercent,
	MAX_CENTIMES,
	parseEuros,
	scale,
	speakAmount,
	splitCents,
	writeEuros,
	fitsRounding
} from './money.ts';
import { fc } from '../../../tests/property-seed.ts';

const cents = () => fc.integer({ min: -MAX_CENTIMES, max: MAX_CENTIMES });
const N = '\u00A0';

describe('machine notation', () => {
	test.for([
		['0', 0],
		['-0', 0],
		['1', 100],
		['1.5', 150],
		['1.05', 105],
		['-1234.56', -123_456],
		['0.01', 1],
		['1000000000000', 1e14],
		['007', 700]
	] as const)('reads %s as %i cents', ([text, expected]) => {
		expect(parseEuros(text)).toBe(expected);
	});

	test.for([
		'',
		' ',
		'1,5',
		'1 000',
		'1.234',
		'1.',
		'.5',
		'+1',
		'1e3',
		'--1',
		'1000000000000.01',
		'１',
		'NaN'
	])('refuses « %s »', (text) => {
		expect(parseEuros(text)).toBeNull();
	});

	test('reads back what it writes', () => {
		fc.assert(
			fc.property(cents(), (centimes) => {
				expect(parseEuros(writeEuros(centimes))).toBe(centimes + 0);
			})
		);
	});

	test.for([
		[0, '0.00'],
		[5, '0.05'],
		[-5, '-0.05'],
		[123_450, '1234.50']
	] as const)('writes %i cents as %s', ([centimes, expected]) => {
		expect(writeEuros(centimes)).toBe(expected);
	});
});

describe('French typography', () => {
	test.for([
		[546_987_800, `5${N}469${N}878${N}€`],
		[0, `0${N}€`],
		[-123_450, `\u22121${N}234,50${N}€`],
		[99, `0,99${N}€`],
		[100_000, `1${N}000${N}€`]
	] as const)('writes %i cents as %s', ([centimes, expected]) => {
		expect(formatEuros(centimes)).toBe(expected);
	});

	test('groups by three, shows both cents or none, and never loses a digit', () => {
		fc.assert(
			fc.property(cents(), (centimes) => {
				const written = formatNumber(centimes);
				expect(written).toMatch(/^\u2212?\d{1,3}(\u00A0\d{3})*(,\d\d)?$/);
				expect(written).not.toMatch(/,00$/);
				const machine = written.replaceAll(N, '').replace('\u2212', '-').replace(',', '.');
				expect(parseEuros(machine)).toBe(centimes + 0);
			})
		);
	});

	test.for([
		[546_987_800, `5,47${N}M€`],
		[100_000_000, `1,00${N}M€`],
		[99_999_949, `999${N}999${N}€`],
		[22_681_394, `226${N}814${N}€`],
		[99_999, `999,99${N}€`],
		[14_900_000, `149${N}000${N}€`],
		[-250_000_000, `\u22122,50${N}M€`]
	] as const)('says %i cents in a sentence as %s', ([centimes, expected]) => {
		expect(formatAmount(centimes)).toBe(expected);
	});

	test.for([
		[237_600_000, '2,38 millions d’euros'],
		[150_000_000, '1,50 million d’euros'],
		[14_900_000, '149 mille euros'],
		[100_000, 'mille euros'],
		[200_000, '2 mille euros'],
		[0, '0 euro'],
		[100, '1 euro'],
		[199, '1 euro et 99 centimes'],
		[201, '2 euros et 1 centime'],
		[-5_000_000, 'moins 50 mille euros'],
		[374_973, '3749 euros et 73 centimes']
	] as const)('speaks %i cents as « %s »', ([centimes, expected]) => {
		expect(speakAmount(centimes)).toBe(expected);
	});
});

/** `n ÷ d` to the nearest tenth of a unit, half away from zero, by comparing whole multiples only. */
function nearest(n: bigint, d: bigint, candidate: bigint): boolean {
	const gap = 2n * (n - candidate * d);
	const sign = n < 0n ? -1n : 1n;
	return sign * gap < d && sign * gap >= -d;
}

const digitsOf = (text: string) => BigInt(text.replace(/[^\d\u2212]/g, '').replace('\u2212', '-'));

describe('roundings', () => {
	const PLAIN = /^\u2212?\d{1,3}(\u00A0\d{3})*,\d\u00A0%$/;
	const BESIDE = /^(?:moins de 0,1|plus de 99,9|plus de 100|> \u22120,1|[<>] \u2212100) %$/;

	test('a percentage is the nearest tenth, half away from zero, and never 0 or 100 unless it is', () => {
		fc.assert(
			fc.property(
				fc.oneof(cents(), fc.integer({ min: -2000, max: 2000 })),
				fc.oneof(fc.integer({ min: 1, max: MAX_CENTIMES }), fc.integer({ min: 1, max: 2000 })),
				fc.boolean(),
				(part, size, negative) => {
					const whole = negative ? -size : size;
					const shown = formatPercent(part, whole);
					const numerator = BigInt(part) * 1000n * (negative ? -1n : 1n);
					if (part === 0) expect(shown).toBe(`0${N}%`);
					else if (part === whole) expect(shown).toBe(`100${N}%`);
					else if (part === -whole) expect(shown).toBe(`\u2212100${N}%`);
					else if (PLAIN.test(shown)) {
						expect(shown).not.toMatch(/^\u2212?(?:0|100),0/);
						expect(nearest(numerator, BigInt(size), digitsOf(shown))).toBe(true);
					} else {
						expect(shown.replaceAll(N, ' ')).toMatch(BESIDE);
						const near = /100|99/.test(shown) ? (part < 0 === negative ? 1000n : -1000n) : 0n;
						expect(nearest(numerator, BigInt(size), near)).toBe(true);
					}
				}
			)
		);
	});

	test.for([
		[237_600_000, 546_987_800, `43,4${N}%`],
		[309_387_800, 546_987_800, `56,6${N}%`],
		[1, 3, `33,3${N}%`],
		[2, 3, `66,7${N}%`],
		[1, 2000, `0,1${N}%`],
		[-1, 2000, `\u22120,1${N}%`],
		[0, 2000, `0${N}%`],
		[2000, 2000, `100${N}%`],
		[10_000, 200_000_000, `moins de 0,1${N}%`],
		[199_990_000, 200_000_000, `plus de 99,9${N}%`],
		[200_010_000, 200_000_000, `plus de 100${N}%`],
		[-1, 4000, `>${N}\u22120,1${N}%`],
		[-3999, 4000, `>${N}\u2212100${N}%`],
		[10, 1, `1${N}000,0${N}%`]
	] as const)('%i of %i is %s', ([part, whole, expected]) => {
		expect(formatPercent(part, whole)).toBe(expected);
	});

	test('where there is little room, what is near 0 or 100 is told in signs', () => {
		expect(formatPercent(1, 100_000, 1, 'signes')).toBe(`<${N}0,1${N}%`);
		expect(formatPercent(99_999, 100_000, 1, 'signes')).toBe(`>${N}99,9${N}%`);
		expect(inLanguage('en', () => [formatPercent(1, 100_000), formatPercent(99_999, 100_000)])).toEqual([
			'less than 0.1%',
			'more than 99.9%'
		]);
	});

	test('millions are the nearest hundredth, and never a negative zero', () => {
		fc.assert(
			fc.property(cents(), (centimes) => {
				const shown = formatMillions(centimes);
				expect(nearest(BigInt(centimes) * 100n, 100_000_000n, digitsOf(shown))).toBe(true);
				expect(shown).not.toBe('\u22120,00');
			})
		);
	});

	test('divides as a rounded half away from zero', () => {
		const halves = [
			[5n, 2n, 3n],
			[-5n, 2n, -3n],
			[4n, 3n, 1n],
			[-4n, 3n, -1n],
			[0n, 7n, 0n]
		] as const;
		for (const [n, d, expected] of halves) expect(divideHalfUp(n, d)).toBe(expected);
	});

	test('scales without a float: 10^14 by 10^5 over 10^5 + 1', () => {
		expect(scale(MAX_CENTIMES, 100_000, 100_001)).toBe(99_999_000_010_000);
	});
});

describe('a split', () => {
	const shares = fc
		.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
		.filter((list) => list.some((share) => share > 0));

	test('adds up to the line, each part within one cent of its share', () => {
		fc.assert(
			fc.property(cents(), shares, (centimes, list) => {
				const parts = splitCents(centimes, list);
				expect(parts).toHaveLength(list.length);
				expect(parts.reduce((sum, part) => sum + part, 0)).toBe(centimes + 0);
				const total = list.reduce((sum, share) => sum + share, 0);
				parts.forEach((part, index) => {
					const gap = BigInt(part) * BigInt(total) - BigInt(centimes) * BigInt(list[index] ?? 0);
					expect(gap < BigInt(total) && gap > -BigInt(total)).toBe(true);
				});
			})
		);
	});

	test('gives a cent more only to remainders at least as large as those left without', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: MAX_CENTIMES }), shares, (centimes, list) => {
				const total = BigInt(list.reduce((sum, share) => sum + share, 0));
				const parts = splitCents(centimes, list).map((part, index) => {
					const exact = BigInt(centimes) * BigInt(list[index] ?? 0);
					return { more: BigInt(part) - exact / total === 1n, remainder: exact % total, index };
				});
				for (const one of parts.filter((part) => part.more))
					for (const other of parts.filter((part) => !part.more)) {
						const first = one.remainder > other.remainder;
						expect(first || (one.remainder === other.remainder && one.index < other.index)).toBe(true);
					}
			})
		);
	});

	test.for([
		{ centimes: 100, shares: [1, 1, 1], parts: [34, 33, 33] },
		{ centimes: 101, shares: [60, 40], parts: [61, 40] },
		{ centimes: -100, shares: [1, 1, 1], parts: [-34, -33, -33] },
		{ centimes: 1, shares: [0, 5, 5], parts: [0, 1, 0] },
		{ centimes: 0, shares: [3, 7], parts: [0, 0] }
	])('of $centimes by $shares gives $parts', ({ centimes, shares, parts }) => {
		expect(splitCents(centimes, shares)).toEqual(parts);
	});

	test('by nothing is refused', () => {
		expect(() => splitCents(100, [])).toThrow(RangeError);
		expect(() => splitCents(100, [0, 0])).toThrow('shares add up to nothing: 0, 0');
	});
});

describe('in English', () => {
	test.for([
		[546_987_800, '€5,469,878', '€5.47M', '5.47 million euros'],
		[14_900_000, '€149,000', '€149,000', '149 thousand euros'],
		[100_000, '€1,000', '€1,000', 'one thousand euros'],
		[0, '€0', '€0', '0 euros'],
		[100, '€1', '€1', '1 euro'],
		[150, '€1.50', '€1.50', '1 euro and 50 cents'],
		[199, '€1.99', '€1.99', '1 euro and 99 cents'],
		[201, '€2.01', '€2.01', '2 euros and 1 cent'],
		[-123_450, '\u2212€1,234.50', '\u2212€1,235', 'minus 1234 euros and 50 cents'],
		[-546_987_800, '\u2212€5,469,878', '\u2212€5.47M', 'minus 5.47 million euros'],
		[100_000_000, '€1,000,000', '€1.00M', '1.00 million euros']
	] as const)('%i cents are written %s, %s and spoken “%s”', ([centimes, exact, short, spoken]) => {
		expect(
			inLanguage('en', () => [formatEuros(centimes), formatAmount(centimes), speakAmount(centimes)])
		).toEqual([exact, short, spoken]);
	});

	test('a unit stands before the number, a percent sign right after', () => {
		expect(inLanguage('en', () => formatInMillions(14_900_000))).toBe('€0.15M');
		expect(formatInMillions(14_900_000)).toBe(`0,15${N}M€`);
		expect(inLanguage('en', () => formatPercent(434, 1000))).toBe('43.4%');
		expect(inLanguage('en', () => formatMillions(-546_987_800))).toBe('\u22125.47');
	});

	test('every amount reads back from what is written', () => {
		fc.assert(
			fc.property(cents(), (centimes) => {
				const written = inLanguage('en', () => formatEuros(centimes));
				expect(parseEuros(written.replace('\u2212', '-').replace(/[€,]/g, ''))).toBe(centimes + 0);
			})
		);
	});
});

test.for([
	[450_000_000, 10_000_000, true],
	[330_000_000, 20_000_000, true],
	[123_400, 5_600, false],
	[451_200_000, 10_000_000, false],
	[100, 25, true],
	[1, 1, true],
	[100, 0, true],
	[100, -500, true],
	[100, NaN, true]
] as const)('%i cents rounded to %i: %s', ([centimes, arrondi, fits]) => {
	expect(fitsRounding(centimes, arrondi)).toBe(fits);
});
