import { fr } from '#lib/domain/typography.ts';
import type { NumberFormat } from './number-format.ts';
import { Unreadable } from './unreadable.ts';

const DAY_MS = 86_400_000;
/** Day 0 of the calendar by which spreadsheets count, which gives 1900 a 29 February. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** 1 March 1900: before it spreadsheets do not agree on the day. */
const FIRST_SURE_DAY = 61;
/** What a calendar that starts in 1904 is late by. */
export const DAYS_OF_1904 = 1462;

const THREE_DECIMALS = /^-?[1-9]\d{0,2},\d{3}$/;

/** Where a cell stands, as sentences say it. */
export type Where = () => string;

/**
 * A number as a French spreadsheet shows it whole: `1234,5`. Fifteen digits, as many as spreadsheets keep: `1.1 + 2.2` is
 * 3,3. Three decimals take a fourth, so that none is read as thousands.
 */
export function numberText(value: number): string {
	const text = String(Number(value.toPrecision(15))).replace('.', ',');
	return THREE_DECIMALS.test(text) ? `${text}0` : text;
}

const two = (count: number) => String(count).padStart(2, '0');

function timeText(days: number): string {
	const seconds = Math.round(days * 86_400);
	return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}

/** The refusal of a day on which spreadsheets do not agree. */
export function tooOld(where: Where): Unreadable {
	return new Unreadable(
		fr`${where()} : la date de cette cellule est d'avant mars 1900, où les tableurs ne comptent pas les jours de la même façon. Est-ce bien une date ? Donnez à la cellule le format « Texte » et écrivez-y ce que dit la source.`,
		'type-error',
		'une date d’après mars 1900, ou un nombre'
	);
}

/** A day of the calendar that starts in 1900, as ISO. The time of day is left out: no column has one. */
function dayText(days: number, where: Where): string {
	if (days < FIRST_SURE_DAY) throw tooOld(where);
	const date = new Date(DAY_ZERO + Math.floor(days) * DAY_MS);
	return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T.*|^\+/g, '');
}

/** What a cell that holds a number says. `late` is the days by which its calendar is late. */
export function formattedText(value: number, format: NumberFormat, late: number, where: Where): string {
	if (format.kind === 'percent') return `${numberText(value * 100)}\u00A0%`;
	if (format.kind === 'date') return dayText(value + late, where);
	return format.kind === 'time' ? timeText(value) : numberText(value);
}
