import type { Query } from '#lib/domain/query.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Etape, Statut } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { attributionRates, type AttributionRate } from '#lib/figures/taux-attribution/read.server.ts';
import { controlsOf, type ControlRow } from '#lib/server/analysis/disputes/controls.ts';
import { execution, type StageValue, type SansTaux } from '#lib/figures/vote-execute/read.server.ts';
import { programmesNamed } from '#lib/server/analysis/counted/programmes-named.ts';
import {
	queryOfYear,
	repartitionAnnee,
	type RepartitionAnnee
} from '#lib/figures/repartition-annee/read.server.ts';
import { surveyYears } from '#lib/figures/besoins-moyens/surveys.server.ts';
import { variation, type Variation } from '#lib/figures/variation-annuelle/read.server.ts';
import { yearGaps, type YearGaps } from './gaps-read.server.ts';
import { yearsWithData } from './years-with-data.server.ts';

/** A dispositif whose vote, or what was spent of it, can be read, or that was searched: one row of « voté → dépensé ». */
export interface SpentRow {
	readonly dispositif: string;
	readonly libelle: string;
	readonly prevu: StageValue;
	readonly depense: StageValue;
	readonly taux: { readonly depense: number; readonly vote: number } | null;
	readonly sansTaux: SansTaux | null;
	readonly sources: readonly string[];
}

/** Who pays in the year, as the vocabularies and the lines name them. */
export interface Payers {
	/** Ministries or bodies of the dispositifs that have an amount, the largest payer first. */
	readonly ministeres: readonly string[];
	/** Programmes that the lines read name, in order. */
	readonly programmes: readonly string[];
	/** Dispositifs with an amount whose lines name no programme. */
	readonly sansProgramme: number;
}

/** Everything said of one exercice, at the version asked. Amounts in cents. */
export interface YearReview {
	readonly exercice: number;
	readonly version: number;
	readonly repartition: RepartitionAnnee;
	/** The same year at the stage of spending, or of planning when spending is what is asked. */
	readonly enFace: RepartitionAnnee;
	readonly taux: AttributionRate;
	/** Part of what is not attributed that stands in no budget document. */
	readonly nonAttribueAnnonce: number;
	readonly payeurs: Payers;
	readonly execution: readonly SpentRow[];
	/** Against the year before; `null` when it has nothing of the kind at all. */
	readonly variation: Variation;
	readonly controles: readonly ControlRow[];
	readonly manques: YearGaps;
	/** Whether a survey of victims of the year is in our sources; `null` before the first. */
	readonly enquete: boolean | null;
	readonly annees: readonly number[];
	readonly avant: number | null;
	readonly apres: number | null;
}

/** The annual evaluation of one exercice. */
export function yearReview(db: Database, asked: Query, exercice: number): YearReview {
	const query = queryOfYear(asked, exercice);
	const repartition = repartitionAnnee(db, query, exercice);
	const { version, selection } = repartition;
	const annees = yearsWithData(db, version);
	const taux = attributionRates(db, query).parExercice[0] ?? { exercice, attribue: null, total: null };
	return {
		exercice,
		version,
		repartition,
		enFace: repartitionAnnee(
			db,
			{ ...query, etape: query.etape === 'execution' ? 'prevu' : 'execution', cles: 'sans' },
			exercice
		),
		taux,
		nonAttribueAnnonce: announcedWithoutForm(repartition),
		payeurs: payersOf(repartition, programmesNamed(db, selection)),
		execution: spentRows(db, query, exercice),
		variation: variation(db, { ...query, cles: 'sans' }, [exercice - 1, exercice]),
		controles: controlsOf(db, selection),
		manques: yearGaps(db, query, exercice),
		enquete: surveyOf(selection.reference, exercice),
		annees,
		avant: annees.filter((year) => year < exercice).at(-1) ?? null,
		apres: annees.find((year) => year > exercice) ?? null
	};
}

function announcedWithoutForm({ dispositifs }: RepartitionAnnee): number {
	return dispositifs
		.filter((share) => share.etape === 'annonce')
		.flatMap((share) => share.postes.flatMap((poste) => poste.parts))
		.filter(({ forme, cle }) => cle !== undefined || forme === 'NV' || forme === 'MULTI')
		.reduce((sum, part) => sum + part.centimes, 0);
}

function payersOf({ dispositifs }: RepartitionAnnee, named: ReadonlyMap<string, readonly string[]>): Payers {
	// Who paid nothing is not one of those that pay.
	const shares = dispositifs.filter(({ centimes }) => centimes !== 0);
	const paying = shares.map((share) => share.dispositif);
	return {
		ministeres: [...new Set(shares.map((share) => share.ministere))],
		programmes: [...new Set(paying.flatMap((id) => named.get(id) ?? []))].sort(
			(a, b) => Number(a) - Number(b)
		),
		sansProgramme: paying.filter((id) => !named.has(id)).length
	};
}

function spentRows(db: Database, query: Query, exercice: number): SpentRow[] {
	return execution(db, { ...query, etapes: [], cles: 'sans' }).series.flatMap((series) => {
		const year = series.annees.find((item) => item.exercice === exercice);
		if (!year) return [];
		const { dispositif, libelle, sources } = series;
		const { prevu, depense, taux, sansTaux } = year;
		return [{ dispositif, libelle, prevu, depense, taux, sansTaux, sources }];
	});
}

function surveyOf(reference: Reference, exercice: number): boolean | null {
	const years = surveyYears(reference);
	return years.includes(exercice) ? true : exercice < Math.min(...years) || years.length === 0 ? null : false;
}

/** The kinds of nothing of the dispositifs without amount, each with its dispositifs, in order of the vocabulary. */
export function silences(
	muets: RepartitionAnnee['muets'],
	nameOf: (dispositif: string) => string
): { readonly statut: Statut; readonly libelles: readonly string[] }[] {
	const kinds = new Map<Statut, string[]>();
	for (const { statut, dispositif } of muets)
		kinds.set(statut, [...(kinds.get(statut) ?? []), nameOf(dispositif)]);
	return [...kinds].map(([statut, libelles]) => ({ statut, libelles }));
}

/** The stages of the year's amounts, without doubles, in the order of the largest. */
export const stagesOf = ({ dispositifs }: RepartitionAnnee): Etape[] => [
	...new Set(dispositifs.map((share) => share.etape))
];
