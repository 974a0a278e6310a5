import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askBesoinsMoyens } from '#lib/figures/besoins-moyens/ask.server.ts';
import { askCarteTransparence } from '#lib/figures/carte-transparence/ask.server.ts';
import { askDispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/ask.server.ts';
import { askFlux } from '#lib/figures/flux/ask.server.ts';
import { askFormesAnnees } from '#lib/figures/formes-annees/ask.server.ts';
import { askFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { askPassage } from '#lib/figures/passage/ask.server.ts';
import { askRepartitionAnnee } from '#lib/figures/repartition-annee/ask.server.ts';
import { askSuiviPoste } from '#lib/figures/suivi-poste/ask.server.ts';
import { askVariationAnnuelle } from '#lib/figures/variation-annuelle/ask.server.ts';
import { askVoteExecute } from '#lib/figures/vote-execute/ask.server.ts';
import type { FigureData, DataOf, FigureId } from './figures.ts';

/** What each figure asks the base. */
const ASKS: { readonly [Id in FigureId]: (db: Database, query: Query) => DataOf[Id] | null } = {
	'formes-annees': askFormesAnnees,
	'formes-par-annee': askFormesParAnnee,
	'dispositifs-par-annee': askDispositifsParAnnee,
	'suivi-poste': askSuiviPoste,
	'vote-execute': askVoteExecute,
	'repartition-annee': askRepartitionAnnee,
	'carte-transparence': askCarteTransparence,
	'besoins-moyens': askBesoinsMoyens,
	'variation-annuelle': askVariationAnnuelle,
	flux: askFlux,
	passage: askPassage
};

/**
 * The data of a figure for a query, in words, ready for charts; `null` when nothing of the choice can be drawn. A figure
 * of one year reads `de` = `a` as its year. Throws `UnknownVersion` and `InvalidQuery`.
 */
export function askFigure<Id extends FigureId>(db: Database, id: Id, query: Query): FigureData<Id> | null {
	const data = ASKS[id](db, query);
	return data === null ? null : { id, data };
}
