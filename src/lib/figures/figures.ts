import { besoinsMoyens } from '#lib/figures/besoins-moyens/figure.ts';
import { carteTransparence } from '#lib/figures/carte-transparence/figure.ts';
import { dispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/figure.ts';
import { flux } from '#lib/figures/flux/figure.ts';
import { formesAnnees } from '#lib/figures/formes-annees/figure.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/figure.ts';
import { passage } from '#lib/figures/passage/figure.ts';
import { repartitionAnnee } from '#lib/figures/repartition-annee/figure.ts';
import { suiviPoste } from '#lib/figures/suivi-poste/figure.ts';
import { variationAnnuelle } from '#lib/figures/variation-annuelle/figure.ts';
import { voteExecute } from '#lib/figures/vote-execute/figure.ts';
import type { Figure } from '#lib/figures/shell/figure.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';

/** The figures that can be shown, embedded, exported and cited, in the order of lists. */
const LIST = {
	'formes-annees': formesAnnees,
	'formes-par-annee': formesParAnnee,
	'dispositifs-par-annee': dispositifsParAnnee,
	'suivi-poste': suiviPoste,
	'vote-execute': voteExecute,
	'repartition-annee': repartitionAnnee,
	'carte-transparence': carteTransparence,
	'besoins-moyens': besoinsMoyens,
	'variation-annuelle': variationAnnuelle,
	flux,
	passage
};

export type FigureId = keyof typeof LIST;
/** What each figure shows, by its id. */
export type DataOf = { readonly [Id in FigureId]: Parameters<(typeof LIST)[Id]['view']>[0] };

export const FIGURES: { readonly [Id in FigureId]: Figure<Id, DataOf[Id]> } = LIST;
export const FIGURE_IDS = Object.keys(LIST) as readonly FigureId[];

export const isFigure = (id: string): id is FigureId => Object.hasOwn(LIST, id);

/** The data of a figure under its id: what a page is made from, and what files are written from. */
export interface FigureData<Id extends FigureId = FigureId> {
	readonly id: Id;
	readonly data: DataOf[Id];
}

/** The view of any figure. */
export const viewOf = <Id extends FigureId>({ id, data }: FigureData<Id>): FigureView =>
	FIGURES[id].view(data);
