import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';

/** What a wrong password is answered, and an unknown address too: who guesses learns nothing of either. */
export const wrongSentence = () =>
	tr(
		fr`Ce courriel et ce mot de passe n'ouvrent aucun compte. Vérifiez l'un et l'autre.`,
		'This e-mail address and this password open no account. Check both.'
	);

/** The same of a code. */
export const wrongCodeSentence = () =>
	tr(
		fr`Ce code n'ouvre rien : il est inexact, dépassé, ou a déjà servi.`,
		'This code opens nothing: it is wrong, out of date, or already used.'
	);
