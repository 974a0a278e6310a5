import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import { duringYears } from '#lib/words/dispositifs.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { constantEuros, purpose, told } from '#lib/words/scope-words.ts';
import { inWords, shortParticiple } from '#lib/words/year/year-words.ts';

/** A year and its rate of execution, in cents; `null` when it may not be computed. */
export interface Rated {
	readonly exercice: number;
	readonly taux: { readonly depense: number; readonly vote: number } | null;
	/** An amount spent is known, with or without a rate. */
	readonly depensee: boolean;
}

const percentOf = ({ depense, vote }: { readonly depense: number; readonly vote: number }) =>
	formatPercent(depense, vote);

/** Rates beside their years: each of them, or the lowest and the highest when they are many. */
function ratesSaid(
	rated: readonly { readonly exercice: number; readonly taux: NonNullable<Rated['taux']> }[]
): string {
	const of = tr('du voté', 'of the amount voted');
	if (rated.length <= 3)
		return enumerate(
			rated.map(
				({ exercice, taux }, index) => `${exercice} (${percentOf(taux)}${index === 0 ? ` ${of}` : ''})`
			)
		);
	const sorted = [...rated].sort((a, b) => a.taux.depense / a.taux.vote - b.taux.depense / b.taux.vote);
	const [low, high] = [sorted[0], sorted.at(-1)];
	if (!low || !high) return '';
	const [least, most] = [percentOf(low.taux), percentOf(high.taux)];
	return tr(
		`${inWords(rated.length, true)} années, de ${least} ${of} en ${low.exercice} à ${most} en ${high.exercice}`,
		`${inWords(rated.length)} years, from ${least} ${of} in ${low.exercice} to ${most} in ${high.exercice}`
	);
}

const AMOUNTS: Readonly<Record<Etape, readonly [fr: string, en: string]>> = {
	demande: ['montant demandé', 'requested amount'],
	annonce: ['montant annoncé', 'announced amount'],
	plf: [fr`montant du projet de loi (PLF)`, 'amount of the budget bill (PLF)'],
	lfi: ['montant voté', 'voted amount'],
	lfr: ['montant rectifié', 'amended amount'],
	ouvert: ['montant ouvert', 'available amount'],
	execution: ['montant exécuté', 'executed amount']
};

/** Whether « prévu » holds announcements too, as it does everywhere but beside what was spent of a vote. */
const holdsAnnounced = (etapes: readonly Etape[]) => etapes.includes('annonce');

/** In English, « an executed amount ». */
export const withArticle = (amount: string): string => `${/^[aeiou]/i.test(amount) ? 'an' : 'a'} ${amount}`;

/** What a side of a comparison is an amount of: « montant voté (LFI) ou proposé (PLF) », « montant ouvert ». */
export function stagesAmount(etapes: readonly Etape[]): string {
	const [only] = etapes;
	if (etapes.length === 1 && only) return tr(...AMOUNTS[only]);
	return holdsAnnounced(etapes)
		? tr('montant prévu', 'planned amount')
		: tr(fr`montant voté (LFI) ou proposé (PLF)`, 'amount voted (LFI) or proposed (PLF)');
}

/** Which stages stand in for « prévu », in order; `''` when there is one. */
export function plannedStages(prevues: readonly Etape[]): string {
	if (prevues.length < 2) return '';
	return holdsAnnounced(prevues)
		? tr(
				fr` Prévu : LFI, à défaut PLF, à défaut annonce.`,
				' Planned: LFI, failing that PLF, failing that an announcement.'
			)
		: tr(fr` Prévu : LFI, à défaut PLF.`, ' Planned: LFI, failing that PLF.');
}

/** For which of the years shown, from the first whose planned amount is known, what was spent is known too. */
export function executionFinding(scope: Scope, years: readonly Rated[], prevues: readonly Etape[]): Sentence {
	const [first, last] = [years[0]?.exercice, years.at(-1)?.exercice];
	if (first === undefined || last === undefined)
		return told(
			scope,
			tr(
				'Aucun montant voté à mettre en face d’un montant dépensé',
				'No voted amount to set against an amount spent'
			)
		);
	const rated = years.flatMap(({ exercice, taux }) => (taux ? [{ exercice, taux }] : []));
	const span = duringYears(years.map(({ exercice }) => exercice));
	const when = upperFirst(span);
	const planned = holdsAnnounced(prevues)
		? tr('prévus', 'planned')
		: tr('votés ou proposés', 'voted or proposed');
	const since = scope.a === undefined && first !== last ? tr(`Depuis ${first}`, `Since ${first}`) : when;
	if (rated.length === 0)
		return told(
			scope,
			years.some(({ depensee }) => depensee)
				? tr(
						fr`${when}, aucune dépense connue ne peut être rapportée à un vote`,
						`${when}, no known spending can be set against a vote`
					)
				: tr(
						fr`${when}, aucune dépense n'est connue en face des crédits ${planned}`,
						`${when}, no spending is known against the funding ${planned}`
					)
		);
	const said = ratesSaid(rated);
	if (rated.length === years.length)
		return told(scope, tr(fr`La dépense est connue pour ${said}`, `Spending is known for ${said}`));
	const unrated = years.some(({ depensee, taux }) => depensee && taux === null);
	return told(
		scope,
		unrated
			? tr(
					fr`${since}, la dépense ne se rapporte au vote que pour ${said}`,
					`${since}, spending can be set against the vote only for ${said}`
				)
			: tr(
					fr`${since}, la dépense n'est connue que pour ${said}`,
					`${since}, spending is known only for ${said}`
				)
	);
}

/** Under the finding: which years are counted, `amount` being what is planned, and what else is published. */
export function executionDeck(
	libelle: string,
	amount: string,
	counted: readonly number[],
	spentAlone: readonly number[],
	partial: readonly number[]
): string {
	const when = (years: readonly number[]) => upperFirst(duringYears(years));
	const count = inWords(counted.length, true);
	const sentences = [
		counted.length === 0
			? tr(
					fr`${libelle} : aucune année n'a de ${amount} complet dans nos sources.`,
					`${libelle}: no year has the full ${amount} in our sources.`
				)
			: tr(
					fr`${libelle} : ${amount} complet pour ${count} ${counted.length === 1 ? 'année' : 'années'}, ${yearRanges(counted)}.`,
					`${libelle}: full ${amount} for ${count} ${counted.length === 1 ? 'year' : 'years'}, ${yearRanges(counted)}.`
				)
	];
	if (spentAlone.length > 0)
		sentences.push(
			tr(
				fr`${when(spentAlone)}, la dépense est publiée sans montant voté à mettre en face dans nos sources.`,
				`${when(spentAlone)}, spending is published with no voted amount to set against it in our sources.`
			)
		);
	if (partial.length > 0)
		sentences.push(
			tr(
				fr`${when(partial)}, une partie du dispositif n'est pas isolée.`,
				`${when(partial)}, part of the scheme is not isolated.`
			)
		);
	return sentences.join(' ');
}

/** Why a year has no rate. */
export function whyNoRate(why: { readonly cause: string; readonly statut?: Statut } | null): string | null {
	if (why === null) return null;
	const nothing = LIBELLES.statut[why.statut ?? 'absent'];
	const sentences: Readonly<Record<string, string>> = {
		execution: tr(fr`Montant dépensé : ${nothing}.`, `Amount spent: ${nothing}.`),
		vote: tr(fr`Montant voté : ${nothing}.`, `Voted amount: ${nothing}.`),
		'non-vote': tr('Ce n’est pas une dépense en face d’un vote.', 'This is not spending set against a vote.'),
		couverture: tr('La couverture n’est pas complète.', 'Coverage is not full.'),
		'vote-nul': tr('Rien n’a été voté.', 'Nothing was voted.'),
		sans_indice: tr('Pas d’indice des prix pour cette année.', 'No price index for this year.'),
		quarantaine: tr('Des lignes attendent en quarantaine.', 'Lines are waiting in quarantine.')
	};
	return sentences[why.cause] ?? null;
}

/** The amounts of a year at two stages, in cents. */
export interface Pair {
	readonly exercice: number;
	readonly libelle: string;
	readonly dedans: number;
	readonly dehors: number;
	readonly etapes: readonly [dedans: Etape, dehors: Etape];
}

/** The finding of two stages side by side other than a vote and its execution: the last year that has both. */
export function stagesFinding(
	scope: Scope,
	pairs: readonly Pair[],
	amounts: readonly [string, string]
): Sentence {
	const [last] = [...pairs].sort((a, b) => b.exercice - a.exercice);
	if (!last)
		return told(
			scope,
			tr(
				fr`Aucune année n'a à la fois un ${amounts[0]} et un ${amounts[1]} dans nos sources`,
				`No year has both ${withArticle(amounts[0])} and ${withArticle(amounts[1])} in our sources`
			)
		);
	const { exercice, dedans, dehors, etapes } = last;
	const [inner, outer] = [
		`${formatAmount(dedans)} ${shortParticiple(etapes[0])}`,
		`${formatAmount(dehors)} ${shortParticiple(etapes[1])}`
	];
	const what = `${purpose(scope)}${constantEuros(scope)}`;
	return told(
		scope,
		tr(
			fr`En ${exercice}, ${inner} pour ${outer} ${what}`,
			`In ${exercice}, ${inner} set against ${outer} ${what}`
		)
	);
}

/** What of an announced sum is detailed: « 3 000 000 € annoncés, dont 510 000 € (niveau central) ; 2 490 000 € non détaillés ». */
export function announcedDeck(
	exercice: number,
	total: number,
	parts: readonly { readonly nom: string; readonly centimes: number }[],
	nonDetaille: number
): string {
	const said = enumerate(parts.map(({ nom, centimes }) => `${formatEuros(centimes)} (${nom})`));
	const detailed = said === '' ? '' : tr(fr`, dont ${said}`, `, of which ${said}`);
	const undetailed = formatEuros(nonDetaille);
	const rest =
		nonDetaille === 0 ? '' : tr(fr` ; ${undetailed} non détaillés`, `; ${undetailed} not itemised`);
	return tr(
		fr`En ${exercice}, ${formatEuros(total)} annoncés${detailed}${rest}.`,
		`In ${exercice}, ${formatEuros(total)} announced${detailed}${rest}.`
	);
}
