import { tr } from '#lib/domain/language.ts';
import { PASSWORD_LENGTH } from './auth.ts';

/** The rule, before one types. */
export const passwordRule = () =>
	tr(
		`${PASSWORD_LENGTH.least} caractères au moins ; une phrase convient très bien.`,
		`At least ${PASSWORD_LENGTH.least} characters; a sentence does very well.`
	);

/** Why a password is refused, in a sentence; `null` when it is not. */
export function passwordFault(
	text: string,
	who: { readonly nom: string; readonly courriel: string }
): string | null {
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
	if (new Set(signs).size < 5)
		return tr(
			'Ce mot de passe répète trop peu de caractères différents pour résister.',
			'This password repeats too few different characters to hold.'
		);
	const said = text.toLowerCase();
	const own = [who.courriel, who.courriel.split('@')[0] ?? '', who.nom].map((part) => part.toLowerCase());
	if (own.some((part) => part.length >= 4 && said.includes(part) && said.length - part.length < 8))
		return tr(
			'Ce mot de passe est presque votre nom ou votre courriel.',
			'This password is almost your name or your e-mail address.'
		);
	return null;
}
