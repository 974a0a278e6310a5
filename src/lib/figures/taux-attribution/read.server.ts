import type { Database } from '#lib/server/store/database.ts';
import type { Query } from '#lib/domain/query.ts';
import { isComplete } from '#lib/domain/vocabulary.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { read } from '#lib/server/analysis/reading.ts';

/** What the taux d'attribution of a year divides, in cents; both `null` when it cannot be computed (R9). */
export interface AttributionRate {
	readonly exercice: number;
	readonly attribue: number | null;
	readonly total: number | null;
}

export interface AttributionRates {
	readonly version: number;
	readonly parExercice: readonly AttributionRate[];
	/** Over the same (dispositif, exercice) pairs together. */
	readonly ensemble: Omit<AttributionRate, 'exercice'>;
}

/**
 * Taux d'attribution (R9): money attributed with evidence over all money, for the dispositifs whose coverage is complete
 * that year. « Non calculable » where none is, or where they add up to nothing.
 */
export function attributionRates(db: Database, query: Query): AttributionRates {
	// Evidence alone: a key is a hypothesis.
	const reading = read(db, { ...query, cles: 'sans' });
	const { selection } = reading;
	const cells = reading.cells.filter(({ dispositif, exercice }) =>
		isComplete(reading.at(dispositif, exercice).couverture)
	);
	return {
		version: selection.version,
		parExercice: selection.exercices.map((exercice) => ({
			exercice,
			...rateOf(cells.filter((cell) => cell.exercice === exercice))
		})),
		ensemble: rateOf(cells)
	};
}

function rateOf(cells: readonly Cell[]): Omit<AttributionRate, 'exercice'> {
	const total = cells.reduce((sum, cell) => sum + cell.centimes, 0);
	if (cells.length === 0 || total <= 0) return { attribue: null, total: null };
	const attribue = cells
		.filter((cell) => cell.forme !== 'NV' && cell.forme !== 'MULTI')
		.reduce((sum, cell) => sum + cell.centimes, 0);
	return { attribue, total };
}
