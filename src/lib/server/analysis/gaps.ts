import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex } from './absence.ts';
import { coverageIndex, select } from './selection.ts';

/** What is known of one dispositif at one group of stages, year by year. */
export interface StageGap {
	/** What is planned, read in a budget (bill, vote) or, without one, in announcements; what is spent. */
	readonly etape: 'budget' | 'annonce' | 'execution';
	readonly publies: readonly number[];
	readonly partiels: readonly number[];
	/** Said in public, in no budget document. */
	readonly annonces: readonly number[];
	/** The document that should give it was read: it does not isolate it. */
	readonly nonPublies: readonly number[];
	/** Searched on a known date, not found by us: it may be published. */
	readonly nonTrouves: readonly number[];
	/** In none of our sources, without a recorded search. */
	readonly absents: readonly number[];
}

export interface Gap {
	readonly dispositif: string;
	readonly libelle: string;
	readonly etapes: readonly StageGap[];
}

const STAGES: Readonly<Record<StageGap['etape'], readonly Etape[]>> = {
	budget: ['plf', 'lfi'],
	annonce: ['annonce'],
	execution: ['execution']
};

/** For each core dispositif of the selection, which years are published at all, whatever the stage asked. */
export function gaps(db: Database, query: Query): Gap[] {
	const selection = select(db, { ...query, etape: 'prevu' });
	const { reference, version, view, exercices, dispositifs } = selection;
	const coverage = coverageIndex(reference);
	const absence = absenceIndex(reference);
	const slots = db
		.prepare<[number, number, number], { dispositif: string; exercice: number; etape: Etape }>(
			`SELECT dispositif, exercice, etape FROM slot
			WHERE since_version <= ? AND (until_version IS NULL OR until_version > ?) AND views & ?`
		)
		.all(version, version, view);
	const has = (id: string, year: number, etapes: readonly Etape[]) =>
		slots.some((slot) => slot.dispositif === id && slot.exercice === year && etapes.includes(slot.etape));
	// A fund that no budget document ever lists, nor was looked for in one, is planned by announcements alone.
	const inBudget = (id: string) =>
		exercices.some((year) => has(id, year, STAGES.budget) || absence(id, year, STAGES.budget) !== 'absent');

	const stageGap = (id: string, etape: StageGap['etape']): StageGap => {
		const etapes = STAGES[etape];
		const published = exercices.filter((year) => has(id, year, etapes));
		const missing = exercices.filter((year) => !published.includes(year));
		const kind = (year: number) => absence(id, year, etapes);
		return {
			etape,
			publies: published.filter((year) => coverage(id, year) !== 'partielle'),
			partiels: published.filter((year) => coverage(id, year) === 'partielle'),
			annonces: etape === 'budget' ? missing.filter((year) => has(id, year, ['annonce'])) : [],
			nonPublies: missing.filter((year) => kind(year) === 'non_publie'),
			nonTrouves: missing.filter((year) => kind(year) === 'non_trouve'),
			absents: missing.filter((year) => kind(year) === 'absent')
		};
	};
	return dispositifs.map((row) => ({
		dispositif: row.id,
		libelle: labelOf(row),
		etapes: [stageGap(row.id, inBudget(row.id) ? 'budget' : 'annonce'), stageGap(row.id, 'execution')]
	}));
}
