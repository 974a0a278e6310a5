import { labelOf } from '#lib/domain/reference-labels.ts';
import type { EtapeDemandee, Query } from '#lib/domain/query.ts';
import { ETAPES, ETAPES_PREVU, type Couverture, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, type Absence } from './absence.ts';
import { seriesBreaks, type SeriesBreak } from './breaks.ts';
import { countedCells, pairsWithoutIndex, type Cell } from './cells.ts';
import { contests, type Contest } from './competing.ts';
import { quarantined, type Quarantine } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';
import { sourcesRead } from './sources-read.ts';

/** An amount of one dispositif in one year at the stage read, or the kind of nothing that stands there. */
export interface StageValue {
	/** The stage read; `null` when nothing is. */
	readonly etape: Etape | null;
	readonly statut: Statut;
	readonly centimes: number | null;
	/** What of it is of a nature that the source does not say, in cents. */
	readonly natureNonPrecisee: number;
	/** What the amount would be if another published value were retained. */
	readonly autres: readonly number[];
}

/** Whether an amount is published and has no value in constant euros, for want of a price index (R12). */
export const isUnpriced = ({ centimes, statut }: StageValue): boolean =>
	centimes === null && statut === 'publie';

/** Why a year has no execution rate. */
export type SansTaux =
	| { readonly cause: 'execution' | 'vote'; readonly statut: Absence }
	| { readonly cause: 'non-vote' | 'couverture' | 'vote-nul' | 'sans-indice' | 'quarantaine' };

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
	const base = select(db, query);
	const { prevues, depensees } = sidesOf(query.etapes);
	const prevu = sideOf(db, { ...base, etapes: prevues });
	const depense = sideOf(db, { ...base, etapes: depensees });
	const coverage = coverageIndex(base.reference);
	const series = base.dispositifs.map((dispositif): ExecutionSeries => {
		const { id } = dispositif;
		const at = (year: number) => `${id} ${year}`;
		const told = base.exercices.filter((year) => prevu.has(at(year)) || depense.has(at(year)));
		const [first = 0, last = -1] = [told[0], told.at(-1)];
		const exercices = base.exercices.filter((year) => year >= first && year <= last);
		const annees = exercices.map((exercice): ExecutionYear => {
			const couverture = coverage(id, exercice);
			const sides = { prevu: prevu.value(id, exercice), depense: depense.value(id, exercice) };
			const partly = prevu.waiting(id, exercice) || depense.waiting(id, exercice);
			const sansTaux = whyNoRate(sides.prevu, sides.depense, couverture, partly);
			const { centimes: vote } = sides.prevu;
			const { centimes: spent } = sides.depense;
			const taux = sansTaux || vote === null || spent === null ? null : { depense: spent, vote };
			return { exercice, couverture, ...sides, taux, sansTaux };
		});
		const drawn = { ...base, dispositifs: base.dispositifs.filter((row) => row.id === id), exercices };
		return {
			dispositif: id,
			libelle: labelOf(dispositif),
			annees,
			ruptures: seriesBreaks(drawn, (dispositif, year) => told.includes(year) && dispositif === id),
			contests: [...prevu.contests, ...depense.contests].filter(
				(contest) => contest.dispositif === id && exercices.includes(contest.exercice)
			),
			sources: [...new Set([prevues, depensees].flatMap((etapes) => sourcesRead(db, { ...drawn, etapes })))]
		};
	});
	return { version: base.version, selection: base, prevues, depensees, series };
}

function whyNoRate(
	prevu: StageValue,
	depense: StageValue,
	couverture: Couverture,
	partly: boolean
): SansTaux | null {
	if (isUnpriced(prevu)) return { cause: 'sans-indice' };
	if (prevu.centimes === null) return { cause: 'vote', statut: absenceOf(prevu.statut) };
	if (depense.centimes === null) return { cause: 'execution', statut: absenceOf(depense.statut) };
	if (prevu.etape !== 'lfi' || depense.etape !== 'execution') return { cause: 'non-vote' };
	if (partly) return { cause: 'quarantaine' };
	if (couverture !== 'complete') return { cause: 'couverture' };
	return prevu.centimes > 0 ? null : { cause: 'vote-nul' };
}

const absenceOf = (statut: Statut): Absence => (statut === 'publie' || statut === 'zero' ? 'absent' : statut);

interface Side {
	readonly has: (key: string) => boolean;
	readonly value: (dispositif: string, exercice: number) => StageValue;
	/** Whether rows of it wait in quarantine. */
	readonly waiting: (dispositif: string, exercice: number) => boolean;
	readonly contests: readonly Contest[];
}

function sideOf(db: Database, selection: Selection): Side {
	const absence = absenceIndex(selection.reference);
	const contested = contests(db, selection);
	const unpriced = pairsWithoutIndex(db, selection);
	const waiting: readonly Quarantine[] = quarantined(db, selection);
	const cells = new Map<string, Cell[]>();
	for (const cell of countedCells(db, selection, false)) {
		const key = `${cell.dispositif} ${cell.exercice}`;
		const own = cells.get(key);
		if (own) own.push(cell);
		else cells.set(key, [cell]);
	}
	const waits = (dispositif: string, exercice: number) =>
		waiting.some((row) => row.dispositif === dispositif && row.exercice === exercice);
	return {
		has: (key) =>
			cells.has(key) ||
			unpriced.has(key) ||
			waiting.some((row) => `${row.dispositif} ${row.exercice}` === key),
		waiting: waits,
		contests: contested,
		value: (dispositif, exercice) => {
			const key = `${dispositif} ${exercice}`;
			const own = cells.get(key) ?? [];
			const [first] = own;
			if (!first) {
				const statut = unpriced.has(key)
					? 'publie'
					: waits(dispositif, exercice)
						? 'non_importe'
						: absence(dispositif, exercice, selection.etapes);
				return { etape: null, statut, centimes: null, natureNonPrecisee: 0, autres: [] };
			}
			const rivals = contested.filter(
				(contest) => contest.dispositif === dispositif && contest.exercice === exercice
			);
			return {
				etape: first.etape,
				statut: own.some((cell) => cell.nonNulles > 0) ? 'publie' : 'zero',
				centimes: own.reduce((sum, cell) => sum + cell.centimes, 0),
				natureNonPrecisee: own.reduce((sum, cell) => sum + cell.natureNonPrecisee, 0),
				// Published values compete as published: in constant euros the note gives them, the bar does not.
				autres: selection.deflator ? [] : [...new Set(rivals.flatMap((contest) => contest.totauxPossibles))]
			};
		}
	};
}
