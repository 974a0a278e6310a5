import { tr } from '#lib/domain/language.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';
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
	return tr(fr`${place} : ${avant} puis ${apres}${by}`, `${place}: ${avant}, then ${apres}${by}`);
}

/** « 2026 s'y ajoute », « elle s'ouvre désormais sur 2025 et 2026 »; `''` when it shows the same years. */
export function otherYearsWords(annees: readonly number[], deplacee: boolean): string {
	if (annees.length === 0) return '';
	const years = enumerate(annees.map(String));
	if (deplacee) return tr(fr`elle s'ouvre désormais sur ${years}`, `it now opens on ${years}`);
	return annees.length === 1
		? tr(fr`${years} s'y ajoute`, `${years} is added`)
		: tr(fr`${years} s'y ajoutent`, `${years} are added`);
}

/** How much of a figure a version changed, in a sentence without its name. */
export function figureChangeWords(
	etat: 'change' | 'meme' | 'apparue' | 'disparue' | 'muette',
	values: readonly DifferingValue[]
): string {
	switch (etat) {
		case 'meme':
			return tr('inchangée', 'unchanged');
		case 'apparue':
			return tr('première valeur à cette version', 'first value at this version');
		case 'disparue':
			return tr('plus rien à dessiner depuis cette version', 'nothing left to draw since this version');
		case 'muette':
			return tr('rien à dessiner', 'nothing to draw');
	}
	const [first] = values;
	if (!first) return tr('seuls des textes changent', 'only texts change');
	const told = differingWords(first);
	if (values.length === 1) return tr(fr`une valeur change, ${told}`, `one value changes, ${told}`);
	const count = formatCount(values.length);
	return tr(
		fr`${count} valeurs changent ; la plus touchée, ${told}`,
		`${count} values change; the most affected, ${told}`
	);
}
