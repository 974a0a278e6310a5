import { describe, expect, test } from 'vitest';
import { MAX_CENTIMES } from '#lib/domain/money.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { amountInWords } from './amount-in-words.ts';
import { fc } from '../../../../tests/property-seed.ts';

const SMALL: Readonly<Record<string, number>> = Object.fromEntries([
	...'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
		.split(' ')
		.map((word, value) => [word, value] as const),
	...(['vingt', 'trente', 'quarante', 'cinquante', 'soixante'] as const).map(
		(word, index) => [word, (index + 2) * 10] as const
	),
	...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
		.split(' ')
		.map((word, value) => [word, value] as const),
	...(['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const).map(
		(word, index) => [word, (index + 2) * 10] as const
	)
]);
const SIZES: Readonly<Record<string, number>> = {
	...{ mille: 1e3, million: 1e6, milliard: 1e9, thousand: 1e3, billion: 1e9 }
};

/** Reads a number in words of either language, by what each word adds or multiplies. */
function numberOf(text: string): number {
	let total = 0;
	let group = 0;
	const words = text
		.replaceAll('quatre-vingt', 'QV')
		.split(/[ -]/)
		.filter((word) => !['et', 'and', 'd’euros'].includes(word));
	for (const written of words) {
		const word = /^(?:QVs|cents|millions|milliards)$/.test(written) ? written.slice(0, -1) : written;
		const size = SIZES[word];
		if (word === 'QV') group += 80;
		else if (word === 'cent' || word === 'hundred') {
			const below = group % 1000;
			group += below === 0 ? 100 : below * 99;
		} else if (size === 1e9) {
			total = (total + (group === 0 && total === 0 ? 1 : group)) * 1e9;
			group = 0;
		} else if (size !== undefined) {
			total += (group === 0 ? 1 : group) * size;
			group = 0;
		} else if (SMALL[word] !== undefined) group += SMALL[word];
		else throw new Error(`no number: ${written} in ${text}`);
	}
	return total + group;
}

/** Cents of an amount in words. */
function centsOf(text: string): number {
	const sign = /^(?:moins|minus) /.test(text) ? -1 : 1;
	const [, euros, cents] =
		/^(?:(?:moins|minus) )?(?:(.*?) ?(?:d’euros|euros?))?(?: et | and )?(?:(.+) (?:centimes?|cents?))?$/.exec(
			text
		) ?? [];
	return sign * ((euros ? numberOf(euros) : 0) * 100 + (cents ? numberOf(cents) : 0));
}

describe('an amount in words', () => {
	test.each([
		[237_600_000, 'deux millions trois cent soixante-seize mille euros'],
		[237_600_010, 'deux millions trois cent soixante-seize mille euros et dix centimes'],
		[52_000_000, 'cinq cent vingt mille euros'],
		[8_000_000, 'quatre-vingt mille euros'],
		[8_000, 'quatre-vingts euros'],
		[20_000, 'deux cents euros'],
		[20_100, 'deux cent un euros'],
		[20_000_000, 'deux cent mille euros'],
		[20_000_000_000, 'deux cents millions d’euros'],
		[100_000_000, 'un million d’euros'],
		[100_000_100, 'un million un euros'],
		[7_100, 'soixante et onze euros'],
		[8_100, 'quatre-vingt-un euros'],
		[9_100, 'quatre-vingt-onze euros'],
		[2_100, 'vingt et un euros'],
		[100_000, 'mille euros'],
		[150, 'un euro et cinquante centimes'],
		[1, 'un centime'],
		[0, 'zéro euro'],
		[-1_200, 'moins douze euros']
	])('%d cents in French', (cents, words) => {
		expect(amountInWords(cents)).toBe(words);
	});

	test.each([
		[237_600_000, 'two million three hundred and seventy-six thousand euros'],
		[100_000_100, 'one million and one euros'],
		[150, 'one euro and fifty cents'],
		[1, 'one cent']
	])('%d cents in English', (cents, words) => {
		expect(inLanguage('en', () => amountInWords(cents))).toBe(words);
	});

	test('reads back as the same cents', () => {
		const cents = fc.oneof(
			fc.integer({ min: -1_000_000, max: 1_000_000 }),
			fc.integer({ min: -MAX_CENTIMES, max: MAX_CENTIMES }),
			fc.integer({ min: 0, max: 999_999 }).map((thousands) => thousands * 100_000)
		);
		for (const langue of ['fr', 'en'] as const) {
			fc.assert(
				fc.property(cents, (amount) => {
					expect(centsOf(inLanguage(langue, () => amountInWords(amount))) + 0).toBe(amount + 0);
				}),
				{ numRuns: 2000 }
			);
		}
	});
});
