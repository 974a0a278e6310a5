import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { byRespondents } from '#lib/figures/besoins-moyens/finding.ts';
import { identifiedForms, type FormsOverYears } from '#lib/figures/formes-par-annee/finding.ts';
import { AU_MOINS, duringYears, noAmountFound, statusWords } from '#lib/figures/shell/words.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { told } from '#lib/words/scope-words.ts';
import { betweenAmounts, inWords, isPlural, participle } from '#lib/words/year/year-words.ts';
import type { FormesAnneesData, PanelYear } from './data.ts';

/** The finding of the grid: how many forms of the whole vocabulary have no identified amount; the forms asked, where some are. */
export function formsWithoutMoney(scope: Scope, found: FormsOverYears): Sentence {
	if (scope.formes.length > 0 || scope.sansForme) return identifiedForms(scope, found);
	const all = FORMES_ATTRIBUEES.length;
	const without = all - found.formes.length;
	const when = upperFirst(duringYears(found.de, found.a));
	const [one, many] = [participle(scope.etape, false), participle(scope.etape, true)];
	if (without === all || without === 0)
		return told(
			scope,
			without === 0
				? tr(
						fr`${when}, chacune des ${inWords(all)} formes de traite a des montants ${many} identifiés`,
						`${when}, each of the ${inWords(all)} forms of trafficking has identified amounts ${many}`
					)
				: tr(
						fr`${when}, aucune des ${inWords(all)} formes de traite n'a de montant ${one} identifié`,
						`${when}, none of the ${inWords(all)} forms of trafficking has an identified amount ${one}`
					)
		);
	const [formes, has, have] = without === 1 ? ['forme', 'n’a', 'has'] : ['formes', 'n’ont', 'have'];
	return told(
		scope,
		tr(
			fr`${when}, ${inWords(without, true)} ${formes} de traite sur ${inWords(all)} ${has} aucun montant ${one} identifié`,
			`${when}, ${inWords(without)} of the ${inWords(all)} forms of trafficking ${have} no identified amount ${one}`
		)
	);
}

/** How the grid is read, and whose share stands beside it; a number of victims is never told without who counted them. */
export function howToRead({
	panneaux,
	contexte,
	enquete
}: Pick<FormesAnneesData, 'panneaux' | 'contexte' | 'enquete'>): string {
	if (contexte) return '';
	const scale = tr('Un panneau par forme, même échelle.', 'One panel per form, the same scale.');
	if (enquete === null || panneaux.every(({ victimes }) => victimes === null)) return scale;
	const { annee, base, repondants } = enquete;
	const share = tr(
		fr`À droite, part des victimes ${byRespondents(base, repondants)}, enquête de ${annee}.`,
		`On the right, share of the victims ${byRespondents(base, repondants)}, ${annee} survey.`
	);
	return `${scale} ${share}`;
}

/** What is attributed to a panel in a year, in its label: `≥ 1 188 000 € déduits`. */
export function attributedLabel({ genre, barre }: PanelYear): string {
	const { total, statut, deduit, enPartie } = barre;
	if (genre === 'vide') return barre.rien ?? statusWords(statut);
	if (total === null) return noAmountFound();
	const least = enPartie ? AU_MOINS : '';
	const [one, many] =
		statut === 'deduit' || (deduit === total && total !== 0)
			? [tr('déduit', 'deduced'), tr('déduits', 'deduced')]
			: [tr('rattaché', 'attributed'), tr('rattachés', 'attributed')];
	return `${least}${formatEuros(total)} ${isPlural(total) ? many : one}`;
}

/** The bounds of a panel in a year, under it; `''` where what is attributed is all. */
export function boundsLabel({ genre, barre, echo, haut }: PanelYear): string {
	if (genre === 'vide' || genre === 'rien') return '';
	const low = barre.total ?? 0;
	if (echo === 0) return haut === null ? tr('maximum inconnu', 'maximum unknown') : '';
	return `${betweenAmounts(low, low + echo)}${haut === null ? tr(', ou plus', ', or more') : ''}`;
}

/** The same two lines for what has no form: it is counted in its panel, and only told again in the others. */
export function openLabels({ genre, barre }: PanelYear, contexte: boolean): readonly [string, string] {
	const { total, enPartie, statut } = barre;
	if (genre === 'vide') return [barre.rien ?? statusWords(statut), ''];
	if (total === null) return [genre === 'rien' ? noAmountFound() : tr('inconnu', 'unknown'), ''];
	const amount = `${enPartie ? AU_MOINS : ''}${formatEuros(total)}`;
	return [
		amount,
		contexte
			? tr('plus large que la traite', 'wider than trafficking')
			: tr('compté une fois, en pâle plus haut', 'counted once, pale above')
	];
}
