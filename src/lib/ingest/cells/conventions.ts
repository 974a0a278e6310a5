import { fr } from '#lib/domain/typography.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { isoDate, serialDate, serialTold } from './dates.ts';
import { NOT_SAID, refused, said, told, type Check } from './reading.ts';
import { checkText, MAX_LENGTHS } from './texts.ts';

/** The budget year of a convention: that of its date. */
export const checkConventionYear: Check = (cell) => {
	const text = cell.trim().replace(/[T ]\d{2}:\d{2}.*$/, '');
	const attendu = '2019-05-10';
	const iso = serialDate(text);
	if (iso !== null) return told(iso.slice(0, 4), serialTold(cell, iso));
	const date = isoDate(
		text.replace(/^(\d{4})\/(\d{2})\/(\d{2})$/, '$1-$2-$3').replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$1/$2/$3')
	);
	const year = Number(date?.slice(0, 4));
	if (year >= 1990 && year <= 2100) return said(String(year));
	const phrase =
		text === ''
			? fr`il manque la date de la convention, qui donne l'exercice. Écrivez-la, par exemple ${attendu}, ou donnez l'exercice de ces lignes (--exercice 2018).`
			: fr`${quoted(cell)} n'est pas une date. Écrivez par exemple ${attendu}.`;
	return refused(issue(text === '' ? 'constraint-error' : 'type-error', 'bloquant', phrase, attendu));
};

const DATES = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}(?:-\d{2}(?:-\d{2})?)?/g;

/** The year of the dates on which a subsidy is paid, when they are of one year; « not said » for any other cell. */
export const checkPaymentYear: Check = (cell) => {
	const serial = serialDate(cell.trim());
	const dates = serial === null ? (cell.match(DATES) ?? []) : [serial];
	const years = new Set(dates.map((date) => checkConventionYear(date).value));
	const [year = null, ...others] = years;
	return others.length > 0 || year === null ? NOT_SAID : said(year);
};

const PERIODE = /^(\d{4})-(\d{2})(?:-\d{2})?[/_](\d{4})-(\d{2})(?:-\d{2})?$/;

/** The months over which a subsidy is paid, kept when they are not of one year. */
export const checkPaymentPeriod: Check = (cell) => {
	const [, from, first = '', to, last = ''] = PERIODE.exec(cell.trim()) ?? [];
	if (from === undefined || to === undefined || from >= to) return NOT_SAID;
	const month = /^(?:0[1-9]|1[0-2])$/;
	return month.test(first) && month.test(last) ? said(`${from}-${first}/${to}-${last}`) : NOT_SAID;
};

/** Who grants: the payeur of the line. */
export const checkGrantor: Check = (cell) => {
	const reading = checkText(MAX_LENGTHS.payeur)(cell);
	if (reading.issue || reading.value !== null) return reading;
	const phrase = fr`il manque le nom de l'attribuant, qui dit qui paie. Complétez la cellule.`;
	return refused(issue('constraint-error', 'bloquant', phrase, 'le nom de la collectivité ou du service'));
};
