import type { Effect, EffectPlace } from '#lib/domain/importing/effect.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';

/** « 5 020 878 € votés », by stage: what is said of money. */
const SAID: Readonly<Record<Etape, readonly [fr: string, en: string]>> = {
	demande: ['demandés', 'requested'],
	annonce: ['annoncés', 'announced'],
	plf: ['proposés (PLF)', 'proposed (PLF)'],
	lfi: ['votés (LFI)', 'voted (LFI)'],
	lfr: ['votés (LFR)', 'voted (LFR)'],
	ouvert: ['ouverts', 'made available'],
	execution: ['dépensés', 'spent']
};

export const stageSaid = (etape: Etape): string => tr(...SAID[etape]);

/** Money of one view of nature, or of both where they say the same. */
export interface SignedPlace extends EffectPlace {
	readonly natures: readonly Nature[];
}

const FIGURES = ['avant', 'fichier', 'apres', 'ajoutees', 'modifiees', 'retirees'] as const;

/** The places of an effect: AE and CP of which all that is told is the same stand once, under both. */
export function signedPlaces(lieux: readonly EffectPlace[]): SignedPlace[] {
	const told = new Map<string, SignedPlace>();
	for (const place of lieux) {
		const { dispositif, exercice, etape, nature, formes } = place;
		const key = JSON.stringify([dispositif, exercice, etape, FIGURES.map((name) => place[name]), formes]);
		const known = told.get(key);
		told.set(key, { ...place, natures: [...(known?.natures ?? []), nature] });
	}
	return [...told.values()];
}

/** « en CP », « en AE comme en CP »; `''` where no line says which. */
export function natureSaid(natures: readonly Nature[]): string {
	const said = natures.filter((nature) => nature !== 'np').map((nature) => nature.toUpperCase());
	if (said.length === 0) return '';
	return said.length === 1
		? tr(`en ${said[0]}`, `in ${said[0]}`)
		: tr(`en ${said.join(' comme en ')}`, `in ${said.join(' and in ')} alike`);
}

/** A proposition of the sentence: what is done to the money of one place; `null` where no money moves. */
function proposition(place: SignedPlace, names: Effect['noms']): string | null {
	const { dispositif, exercice, etape, avant, apres, formes, natures } = place;
	const name = names.dispositifs[dispositif] ?? dispositif;
	const where = [name, natureSaid(natures)].filter((word) => word !== '').join(', ');
	const stage = stageSaid(etape);
	if (avant === null && apres === null) return null;
	if (avant === null && apres !== null) {
		const euros = formatEuros(apres);
		return tr(
			fr`j'ajoute ${euros} ${stage} pour ${exercice} (${where})`,
			`I add ${euros} ${stage} for ${exercice} (${where})`
		);
	}
	if (avant !== null && apres === null) {
		const euros = formatEuros(avant);
		return tr(
			fr`je retire ${euros} ${stage} pour ${exercice} (${where})`,
			`I withdraw ${euros} ${stage} for ${exercice} (${where})`
		);
	}
	const [from, to] = [formatEuros(avant ?? 0), formatEuros(apres ?? 0)];
	if (from !== to) {
		return tr(
			fr`je fais passer de ${from} à ${to} les montants ${stage} pour ${exercice} (${where})`,
			`I take the amounts ${stage} for ${exercice} from ${from} to ${to} (${where})`
		);
	}
	if (formes.every((row) => row.avant === row.apres)) return null;
	return tr(
		fr`je répartis autrement entre les formes ${to} déjà ${stage} pour ${exercice}, sans en changer le total (${where})`,
		`I split otherwise between forms ${to} already ${stage} for ${exercice}, without changing their total (${where})`
	);
}

/** Propositions of a sentence that one reads to its end; the others are counted. */
const MOST_SAID = 6;

/**
 * What is signed, written from the effect: one stage of one year of one scheme in each proposition, and no sum of them (R2, R5).
 */
export function sentenceToSign(effect: Effect): string {
	if (effect.issue === 'inchange')
		return tr(
			fr`Rien ne change : tout ce que ces fichiers disent est déjà en base.`,
			'Nothing changes: all that these files say is already in the base.'
		);
	if (effect.issue === 'refus')
		return tr('Rien ne peut être fait de cet envoi tel qu’il est.', 'Nothing can be done of this as it is.');
	const all = signedPlaces(effect.lieux).flatMap((place) => proposition(place, effect.noms) ?? []);
	const unlisted = effect.nombre - effect.lieux.length;
	const left = Math.max(0, all.length - MOST_SAID) + unlisted;
	const said = [...all.slice(0, MOST_SAID), ...others(left), ...besides(effect)];
	if (said.length === 0) said.push(tr('je ne change aucun montant', 'I change no amount'));
	const sentence = said.join(tr('\u00A0; ', '; '));
	return `${sentence.charAt(0).toLocaleUpperCase('fr')}${sentence.slice(1)}.`;
}

const others = (count: number): string[] =>
	count === 0
		? []
		: [
				count === 1
					? tr(
							'je change un autre montant, dit dans le tableau',
							'I change one more amount, told in the table'
						)
					: tr(
							`je change ${formatCount(count)} autres montants, dits dans le tableau`,
							`I change ${formatCount(count)} more amounts, told in the table`
						)
			];

/** What is signed beside money: vocabularies, rows set aside, cells corrected. */
function besides({ fichiers, corrections, quoi, annule }: Effect): string[] {
	const tables = fichiers.filter(({ table }) => table !== null);
	const rows = tables.reduce((count, file) => count + file.ajoutees + file.retirees, 0);
	const aside = fichiers.reduce((count, file) => count + file.enQuarantaine, 0);
	const mended = fichiers.reduce((count, file) => count + file.reparees, 0);
	const names = [...new Set(tables.map(({ table }) => table))].join(', ');
	const count = formatCount;
	return [
		...(rows > 0
			? [
					tr(
						fr`je change ${count(rows)} ${rows === 1 ? 'ligne' : 'lignes'} de vocabulaire (${names})`,
						`I change ${count(rows)} vocabulary ${rows === 1 ? 'row' : 'rows'} (${names})`
					)
				]
			: []),
		...(aside > 0
			? [
					tr(
						`je laisse ${count(aside)} ${aside === 1 ? 'ligne' : 'lignes'} en quarantaine`,
						`I leave ${count(aside)} ${aside === 1 ? 'row' : 'rows'} in quarantine`
					)
				]
			: []),
		...(mended > 0
			? [
					tr(
						`je sors ${count(mended)} ${mended === 1 ? 'ligne' : 'lignes'} de la quarantaine`,
						`I take ${count(mended)} ${mended === 1 ? 'row' : 'rows'} out of quarantine`
					)
				]
			: []),
		...(corrections > 0
			? [
					tr(
						`je corrige ${count(corrections)} ${corrections === 1 ? 'cellule' : 'cellules'}`,
						`I correct ${count(corrections)} ${corrections === 1 ? 'cell' : 'cells'}`
					)
				]
			: []),
		...(quoi === 'retrait' && annule !== null
			? [tr(`j’annule la version ${annule}`, `I undo version ${annule}`)]
			: [])
	];
}

/** « BOP 137, 2018, voté (LFI) ». */
export const placeSaid = ({ dispositif, exercice, etape }: EffectPlace, names: Effect['noms']): string =>
	`${names.dispositifs[dispositif] ?? dispositif}, ${exercice}, ${LIBELLES.etape[etape]}`;
