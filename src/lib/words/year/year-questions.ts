import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { exactAt, inWords, isPlural, stageOfYear } from './year-words.ts';

const singular = (etape: Etape, exercice: number) => stageOfYear(etape, exercice).replace(/s(?= )/, '');

/** « les 149 000 € annoncés pour 2018 », « le montant voté pour 2018 (1 €) »: an amount as the subject of a question. */
export function theAmount(centimes: number, etape: Etape, exercice: number): string {
	const amount = exactAt(centimes, etape, exercice);
	return tr(
		isPlural(centimes)
			? `les ${amount}`
			: fr`le montant ${singular(etape, exercice)} (${formatEuros(centimes)})`,
		`the ${amount}`
	);
}

/** A question to a ministry, with its exact amount and its year. Names of postes stay as published. */
export function questionSentence(exercice: number, gap: YearGap): string {
	switch (gap.sujet) {
		case 'prevu':
			return tr(fr`Quel montant était prévu pour ${exercice} ?`, `What amount was planned for ${exercice}?`);
		case 'execution':
			return spentQuestion(exercice, gap);
		case 'vote':
			return voteQuestion(exercice, gap);
		case 'couverture':
			return wholeQuestion(exercice, gap.centimes);
		case 'forme':
			return formQuestion(exercice, gap);
		case 'non-detaille': {
			const amount = theAmount(gap.centimes, gap.etape, exercice);
			return tr(
				fr`À quoi ${isPlural(gap.centimes) ? 'vont' : 'va'} ${amount} que le total publié compte au-delà de ses détails ?`,
				`What does ${amount}, which the published total counts beyond its details, go to?`
			);
		}
		case 'details-en-trop': {
			const [details, total] = [formatEuros(gap.details), formatEuros(gap.total)];
			return tr(
				fr`Pourquoi la somme des détails publiés pour ${exercice} (${details}) dépasse-t-elle leur total (${total}) ?`,
				`Why does the sum of the details published for ${exercice} (${details}) exceed their total (${total})?`
			);
		}
		case 'concurrentes': {
			const [stage, values] = [LIBELLES.etapeCourte[gap.etape], enumerate(gap.valeurs.map(formatEuros))];
			const count = inWords(gap.valeurs.length, true);
			return tr(
				fr`Laquelle des ${count} valeurs publiées pour ${exercice} (${stage}), ${values}, est exacte ?`,
				`Which of the ${count} values published for ${exercice} (${stage}), ${values}, is correct?`
			);
		}
		case 'nature': {
			const amount = theAmount(gap.centimes, gap.etape, exercice);
			return tr(
				isPlural(gap.centimes)
					? fr`${upperFirst(amount)} sont-ils des autorisations d'engagement (AE) ou des crédits de paiement (CP) ?`
					: fr`${upperFirst(amount)} est-il en autorisations d'engagement (AE) ou en crédits de paiement (CP) ?`,
				`Is ${amount} in commitment authorisations (AE) or in payment appropriations (CP)?`
			);
		}
	}
}

function spentQuestion(exercice: number, { prevu, etape }: Extract<YearGap, { sujet: 'execution' }>): string {
	const amount = prevu === null || etape === null ? '' : exactAt(prevu, etape, exercice);
	return tr(
		amount !== '' && isPlural(prevu ?? 0)
			? fr`Combien des ${amount} ont été dépensés ?`
			: fr`Quel montant a été dépensé en ${exercice} ?`,
		amount !== '' && (prevu ?? 0) > 0
			? `How much of the ${amount} was spent?`
			: `What amount was spent in ${exercice}?`
	);
}

function wholeQuestion(exercice: number, centimes: number | null): string {
	if (centimes === null)
		return tr(fr`Quel est le montant entier pour ${exercice} ?`, `What is the full amount for ${exercice}?`);
	const isolated = isPlural(centimes) ? 'peuvent être isolés' : 'peut être isolé';
	return tr(
		fr`Quel est le montant entier pour ${exercice}, dont ${formatEuros(centimes)} ${isolated} ?`,
		`What is the full amount for ${exercice}, of which ${formatEuros(centimes)} can be isolated?`
	);
}

function voteQuestion(
	exercice: number,
	{ etape, centimes, programmes }: Extract<YearGap, { sujet: 'vote' }>
): string {
	if (etape !== 'annonce')
		return tr(
			fr`Quel montant a été voté en loi de finances pour ${exercice}, en face de ${formatEuros(centimes)} au projet de loi ?`,
			`What amount was voted in the budget act for ${exercice}, against ${formatEuros(centimes)} in the budget bill?`
		);
	const amount = theAmount(centimes, etape, exercice);
	const plural = isPlural(centimes);
	if (programmes.length === 0)
		return tr(
			fr`Sur quel programme ${amount} ${plural ? 'sont-ils inscrits' : 'est-il inscrit'} ?`,
			`Under which programme is ${amount} entered?`
		);
	const [only, ...others] = programmes;
	const where =
		others.length === 0
			? tr(fr`sur quelle action du programme ${only ?? ''}`, `which action of programme ${only ?? ''}`)
			: tr(
					fr`sur quelles actions des programmes ${enumerate(programmes)}`,
					`which actions of programmes ${enumerate(programmes)}`
				);
	return tr(
		fr`${upperFirst(amount)} ${plural ? 'ont-ils été votés' : 'a-t-il été voté'}, et ${where} ?`,
		`Was ${amount} voted, and under ${where}?`
	);
}

function formQuestion(
	exercice: number,
	{ centimes, etape, poste, perimetre }: Extract<YearGap, { sujet: 'forme' }>
): string {
	const euros = formatEuros(centimes);
	const plural = isPlural(centimes);
	const stage = plural ? stageOfYear(etape, exercice) : singular(etape, exercice);
	// « de crédits déconcentrés votés pour 2018 », « votés pour 2018 au poste « AFIS » ».
	const what = tr(
		/^crédits /i.test(poste)
			? `${euros} de ${lowerFirst(poste)} ${stageOfYear(etape, exercice)}`
			: poste === ''
				? `${euros} ${stage}`
				: fr`${euros} ${stage} au poste « ${poste} »`,
		`the ${exactAt(centimes, etape, exercice)}${poste === '' ? '' : ` under the item “${poste}”`}`
	);
	if (perimetre === 'dedie')
		return tr(
			plural
				? fr`Quelles formes de traite les ${what} concernent-ils, et pour quel montant chacune ?`
				: fr`À quelles formes de traite ce montant est-il destiné : ${what} ?`,
			`Which forms of trafficking does ${what} concern, and what amount for each?`
		);
	return tr(
		plural
			? fr`Quelle part des ${what} concerne la traite, et quelles formes ?`
			: fr`À quelles formes de traite ce montant est-il destiné : ${what} ?`,
		`What share of ${what} concerns trafficking, and which forms?`
	);
}
