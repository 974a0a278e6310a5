import { tr } from '#lib/domain/language.ts';
import { InvalidQuery } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';

/** The days that count for a request: when it is received, when silence is a refusal, before when the CADA is asked. */
export interface ResponseClock {
	readonly recue: string;
	readonly refus: string;
	readonly cada: string;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day of a later month, or its last day: 31 January and one month is 28 or 29 February. */
export function monthsLater(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const ahead = month - 1 + months;
	const [inYear, inMonth] = [year + Math.floor(ahead / 12), (ahead % 12) + 1];
	const two = (number: number) => String(number).padStart(2, '0');
	return `${inYear}-${two(inMonth)}-${two(Math.min(date, daysIn(inYear, inMonth)))}`;
}

/**
 * One month from reception, then two from the refusal that silence makes (CRPA, R. 311-13 and R. 343-1), by the calendar.
 * Whether the last day itself still counts is disputed: who asks before it is right in any reading.
 */
export function responseClock(recue: string): ResponseClock {
	const refus = monthsLater(recue, 1);
	return { recue, refus, cada: monthsLater(refus, 2) };
}

/** Whether a text is a day of the calendar, from 2000 to 2099. */
export function isDay(text: string): boolean {
	const [, year, month, day] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? [];
	if (year === undefined) return false;
	const [inMonth, date] = [Number(month), Number(day)];
	return inMonth >= 1 && inMonth <= 12 && date >= 1 && date <= daysIn(Number(year), inMonth);
}

/** The day of reception that an address gives, else `today`. Throws `InvalidQuery` for what is no day. */
export function receptionDay(params: URLSearchParams, today: string): string {
	const valeur = params.get('recue') || today;
	if (isDay(valeur)) return valeur;
	const message = tr(
		fr`« recue » : « ${valeur.slice(0, 40)} » n'est pas un jour. Écrivez-le ainsi : 2026-11-23.`,
		`“recue”: “${valeur.slice(0, 40)}” is not a day. Write it like this: 2026-11-23.`
	);
	throw new InvalidQuery([{ nom: 'recue', valeur, message }]);
}
