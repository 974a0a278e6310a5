import { formatDay } from '#lib/words/dates.ts';
import { tr } from '#lib/domain/language.ts';

const DAY = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' });
const TIME = new Intl.DateTimeFormat('fr-FR', {
	timeZone: 'Europe/Paris',
	hour: '2-digit',
	minute: '2-digit'
});

/** A moment as a reader in Paris says it: « 30 novembre 2026 à 23:05 ». */
export function momentInParis(iso: string): string {
	const at = new Date(iso);
	return `${formatDay(DAY.format(at))} ${tr('à', 'at')} ${TIME.format(at)}`;
}

/** The same for a table of a spreadsheet: « 2026-11-30 23:05 ». */
export function sheetMoment(iso: string): string {
	const at = new Date(iso);
	return `${DAY.format(at)} ${TIME.format(at)}`;
}
