import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { LineFilter } from './line-filter.ts';

/** Lines that have their block and facet in common, without the lines: those of the version, or those given. */
const STORED = `(SELECT block_id, facet_id, line_count, centimes FROM block_sum
	WHERE since_version <= @version AND (until_version IS NULL OR until_version > @version))`;
const GIVEN = `(SELECT value ->> 0 AS block_id, value ->> 1 AS facet_id, value ->> 2 AS line_count, value ->> 3 AS centimes
	FROM json_each(@groups))`;
const groupsOf = ({ parameters }: LineFilter) =>
	`${'groups' in parameters ? GIVEN : STORED} g JOIN block b ON b.id = g.block_id JOIN facet f ON f.id = g.facet_id`;

/**
 * A filter of lines one by one, with the groups of the lines that it keeps: they are read once, then counted, added up and
 * paged through like the others.
 */
export function withFoundGroups(db: Database, filter: LineFilter): LineFilter {
	const groups = db
		.prepare<Parameters, [number, number, number, number]>(
			`SELECT l.block_id, l.facet_id, count(*), sum(l.centimes)
			FROM line l WHERE ${filter.whereLines} GROUP BY +l.block_id, l.facet_id`
		)
		.raw()
		.all(filter.parameters);
	return { ...filter, parameters: { ...filter.parameters, groups: JSON.stringify(groups) } };
}

/** What the lines of one stage, nature and dispositif add up to. */
export interface PartSum {
	readonly etape: Etape;
	readonly nature: Nature;
	readonly dispositif: string;
	readonly centimes: number;
	readonly lignes: number;
}

/** Lines that follow one another in a list: the same key, dispositif and exercice. */
export interface Stretch {
	readonly key: string | number | null;
	readonly dispositif: string;
	readonly exercice: number;
	readonly lignes: number;
}

type Parameters = Readonly<Record<string, string | number>>;

/** Every line of the list, added up, whether it counts or not. */
export function sumsOfGroups(db: Database, filter: LineFilter): PartSum[] {
	return db
		.prepare<Parameters, PartSum>(
			`SELECT b.etape, f.nature, b.dispositif, sum(g.centimes) AS centimes, sum(g.line_count) AS lignes
			FROM ${groupsOf(filter)} WHERE ${filter.whereGroups} GROUP BY b.etape, f.nature, b.dispositif`
		)
		.all(filter.parameters);
}

/** Of those lines, the ones that a rule keeps out of totals. `judges` is the SQL of the slot `s` that judges a line. */
export function sumsKeptOut(db: Database, filter: LineFilter, judges: string): PartSum[] {
	return db
		.prepare<Parameters, PartSum>(
			`SELECT b.etape, f.nature, b.dispositif, sum(l.centimes) AS centimes, count(*) AS lignes
			FROM slot s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id
				JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id
			WHERE v.verdict <> 'retenue' AND ${judges} AND ${filter.where} GROUP BY b.etape, f.nature, b.dispositif`
		)
		.all(filter.parameters);
}

/** The stretches of a list in its order; `key` is the SQL of what it is sorted by first, over `b` and `f`. */
export function stretchesOf(db: Database, filter: LineFilter, key: string, direction: string): Stretch[] {
	return db
		.prepare<Parameters, Stretch>(
			`SELECT ${key} AS key, b.dispositif, b.exercice, sum(g.line_count) AS lignes
			FROM ${groupsOf(filter)} WHERE ${filter.whereGroups}
			GROUP BY 1, 2, 3 ORDER BY 1 ${direction}, b.dispositif, b.exercice DESC`
		)
		.all(filter.parameters);
}

/** The ids of the lines from `offset` on, `limit` at most, found without reading the stretches before. */
export function idsInStretches(
	db: Database,
	filter: LineFilter,
	key: string,
	stretches: readonly Stretch[],
	{ offset, limit }: { readonly offset: number; readonly limit: number }
): number[] {
	const inStretch = db.prepare<Parameters, { id: number }>(
		`SELECT l.id FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
		WHERE b.dispositif = @inDispositif AND b.exercice = @inExercice AND ${key} IS @inKey AND ${filter.where}
		ORDER BY f.role DESC, l.id LIMIT @limit OFFSET @offset`
	);
	const ids: number[] = [];
	let skipped = 0;
	for (const { key: inKey, dispositif, exercice, lignes } of stretches) {
		if (ids.length === limit) break;
		const from = Math.max(0, offset - skipped);
		skipped += lignes;
		if (from >= lignes) continue;
		const found = inStretch.all({
			...filter.parameters,
			inDispositif: dispositif,
			inExercice: exercice,
			inKey: inKey as string,
			limit: limit - ids.length,
			offset: from
		});
		ids.push(...found.map((row) => row.id));
	}
	return ids;
}

/** Lines of a year, a dispositif and a role follow one another, by their ids, whatever their block and facet. */
interface Bundle {
	readonly bloc: number;
	readonly facettes: string;
	readonly lignes: number;
	readonly place: string;
}

/**
 * The ids of the first `limit` lines by year, dispositif, role and id. Each block is read in the order of its ids, and no
 * further than needed.
 */
export function idsInOrder(db: Database, filter: LineFilter, limit: number): number[] {
	const bundles = db
		.prepare<Parameters, Bundle>(
			`SELECT g.block_id AS bloc, json_group_array(g.facet_id) AS facettes, sum(g.line_count) AS lignes,
				concat_ws(' ', b.exercice, b.dispositif, f.role) AS place
			FROM ${groupsOf(filter)} WHERE ${filter.whereGroups}
			GROUP BY b.exercice, b.dispositif, f.role, g.block_id ORDER BY b.exercice, b.dispositif, f.role DESC`
		)
		.all(filter.parameters);
	const inBlock = db
		.prepare<Parameters, number>(
			`SELECT l.id FROM line l WHERE l.block_id = @bloc AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
				AND l.facet_id IN (SELECT value FROM json_each(@facettes)) ORDER BY l.id LIMIT @limit`
		)
		.pluck();
	const ids: number[] = [];
	for (const of of Map.groupBy(bundles, ({ place }) => place).values()) {
		if (ids.length === limit) break;
		const wanted = limit - ids.length;
		const found = of.flatMap(({ bloc, facettes, lignes }) =>
			inBlock.all({ ...filter.parameters, bloc, facettes, limit: Math.min(wanted, lignes) })
		);
		ids.push(...found.sort((a, b) => a - b).slice(0, wanted));
	}
	return ids;
}
