import type { Bornes } from '#lib/domain/allocation.ts';
import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import { fr, yearRanges } from '#lib/domain/typography.ts';
import type { Forme, FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { FORMES_EN_PHRASE } from './findings.ts';

/** A year of a form, as the sentences read it. Cents. */
export interface FormeInYear {
	readonly exercice: number;
	readonly bornes: Bornes;
}

const attributed = (annees: readonly FormeInYear[]) => annees.filter(({ bornes }) => (bornes.bas ?? 0) !== 0);

/** The year that a form's page speaks of: the one asked when its bounds are known, else the last whose are. */
export function tellingYear(annees: readonly FormeInYear[], wanted: number | null): FormeInYear | null {
	const known = annees.filter(({ bornes }) => bornes.bas !== null && bornes.haut !== null);
	return known.find(({ exercice }) => exercice === wanted) ?? known.at(-1) ?? null;
}

/** Bounds in one phrase: « entre 2,38 M€ et 5,47 M€ », « au moins 1 188 000 € », « exactement 300 € ». */
export function boundsPhrase({ bas, haut }: Bornes): string {
	if (bas === null) return tr('aucun montant', 'no amount');
	if (haut === null) {
		if (bas === 0) return tr('un montant inconnu', 'an unknown amount');
		return `${tr('au moins', 'at least')} ${formatAmount(bas)}`;
	}
	const [low, high] = [formatAmount(bas), formatAmount(haut)];
	return bas === haut
		? `${tr('exactement', 'exactly')} ${low}`
		: tr(`entre ${low} et ${high}`, `between ${low} and ${high}`);
}

/** The finding of a form's page. */
export function formeFinding(
	forme: FormeAttribuee,
	annees: readonly FormeInYear[],
	wanted: number | null
): string {
	const { a, pour } = FORMES_EN_PHRASE[forme];
	const paid = attributed(annees);
	const year = tellingYear(paid, wanted);
	const told = year ?? paid.at(-1);
	if (told) {
		const bounds = boundsPhrase(told.bornes);
		return tr(fr`En ${told.exercice}, ${bounds} vont ${a}`, `In ${told.exercice}, ${bounds} goes to ${pour}`);
	}
	if (annees.length === 0)
		return tr(fr`Aucun montant dans nos sources pour ${pour}`, `No amount in our sources for ${pour}`);
	const [first, last] = [annees[0]?.exercice, annees.at(-1)?.exercice];
	const when =
		first === last
			? tr(`En ${first}`, `In ${first}`)
			: tr(`De ${first} à ${last}`, `From ${first} to ${last}`);
	return tr(
		fr`${when}, aucun montant n'est identifié pour ${pour}`,
		`${when}, no amount is identified for ${pour}`
	);
}

/** What follows the finding: since when money is attributed, what the most might be, and where it is not known. */
export function formeDeck(annees: readonly FormeInYear[], wanted: number | null): string {
	const paid = attributed(annees).map(({ exercice }) => exercice);
	const open = annees
		.filter(({ bornes }) => bornes.bas !== null && bornes.haut === null)
		.map(({ exercice }) => exercice);
	const year = tellingYear(annees, wanted);
	const most = year?.bornes.haut ?? null;
	const sentences = [
		paid.length === 0
			? most === null || most === 0 || !year
				? ''
				: tr(
						fr`En ${year.exercice}, au plus ${formatEuros(most)} non attribués pourraient revenir à cette forme, ou à d'autres.`,
						`In ${year.exercice}, at most ${formatEuros(most)} not attributed might be for this form, or for others.`
					)
			: tr(
					fr`${paid.length === 1 ? 'Un montant rattaché' : 'Montants rattachés'} à cette forme, preuve à l'appui : ${yearRanges(paid)}.`,
					`${paid.length === 1 ? 'One amount' : 'Amounts'} attributed to this form, with evidence: ${yearRanges(paid)}.`
				),
		open.length === 0
			? ''
			: tr(
					fr`Le plus que cette forme ait pu recevoir est inconnu (${yearRanges(open)}) : nos sources n'isolent qu'une partie de l'argent.`,
					`The most that this form may have received is unknown (${yearRanges(open)}): our sources isolate only a part of the money.`
				)
	];
	return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The finding of the pages of what has no form. */
export function openFinding(
	forme: Extract<Forme, 'NV' | 'MULTI'>,
	annees: readonly FormeInYear[],
	totals: ReadonlyMap<number, number>,
	wanted: number | null
): string {
	const paid = attributed(annees);
	const year = paid.find(({ exercice }) => exercice === wanted) ?? paid.at(-1);
	if (!year)
		return forme === 'MULTI'
			? tr(
					'Aucun montant de nos sources ne nomme plusieurs formes sans les répartir',
					'No amount in our sources names several forms without splitting it between them'
				)
			: tr('Chaque montant de nos sources a une forme', 'Every amount in our sources has a form');
	const bas = year.bornes.bas ?? 0;
	const total = totals.get(year.exercice) ?? 0;
	const known = total > 0 && bas > 0 && bas <= total;
	const percent = known ? formatPercent(bas, total) : '';
	const amount = formatAmount(bas);
	const part = known ? tr(fr`, ${percent} du total,`, `, ${percent} of the total,`) : '';
	return forme === 'MULTI'
		? tr(
				fr`En ${year.exercice}, ${amount}${part} vont à plusieurs formes sans répartition publiée`,
				`In ${year.exercice}, ${amount}${part} goes to several forms without a published split`
			)
		: tr(
				fr`En ${year.exercice}, ${amount}${part} ne sont rattachés à aucune forme par leur source`,
				`In ${year.exercice}, ${amount}${part} is not attributed to any form by its source`
			);
}

/** What « non attribué » means, on the pages of what has no form. */
export const openMeaning = (forme: 'NV' | 'MULTI'): string =>
	forme === 'NV'
		? tr(
				fr`Non attribué veut dire que la source publie le montant sans dire pour quelle forme de traite. Cet argent n'est ni perdu ni caché : il est toujours montré, jamais réparti d'office, et il entre dans le plus que chaque forme a pu recevoir.`,
				'Not attributed means that the source publishes the amount without saying which form of trafficking it is for. This money is neither lost nor hidden: it is always shown, never split by default, and it is part of the most that each form may have received.'
			)
		: tr(
				fr`La source nomme plusieurs formes sans dire combien va à chacune. Cet argent est compté dans le non attribué, jamais réparti d'office, et il entre dans le plus qu'a pu recevoir chaque forme nommée.`,
				'The source names several forms without saying how much goes to each. This money is counted as not attributed, never split by default, and it is part of the most that each form named may have received.'
			);

/** Said of a form without any amount. */
export const noAmountIdentified = (): string => tr('aucun montant identifié', 'no amount identified');

/** The amounts attributed to a form over its years, for a list of forms. */
export function formeSummary(annees: readonly FormeInYear[]): string {
	const paid = attributed(annees);
	if (paid.length === 0) return noAmountIdentified();
	const amounts = paid.map(({ bornes }) => bornes.bas ?? 0);
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	const years = yearRanges(paid.map(({ exercice }) => exercice));
	const [low, high] = [formatEuros(least), formatEuros(most)];
	return least === most
		? tr(fr`${years} : ${low}`, `${years}: ${low}`)
		: tr(fr`${years} : de ${low} à ${high} par an`, `${years}: from ${low} to ${high} a year`);
}
