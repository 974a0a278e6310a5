import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { PASSWORD_LENGTH } from './auth.ts';

/** The rule, before one types. */
export const passwordRule = () =>
	tr(
		`${PASSWORD_LENGTH.least} caractères au moins ; une phrase convient très bien.`,
		`At least ${PASSWORD_LENGTH.least} characters; a sentence does very well.`
	);

/** The least that whoever guesses must not be able to: some hundred million tries, on the library's scale of 0 to 4. */
const HARD_TO_GUESS = 3;
/** What one tries first against an editor of this site. */
const OF_THE_SITE = ['lignes', 'claires', 'collectif', 'traite', 'coordination'];

/**
 * Makes the judge of passwords: the lists of those most used, of French words and names, rows of keys, dates, repetitions. They
 * take thirty megabytes, so nothing is read before a password is chosen.
 */
let judge: Promise<ZxcvbnFactory> | null = null;
async function makeJudge(): Promise<ZxcvbnFactory> {
	const [{ ZxcvbnFactory }, common, french] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common'),
		import('@zxcvbn-ts/language-fr')
	]);
	return new ZxcvbnFactory({
		dictionary: { ...common.dictionary, ...french.dictionary },
		graphs: common.adjacencyGraphs
	});
}

/** Why a password is refused, in a sentence; `null` when it is not. */
export async function passwordFault(
	text: string,
	{ nom, courriel }: { readonly nom: string; readonly courriel: string }
): Promise<string | null> {
	const signs = [...text];
	if (signs.length < PASSWORD_LENGTH.least)
		return tr(
			`Ce mot de passe a ${signs.length} caractères : il en faut ${PASSWORD_LENGTH.least} au moins.`,
			`This password has ${signs.length} characters: at least ${PASSWORD_LENGTH.least} are needed.`
		);
	if (text.length > PASSWORD_LENGTH.most)
		return tr(
			`Ce mot de passe dépasse ${PASSWORD_LENGTH.most} caractères.`,
			`This password is longer than ${PASSWORD_LENGTH.most} characters.`
		);
	const own = [...nom.split(/\s+/), nom, courriel, ...courriel.split(/[@.]/)].filter(
		(part) => part.length > 2
	);
	const { score } = (await (judge ??= makeJudge())).check(text, [...own, ...OF_THE_SITE]);
	if (score >= HARD_TO_GUESS) return null;
	return tr(
		fr`Ce mot de passe se devine vite : il est fait de mots, de dates, de suites ou de noms que l'on essaie d'abord. Quatre mots sans rapport entre eux tiennent mieux.`,
		'This password is quickly guessed: it is made of words, dates, sequences or names that are tried first. Four unrelated words hold better.'
	);
}
