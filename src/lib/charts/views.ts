import type { FigureView } from './figure-view.ts';
import type { FormesParAnneeData } from './formes-par-annee.ts';
import { viewFormesParAnnee } from './view-formes-par-annee.ts';
import { viewVoteExecute } from './view-vote-execute.ts';
import type { VoteExecuteData } from './vote-execute.ts';

/** The data of a figure under its id: what a page sends to a browser, and what files are written from. */
export type AnyFigure =
	| { readonly id: 'formes-par-annee'; readonly data: FormesParAnneeData }
	| { readonly id: 'vote-execute'; readonly data: VoteExecuteData };

/** The view of any figure. */
export function viewOf(figure: AnyFigure): FigureView {
	switch (figure.id) {
		case 'formes-par-annee':
			return viewFormesParAnnee(figure.data);
		case 'vote-execute':
			return viewVoteExecute(figure.data);
	}
}
