import { scale, type Centimes } from './money.ts';
import type { ReferenceRow } from './reference-tables.ts';

/** Prices of each year against those of a base year (R12). */
export interface Deflator {
	readonly base: number;
	/** Consumer price index by year, in hundredths of a point. */
	readonly indices: ReadonlyMap<number, number>;
}

/**
 * The deflator towards `base`, the last year of the index by default; `null` when the index has no such year.
 */
export function deflatorTo(rows: readonly ReferenceRow<'ipc'>[], base?: number): Deflator | null {
	const indices = new Map(rows.map((row) => [row.annee, row.indice]));
	const year = base ?? Math.max(...indices.keys());
	return indices.has(year) ? { base: year, indices } : null;
}

/** One line in euros of the base year, rounded half up to the cent; `null` for a year without an index (R12). */
export function inConstantEuros(
	centimes: Centimes,
	year: number,
	{ base, indices }: Deflator
): Centimes | null {
	const [to, from] = [indices.get(base), indices.get(year)];
	return to === undefined || from === undefined ? null : scale(centimes, to, from);
}
