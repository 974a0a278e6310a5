import type { DispositifSerie, DispositifsParAnneeData } from './data.ts';
import { MARQUES, type Marque } from '#lib/drawing/palette.ts';
import { readFigure, shareTicks, type Figure } from '#lib/figures/stacked-years/read-figure.ts';
import { isEmpty, reachOf, stackYear } from '#lib/figures/stacked-years/stack-parts.ts';
import { moneyTicks, unitFor, type Tick, type Unit } from '#lib/drawing/unit.ts';

/** A series understood: its years as `formes-par-annee` reads them. */
export interface SeriesRow {
	readonly serie: DispositifSerie;
	readonly figure: Figure;
}

/** The figure `dispositifs-par-annee` understood: one unit and one scale for every row. */
export interface SeriesSheet {
	readonly rows: readonly SeriesRow[];
	readonly exercices: readonly number[];
	readonly unit: Unit;
	readonly min: number;
	readonly max: number;
	readonly ticks: readonly Tick[];
	readonly mesure: 'montant' | 'part';
	/** Marks that occur, in order. */
	readonly marks: readonly Marque[];
	readonly enAvant: number | null;
}

/** Reads every series in one unit and on one scale. */
export function readSeries(data: DispositifsParAnneeData): SeriesSheet {
	const bars = data.series.flatMap((serie) => serie.annees);
	const reach = bars.flatMap((annee) => {
		const stack = stackYear(annee);
		return isEmpty(annee) ? [] : [reachOf(stack), stack.bottom, ...annee.concurrentes];
	});
	const asShares = data.mesure === 'part';
	const [least, most] = [Math.min(0, ...reach), Math.max(0, ...reach)];
	const unit = unitFor(Math.max(most, -least));
	const [min, max] = asShares ? [0, 1] : [least, most];
	const rows = data.series.map((serie): SeriesRow => {
		const { libelles } = data;
		return {
			serie,
			figure: readFigure(
				{
					notes: data.notes,
					...(libelles ? { libelles } : {}),
					annees: serie.annees,
					ruptures: serie.ruptures,
					mesure: data.mesure,
					partielle: serie.partielle,
					enAvant: data.enAvant ?? null
				},
				unit
			)
		};
	});
	const found = new Set(rows.flatMap((row) => row.figure.marks));
	return {
		rows,
		exercices: rows[0]?.figure.years.map((year) => year.exercice) ?? [],
		unit,
		min,
		max,
		ticks: asShares ? shareTicks() : moneyTicks(min, max, unit),
		mesure: data.mesure,
		marks: MARQUES.filter((marque) => found.has(marque)),
		enAvant: data.enAvant ?? null
	};
}

/** All the years of all the rows as one figure: what a key has to explain. */
export function wholeOf(sheet: SeriesSheet): Figure | null {
	const [first] = sheet.rows;
	if (!first) return null;
	return {
		...first.figure,
		years: sheet.rows.flatMap((row) => row.figure.years),
		marks: sheet.marks,
		unit: sheet.unit
	};
}
