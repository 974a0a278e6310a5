import { language } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature, type Statut } from '#lib/domain/vocabulary.ts';
import { amountFactEn, payersFactEn, rateFactEn, withoutFormFactEn } from './year-facts.en.ts';
import { inWords, isPlural } from './year-words.ts';

/** One fact of the band at the head of a year. An absence is framed, never written as an amount. */
export interface Fact {
	readonly libelle: string;
	readonly valeur: string;
	readonly absent: boolean;
	readonly detail: string;
}

const LIBELLES_FAITS: Readonly<Record<EtapeDemandee, string>> = {
	prevu: 'Prévu',
	demande: 'Demandé',
	annonce: 'Annoncé',
	plf: 'Projet de loi',
	lfi: 'Voté',
	lfr: 'Rectifié',
	ouvert: 'Ouvert',
	execution: 'Exécuté'
};

const NATURES: Readonly<Record<Nature, string>> = {
	ae: 'autorisations d’engagement',
	cp: 'crédits de paiement',
	np: 'nature non précisée par la source'
};

const stageSaid = (etape: Etape) => (etape === 'annonce' ? 'annonces' : LIBELLES.etapeCourte[etape]);

/** An amount of the year as the band shows it. */
export interface AmountSaid {
	readonly etape: EtapeDemandee;
	/** `null` when nothing counts; `statut` then says which kind of nothing (R10). */
	readonly total: number | null;
	readonly statut: Statut;
	readonly partiel: boolean;
	/** Stages of the amounts. */
	readonly etapes: readonly Etape[];
	readonly nature: Nature;
	readonly natureNonPrecisee: number;
	readonly horsPersonnel: boolean;
	readonly base: number | null;
	/** Which dispositifs have none, and why. */
	readonly silences: string;
}

/** « Prévu 5 469 878 € : LFI et annonces, crédits de paiement, hors personnel ». */
export function amountFact(said: AmountSaid): Fact {
	if (language() === 'en') return amountFactEn(said);
	const libelle = LIBELLES_FAITS[said.etape];
	if (said.total === null) {
		return { libelle, valeur: LIBELLES.statut[said.statut], absent: true, detail: said.silences };
	}
	const stages = said.etape === 'prevu' ? [enumerate(said.etapes.map(stageSaid))] : [];
	const detail = [
		...stages,
		natureSaid(said),
		...(said.base === null ? [] : [`euros constants de ${said.base}`]),
		...(said.horsPersonnel ? ['hors personnel'] : [])
	].join('\u00A0; ');
	return {
		libelle,
		valeur: `${said.partiel ? 'au moins ' : ''}${formatEuros(said.total)}`,
		absent: false,
		detail
	};
}

function natureSaid({ nature, natureNonPrecisee, total }: AmountSaid): string {
	if (nature === 'np' || natureNonPrecisee === 0) return NATURES[nature];
	if (natureNonPrecisee === total) return 'AE ou CP non précisé';
	return fr`${NATURES[nature]}, dont ${formatEuros(natureNonPrecisee)} sans nature précisée`;
}

/** What is attributed of the dispositifs of complete coverage, in cents (R9). */
export interface RateSaid {
	readonly attribue: number | null;
	readonly total: number | null;
}

/** The rate over the dispositifs of complete coverage, or why there is none (R9). */
export function rateFact(taux: RateSaid, total: number | null): Fact {
	if (language() === 'en') return rateFactEn(taux, total);
	const libelle = 'Taux d’attribution';
	if (taux.attribue === null || taux.total === null) {
		const detail = total === null ? 'pas de montant à partager' : 'aucun dispositif n’a de total entier';
		return { libelle, valeur: 'non calculable', absent: true, detail };
	}
	const over = taux.total === total ? '' : ', là où la couverture est complète';
	return {
		libelle,
		valeur: taux.attribue === 0 ? fr`0 %` : formatPercent(taux.attribue, taux.total),
		absent: false,
		detail:
			taux.attribue === 0
				? fr`rien sur ${formatEuros(taux.total)}${over}`
				: fr`${formatEuros(taux.attribue)} sur ${formatEuros(taux.total)}${over}`
	};
}

/** What has no form, in cents; `annonce` is what of it was only announced, `cles` whether keys are applied. */
export interface WithoutFormSaid {
	readonly total: number | null;
	readonly nonAttribue: number;
	readonly annonce: number;
	readonly partiel: boolean;
	readonly cles: boolean;
}

/** What no evidence ties to a form, and what of it stands in no budget document. */
export function withoutFormFact(said: WithoutFormSaid): Fact {
	if (language() === 'en') return withoutFormFactEn(said);
	const libelle = 'Non attribué';
	if (said.total === null) return { libelle, valeur: 'sans montant', absent: true, detail: '' };
	const keys = said.cles ? ['avant les clés'] : [];
	if (said.nonAttribue === 0) {
		const rest = said.partiel ? fr`ce qui se lit a une forme ; le reste est inconnu` : 'tout a une forme';
		return { libelle, valeur: 'aucun montant', absent: false, detail: rest };
	}
	const share =
		said.partiel || said.total <= 0 || said.nonAttribue < 0 || said.nonAttribue > said.total
			? []
			: said.nonAttribue === said.total
				? ['tout le montant']
				: [fr`${formatPercent(said.nonAttribue, said.total)} du montant`];
	const plural = isPlural(said.annonce);
	const announced =
		said.annonce === 0
			? []
			: said.annonce === said.nonAttribue
				? [`${plural ? 'annoncés' : 'annoncé'}, dans aucun document budgétaire`]
				: [
						fr`dont ${formatEuros(said.annonce)} ${plural ? 'annoncés' : 'annoncé'}, dans aucun document budgétaire`
					];
	return {
		libelle,
		valeur: formatEuros(said.nonAttribue),
		absent: false,
		detail: [...share, ...announced, ...keys].join('\u00A0; ')
	};
}

/** Those who pay, and the programmes that they name; `sansProgramme` counts dispositifs without one. */
export interface PayersKnown {
	readonly ministeres: readonly string[];
	readonly programmes: readonly string[];
	readonly sansProgramme: number;
}

/** Who pays: ministries and bodies, and the programmes that they name. */
export function payersFact(said: PayersKnown): Fact {
	if (language() === 'en') return payersFactEn(said);
	const libelle = 'Qui paie';
	const count = said.ministeres.length;
	if (count === 0) return { libelle, valeur: 'sans montant', absent: true, detail: '' };
	const programmes =
		said.programmes.length === 0
			? []
			: [`${said.programmes.length === 1 ? 'programme' : 'programmes'} ${enumerate(said.programmes)}`];
	const unnamed =
		said.sansProgramme === 0
			? []
			: [
					`${inWords(said.sansProgramme)} ${said.sansProgramme === 1 ? 'dispositif' : 'dispositifs'} sans programme nommé`
				];
	return {
		libelle,
		valeur: `${count} ${count === 1 ? 'payeur' : 'payeurs'}`,
		absent: false,
		detail: [enumerate(said.ministeres), ...programmes, ...unnamed].join('\u00A0; ')
	};
}
