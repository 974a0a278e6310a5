import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { Controlled } from '#lib/words/control-sentence.ts';
import { counted, noneOf } from '#lib/words/sentence-words.ts';
import { inWords, isPlural } from './year-words.ts';

/** A quantité on which sources differ (R4); amounts in cents. */
export interface ContestSaid {
	readonly libelle: string;
	readonly etape: Etape;
	readonly retenue: number;
	readonly source: string;
	readonly autres: readonly { readonly centimes: number; readonly source: string }[];
	/** What its details come to, when that is yet another value. */
	readonly details: number | null;
}

/** « BOP 137, LFI 2017 »: where a published amount stands. */
export const placeSaid = (libelle: string, etape: Etape, exercice: number): string =>
	`${libelle}, ${LIBELLES.etapeCourte[etape]} ${exercice}`;

/** The values published for one quantité, the retained one first. */
export function contestSentence(exercice: number, said: ContestSaid): string {
	const count = 1 + said.autres.length + (said.details === null ? 0 : 1);
	const sum = tr('somme de ses détails', 'sum of its details');
	const others = enumerate([
		...said.autres.map(({ centimes, source }) => `${formatEuros(centimes)} (${source})`),
		...(said.details === null ? [] : [`${formatEuros(said.details)} (${sum})`])
	]);
	const place = placeSaid(said.libelle, said.etape, exercice);
	const kept = formatEuros(said.retenue);
	return tr(
		fr`${place} : ${inWords(count, true)} valeurs publiées. Retenue : ${kept} (${said.source}) ; aussi ${others}.`,
		`${place}: ${counted(count, 'published value')}. Retained: ${kept} (${said.source}); also ${others}.`
	);
}

/** « une autre valeur est publiée », « au moins deux autres valeurs sont publiées ». */
function rivalsSaid(rivals: number, atLeast: boolean): string {
	if (rivals === 1) return tr('une autre valeur est publiée', 'another value is published');
	const least = atLeast ? tr('au moins ', 'at least ') : '';
	return tr(
		fr`${least}${inWords(rivals, true)} autres valeurs sont publiées`,
		`${least}${inWords(rivals)} other values are published`
	);
}

/** The finding of the controls of a year. Totals equal to their details are no news: that nothing contradicts them is said. */
export function controlsFinding(
	exercice: number,
	controls: readonly Controlled[],
	contests: readonly { readonly valeurs: number; readonly nonListes?: number }[]
): string {
	// A quantité that is not listed has another value at least.
	const unlisted = contests.reduce((sum, { nonListes = 0 }) => sum + nonListes, 0);
	const rivals = contests.reduce((sum, { valeurs }) => sum + valeurs - 1, unlisted);
	const values = rivalsSaid(rivals, unlisted > 0);
	const also = rivals === 0 ? '' : tr(fr` ; ${values}`, `; ${values}`);
	const of = (issue: Controlled['issue']) => controls.filter((item) => item.issue === issue);
	const missing = of('non_detaille').reduce((sum, item) => sum + item.total - item.details, 0);
	const [alone, over, equal] = [
		of('seul').length,
		of('depasse').length + of('excedent').length,
		of('egal').length
	];
	const say = (french: string, english: string) =>
		`${tr(fr`Pour ${exercice}, ${french}`, `For ${exercice}, ${english}`)}${also}`;
	if (missing > 0)
		return say(
			fr`${formatEuros(missing)} ${isPlural(missing) ? fr`n'ont` : fr`n'a`} pas de détail dans le total publié`,
			`${formatEuros(missing)} of the published total has no details`
		);
	if (over > 0)
		return over === 1
			? say('un total publié est dépassé par ses détails', 'one published total is exceeded by its details')
			: say(
					fr`${inWords(over)} totaux publiés sont dépassés par leurs détails`,
					`${inWords(over)} published totals are exceeded by their details`
				);
	if (equal > 0)
		return equal === 1
			? say(
					fr`le total publié n'est pas contredit par ses détails`,
					'the published total is not contradicted by its details'
				)
			: say(
					fr`aucun des ${inWords(equal)} totaux publiés avec leurs détails n'est contredit par eux`,
					`${noneOf(equal, 'totals published with their details')} is contradicted by them`
				);
	if (alone > 0)
		return alone === 1
			? say(fr`le total publié n'a aucun détail`, 'the published total has no details')
			: say(
					fr`${inWords(alone)} totaux publiés n'ont aucun détail`,
					`${inWords(alone)} published totals have no details`
				);
	if (rivals > 0) return upperFirst(tr(fr`pour ${exercice}, ${values}`, `for ${exercice}, ${values}`));
	return say(
		'aucun total publié à mettre en face de ses détails',
		'no published total to set against its details'
	);
}
