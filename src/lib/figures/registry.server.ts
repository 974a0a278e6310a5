import type { AnyFigure } from './views.ts';
import type { FigureId } from '#lib/domain/figure.ts';
import type { Query } from '#lib/domain/query.ts';
import { comparedYears } from '#lib/figures/variation-annuelle/compared-years.server.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { transparency } from '#lib/figures/carte-transparence/read.server.ts';
import { variation } from '#lib/figures/variation-annuelle/read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { besoinsMoyens, besoinsMoyensYears } from '#lib/figures/besoins-moyens/ask.server.ts';
import { drawCarteTransparence } from '#lib/figures/carte-transparence/ask.server.ts';
import { dispositifsParAnneeFigure } from '#lib/figures/dispositifs-par-annee/ask.server.ts';
import { flux } from '#lib/figures/flux/ask.server.ts';
import { drawFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { repartitionFigure } from '#lib/figures/repartition-annee/ask.server.ts';
import { drawVariation } from '#lib/figures/variation-annuelle/ask.server.ts';
import { mainVoteExecute } from '#lib/figures/vote-execute/ask.server.ts';

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
