import type { Bornes } from '#lib/domain/allocation.ts';
import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import type { Forme, FormeAttribuee, Statut } from '#lib/domain/vocabulary.ts';
import { duringYears } from './dispositifs.ts';
import type { Scope, Sentence } from './scope.ts';
import { asides, told } from './scope-words.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { amountAt, betweenAmounts, isPlural, participle } from '#lib/words/year/year-words.ts';

/** A year of a form, as the sentences read it. Cents. */
export interface FormeInYear {
	readonly exercice: number;
	readonly bornes: Bornes;
	/** `deduit`: what is attributed rests on our reading alone. */
	readonly statut?: Statut;
}

const attributed = (annees: readonly FormeInYear[]) => annees.filter(({ bornes }) => (bornes.bas ?? 0) !== 0);

/** The year that a form's page speaks of: the one asked, else the last whose bounds are known, else the last. */
export function tellingYear(annees: readonly FormeInYear[], wanted: number | null): FormeInYear | null {
	const known = annees.filter(({ bornes }) => bornes.bas !== null);
	return (
		known.find(({ exercice }) => exercice === wanted) ??
		known.findLast(({ bornes }) => bornes.haut !== null) ??
		known.at(-1) ??
		null
	);
}

/** The year that the finding of a form tells: the telling one of those with money, if there is any. */
export const toldYear = (annees: readonly FormeInYear[], wanted: number | null): FormeInYear | null =>
	tellingYear(attributed(annees), wanted);

const spanOf = (annees: readonly FormeInYear[]) =>
	upperFirst(duringYears(annees.map(({ exercice }) => exercice)));

/** The finding of a form's page; `scope` is of the year that it tells. */
export function formeFinding(
	scope: Scope,
	forme: FormeAttribuee,
	annees: readonly FormeInYear[],
	wanted: number | null
): Sentence {
	const { pour } = FORMES_EN_PHRASE[forme];
	const year = toldYear(annees, wanted);
	if (year) {
		const { bas, haut } = year.bornes;
		const amount =
			haut === null
				? `${tr('au moins', 'at least')} ${amountAt(bas ?? 0, scope.etape)}`
				: bas === haut
					? amountAt(haut, scope.etape)
					: `${betweenAmounts(bas ?? 0, haut)} ${participle(scope.etape, isPlural(haut))}`;
		const said = asides(scope);
		return told(
			scope,
			tr(
				fr`En ${year.exercice}, ${amount} contre ${pour}${said}`,
				`In ${year.exercice}, ${amount} against ${pour}${said}`
			)
		);
	}
	const stage = participle(scope.etape, false);
	return told(
		scope,
		annees.length === 0
			? tr(
					fr`Aucun montant ${stage} dans nos sources pour ${pour}`,
					`No amount ${stage} in our sources for ${pour}`
				)
			: tr(
					fr`${spanOf(annees)}, aucun montant ${stage} n'est identifié pour ${pour}`,
					`${spanOf(annees)}, no amount ${stage} is identified for ${pour}`
				)
	);
}

/** « ; déduit par nous : 2021 à 2024 », of the years whose amount rests on our reading alone; `''` when none does. */
function deducedAmong(annees: readonly FormeInYear[]): string {
	const deduced = attributed(annees).filter(({ statut }) => statut === 'deduit');
	if (deduced.length === 0) return '';
	const years = yearRanges(deduced.map(({ exercice }) => exercice));
	return tr(fr` ; déduit par nous : ${years}`, `; deduced by us: ${years}`);
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
						fr`En ${year.exercice}, au plus ${formatEuros(most)} non attribués pourraient concerner cette forme, ou d'autres.`,
						`In ${year.exercice}, at most ${formatEuros(most)} not attributed might be for this form, or for others.`
					)
			: tr(
					fr`${paid.length === 1 ? 'Un montant rattaché' : 'Montants rattachés'} à cette forme, preuve à l'appui : ${yearRanges(paid)}${deducedAmong(annees)}.`,
					`${paid.length === 1 ? 'One amount' : 'Amounts'} attributed to this form, with evidence: ${yearRanges(paid)}${deducedAmong(annees)}.`
				),
		open.length === 0
			? ''
			: tr(
					fr`Le maximum est inconnu (${yearRanges(open)}) : nos sources n'isolent qu'une partie de l'argent.`,
					`The maximum is unknown (${yearRanges(open)}): our sources isolate only a part of the money.`
				)
	];
	return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The finding of the pages of what has no form; `scope` is of the year that it tells. */
export function openFinding(
	scope: Scope,
	forme: Extract<Forme, 'NV' | 'MULTI'>,
	annees: readonly FormeInYear[],
	totals: ReadonlyMap<number, number>,
	wanted: number | null
): Sentence {
	const paid = attributed(annees);
	const year = paid.find(({ exercice }) => exercice === wanted) ?? paid.at(-1);
	const [one, many] = [participle(scope.etape, false), participle(scope.etape, true)];
	const say = (french: string, english: string) => told(scope, tr(french, english));
	if (!year)
		return forme === 'MULTI'
			? say(
					fr`Aucun montant ${one} ne nomme plusieurs formes sans les répartir, dans nos sources`,
					`No amount ${one} names several forms without splitting it between them, in our sources`
				)
			: say(
					fr`Aucun montant ${one} sans forme dans nos sources`,
					`No amount ${one} without a form in our sources`
				);
	const bas = year.bornes.bas ?? 0;
	const total = totals.get(year.exercice) ?? 0;
	const known = total > 0 && bas > 0 && bas <= total;
	const whole = scope.auMoins
		? tr('de ce qui est connu', 'of what is known')
		: tr('du total', 'of the total');
	const part = known ? `, ${formatPercent(bas, total)} ${whole},` : '';
	const amount = `${formatAmount(bas)} ${many}${asides(scope)}${part}`;
	return forme === 'MULTI'
		? say(
				fr`En ${year.exercice}, ${amount} nomment plusieurs formes sans répartition publiée`,
				`In ${year.exercice}, ${amount} name several forms without a published split`
			)
		: say(
				fr`En ${year.exercice}, ${amount} ne sont rattachés à aucune forme par leur source`,
				`In ${year.exercice}, ${amount} is not attributed to any form by its source`
			);
}

/** Title of the figure of a form: what is attributed to it, and what might be. */
export const formeTitle = (scope: Scope, forme: FormeAttribuee): Sentence =>
	told(
		scope,
		tr(
			fr`Ce qui est rattaché ${FORMES_EN_PHRASE[forme].a}, et ce qui pourrait l'être`,
			`What is attributed to ${FORMES_EN_PHRASE[forme].pour}, and what might be`
		)
	);

/** Title of the figure of what has no form. */
export const openTitle = (scope: Scope): Sentence =>
	told(
		scope,
		tr(
			'Ce que les sources publient sans dire la forme, année par année',
			'What the sources publish without stating the form, year by year'
		)
	);

/** What « non attribué » means, on the pages of what has no form. */
export const openMeaning = (forme: 'NV' | 'MULTI'): string =>
	forme === 'NV'
		? tr(
				fr`Non attribué veut dire que la source publie le montant sans dire pour quelle forme de traite. Cet argent n'est ni perdu ni caché : il est toujours montré, jamais réparti d'office, et il compte dans le maximum de chaque forme.`,
				'Not attributed means that the source publishes the amount without saying which form of trafficking it is for. This money is neither lost nor hidden: it is always shown, never split by default, and it is part of the maximum of each form.'
			)
		: tr(
				fr`La source nomme plusieurs formes sans dire combien revient à chacune. Cet argent est compté dans le non attribué, jamais réparti d'office, et il compte dans le maximum de chaque forme nommée.`,
				'The source names several forms without saying how much goes to each. This money is counted as not attributed, never split by default, and it is part of the maximum of each form named.'
			);

/** Said of a form without any amount. */
export const noAmountIdentified = (): string => tr('aucun montant identifié', 'no amount identified');

/** The amounts attributed to a form over its years, for a list of forms: the least and the most, each with its years. */
export function formeSummary(annees: readonly FormeInYear[]): string {
	const paid = attributed(annees);
	if (paid.length === 0) return noAmountIdentified();
	const amounts = paid.map(({ bornes }) => bornes.bas ?? 0);
	const at = (amount: number) => {
		const years = paid.filter(({ bornes }) => bornes.bas === amount).map(({ exercice }) => exercice);
		return `${formatEuros(amount)} (${yearRanges(years)})`;
	};
	const [low, high] = [at(Math.min(...amounts)), at(Math.max(...amounts))];
	const said = low === high ? low : tr(`entre ${low} et ${high}`, `between ${low} and ${high}`);
	return `${said}${deducedAmong(annees)}`;
}

/** Which dispositifs are not known in full, and when: why a maximum is unknown. `''` when none is. */
export function knownInPart(
	runs: readonly { readonly nom: string; readonly exercices: readonly number[] }[]
): string {
	if (runs.length === 0) return '';
	const named = enumerate(runs.map(({ nom, exercices }) => `${nom} (${yearRanges(exercices)})`));
	return tr(
		fr`Inconnu, car l'argent n'est pas connu en entier : ${named}.`,
		`Unknown, as the money is not known in full: ${named}.`
	);
}
