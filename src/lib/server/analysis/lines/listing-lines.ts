import { frenchOrder } from '#lib/domain/french-order.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { LineFilter } from './line-filter.ts';

type Direction = 'ASC' | 'DESC';
type Parameters = Readonly<Record<string, string | number>>;

interface Place {
	readonly offset: number;
	readonly limit: number;
}

/** The end of the order of a list, under what it is sorted by first. */
const THEN = 'b.dispositif, b.exercice DESC, f.role DESC, l.id LIMIT @limit OFFSET @offset';
const LINES = 'line l JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id';

/**
 * The ids of the lines from `offset` on, `limit` at most, by amount. Amounts alone are sorted first; only lines whose amount
 * is on the page are then put in full order.
 */
export function idsByAmount(
	db: Database,
	{ whereLines, parameters }: LineFilter,
	direction: Direction,
	{ offset, limit }: Place
): number[] {
	// One line more on either side tells whether the page cuts through lines of one amount.
	const before = Math.min(offset, 1);
	const around = db
		.prepare<Parameters, { id: number; centimes: number }>(
			`SELECT l.id, l.centimes FROM line l WHERE ${whereLines} ORDER BY 2 ${direction} LIMIT @limit OFFSET @offset`
		)
		.all({ ...parameters, limit: limit + before + 1, offset: offset - before });
	const page = around.slice(before, before + limit);
	const [first, last] = [page[0]?.centimes, page.at(-1)?.centimes];
	if (first === undefined || last === undefined) return [];
	const cut = (before === 1 && around[0]?.centimes === first) || around[before + limit]?.centimes === last;
	if (!cut) return page.map(({ id }) => id);
	const earlier = db
		.prepare<Parameters, number>(
			`SELECT count(*) FROM line l WHERE ${whereLines} AND l.centimes ${direction === 'ASC' ? '<' : '>'} @start`
		)
		.pluck();
	return db
		.prepare<Parameters, number>(
			`SELECT l.id FROM ${LINES} WHERE ${whereLines} AND l.centimes BETWEEN @least AND @most
			ORDER BY l.centimes ${direction}, ${THEN}`
		)
		.pluck()
		.all({
			...parameters,
			least: Math.min(first, last),
			most: Math.max(first, last),
			limit,
			offset: offset === 0 ? 0 : offset - (earlier.get({ ...parameters, start: first }) ?? 0)
		});
}

/** Postes counted at once at first, then each time that many times more. */
const FEW = 2;
const MORE = 4;
/** Stands for the poste of the lines that state none. */
const NONE = 0;

/**
 * The same by poste: the lines of postes are counted in the French order of their labels, as far as the page, and only those of the
 * postes on the page are put in full order.
 */
export function idsByPoste(
	db: Database,
	{ whereLines, parameters }: LineFilter,
	direction: Direction,
	{ offset, limit }: Place
): number[] {
	const labelled = db
		.prepare<[], { id: number; label: string }>('SELECT id, label FROM poste')
		.all()
		.sort((a, b) => frenchOrder(a.label, b.label))
		.map(({ id }) => id);
	const postes = direction === 'ASC' ? [NONE, ...labelled] : [...labelled.reverse(), NONE];
	const mine = `${whereLines} AND coalesce(l.poste_id, ${NONE}) IN (SELECT value FROM json_each(@postes))`;
	const count = db
		.prepare<Parameters, [number, number]>(
			`SELECT coalesce(l.poste_id, ${NONE}), count(*) FROM line l WHERE ${mine} GROUP BY 1`
		)
		.raw();
	const page: number[] = [];
	let [seen, skipped] = [0, 0];
	for (let [at, size] = [0, FEW]; at < postes.length && seen < offset + limit; at += size, size *= MORE) {
		const some = postes.slice(at, at + size);
		const counts = new Map(count.all({ ...parameters, postes: JSON.stringify(some) }));
		for (const poste of some) {
			const lines = counts.get(poste) ?? 0;
			if (seen + lines <= offset) skipped = seen + lines;
			else if (seen < offset + limit && lines > 0) page.push(poste);
			seen += lines;
		}
	}
	return db
		.prepare<Parameters, number>(
			`SELECT l.id FROM ${LINES} JOIN json_each(@postes) place ON place.value = coalesce(l.poste_id, ${NONE})
			WHERE ${whereLines} ORDER BY place.key, ${THEN}`
		)
		.pluck()
		.all({ ...parameters, postes: JSON.stringify(page), limit, offset: offset - skipped });
}
