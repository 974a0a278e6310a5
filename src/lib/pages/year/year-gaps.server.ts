import { letterAddress, lettersSent } from '#lib/pages/letters/letters-sent.ts';
import { letterState } from '#lib/words/letters/letter-state.ts';
import { notSearched, searchTold, surveyNotRead, waitingRows } from '#lib/words/year/year-gaps.ts';
import { questionSentence } from '#lib/words/year/year-questions.ts';
import type { YearReview } from './year-review.server.ts';

/** A question to put to a ministry, and what our search told; `''` where it rests on amounts that were read. */
export interface AskedQuestion {
	readonly texte: string;
	readonly recherche: string;
}

/** Questions to one ministry, as sentences. */
export interface AskedMinistry {
	readonly ministere: string;
	readonly dispositifs: readonly {
		readonly libelle: string;
		readonly questions: readonly AskedQuestion[];
		/** The address of the letter that asks them. */
		readonly lettre: string;
		/** What became of those that were sent. */
		readonly suite: readonly string[];
	}[];
}

/** What is not known of a year, in three lists: what to ask of others, what we have not looked for, not read. */
export interface GapsSection {
	readonly aDemander: readonly AskedMinistry[];
	readonly pasCherche: readonly string[];
	readonly pasLu: readonly string[];
}

/** The gaps of a year as sentences. */
export function gapsOfPage({ exercice, manques, enquete, repartition }: YearReview): GapsSection {
	const { query, reference } = repartition.selection;
	const core = query.perimetre === 'coeur';
	return {
		aDemander: manques.aDemander.map(({ ministere, dispositifs }) => ({
			ministere,
			dispositifs: dispositifs.map(({ dispositif, libelle, questions }) => ({
				libelle,
				lettre: letterAddress(exercice, dispositif, query),
				suite: lettersSent(reference, exercice, dispositif).map(letterState),
				questions: questions.map((question) => ({
					texte: questionSentence(exercice, question),
					recherche: question.cherche === null ? '' : searchTold(question.cherche)
				}))
			}))
		})),
		pasCherche: manques.pasCherche.map(({ libelle, montants }) => notSearched(exercice, libelle, montants)),
		pasLu: [
			...manques.pasLu.map(({ libelle, lignes }) => waitingRows(exercice, libelle, lignes)),
			...(enquete === false && core ? [surveyNotRead(exercice)] : [])
		]
	};
}
