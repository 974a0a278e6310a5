import type { Bornes } from '#lib/domain/allocation.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { FORMES_EN_PHRASE } from './findings.ts';

/** A question that a reader comes with, where it is answered, and its answer in one sentence. */
export interface AnsweredQuestion {
	readonly question: string;
	readonly adresse: string;
	readonly reponse: string;
}

/** « 1 € est », « 2 € sont »: French counts from two. */
const verb = (centimes: number, one: string, many: string) => (Math.abs(centimes) < 200 ? one : many);

/** How much a form received in a year, in English; see `formAnswer`. `beside` stands after each amount of the whole. */
function formAnswerEn(
	exercice: number,
	forme: FormeAttribuee,
	{ bas, haut }: Bornes,
	beside: string
): string {
	const { a } = FORMES_EN_PHRASE[forme];
	if (bas === null) return `No amount in our sources for ${exercice}.`;
	const attributed = (staff: string) =>
		bas === 0
			? `no amount is attributed ${a} with evidence`
			: `${formatEuros(bas)}${staff} is attributed ${a} with evidence`;
	if (haut === null)
		return `In ${exercice}, ${attributed(beside)}; the most that this form may have received is unknown: not every amount can be read in our sources.`;
	const open = haut - bas;
	if (open <= 0) return `In ${exercice}, ${attributed(beside)}.`;
	const range = `between ${bas === 0 ? '0' : formatEuros(bas)} and ${formatEuros(haut)}${beside}`;
	return `In ${exercice}, ${range}: ${attributed('')}, and ${formatEuros(open)} is attributed to no form and could be for this one.`;
}

/**
 * How much a form received in a year: what is attributed to it with evidence, then the most it may have received (R8), in
 * cents. `staff` says beside the amounts that staff costs are left out.
 */
export function formAnswer(
	exercice: number,
	forme: FormeAttribuee,
	{ bas, haut }: Bornes,
	staff: string | null
): string {
	const beside = staff === null ? '' : ` ${staff}`;
	if (language() === 'en') return formAnswerEn(exercice, forme, { bas, haut }, beside);
	const { a } = FORMES_EN_PHRASE[forme];
	if (bas === null) return fr`Aucun montant dans nos sources pour ${exercice}.`;
	const attributed =
		bas === 0
			? fr`aucun montant n'est rattaché ${a} avec preuve`
			: fr`${formatEuros(bas)}${beside} ${verb(bas, 'est rattaché', 'sont rattachés')} ${a} avec preuve`;
	if (haut === null)
		return fr`En ${exercice}, ${attributed} ; le plus que cette forme ait pu recevoir est inconnu : tous les montants ne se lisent pas dans nos sources.`;
	const open = haut - bas;
	if (open <= 0) return fr`En ${exercice}, ${attributed}.`;
	const range = fr`entre ${bas === 0 ? '0' : formatEuros(bas)} et ${formatEuros(haut)}${beside}`;
	const rest = fr`${formatEuros(open)} ${verb(open, 'n’est rattaché', 'ne sont rattachés')} à aucune forme et ${verb(open, 'pourrait', 'pourraient')} lui revenir`;
	return fr`En ${exercice}, ${range} : ${bas === 0 ? attributed : fr`${formatEuros(bas)} ${verb(bas, 'lui est rattaché', 'lui sont rattachés')} avec preuve`}, ${rest}.`;
}

/** A finding as an answer: a full sentence, that says its year when it does not. */
export function asAnswer(finding: string, exercice: number | null = null): string {
	const dated =
		exercice === null || finding.includes(String(exercice))
			? finding
			: tr(fr`En ${exercice}, ${finding}`, `In ${exercice}, ${finding}`);
	return /[.?!]$/.test(dated) ? dated : `${dated}.`;
}
