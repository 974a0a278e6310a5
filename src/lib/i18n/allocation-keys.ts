import { enumerate, fr } from '#lib/domain/typography.ts';
import { formatDay } from './dates.ts';
import { FORMES_EN_PHRASE } from './findings.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';

/** Hundredths of a percent as read: `10 %`, `33,33 %`. */
export function percentOf(hundredths: number): string {
	return `${String(hundredths / 100).replace('.', ',')}\u00A0%`;
}

/** What a key speaks of. */
export interface KeyScope {
	readonly libelle: string;
	readonly poste: string;
	readonly beneficiaire: string;
	readonly de: number | null;
	readonly a: number | null;
}

function years(de: number | null, a: number | null): string {
	if (de === null) return a === null ? 'toutes les années' : `jusqu’en ${a}`;
	if (a === null) return `depuis ${de}`;
	return de === a ? `en ${de}` : `de ${de} à ${a}`;
}

/** « Non attribué de BOP 137, poste « Crédits déconcentrés », en 2018 »: the money that a key splits. */
export function keyScope({ libelle, poste, beneficiaire, de, a }: KeyScope): string {
	return [
		fr`Non attribué de « ${libelle} »`,
		...(poste === '' ? [] : [fr`poste « ${poste} »`]),
		...(beneficiaire === '' ? [] : [fr`bénéficiaire « ${beneficiaire} »`]),
		years(de, a)
	].join(', ');
}

interface Share {
	readonly forme: FormeAttribuee;
	readonly bas: number;
	readonly central: number;
	readonly haut: number;
}

/** « 20 % à l’exploitation par le travail (entre 10 % et 40 %) ; le reste, 80 %, demeure non attribué. » */
export function keyShares(parts: readonly Share[]): string {
	const given = parts.map(({ forme, bas, central, haut }) => {
		const range =
			bas === central && haut === central ? '' : ` (entre ${percentOf(bas)} et ${percentOf(haut)})`;
		return `${percentOf(central)} ${FORMES_EN_PHRASE[forme].a}${range}`;
	});
	const rest = 10_000 - parts.reduce((sum, part) => sum + part.central, 0);
	const left =
		rest === 0
			? 'rien ne demeure non attribué'
			: given.length === 0
				? 'tout demeure non attribué'
				: `le reste, ${percentOf(rest)}, demeure non attribué`;
	return given.length === 0 ? `${left}.` : fr`${enumerate(given)} ; ${left}.`;
}

/** « Avec la clé « travail-2018 », hypothèse du 22 novembre 2026 (Collectif). »: what a figure that applies keys says of each. */
export function keysApplied(
	keys: readonly { readonly id: string; readonly date: string; readonly auteur: string }[]
): string[] {
	return keys.map(
		({ id, date, auteur }) => fr`Avec la clé « ${id} », hypothèse ${formatDay(date, true)} (${auteur}).`
	);
}

/** What stands where no key is in force. */
export function noKey(version: number): string {
	return fr`Aucune clé de répartition dans la version ${version} des données : rien du non attribué n'est réparti, même sur demande. Aucune de nos sources ne dit quelle part en irait à une forme.`;
}
