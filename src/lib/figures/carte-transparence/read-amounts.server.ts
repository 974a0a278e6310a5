import { fold } from '#lib/domain/fold.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { PREUVES, type Etape, type Presence, type Preuve } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Slot } from '#lib/server/analysis/counted/holdings.ts';
import type { Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** Stages of the budget's life: where one isolates a dispositif, the others can be asked for. */
export const BUDGET: readonly Etape[] = ['plf', 'lfi'];

/** What counts at a poste, in cents. */
export interface PosteAmount {
	readonly statut: Presence;
	readonly centimes: number;
	/** Strongest first. */
	readonly preuves: readonly Preuve[];
	/** How many of its quantités are contested. */
	readonly contested: number;
	/** As its lines write it. */
	readonly label: string;
}

/** What the cells of a matrix are read from, beside what stands in each whole dispositif. */
export interface Material {
	readonly reading: Reading;
	/** By `placeKey`, the postes that a matrix tells of. */
	readonly postes: ReadonlyMap<string, PosteAmount>;
	/** Dispositifs that a bill or a vote isolates, be it outside the years selected. */
	readonly budgeted: ReadonlySet<string>;
	readonly searches: ReadonlyMap<string, ReferenceRow<'recherches'>>;
}

/** The key of a place; `poste` is folded. */
export const placeKey = (dispositif: string, exercice: number, etape: Etape, poste = '') =>
	[dispositif, exercice, etape, poste].join('\u001F');

/** Reads all that a matrix is made of. */
export function readMaterial(db: Database, reading: Reading): Material {
	const { selection, holdings } = reading;
	const isolating = holdings.slots.filter((slot) => BUDGET.includes(slot.etape));
	return {
		reading,
		postes: postesTold(db, selection),
		budgeted: new Set(isolating.map((slot) => slot.dispositif)),
		searches: searchesOf(selection.reference)
	};
}

/** The same for the amounts spent by whole dispositifs: no poste is asked of the base. */
export const executionMaterial = (reading: Reading): Material => ({
	reading,
	postes: new Map(),
	budgeted: new Set(),
	searches: searchesOf(reading.selection.reference)
});

const searched = new WeakMap<Reference, Material['searches']>();

/** Searches by `placeKey`, worked out once for each vocabulary. */
function searchesOf(reference: Reference): Material['searches'] {
	const known = searched.get(reference);
	if (known) return known;
	const searches = new Map(
		reference.recherches.map(
			(row) => [placeKey(row.dispositif, row.exercice, row.etape, fold(row.poste)), row] as const
		)
	);
	searched.set(reference, searches);
	return searches;
}

/** The slots of every stage of the selected dispositifs and years. */
export function everyStage({ selection, holdings }: Reading): Slot[] {
	const ids = new Set(selection.dispositifs.map((row) => row.id));
	return holdings.slots.filter(
		({ dispositif, exercice, views }) =>
			(views & selection.view) !== 0 && ids.has(dispositif) && selection.exercices.includes(exercice)
	);
}

interface SummedPoste {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly poste: string;
	readonly label: string;
	readonly preuve: Preuve | null;
	readonly centimes: number;
	readonly nonzero: number;
	readonly contested: number;
}

/**
 * What counts at each poste of every stage, by grade: of those that were searched for, and of those that have a published
 * zero somewhere.
 */
const POSTES = `WITH chosen AS MATERIALIZED (
		SELECT id, dispositif, exercice, etape FROM slot
		WHERE since_version <= @version AND (until_version IS NULL OR until_version > @version) AND views & @view
			AND dispositif IN (SELECT value FROM json_each(@dispositifs)) AND exercice BETWEEN @first AND @last
	), sums AS MATERIALIZED (
		SELECT slot_id, poste_id, preuve, sum(centimes) AS centimes, sum(nonzero_count) AS nonzero, sum(contested) AS contested
		FROM counted_place WHERE slot_id IN (SELECT id FROM chosen) AND poste_id IS NOT NULL GROUP BY slot_id, poste_id, preuve
	), told AS (
		SELECT s.dispositif, p.compared AS poste FROM sums c JOIN chosen s ON s.id = c.slot_id JOIN poste p ON p.id = c.poste_id
		WHERE p.compared <> '' GROUP BY c.slot_id, p.compared HAVING sum(c.nonzero) = 0
		UNION SELECT value ->> 0, value ->> 1 FROM json_each(@searched)
	)
	SELECT s.dispositif, s.exercice, s.etape, p.compared AS poste, min(p.label) AS label, c.preuve,
		sum(c.centimes) AS centimes, sum(c.nonzero) AS nonzero, sum(c.contested) AS contested
	FROM sums c JOIN chosen s ON s.id = c.slot_id JOIN poste p ON p.id = c.poste_id
	WHERE (s.dispositif, p.compared) IN (SELECT dispositif, poste FROM told) GROUP BY s.id, p.compared, c.preuve`;

function postesTold(db: Database, selection: Selection): Map<string, PosteAmount> {
	const { reference, dispositifs, exercices, version, view } = selection;
	const rows = db.prepare<Record<string, string | number>, SummedPoste>(POSTES).all({
		version,
		view,
		dispositifs: JSON.stringify(dispositifs.map((row) => row.id)),
		first: exercices[0] ?? 0,
		last: exercices.at(-1) ?? -1,
		searched: JSON.stringify(
			reference.recherches.flatMap(({ dispositif, poste }) =>
				poste === '' ? [] : [[dispositif, fold(poste)]]
			)
		)
	});
	const places = Map.groupBy(rows, ({ dispositif, exercice, etape, poste }) =>
		placeKey(dispositif, exercice, etape, poste)
	);
	return new Map([...places].map(([key, own]) => [key, amountOf(own)]));
}

function amountOf(rows: readonly SummedPoste[]): PosteAmount {
	const paid = rows.filter((row) => row.nonzero > 0);
	const deduced = (paid.length === 0 ? rows : paid).every((row) => row.preuve === 'D');
	return {
		statut: deduced ? 'deduit' : paid.length === 0 ? 'zero' : 'publie',
		centimes: rows.reduce((total, row) => total + row.centimes, 0),
		preuves: PREUVES.filter((grade) => rows.some((row) => row.preuve === grade)),
		contested: rows.reduce((total, row) => total + row.contested, 0),
		label: rows.map((row) => row.label).reduce((first, label) => (label < first ? label : first))
	};
}
