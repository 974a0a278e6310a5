import { tr } from '#lib/domain/language.ts';
import { formatPercent } from '#lib/domain/money.ts';
import { placeBands } from '#lib/drawing/bands.ts';
import { emptyDrawing, leadingOf, setText, setUpright, type Drawing } from '#lib/drawing/drawing.ts';
import { put, rule, type Canvas } from '#lib/drawing/pen.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import { writeShare } from '#lib/figures/stacked-years/read-figure.ts';
import { linesWidth, textWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { colon, rateNotComputable } from '#lib/figures/shell/words.ts';

/** The taux d'attribution of a year: its two amounts in cents, `null` when it cannot be computed (R9). */
export interface YearRate {
	readonly exercice: number;
	readonly attribue: number | null;
	readonly total: number | null;
}

/** Widths at which the rates are placed. */
export const LARGEURS_TAUX = [288, 384, 700] as const;

const LABEL = 14;
const TEXT = 13;
const PLOT = 112;
const ROW = 27;
const BAR = 17;
const AWAY = 7;

type Axis = 'x' | 'y';

/** Whether the rate of a year exists. */
export function hasRate(year: YearRate): year is YearRate & { attribue: number; total: number } {
	return year.attribue !== null && year.total !== null && year.total > 0;
}

const notComputable = () => tr('non calculable', 'not computable');

export function writeRate(year: YearRate): string {
	return hasRate(year) ? writeShare(year.attribue, year.total) : notComputable();
}

interface Frame {
	readonly first: number;
	readonly last: number;
	readonly words: string;
}

/** Neighbouring years without a rate. */
function frames(years: readonly YearRate[]): Frame[] {
	const found: Frame[] = [];
	for (const [index, year] of years.entries()) {
		if (hasRate(year)) continue;
		const before = found.at(-1);
		if (before?.last === index - 1) found[found.length - 1] = { ...before, last: index };
		else
			found.push({
				first: index,
				last: index,
				words: tr(
					`le total n’est ${index === 0 ? 'pas' : 'plus'} connu en entier`,
					`the total is ${index === 0 ? 'not' : 'no longer'} known in full`
				)
			});
	}
	return found;
}

/** A whole bar in two parts: what goes to a form, from `start`, then the rest. */
function placeWhole(
	canvas: Canvas,
	year: YearRate & { attribue: number; total: number },
	marque: Marque,
	axis: Axis,
	start: number,
	length: number,
	across: number,
	thickness: number
): void {
	const share = Math.min(1, Math.max(0, year.attribue / year.total));
	const pieces = [
		{ marque, from: 0, to: share, centimes: year.attribue },
		{ marque: 'NV' as const, from: share, to: 1, centimes: year.total - year.attribue }
	].filter((piece) => piece.to > piece.from);
	for (const [part, piece] of pieces.entries()) {
		const from = start + piece.from * length;
		const to = start + piece.to * length;
		const at = { along: Math.min(from, to), size: Math.abs(to - from) };
		canvas.parts.push({
			key: `${year.exercice}-${piece.marque}`,
			marque: piece.marque,
			annonce: false,
			id: String(year.exercice),
			part,
			centimes: piece.centimes,
			parCle: false,
			...(axis === 'x'
				? { x: at.along, width: at.size, y: across, height: thickness }
				: { x: across, width: thickness, y: at.along, height: at.size })
		});
	}
}

function placeColumns(years: readonly YearRate[], marque: Marque, width: number): Drawing | null {
	const bands = placeBands(years.length, [], 0, width);
	const size = [LABEL, TEXT].find((candidate) =>
		years.filter(hasRate).every((year) => textWidth(writeRate(year), candidate, 600) + 2 <= bands.step)
	);
	if (size === undefined || textWidth('2000', TEXT) + 4 > bands.step) return null;
	const canvas = emptyDrawing('colonnes', width);
	const top = leadingOf(size) + 4;
	const base = top + PLOT;
	const bar = bands.step * 0.78;
	for (const [index, year] of years.entries()) {
		const x = bands.centers[index] ?? 0;
		const lines = [String(year.exercice)];
		const key = String(year.exercice);
		put(canvas, { key, lines, x, top: base + 6, size: TEXT + 1, anchor: 'middle' });
		canvas.zones.push({
			id: key,
			part: -1,
			x: x - bands.step / 2,
			y: top,
			width: bands.step,
			height: PLOT
		});
		if (!hasRate(year)) continue;
		placeWhole(canvas, year, marque, 'y', base, -PLOT, x - bar / 2, bar);
		const label = [writeRate(year)];
		const labelTop = top - leadingOf(size) - 3;
		put(canvas, { key: `${key}-taux`, lines: label, x, top: labelTop, size, weight: 600, anchor: 'middle' });
		rule(canvas, `base-${key}`, 'base', [x - bands.step / 2, base], [x + bands.step / 2, base]);
	}
	for (const { first, last, words } of frames(years)) {
		const x = (bands.centers[first] ?? 0) - bar / 2;
		const room = (bands.centers[last] ?? 0) + bar / 2 - x;
		const key = `vide-${years[first]?.exercice ?? ''}`;
		canvas.slots.push({ key, kind: 'non-calcule', open: null, x, y: top, width: room, height: PLOT });
		const center = x + room / 2;
		const title = wrapText(rateNotComputable(), room - 10, TEXT + 1, 600);
		const lines = wrapText(words, room - 10, TEXT);
		const height = title.length * leadingOf(TEXT + 1) + lines.length * leadingOf(TEXT);
		if ([...title, ...lines].some((line) => line.endsWith('…')) || height > PLOT - 8) {
			canvas.texts.push(setUpright({ key, text: notComputable(), x: center, bottom: base - 4, size: TEXT }));
			continue;
		}
		const start = top + (PLOT - height) / 2;
		canvas.texts.push(
			setText({ key, lines: title, x: center, top: start, size: TEXT + 1, weight: 600, anchor: 'middle' }),
			setText({
				key: `${key}-mots`,
				lines,
				x: center,
				top: start + title.length * leadingOf(TEXT + 1),
				size: TEXT,
				anchor: 'middle',
				tone: 'encre2'
			})
		);
	}
	canvas.height = Math.ceil(base + 6 + leadingOf(TEXT + 1) + 3);
	return canvas;
}

function placeRows(years: readonly YearRate[], marque: Marque, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const left =
		linesWidth(
			years.map((year) => String(year.exercice)),
			LABEL
		) + AWAY;
	const labels = years.filter(hasRate).map(writeRate);
	const length =
		width -
		left -
		AWAY -
		Math.max(linesWidth(labels, LABEL, 600), textWidth(formatPercent(1, 1), LABEL, 600));
	const yOf = (index: number) => 4 + index * ROW;
	for (const [index, year] of years.entries()) {
		const y = yOf(index);
		const key = String(year.exercice);
		const top = y + BAR / 2 - leadingOf(LABEL) / 2;
		put(canvas, { key, lines: [key], x: 0, top, size: LABEL });
		canvas.zones.push({ id: key, part: -1, x: 0, y: y - 4, width, height: ROW });
		if (!hasRate(year)) continue;
		placeWhole(canvas, year, marque, 'x', left, length, y, BAR);
		const lines = [writeRate(year)];
		put(canvas, { key: `${key}-taux`, lines, x: left + length + AWAY, top, size: LABEL, weight: 600 });
	}
	for (const { first, last, words } of frames(years)) {
		const y = yOf(first);
		const height = yOf(last) + BAR - y;
		const key = `vide-${years[first]?.exercice ?? ''}`;
		const room = width - left - 1;
		canvas.slots.push({ key, kind: 'non-calcule', open: null, x: left, y, width: room, height });
		const most = Math.max(1, Math.floor(height / leadingOf(TEXT)));
		const full = wrapText(`${rateNotComputable()}, ${words}`, room - 2 * AWAY, TEXT);
		const lines = full.length > most ? [rateNotComputable()] : full;
		const top = y + height / 2 - (lines.length * leadingOf(TEXT)) / 2;
		put(canvas, { key, lines, x: left + AWAY, top, size: TEXT, tone: 'encre2' });
	}
	canvas.height = yOf(years.length) + 2;
	return canvas;
}

/**
 * Places the taux d'attribution by year: whole bars with the part that goes to a form; years without a rate share one
 * dashed frame, for a bar there would read as a hundred per cent or as nothing.
 */
export function placeRates(years: readonly YearRate[], marque: Marque, width: number): Drawing {
	return (width < 560 ? null : placeColumns(years, marque, width)) ?? placeRows(years, marque, width);
}

/** The rates in one sentence per year, for who does not see them. */
export function describeRates(years: readonly YearRate[]): string {
	const all = years.map((year) =>
		hasRate(year)
			? `${year.exercice}${colon()} ${formatPercent(year.attribue, year.total)}`
			: `${year.exercice}${colon()} ${notComputable()}`
	);
	const head = tr(
		'Part du total rattachée à une forme, par année',
		'Share of the total attributed to a form, by year'
	);
	return `${head}. ${all.join(', ')}.`;
}
