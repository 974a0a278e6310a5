import { language } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';

const MOIS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
];

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

/**
 * A date as precise as it is known: « 1er août 2018 », « août 2018 », « 2018 »; with its article when `of`: « du 1er août
 * 2018 », « d’août 2018 », « de 2018 ». In English “1 August 2018”, “August 2018”, “2018”, and “of 1 August 2018” when
 * `of`.
 */
export function formatDay(iso: string, of = false): string {
	if (language() === 'en') return `${of ? 'of ' : ''}${englishDay(iso)}`;
	const [year = '', month, day] = iso.split('-');
	if (month === undefined) return of ? `de ${year}` : year;
	const name = MOIS[Number(month) - 1] ?? month;
	if (day === undefined) {
		const article = /^[aeo]/.test(name) ? 'd’' : 'de ';
		return of ? `${article}${name} ${year}` : `${name} ${year}`;
	}
	const number = Number(day) === 1 ? '1er' : String(Number(day));
	return fr`${of ? 'du ' : ''}${number}\u00A0${name} ${year}`;
}

function englishDay(iso: string): string {
	const [year = '', month, day] = iso.split('-');
	if (month === undefined) return year;
	const named = `${MONTHS[Number(month) - 1] ?? month} ${year}`;
	return day === undefined ? named : `${Number(day)} ${named}`;
}
