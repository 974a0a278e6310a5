import type { BesoinsMoyensData } from './besoins-moyens.ts';
import type { CarteTransparenceData } from './carte-transparence.ts';
import type { DispositifsParAnneeData } from './dispositifs-par-annee.ts';
import type { FigureView } from './figure-view.ts';
import type { FluxData } from './flux.ts';
import type { FormesParAnneeData } from './formes-par-annee.ts';
import type { RepartitionData } from './repartition-annee.ts';
import type { VariationData } from './variation-annuelle.ts';
import { viewBesoinsMoyens } from './view-besoins-moyens.ts';
import { viewCarteTransparence } from './view-carte-transparence.ts';
import { viewDispositifsParAnnee } from './view-dispositifs-par-annee.ts';
import { viewFlux } from './view-flux.ts';
import { viewFormesParAnnee } from './view-formes-par-annee.ts';
import { viewRepartitionAnnee } from './view-repartition-annee.ts';
import { viewVariationAnnuelle } from './view-variation-annuelle.ts';
import { viewVoteExecute } from './view-vote-execute.ts';
import type { VoteExecuteData } from './vote-execute.ts';

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
