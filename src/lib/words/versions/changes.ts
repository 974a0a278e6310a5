import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, formatCount, fr, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Statut } from '#lib/domain/vocabulary.ts';

/** An amount at one version, or the kind of nothing that stands there. */
export interface Value {
	readonly centimes: number | null;
	readonly statut: Statut;
}

/** « 5 020 878 € », « pas cherché »; a published amount without value has no price index. */
export function valueWords({ centimes, statut }: Value): string {
	if (centimes !== null) return formatEuros(centimes);
	return statut === 'publie' || statut === 'zero'
		? tr('sans valeur en euros constants', 'no value in constant euros')
		: LIBELLES.statut[statut];
}

/** « +1 200 € », « −20 878 € », « aucun écart ». */
export function signedEuros(centimes: number): string {
	if (centimes === 0) return tr('aucun écart', 'no difference');
	return `${centimes > 0 ? '+' : ''}${formatEuros(centimes)}`;
}

/** « LFI », or « PLF, puis LFI » when the stage read is no longer the same; `''` without any. */
export function stageWords(before: Etape | 'mixte' | '', after: Etape | 'mixte' | ''): string {
	const word = (etape: Etape | 'mixte' | '') =>
		etape === ''
			? ''
			: etape === 'mixte'
				? tr('plusieurs étapes', 'several stages')
				: LIBELLES.etapeCourte[etape];
	const words = [...new Set([word(before), word(after)])].filter((text) => text !== '');
	return words.join(tr(', puis ', ', then '));
}

/** « Vous lisez la version 3 ; la version actuelle est la version 5. » */
export const readingSentence = (read: number, current: number) =>
	tr(
		fr`Vous lisez la version ${read} des données ; la version actuelle est la ${current}.`,
		`You are reading version ${read} of the data; the current version is version ${current}.`
	);

/** What the page shows that is no longer so, counted. */
export function changedSentence(count: number): string {
	if (count === 0)
		return tr(
			fr`Depuis, rien de ce que montre cette page n'a changé.`,
			'Since then, nothing that this page shows has changed.'
		);
	return count === 1
		? tr(
				fr`Depuis, une valeur que montre cette page a changé.`,
				'Since then, one value that this page shows has changed.'
			)
		: tr(
				fr`Depuis, ${formatCount(count)} valeurs que montre cette page ont changé.`,
				`Since then, ${formatCount(count)} values that this page shows have changed.`
			);
}

/** « La version actuelle montre aussi 2026. », « La version actuelle s'ouvre sur 2025 et 2026. »; `''` without any year. */
export function alsoShown(annees: readonly number[], deplacee: boolean): string {
	if (annees.length === 0) return '';
	const years = yearRanges(annees);
	return deplacee
		? tr(fr`La version actuelle s'ouvre sur ${years}.`, `The current version opens on ${years}.`)
		: tr(fr`La version actuelle montre aussi ${years}.`, `The current version also shows ${years}.`);
}

/** « version 2 », « versions 2 et 4 ». */
export const versionsWords = (versions: readonly number[]) =>
	`${versions.length === 1 ? 'version' : 'versions'} ${enumerate(versions.map(String))}`;
