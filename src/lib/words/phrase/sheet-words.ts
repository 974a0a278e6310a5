import type { Bornes } from '#lib/domain/allocation.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Scope } from '#lib/words/scope.ts';
import { constantEuros, purpose, reserves } from '#lib/words/scope-words.ts';
import { isPlural, participle } from '#lib/words/year/year-words.ts';

/** What the amount of a point is, on one line under it: « votés contre la prostitution et la traite, rattachés à cette forme ». */
export function meaningOf(
	scope: Scope,
	centimes: number,
	of: 'formes' | 'forme' | 'sans-forme' | 'tout'
): string {
	const plural = isPlural(centimes);
	const agree = (one: string) => (plural ? `${one}s` : one);
	const link = {
		tout: '',
		forme: tr(`, ${agree('rattaché')} à cette forme`, ', attributed to this form'),
		formes: tr(`, ${agree('rattaché')} à ces formes`, ', attributed to these forms'),
		'sans-forme': tr(`, sans forme de traite dite`, ', without a stated form of trafficking')
	}[of];
	const said = reserves(scope);
	return `${participle(scope.etape, plural)}${constantEuros(scope)} ${purpose(scope)}${link}${said.length === 0 ? '' : `${tr('\u00A0; ', '; ')}${said.join(', ')}`}.`;
}

/** Where no amount is identified for some forms: what they may come to (R8). */
export function boundsSentence({ haut }: Bornes, ouvert: number): string {
	if (ouvert === 0)
		return haut === null
			? tr(
					fr`Le maximum est inconnu : nos sources n'isolent qu'une partie de l'argent de cette année.`,
					'The most is unknown: our sources isolate only a part of the money of that year.'
				)
			: tr('Aucun argent sans forme ne pourrait lui revenir.', 'No money without a form might be for it.');
	const range = tr(fr`entre 0 et ${formatEuros(ouvert)}`, `between 0 and ${formatEuros(ouvert)}`);
	return haut === null
		? tr(fr`${range}, ou plus : une partie n'est pas isolée`, `${range}, or more: a part is not isolated`)
		: range;
}
