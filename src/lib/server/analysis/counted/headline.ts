import type { Query } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES, isComplete, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';

/** The numbers of the sentence that opens the overview, in cents. */
export interface Headline {
	/** What it was read from. */
	readonly reading: Reading;
	readonly exercice: number;
	readonly total: number;
	readonly nonAttribue: number;
	/** Attributed money by form, the forms without any left out. */
	readonly formes: readonly { readonly forme: FormeAttribuee; readonly centimes: number }[];
	/** Forms to which no amount is attributed. */
	readonly sans: readonly FormeAttribuee[];
	/** Ids of the dispositifs that have money that year, in display order. */
	readonly dispositifs: readonly string[];
	/** Whether the total is whole: every dispositif in being that year is wholly covered (R8). */
	readonly complete: boolean;
}

/**
 * The year that says most: the one with most dispositifs of complete coverage, the latest on a tie.
 * `null` when nothing counts in the selection.
 */
export function fullestYear({ cells, at }: Pick<Reading, 'cells' | 'at'>): number | null {
	const years = [...Map.groupBy(cells, ({ exercice }) => exercice)].map(([exercice, own]) => {
		const paying = new Set(own.map(({ dispositif }) => dispositif));
		const complete = [...paying].filter((dispositif) => isComplete(at(dispositif, exercice).couverture));
		return { exercice, complete: complete.length };
	});
	years.sort((a, b) => b.complete - a.complete || b.exercice - a.exercice);
	return years[0]?.exercice ?? null;
}

/** What the fullest year says; `null` when nothing counts in the selection, or when it must not be added up (R5). */
export function headline(db: Database, query: Query): Headline | null {
	if (query.perimetre === 'contexte') return null;
	// The finding rests on evidence alone, whatever keys the reader tries.
	const reading = read(db, { ...query, cles: 'sans' });
	const { selection, cells } = reading;
	const exercice = fullestYear(reading);
	if (exercice === null) return null;
	const own = cells.filter((cell) => cell.exercice === exercice);
	const sumOf = (forme: string) =>
		own.filter((cell) => cell.forme === forme).reduce((sum, cell) => sum + cell.centimes, 0);
	const formes = FORMES_ATTRIBUEES.map((forme) => ({ forme, centimes: sumOf(forme) })).filter(
		(item) => item.centimes !== 0
	);
	return {
		reading,
		exercice,
		total: own.reduce((sum, cell) => sum + cell.centimes, 0),
		nonAttribue: sumOf('NV') + sumOf('MULTI'),
		formes,
		sans: FORMES_ATTRIBUEES.filter((forme) => !formes.some((item) => item.forme === forme)),
		dispositifs: selection.dispositifs
			.map((row) => row.id)
			.filter((id) => own.some((cell) => cell.dispositif === id)),
		complete: isComplete(reading.over(reading.pairs([exercice])).couverture)
	};
}
