import { language, tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, formatCount, fr, yearRanges } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import {
	byRespondentsEn,
	hiddenCountsEn,
	needsFindingEn,
	perPersonWordsEn,
	sumOfSharesEn,
	surveysFindingEn,
	undergoEn
} from './needs.en.ts';

/** « sont exploitées par le travail »: what the victims of a form undergo. */
const SUBISSENT: Readonly<Record<FormeAttribuee, string>> = {
	SEX: 'sont exploitées sexuellement',
	TRAV: 'sont exploitées par le travail',
	DOM: 'sont en servitude domestique',
	MEND: 'sont contraintes à mendier',
	DELIT: 'sont contraintes à commettre des délits',
	ESCL: 'sont réduites en esclavage',
	ORG: 'subissent un prélèvement d’organes',
	MARI: 'subissent un mariage forcé',
	ADOPT: 'relèvent de l’adoption illégale',
	GPA: 'subissent l’exploitation de la gestation pour autrui',
	AUTRE: 'relèvent d’une autre forme'
};

/** Whether forms are the survey's « travail »: labour and domestic servitude together. */
export const isSurveyLabour = (formes: readonly string[]): boolean =>
	formes.length === 2 && formes.includes('TRAV') && formes.includes('DOM');

/** What the victims of some forms undergo, in the plural. */
export function undergo(formes: readonly FormeAttribuee[]): string {
	if (language() === 'en') return undergoEn(formes);
	const [first, ...rest] = formes;
	if (first === undefined) return 'relèvent d’une forme que l’enquête ne dit pas';
	if (rest.length === 0 || isSurveyLabour(formes)) return SUBISSENT[isSurveyLabour(formes) ? 'TRAV' : first];
	return `relèvent de ${rest.length + 1} formes regroupées`;
}

/** Who answered a survey, as victims' agents: never left out where victims are counted. */
export function byRespondents(base: 'detectees' | 'accompagnees', repondants: number | null): string {
	if (language() === 'en') return byRespondentsEn(base, repondants);
	const who = base === 'detectees' ? 'repérées' : 'accompagnées';
	if (repondants === null) return `${who} par des associations dont nos sources ne disent pas le nombre`;
	if (repondants < 2) return `${who} par ${repondants === 0 ? 'aucune' : 'une'} association`;
	return `${who} par ${formatCount(repondants)} associations`;
}

/** What the finding of a year of needs and means rests on. */
export interface NeedsYear {
	readonly exercice: number;
	readonly enquete: {
		readonly repondants: number | null;
		readonly base: 'detectees' | 'accompagnees';
	} | null;
	/** Share of victims in hundredths of a percent, and attributed cents, of some forms. */
	readonly lignes: readonly {
		readonly formes: readonly FormeAttribuee[];
		readonly part: number | null;
		readonly montant: number | null;
	}[];
	/** Whether any money counts that year. */
	readonly paye: boolean;
}

/** The finding of a year: the largest group of victims for whose form no amount is identified. */
export function needsFinding(year: NeedsYear): string {
	if (language() === 'en') return needsFindingEn(year);
	const { exercice, enquete, lignes, paye } = year;
	if (enquete === null)
		return fr`Aucune enquête lue pour ${exercice} : les besoins ne peuvent être mis en regard des moyens`;
	const victims = `victimes ${byRespondents(enquete.base, enquete.repondants)}`;
	const counted = lignes.flatMap(({ part, ...line }) =>
		part === null || part === 0 ? [] : [{ ...line, part }]
	);
	if (counted.length === 0)
		return fr`En ${exercice}, aucune part par forme n'est publiée pour les ${victims}`;
	if (!paye) return fr`En ${exercice}, aucun montant de nos sources ne se met en regard des ${victims}`;
	const [largest] = counted
		.filter(({ montant }) => montant === null || montant === 0)
		.sort((a, b) => b.part - a.part);
	if (!largest) return fr`En ${exercice}, chaque forme subie par les ${victims} a un montant identifié`;
	const decimals = largest.part % 100 === 0 ? 0 : 1;
	return fr`En ${exercice}, ${formatPercent(largest.part, 10_000, decimals)} des ${victims} ${undergo(largest.formes)} ; aucun montant n'est identifié pour elles`;
}

/** The finding of several years side by side: that they do not compare. Respondents in the order of the years. */
export function surveysFinding(
	years: readonly { readonly exercice: number; readonly repondants: number | null }[]
): string {
	const known = years.flatMap(({ repondants }) => (repondants === null ? [] : [repondants]));
	if (language() === 'en')
		return surveysFindingEn(
			years.map(({ exercice }) => exercice),
			known
		);
	const [least, most] = [Math.min(...known), Math.max(...known)];
	const said =
		known.length === 0
			? 'sans nombre d’associations répondantes connu'
			: least === most
				? `${least === 0 ? 'aucune' : formatCount(least)} ${least < 2 ? 'association répondante' : 'associations répondantes'} chaque fois`
				: `de ${formatCount(least)} à ${formatCount(most)} ${most < 2 ? 'association répondante' : 'associations répondantes'}`;
	return fr`${yearRanges(years.map(({ exercice }) => exercice))} : ${said}, les enquêtes ne font pas une série`;
}

/** What published shares add up to, when it is not 100. */
export function sumOfShares(somme: number, arrondi: boolean): string | null {
	if (somme === 10_000 || somme === 0) return null;
	const total = formatPercent(somme, 10_000, somme % 100 === 0 ? 0 : 2);
	if (language() === 'en') return sumOfSharesEn(total, arrondi);
	return arrondi
		? fr`Les parts publiées font ${total} : arrondis.`
		: fr`Les parts publiées font ${total} ; nos sources ne détaillent pas le reste.`;
}

/** What small counts hide. `formes` are the names of the forms merged; none when no share is shown at all. */
export function hiddenCounts(seuil: number, formes: readonly string[]): string {
	if (language() === 'en') return hiddenCountsEn(seuil, formes);
	if (formes.length === 0)
		return fr`Un effectif est inférieur à ${seuil} personnes : aucune part n'est montrée, pour qu'on ne puisse pas le déduire.`;
	return fr`Un effectif est inférieur à ${seuil} personnes : ces formes sont regroupées, pour qu'on ne puisse pas le déduire (${enumerate(formes)}).`;
}

/** Euros per person of one row, to the cent; at most when the rest of the money is bounded. */
export function perPersonWords(
	nom: string,
	personnes: number,
	qui: string,
	{ bas, haut }: { readonly bas: number; readonly haut: number | null }
): string {
	if (language() === 'en') return perPersonWordsEn(nom, personnes, qui, { bas, haut });
	const people = `${formatCount(personnes)} ${personnes === 1 ? `personne ${qui.replace(/s$/, '')}` : `personnes ${qui}`}`;
	const most =
		haut === null
			? ', au plus inconnu'
			: haut === bas
				? ''
				: fr`, au plus ${formatEuros(haut)} si tout le non attribué lui revenait`;
	return fr`${nom} : au moins ${formatEuros(bas)} par personne, pour ${people}${most}.`;
}

/** Why no amount per person is given. */
export const noPerPerson = (): string =>
	tr(
		fr`Euros par personne : non calculables ; il faudrait, pour les mêmes formes, un montant rattaché et un nombre de victimes publié.`,
		'Euros per person: cannot be calculated; for the same forms, both an attributed amount and a published number of victims would be needed.'
	);
