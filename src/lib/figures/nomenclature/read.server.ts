import { noteOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Couverture } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { seriesBreaks, type SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { actionOf, placeKeyOf } from './places.server.ts';
import { passagesOf, type Passage } from './passages.server.ts';
import { yearsWithLines } from '#lib/server/analysis/counted/dispositif-index.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';
import { isCore, select, type Selection } from '#lib/server/analysis/selection.ts';

type Entry = ReferenceRow<'nomenclature'>;
type Dispositif = ReferenceRow<'dispositifs'>;

/** A dispositif at one place of the budget, from one year to another. */
export interface CrosswalkBand {
	readonly dispositif: Dispositif;
	/** Whether it may enter a total (R5). */
	readonly compte: boolean;
	/** It is only a part of what the place holds. */
	readonly part: boolean;
	readonly de: number;
	/** Last year of the map when it lasts. */
	readonly a: number;
	readonly enCours: boolean;
	readonly comparable: Entry['comparable'];
	readonly note: string;
	readonly annees: readonly { readonly exercice: number; readonly couverture: Couverture }[];
}

/** An action of a programme; a programme whose action is not known; or a dispositif that no programme holds. */
export interface CrosswalkPlace {
	readonly id: string;
	/** `''` when no programme is known. */
	readonly programme: string;
	/** `''` when no action is known. */
	readonly action: string;
	readonly bandes: readonly CrosswalkBand[];
}

/** Where each dispositif is written, year after year. */
export interface Crosswalk {
	readonly version: number;
	readonly selection: Selection;
	/** Years of the map, without a hole: to the last that the vocabularies, the lines or the date of the version know. */
	readonly exercices: readonly number[];
	/** By programme, those of counted dispositifs first; those without programme last. */
	readonly places: readonly CrosswalkPlace[];
	readonly passages: readonly Passage[];
	readonly ruptures: readonly SeriesBreak[];
}

/** The map of every dispositif at the version asked, whatever else the query filters. Throws `UnknownVersion`. */
export function crosswalk(db: Database, query: Query): Crosswalk {
	const selection = select(db, query);
	const { reference, version } = selection;
	const dispositifs = [...reference.dispositifs].sort((a, b) => a.ordre - b.ordre);
	const lines = yearsWithLines(db, version);
	const exercices = yearsOf(db, selection, lines);
	const paid = (dispositif: string, year: number) => lines.get(dispositif)?.includes(year) ?? false;
	return {
		version,
		selection,
		exercices,
		places: placesOf(reference, dispositifs, exercices),
		passages: passagesOf(reference),
		ruptures: seriesBreaks({ ...selection, dispositifs, exercices }, paid)
	};
}

function yearsOf(
	db: Database,
	{ reference, version }: Selection,
	lines: ReadonlyMap<string, readonly number[]>
): number[] {
	const written = db
		.prepare<[number], { at: string }>('SELECT created_at AS at FROM version WHERE id = ?')
		.get(version);
	const told = [
		...reference.nomenclature.flatMap((row) => (row.a === null ? [row.de] : [row.de, row.a])),
		...reference.couverture.map((row) => row.exercice),
		...[...lines.values()].flat()
	];
	if (told.length === 0) return [];
	const first = Math.min(...told);
	const last = Math.max(...told, Number(written?.at.slice(0, 4) ?? first));
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function placesOf(
	reference: Reference,
	dispositifs: readonly Dispositif[],
	exercices: readonly number[]
): CrosswalkPlace[] {
	const coverage = coverageIndex(reference);
	const last = exercices.at(-1) ?? 0;
	const years = (id: string, de: number, a: number) =>
		exercices
			.filter((exercice) => exercice >= de && exercice <= a)
			.map((exercice) => ({ exercice, couverture: coverage(id, exercice) }));
	const places = new Map<string, CrosswalkPlace & { bandes: CrosswalkBand[] }>();
	for (const dispositif of dispositifs) {
		const own = reference.nomenclature.filter((row) => row.dispositif === dispositif.id);
		for (const entry of own.length > 0 ? own : [unplaced(reference, dispositif.id, exercices)]) {
			if (entry === null) continue;
			const { action, part } = actionOf(reference, entry);
			const id = placeKeyOf(entry, action);
			const place = places.get(id) ?? { id, programme: entry.programme, action, bandes: [] };
			const { de, comparable } = entry;
			const a = entry.a ?? last;
			place.bandes.push({
				dispositif,
				compte: isCore(dispositif),
				part,
				de,
				a,
				enCours: entry.a === null && own.length > 0,
				comparable,
				note: noteOf(entry),
				annees: years(dispositif.id, de, a)
			});
			places.set(id, place);
		}
	}
	const rank = new Map<string, number>();
	for (const { programme } of places.values()) if (!rank.has(programme)) rank.set(programme, rank.size);
	// Those that no programme holds are met among the others and stand last.
	const order = (place: CrosswalkPlace) =>
		place.programme === '' ? Infinity : (rank.get(place.programme) ?? 0);
	return [...places.values()].sort((a, b) => {
		if (order(a) !== order(b)) return order(a) - order(b);
		return a.programme === '' ? 0 : a.action.localeCompare(b.action);
	});
}

/** A dispositif that the crosswalk does not name: the years that its coverage speaks of; `null` when none does. */
function unplaced(reference: Reference, id: string, exercices: readonly number[]): Entry | null {
	const own = reference.couverture.filter((row) => row.dispositif === id).map((row) => row.exercice);
	if (own.length === 0 || exercices.length === 0) return null;
	const [de, a] = [Math.min(...own), Math.max(...own)];
	return { dispositif: id, programme: '', action: '', de, a, comparable: '', note: '' };
}
