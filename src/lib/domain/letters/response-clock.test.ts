import { describe, expect, test } from 'vitest';
import { InvalidQuery } from '#lib/domain/query.ts';
import { isDay, monthsLater, receptionDay, responseClock } from './response-clock.ts';
import { fc } from '../../../../tests/property-seed.ts';

const day = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const inMonths = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
const lastOf = (iso: string) =>
	new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).getUTCDate();

describe('the clock of a request', () => {
	test.for([
		['2026-11-23', '2026-12-23', '2027-02-23'],
		['2026-12-31', '2027-01-31', '2027-03-31'],
		['2027-01-31', '2027-02-28', '2027-04-28'],
		['2028-01-31', '2028-02-29', '2028-04-29'],
		['2027-10-31', '2027-11-30', '2028-01-30'],
		['2026-11-30', '2026-12-30', '2027-02-28'],
		['2027-11-29', '2027-12-29', '2028-02-29']
	] as const)('received on %s, refused on %s, the CADA before %s', ([recue, refus, cada]) => {
		expect(responseClock(recue)).toEqual({ recue, refus, cada });
	});

	test('goes by months: the same day, or the last of a shorter month, never a day of the next', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 0, max: 40 }), (from, months) => {
				const to = monthsLater(from, months);
				expect(inMonths(to) - inMonths(from)).toBe(months);
				expect(Number(to.slice(8))).toBe(Math.min(Number(from.slice(8)), lastOf(to)));
				expect(new Date(`${to}T00:00Z`).toISOString().slice(0, 10)).toBe(to);
			})
		);
	});

	test('runs forwards, the refusal from 28 to 31 days after', () => {
		fc.assert(
			fc.property(day, (recue) => {
				const { refus, cada } = responseClock(recue);
				const days = (Date.parse(refus) - Date.parse(recue)) / 86_400_000;
				expect([28, 29, 30, 31]).toContain(days);
				expect(cada > refus).toBe(true);
			})
		);
	});
});

describe('the day of reception', () => {
	const asked = (text: string) => receptionDay(new URLSearchParams(text), '2026-11-30');
	test('is today where the address gives none', () => {
		expect([asked(''), asked('recue='), asked('recue=2027-01-31')]).toEqual([
			'2026-11-30',
			'2026-11-30',
			'2027-01-31'
		]);
	});

	test.for(['2026-02-30', '2027-02-29', '30/11/2026', '2026-11', 'demain', '1999-12-31', '2026-13-01'])(
		'« %s » is refused in a sentence',
		(text) => {
			expect(isDay(text)).toBe(false);
			expect(() => asked(`recue=${text}`)).toThrow(InvalidQuery);
			expect(() => asked(`recue=${text}`)).toThrow('n’est pas un jour. Écrivez-le ainsi\u00A0: 2026-11-23.');
		}
	);

	test('every day of the calendar is one', () => {
		fc.assert(fc.property(day, (one) => isDay(one)));
	});
});
