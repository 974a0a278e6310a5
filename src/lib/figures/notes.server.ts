import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr, typeset, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES, type Nature } from '#lib/domain/vocabulary.ts';
import { arbitrationSentence, notListedSentence } from '#lib/words/retained.ts';
import { staffWords } from '#lib/words/staff.ts';
import type { OfficialFigure } from '#lib/server/analysis/counted/beside.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

const ETAPES_FR: Readonly<Record<EtapeDemandee, string>> = {
	prevu: 'Crédits prévus',
	demande: 'Crédits demandés',
	annonce: 'Montants annoncés',
	plf: 'Crédits du projet de loi de finances (PLF)',
	lfi: 'Crédits votés en loi de finances initiale (LFI)',
	lfr: 'Crédits votés en loi de finances rectificative (LFR)',
	ouvert: 'Crédits ouverts',
	execution: 'Montants exécutés'
};

const ETAPES_EN: Readonly<Record<EtapeDemandee, string>> = {
	prevu: 'Planned funding',
	demande: 'Requested funding',
	annonce: 'Announced amounts',
	plf: 'Funding in the budget bill (PLF)',
	lfi: 'Funding voted in the initial budget act (LFI)',
	lfr: 'Funding voted in the amending budget act (LFR)',
	ouvert: 'Available funding',
	execution: 'Executed amounts'
};

/** What a stage measures, at the head of a subtitle. */
export const etapeEnTitre = (etape: EtapeDemandee): string => tr(ETAPES_FR, ETAPES_EN)[etape];

/** The year after a stage in a subtitle: « Crédits prévus 2018 », “Planned funding for 2018”. */
export const yearInTitle = (exercice: number): string => tr(String(exercice), `for ${exercice}`);

const NATURES_FR: Readonly<Record<Nature, string>> = {
	ae: 'autorisations d’engagement (AE)',
	cp: 'crédits de paiement (CP)',
	np: 'montants dont la source ne dit pas s’ils sont en AE ou en CP'
};

const NATURES_EN: Readonly<Record<Nature, string>> = {
	ae: 'commitment authorisations (AE)',
	cp: 'payment appropriations (CP)',
	np: 'amounts whose source does not say whether they are AE or CP'
};

/** The nature of appropriations, spelled out in a subtitle. */
export const natureEnTitre = (nature: Nature): string => tr(NATURES_FR, NATURES_EN)[nature];

/** « en euros constants de 2025 », « en euros courants ». */
const eurosWords = ({ deflator }: Selection): string =>
	deflator
		? tr(`en euros constants de ${deflator.base}`, `in constant ${deflator.base} euros`)
		: tr('en euros courants', 'in current euros');

/** The unit, the nature, and whether staff is left out of what is measured over these dispositifs. */
export function measureWords(selection: Selection, dispositifs: readonly string[]): string {
	const { query, reference } = selection;
	const staff = staffWords(reference.dispositifs.filter((row) => dispositifs.includes(row.id)));
	return typeset(
		`${eurosWords(selection)}, ${natureEnTitre(query.nature)}${staff === null ? '' : `, ${staff}`}`
	);
}

/** Publishers of the sources, by id, what the caller adds, then the version of the data. */
export function sourceLine({ reference, version }: Selection, ids: readonly string[], note = ''): string {
	const editors = new Map(reference.sources.map((row) => [row.id, row.editeur]));
	const cited = [...new Set(ids.map((id) => editors.get(id) ?? id))];
	const more = note === '' ? '' : ` ${note}`;
	if (language() === 'en') {
		const named = cited.length === 0 ? 'No source' : `Sources: ${cited.join(', ')}`;
		return `${named}.${more} Version ${version} of the data.`;
	}
	const sources = cited.length === 0 ? 'Aucune source' : fr`Sources : ${cited.join(', ')}`;
	return fr`${sources}.${more} Version ${version} des données.`;
}

/** Years whose amounts cannot be put in constant euros (R12); nothing when there is none. */
export function noIndexNotes(years: readonly number[]): string[] {
	if (years.length === 0) return [];
	const when = yearRanges(years);
	return [
		tr(
			fr`${when} : pas d'indice des prix, donc pas de valeur en euros constants.`,
			`${when}: no price index, so no value in constant euros.`
		)
	];
}

/** « 3 300 000 € en 2021 (déduit par nous) ». */
export function officialAmount({ centimes, exercice, deduit }: OfficialFigure): string {
	const own = deduit ? tr(' (déduit par nous)', ' (deduced by us)') : '';
	return `${formatEuros(centimes)} ${tr('en', 'in')} ${exercice}${own}`;
}

/** An official rounded figure that stands beside a figure, and is not in it. */
export function officialNote(official: OfficialFigure, { deflator }: Pick<Selection, 'deflator'>): string {
	const { libelle } = official;
	const amount = officialAmount(official);
	const current = deflator ? tr(', en euros courants', ', in current euros') : '';
	return tr(
		fr`À côté, hors de cette figure : ${libelle}, ${amount}, montant arrondi${current}.`,
		`Alongside, not in this figure: ${libelle}, ${amount}, a rounded amount${current}.`
	);
}

/** « 1 ligne attend en quarantaine », « 2 lignes attendent en quarantaine ». */
export const waitingLines = (count: number): string =>
	tr(
		`${count}\u00A0${count === 1 ? 'ligne attend' : 'lignes attendent'} en quarantaine`,
		`${count} ${count === 1 ? 'line is' : 'lines are'} waiting in quarantine`
	);

/** What is known of the money of rows in quarantine: « 12 € lus, 1 montant inconnu (illisible) ». Unknown is not zero (R10). */
export function moneyRead({ centimes, illisibles }: QuarantinedMoney): string {
	const read = centimes === null ? [] : [tr(`${formatEuros(centimes)} lus`, `${formatEuros(centimes)} read`)];
	const unknown = tr(
		illisibles === 1
			? '1\u00A0montant inconnu (illisible)'
			: `${illisibles}\u00A0montants inconnus (illisibles)`,
		`${illisibles} unknown ${illisibles === 1 ? 'amount' : 'amounts'} (unreadable)`
	);
	return [...read, ...(illisibles === 0 ? [] : [unknown])].join(', ');
}

/**
 * What else is published for each contested amount (R4), to the euro and as published, whatever euros the figure is in; and
 * who decided when a decision is recorded.
 */
export function competingNotes(
	contests: readonly Contest[],
	labels: ReadonlyMap<string, string>,
	{ deflator }: Pick<Selection, 'deflator'>
): string[] {
	const asPublished = deflator
		? tr(' Montants publiés, en euros courants.', ' Amounts as published, in current euros.')
		: '';
	return contests.flatMap((contest) => {
		const { exercice, dispositif, etape, claims, totauxPossibles, arbitrage, nonListes } = contest;
		const retained = claims.find((claim) => claim.retenue)?.centimes ?? 0;
		const rest = claims.filter((claim) => claim.centimes !== retained).map((claim) => claim.centimes);
		const others = [...new Set([...rest, ...totauxPossibles])];
		const place = `${labels.get(dispositif) ?? dispositif}, ${LIBELLES.etapeCourte[etape]} ${exercice}`;
		const decided = arbitrage === null ? '' : ` ${arbitrationSentence(arbitrage)}`;
		const also = enumerate(others.map(formatEuros));
		const note = tr(
			fr`◇ ${place} : ${others.length + 1} valeurs publiées, ${formatEuros(retained)} retenue ; aussi ${also}.${asPublished}${decided}`,
			`◇ ${place}: ${others.length + 1} published values, ${formatEuros(retained)} retained; also ${also}.${asPublished}${decided}`
		);
		return nonListes === 0 ? [note] : [note, `◇ ${notListedSentence(place, nonListes)}`];
	});
}
