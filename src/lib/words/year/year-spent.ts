import { tr } from '#lib/domain/language.ts';
import { formatPercent } from '#lib/domain/money.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { told } from '#lib/words/scope-words.ts';
import type { Silent } from './year-finding.ts';
import { listed } from './year-words.ts';

/** A dispositif whose vote and spending stand side by side; `taux` in cents, `null` when it may not be computed. */
export interface SpentSaid {
	readonly libelle: string;
	readonly taux: { readonly depense: number; readonly vote: number } | null;
	readonly prevu: number | null;
	readonly depense: number | null;
	/** One of its amounts has no price index (R12). */
	readonly sansIndice: boolean;
}

/** « 62,7 % ». */
export const rateSaid = ({ depense, vote }: { readonly depense: number; readonly vote: number }) =>
	formatPercent(depense, vote);

/** The finding of what became of the vote. */
export function spentFinding(scope: Scope, exercice: number, rows: readonly SpentSaid[]): Sentence {
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}`, `In ${exercice}, ${english}`));
	const rated = rows.flatMap(({ libelle, taux }) => (taux ? [{ libelle, rate: rateSaid(taux) }] : []));
	const [first, ...others] = rated;
	if (first && others.length === 0)
		return say(
			fr`${first.rate} des crédits votés ont été dépensés (${first.libelle})`,
			`${first.rate} of the funding voted was spent (${first.libelle})`
		);
	if (first) {
		const said = enumerate(rated.map(({ libelle, rate }) => `${rate} (${libelle})`));
		return say(fr`part du voté qui a été dépensée : ${said}`, `share of the vote that was spent: ${said}`);
	}
	if (rows.length > 0 && rows.every((row) => row.sansIndice))
		return say(
			fr`pas de valeur en euros constants : aucun indice des prix pour cette année`,
			'no value in constant euros: there is no price index for this year'
		);
	if (rows.some((row) => row.prevu !== null && row.depense !== null))
		return say(fr`la dépense ne peut être rapportée au vote`, 'spending cannot be set against the vote');
	// Nothing spent, by a publication or by deduction, is not « a spending that is known »: what is voted is said first.
	if (rows.some((row) => row.depense !== null && row.depense !== 0))
		return say(
			fr`une dépense est connue, sans montant voté en face`,
			'an amount spent is known, with no voted amount to set against it'
		);
	if (rows.some((row) => row.prevu !== null))
		return say(
			fr`aucune dépense n'est connue en face des crédits votés ou proposés`,
			'no amount spent is known against the funding voted or proposed'
		);
	if (rows.some((row) => row.depense === 0))
		return say(
			fr`la dépense connue est de 0 €, sans montant voté en face`,
			'the amount spent that is known is €0, with no voted amount to set against it'
		);
	return say(fr`ni vote ni dépense dans nos sources`, 'neither a vote nor spending in our sources');
}

/** « Dépense des autres dispositifs : non publié (Programme 101 et Affaires étrangères) ; sans objet (AGRASC). » */
export function othersSpent(silent: readonly Silent[]): string {
	if (silent.length === 0) return '';
	const kinds = silent.map(({ statut, libelles }) => `${LIBELLES.statut[statut]} (${listed(libelles)})`);
	return tr(
		fr`Dépense des autres dispositifs : ${kinds.join('\u00A0; ')}.`,
		`Spending of the other schemes: ${kinds.join('; ')}.`
	);
}
