import { tr } from '#lib/domain/language.ts';
import { addDrawing } from '#lib/drawing/compose-drawings.ts';
import { emptyDrawing, type Drawing } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { down } from '#lib/drawing/pen.ts';
import { withUnit } from '#lib/drawing/unit.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import { formEntries, signEntries } from '#lib/figures/stacked-years/key.ts';
import { placeEmpty } from '#lib/figures/stacked-years/place-empty-row.ts';
import { BAR, placeBar, unitLength } from '#lib/figures/stacked-years/place-rows.ts';
import { isDrawn, readFigure } from '#lib/figures/stacked-years/read-figure.ts';

const PAD = 4;
const SHORTEST = 36;
// Room for the ticks of other values, under a bar.
const FOOT = 7;

/** A bar for each year of a list, each a drawing of its own, all to one scale, with the key that they share. */
export interface YearBars {
	readonly barres: readonly { readonly exercice: number; readonly drawing: Drawing }[];
	readonly legende: readonly KeyEntry[];
}

/** In a list a bar is a least too where a dispositif has no amount at all in our sources. */
const least = () =>
	tr('au moins\u00A0: le reste n’est pas dans nos sources', 'at least: the rest is not in our sources');

/** Places each year of the figure alone in `width` pixels, its amount in words at the end of its bar. */
export function placeYearBars(data: FormesParAnneeData, width: number): YearBars {
	const read = readFigure(data);
	const years = read.years.map((year) => ({
		...year,
		label: year.label === '' ? '' : withUnit(read.unit, year.label)
	}));
	// A name beside one bar of a list would be read as of that year alone.
	const figure = { ...read, years, bosses: [] };
	const perUnit = unitLength(years, figure, width - 2, SHORTEST);
	const frame = { figure, width, x: (value: number) => 2 + (value - figure.min) * perUnit };
	const all = emptyDrawing('lignes', width);
	const barres = years.map((year) => {
		const canvas = emptyDrawing('lignes', width);
		canvas.height = PAD + BAR + FOOT;
		const drawn = isDrawn(year);
		if (drawn) placeBar(frame, year, PAD, canvas);
		else placeEmpty(frame, year, PAD, BAR, canvas);
		down(canvas, 'base', drawn ? 'base' : 'base-absente', frame.x(0), PAD - 3, PAD + BAR + 3);
		const told = <T extends object>(shape: T) => shape;
		addDrawing(all, canvas, { prefix: String(year.exercice), down: 0, told });
		return { exercice: year.exercice, drawing: canvas };
	});
	const signs = signEntries(figure, all).map((entry) =>
		entry.key === 'tiges' ? { ...entry, text: least() } : entry
	);
	return { barres, legende: [...formEntries(figure, all), ...signs] };
}
