import { inBoth, tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import { counted } from '#lib/words/sentence-words.ts';
import type { Scope } from '#lib/words/scope.ts';
import { reserves } from '#lib/words/scope-words.ts';
import { silencesSaid, type Silent } from './year-finding.ts';
import { inWords, listed } from './year-words.ts';

/** One fact of the band at the head of a year. An absence is framed, never written as an amount. */
export interface Fact {
	readonly libelle: string;
	readonly valeur: string;
	readonly absent: boolean;
	readonly detail: string;
	/** Cents, where the value is an amount. */
	readonly centimes?: number;
}

const LABELS = inBoth<Readonly<Record<EtapeDemandee, string>>>(
	{
		prevu: 'Prévu',
		demande: 'Demandé',
		annonce: 'Annoncé',
		plf: 'Projet de loi',
		lfi: 'Voté',
		lfr: 'Rectifié',
		ouvert: 'Ouvert',
		execution: 'Exécuté'
	},
	{
		prevu: 'Planned',
		demande: 'Requested',
		annonce: 'Announced',
		plf: 'Budget bill',
		lfi: 'Voted',
		lfr: 'Amended',
		ouvert: 'Available',
		execution: 'Executed'
	}
);

const NATURES = inBoth<Readonly<Record<Nature, string>>>(
	{
		ae: 'autorisations d’engagement',
		cp: 'crédits de paiement',
		np: 'nature non précisée par la source'
	},
	{
		ae: 'commitment authorisations',
		cp: 'payment appropriations',
		np: 'nature not stated by the source'
	}
);

const stageSaid = (etape: Etape) =>
	etape === 'annonce' ? tr('annonces', 'announcements') : LIBELLES.etapeCourte[etape];
/** Details of a fact, one after the other. */
const joined = (details: readonly string[]) =>
	details.filter((text) => text !== '').join(tr('\u00A0; ', '; '));

/** An amount of the year as the band shows it. */
export interface AmountSaid {
	/** The stage asked, and what of the amount bears a reserve. */
	readonly portee: Scope;
	readonly etape: EtapeDemandee;
	/** `null` when nothing counts. */
	readonly total: number | null;
	/** Stages of the amounts. */
	readonly etapes: readonly Etape[];
	readonly nature: Nature;
	readonly natureNonPrecisee: number;
	readonly horsPersonnel: boolean;
	/** Which dispositifs have none, by kind of nothing (R10). */
	readonly muets: readonly Silent[];
}

/** « Prévu 5 469 878 € : LFI et annonces, crédits de paiement, hors personnel ». */
export function amountFact(said: AmountSaid): Fact {
	const libelle = LABELS[said.etape];
	const { total, portee } = said;
	if (total === null) {
		const [only, ...others] = said.muets;
		// One kind of nothing is the value: under it stand only the names.
		return only && others.length === 0
			? { libelle, valeur: LIBELLES.statut[only.statut], absent: true, detail: listed(only.libelles) }
			: { libelle, valeur: tr('aucun montant', 'no amount'), absent: true, detail: silencesSaid(said.muets) };
	}
	const detail = joined([
		said.etape === 'prevu' ? enumerate(said.etapes.map(stageSaid)) : '',
		natureSaid(said, total),
		portee.base === null ? '' : tr(`euros constants de ${portee.base}`, `constant ${portee.base} euros`),
		said.horsPersonnel ? tr('hors personnel', 'excluding staff') : '',
		...reserves(portee)
	]);
	const least = portee.auMoins ? tr('au moins ', 'at least ') : '';
	return { libelle, valeur: `${least}${formatEuros(total)}`, absent: false, detail, centimes: total };
}

function natureSaid({ nature, natureNonPrecisee }: AmountSaid, total: number): string {
	if (nature === 'np' || natureNonPrecisee === 0) return NATURES[nature];
	if (natureNonPrecisee === total) return tr('AE ou CP non précisé', 'AE or CP not stated');
	const amount = formatEuros(natureNonPrecisee);
	return tr(
		fr`${NATURES[nature]}, dont ${amount} sans nature précisée`,
		`${NATURES[nature]}, of which ${amount} with no nature stated`
	);
}

/** What is attributed of the dispositifs of complete coverage, in cents (R9). */
export interface RateSaid {
	readonly attribue: number | null;
	readonly total: number | null;
}

/** The rate over the dispositifs of complete coverage, or why there is none (R9). */
export function rateFact({ attribue, total: whole }: RateSaid, total: number | null): Fact {
	const libelle = tr('Taux d’attribution', 'Attribution rate');
	if (attribue === null || whole === null) {
		const detail =
			total === null
				? tr('pas de montant à partager', 'no amount to share out')
				: tr('aucun dispositif n’a de total entier', 'no scheme has a full total');
		return { libelle, valeur: tr('non calculable', 'cannot be calculated'), absent: true, detail };
	}
	const over = whole === total ? '' : tr(', là où la couverture est complète', ', where coverage is full');
	const part = attribue === 0 ? tr('rien', 'nothing') : formatEuros(attribue);
	return {
		libelle,
		valeur: formatPercent(attribue, whole),
		absent: false,
		detail: `${part} ${tr('sur', 'out of')} ${formatEuros(whole)}${over}`
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
export function withoutFormFact({ total, nonAttribue, annonce, partiel, cles }: WithoutFormSaid): Fact {
	const libelle = tr('Non attribué', 'Not attributed');
	if (total === null)
		return { libelle, valeur: tr('sans montant', 'without an amount'), absent: true, detail: '' };
	if (nonAttribue === 0) {
		const detail = partiel
			? tr(
					fr`ce qui est connu a une forme ; le reste est inconnu`,
					'what is known has a form; the rest is unknown'
				)
			: tr('tout a une forme', 'everything has a form');
		return { libelle, valeur: tr('aucun montant', 'no amount'), absent: false, detail };
	}
	const share =
		partiel || total <= 0 || nonAttribue < 0 || nonAttribue > total
			? ''
			: nonAttribue === total
				? tr('tout le montant', 'the whole amount')
				: `${formatPercent(nonAttribue, total)} ${tr('du montant', 'of the amount')}`;
	const nowhere = tr('annoncés, dans aucun document budgétaire', 'announced, in no budget document');
	const announced =
		annonce === 0
			? ''
			: annonce === nonAttribue
				? nowhere
				: `${tr('dont', 'of which')} ${formatEuros(annonce)} ${nowhere}`;
	return {
		libelle,
		valeur: formatEuros(nonAttribue),
		absent: false,
		detail: joined([share, announced, cles ? tr('avant les clés', 'before allocation keys') : '']),
		centimes: nonAttribue
	};
}

/** Those who pay, and the programmes that they name; `sansProgramme` counts dispositifs without one. */
export interface PayersKnown {
	readonly ministeres: readonly string[];
	readonly programmes: readonly string[];
	readonly sansProgramme: number;
}

/** Who pays: ministries and bodies, named in French, and the programmes that they name. */
export function payersFact({ ministeres, programmes, sansProgramme }: PayersKnown): Fact {
	const libelle = tr('Qui paie', 'Who pays');
	const count = ministeres.length;
	if (count === 0)
		return { libelle, valeur: tr('sans montant', 'without an amount'), absent: true, detail: '' };
	const named =
		programmes.length === 0
			? ''
			: `${programmes.length === 1 ? 'programme' : 'programmes'} ${enumerate(programmes)}`;
	const unnamed =
		sansProgramme === 0
			? ''
			: tr(
					`${inWords(sansProgramme)} ${sansProgramme === 1 ? 'dispositif' : 'dispositifs'} sans programme nommé`,
					`${counted(sansProgramme, 'scheme')} with no programme named`
				);
	return {
		libelle,
		valeur: `${count} ${tr(count === 1 ? 'payeur' : 'payeurs', count === 1 ? 'payer' : 'payers')}`,
		absent: false,
		detail: joined([enumerate(ministeres), named, unnamed])
	};
}
