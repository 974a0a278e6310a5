import { tr } from '#lib/domain/language.ts';
import { formatPercent, formatWholeEuros } from '#lib/domain/money.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { told } from '#lib/words/scope-words.ts';
import { besideChange } from './finding.ts';

/** A poste that compares between two years whose whole dispositif does not, in cents. */
export interface PosteChange {
	readonly dispositif: string;
	readonly poste: string;
	readonly avant: number;
	readonly apres: number;
}

/** « +12,6 % », « −40,0 % »; `''` where nothing moved, or from nothing. */
export function percentWords(ecart: number, avant: number): string {
	if (avant <= 0 || ecart === 0) return '';
	return `${ecart > 0 ? '+' : ''}${formatPercent(ecart, avant)}`;
}

const signed = ({ avant, apres }: PosteChange) => {
	const ecart = apres - avant;
	const percent = percentWords(ecart, avant);
	const by =
		ecart === 0 ? tr('aucun écart', 'no change') : `${ecart > 0 ? '+' : ''}${formatWholeEuros(ecart)}`;
	return percent === '' ? by : `${by}, ${percent}`;
};

/** More postes than this are counted, and not given one by one. */
const GIVEN = 3;

/** The finding of two years between which no dispositif compares as a whole, and some postes do (R11). */
export function posteFinding(
	scope: Scope,
	[from, to]: readonly [number, number],
	changes: readonly PosteChange[]
): Sentence {
	const say = (french: string, english: string) => told(scope, tr(french, english));
	const [first, ...others] = changes;
	if (first && others.length === 0) {
		const { poste, dispositif, avant, apres } = first;
		const ecart = apres - avant;
		const beside = (where: string) => besideChange(scope, where);
		if (ecart === 0)
			return say(
				fr`Autant en ${to} qu'en ${from} pour le poste « ${poste} »${beside(dispositif)} : ${formatWholeEuros(apres)}. Le dispositif entier ne se compare pas`,
				`As much in ${to} as in ${from} for the item “${poste}”${beside(dispositif)}: ${formatWholeEuros(apres)}. The whole scheme cannot be compared`
			);
		const size = formatWholeEuros(Math.abs(ecart));
		const percent = percentWords(ecart, avant);
		const by = percent === '' ? '' : `, ${percent}`;
		return say(
			fr`En ${to}, ${size} de ${ecart < 0 ? 'moins' : 'plus'} qu'en ${from} pour le poste « ${poste} »${beside(`${dispositif}${by}`)} ; le dispositif entier ne se compare pas`,
			`In ${to}, ${size} ${ecart < 0 ? 'less' : 'more'} than in ${from} for the item “${poste}”${beside(`${dispositif}${by}`)}; the whole scheme cannot be compared`
		);
	}
	const named = changes.map((change) =>
		tr(
			fr`« ${change.poste} » (${change.dispositif}, ${signed(change)})`,
			`“${change.poste}” (${change.dispositif}, ${signed(change)})`
		)
	);
	const list = changes.length > GIVEN ? '' : tr(fr` : ${enumerate(named)}`, `: ${enumerate(named)}`);
	return say(
		fr`Entre ${from} et ${to}, ${changes.length} postes se comparent, aucun dispositif entier${besideChange(scope)}${list}`,
		`Between ${from} and ${to}, ${changes.length} items can be compared, no whole scheme${besideChange(scope)}${list}`
	);
}

/** Why a poste is not compared: `seule` is the only year that isolates it, `null` when both do, under a whole that changes. */
export function posteApart(seule: number | null): string {
	return seule === null
		? tr(
				fr`Non comparé : le dispositif entier a changé de périmètre.`,
				'Not compared: the scope of the whole scheme has changed.'
			)
		: tr(fr`Non comparé : isolé en ${seule} seulement.`, `Not compared: isolated in ${seule} only.`);
}
