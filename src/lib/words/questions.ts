import type { Bornes } from '#lib/domain/allocation.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Scope, Sentence } from './scope.ts';
import { asides, told } from './scope-words.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { participle } from '#lib/words/year/year-words.ts';

/** A question that a reader comes with, where it is answered, and its answer in one sentence. */
export interface AnsweredQuestion {
	readonly question: string;
	readonly adresse: string;
	readonly reponse: string;
}

/** « 1 € est », « 2 € sont »: French counts from two. */
const verb = (centimes: number, one: string, many: string) => (Math.abs(centimes) < 200 ? one : many);

/**
 * What is known against a form in a year: what is attributed to it with evidence, then what might be for it (R8), in
 * cents. `staff` says beside the amounts that staff costs are left out.
 */
export function formAnswer(
	scope: Scope,
	exercice: number,
	forme: FormeAttribuee,
	{ bas, haut }: Bornes,
	staff: string | null
): Sentence {
	const beside = `${staff === null ? '' : ` ${staff}`}${asides(scope)}`;
	const { a } = FORMES_EN_PHRASE[forme];
	const stage = participle(scope.etape, false);
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}.`, `In ${exercice}, ${english}.`));
	if (bas === null)
		return say(fr`aucun montant ${stage} dans nos sources`, `no amount ${stage} in our sources`);
	const [french, english] =
		bas === 0
			? [
					fr`aucun montant ${stage} n'est rattaché ${a} avec preuve`,
					`no amount ${stage} is attributed ${a} with evidence`
				]
			: [
					fr`${amountIn(bas, scope)}${beside} ${verb(bas, 'est rattaché', 'sont rattachés')} ${a} avec preuve`,
					`${amountIn(bas, scope)}${beside} is attributed ${a} with evidence`
				];
	if (haut === null)
		return say(
			fr`${french} ; le maximum est inconnu, une partie de l'argent n'étant pas connue`,
			`${english}; the maximum is unknown, as a part of the money is not known`
		);
	const open = haut - bas;
	if (open <= 0) return say(french, english);
	const rest = formatEuros(open);
	return say(
		fr`${french} ; ${rest} ${verb(open, 'n’est rattaché', 'ne sont rattachés')} à aucune forme et ${verb(open, 'pourrait', 'pourraient')} la concerner`,
		`${english}; ${rest} is attributed to no form and could be for this one`
	);
}

const amountIn = (centimes: number, { etape }: Scope) =>
	`${formatEuros(centimes)} ${participle(etape, Math.abs(centimes) >= 200)}`;

/** A finding as an answer: a full sentence, that says its year when it does not. */
export function asAnswer(finding: string, exercice: number | null = null): string {
	const dated =
		exercice === null || finding.includes(String(exercice))
			? finding
			: tr(fr`En ${exercice}, ${finding}`, `In ${exercice}, ${finding}`);
	return /[.?!]$/.test(dated) ? dated : `${dated}.`;
}
