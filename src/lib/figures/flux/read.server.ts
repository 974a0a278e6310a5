import type { Query } from '#lib/domain/query.ts';
import {
	isComplete,
	type Couverture,
	type Etape,
	type Forme,
	type Niveau,
	type Presence,
	type Preuve,
	type Statut
} from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import { ofAskedForms } from '#lib/server/analysis/counted/cells.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import type { Quarantine } from '#lib/server/analysis/counted/quarantine.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { evidenceOf, presenceOf, sumOf } from '#lib/server/analysis/standing.ts';

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
	/** Grades of what counts there, strongest first; `deduit` when it is deduced by us alone. */
	readonly preuves: readonly Preuve[];
	readonly statut: Presence;
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
	/** What it was read from. */
	readonly reading: Reading;
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
	readonly sans: readonly { readonly dispositif: string; readonly statut: Statut }[];
	/** Dispositifs with money of which it may not be all that year. */
	readonly partiels: readonly string[];
	readonly couverture: Couverture;
	/** Of each dispositif that year. */
	readonly couvertures: ReadonlyMap<string, Couverture>;
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
	const always = read(db, { ...query, de: undefined, a: undefined });
	const paid = [...new Set(always.cells.map((cell) => cell.exercice))].sort((a, b) => a - b);
	const exercice = yearOf(db, query, paid);
	const reading = alone(read(db, { ...query, de: exercice ?? undefined, a: exercice ?? undefined }));
	const { selection } = reading;
	const cells = exercice === null ? [] : ofAskedForms(query, reading.detailed);
	const places = placesOf(cells);
	const found = places.flatMap(flowsOf);
	const standings = selection.dispositifs.flatMap(({ id }) =>
		exercice === null ? [] : [reading.at(id, exercice)]
	);
	const known = new Set(cells.map((cell) => cell.dispositif));
	const partial = standings.filter(
		({ dispositif, couverture }) => known.has(dispositif) && !isComplete(couverture)
	);
	return {
		version: selection.version,
		selection,
		reading,
		exercice,
		flows: found.filter((flow) => flow.centimes > 0),
		repris: found.filter((flow) => flow.centimes <= 0),
		zeros: places.filter(isZero).map((own) => placeOf(own, false)),
		total: cells.length === 0 ? null : sumOf(cells),
		sans: standings
			.filter(({ dispositif }) => !known.has(dispositif))
			.map(({ dispositif, statut, centimes }) => ({
				dispositif,
				statut: centimes === null ? statut : 'absent'
			})),
		partiels: partial.map(({ dispositif }) => dispositif),
		couverture: reading.over(standings).couverture,
		couvertures: new Map(standings.map(({ dispositif, couverture }) => [dispositif, couverture])),
		contests: reading.contests,
		waiting: reading.waiting,
		officiels: reading.officials(partial),
		sources: reading.sources,
		exercices: paid
	};
}

function yearOf(db: Database, query: Query, paid: readonly number[]): number | null {
	if (query.de !== undefined && query.de === query.a) return query.de;
	const inside = paid.filter((year) => year >= (query.de ?? year) && year <= (query.a ?? year));
	return headline(db, query)?.exercice ?? inside.at(-1) ?? null;
}

function alone(reading: Reading): Reading {
	const { query, dispositifs } = reading.selection;
	if (query.perimetre === 'coeur' || dispositifs.length < 2) return reading;
	const paid = new Set(reading.cells.map((cell) => cell.dispositif));
	const first = dispositifs.find((row) => paid.has(row.id)) ?? dispositifs[0];
	return reading.of({ dispositifs: first ? [first] : [] });
}

/** The money of one place, whatever it rests on; what a key gives stands apart. */
const placesOf = (cells: readonly Cell[]) => [
	...Map.groupBy(cells, ({ dispositif, etape, poste, niveau, forme, nommees, cle }) =>
		[dispositif, etape, poste, niveau, forme, nommees, cle !== undefined].join('\u001F')
	).values()
];

const isZero = (own: readonly Cell[]) => own.every((cell) => cell.nonNulles === 0);

function placeOf(own: readonly Cell[], nonDetaille: boolean): FlowPlace {
	const [first] = own;
	if (!first) throw new RangeError('no money to place');
	const { dispositif, poste, niveau, forme, etape } = first;
	const { preuves } = evidenceOf(own);
	return { dispositif, poste, niveau, forme, etape, nonDetaille, preuves, statut: presenceOf(own) };
}

/** What of a place is detailed and what a total only holds; published zeros are no flow. */
function flowsOf(own: readonly Cell[]): Flow[] {
	if (isZero(own)) return [];
	const rests = own.filter((cell) => cell.nonDetaille !== 0);
	const details = own.filter((cell) => cell.nonDetaille === 0 || cell.centimes !== cell.nonDetaille);
	const rest = rests.reduce((total, cell) => total + cell.nonDetaille, 0);
	const ranges = own.flatMap(({ cle }) => cle ?? []);
	const cle =
		ranges.length === 0
			? null
			: {
					bas: ranges.reduce((total, { bas }) => total + bas, 0),
					haut: ranges.reduce((total, { haut }) => total + haut, 0)
				};
	return [
		...(details.length > 0 ? [{ ...placeOf(details, false), centimes: sumOf(own) - rest, cle }] : []),
		...(rests.length > 0 ? [{ ...placeOf(rests, true), centimes: rest, cle: null }] : [])
	];
}
