import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { read } from '#lib/server/analysis/reading.ts';

/**
 * The two years that a comparison offers first: those the query names, else the year in which most dispositifs have an
 * amount (ties: the latest) and the year before it.
 */
export function comparedYears(db: Database, query: Query): readonly [number, number] {
	const [asked, other] = query.annees;
	if (asked !== undefined && other !== undefined) return [asked, other];
	const { selection, cells } = read(db, { ...query, de: undefined, a: undefined });
	const pairs = new Set(cells.map((cell) => `${cell.exercice} ${cell.dispositif}`));
	const counts = new Map<number, number>();
	for (const pair of pairs) {
		const year = Number(pair.split(' ')[0]);
		counts.set(year, (counts.get(year) ?? 0) + 1);
	}
	const [best] = [...counts].sort(([a, x], [b, y]) => y - x || b - a);
	const last = best?.[0] ?? selection.exercices.at(-1) ?? query.a ?? query.de ?? 2018;
	return [last - 1, last];
}
