import type { DispositifsParAnneeData } from './dispositifs-par-annee.ts';
import type { Drawing } from './drawing.ts';
import { placeDispositifBlocks } from './place-dispositif-blocks.ts';
import { placeDispositifRows } from './place-dispositif-rows.ts';
import { readSeries } from './read-series.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_DISPOSITIFS = [288, 384, 560, 720, 896, 1120] as const;

const NARROWEST_COLUMNS = 560;

/** The figure placed at one width: rows of columns where every label has its room, else blocks of bars. */
export function placeDispositifs(data: DispositifsParAnneeData, width: number): Drawing {
	const sheet = readSeries(data);
	const rows = width < NARROWEST_COLUMNS ? null : placeDispositifRows(sheet, width);
	return rows ?? placeDispositifBlocks(sheet, width);
}
