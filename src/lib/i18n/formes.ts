import type { Bornes } from '#lib/domain/allocation.ts';
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
	if (bas === null) return 'aucun montant';
	if (haut === null) return bas === 0 ? 'un montant inconnu' : `au moins ${formatAmount(bas)}`;
	return bas === haut
		? `exactement ${formatAmount(bas)}`
		: `entre ${formatAmount(bas)} et ${formatAmount(haut)}`;
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
	if (told) return fr`En ${told.exercice}, ${boundsPhrase(told.bornes)} vont ${a}`;
	if (annees.length === 0) return fr`Aucun montant dans nos sources pour ${pour}`;
	const [first, last] = [annees[0]?.exercice, annees.at(-1)?.exercice];
	const when = first === last ? `En ${first}` : `De ${first} à ${last}`;
	return fr`${when}, aucun montant n'est identifié pour ${pour}`;
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
				: fr`En ${year.exercice}, au plus ${formatEuros(most)} non attribués pourraient revenir à cette forme, ou à d'autres.`
			: fr`${paid.length === 1 ? 'Un montant rattaché' : 'Montants rattachés'} à cette forme, preuve à l'appui : ${yearRanges(paid)}.`,
		open.length === 0
			? ''
			: fr`Le plus que cette forme ait pu recevoir est inconnu (${yearRanges(open)}) : nos sources n'isolent qu'une partie de l'argent.`
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
			? 'Aucun montant de nos sources ne nomme plusieurs formes sans les répartir'
			: 'Chaque montant de nos sources a une forme';
	const bas = year.bornes.bas ?? 0;
	const total = totals.get(year.exercice) ?? 0;
	const share = total > 0 && bas > 0 && bas <= total ? fr`, ${formatPercent(bas, total)} du total,` : '';
	return forme === 'MULTI'
		? fr`En ${year.exercice}, ${formatAmount(bas)}${share} vont à plusieurs formes sans répartition publiée`
		: fr`En ${year.exercice}, ${formatAmount(bas)}${share} ne sont rattachés à aucune forme par leur source`;
}

/** What « non attribué » means, on the pages of what has no form. */
export const OPEN_MEANING: Readonly<Record<'NV' | 'MULTI', string>> = {
	NV: fr`Non attribué veut dire que la source publie le montant sans dire pour quelle forme de traite. Cet argent n'est ni perdu ni caché : il est toujours montré, jamais réparti d'office, et il entre dans le plus que chaque forme a pu recevoir.`,
	MULTI: fr`La source nomme plusieurs formes sans dire combien va à chacune. Cet argent est compté dans le non attribué, jamais réparti d'office, et il entre dans le plus qu'a pu recevoir chaque forme nommée.`
};

/** The amounts attributed to a form over its years, for a list of forms. */
export function formeSummary(annees: readonly FormeInYear[]): string {
	const paid = attributed(annees);
	if (paid.length === 0) return 'aucun montant identifié';
	const amounts = paid.map(({ bornes }) => bornes.bas ?? 0);
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	const years = yearRanges(paid.map(({ exercice }) => exercice));
	return least === most
		? fr`${years} : ${formatEuros(least)}`
		: fr`${years} : de ${formatEuros(least)} à ${formatEuros(most)} par an`;
}
