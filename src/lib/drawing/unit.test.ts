import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inUnit, moneyTicks, symbolOf, unitFor, withUnit, writeIn } from './unit.ts';

test.for([
	[682_794_500, '6,83', 'M€'],
	[-120_000_000, '−1,20', 'M€'],
	[14_900_000, '149', 'k€'],
	[150_000, '1,5', 'k€'],
	[2_500, '25', '€'],
	[123_456_789_012_300, '1\u00A0234,57', 'Md€']
] as const)('%i cents is written %s %s', ([cents, text, symbol]) => {
	const unit = unitFor(cents);
	expect([writeIn(unit, cents), unit.symbol]).toEqual([text, symbol]);
});

test('« 0 » is kept for an exact nothing', () => {
	const unit = unitFor(1e9);
	expect(writeIn(unit, 0)).toBe('0');
	expect(writeIn(unit, 100)).toBe('<\u00A00,01');
	expect(writeIn(unit, -100)).toBe('>\u00A0−0,01');
});

test('three or four ticks, the unit on the last', () => {
	const labels = (min: number, max: number) => moneyTicks(min, max, unitFor(max)).map((tick) => tick.label);
	expect(labels(0, 682_794_500)).toEqual(['2', '4', '6\u00A0M€']);
	expect(labels(0, 33_000_000)).toEqual(['100', '200', '300\u00A0k€']);
	expect(labels(-290_000_000, 224_000_000)).toEqual(['−2', '−1', '1', '2\u00A0M€']);
	expect(labels(0, 0)).toEqual([]);
});

test('in English the sign of the euro stands first, and the point parts decimals', () => {
	const unit = unitFor(682_794_500);
	const english = (work: () => unknown) => inLanguage('en', work);
	expect(english(() => writeIn(unit, 682_794_500))).toBe('6.83');
	expect(english(() => writeIn(unitFor(123_456_789_012_300), 123_456_789_012_300))).toBe('1,234.57');
	expect(english(() => writeIn(unit, 100))).toBe('<\u00A00.01');
	expect(english(() => moneyTicks(0, 682_794_500, unit).map((tick) => tick.label))).toEqual([
		'2',
		'4',
		'€6M'
	]);
	expect(english(() => ['6.83', '−1.20', '<\u00A00.01'].map((words) => withUnit(unit, words)))).toEqual([
		'€6.83M',
		'−€1.20M',
		'<\u00A0€0.01M'
	]);
	expect(english(() => [1e11, 1e8, 1e7, 2_500].map((cents) => inUnit(unitFor(cents))))).toEqual([
		'in €bn',
		'in €M',
		'in €k',
		'in €'
	]);
	expect([inUnit(unit), withUnit(unit, '6,83'), symbolOf(unit)]).toEqual([
		'en\u00A0M€',
		'6,83\u00A0M€',
		'M€'
	]);
});
