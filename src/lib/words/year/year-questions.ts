import { language } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { questionSentenceEn } from './year-questions.en.ts';
import { exactAt, inWords, isPlural, stageOfYear } from './year-words.ts';

/** « l’euro voté pour 2018 », « les 149 000 € annoncés pour 2018 »: an amount as the subject of a question. */
function theAmount(centimes: number, etape: Etape, exercice: number): string {
	return isPlural(centimes)
		? `les ${exactAt(centimes, etape, exercice)}`
		: fr`le montant ${singular(etape, exercice)} (${formatEuros(centimes)})`;
}

const singular = (etape: Etape, exercice: number) => stageOfYear(etape, exercice).replace(/s(?= )/, '');

/** A question to a ministry, with its exact amount and its year. */
export function questionSentence(exercice: number, gap: YearGap): string {
	if (language() === 'en') return questionSentenceEn(exercice, gap);
	switch (gap.sujet) {
		case 'prevu':
			return fr`Quel montant était prévu pour ${exercice} ?`;
		case 'execution':
			return gap.prevu !== null && gap.etape !== null && gap.prevu >= 200
				? fr`Combien des ${exactAt(gap.prevu, gap.etape, exercice)} ont été dépensés ?`
				: fr`Quel montant a été dépensé en ${exercice} ?`;
		case 'vote':
			return voteQuestion(exercice, gap);
		case 'couverture':
			return gap.centimes === null
				? fr`Quel est le montant entier pour ${exercice} ?`
				: isPlural(gap.centimes)
					? fr`Quel est le montant entier pour ${exercice}, dont ${formatEuros(gap.centimes)} peuvent être isolés ?`
					: fr`Quel est le montant entier pour ${exercice}, dont ${formatEuros(gap.centimes)} peut être isolé ?`;
		case 'forme':
			return formQuestion(exercice, gap);
		case 'non-detaille':
			return isPlural(gap.centimes)
				? fr`À quoi vont les ${exactAt(gap.centimes, gap.etape, exercice)} que le total publié compte au-delà de ses détails ?`
				: fr`À quoi va le montant ${singular(gap.etape, exercice)} (${formatEuros(gap.centimes)}) que le total publié compte au-delà de ses détails ?`;
		case 'details-en-trop':
			return fr`Pourquoi la somme des détails publiés pour ${exercice} (${formatEuros(gap.details)}) dépasse-t-elle leur total (${formatEuros(gap.total)}) ?`;
		case 'concurrentes':
			return fr`Laquelle des ${inWords(gap.valeurs.length, true)} valeurs publiées pour ${exercice} (${LIBELLES.etapeCourte[gap.etape]}), ${enumerate(gap.valeurs.map(formatEuros))}, est exacte ?`;
		case 'nature':
			return isPlural(gap.centimes)
				? fr`Les ${exactAt(gap.centimes, gap.etape, exercice)} sont-ils des autorisations d'engagement (AE) ou des crédits de paiement (CP) ?`
				: fr`Le montant ${singular(gap.etape, exercice)} (${formatEuros(gap.centimes)}) est-il en autorisations d'engagement (AE) ou en crédits de paiement (CP) ?`;
	}
}

function voteQuestion(
	exercice: number,
	{ etape, centimes, programmes }: Extract<YearGap, { sujet: 'vote' }>
): string {
	const amount = theAmount(centimes, etape, exercice);
	const Amount = upperFirst(amount);
	const plural = isPlural(centimes);
	if (etape === 'annonce') {
		if (programmes.length === 0)
			return plural
				? fr`Sur quel programme ${amount} sont-ils inscrits ?`
				: fr`Sur quel programme ${amount} est-il inscrit ?`;
		const where =
			programmes.length === 1
				? fr`sur quelle action du programme ${programmes[0] ?? ''}`
				: fr`sur quelles actions des programmes ${enumerate(programmes)}`;
		return plural
			? fr`${Amount} ont-ils été votés, et ${where} ?`
			: fr`${Amount} a-t-il été voté, et ${where} ?`;
	}
	return fr`Quel montant a été voté en loi de finances pour ${exercice}, en face de ${formatEuros(centimes)} au projet de loi ?`;
}

function formQuestion(
	exercice: number,
	{ centimes, etape, poste, perimetre }: Extract<YearGap, { sujet: 'forme' }>
): string {
	const credits = /^crédits /i.test(poste);
	const euros = formatEuros(centimes);
	const stage = isPlural(centimes) ? stageOfYear(etape, exercice) : singular(etape, exercice);
	// « de crédits déconcentrés votés pour 2018 », « votés pour 2018 au poste « AFIS » ».
	const what = credits
		? `${euros} de ${lowerFirst(poste)} ${stageOfYear(etape, exercice)}`
		: poste === ''
			? `${euros} ${stage}`
			: fr`${euros} ${stage} au poste « ${poste} »`;
	if (!isPlural(centimes)) return fr`À quelles formes de traite ce montant est-il destiné : ${what} ?`;
	if (perimetre === 'dedie')
		return fr`Quelles formes de traite les ${what} concernent-ils, et pour quel montant chacune ?`;
	return fr`Quelle part des ${what} concerne la traite, et quelles formes ?`;
}
