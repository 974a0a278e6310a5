import { labelOf } from '#lib/domain/reference-labels.ts';
import type { EtapeDemandee, Query } from '#lib/domain/query.ts';
import {
	ETAPES,
	ETAPES_PREVU,
	isAbsence,
	isComplete,
	type Absence,
	type Couverture,
	type Etape
} from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { seriesBreaks, type SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { Standing } from '#lib/server/analysis/standing.ts';

/** What stands on one side of a year: an amount of a dispositif at the stage read, or the kind of nothing. */
export interface StageValue extends Pick<
	Standing,
	'etape' | 'statut' | 'centimes' | 'natureNonPrecisee' | 'preuves' | 'attente'
> {
	/** What the amount would be if another published value were retained. */
	readonly autres: readonly number[];
}

/** Why a year has no execution rate. */
export type SansTaux =
	| { readonly cause: 'execution' | 'vote'; readonly statut: Absence }
	| { readonly cause: 'non-vote' | 'couverture' | 'vote-nul' | 'sans_indice' | 'quarantaine' };

/** A year of a dispositif: what was planned beside what was spent of it. */
export interface ExecutionYear {
	readonly exercice: number;
	readonly couverture: Couverture;
	readonly prevu: StageValue;
	readonly depense: StageValue;
	/** Spent over voted, in cents; `null` when it may not be computed, and `sansTaux` says why. */
	readonly taux: { readonly depense: number; readonly vote: number } | null;
	readonly sansTaux: SansTaux | null;
}

export interface ExecutionSeries {
	readonly dispositif: string;
	readonly libelle: string;
	/** From the first to the last year with an amount of either side, holes kept; empty without any. */
	readonly annees: readonly ExecutionYear[];
	readonly ruptures: readonly SeriesBreak[];
	readonly contests: readonly Contest[];
	/** Ids of the sources read, those that say most of it first. */
	readonly sources: readonly string[];
}

/** Two stages side by side, by dispositif and year. */
export interface Execution {
	readonly version: number;
	readonly selection: Selection;
	/** What each side was read from: what was planned, what was spent. */
	readonly cotes: { readonly prevu: Reading; readonly depense: Reading };
	/** Stages of the outer amount, in order of preference. */
	readonly prevues: readonly Etape[];
	/** Stages of the inner one. */
	readonly depensees: readonly Etape[];
	readonly series: readonly ExecutionSeries[];
}

const BUDGET: readonly Etape[] = ['lfi', 'plf'];
const stagesOf = (etape: EtapeDemandee): readonly Etape[] => (etape === 'prevu' ? ETAPES_PREVU : [etape]);

/**
 * The two sides of a comparison of stages. What was voted is the outer side, whatever stands beside it; against what was
 * spent, the bill stands in for a vote that is not published, never an announcement. Elsewhere the earlier is outer.
 */
export function sidesOf(etapes: readonly EtapeDemandee[]): {
	readonly prevues: readonly Etape[];
	readonly depensees: readonly Etape[];
} {
	const [a, b] = etapes;
	if (a === undefined || b === undefined) return { prevues: BUDGET, depensees: ['execution'] };
	const rank = (etape: EtapeDemandee) => (etape === 'prevu' ? -1 : ETAPES.indexOf(etape));
	const [first, second] = rank(a) < rank(b) ? [a, b] : [b, a];
	if (second === 'lfi' && first !== 'prevu') return { prevues: ['lfi'], depensees: stagesOf(first) };
	if (first === 'lfi' && second === 'execution') return { prevues: BUDGET, depensees: ['execution'] };
	return { prevues: stagesOf(first), depensees: stagesOf(second) };
}

/**
 * What was planned beside what was spent, for each dispositif and year (R2: each value keeps its stage). A rate exists only
 * where both are published, the first was voted, and the dispositif is wholly covered that year.
 */
export function execution(db: Database, query: Query): Execution {
	const base = read(db, query);
	const { selection } = base;
	const { prevues, depensees } = sidesOf(query.etapes);
	const sides = [base.of({ etapes: prevues }), base.of({ etapes: depensees })] as const;
	const [planned, spent] = sides;
	const series = selection.dispositifs.map((row): ExecutionSeries => {
		const { id } = row;
		const told = selection.exercices.filter((year) => sides.some((side) => isTold(side.at(id, year))));
		const [first = 0, last = -1] = [told[0], told.at(-1)];
		const exercices = selection.exercices.filter((year) => year >= first && year <= last);
		const own = sides.map((side) => side.of({ dispositifs: [row], exercices }));
		return {
			dispositif: id,
			libelle: labelOf(row),
			annees: exercices.map((year) => yearOf(planned, spent, id, year)),
			ruptures: seriesBreaks({ ...selection, dispositifs: [row], exercices }, (_, year) =>
				told.includes(year)
			),
			contests: sides.flatMap(({ contests }) =>
				contests.filter((contest) => contest.dispositif === id && exercices.includes(contest.exercice))
			),
			sources: [...new Set(own.flatMap(({ sources }) => sources))]
		};
	});
	const cotes = { prevu: planned, depense: spent };
	return { version: selection.version, selection, cotes, prevues, depensees, series };
}

/** Whether something is published there, with or without a price index, or waits. */
const isTold = ({ centimes, statut, attente }: Standing) =>
	centimes !== null || statut === 'sans_indice' || attente !== null;

function yearOf(planned: Reading, spent: Reading, id: string, exercice: number): ExecutionYear {
	const [prevu, depense] = [valueOf(planned, id, exercice), valueOf(spent, id, exercice)];
	const { couverture } = planned.at(id, exercice);
	const sansTaux = whyNoRate(prevu, depense, couverture);
	const { centimes: vote } = prevu;
	const taux =
		sansTaux || vote === null || depense.centimes === null ? null : { depense: depense.centimes, vote };
	return { exercice, couverture, prevu, depense, taux, sansTaux };
}

function valueOf({ selection, at }: Reading, id: string, exercice: number): StageValue {
	const { etape, statut, centimes, natureNonPrecisee, preuves, attente, contests } = at(id, exercice);
	return {
		...{ etape, statut, centimes, natureNonPrecisee, preuves, attente },
		// Published values compete as published: in constant euros the note gives them, the bar does not.
		autres: selection.deflator ? [] : [...new Set(contests.flatMap((contest) => contest.totauxPossibles))]
	};
}

function whyNoRate(prevu: StageValue, depense: StageValue, couverture: Couverture): SansTaux | null {
	for (const [cause, { statut }] of [
		['vote', prevu],
		['execution', depense]
	] as const) {
		if (statut === 'sans_indice') return { cause: 'sans_indice' };
		if (isAbsence(statut)) return { cause, statut };
	}
	if (prevu.etape !== 'lfi' || depense.etape !== 'execution') return { cause: 'non-vote' };
	if (prevu.attente !== null || depense.attente !== null) return { cause: 'quarantaine' };
	if (!isComplete(couverture)) return { cause: 'couverture' };
	return (prevu.centimes ?? 0) > 0 ? null : { cause: 'vote-nul' };
}
