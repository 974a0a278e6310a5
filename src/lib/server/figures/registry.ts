import type { AnyFigure } from '#lib/charts/views.ts';
import type { FigureId } from '#lib/domain/figure.ts';
import type { Query } from '#lib/domain/query.ts';
import { comparedYears } from '#lib/server/analysis/compared-years.ts';
import { formesParAnnee } from '#lib/server/analysis/formes-par-annee.ts';
import { headline } from '#lib/server/analysis/headline.ts';
import { transparency } from '#lib/server/analysis/transparency.ts';
import { variation } from '#lib/server/analysis/variation.ts';
import type { Database } from '#lib/server/store/open.ts';
import { besoinsMoyens, besoinsMoyensYears } from './besoins-moyens.ts';
import { drawCarteTransparence } from './carte-transparence.ts';
import { dispositifsParAnneeFigure } from './dispositifs-par-annee.ts';
import { flux } from './flux.ts';
import { drawFormesParAnnee } from './formes-par-annee.ts';
import { repartitionFigure } from './repartition-annee.ts';
import { drawVariation } from './variation-annuelle.ts';
import { mainVoteExecute } from './vote-execute.ts';

/**
 * The data of a figure for a query, in words, ready for charts; `null` when nothing of the choice can be drawn. A figure
 * of one year reads `de` = `a` as its year. Throws `UnknownVersion` and `InvalidQuery`.
 */
export function askFigure(db: Database, id: FigureId, query: Query): AnyFigure | null {
	switch (id) {
		case 'formes-par-annee': {
			const year = headline(db, query);
			return { id, data: drawFormesParAnnee(formesParAnnee(db, query), year?.exercice ?? null) };
		}
		case 'dispositifs-par-annee': {
			const data = dispositifsParAnneeFigure(db, query);
			return data.series.some((serie) => serie.annees.length > 0) ? { id, data } : null;
		}
		case 'vote-execute': {
			const data = mainVoteExecute(db, query);
			return data && { id, data };
		}
		case 'repartition-annee': {
			const data = repartitionFigure(db, query);
			return data && { id, data };
		}
		case 'carte-transparence': {
			const data = drawCarteTransparence(transparency(db, query));
			return data.blocs.length === 0 ? null : { id, data };
		}
		case 'besoins-moyens': {
			const years = besoinsMoyensYears(db, query);
			return years.length === 0 ? null : { id, data: besoinsMoyens(db, query, years) };
		}
		case 'variation-annuelle': {
			return { id, data: drawVariation(variation(db, query, comparedYears(db, query))) };
		}
		case 'flux':
			return { id, data: flux(db, query) };
	}
}
