import { undetailed } from '#lib/server/analysis/counted/place-name.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import type { AllocationRow } from '#lib/domain/allocation.ts';
import type { Query } from '#lib/domain/query.ts';
import { FORMES, type Etape, type Forme, type Niveau } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { countedCells } from '#lib/server/analysis/counted/cells.ts';
import { select, type Selection } from '#lib/server/analysis/selection.ts';
import {
	surveysOf,
	surveyYears,
	type Survey,
	type SurveyCell
} from '#lib/figures/besoins-moyens/surveys.server.ts';

/** What a form received in a year: its logical bounds (R8), or the kind of nothing there is (R10). */
export type FormeYear = Required<Pick<AllocationRow, 'exercice'>> &
	Pick<AllocationRow, 'bornes' | 'centimes' | 'statut' | 'couverture' | 'etape' | 'etapes'>;

/** Years of a form, in order, from the first to the last that has any money; evidence alone. */
export interface FormeYears {
	readonly forme: Forme;
	readonly annees: readonly FormeYear[];
}

/** Every form over the years of the selection. Bounds are `null` in the contexte perimeter: nothing adds up there (R5). */
export function formesYears(db: Database, query: Query): FormeYears[] {
	const apart = query.perimetre === 'contexte';
	const { rows } = apart
		? { rows: [] }
		: allocate(db, { ...query, forme: [], cles: 'sans' }, ['exercice', 'forme']);
	const paid = rows.filter((row) => row.bornes.bas !== null).map((row) => row.exercice ?? 0);
	const [first, last] = [Math.min(...paid), Math.max(...paid)];
	return FORMES.map((forme) => ({
		forme,
		annees: rows.flatMap((row) => {
			const { exercice, bornes, centimes, statut, couverture, etape, etapes } = row;
			if (row.forme !== forme || exercice === undefined || exercice < first || exercice > last) return [];
			return [
				{
					...{ exercice, bornes, centimes, statut, couverture, etape },
					...(etapes ? { etapes } : {})
				}
			];
		})
	}));
}

/** Money of a form by who spends it and on what, in cents. */
export interface FormePlace {
	readonly exercice: number;
	readonly dispositif: string;
	readonly libelle: string;
	/** `''` when the source does not say. */
	readonly poste: string;
	readonly niveau: Niveau;
	readonly etape: Etape;
	readonly centimes: number;
	/** It rests on our reading alone (grade D). */
	readonly deduit: boolean;
}

/** Where the money of a form stands, the latest year first, then the largest amount. Evidence alone. */
export function formePlaces(db: Database, query: Query, forme: Forme): FormePlace[] {
	const selection = select(db, { ...query, cles: 'sans' });
	const labels = new Map(selection.dispositifs.map((row) => [row.id, labelOf(row)]));
	return countedCells(db, selection, true)
		.filter((cell) => cell.forme === forme && cell.centimes !== 0)
		.map(({ exercice, dispositif, poste, niveau, etape, centimes, nonDetaille, preuve }) => ({
			exercice,
			dispositif,
			libelle: labels.get(dispositif) ?? dispositif,
			poste: nonDetaille === centimes ? undetailed() : poste,
			niveau,
			etape,
			centimes,
			deduit: preuve === 'D'
		}))
		.sort((a, b) => b.exercice - a.exercice || b.centimes - a.centimes);
}

/** A survey and what it counts of a form. */
export interface FormeSurvey {
	readonly enquete: Survey;
	/** The cell that holds the form, alone or with others; `null` when our sources do not say. */
	readonly cell: SurveyCell | null;
}

/** Every survey read with what it says of a form, the latest first: each stands with its own respondents. */
export function formeSurveys({ reference }: Selection, forme: Forme): FormeSurvey[] {
	return surveyYears(reference)
		.flatMap((year) => surveysOf(reference, year))
		.map((enquete) => ({
			enquete,
			cell: enquete.cells.find((cell) => (cell.formes as readonly Forme[]).includes(forme)) ?? null
		}))
		.reverse();
}
