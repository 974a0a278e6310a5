import type { Drawing } from '#lib/drawing/drawing.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import { placeDispositifsLow } from '#lib/figures/dispositifs-par-annee/place-rows.ts';
import { readSeries } from '#lib/figures/dispositifs-par-annee/read-series.ts';
import { placeColumns } from '#lib/figures/stacked-years/place-columns.ts';
import { placeRows } from '#lib/figures/stacked-years/place-rows.ts';
import { readFigure } from '#lib/figures/stacked-years/read-figure.ts';

/**
 * Widths at which figures are placed. A page shows, without script, the widest that its room holds; between two widths
 * the drawing grows a little, and text is never smaller than it was placed.
 */
export const LARGEURS = [288, 384, 560, 720, 896, 1120] as const;

const NARROWEST_COLUMNS = 560;

/** The figure placed at one width: columns where every label has its room, else rows. */
export function placeStackedBars(
	data: FormesParAnneeData,
	width: number,
	figure = readFigure(data)
): Drawing {
	return (width < NARROWEST_COLUMNS ? null : placeColumns(figure, width)) ?? placeRows(figure, width);
}

/** Heights of the highest column that are tried where height is wanting. */
const PLOTS = [240, 200, 170, 140, 110, 84, 64];

/** Columns in a room so high, as one row of those of `dispositifs-par-annee`: only the labels that have room, breaks by number. */
export function placeStackedLow(data: FormesParAnneeData, width: number, height: number): Drawing | null {
	const { annees, ruptures, partielle = null } = data;
	const serie = { id: '', nom: '', precision: '', annees, ruptures, partielle, lien: null };
	return placeDispositifsLow(readSeries({ ...data, series: [serie] }), width, height, PLOTS);
}
