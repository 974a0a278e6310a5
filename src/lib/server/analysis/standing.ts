import type { Bornes, QuarantinedMoney } from '#lib/domain/allocation.ts';
import {
	ETAPES,
	isComplete,
	isNonAttribuee,
	PREUVES,
	type Couverture,
	type Etape,
	type Forme,
	type Presence,
	type Preuve,
	type Statut
} from '#lib/domain/vocabulary.ts';
import { commonAbsence } from '#lib/server/analysis/counted/absence.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { commonCoverage } from '#lib/server/analysis/counted/coverage.ts';
import { addQuarantines } from '#lib/server/analysis/counted/quarantine.ts';

/** A (dispositif, exercice). */
export interface Pair {
	readonly dispositif: string;
	readonly exercice: number;
}

/** What some money rests on. */
export interface Evidence {
	/** Grades of what counts, strongest first. */
	readonly preuves: readonly Preuve[];
	/** Cents of it that are deduced by us and that nothing of a better grade confirms (grade D). */
	readonly deduit: number;
}

/** What stands at one place, or at several taken together. Amounts in cents. */
export interface Stand extends Evidence {
	/** Stages of what counts, in the order of the budget's life. */
	readonly etapes: readonly Etape[];
	readonly statut: Statut;
	/** `null` when nothing counts; then `statut` says which kind of nothing it is (R10). */
	readonly centimes: number | null;
	/** Part whose source does not say AE or CP (R2). */
	readonly natureNonPrecisee: number;
	readonly couverture: Couverture;
	/** Rows in quarantine where its money should stand. */
	readonly attente: QuarantinedMoney | null;
}

/** What stands here: the one answer for a (dispositif, exercice) at the stage that a reading reads. */
export interface Standing extends Stand, Pair {
	/** The stage read; `null` when nothing is. */
	readonly etape: Etape | null;
	/** The dispositif was in being that year: its coverage is declared, or nothing says that there was nothing to publish. */
	readonly existe: boolean;
	readonly contests: readonly Contest[];
}

/** What a group asks of each of its places. */
type Place = Pick<Standing, 'statut' | 'existe' | 'couverture' | 'attente'>;

/** Cents of some money. */
export const sumOf = (cells: readonly { readonly centimes: number }[]): number =>
	cells.reduce((total, cell) => total + cell.centimes, 0);

/** What some money rests on. */
export function evidenceOf(cells: readonly Cell[]): Evidence {
	if (cells.length === 0) return { preuves: [], deduit: 0 };
	const met = new Set(cells.map((cell) => cell.preuve));
	return {
		preuves: PREUVES.filter((grade) => met.has(grade)),
		deduit: sumOf(cells.filter((cell) => cell.preuve === 'D'))
	};
}

/** Whether money is published, deduced by us alone, or a published zero: one that nobody published is a deduction too. */
export function presenceOf(cells: readonly Cell[]): Presence {
	const paid = cells.filter((cell) => cell.nonNulles > 0);
	const telling = paid.length === 0 ? cells : paid;
	if (telling.length > 0 && telling.every((cell) => cell.preuve === 'D')) return 'deduit';
	return paid.length === 0 ? 'zero' : 'publie';
}

/**
 * Several places as one. `cells` is the money of them that counts in the group: all of it, or that of one form or poste. Of
 * several years of which one has no price index, what counts is not the whole: it is told `sans_indice` too (R12). The
 * coverage is that of the dispositifs in being: those that have nothing to publish lack nothing.
 */
export function together(places: readonly Place[], cells: readonly Cell[]): Stand {
	const waiting = places.flatMap(({ attente }) => attente ?? []);
	const inBeing = places.filter(({ existe }) => existe);
	return {
		...evidenceOf(cells),
		etapes: ETAPES.filter((etape) => cells.some((cell) => cell.etape === etape)),
		statut: statusOf(places, cells),
		centimes: cells.length === 0 ? null : sumOf(cells),
		natureNonPrecisee: cells.reduce((total, cell) => total + cell.natureNonPrecisee, 0),
		couverture: commonCoverage((inBeing.length > 0 ? inBeing : places).map(({ couverture }) => couverture)),
		attente: waiting.length === 0 ? null : addQuarantines(waiting)
	};
}

function statusOf(places: readonly Place[], cells: readonly Cell[]): Statut {
	if (places.some(({ statut }) => statut === 'sans_indice')) return 'sans_indice';
	if (cells.length > 0) return presenceOf(cells);
	if (places.some(({ attente }) => attente !== null)) return 'non_importe';
	return commonAbsence(
		places.map(({ statut }) =>
			statut === 'publie' || statut === 'deduit' || statut === 'zero' ? 'absent' : statut
		)
	);
}

/**
 * Whether more money may stand at these places than what is read: one of their dispositifs was in being and is not wholly
 * covered (R8). Totals are then told « au moins », and no upper bound is known.
 */
export const isOpenEnded = (places: readonly Place[]): boolean =>
	places.some(({ existe, couverture }) => existe && !isComplete(couverture));

/** Whether money of no form might be for some forms: its source says nothing, or names one of them among others (R8). */
export const mightBeFor =
	(formes: readonly Forme[]) =>
	({ forme, nommees }: Pick<Cell, 'forme' | 'nommees'>): boolean =>
		forme === 'NV' ||
		(forme === 'MULTI' && (nommees === '' || formes.some((one) => nommees.split('|').includes(one))));

/** Logical bounds of some forms together (R8): what is attributed, then what might be, counted once whichever it goes to. */
export function boundsOf(formes: readonly Forme[], cells: readonly Cell[], openEnded: boolean): Bornes {
	if (cells.length === 0) return { bas: null, haut: null };
	const bas = sumOf(cells.filter((cell) => formes.includes(cell.forme)));
	if (formes.every(isNonAttribuee)) return { bas, haut: bas };
	return { bas, haut: openEnded ? null : bas + sumOf(cells.filter(mightBeFor(formes))) };
}
