import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, lowerFirst, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import type { Change, Excluded, Pair, Rated } from './comparison.ts';
import { headName } from './dispositifs.ts';
import { allOf, counted, numberWord } from './sentence-words.ts';

/** What is said of an amount at a stage, after “€5.02M”. */
const SAID: Readonly<Record<Etape, string>> = {
	demande: 'requested',
	annonce: 'announced',
	plf: 'entered in the budget bill',
	lfi: 'voted',
	lfr: 'voted in the amending act',
	ouvert: 'made available',
	execution: 'spent'
};

const percentOf = ({ depense, vote }: { readonly depense: number; readonly vote: number }) =>
	depense === 0 ? '0%' : formatPercent(depense, vote);

/** The rates after a colon: each of them, or the lowest and the highest when they are many. */
function ratesSaid(years: readonly Rated[]): string {
	const rated = years.flatMap(({ exercice, taux }) => (taux ? [{ exercice, taux }] : []));
	if (rated.length <= 3)
		return rated
			.map(({ exercice, taux }, index) => `${percentOf(taux)}${index === 0 ? ' spent' : ''} in ${exercice}`)
			.join(', ');
	const sorted = [...rated].sort((a, b) => a.taux.depense / a.taux.vote - b.taux.depense / b.taux.vote);
	const [low, high] = [sorted[0], sorted.at(-1)];
	return low && high
		? `from ${percentOf(low.taux)} spent in ${low.exercice} to ${percentOf(high.taux)} in ${high.exercice}`
		: '';
}

/** How many years can be compared with what was spent, in English; see `executionFinding`. */
export function executionFindingEn(years: readonly Rated[]): string {
	const rated = years.filter((year) => year.taux !== null).length;
	const all = years.length;
	const full = 'with a full planned amount';
	if (all === 0) return 'No full planned amount to set against an amount spent';
	if (rated === 0)
		return all === 1
			? `Execution cannot be read for the only year ${full}`
			: `Execution cannot be read for ${all === 2 ? 'either' : 'any'} of the ${numberWord(all)} years ${full}`;
	if (rated === all)
		return `Execution can be read for ${all === 1 ? 'the only year' : allOf(all, 'years')} ${full}: ${ratesSaid(years)}`;
	return `Execution can be read for only ${counted(rated, 'year')} out of ${numberWord(all)}: ${ratesSaid(years)}`;
}

/** “In 2013 and 2014”, “From 2020 to 2025”: years at the head of a sentence. */
function during(years: readonly number[]): string {
	const said = yearRanges(years);
	if (/^\d{4} to \d{4}$/.test(said)) return `From ${said}`;
	return /^\d{4}(?: and \d{4})?$/.test(said) ? `In ${said}` : `In the years ${said}`;
}

/** Which years are counted, and what else is published, in English; see `executionDeck`. */
export function executionDeckEn(
	libelle: string,
	whole: readonly number[],
	spentAlone: readonly number[],
	partial: readonly number[]
): string {
	const sentences =
		whole.length === 0
			? [`${headName(libelle)}: no year has a full planned amount in our sources.`]
			: [
					`${headName(libelle)}: ${counted(whole.length, 'year')} ${whole.length === 1 ? 'has' : 'have'} a full planned amount, ${yearRanges(whole)}.`
				];
	if (spentAlone.length > 0)
		sentences.push(
			`${during(spentAlone)}, execution is published with no voted amount to set against it in our sources.`
		);
	if (partial.length > 0) sentences.push(`${during(partial)}, part of the scheme can no longer be isolated.`);
	return sentences.join(' ');
}

/** Why a year has no rate, in English; see `whyNoRate`. */
export function whyNoRateEn(cause: string, statut: Statut): string | null {
	const nothing = LIBELLES.statut[statut];
	const sentences: Readonly<Record<string, string>> = {
		execution: `Amount spent: ${nothing}.`,
		vote: `Voted amount: ${nothing}.`,
		'non-vote': 'This is not spending set against a vote.',
		couverture: 'Coverage is not full.',
		'vote-nul': 'Nothing was voted.',
		sans_indice: 'No price index for this year.',
		quarantaine: 'Lines are waiting in quarantine.'
	};
	return sentences[cause] ?? null;
}

/** The last year that has both stages, in English; see `stagesFinding`. */
export function stagesFindingEn(last: Pair | undefined, names: readonly [string, string]): string {
	if (!last) return `No year has both ${names[0]} and ${names[1]} in our sources`;
	const { exercice, libelle, dedans, dehors, etapes } = last;
	return `In ${exercice}, ${formatAmount(dedans)} ${SAID[etapes[0]]}, set against ${formatAmount(dehors)} ${SAID[etapes[1]]} (${libelle})`;
}

/** What of an announced sum is detailed, in English; see `announcedDeck`. */
export function announcedDeckEn(
	exercice: number,
	total: number,
	parts: readonly { readonly nom: string; readonly centimes: number }[],
	nonDetaille: number
): string {
	const said = parts.map(({ nom, centimes }) => `${formatEuros(centimes)} (${nom})`);
	const detailed = said.length === 0 ? '' : `, of which ${enumerate(said)}`;
	const rest = nonDetaille === 0 ? '' : `; ${formatEuros(nonDetaille)} not itemised`;
	return `In ${exercice}, ${formatEuros(total)} announced${detailed}${rest}.`;
}

/** What changed between two years, in English; see `variationFinding`. `main` is the poste that makes most of it. */
export function variationFindingEn(
	[from, to]: readonly [number, number],
	changes: readonly Change[],
	total: number | null,
	main: string | null
): string {
	const [first, ...others] = changes;
	if (!first) return `Between ${from} and ${to}, no scheme can be compared`;
	if (total === null) {
		const one = others.length === 0;
		return `Between ${from} and ${to}, ${numberWord(changes.length)} ${one ? 'scheme is read on its own' : 'schemes are read one by one'}`;
	}
	const where = others.length === 0 ? first.libelle : `the ${numberWord(changes.length)} comparable schemes`;
	if (total === 0)
		return `As much in ${to} as in ${from}: ${formatEuros(changes.reduce((sum, item) => sum + item.apres, 0))} (${where})`;
	const mainly = main === null ? '' : `, mainly for the item “${main}”`;
	return `In ${to}, ${formatEuros(Math.abs(total))} ${total < 0 ? 'less' : 'more'} than in ${from} (${where})${mainly}`;
}

/** Why a dispositif is left out of a comparison of two years, in English; see `whyExcluded`. */
export function whyExcludedEn({ cause, absences = [], texte = '' }: Excluded): string {
	switch (cause) {
		case 'absence': {
			const said = absences.map(({ exercice, statut }, index) =>
				absences[index - 1]?.statut === statut
					? `in ${exercice}`
					: `${LIBELLES.statut[statut]} in ${exercice}`
			);
			return `Amount: ${enumerate(said)}.`;
		}
		case 'rupture':
			return `Break in series, not comparable between the two years: ${lowerFirst(texte)}`;
		case 'etape':
			return 'The two years are not at the same stage of the budget.';
		case 'couverture':
			return 'Coverage is not the same in the two years.';
		case 'quarantaine':
			return 'Lines are waiting in quarantine.';
		default:
			return 'No price index for one of the two years.';
	}
}
