import { language, tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { FORMES_ATTRIBUEES, LIBELLES, type FormeAttribuee, type Statut } from '#lib/domain/vocabulary.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { contexteYearFindingEn, dispositifsDeckEn, formsDeckEn, yearFindingEn } from './year-finding.en.ts';
import { amountAt, inWords, listed, isPlural, participle } from './year-words.ts';

/** What the sentences that open a year are made of; amounts in cents. */
export interface YearSaid {
	readonly exercice: number;
	/** `null` when nothing counts. */
	readonly total: number | null;
	readonly attribue: number;
	readonly nonAttribue: number;
	/** Whether every dispositif that has an amount is wholly covered. */
	readonly complete: boolean;
	/** Every dispositif without an amount has money and no price index (R12). */
	readonly sansIndice: boolean;
	/** What was spent, when it is known and another stage is asked. */
	readonly depense: number | null;
}

/** The finding of a year: how much, and how much of it cannot be tied to a form. `base` is the year of constant euros. */
export function yearFinding(year: YearSaid, etape: EtapeDemandee, base: number | null): string {
	if (language() === 'en') return yearFindingEn(year, etape, base);
	const { exercice, total, nonAttribue } = year;
	const euros = base === null ? '' : ` (euros constants de ${base})`;
	if (total === null) {
		if (year.sansIndice)
			return fr`En ${exercice}, pas de valeur en euros constants : aucun indice des prix pour cette année`;
		const spent = year.depense === null ? '' : fr` ; ${amountAt(year.depense, 'execution')}${euros}`;
		return fr`En ${exercice}, aucun montant ${participle(etape, false)} dans nos sources${spent}`;
	}
	const said = `${amountAt(total, etape)}${euros}`;
	if (total === 0) return fr`En ${exercice}, zéro euro ${participle(etape, false)} : un zéro publié`;
	if (total < 0) return fr`En ${exercice}, ${said} : des montants sont repris`;
	if (!year.complete)
		return fr`En ${exercice}, au moins ${said} ; le montant entier ne se lit pas dans nos sources`;
	if (nonAttribue < 0 || nonAttribue > total)
		return fr`En ${exercice}, ${said}, dont ${formatAmount(nonAttribue)} sans forme : des montants sont repris`;
	if (nonAttribue === 0)
		return isPlural(total)
			? fr`En ${exercice}, ${said}, tous rattachés à une forme de traite`
			: fr`En ${exercice}, ${said}, rattaché à une forme de traite`;
	if (nonAttribue === total)
		return fr`En ${exercice}, ${said} ; aucune part ne peut être rattachée à une forme de traite`;
	return fr`En ${exercice}, ${said} ; ${formatPercent(nonAttribue, total)} ne peuvent être rattachés à aucune forme de traite`;
}

/** The finding of a year of the contexte, whose dispositifs are never added up (R5). */
export function contexteYearFinding(exercice: number, count: number): string {
	if (language() === 'en') return contexteYearFindingEn(exercice, count);
	if (count === 0) return fr`En ${exercice}, aucun dispositif du contexte n'a de montant dans nos sources`;
	if (count === 1) return fr`En ${exercice}, un seul dispositif du contexte a un montant ; il se lit à part`;
	return fr`En ${exercice}, ${inWords(count)} dispositifs du contexte ont un montant ; ils se lisent un par un`;
}

/** What the money that is read goes to, form by form; `''` when nothing counts. */
export function formsDeck(
	year: YearSaid,
	formes: readonly { readonly forme: FormeAttribuee; readonly centimes: number }[]
): string {
	if (language() === 'en') return formsDeckEn(year, formes);
	if (year.total === null || year.total === 0) return '';
	const others = FORMES_ATTRIBUEES.length - formes.length;
	if (formes.length === 0) return fr`Aucun montant n'est rattaché à une forme de traite.`;
	const said = formes.map(({ forme, centimes }) => `${formatEuros(centimes)} ${FORMES_EN_PHRASE[forme].a}`);
	const [only] = formes;
	const verb = formes.length === 1 && only && !isPlural(only.centimes) ? 'est rattaché' : 'sont rattachés';
	const rest =
		others === 0
			? ''
			: others === 1
				? fr` ; aucun montant n'est identifié pour la dernière forme`
				: fr` ; aucun montant n'est identifié pour les ${inWords(others, true)} autres formes`;
	// « 2 376 000 € sont rattachés à l’exploitation sexuelle »: the verb follows the first amount.
	return fr`${enumerate(said.map((text, index) => (index === 0 ? text.replace(/€ /, `€ ${verb} `) : text)))}${rest}.`;
}

/** How many dispositifs have an amount, and the kind of nothing of each of the others. */
export function dispositifsDeck(
	withAmount: number,
	silent: readonly { readonly statut: Statut; readonly libelles: readonly string[] }[]
): string {
	const all = withAmount + silent.reduce((sum, kind) => sum + kind.libelles.length, 0);
	const kinds = silencesSaid(silent);
	if (language() === 'en') return dispositifsDeckEn(withAmount, all, kinds);
	const count =
		withAmount === 0
			? fr`Aucun des ${inWords(all)} dispositifs suivis n'a de montant à cette étape.`
			: withAmount === all
				? all === 1
					? ''
					: fr`Les ${inWords(all)} dispositifs suivis ont un montant.`
				: fr`${upperFirst(inWords(withAmount))} ${withAmount === 1 ? 'dispositif' : 'dispositifs'} sur ${inWords(all)} ${withAmount === 1 ? 'a' : 'ont'} un montant dans nos sources.`;
	const alone = all === 1 && withAmount === 0;
	return [alone ? '' : count, kinds === '' ? '' : `${upperFirst(kinds)}.`]
		.filter((text) => text !== '')
		.join(' ');
}

/** « non publié : Programme 101 et Affaires étrangères ; sans objet : AGRASC ». */
export function silencesSaid(
	silent: readonly { readonly statut: Statut; readonly libelles: readonly string[] }[]
): string {
	return silent
		.map(({ statut, libelles }) => {
			const kind = LIBELLES.statut[statut];
			return tr(fr`${kind} : ${listed(libelles)}`, `${kind}: ${listed(libelles)}`);
		})
		.join(tr('\u00A0; ', '; '));
}
