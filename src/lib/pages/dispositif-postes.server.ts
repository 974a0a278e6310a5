import { frenchOrder } from '#lib/domain/french-order.ts';
import { fold } from '#lib/domain/fold.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Etape, Niveau } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { countedCells } from '#lib/server/analysis/counted/cells.ts';
import { select } from '#lib/server/analysis/selection.ts';

/** What one poste holds, year by year, in cents; a year without a line of it is missing. */
export interface PosteRow {
	/** As a source writes it, `''` when none does. */
	readonly poste: string;
	readonly niveau: Niveau;
	readonly nonDetaille: boolean;
	/** How many postes run together here: 1 for one alone. */
	readonly nombre: number;
	readonly annees: ReadonlyMap<number, { readonly centimes: number; readonly zero: boolean }>;
}

/** The postes of a dispositif at the stage asked, by year. */
export interface PosteTable {
	/** Years with money, each with its stage, in order; `deduit`: all of it rests on our reading alone (grade D). */
	readonly exercices: readonly {
		readonly exercice: number;
		readonly etape: Etape;
		readonly deduit: boolean;
	}[];
	/** The largest of the last year first; what is beyond `most` runs together in the last row. */
	readonly postes: readonly PosteRow[];
}

interface Growing {
	readonly poste: string;
	readonly niveau: Niveau;
	readonly nonDetaille: boolean;
	readonly annees: Map<number, { centimes: number; zero: boolean }>;
}

/** The postes of the dispositifs of a query by year: each amount as it counts (R3, R4), at the stage of its year (R2). */
export function postesByYear(db: Database, query: Query, most: number): PosteTable {
	const cells = countedCells(db, select(db, query), true);
	const postes = new Map<string, Growing>();
	for (const cell of cells) {
		const add = (centimes: number, nonDetaille: boolean) => {
			// The level names a poste only where no source does.
			const niveau = cell.poste === '' ? cell.niveau : 'np';
			const key = `${fold(cell.poste)}\u001F${niveau}\u001F${nonDetaille}`;
			const row = postes.get(key) ?? { poste: cell.poste, niveau, nonDetaille, annees: new Map() };
			const known = row.annees.get(cell.exercice);
			row.annees.set(cell.exercice, {
				centimes: (known?.centimes ?? 0) + centimes,
				zero: (known?.zero ?? true) && cell.nonNulles === 0
			});
			postes.set(key, row);
		};
		if (cell.nonDetaille !== 0) add(cell.nonDetaille, true);
		if (cell.nonDetaille === 0 || cell.centimes !== cell.nonDetaille)
			add(cell.centimes - cell.nonDetaille, false);
	}
	const stages = new Map(cells.map((cell) => [cell.exercice, cell.etape]));
	const exercices = [...stages]
		.map(([exercice, etape]) => ({
			exercice,
			etape,
			deduit: cells.every((cell) => cell.exercice !== exercice || cell.preuve === 'D')
		}))
		.sort((a, b) => a.exercice - b.exercice);
	const years = exercices.map((item) => item.exercice).reverse();
	const ranked = [...postes.values()].sort((a, b) => {
		for (const year of years) {
			const gap = (b.annees.get(year)?.centimes ?? 0) - (a.annees.get(year)?.centimes ?? 0);
			if (gap !== 0) return gap;
		}
		return frenchOrder(a.poste, b.poste);
	});
	const rows = ranked.map((row): PosteRow => ({ ...row, nombre: 1 }));
	return {
		exercices,
		postes: rows.length <= most ? rows : [...rows.slice(0, most - 1), together(rows.slice(most - 1))]
	};
}

function together(rows: readonly PosteRow[]): PosteRow {
	const annees = new Map<number, { centimes: number; zero: boolean }>();
	for (const row of rows)
		for (const [year, { centimes, zero }] of row.annees) {
			const known = annees.get(year);
			annees.set(year, { centimes: (known?.centimes ?? 0) + centimes, zero: (known?.zero ?? true) && zero });
		}
	return { poste: '', niveau: 'np', nonDetaille: false, nombre: rows.length, annees };
}
