import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import { isComplete, type Absence, type Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { absenceIndex } from '#lib/server/analysis/counted/absence.ts';
import { read } from '#lib/server/analysis/reading.ts';
import type { Standing } from '#lib/server/analysis/standing.ts';

/** What is known of one dispositif at one group of stages, year by year. */
export interface StageGap {
	/** What is planned, read in a budget (bill, vote) or, without one, in announcements; what is spent. */
	readonly etape: 'budget' | 'annonce' | 'execution';
	/** Years whose amount is deduced by us, and those of which the amount may not be all. */
	readonly deduits: readonly number[];
	readonly partiels: readonly number[];
	/** Said in public, in no budget document. */
	readonly annonces: readonly number[];
	/** Years without an amount by the kind of nothing there is, those with nothing to publish left out. */
	readonly silences: readonly { readonly statut: Absence; readonly exercices: readonly number[] }[];
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

/** In the order in which they are told. */
const SILENCES = ['non_publie', 'non_trouve', 'absent', 'non_importe'] as const satisfies readonly Absence[];

/** For each core dispositif of the selection, which years are published at all, whatever the stage asked. */
export function gaps(db: Database, query: Query): Gap[] {
	const reading = read(db, { ...query, etape: 'prevu', euros: 'courants' });
	const { reference, exercices, dispositifs } = reading.selection;
	const at = {
		budget: reading.of({ etapes: STAGES.budget }).at,
		annonce: reading.of({ etapes: STAGES.annonce }).at,
		execution: reading.of({ etapes: STAGES.execution }).at
	};
	const absence = absenceIndex(reference);
	// A fund that no budget document ever lists, nor was looked for in one, is planned by announcements alone.
	const inBudget = (id: string) =>
		exercices.some(
			(year) => at.budget(id, year).centimes !== null || absence(id, year, STAGES.budget) !== 'absent'
		);
	const stageGap = (id: string, etape: StageGap['etape']): StageGap => {
		const years = (kept: (standing: Standing) => boolean) =>
			exercices.filter((year) => kept(at[etape](id, year)));
		return {
			etape,
			deduits: years(({ statut }) => statut === 'deduit'),
			partiels: years(({ centimes, couverture }) => centimes !== null && !isComplete(couverture)),
			annonces:
				etape === 'budget'
					? years(({ centimes, exercice }) => centimes === null && at.annonce(id, exercice).centimes !== null)
					: [],
			silences: SILENCES.map((statut) => ({
				statut,
				exercices: years((standing) => standing.statut === statut)
			})).filter((silence) => silence.exercices.length > 0)
		};
	};
	return dispositifs.map((row) => ({
		dispositif: row.id,
		libelle: labelOf(row),
		etapes: [stageGap(row.id, inBudget(row.id) ? 'budget' : 'annonce'), stageGap(row.id, 'execution')]
	}));
}
