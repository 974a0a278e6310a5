import type { Query } from '#lib/domain/query.ts';
import { comparedPhrase } from '#lib/pages/point/compared-phrase.server.ts';
import { countedCells } from '#lib/server/analysis/counted/cells.ts';
import { select, type Selection } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ask } from '../../ask.ts';
import { comparisonChoices, vueOf } from './comparison-choices.ts';
import { dispositifsView } from './view-dispositifs.ts';
import { stagesView } from './view-stages.ts';
import { yearsView } from './view-years.ts';
import type { PageServerLoad } from './$types';

/** The two last years in a row of the dispositif that has most of them: what « deux années » offers first. */
function twoYears(db: Database, selection: Selection): number[] {
	const counts = new Map<number, number>();
	const pairs = new Set(
		countedCells(db, selection, false).map((cell) => `${cell.exercice} ${cell.dispositif}`)
	);
	for (const pair of pairs) {
		const year = Number(pair.split(' ')[0]);
		counts.set(year, (counts.get(year) ?? 0) + 1);
	}
	const [best] = [...counts].sort(([a, x], [b, y]) => y - x || b - a);
	const last = best?.[0] ?? selection.exercices.at(-1) ?? 2018;
	return [last - 1, last];
}

function viewOf(db: Database, query: Query) {
	const [from, to] = query.annees;
	if (from !== undefined && to !== undefined)
		return { vue: 'annees' as const, ...yearsView(db, query, [from, to]) };
	if (vueOf(query) === 'dispositifs') return { vue: 'dispositifs' as const, ...dispositifsView(db, query) };
	return { vue: 'etapes' as const, ...stagesView(db, query) };
}

/** The figure that draws each kind of comparison. */
const FIGURES_OF = {
	annees: 'variation-annuelle',
	etapes: 'vote-execute',
	dispositifs: 'dispositifs-par-annee'
} as const;

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const selection = select(locals.db, { ...query, dispositif: [], de: undefined, a: undefined });
		const view = viewOf(locals.db, query);
		const figure = view.vue === 'dispositifs' && view.drawn === null ? null : FIGURES_OF[view.vue];
		return {
			phrase: comparedPhrase(locals.db, query, { ...view, figure }, url.origin),
			choices: comparisonChoices({ ...selection, query }, twoYears(locals.db, selection)),
			view
		};
	});
