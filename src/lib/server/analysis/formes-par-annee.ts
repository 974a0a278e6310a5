import type { Query } from '#lib/domain/query.ts';
import type { Couverture, Etape, Forme, Statut } from '#lib/domain/vocabulary.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, commonAbsence } from './absence.ts';
import { seriesBreaks, type SeriesBreak } from './breaks.ts';
import { countedCells, type Cell } from './cells.ts';
import { contests, type Contest } from './competing.ts';
import { coverageIndex, select, type Selection } from './selection.ts';

/** Money of one form at one stage in one year, in cents. */
export interface YearPart {
	readonly forme: Forme;
	readonly etape: Etape;
	readonly centimes: number;
	readonly nonDetaille: boolean;
}

export interface Year {
	readonly exercice: number;
	readonly statut: Statut;
	readonly etapes: readonly Etape[];
	readonly couverture: Couverture;
	readonly total: number | null;
	readonly parts: readonly YearPart[];
	/** What the year would come to if another published value were retained. */
	readonly totauxPossibles: readonly number[];
	/** Dispositifs whose coverage is partial this year. */
	readonly partiels: readonly string[];
}

/** The data of the figure `formes-par-annee`. */
export interface FormesParAnnee {
	readonly version: number;
	readonly selection: Selection;
	readonly annees: readonly Year[];
	readonly ruptures: readonly SeriesBreak[];
	readonly contests: readonly Contest[];
	/** Sources of the lines that count, by id. */
	readonly sources: readonly string[];
}

/**
 * Allocation by form and year with what the figure has to draw beside it: stages, gaps, breaks, partial coverage and
 * competing values. Without bounds in the query, years run from the first to the last amount of the stage asked; those
 * between without an amount stay, and say why (R10). A filter on forms keeps the non attributed (R6).
 */
export function formesParAnnee(db: Database, query: Query): FormesParAnnee {
	const selection = select(db, query);
	const asked = new Set<Forme>(query.forme);
	const all = countedCells(db, selection, false);
	const cells = all.filter(
		(cell) => asked.size === 0 || asked.has(cell.forme) || cell.forme === 'NV' || cell.forme === 'MULTI'
	);
	const contested = contests(db, selection);
	const paidYears = all.map((cell) => cell.exercice);
	const shown = selection.exercices.filter(
		(year) =>
			(query.de !== undefined || year >= Math.min(...paidYears)) &&
			(query.a !== undefined || year <= Math.max(...paidYears))
	);
	const paid = (dispositif: string, exercice: number) =>
		all.some((cell) => cell.dispositif === dispositif && cell.exercice === exercice);
	return {
		version: selection.version,
		selection,
		annees: shown.map((exercice) => yearOf(exercice, selection, cells, contested, paid)),
		ruptures: seriesBreaks({ ...selection, exercices: shown }, paid),
		contests: contested.filter((contest) => shown.includes(contest.exercice)),
		sources: sourcesOf(db, selection)
	};
}

function yearOf(
	exercice: number,
	selection: Selection,
	cells: readonly Cell[],
	contested: readonly Contest[],
	paid: (dispositif: string, exercice: number) => boolean
): Year {
	const coverage = coverageIndex(selection.reference);
	const absence = absenceIndex(selection.reference);
	const own = cells.filter((cell) => cell.exercice === exercice);
	const present = selection.dispositifs.map((item) => item.id).filter((id) => paid(id, exercice));
	const covers = new Set(present.map((id) => coverage(id, exercice)));
	const total = own.length === 0 ? null : own.reduce((sum, cell) => sum + cell.centimes, 0);
	const statut: Statut =
		total !== null
			? own.some((cell) => cell.nonNulles > 0)
				? 'publie'
				: 'zero'
			: present.length > 0
				? 'absent'
				: commonAbsence(selection.dispositifs.map(({ id }) => absence(id, exercice, selection.etapes)));
	return {
		exercice,
		statut,
		etapes: ETAPES.filter((etape) => own.some((cell) => cell.etape === etape)),
		couverture:
			covers.size === 1 ? ([...covers][0] ?? 'absente') : covers.size === 0 ? 'absente' : 'partielle',
		total,
		parts: partsOf(own),
		totauxPossibles: [
			...new Set(
				contested
					.filter((contest) => contest.exercice === exercice)
					.flatMap((contest) => {
						const slot = own.filter((cell) => cell.dispositif === contest.dispositif);
						const slotTotal = slot.reduce((sum, cell) => sum + cell.centimes, 0);
						return contest.totauxPossibles.map((possible) => (total ?? 0) - slotTotal + possible);
					})
			)
		],
		partiels: present.filter((id) => coverage(id, exercice) === 'partielle')
	};
}

function partsOf(cells: readonly Cell[]): YearPart[] {
	const parts = new Map<string, YearPart>();
	const add = (forme: Forme, etape: Etape, centimes: number, nonDetaille: boolean) => {
		const key = `${forme} ${etape} ${nonDetaille}`;
		parts.set(key, { forme, etape, centimes: (parts.get(key)?.centimes ?? 0) + centimes, nonDetaille });
	};
	for (const cell of cells) {
		if (cell.nonDetaille !== 0) add(cell.forme, cell.etape, cell.nonDetaille, true);
		if (cell.centimes !== cell.nonDetaille || cell.nonDetaille === 0) {
			add(cell.forme, cell.etape, cell.centimes - cell.nonDetaille, false);
		}
	}
	return [...parts.values()];
}

/** Ids of the sources whose lines count in the selection, the most money first. */
function sourcesOf(db: Database, selection: Selection): string[] {
	const slots = JSON.stringify([
		...new Set(selection.dispositifs.flatMap(({ id }) => selection.exercices.map((year) => `${id} ${year}`)))
	]);
	return db
		.prepare<Record<string, string | number>, { source: string }>(
			`SELECT b.source, sum(l.centimes) AS money FROM block b JOIN line l ON l.block_id = b.id
			JOIN json_each(@slots) asked ON asked.value = b.dispositif || ' ' || b.exercice
			JOIN slot s ON s.dispositif = b.dispositif AND s.exercice = b.exercice AND s.etape = b.etape
				AND s.since_version <= @version AND (s.until_version IS NULL OR s.until_version > @version) AND s.views & @view
			LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id
			WHERE b.etape IN (SELECT value FROM json_each(@etapes)) AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
				AND coalesce(v.verdict, 'retenue') IN ('retenue', 'controle')
			GROUP BY b.source ORDER BY money DESC`
		)
		.all({
			slots,
			version: selection.version,
			view: selection.view,
			etapes: JSON.stringify(selection.etapes)
		})
		.map((row) => row.source);
}
