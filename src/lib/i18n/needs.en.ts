import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, formatCount, yearRanges } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { isSurveyLabour, type NeedsYear } from './needs.ts';

/** “are exploited for their labour”: what the victims of a form undergo. */
const UNDERGO: Readonly<Record<FormeAttribuee, string>> = {
	SEX: 'are sexually exploited',
	TRAV: 'are exploited for their labour',
	DOM: 'are in domestic servitude',
	MEND: 'are forced to beg',
	DELIT: 'are forced to commit offences',
	ESCL: 'are enslaved',
	ORG: 'undergo organ removal',
	MARI: 'undergo forced marriage',
	ADOPT: 'come under illegal adoption',
	GPA: 'undergo exploitation of surrogacy',
	AUTRE: 'come under another form'
};

/** What the victims of some forms undergo, in English; see `undergo`. */
export function undergoEn(formes: readonly FormeAttribuee[]): string {
	const [first, ...rest] = formes;
	if (first === undefined) return 'come under a form that the survey does not state';
	if (rest.length === 0 || isSurveyLabour(formes)) return UNDERGO[isSurveyLabour(formes) ? 'TRAV' : first];
	return `come under ${rest.length + 1} forms grouped together`;
}

/** Who answered a survey, in English; see `byRespondents`. */
export function byRespondentsEn(base: 'detectees' | 'accompagnees', repondants: number | null): string {
	const who = base === 'detectees' ? 'identified' : 'assisted';
	if (repondants === null) return `${who} by organisations whose number our sources do not give`;
	return `${who} by ${repondants === 1 ? 'one organisation' : `${formatCount(repondants)} organisations`}`;
}

/** The largest group of victims for whose form no amount is identified, in English; see `needsFinding`. */
export function needsFindingEn({ exercice, enquete, lignes, paye }: NeedsYear): string {
	if (enquete === null) return `No survey read for ${exercice}: needs cannot be compared with funding`;
	const victims = `victims ${byRespondentsEn(enquete.base, enquete.repondants)}`;
	const counted = lignes.flatMap(({ part, ...line }) =>
		part === null || part === 0 ? [] : [{ ...line, part }]
	);
	if (counted.length === 0) return `In ${exercice}, no share by form is published for the ${victims}`;
	if (!paye) return `In ${exercice}, no amount in our sources can be set against the ${victims}`;
	const [largest] = counted
		.filter(({ montant }) => montant === null || montant === 0)
		.sort((a, b) => b.part - a.part);
	if (!largest) return `In ${exercice}, every form undergone by the ${victims} has an identified amount`;
	const decimals = largest.part % 100 === 0 ? 0 : 1;
	return `In ${exercice}, ${formatPercent(largest.part, 10_000, decimals)} of the ${victims} ${undergoEn(largest.formes)}; no amount is identified for them`;
}

/** Several years side by side, in English; see `surveysFinding`. `known` are the counts of respondents that are known. */
export function surveysFindingEn(years: readonly number[], known: readonly number[]): string {
	const [least, most] = [Math.min(...known), Math.max(...known)];
	const said =
		known.length === 0
			? 'with no known number of responding organisations'
			: least === most
				? `${formatCount(least)} responding ${least === 1 ? 'organisation' : 'organisations'} each time`
				: `from ${formatCount(least)} to ${formatCount(most)} responding organisations`;
	return `${yearRanges(years)}: ${said}, the surveys do not make a series`;
}

/** What published shares add up to, in English; see `sumOfShares`. */
export const sumOfSharesEn = (total: string, arrondi: boolean): string =>
	arrondi
		? `The published shares add up to ${total}: rounding.`
		: `The published shares add up to ${total}; our sources do not detail the rest.`;

/** What small counts hide, in English; see `hiddenCounts`. */
export function hiddenCountsEn(seuil: number, formes: readonly string[]): string {
	const people = seuil === 1 ? 'person' : 'people';
	if (formes.length === 0)
		return `One count is below ${seuil} ${people}: no share is shown, so that it cannot be deduced.`;
	return `One count is below ${seuil} ${people}: these forms are grouped, so that it cannot be deduced (${enumerate(formes)}).`;
}

/** Euros per person of one row, in English; see `perPersonWords`. */
export function perPersonWordsEn(
	nom: string,
	personnes: number,
	qui: string,
	{ bas, haut }: { readonly bas: number; readonly haut: number | null }
): string {
	const people = `${formatCount(personnes)} ${personnes === 1 ? 'person' : 'people'} ${qui}`;
	const most =
		haut === null
			? ', maximum unknown'
			: haut === bas
				? ''
				: `, at most ${formatEuros(haut)} if everything not attributed were for it`;
	return `${nom}: at least ${formatEuros(bas)} per person, for ${people}${most}.`;
}
