import { scale } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import {
	ETAPES,
	FORMES_ATTRIBUEES,
	type Etape,
	type Forme,
	type FormeAttribuee,
	type Statut
} from '#lib/domain/vocabulary.ts';
import type { Bornes } from '#lib/domain/allocation.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, commonAbsence } from './absence.ts';
import { countedCells, evidenceCells, pairsWithoutIndex, type Cell } from './cells.ts';
import { contests, type Contest } from './competing.ts';
import { quarantined } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';
import { sourcesRead } from './sources-read.ts';
import { surveysOf, surveyYears, type Survey, type SurveyCell } from './surveys.ts';

/** Money of one form, in cents. `parCle`: an allocation key gives it (R7). */
export interface MeansPart {
	readonly forme: Forme;
	readonly centimes: number;
	readonly parCle: boolean;
}

/** What is known of the people and of the money of some forms, which surveys and budgets cut differently. */
export interface NeedsRow {
	/** One form, or those that the survey counts together (`TRAV` and `DOM`). */
	readonly formes: readonly FormeAttribuee[];
	/** `null` when the survey does not speak of these forms. */
	readonly victimes: SurveyCell | null;
	/** Money of these forms over the dispositifs wholly covered: what a share can be taken of. */
	readonly parts: readonly MeansPart[];
	/** All the money attributed to these forms, partly covered dispositifs included; `null` when nothing is. */
	readonly attribue: number | null;
	/** R8, for the forms of the row together; evidence alone. */
	readonly bornes: Bornes;
	/**
	 * Cents for one person, half up, where the attributed amount and the count are both published for exactly these forms:
	 * at least `bas`; at most `haut`, if all the non attributed money went there too, `null` when unknown.
	 */
	readonly parPersonne: {
		readonly bas: number;
		readonly haut: number | null;
		readonly personnes: number;
	} | null;
}

/** Money of a year, in cents. */
export interface Means {
	/** `publie` and `zero` when something counts; else the kind of nothing (R10). `total` is `null` without an amount. */
	readonly statut: Statut;
	readonly etapes: readonly Etape[];
	readonly total: number | null;
	/** Sum over the dispositifs wholly covered, of which shares are taken; `null` when none is, or without a positive sum (R9). */
	readonly base: number | null;
	/** Money of no form over the same dispositifs (R6). */
	readonly nonAttribue: readonly MeansPart[];
	/** The same over everything. */
	readonly nonAttribueTotal: number;
	/** Dispositifs not wholly covered, and their money, `null` without any: in no share, and the most is not known (R8). */
	readonly partiels: readonly { readonly dispositif: string; readonly centimes: number | null }[];
	/** The year has money but no index of prices (R12). */
	readonly sansIndice: boolean;
	/** Rows of the year in quarantine. */
	readonly enQuarantaine: number;
}

/** Victims by form beside money by form, for one year. */
export interface Needs {
	readonly selection: Selection;
	readonly exercice: number;
	/** `null` when no survey of that year was read. */
	readonly enquete: Survey | null;
	/** Other surveys of the year: fewer associations answered them. */
	readonly autres: readonly Survey[];
	/** Years that have a survey. */
	readonly enquetes: readonly number[];
	readonly moyens: Means;
	/** In the order of the forms; those of which nothing is known are left out. */
	readonly lignes: readonly NeedsRow[];
	/** Whom the survey counts without a form, when that is more than a rounding. */
	readonly sansForme: SurveyCell | null;
	/** Forms of which neither the survey nor the money says anything. */
	readonly muettes: readonly FormeAttribuee[];
	readonly contests: readonly Contest[];
	/** Ids of the sources of the money. */
	readonly sources: readonly string[];
}

const sum = (cells: readonly { readonly centimes: number }[]) =>
	cells.reduce((total, cell) => total + cell.centimes, 0);
const isOpen = (cell: Cell) => cell.forme === 'NV' || cell.forme === 'MULTI';

/** Needs beside means for one year. In the contexte perimeter nothing is added up: no share, no bounds (R5). */
export function needs(db: Database, asked: Query, exercice: number): Needs {
	const query: Query = { ...asked, de: exercice, a: exercice };
	const selection = select(db, query);
	const cells = countedCells(db, selection, false);
	const evidence = evidenceCells(db, selection, false, cells);
	const coverage = coverageIndex(selection.reference);
	const isWhole = (cell: Cell) => coverage(cell.dispositif, exercice) === 'complete';
	const partiels = selection.dispositifs
		.map(({ id }) => id)
		.filter((id) => coverage(id, exercice) === 'partielle');
	const open = query.perimetre === 'contexte';
	const [enquete = null, ...autres] = surveysOf(selection.reference, exercice);
	const moyens = meansOf(db, selection, exercice, cells, { isWhole, partiels });
	const wanted = (formes: readonly FormeAttribuee[]) =>
		query.forme.length === 0 || formes.some((forme) => query.forme.includes(forme));
	const money = open ? [] : cells;
	const groups = groupsOf(enquete, money);
	const paid = open ? [] : evidence;
	const openEnded = partiels.length > 0;
	const lignes = groups
		.filter(({ formes }) => wanted(formes))
		.map(({ formes, victimes }): NeedsRow => {
			const own = money.filter((cell) => has(formes, cell.forme));
			const bornes = boundsOfGroup(formes, paid, openEnded);
			return {
				formes,
				victimes,
				parts: moyens.base === null ? [] : partsOf(own.filter(isWhole)),
				attribue: own.length === 0 ? null : sum(own),
				bornes,
				parPersonne: perPerson(victimes, paid.some((cell) => has(formes, cell.forme)) ? bornes : null)
			};
		});
	const told = new Set(groups.flatMap(({ formes }) => formes));
	return {
		selection,
		exercice,
		enquete,
		autres,
		enquetes: surveyYears(selection.reference),
		moyens,
		lignes,
		sansForme: enquete?.cells.find((cell) => cell.formes.length === 0) ?? null,
		muettes: FORMES_ATTRIBUEES.filter((forme) => forme !== 'AUTRE' && !told.has(forme) && wanted([forme])),
		contests: contests(db, selection),
		sources: sourcesRead(db, selection)
	};
}

/** Years that have a survey and an amount, among those asked. */
export function comparedYears(db: Database, query: Query): number[] {
	const selection = select(db, query);
	const paid = new Set(countedCells(db, selection, false).map((cell) => cell.exercice));
	return surveyYears(selection.reference).filter(
		(year) => selection.exercices.includes(year) && paid.has(year)
	);
}

const has = (formes: readonly FormeAttribuee[], forme: Forme) => (formes as readonly Forme[]).includes(forme);

interface Group {
	readonly formes: readonly FormeAttribuee[];
	readonly victimes: SurveyCell | null;
}

/** The forms as the survey groups them, then those that only money speaks of. */
function groupsOf(enquete: Survey | null, cells: readonly Cell[]): Group[] {
	const surveyed = (enquete?.cells ?? [])
		.filter((cell) => cell.formes.length > 0)
		.map((cell): Group => ({ formes: cell.formes, victimes: cell }));
	const known = new Set(surveyed.flatMap(({ formes }) => formes));
	const others = FORMES_ATTRIBUEES.filter(
		(forme) => !known.has(forme) && cells.some((cell) => cell.forme === forme)
	).map((forme): Group => ({ formes: [forme], victimes: null }));
	const rank = ({ formes: [first] }: Group) => (first ? FORMES_ATTRIBUEES.indexOf(first) : 0);
	return [...surveyed, ...others].sort((a, b) => rank(a) - rank(b));
}

/** R8 for several forms together: what may be theirs is counted once, whichever of them it goes to. */
function boundsOfGroup(
	formes: readonly FormeAttribuee[],
	cells: readonly Cell[],
	openEnded: boolean
): Bornes {
	if (cells.length === 0) return { bas: null, haut: null };
	const bas = sum(cells.filter((cell) => has(formes, cell.forme)));
	const mayBe = cells.filter(
		(cell) =>
			cell.forme === 'NV' ||
			(cell.forme === 'MULTI' &&
				(cell.nommees === '' || formes.some((forme) => cell.nommees.split('|').includes(forme))))
	);
	return { bas, haut: openEnded ? null : bas + sum(mayBe) };
}

function perPerson(victimes: SurveyCell | null, bornes: Bornes | null): NeedsRow['parPersonne'] {
	const personnes = victimes?.effectif ?? 0;
	if (bornes === null || bornes.bas === null || bornes.bas <= 0 || personnes <= 0) return null;
	const each = (centimes: number) => scale(centimes, 1, personnes);
	return { bas: each(bornes.bas), haut: bornes.haut === null ? null : each(bornes.haut), personnes };
}

function partsOf(cells: readonly Cell[]): MeansPart[] {
	const parts = new Map<string, MeansPart>();
	for (const { forme, centimes, cle } of cells) {
		const parCle = cle !== undefined;
		const key = `${forme} ${parCle}`;
		parts.set(key, { forme, parCle, centimes: (parts.get(key)?.centimes ?? 0) + centimes });
	}
	return [...parts.values()];
}

function meansOf(
	db: Database,
	selection: Selection,
	exercice: number,
	cells: readonly Cell[],
	{ isWhole, partiels }: { readonly isWhole: (cell: Cell) => boolean; readonly partiels: readonly string[] }
): Means {
	const absence = absenceIndex(selection.reference);
	const waiting = quarantined(db, selection)
		.filter((row) => row.exercice === exercice)
		.reduce((rows, row) => rows + row.lignes, 0);
	const apart = selection.query.perimetre === 'contexte';
	const whole = apart ? [] : cells.filter(isWhole);
	const open = cells.filter(isOpen);
	const split = [
		...new Set([...partiels, ...cells.filter((cell) => !isWhole(cell)).map((cell) => cell.dispositif)])
	];
	return {
		statut: cells.some((cell) => cell.nonNulles > 0)
			? 'publie'
			: cells.length > 0
				? 'zero'
				: waiting > 0
					? 'non_importe'
					: commonAbsence(selection.dispositifs.map(({ id }) => absence(id, exercice, selection.etapes))),
		etapes: ETAPES.filter((etape) => cells.some((cell) => cell.etape === etape)),
		total: apart || cells.length === 0 ? null : sum(cells),
		base: sum(whole) > 0 ? sum(whole) : null,
		nonAttribue: partsOf(whole.filter(isOpen)),
		nonAttribueTotal: apart ? 0 : sum(open),
		partiels: split.map((dispositif) => {
			const own = cells.filter((cell) => cell.dispositif === dispositif);
			return { dispositif, centimes: own.length === 0 ? null : sum(own) };
		}),
		sansIndice: pairsWithoutIndex(db, selection).size > 0,
		enQuarantaine: waiting
	};
}
