import { moneyTicks, unitFor, withUnit, type Tick, type Unit } from '#lib/drawing/unit.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import {
	readFigure,
	type Figure,
	type FigureBreak,
	type FigureYear
} from '#lib/figures/stacked-years/read-figure.ts';
import type { FormesAnneesData, Panel, PanelYear } from './data.ts';
import { attributedLabel, boundsLabel, openLabels } from './finding.ts';

/** A year of a row: its own money as a bar, and what might be added to it. */
export interface GridYear extends PanelYear {
	readonly year: FigureYear;
	/** How high all that is drawn of it reaches, in cents. */
	readonly top: number;
}

export interface GridRow {
	readonly panel: Panel;
	/** What has no form: the money that is told again in the others. */
	readonly open: boolean;
	/** Rank of the row among the parts of a year: from the baseline of the grid upwards. */
	readonly part: number;
	/** Its own money, as a figure of one series; years without any of theirs have no bar in it. */
	readonly figure: Figure;
	readonly years: readonly GridYear[];
	/** What fills it where it has money. */
	readonly marque: Marque;
	readonly paid: boolean;
	/** Two lines for each year. */
	readonly labels: readonly (readonly [string, string])[];
}

/** The grid understood: rows over one axis of years, one scale. What every width places. */
export interface Grid {
	readonly data: FormesAnneesData;
	readonly rows: readonly GridRow[];
	readonly exercices: readonly number[];
	readonly breaks: readonly FigureBreak[];
	readonly unit: Unit;
	/** The lowest and the highest amount, in cents, zero among them. */
	readonly min: number;
	readonly max: number;
	/** `full`: with their unit, as the highest of a row has it. */
	readonly ticks: readonly (Tick & { readonly full: string })[];
}

const figureOf = (panel: Panel, { ruptures, lue, libelles }: FormesAnneesData, unit?: Unit) =>
	readFigure(
		{
			annees: panel.annees.map(({ barre }) => barre),
			ruptures,
			libelles,
			mesure: 'montant',
			partielle: null,
			enAvant: lue,
			notes: []
		},
		unit
	);

/** Reads the data of the figure into what the widths place. */
export function readGrid(data: FormesAnneesData): Grid {
	const panels = [...data.panneaux, data.ouvert];
	const reach = panels.flatMap((panel) =>
		figureOf(panel, data).years.flatMap((year, index) => [
			year.bottom,
			year.top + Math.max(0, panel.annees[index]?.echo ?? 0)
		])
	);
	const [min, max] = [Math.min(0, ...reach), Math.max(0, ...reach)];
	const unit = unitFor(Math.max(max, -min));
	const rows = panels.map((panel, rank): GridRow => {
		const open = panel === data.ouvert;
		const figure = figureOf(panel, data, unit);
		const [only, ...others] = panel.formes;
		return {
			panel,
			open,
			figure,
			part: panels.length - 1 - rank,
			marque: open ? (data.contexte ? 'CONTEXTE' : 'NV') : others.length > 0 ? 'AUTRE' : (only ?? 'NV'),
			paid: figure.years.some(({ parts }) => parts.length > 0),
			years: figure.years.flatMap((year, index) => {
				const own = panel.annees[index];
				return own ? [{ ...own, year, top: year.top + Math.max(0, own.echo) }] : [];
			}),
			labels: panel.annees.map((year) =>
				open ? openLabels(year, data.contexte) : [attributedLabel(year), boundsLabel(year)]
			)
		};
	});
	const open = rows.at(-1)?.figure;
	return {
		...{ data, rows, unit, min, max },
		exercices: data.ouvert.annees.map(({ barre }) => barre.exercice),
		breaks: open?.breaks ?? [],
		ticks: moneyTicks(min, max, unit).map((tick, index, all) => ({
			...tick,
			full: index === all.length - 1 ? tick.label : withUnit(unit, tick.label)
		}))
	};
}

/** Rank of a label among those that a page writes anew: the year, then two lines for each row. */
export const labelRank = (row: number, line: 0 | 1): number => 1 + 2 * row + line;
