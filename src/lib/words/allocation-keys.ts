import { tr } from '#lib/domain/language.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { formatDay } from './dates.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';

/** Hundredths of a percent as read, `33.33%` in English: `10 %`, `33,33 %`. */
export function percentOf(hundredths: number): string {
	const percent = String(hundredths / 100);
	return tr(`${percent.replace('.', ',')}\u00A0%`, `${percent}%`);
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
	if (de === null) {
		return a === null ? tr('toutes les années', 'every year') : tr(`jusqu’en ${a}`, `until ${a}`);
	}
	if (a === null) return tr(`depuis ${de}`, `since ${de}`);
	return de === a ? tr(`en ${de}`, `in ${de}`) : tr(`de ${de} à ${a}`, `from ${de} to ${a}`);
}

/** « Non attribué de BOP 137, poste « Crédits déconcentrés », en 2018 »: the money that a key splits. */
export function keyScope({ libelle, poste, beneficiaire, de, a }: KeyScope): string {
	return [
		tr(fr`Non attribué de « ${libelle} »`, `Not attributed, in “${libelle}”`),
		...(poste === '' ? [] : [tr(fr`poste « ${poste} »`, `item “${poste}”`)]),
		...(beneficiaire === '' ? [] : [tr(fr`bénéficiaire « ${beneficiaire} »`, `recipient “${beneficiaire}”`)]),
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
		const [low, high] = [percentOf(bas), percentOf(haut)];
		const range =
			bas === central && haut === central
				? ''
				: tr(` (entre ${low} et ${high})`, ` (between ${low} and ${high})`);
		return `${percentOf(central)} ${FORMES_EN_PHRASE[forme].a}${range}`;
	});
	const rest = 10_000 - parts.reduce((sum, part) => sum + part.central, 0);
	const left = leftWords(rest, given.length === 0);
	return given.length === 0
		? `${left}.`
		: tr(fr`${enumerate(given)} ; ${left}.`, `${enumerate(given)}; ${left}.`);
}

/** What the shares of a key leave; `whole` when there are none. */
function leftWords(rest: number, whole: boolean): string {
	if (rest === 0) return tr('rien ne demeure non attribué', 'nothing remains not attributed');
	if (whole) return tr('tout demeure non attribué', 'all of it remains not attributed');
	return tr(
		`le reste, ${percentOf(rest)}, demeure non attribué`,
		`the rest, ${percentOf(rest)}, remains not attributed`
	);
}

/** « Avec la clé « travail-2018 », hypothèse du 22 novembre 2026 (Collectif). »: what a figure that applies keys says of each. */
export function keysApplied(
	keys: readonly { readonly id: string; readonly date: string; readonly auteur: string }[]
): string[] {
	return keys.map(({ id, date, auteur }) =>
		tr(
			fr`Avec la clé « ${id} », hypothèse ${formatDay(date, true)} (${auteur}).`,
			`With the key “${id}”, an assumption ${formatDay(date, true)} (${auteur}).`
		)
	);
}

/** What stands where no key is in force. */
export function noKey(version: number): string {
	return tr(
		fr`Aucune clé de répartition dans la version ${version} des données : rien du non attribué n'est réparti, même sur demande. Aucune de nos sources ne dit quelle part en irait à une forme.`,
		`No allocation key in version ${version} of the data: nothing of what is not attributed is split, even on request. None of our sources says which share of it would go to a form.`
	);
}
