import type { Drawing } from '#lib/drawing/drawing.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
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
