import { ETAPES, NATURES } from '#lib/domain/vocabulary.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { RejectedRow } from './batch.ts';

/** A row set aside with what could be read of it; `NaN` and -1 stand for what could not. */
export function rejectedRow(
	ligne: number,
	cellules: readonly string[],
	problemes: readonly Problem[],
	{ cents, nature, year }: { readonly cents: number; readonly nature: number; readonly year: number },
	[dispositif = null, etape = null]: readonly (string | null)[]
): RejectedRow {
	return {
		ligne,
		cellules: [...cellules],
		problemes: [...problemes],
		centimes: Number.isNaN(cents) ? null : cents,
		nature: NATURES[nature] ?? null,
		exercice: Number.isNaN(year) ? null : year,
		dispositif,
		etape: ETAPES.find((code) => code === etape) ?? null
	};
}
