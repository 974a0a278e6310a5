import { formatCount, fr } from '#lib/domain/typography.ts';
import { signedEuros } from './changes.ts';

/** A value of a figure that differs, in words but for the difference, in cents. */
export interface DifferingValue {
	readonly ligne: string;
	readonly colonne: string;
	readonly avant: string;
	readonly apres: string;
	readonly ecart: number | null;
}

/** « 2017, total : 6 827 945 € puis 6 264 755 € (−563 190 €) ». */
export function differingWords({ ligne, colonne, avant, apres, ecart }: DifferingValue): string {
	// « Total » inside a sentence is « total »; « LFI » stays.
	const head = /^\p{Lu}(?!\p{Lu})/u.test(colonne)
		? colonne.charAt(0).toLowerCase() + colonne.slice(1)
		: colonne;
	const place = [ligne, head].filter((word) => word !== '').join(', ');
	const by = ecart === null || ecart === 0 ? '' : ` (${signedEuros(ecart)})`;
	return fr`${place} : ${avant} puis ${apres}${by}`;
}

/** How much of a figure a version changed, in a sentence without its name. */
export function figureChangeWords(
	etat: 'change' | 'meme' | 'apparue' | 'disparue' | 'muette',
	values: readonly DifferingValue[]
): string {
	switch (etat) {
		case 'meme':
			return 'inchangée';
		case 'apparue':
			return 'première valeur à cette version';
		case 'disparue':
			return 'plus rien à dessiner depuis cette version';
		case 'muette':
			return 'rien à dessiner';
	}
	const [first] = values;
	if (!first) return 'seuls des textes changent';
	if (values.length === 1) return fr`une valeur change, ${differingWords(first)}`;
	return fr`${formatCount(values.length)} valeurs changent ; la plus touchée, ${differingWords(first)}`;
}
