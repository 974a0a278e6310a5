import type { BesoinsMoyensData } from '#lib/figures/besoins-moyens/data.ts';
import type { BornesData, PayeursData } from '#lib/figures/repartition-annee/data.ts';
import type { VariationData } from '#lib/figures/variation-annuelle/data.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { Fact } from '#lib/words/year/year-facts.ts';
import {
	allocationDeck,
	deckText,
	yearFinding,
	type YearMoney
} from '#lib/figures/formes-par-annee/finding.ts';
import type { Sentence } from '#lib/words/scope.ts';
import { staffWords } from '#lib/words/staff.ts';
import { contexteYearFinding, dispositifsDeck } from '#lib/words/year/year-finding.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import type { RepartitionAnnee } from '#lib/figures/repartition-annee/read.server.ts';
import type { Variation } from '#lib/figures/variation-annuelle/read.server.ts';
import { queryOfYear } from '#lib/figures/repartition-annee/read.server.ts';
import { silences, yearReview, type YearReview } from './year-review.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { besoinsMoyens } from '#lib/figures/besoins-moyens/ask.server.ts';
import { drawBounds, drawPayers, scopeOfYear } from '#lib/figures/repartition-annee/ask.server.ts';
import { drawVariation } from '#lib/figures/variation-annuelle/ask.server.ts';
import { controlsOfPage, type ControlsSection } from './year-controls.server.ts';
import { factsOf, knownTotal } from './year-facts.server.ts';
import { gapsOfPage, type GapsSection } from './year-gaps.server.ts';
import { apiAddress, figureAddress, linesAddress, yearAddress } from '#lib/figures/addresses.server.ts';
import { spentOfPage, type SpentSection } from './year-spent.server.ts';

/** Addresses of what a figure rests on: its lines and the API's answer; and of the figure alone, to take away. */
export interface FigureLinks {
	readonly figure: string;
	readonly lignes: string;
	readonly api: string;
}

/** Everything that the page of a year shows, in words and figures. */
export interface YearPage {
	readonly exercice: number;
	readonly version: number;
	readonly titre: Sentence;
	readonly chapeau: string;
	readonly avant: { readonly annee: number; readonly lien: string } | null;
	readonly apres: { readonly annee: number; readonly lien: string } | null;
	/** Without a band in the contexte, which is never added up (R5). */
	readonly faits: readonly Fact[];
	readonly bornes: { readonly data: BornesData; readonly liens: FigureLinks } | null;
	readonly payeurs: { readonly data: PayeursData; readonly liens: FigureLinks };
	/** `null` when the year before has no line at all. */
	readonly variation: { readonly data: VariationData; readonly lien: string } | null;
	readonly depense: SpentSection;
	readonly controles: ControlsSection;
	readonly besoins: BesoinsMoyensData | null;
	readonly manques: GapsSection;
}

/** The money of a year as its sentences tell it. */
function moneyOf(found: RepartitionAnnee, spending: RepartitionAnnee | null): YearMoney {
	const { exercice, nonAttribue, bornes, muets } = found;
	const total = knownTotal(found);
	const spent = spending && knownTotal(spending);
	return {
		...{ exercice, total, nonAttribue },
		depense: spending && spent !== null ? { centimes: spent, portee: scopeOfYear(spending) } : null,
		formes: bornes.flatMap(({ forme, bornes: { bas } }) =>
			bas === null || bas === 0 ? [] : [{ forme, centimes: bas }]
		),
		sansIndice: total === null && muets.some(({ statut }) => statut === 'sans_indice')
	};
}

/** The sentence of a year, for its page and for lists of years. */
export function findingOfYear(found: RepartitionAnnee, spending: RepartitionAnnee | null): Sentence {
	const portee = scopeOfYear(found);
	return found.selection.query.perimetre === 'contexte'
		? contexteYearFinding(portee, found.exercice, found.dispositifs.length)
		: yearFinding(portee, moneyOf(found, spending));
}

function deckOf(found: RepartitionAnnee): string {
	const { selection, exercice, dispositifs, muets } = found;
	const portee = scopeOfYear(found);
	const paying = new Set(dispositifs.map((share) => share.dispositif));
	const staff = staffWords(selection.dispositifs.filter((row) => paying.has(row.id)));
	const silent = silences(muets, shortNames(selection.dispositifs));
	return [
		deckText(allocationDeck(portee, moneyOf(found, null), staff)),
		dispositifsDeck(portee, exercice, dispositifs.length, silent)
	]
		.filter((text) => text !== '')
		.join(' ');
}

/** An amount of one stage compared with one of another: what each side is. */
function twoStages(name: string, before: readonly [Etape, number], after: readonly [Etape, number]): string {
	const [was, is] = [before, after].map(
		([etape, year]) => `${LIBELLES.etapeCourte[etape]} ${tr('en', 'in')} ${year}`
	);
	return tr(
		fr`${name} : ${was ?? ''}, ${is ?? ''}. Les deux étapes ne disent pas la même chose.`,
		`${name}: ${was ?? ''}, ${is ?? ''}. The two stages do not say the same thing.`
	);
}

function changeOf(found: Variation, query: Query): NonNullable<YearPage['variation']> {
	const [from, to] = found.annees;
	const data = drawVariation(found);
	const nameOf = shortNames(found.selection.dispositifs);
	const mixed = found.comparables.flatMap(({ dispositif, avant, apres }) =>
		avant.etape === null || apres.etape === null || avant.etape === apres.etape
			? []
			: [twoStages(nameOf(dispositif), [avant.etape, from], [apres.etape, to])]
	);
	return {
		data: { ...data, notes: [...mixed, ...data.notes], reserves: mixed },
		lien: `/comparer${writeQuery(query, { annees: [from, to], de: undefined, a: undefined, forme: [] })}`
	};
}

/** The page of a year in words. */
export const yearPage = (db: Database, query: Query, exercice: number): YearPage =>
	yearPageOf(db, query, yearReview(db, query, exercice));

/** The same of a review that is made. */
export function yearPageOf(db: Database, query: Query, review: YearReview): YearPage {
	const { exercice, repartition, avant, apres } = review;
	const own = queryOfYear(query, exercice);
	const neighbour = (annee: number | null) =>
		annee === null ? null : { annee, lien: yearAddress(query, annee) };
	const core = query.perimetre === 'coeur';
	const links = (groupe: Query['groupe']): FigureLinks => ({
		figure: figureAddress(query, exercice, groupe),
		lignes: linesAddress(query, exercice),
		api: apiAddress(query, exercice, groupe)
	});
	return {
		exercice,
		version: review.version,
		titre: findingOfYear(repartition, query.etape === 'execution' ? null : review.enFace),
		chapeau: deckOf(repartition),
		avant: neighbour(avant),
		apres: neighbour(apres),
		faits: core ? factsOf(review) : [],
		bornes:
			core && repartition.bornes.length > 0
				? { data: drawBounds(repartition), liens: links(['forme']) }
				: null,
		payeurs: {
			data: drawPayers(repartition, (dispositif) => linesAddress(query, exercice, { dispositif })),
			liens: links(['dispositif', 'niveau', 'poste', 'forme'])
		},
		variation: review.annees.includes(exercice - 1) ? changeOf(review.variation, query) : null,
		depense: spentOfPage(review, linesAddress({ ...query, etape: 'execution' }, exercice)),
		controles: controlsOfPage(review),
		besoins: core ? besoinsMoyens(db, own, exercice) : null,
		manques: gapsOfPage(review)
	};
}
