import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES, type Nature } from '#lib/domain/vocabulary.ts';
import { counted } from './sentence-words.ts';
import type { AmountSaid, Fact, PayersKnown, RateSaid, WithoutFormSaid } from './year-facts.ts';

const LABELS: Readonly<Record<EtapeDemandee, string>> = {
	prevu: 'Planned',
	demande: 'Requested',
	annonce: 'Announced',
	plf: 'Budget bill',
	lfi: 'Voted',
	lfr: 'Amended',
	ouvert: 'Available',
	execution: 'Executed'
};

const NATURES: Readonly<Record<Nature, string>> = {
	ae: 'commitment authorisations',
	cp: 'payment appropriations',
	np: 'nature not stated by the source'
};

/** An amount of the year, in English; see `amountFact`. */
export function amountFactEn(said: AmountSaid): Fact {
	const libelle = LABELS[said.etape];
	if (said.total === null) {
		return { libelle, valeur: LIBELLES.statut[said.statut], absent: true, detail: said.silences };
	}
	const stages = said.etapes.map((etape) =>
		etape === 'annonce' ? 'announcements' : LIBELLES.etapeCourte[etape]
	);
	const detail = [
		...(said.etape === 'prevu' ? [enumerate(stages)] : []),
		natureSaid(said),
		...(said.base === null ? [] : [`constant ${said.base} euros`]),
		...(said.horsPersonnel ? ['excluding staff'] : [])
	].join('; ');
	const valeur = `${said.partiel ? 'at least ' : ''}${formatEuros(said.total)}`;
	return { libelle, valeur, absent: false, detail };
}

function natureSaid({ nature, natureNonPrecisee, total }: AmountSaid): string {
	if (nature === 'np' || natureNonPrecisee === 0) return NATURES[nature];
	if (natureNonPrecisee === total) return 'AE or CP not stated';
	return `${NATURES[nature]}, of which ${formatEuros(natureNonPrecisee)} with no nature stated`;
}

/** The rate, or why there is none, in English; see `rateFact`. */
export function rateFactEn(taux: RateSaid, total: number | null): Fact {
	const libelle = 'Attribution rate';
	if (taux.attribue === null || taux.total === null) {
		const detail = total === null ? 'no amount to share out' : 'no scheme has a full total';
		return { libelle, valeur: 'cannot be calculated', absent: true, detail };
	}
	const over = taux.total === total ? '' : ', where coverage is full';
	const none = taux.attribue === 0;
	return {
		libelle,
		valeur: none ? '0%' : formatPercent(taux.attribue, taux.total),
		absent: false,
		detail: `${none ? 'nothing' : formatEuros(taux.attribue)} out of ${formatEuros(taux.total)}${over}`
	};
}

/** What no evidence ties to a form, in English; see `withoutFormFact`. */
export function withoutFormFactEn(said: WithoutFormSaid): Fact {
	const libelle = 'Not attributed';
	const { total, nonAttribue, annonce, partiel } = said;
	if (total === null) return { libelle, valeur: 'without an amount', absent: true, detail: '' };
	if (nonAttribue === 0) {
		const rest = partiel ? 'what can be read has a form; the rest is unknown' : 'everything has a form';
		return { libelle, valeur: 'no amount', absent: false, detail: rest };
	}
	const share =
		partiel || total <= 0 || nonAttribue < 0 || nonAttribue > total
			? []
			: nonAttribue === total
				? ['the whole amount']
				: [`${formatPercent(nonAttribue, total)} of the amount`];
	const nowhere = 'announced, in no budget document';
	const announced =
		annonce === 0 ? [] : [annonce === nonAttribue ? nowhere : `of which ${formatEuros(annonce)} ${nowhere}`];
	const keys = said.cles ? ['before allocation keys'] : [];
	return {
		libelle,
		valeur: formatEuros(nonAttribue),
		absent: false,
		detail: [...share, ...announced, ...keys].join('; ')
	};
}

/** Who pays, in English; see `payersFact`. Names of ministries stay in French. */
export function payersFactEn({ ministeres, programmes, sansProgramme }: PayersKnown): Fact {
	const libelle = 'Who pays';
	const count = ministeres.length;
	if (count === 0) return { libelle, valeur: 'without an amount', absent: true, detail: '' };
	const named =
		programmes.length === 0
			? []
			: [`${programmes.length === 1 ? 'programme' : 'programmes'} ${enumerate(programmes)}`];
	const unnamed = sansProgramme === 0 ? [] : [`${counted(sansProgramme, 'scheme')} with no programme named`];
	return {
		libelle,
		valeur: `${count} ${count === 1 ? 'payer' : 'payers'}`,
		absent: false,
		detail: [enumerate(ministeres), ...named, ...unnamed].join('; ')
	};
}
