import type { Query } from '#lib/domain/query.ts';
import type { Etape, Forme, Niveau } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, type Absence } from './absence.ts';
import { officialFigures, type OfficialFigure } from './beside.ts';
import { countedCells, pairsWithoutIndex, type Cell } from './cells.ts';
import { contests, type Contest } from './competing.ts';
import { headline } from './headline.ts';
import { quarantined, type Quarantine } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';
import { sourcesRead } from './sources-read.ts';

/** Where money of one year comes from, what it pays for, and the form that it is tied to. */
export interface FlowPlace {
	readonly dispositif: string;
	/** As the source writes it, `''` when not stated. */
	readonly poste: string;
	readonly niveau: Niveau;
	readonly forme: Forme;
	readonly etape: Etape;
	/** What a published total holds beyond its details (R3). */
	readonly nonDetaille: boolean;
}

/** Money that runs from a dispositif through a poste to a form, in cents. */
export interface Flow extends FlowPlace {
	readonly centimes: number;
	/** Given by an allocation key: `centimes` is its central part, between these (R7). */
	readonly cle: { readonly bas: number; readonly haut: number } | null;
}

/** The data of the figure `flux`: the counted money of one year, from dispositif to poste to form. */
export interface Flows {
	readonly version: number;
	readonly selection: Selection;
	/** The year read; `null` when the selection has no money in any. */
	readonly exercice: number | null;
	/** Amounts above zero: what a ribbon can carry. */
	readonly flows: readonly Flow[];
	/** Amounts taken back, and those that cancel out: counted in the total, drawn by nothing. */
	readonly repris: readonly Flow[];
	/** Published zeros (R10). */
	readonly zeros: readonly FlowPlace[];
	/** Sum of flows and of what is taken back, in cents; `null` without any. */
	readonly total: number | null;
	/** Dispositifs of the selection without an amount that year, and which kind of nothing it is. */
	readonly sans: readonly { readonly dispositif: string; readonly statut: Absence | 'sans_indice' }[];
	/** Dispositifs with money of which only a part can be isolated that year. */
	readonly partiels: readonly string[];
	readonly contests: readonly Contest[];
	readonly waiting: readonly Quarantine[];
	readonly officiels: readonly OfficialFigure[];
	/** Sources of the lines read, those that say most first. */
	readonly sources: readonly string[];
	/** Years of the selection that have money: those that the figure can show. */
	readonly exercices: readonly number[];
}

/**
 * The counted money of one year from dispositif to poste to form (R1 to R6): the year of the query when it asks for one
 * only, else the one that says most, else the last with money. A filter on forms keeps the non attributed (R6).
 * Dispositifs of the contexte cannot be stacked (R5): of several, only the first with money that year is read.
 */
export function flows(db: Database, query: Query): Flows {
	const always = countedCells(db, select(db, { ...query, de: undefined, a: undefined }), false);
	const paid = [...new Set(always.map((cell) => cell.exercice))].sort((a, b) => a - b);
	const exercice = yearOf(db, query, paid);
	const year = { ...query, de: exercice ?? undefined, a: exercice ?? undefined };
	const selection = alone(db, select(db, year));
	const asked = new Set<Forme>(query.forme);
	const cells = (exercice === null ? [] : countedCells(db, selection, true)).filter(
		({ forme }) => asked.size === 0 || asked.has(forme) || forme === 'NV' || forme === 'MULTI'
	);
	const found = cells.flatMap(flowsOf);
	const known = new Set(cells.map((cell) => cell.dispositif));
	const coverage = coverageIndex(selection.reference);
	const partiels = selection.dispositifs
		.map(({ id }) => id)
		.filter((id) => exercice !== null && known.has(id) && coverage(id, exercice) === 'partielle');
	return {
		version: selection.version,
		selection,
		exercice,
		flows: found.filter((flow) => flow.centimes > 0),
		repris: found.filter((flow) => flow.centimes <= 0),
		zeros: cells.filter((cell) => cell.nonNulles === 0).map((cell) => placeOf(cell, false)),
		total: cells.length === 0 ? null : cells.reduce((sum, cell) => sum + cell.centimes, 0),
		sans: exercice === null ? [] : silent(db, selection, exercice, known),
		partiels,
		contests: contests(db, selection),
		waiting: quarantined(db, selection),
		officiels:
			exercice === null
				? []
				: officialFigures(
						db,
						query,
						partiels.map((dispositif) => ({ dispositif, exercice }))
					),
		sources: sourcesRead(db, selection),
		exercices: paid
	};
}

function yearOf(db: Database, query: Query, paid: readonly number[]): number | null {
	if (query.de !== undefined && query.de === query.a) return query.de;
	const inside = paid.filter((year) => year >= (query.de ?? year) && year <= (query.a ?? year));
	return headline(db, query)?.exercice ?? inside.at(-1) ?? null;
}

function alone(db: Database, selection: Selection): Selection {
	if (selection.query.perimetre === 'coeur' || selection.dispositifs.length < 2) return selection;
	const paid = new Set(countedCells(db, selection, false).map((cell) => cell.dispositif));
	const first = selection.dispositifs.find((row) => paid.has(row.id)) ?? selection.dispositifs[0];
	return { ...selection, dispositifs: first ? [first] : [] };
}

function placeOf(cell: Cell, nonDetaille: boolean): FlowPlace {
	const { dispositif, poste, niveau, forme, etape } = cell;
	return { dispositif, poste, niveau, forme, etape, nonDetaille };
}

/** What of a cell is detailed and what a total only holds; published zeros are no flow. */
function flowsOf(cell: Cell): Flow[] {
	if (cell.nonNulles === 0) return [];
	const detailed = cell.centimes - cell.nonDetaille;
	const whole = cell.nonDetaille === 0;
	return [
		...(whole || detailed !== 0
			? [{ ...placeOf(cell, false), centimes: detailed, cle: cell.cle ?? null }]
			: []),
		...(whole ? [] : [{ ...placeOf(cell, true), centimes: cell.nonDetaille, cle: null }])
	];
}

function silent(
	db: Database,
	selection: Selection,
	exercice: number,
	known: ReadonlySet<string>
): Flows['sans'] {
	const absence = absenceIndex(selection.reference);
	const unpriced = pairsWithoutIndex(db, selection);
	const waiting = new Set(quarantined(db, selection).map((row) => row.dispositif));
	return selection.dispositifs
		.filter(({ id }) => !known.has(id))
		.map(({ id }) => ({
			dispositif: id,
			statut: unpriced.has(`${id} ${exercice}`)
				? ('sans_indice' as const)
				: waiting.has(id)
					? 'non_importe'
					: absence(id, exercice, selection.etapes)
		}));
}
