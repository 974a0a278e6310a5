import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Couverture, Etape, Forme, Statut } from '#lib/domain/vocabulary.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, commonAbsence } from './absence.ts';
import { officialFigures, type OfficialFigure } from './beside.ts';
import { seriesBreaks, type SeriesBreak } from './breaks.ts';
import { countedCells, pairsWithoutIndex, type Cell } from './cells.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import { contests, type Contest } from './competing.ts';
import { addQuarantines, quarantined, type Quarantine } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';

/** Money of one form at one stage in one year, in cents. */
export interface YearPart {
	readonly forme: Forme;
	readonly etape: Etape;
	readonly centimes: number;
	readonly nonDetaille: boolean;
	/** Given by an allocation key: `centimes` is its central part, between these (R7). */
	readonly cle?: { readonly bas: number; readonly haut: number };
}

export interface Year {
	readonly exercice: number;
	/** `publie` without a total: no price index (R12). */
	readonly statut: Statut;
	readonly etapes: readonly Etape[];
	readonly couverture: Couverture;
	readonly total: number | null;
	readonly parts: readonly YearPart[];
	/**
	 * What the year would come to if another published value were retained. None under a filter by form: published values
	 * compete for whole amounts, whatever their form.
	 */
	readonly totauxPossibles: readonly number[];
	/** Dispositifs whose coverage is partial this year. */
	readonly partiels: readonly string[];
	/** Rows in quarantine, and what of their money could be read. */
	readonly nonImporte: QuarantinedMoney | null;
}

/** The data of the figure `formes-par-annee`. */
export interface FormesParAnnee {
	readonly version: number;
	readonly selection: Selection;
	readonly annees: readonly Year[];
	readonly ruptures: readonly SeriesBreak[];
	readonly contests: readonly Contest[];
	/** Years with money but without a price index: no value in constant euros (R12). */
	readonly sansIndice: readonly number[];
	/** Official figures named beside the partial years, never added. */
	readonly officiels: readonly OfficialFigure[];
	/** Sources of the lines that count, by id. */
	readonly sources: readonly string[];
}

/**
 * Allocation by form and year with what the figure has to draw beside it: stages, gaps, breaks, partial coverage and
 * competing values. Without bounds in the query, years run from the first to the last amount of the stage asked; those
 * between without an amount stay, and say why (R10). A filter on forms keeps the non attributed (R6). Dispositifs of the
 * contexte cannot be stacked (R5): of several, only the first that has an amount is
 * drawn.
 */
export function formesParAnnee(db: Database, query: Query): FormesParAnnee {
	if (query.perimetre !== 'contexte') return drawn(db, query);
	const figures = select(db, query).dispositifs.map(({ id }) => drawn(db, { ...query, dispositif: [id] }));
	const figure = figures.find(({ annees }) => annees.some((year) => year.parts.length > 0)) ?? figures[0];
	return figure ?? drawn(db, query);
}

function drawn(db: Database, query: Query): FormesParAnnee {
	const selection = select(db, query);
	const asked = new Set<Forme>(query.forme);
	const all = countedCells(db, selection, false);
	const cells = all.filter(
		(cell) => asked.size === 0 || asked.has(cell.forme) || cell.forme === 'NV' || cell.forme === 'MULTI'
	);
	const contested = contests(db, selection);
	const waiting = quarantined(db, selection);
	const unpriced = pairsWithoutIndex(db, selection);
	const sansIndice = yearsOf(unpriced);
	const paidYears = [...[...all, ...waiting].map((cell) => cell.exercice), ...sansIndice];
	const shown = selection.exercices.filter(
		(year) =>
			(query.de !== undefined || year >= Math.min(...paidYears)) &&
			(query.a !== undefined || year <= Math.max(...paidYears))
	);
	const pairs = new Set(all.map((cell) => `${cell.dispositif} ${cell.exercice}`));
	const paid = (dispositif: string, exercice: number) => pairs.has(`${dispositif} ${exercice}`);
	const annees = shown.map((exercice) =>
		yearOf(exercice, { selection, cells, contested, waiting, paid, unpriced })
	);
	return {
		version: selection.version,
		selection,
		annees,
		ruptures: seriesBreaks({ ...selection, exercices: shown }, paid),
		contests: contested.filter((contest) => shown.includes(contest.exercice)),
		sansIndice,
		officiels: officialFigures(
			db,
			query,
			annees.flatMap((year) => year.partiels.map((dispositif) => ({ dispositif, exercice: year.exercice })))
		),
		sources: sourcesOf(db, selection)
	};
}

/** The years of « dispositif exercice » pairs. */
export const yearsOf = (pairs: ReadonlySet<string>): number[] => [
	...new Set([...pairs].map((pair) => Number(pair.split(' ')[1])))
];

/** What a year is worked out from: the money, what competes, what waits, and which pairs have an amount. */
export interface YearMaterial {
	readonly selection: Selection;
	readonly cells: readonly Cell[];
	readonly contested: readonly Contest[];
	readonly waiting: readonly Quarantine[];
	readonly paid: (dispositif: string, exercice: number) => boolean;
	/** « dispositif exercice » published without a price index (R12). */
	readonly unpriced: ReadonlySet<string>;
}

/** What one year of the selection comes to, with the kind of nothing where no amount counts (R10). */
export function yearOf(
	exercice: number,
	{ selection, cells, contested, waiting, paid, unpriced }: YearMaterial
): Year {
	const coverage = coverageIndex(selection.reference);
	const absence = absenceIndex(selection.reference);
	const own = cells.filter((cell) => cell.exercice === exercice);
	const present = selection.dispositifs.map((item) => item.id).filter((id) => paid(id, exercice));
	const covers = new Set(present.map((id) => coverage(id, exercice)));
	const sum = own.reduce((centimes, cell) => centimes + cell.centimes, 0);
	const rows = waiting.filter((row) => row.exercice === exercice);
	const statut: Statut =
		own.length > 0
			? own.some((cell) => cell.nonNulles > 0)
				? 'publie'
				: 'zero'
			: selection.dispositifs.some(({ id }) => unpriced.has(`${id} ${exercice}`))
				? 'publie'
				: rows.length > 0
					? 'non_importe'
					: present.length > 0
						? 'absent'
						: commonAbsence(selection.dispositifs.map(({ id }) => absence(id, exercice, selection.etapes)));
	return {
		exercice,
		statut,
		etapes: ETAPES.filter((etape) => own.some((cell) => cell.etape === etape)),
		couverture:
			covers.size === 1 ? ([...covers][0] ?? 'absente') : covers.size === 0 ? 'absente' : 'partielle',
		total: own.length === 0 ? null : sum,
		parts: partsOf(own),
		totauxPossibles: [
			...new Set(
				contested
					.filter((contest) => contest.exercice === exercice)
					// Published values compete as published: in constant euros the note gives them, the bar does not.
					.filter(() => selection.deflator === null && selection.query.forme.length === 0)
					.flatMap((contest) => {
						const slot = own.filter((cell) => cell.dispositif === contest.dispositif);
						const slotTotal = slot.reduce((centimes, cell) => centimes + cell.centimes, 0);
						return contest.totauxPossibles.map((possible) => sum - slotTotal + possible);
					})
			)
		],
		partiels: present.filter((id) => coverage(id, exercice) === 'partielle'),
		nonImporte: rows.length === 0 ? null : addQuarantines(rows)
	};
}

function partsOf(cells: readonly Cell[]): YearPart[] {
	const parts = new Map<string, YearPart>();
	const add = (cell: Cell, centimes: number, nonDetaille: boolean) => {
		const { forme, etape, cle } = cell;
		const key = `${forme} ${etape} ${nonDetaille} ${cle !== undefined}`;
		const known = parts.get(key);
		parts.set(key, {
			forme,
			etape,
			centimes: (known?.centimes ?? 0) + centimes,
			nonDetaille,
			...(cle
				? { cle: { bas: (known?.cle?.bas ?? 0) + cle.bas, haut: (known?.cle?.haut ?? 0) + cle.haut } }
				: {})
		});
	};
	for (const cell of cells) {
		if (cell.nonDetaille !== 0) add(cell, cell.nonDetaille, true);
		if (cell.centimes !== cell.nonDetaille || cell.nonDetaille === 0) {
			add(cell, cell.centimes - cell.nonDetaille, false);
		}
	}
	return [...parts.values()];
}

/** Ids of the sources that count or control in the selection, those that say most of it first. */
export function sourcesOf(db: Database, selection: Selection): string[] {
	const current = 'l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)';
	return db
		.prepare<ReturnType<typeof slotParameters>, { source: string }>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT b.source, count(*) AS slots FROM chosen s
			JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			WHERE CASE WHEN EXISTS (SELECT 1 FROM verdict WHERE slot_id = s.id)
				THEN EXISTS (SELECT 1 FROM line l JOIN verdict v ON v.line_id = l.id AND v.slot_id = s.id
					WHERE l.block_id = b.id AND v.verdict IN ('retenue', 'controle'))
				ELSE EXISTS (SELECT 1 FROM line l WHERE l.block_id = b.id AND ${current}) END
			GROUP BY b.source ORDER BY slots DESC, b.source`
		)
		.all(slotParameters(selection))
		.map((row) => row.source);
}
