import { language } from '#lib/domain/language.ts';
import type { IssueControle } from '#lib/domain/held-totals.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import { contestSentenceEn, controlSentenceEn, controlsFindingEn } from './year-controls.en.ts';
import { inWords, isPlural } from './year-words.ts';

/** A published total beside its details, as a sentence tells it; amounts in cents (R3). */
export interface ControlSaid {
	readonly libelle: string;
	readonly etape: Etape;
	readonly total: number;
	readonly details: number;
	readonly issue: IssueControle;
}

/** One published total against its details. */
export function controlSentence(exercice: number, said: ControlSaid): string {
	if (language() === 'en') return controlSentenceEn(exercice, said);
	const place = `${said.libelle}, ${LIBELLES.etapeCourte[said.etape]} ${exercice}`;
	const total = formatEuros(said.total);
	const gap = formatEuros(Math.abs(said.total - said.details));
	switch (said.issue) {
		case 'egal':
			return said.total === said.details
				? fr`${place} : le total publié, ${total}, est égal à la somme de ses détails.`
				: fr`${place} : le total publié, ${total}, est égal à la somme de ses détails (${formatEuros(said.details)}), à l'arrondi de la source près.`;
		case 'non_detaille':
			return fr`${place} : le total publié, ${total}, dépasse de ${gap} la somme de ses détails (${formatEuros(said.details)}) ; l'écart compte comme non détaillé.`;
		case 'excedent':
			return fr`${place} : la somme des détails publiés (${formatEuros(said.details)}) dépasse de ${gap} le total publié, ${total} ; ce qui le ferait dépasser est mis à part.`;
		case 'depasse':
			return fr`${place} : la somme des détails (${formatEuros(said.details)}) dépasse de ${gap} le total publié, ${total} ; le total compte, les détails sont écartés.`;
		case 'seul':
			return fr`${place} : le total publié, ${total}, n'a aucun détail.`;
		case 'croise':
			return fr`${place} : le total publié, ${total}, recoupe en partie un autre total ; il contrôle et ne compte pas.`;
	}
}

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

/** The values published for one quantité, the retained one first. */
export function contestSentence(exercice: number, said: ContestSaid): string {
	if (language() === 'en') return contestSentenceEn(exercice, said);
	const count = 1 + said.autres.length + (said.details === null ? 0 : 1);
	const others = [
		...said.autres.map(({ centimes, source }) => `${formatEuros(centimes)} (${source})`),
		...(said.details === null ? [] : [`${formatEuros(said.details)} (somme de ses détails)`])
	];
	const place = `${said.libelle}, ${LIBELLES.etapeCourte[said.etape]} ${exercice}`;
	return fr`${place} : ${inWords(count, true)} valeurs publiées. Retenue : ${formatEuros(said.retenue)} (${said.source}) ; aussi ${enumerate(others)}.`;
}

/** The finding of the controls of a year. */
export function controlsFinding(
	exercice: number,
	controls: readonly ControlSaid[],
	contests: readonly { readonly valeurs: number; readonly nonListes?: number }[]
): string {
	// A quantité that is not listed has another value at least.
	const unlisted = contests.reduce((sum, { nonListes = 0 }) => sum + nonListes, 0);
	const rivals = contests.reduce((sum, { valeurs }) => sum + valeurs - 1, unlisted);
	if (language() === 'en') return controlsFindingEn(exercice, controls, rivals, unlisted > 0);
	const values =
		rivals === 1
			? 'une autre valeur est publiée'
			: fr`${unlisted > 0 ? 'au moins ' : ''}${inWords(rivals, true)} autres valeurs sont publiées`;
	const also = rivals === 0 ? '' : fr` ; ${values}`;
	const of = (issue: ControlSaid['issue']) => controls.filter((item) => item.issue === issue);
	const missing = of('non_detaille').reduce((sum, item) => sum + item.total - item.details, 0);
	const [alone, over, equal] = [
		of('seul').length,
		[...of('depasse'), ...of('excedent')].length,
		of('egal').length
	];
	if (missing > 0)
		return fr`Pour ${exercice}, ${formatEuros(missing)} ${isPlural(missing) ? "n'ont" : "n'a"} pas de détail dans le total publié${also}`.replaceAll(
			"'",
			'’'
		);
	if (over > 0)
		return fr`Pour ${exercice}, ${over === 1 ? 'un total publié est dépassé par ses détails' : `${inWords(over)} totaux publiés sont dépassés par leurs détails`}${also}`;
	if (alone > 0 && equal === 0)
		return fr`${alone === 1 ? fr`Le total publié pour ${exercice} n'a aucun détail` : fr`${upperFirst(inWords(alone))} totaux publiés pour ${exercice} n'ont aucun détail`}${also}`;
	if (equal > 0)
		return fr`${equal === 1 ? fr`Le total publié pour ${exercice} est égal à ses détails` : fr`${upperFirst(inWords(equal))} totaux publiés pour ${exercice} sont égaux à leurs détails`}${also}`;
	if (rivals > 0) return fr`Pour ${exercice}, ${values}`;
	return fr`Pour ${exercice}, aucun total publié à mettre en face de ses détails`;
}
