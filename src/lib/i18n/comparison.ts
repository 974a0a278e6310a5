import { language } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import {
	announcedDeckEn,
	executionDeckEn,
	executionFindingEn,
	stagesFindingEn,
	variationFindingEn,
	whyExcludedEn,
	whyNoRateEn
} from './comparison.en.ts';

const NOMBRES = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const inWords = (count: number) => NOMBRES[count] ?? String(count);

/** What is said of an amount at a stage, after « 5,02 M€ ». */
const DITS: Readonly<Record<Etape, string>> = {
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'inscrits au projet de loi',
	lfi: 'votés',
	lfr: 'votés en loi rectificative',
	ouvert: 'ouverts',
	execution: 'dépensés'
};

/** A year and its rate of execution, in cents; `null` when it may not be computed. */
export interface Rated {
	readonly exercice: number;
	readonly taux: { readonly depense: number; readonly vote: number } | null;
}

const percentOf = ({ depense, vote }: { readonly depense: number; readonly vote: number }) =>
	depense === 0 ? '0\u00A0%' : formatPercent(depense, vote);

/** The rates after a colon: each of them, or the lowest and the highest when they are many. */
function ratesSaid(years: readonly Rated[]): string {
	const rated = years.flatMap(({ exercice, taux }) => (taux ? [{ exercice, taux }] : []));
	if (rated.length <= 3)
		return rated
			.map(
				({ exercice, taux }, index) => `${percentOf(taux)}${index === 0 ? ' dépensés' : ''} en ${exercice}`
			)
			.join(', ');
	const sorted = [...rated].sort((a, b) => a.taux.depense / a.taux.vote - b.taux.depense / b.taux.vote);
	const [low, high] = [sorted[0], sorted.at(-1)];
	return low && high
		? `de ${percentOf(low.taux)} dépensés en ${low.exercice} à ${percentOf(high.taux)} en ${high.exercice}`
		: '';
}

/** How many of the years whose planned amount is whole can be compared with what was spent. */
export function executionFinding(years: readonly Rated[]): string {
	if (language() === 'en') return executionFindingEn(years);
	const rated = years.filter((year) => year.taux !== null).length;
	const all = years.length;
	if (all === 0) return 'Aucun montant prévu complet à mettre en face d’un montant dépensé';
	if (rated === 0)
		return all === 1
			? fr`L'exécution ne se lit pas la seule année dont le montant prévu est complet`
			: fr`L'exécution ne se lit aucune année sur ${inWords(all)}`;
	if (rated === all)
		return all === 1
			? fr`L'exécution se lit la seule année prévue : ${ratesSaid(years)}`
			: fr`L'exécution se lit les ${inWords(all)} années prévues : ${ratesSaid(years)}`;
	const count = rated === 1 ? "qu'une année" : `que ${inWords(rated)} années`;
	return (
		fr`L'exécution ne se lit ` + fr`${count.replace("'", '’')} sur ${inWords(all)} : ${ratesSaid(years)}`
	);
}

/** « En 2013 et 2014 », « De 2020 à 2025 »: years at the head of a sentence. */
function during(years: readonly number[]): string {
	const said = yearRanges(years);
	return /^\d{4} à \d{4}$/.test(said)
		? `De ${said}`
		: `Années ${said}`.replace(/^Années (?=\d{4}(?: et \d{4})?$)/, 'En ');
}

/** Under the finding: which years are counted, and what else is published. */
export function executionDeck(
	libelle: string,
	counted: readonly number[],
	spentAlone: readonly number[],
	partial: readonly number[]
): string {
	if (language() === 'en') return executionDeckEn(libelle, counted, spentAlone, partial);
	const sentences =
		counted.length === 0
			? [fr`${libelle} : aucune année n'a de montant prévu complet dans nos sources.`]
			: [
					fr`${libelle} : ${counted.length === 1 ? 'une année a' : `${inWords(counted.length)} années ont`} un montant prévu complet, ${yearRanges(counted)}.`
				];
	if (spentAlone.length > 0)
		sentences.push(
			fr`${during(spentAlone)}, l'exécution est publiée sans montant voté à mettre en face dans nos sources.`
		);
	if (partial.length > 0)
		sentences.push(fr`${during(partial)}, une partie du dispositif n'est plus isolable.`);
	return sentences.join(' ');
}

/** Why a year has no rate. */
export function whyNoRate(why: { readonly cause: string; readonly statut?: Statut } | null): string | null {
	if (why === null) return null;
	if (language() === 'en') return whyNoRateEn(why.cause, why.statut ?? 'absent');
	const nothing = LIBELLES.statut[why.statut ?? 'absent'];
	const sentences: Readonly<Record<string, string>> = {
		execution: fr`Montant dépensé : ${nothing}.`,
		vote: fr`Montant voté : ${nothing}.`,
		'non-vote': 'Ce n’est pas une dépense en face d’un vote.',
		couverture: 'La couverture n’est pas complète.',
		'vote-nul': 'Rien n’a été voté.',
		sans_indice: 'Pas d’indice des prix pour cette année.',
		quarantaine: 'Des lignes attendent en quarantaine.'
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
export function stagesFinding(pairs: readonly Pair[], names: readonly [string, string]): string {
	const last = [...pairs].sort((a, b) => b.exercice - a.exercice)[0];
	if (language() === 'en') return stagesFindingEn(last, names);
	if (!last) return fr`Aucune année n'a à la fois ${names[0]} et ${names[1]} dans nos sources`;
	const { exercice, libelle, dedans, dehors, etapes } = last;
	return fr`En ${exercice}, ${formatAmount(dedans)} ${DITS[etapes[0]]} pour ${formatAmount(dehors)} ${DITS[etapes[1]]} (${libelle})`;
}

/** What of an announced sum is detailed: « 3 000 000 € annoncés, dont 510 000 € (niveau central) ; 2 490 000 € non détaillés ». */
export function announcedDeck(
	exercice: number,
	total: number,
	parts: readonly { readonly nom: string; readonly centimes: number }[],
	nonDetaille: number
): string {
	if (language() === 'en') return announcedDeckEn(exercice, total, parts, nonDetaille);
	const said = parts.map(({ nom, centimes }) => `${formatEuros(centimes)} (${nom})`);
	const detailed = said.length === 0 ? '' : fr`, dont ${enumerate(said)}`;
	const rest = nonDetaille === 0 ? '' : fr` ; ${formatEuros(nonDetaille)} non détaillés`;
	return fr`En ${exercice}, ${formatEuros(total)} annoncés${detailed}${rest}.`;
}

/** What changed of a dispositif between two years, in cents. */
export interface Change {
	readonly libelle: string;
	readonly ecart: number;
	readonly apres: number;
	readonly postes: readonly { readonly poste: string; readonly ecart: number | null }[];
}

/** The poste that makes more than half of a change, when there are several. */
function mainPoste({ ecart, postes }: Change): string | null {
	const known = postes.filter((item) => item.ecart !== null);
	const [best] = [...known].sort((a, b) => Math.abs(b.ecart ?? 0) - Math.abs(a.ecart ?? 0));
	if (known.length < 2 || !best || best.ecart === null) return null;
	if (Math.sign(best.ecart) !== Math.sign(ecart) || Math.abs(best.ecart) * 2 <= Math.abs(ecart)) return null;
	return best.poste;
}

/** What changed between two years over the dispositifs that compare. `total` is `null` when they may not be added up. */
export function variationFinding(
	annees: readonly [number, number],
	changes: readonly Change[],
	total: number | null
): string {
	const [from, to] = annees;
	const [first] = changes;
	const main = first && changes.length === 1 ? mainPoste(first) : null;
	if (language() === 'en') return variationFindingEn(annees, changes, total, main);
	if (!first) return fr`Entre ${from} et ${to}, aucun dispositif ne se compare`;
	const one = changes.length === 1;
	if (total === null)
		return fr`Entre ${from} et ${to}, ${one ? 'un dispositif se lit à part' : `${inWords(changes.length)} dispositifs se lisent un par un`}`;
	const where = one ? first.libelle : fr`les ${inWords(changes.length)} dispositifs comparables`;
	if (total === 0)
		return fr`Autant en ${to} qu'en ${from} : ${formatEuros(one ? first.apres : changes.reduce((sum, item) => sum + item.apres, 0))} (${where})`;
	const amount = formatEuros(Math.abs(total));
	const mainly = main === null ? '' : fr`, surtout pour le poste « ${main} »`;
	return fr`En ${to}, ${amount} de ${total < 0 ? 'moins' : 'plus'} qu'en ${from} (${where})${mainly}`;
}

/** Why a dispositif is left out; `texte` is that of a break in the series (R11). */
export interface Excluded {
	readonly cause: string;
	readonly absences?: readonly { readonly exercice: number; readonly statut: Statut }[];
	readonly texte?: string;
}

/** Why a dispositif is left out of a comparison of two years. */
export function whyExcluded(exclusion: Excluded): string {
	if (language() === 'en') return whyExcludedEn(exclusion);
	switch (exclusion.cause) {
		case 'absence': {
			const absences = exclusion.absences ?? [];
			const said = absences.map(({ exercice, statut }, index) =>
				absences[index - 1]?.statut === statut
					? `en ${exercice}`
					: `${LIBELLES.statut[statut]} en ${exercice}`
			);
			return fr`Montant ${enumerate(said)}.`;
		}
		case 'rupture':
			return fr`Rupture non comparable entre les deux années : ${lowerFirst(exclusion.texte ?? '')}`;
		case 'etape':
			return 'Les deux années ne sont pas à la même étape du budget.';
		case 'couverture':
			return 'La couverture n’est pas la même les deux années.';
		case 'quarantaine':
			return 'Des lignes attendent en quarantaine.';
		default:
			return 'Pas d’indice des prix pour l’une des deux années.';
	}
}
