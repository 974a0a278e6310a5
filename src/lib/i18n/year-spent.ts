import { language, tr } from '#lib/domain/language.ts';
import { formatPercent } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Statut } from '#lib/domain/vocabulary.ts';
import { counted } from './sentence-words.ts';
import { inWords, listed } from './year-words.ts';

/** A dispositif whose vote and spending stand side by side; `taux` in cents, `null` when it may not be computed. */
export interface SpentSaid {
	readonly libelle: string;
	readonly taux: { readonly depense: number; readonly vote: number } | null;
	readonly prevu: number | null;
	readonly depense: number | null;
	/** One of its amounts has no price index (R12). */
	readonly sansIndice: boolean;
}

/** « 62,7 % »; a published zero is « 0 % », without a false decimal. */
export const rateSaid = ({ depense, vote }: { readonly depense: number; readonly vote: number }) =>
	depense === 0 ? tr(fr`0 %`, '0%') : formatPercent(depense, vote);

/** The finding of what became of the vote. */
export function spentFinding(exercice: number, rows: readonly SpentSaid[]): string {
	if (language() === 'en') return spentFindingEn(exercice, rows);
	const rated = rows.filter((row) => row.taux !== null);
	const [first] = rated;
	if (first?.taux && rated.length === 1)
		return fr`En ${exercice}, ${rateSaid(first.taux)} des crédits votés ont été dépensés (${first.libelle})`;
	if (rated.length > 1) {
		const said = rated.map((row) => (row.taux ? `${rateSaid(row.taux)} (${row.libelle})` : ''));
		return fr`En ${exercice}, l'exécution se calcule pour ${inWords(rated.length)} dispositifs : ${said.join(', ')}`;
	}
	if (rows.length > 0 && rows.every((row) => row.sansIndice))
		return fr`En ${exercice}, pas de valeur en euros constants : aucun indice des prix pour cette année`;
	if (rows.some((row) => row.prevu !== null && row.depense !== null))
		return fr`En ${exercice}, le taux d'exécution ne se calcule pas`;
	if (rows.some((row) => row.depense !== null))
		return fr`En ${exercice}, une dépense se lit sans montant voté en face`;
	if (rows.some((row) => row.prevu !== null))
		return fr`En ${exercice}, aucune dépense ne se lit en face des crédits votés ou proposés`;
	return fr`En ${exercice}, ni vote ni dépense dans nos sources`;
}

/** « Dépense des autres dispositifs : non publié (Programme 101 et Affaires étrangères) ; sans objet (AGRASC). » */
export function othersSpent(
	silent: readonly { readonly statut: Statut; readonly libelles: readonly string[] }[]
): string {
	if (silent.length === 0) return '';
	const kinds = silent.map(({ statut, libelles }) => `${LIBELLES.statut[statut]} (${listed(libelles)})`);
	if (language() === 'en') return `Spending of the other schemes: ${kinds.join('; ')}.`;
	return fr`Dépense des autres dispositifs : ${kinds.join('\u00A0; ')}.`;
}

/** What became of the vote, in English: the same cases in the same order. */
function spentFindingEn(exercice: number, rows: readonly SpentSaid[]): string {
	const rated = rows.filter((row) => row.taux !== null);
	const [first] = rated;
	if (first?.taux && rated.length === 1)
		return `In ${exercice}, ${rateSaid(first.taux)} of the funding voted was spent (${first.libelle})`;
	if (rated.length > 1) {
		const said = rated.map((row) => (row.taux ? `${rateSaid(row.taux)} (${row.libelle})` : ''));
		return `In ${exercice}, the execution rate can be calculated for ${counted(rated.length, 'scheme')}: ${said.join(', ')}`;
	}
	if (rows.length > 0 && rows.every((row) => row.sansIndice))
		return `In ${exercice}, no value in constant euros: there is no price index for this year`;
	if (rows.some((row) => row.prevu !== null && row.depense !== null))
		return `In ${exercice}, the execution rate cannot be calculated`;
	if (rows.some((row) => row.depense !== null))
		return `In ${exercice}, an amount spent can be read with no voted amount to set against it`;
	if (rows.some((row) => row.prevu !== null))
		return `In ${exercice}, no amount spent can be read against the funding voted or proposed`;
	return `In ${exercice}, neither a vote nor spending in our sources`;
}
