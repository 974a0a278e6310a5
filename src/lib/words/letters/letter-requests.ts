import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { theAmount } from '#lib/words/year/year-questions.ts';
import { inWords, isPlural, stageOfYear } from '#lib/words/year/year-words.ts';

/** What of a dispositif makes a request more exact. */
export interface Asked {
	readonly exercice: number;
	/** The names of its postes, where there are several, few enough to be named. */
	readonly postes: readonly string[];
	/** Whether the money is that of a budget programme, which has AE and CP. */
	readonly programme: boolean;
}

const AE_CP = fr`en autorisations d'engagement (AE) et en crédits de paiement (CP)`;
const DOCUMENTS = 'du ou des documents donnant';

/** « des 149 000 € annoncés pour 2018 », « du montant voté pour 2018 (1 €) ». */
const of = (amount: string) => amount.replace(/^les /, 'des ').replace(/^le /, 'du ');

/**
 * A question as the request of existing documents, which is all that the law lets anyone ask. French alone: letters go to
 * French administrations. Bold stands between « ** ».
 */
export function requestSentence({ exercice, postes, programme }: Asked, gap: YearGap): string {
	switch (gap.sujet) {
		case 'prevu':
			return fr`${DOCUMENTS} **le montant prévu pour ${exercice}**`;
		case 'execution': {
			const { prevu, etape } = gap;
			const spent =
				prevu !== null && etape !== null && isPlural(prevu)
					? fr`ce qui a été dépensé ${of(theAmount(prevu, etape, exercice))}`
					: fr`le montant dépensé en ${exercice}`;
			const each =
				postes.length === 0 ? '' : fr`, pour chacun de ses postes : ${enumerate(postes.map(lowerFirst))}`;
			return `${DOCUMENTS} **${spent}**${programme ? `, ${AE_CP}` : ''}${each}`;
		}
		case 'vote':
			return voteRequest(exercice, gap);
		case 'couverture':
			return gap.centimes === null
				? fr`${DOCUMENTS} **le montant entier pour ${exercice}**`
				: fr`${DOCUMENTS} **le montant entier pour ${exercice}**, dont les documents lus n'isolent que ${formatEuros(gap.centimes)}`;
		case 'forme':
			return formRequest(exercice, gap);
		case 'non-detaille':
			return fr`${DOCUMENTS} **l'emploi ${of(theAmount(gap.centimes, gap.etape, exercice))}** que le total publié compte au-delà de ses détails`;
		case 'details-en-trop':
			return fr`du ou des documents expliquant pourquoi **la somme des détails publiés pour ${exercice}** (${formatEuros(gap.details)}) dépasse leur total (${formatEuros(gap.total)})`;
		case 'concurrentes': {
			const [stage, values] = [LIBELLES.etapeCourte[gap.etape], enumerate(gap.valeurs.map(formatEuros))];
			return fr`du ou des documents établissant **le montant exact pour ${exercice}** (${stage}), dont les documents lus donnent ${inWords(gap.valeurs.length, true)} valeurs : ${values}`;
		}
		case 'nature':
			return isPlural(gap.centimes)
				? fr`du ou des documents disant si **${theAmount(gap.centimes, gap.etape, exercice)}** sont des autorisations d'engagement (AE) ou des crédits de paiement (CP)`
				: fr`du ou des documents disant si **${theAmount(gap.centimes, gap.etape, exercice)}** est en autorisations d'engagement (AE) ou en crédits de paiement (CP)`;
	}
}

function voteRequest(
	exercice: number,
	{ etape, centimes, programmes }: Extract<YearGap, { sujet: 'vote' }>
): string {
	const amount = theAmount(centimes, etape, exercice);
	const plural = isPlural(centimes);
	if (etape !== 'annonce')
		return fr`${DOCUMENTS} **le montant voté en loi de finances initiale pour ${exercice}**, en face ${of(amount)}`;
	if (programmes.length === 0)
		return fr`du ou des documents disant sur quel programme, et quelle action, **${amount}** ${plural ? 'ont été inscrits' : 'a été inscrit'}`;
	const where =
		programmes.length === 1
			? fr`sur quelle action du programme ${programmes[0] ?? ''}`
			: fr`sur quelles actions des programmes ${enumerate(programmes)}`;
	return fr`du ou des documents disant si **${amount}** ${plural ? 'ont été votés' : 'a été voté'}, et ${where}`;
}

function formRequest(
	exercice: number,
	{ centimes, etape, poste, perimetre }: Extract<YearGap, { sujet: 'forme' }>
): string {
	const amount = theAmount(centimes, etape, exercice);
	const named = /^crédits /i.test(poste);
	const what =
		poste === ''
			? amount
			: named && isPlural(centimes)
				? `les ${formatEuros(centimes)} de ${lowerFirst(poste)} ${stageOfYear(etape, exercice)}`
				: fr`${amount} au poste « ${poste} »`;
	return perimetre === 'dedie'
		? fr`${DOCUMENTS}, pour **${what}**, le montant consacré à chaque forme de traite`
		: fr`${DOCUMENTS}, pour **${what}**, la part consacrée à la traite et le montant de chaque forme de traite`;
}

/** What is asked where no document splits the money by form: with it, the share can be worked out. */
export const spendingList = (): string =>
	fr`Si aucun document ne partage ces montants par forme de traite, nous demandons à la place la liste des dépenses qu'ils ont financées, avec l'organisme bénéficiaire, le montant et l'objet de chacune.`;
