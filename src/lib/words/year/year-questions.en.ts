import { formatEuros } from '#lib/domain/money.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { numberWord } from '#lib/words/sentence-words.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { exactAt } from './year-words.ts';

/** A question to a ministry in English; see `questionSentence`. Names of postes stay as published. */
export function questionSentenceEn(exercice: number, gap: YearGap): string {
	switch (gap.sujet) {
		case 'prevu':
			return `What amount was planned for ${exercice}?`;
		case 'execution':
			return gap.prevu !== null && gap.etape !== null && gap.prevu > 0
				? `How much of the ${exactAt(gap.prevu, gap.etape, exercice)} was spent?`
				: `What amount was spent in ${exercice}?`;
		case 'vote':
			return voteQuestion(exercice, gap);
		case 'couverture':
			return gap.centimes === null
				? `What is the full amount for ${exercice}?`
				: `What is the full amount for ${exercice}, of which ${formatEuros(gap.centimes)} can be isolated?`;
		case 'forme':
			return formQuestion(exercice, gap);
		case 'non-detaille':
			return `What does the ${exactAt(gap.centimes, gap.etape, exercice)}, which the published total counts beyond its details, go to?`;
		case 'details-en-trop':
			return `Why does the sum of the details published for ${exercice} (${formatEuros(gap.details)}) exceed their total (${formatEuros(gap.total)})?`;
		case 'concurrentes':
			return `Which of the ${numberWord(gap.valeurs.length)} values published for ${exercice} (${LIBELLES.etapeCourte[gap.etape]}), ${enumerate(gap.valeurs.map(formatEuros))}, is correct?`;
		case 'nature':
			return `Is the ${exactAt(gap.centimes, gap.etape, exercice)} in commitment authorisations (AE) or in payment appropriations (CP)?`;
	}
}

function voteQuestion(
	exercice: number,
	{ etape, centimes, programmes }: Extract<YearGap, { sujet: 'vote' }>
): string {
	if (etape !== 'annonce')
		return `What amount was voted in the budget act for ${exercice}, against ${formatEuros(centimes)} in the budget bill?`;
	const amount = `the ${exactAt(centimes, etape, exercice)}`;
	if (programmes.length === 0) return `Under which programme is ${amount} entered?`;
	const where =
		programmes.length === 1
			? `which action of programme ${programmes[0] ?? ''}`
			: `which actions of programmes ${enumerate(programmes)}`;
	return `Was ${amount} voted, and under ${where}?`;
}

function formQuestion(
	exercice: number,
	{ centimes, etape, poste, perimetre }: Extract<YearGap, { sujet: 'forme' }>
): string {
	const item = poste === '' ? '' : ` under the item “${poste}”`;
	const what = `the ${exactAt(centimes, etape, exercice)}${item}`;
	if (perimetre === 'dedie')
		return `Which forms of trafficking does ${what} concern, and what amount for each?`;
	return `What share of ${what} concerns trafficking, and which forms?`;
}
