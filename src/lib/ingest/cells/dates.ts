import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { NOT_SAID, refused, said, told, type Check } from './reading.ts';

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FRENCH = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;
const PERIODE = /^(\d{4}-(?:0[1-9]|1[0-2]))\/(\d{4}-(?:0[1-9]|1[0-2]))$/;

function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2018-07-05`, `2018-07`, `2018` or `05/07/2018` (day first) as ISO; `null` when it is no day of the calendar. */
export function isoDate(text: string): string | null {
	const iso = ISO.exec(text);
	const french = iso ? null : FRENCH.exec(text);
	const [year, month, day] = iso
		? [iso[1], iso[2], iso[3]]
		: [french?.[3], french?.[2]?.padStart(2, '0'), french?.[1]?.padStart(2, '0')];
	if (year === undefined) return null;
	if (month === undefined) return year;
	if (Number(month) < 1 || Number(month) > 12) return null;
	if (day === undefined) return `${year}-${month}`;
	return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
		? `${year}-${month}-${day}`
		: null;
}

const EXCEL_SERIAL = /^[3-7]\d{4}(?:[.,]\d+)?$/;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar, counting its leap day that never was. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** The day that a spreadsheet keeps as a number of days, when it is of a budget year; `null` for any other text. */
export function serialDate(text: string): string | null {
	if (!EXCEL_SERIAL.test(text)) return null;
	const days = Math.floor(Number(text.replace(',', '.')));
	const iso = new Date(EXCEL_EPOCH + days * DAY_MS).toISOString().slice(0, 10);
	return iso >= '1990' && iso < '2101' ? iso : null;
}

/** What is told of a date read from its number of days. */
export function serialTold(cell: string, iso: string): Issue {
	const phrase = fr`${quoted(cell)} est une date devenue nombre dans un tableur ; elle est lue ${iso}.`;
	return issue('date-nombre', 'info', phrase, '2019-05-10');
}

/** What keeps a text from being a date, when it can be told. */
function whyNoDate(text: string): string {
	if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return fr` : son année n'a que deux chiffres`;
	const [, day = '', month = ''] = FRENCH.exec(text) ?? [];
	return Number(month) > 12 && Number(day) <= 12
		? fr` : le jour vient avant le mois, et il n'y a pas de mois ${month}`
		: '';
}

/** A calendar day, month or year; the number of days that a spreadsheet makes of one is told. */
export const checkDate: Check = (cell) => {
	const text = cell.trim();
	if (text === '') return NOT_SAID;
	const date = isoDate(text);
	if (date !== null) return said(date);
	const attendu = '2018-07-05, 2018-07 ou 2018';
	const serial = serialDate(text);
	if (serial !== null) return told(serial, serialTold(cell, serial));
	return refused(
		issue(
			'type-error',
			'bloquant',
			fr`${quoted(cell)} n'est pas une date du calendrier${whyNoDate(text)}. Écrivez ${attendu}.`,
			attendu
		)
	);
};

/** Months covered, the first not after the last. */
export const checkPeriode: Check = (cell) => {
	const text = cell.replace(/\s/g, '');
	if (text === '') return NOT_SAID;
	const match = PERIODE.exec(text);
	if (match && (match[1] ?? '') <= (match[2] ?? '')) return said(text);
	const attendu = '2020-11/2022-04';
	return refused(
		issue(
			'type-error',
			'bloquant',
			fr`${quoted(cell)} n'est pas une période. Écrivez le premier et le dernier mois, par exemple ${attendu}.`,
			attendu
		)
	);
};
