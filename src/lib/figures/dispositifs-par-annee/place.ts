import type { DispositifsParAnneeData } from './data.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { placeDispositifBlocks } from './place-blocks.ts';
import { placeDispositifRows } from './place-rows.ts';
import { readSeries } from './read-series.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_DISPOSITIFS = [288, 384, 560, 720, 896, 1120] as const;

const NARROWEST_COLUMNS = 560;

/** The figure placed at one width: rows of columns where every label has its room, else blocks of bars. */
export function placeDispositifs(
	data: DispositifsParAnneeData,
	width: number,
	sheet = readSeries(data)
): Drawing {
	const rows = width < NARROWEST_COLUMNS ? null : placeDispositifRows(sheet, width);
	return rows ?? placeDispositifBlocks(sheet, width);
}
