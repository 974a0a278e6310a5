import type { BesoinsMoyensData } from '#lib/figures/besoins-moyens/data.ts';
import type { CarteTransparenceData } from '#lib/figures/carte-transparence/data.ts';
import type { DispositifsParAnneeData } from '#lib/figures/dispositifs-par-annee/data.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';
import type { FluxData } from '#lib/figures/flux/data.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import type { RepartitionData } from '#lib/figures/repartition-annee/data.ts';
import type { VariationData } from '#lib/figures/variation-annuelle/data.ts';
import { viewBesoinsMoyens } from '#lib/figures/besoins-moyens/figure.ts';
import { viewCarteTransparence } from '#lib/figures/carte-transparence/figure.ts';
import { viewDispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/figure.ts';
import { viewFlux } from '#lib/figures/flux/figure.ts';
import { viewFormesParAnnee } from '#lib/figures/formes-par-annee/figure.ts';
import { viewRepartitionAnnee } from '#lib/figures/repartition-annee/figure.ts';
import { viewVariationAnnuelle } from '#lib/figures/variation-annuelle/figure.ts';
import { viewVoteExecute } from '#lib/figures/vote-execute/figure.ts';
import type { VoteExecuteData } from '#lib/figures/vote-execute/data.ts';

/** The data of a figure under its id: what a page sends to a browser, and what files are written from. */
export type AnyFigure =
	| { readonly id: 'formes-par-annee'; readonly data: FormesParAnneeData }
	| { readonly id: 'dispositifs-par-annee'; readonly data: DispositifsParAnneeData }
	| { readonly id: 'vote-execute'; readonly data: VoteExecuteData }
	| { readonly id: 'repartition-annee'; readonly data: RepartitionData }
	| { readonly id: 'carte-transparence'; readonly data: CarteTransparenceData }
	| { readonly id: 'besoins-moyens'; readonly data: BesoinsMoyensData }
	| { readonly id: 'variation-annuelle'; readonly data: VariationData }
	| { readonly id: 'flux'; readonly data: FluxData };

/** The view of any figure. */
export function viewOf(figure: AnyFigure): FigureView {
	switch (figure.id) {
		case 'formes-par-annee':
			return viewFormesParAnnee(figure.data);
		case 'dispositifs-par-annee':
			return viewDispositifsParAnnee(figure.data);
		case 'vote-execute':
			return viewVoteExecute(figure.data);
		case 'repartition-annee':
			return viewRepartitionAnnee(figure.data);
		case 'carte-transparence':
			return viewCarteTransparence(figure.data);
		case 'besoins-moyens':
			return viewBesoinsMoyens(figure.data);
		case 'variation-annuelle':
			return viewVariationAnnuelle(figure.data);
		case 'flux':
			return viewFlux(figure.data);
	}
}
