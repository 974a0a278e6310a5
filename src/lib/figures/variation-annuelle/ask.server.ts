import type { VariationData, VariationRow, VariationSide } from './data.ts';
import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, lowerFirst } from '#lib/domain/typography.ts';
import {
	isAbsence,
	isComplete,
	LIBELLES,
	PREUVES,
	type Absence,
	type Etape
} from '#lib/domain/vocabulary.ts';
import { stageWords } from '#lib/words/versions/changes.ts';
import { posteApart, posteFinding, type PosteChange } from './poste-changes.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { measured } from '#lib/words/scope-words.ts';
import { variationFinding, whyExcluded } from './finding.ts';
import { hasPosteRows, reasonsFor, sourcedReasons } from './row-reasons.server.ts';
import { absenceIndex } from '#lib/server/analysis/counted/absence.ts';
import type {
	DispositifVariation,
	PosteEvidence,
	PosteVariation,
	Variation,
	YearValue
} from './read.server.ts';
import { variation } from './read.server.ts';
import { comparedYears } from './compared-years.server.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { competingNotes, measureWords, sourceLine } from '#lib/figures/notes.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';

const sideOf = (value: YearValue): VariationSide => ({
	centimes: value.centimes,
	statut: value.statut,
	preuves: value.preuves,
	etape: value.etape,
	concurrentes: value.concurrentes,
	couverture: value.couverture
});

/** An amount that is no whole dispositif, with what it rests on; `nothing` is told where there is none. */
const amountSide = (
	centimes: number | null,
	{ statut, preuves }: PosteEvidence,
	nothing: Absence,
	etape: Etape | null
): VariationSide => ({
	centimes,
	...(centimes === null ? { etape: null, statut: nothing, preuves: [] } : { etape, statut, preuves }),
	concurrentes: false,
	couverture: null
});

/** A change in percent of what there was before; nothing when there was nothing. */
const partOf = (avant: number | null, ecart: number | null): VariationRow['part'] =>
	avant === null || avant <= 0 || ecart === null || ecart === 0 ? null : { ecart, avant };

/** Why a poste is not compared; `''` when it is. */
function apartOf({ avant, apres, ecart }: PosteVariation, [from, to]: readonly [number, number]): string {
	if (ecart !== null) return '';
	return posteApart(avant === null ? to : apres === null ? from : null);
}

function posteRow(found: Variation, item: DispositifVariation, row: PosteVariation): VariationRow {
	const { annees } = found;
	const { poste, avant, apres, ecart, nonDetaille, epuise, appuis } = row;
	const nothing = (year: number): Absence =>
		epuise
			? 'sans_objet'
			: absenceIndex(found.selection.reference)(item.dispositif, year, found.selection.etapes, poste);
	return {
		identite: { dispositif: item.dispositif, poste, part: nonDetaille ? 'non-detaille' : 'poste' },
		nom: poste,
		avant: amountSide(avant, appuis[0], nothing(annees[0]), item.avant.etape),
		apres: amountSide(apres, appuis[1], nothing(annees[1]), item.apres.etape),
		ecart,
		part: nonDetaille ? null : partOf(avant, ecart),
		// What a total leaves undetailed moves with its details: nothing to explain.
		...reasonsFor(found, item, nonDetaille ? null : ecart, poste),
		nonCompare: apartOf(row, annees),
		ensemble: false
	};
}

/** Why a dispositif is left out of the comparison of two years, as a sentence; `''` when it is compared. */
export function reasonOf(item: DispositifVariation, annees: readonly [number, number]): string {
	const { exclusion } = item;
	if (exclusion === null) return '';
	if (exclusion.cause === 'absence') {
		const absences = exclusion.annees.map((exercice) => ({
			exercice,
			statut: (exercice === annees[0] ? item.avant : item.apres).statut
		}));
		return whyExcluded({ cause: 'absence', absences });
	}
	return whyExcluded(
		exclusion.cause === 'rupture'
			? { cause: 'rupture', texte: exclusion.rupture.texte }
			: { cause: exclusion.cause }
	);
}

/** A dispositif as a whole, after its postes. */
function wholeRow(found: Variation, item: DispositifVariation, staged: boolean): VariationRow {
	const postes = hasPosteRows(item);
	return {
		identite: { dispositif: item.dispositif },
		nom: staged ? item.libelle : `${item.libelle}${stagesOf(item)}`,
		avant: sideOf(item.avant),
		apres: sideOf(item.apres),
		ecart: item.ecart,
		part: partOf(item.avant.centimes, item.ecart),
		...reasonsFor(found, item, item.ecart),
		nonCompare: reasonOf(item, found.annees),
		ensemble: postes && item.ecart !== null
	};
}

/** What several dispositifs rest on together. */
function supportOf(items: readonly DispositifVariation[], side: 'avant' | 'apres'): PosteEvidence {
	const values = items.map((item) => item[side]);
	const met = values.flatMap(({ preuves }) => preuves);
	const statuts = new Set(values.map(({ statut }) => statut));
	const [only = 'zero'] = statuts;
	return {
		statut: statuts.size === 1 && !isAbsence(only) ? only : 'publie',
		preuves: PREUVES.filter((grade) => met.includes(grade))
	};
}

function rowsOf(found: Variation): VariationRow[] {
	const { comparables, ecartes, total } = found;
	const staged = (['avant', 'apres'] as const).every((side) => stageOf(found, side) !== null);
	const rows = (item: DispositifVariation): VariationRow[] => [
		...(hasPosteRows(item) ? item.postes.map((row) => posteRow(found, item, row)) : []),
		wholeRow(found, item, staged)
	];
	const several: VariationRow[] =
		total && comparables.length > 1
			? [
					{
						identite: { part: 'ensemble' },
						nom: tr('Dispositifs comparables, ensemble', 'Comparable schemes, together'),
						avant: amountSide(
							total.avant,
							supportOf(comparables, 'avant'),
							'absent',
							stageOf(found, 'avant')
						),
						apres: amountSide(
							total.apres,
							supportOf(comparables, 'apres'),
							'absent',
							stageOf(found, 'apres')
						),
						ecart: total.ecart,
						part: partOf(total.avant, total.ecart),
						pourquoi: '',
						sources: [],
						nonCompare: '',
						ensemble: true
					}
				]
			: [];
	return [...comparables.flatMap(rows), ...several, ...ecartes.flatMap(rows)];
}

/** Dispositifs of which something compares: the whole, or a poste. */
const comparedAtAll = ({ comparables, ecartes }: Variation): DispositifVariation[] => [
	...comparables,
	...ecartes.filter(({ postes }) => postes.length > 0)
];

/** The stage of every compared amount of a year; `null` when there is none, or several. */
function stageOf(found: Variation, side: 'avant' | 'apres'): Etape | null {
	const [only, ...others] = new Set(comparedAtAll(found).map((item) => item[side].etape));
	return others.length === 0 ? (only ?? null) : null;
}

/** « LFI 2017 » when every compared amount of the year is at one stage, else « 2017 ». */
function headOf(found: Variation, side: 'avant' | 'apres', year: number): string {
	const etape = stageOf(found, side);
	return etape === null ? String(year) : `${LIBELLES.etapeCourte[etape]} ${year}`;
}

/** « (annonce) », « (LFI, puis PLF) »: the stages of a dispositif, where the heads of the columns do not say them. */
function stagesOf({ avant, apres }: DispositifVariation): string {
	const words = stageWords(avant.etape ?? '', apres.etape ?? '');
	return words === '' ? '' : ` (${words})`;
}

/** Postes that compare in a dispositif that does not as a whole. */
const comparedPostes = ({ libelle, postes }: DispositifVariation): PosteChange[] =>
	postes.flatMap(({ poste, avant, apres, ecart }) =>
		ecart === null || avant === null || apres === null ? [] : [{ dispositif: libelle, poste, avant, apres }]
	);

/** What is told of two years: the dispositifs that compare, or those of which a poste does. */
const scopeOfChange = (found: Variation): Scope =>
	scopeOfReading(found.reading, {
		exercices: found.annees,
		dispositifs: comparedAtAll(found).map((item) => item.dispositif),
		figure: 'variation-annuelle'
	});

/** By how much the comparable dispositifs change from one year to the other, and where most of it comes from. */
export function changeFinding(found: Variation): Sentence {
	const { annees, comparables, ecartes, total } = found;
	const postes = comparables.length === 0 ? ecartes.flatMap(comparedPostes) : [];
	if (postes.length > 0) return posteFinding(scopeOfChange(found), annees, postes);
	const changes = comparables.map((item) => ({
		libelle: item.libelle,
		ecart: item.ecart ?? 0,
		apres: item.apres.centimes ?? 0,
		etape: item.apres.etape,
		postes: item.postes,
		transfert: sourcedReasons(found, item).some((reason) => reason.transfert)
	}));
	return variationFinding(scopeOfChange(found), annees, changes, total?.ecart ?? null);
}

/** The figure `variation-annuelle` in words: what is compared, what is left out and why (R11). */
export function drawVariation(found: Variation, titre = changeFinding(found)): VariationData {
	const { selection, annees, comparables } = found;
	const labels = new Map(selection.dispositifs.map((row) => [row.id, labelOf(row)]));
	const partial = comparables.filter((item) => !isComplete(item.couverture)).map((item) => item.libelle);
	const crossed = comparables.flatMap((item) =>
		item.ruptures.map(({ avant, apres, texte }) =>
			tr(
				fr`Entre ${avant} et ${apres}, ${item.libelle} : ${lowerFirst(texte)} Montants comparables.`,
				`Between ${avant} and ${apres}, ${item.libelle}: ${lowerFirst(texte)} Amounts are comparable.`
			)
		)
	);
	const portee = scopeOfChange(found);
	const lignes = rowsOf(found);
	const money = measureWords(
		selection,
		comparedAtAll(found).map((item) => item.dispositif)
	);
	const undetailedRow = found.comparables.some(({ postes }) => postes.some((row) => row.nonDetaille));
	return {
		titre,
		sousTitre: measured(
			portee,
			tr(
				fr`${annees[1]} comparé à ${annees[0]}, ${money}.`,
				`${annees[1]} compared with ${annees[0]}, ${money}.`
			)
		),
		portee,
		sources: sourceLine(selection, [
			...found.sources,
			...lignes.flatMap((row) => row.sources.map(({ id }) => id))
		]),
		notes: [
			...crossed,
			...(undetailedRow
				? [
						tr(
							fr`Non détaillé : total publié moins ses détails.`,
							'Not itemised: published total minus its details.'
						)
					]
				: []),
			...(partial.length > 0
				? [
						tr(
							fr`Couverture partielle, la même les deux années : ${enumerate(partial)}.`,
							`Partial coverage, the same in both years: ${enumerate(partial)}.`
						)
					]
				: []),
			...competingNotes(
				found.contests.filter((item) =>
					comparedAtAll(found).some((one) => one.dispositif === item.dispositif)
				),
				labels,
				selection
			)
		],
		colonnes: [headOf(found, 'avant', annees[0]), headOf(found, 'apres', annees[1])],
		annees,
		noms: Object.fromEntries(labels),
		lignes
	};
}

export const askVariationAnnuelle = (db: Database, query: Query): VariationData =>
	drawVariation(variation(db, query, comparedYears(db, query)));
