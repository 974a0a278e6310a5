import type { VariationData, VariationRow, VariationSide } from '#lib/charts/variation-annuelle.ts';
import { tr } from '#lib/domain/language.ts';
import { formatPercent } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, lowerFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Statut } from '#lib/domain/vocabulary.ts';
import { variationFinding, whyExcluded } from '#lib/i18n/comparison.ts';
import type {
	DispositifVariation,
	PosteVariation,
	Variation,
	YearValue
} from '#lib/server/analysis/variation.ts';
import { competingNotes, measureWords, sourceLine } from './measure-words.ts';

const statutOf = ({ absence, centimes }: YearValue): Statut =>
	absence === null ? (centimes === 0 ? 'zero' : 'publie') : absence === 'sans-indice' ? 'publie' : absence;

const sideOf = (value: YearValue): VariationSide => ({
	centimes: value.centimes,
	statut: statutOf(value),
	concurrentes: value.concurrentes
});

const posteSide = (centimes: number | null): VariationSide => ({
	centimes,
	statut: centimes === null ? 'absent' : 'publie',
	concurrentes: false
});

/** A change in percent of what there was before; nothing when there was nothing. */
function percent(avant: number, ecart: number): string {
	if (avant <= 0 || ecart === 0) return '';
	return `${ecart > 0 ? '+' : ''}${formatPercent(ecart, avant)}`;
}

/** Why the amount of a poste has moved, as far as our sources say. */
function whyMoved({ nonDetaille, ecart }: PosteVariation): string {
	if (nonDetaille) return tr('Total publié moins ses détails', 'Published total minus its details');
	if (ecart === null)
		return tr('Isolé pour une seule des deux années', 'Isolated in only one of the two years');
	return ecart === 0 ? '' : tr('Motif absent de nos sources', 'Reason absent from our sources');
}

function posteRow(dispositif: string, row: PosteVariation): VariationRow {
	return {
		identite: { dispositif, poste: row.poste, part: row.nonDetaille ? 'non-detaille' : 'poste' },
		nom: row.poste,
		avant: posteSide(row.avant),
		apres: posteSide(row.apres),
		ecart: row.ecart,
		pourquoi: whyMoved(row),
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
			statut: statutOf(exercice === annees[0] ? item.avant : item.apres)
		}));
		return whyExcluded({ cause: 'absence', absences });
	}
	return whyExcluded(
		exclusion.cause === 'rupture'
			? { cause: 'rupture', texte: exclusion.rupture.texte }
			: { cause: exclusion.cause }
	);
}

function rowsOf(found: Variation): VariationRow[] {
	const compared = found.comparables.flatMap((item): VariationRow[] => [
		...(item.postes.length > 1 ? item.postes.map((row) => posteRow(item.dispositif, row)) : []),
		{
			identite: { dispositif: item.dispositif },
			nom: item.libelle,
			avant: sideOf(item.avant),
			apres: sideOf(item.apres),
			ecart: item.ecart,
			pourquoi: percent(item.avant.centimes ?? 0, item.ecart ?? 0),
			ensemble: item.postes.length > 1
		}
	]);
	const several: VariationRow[] =
		found.total && found.comparables.length > 1
			? [
					{
						identite: { part: 'ensemble' },
						nom: tr('Dispositifs comparables, ensemble', 'Comparable schemes, together'),
						avant: posteSide(found.total.avant),
						apres: posteSide(found.total.apres),
						ecart: found.total.ecart,
						pourquoi: percent(found.total.avant, found.total.ecart),
						ensemble: true
					}
				]
			: [];
	const others = found.ecartes.map((item) => ({
		identite: { dispositif: item.dispositif },
		nom: item.libelle,
		avant: sideOf(item.avant),
		apres: sideOf(item.apres),
		ecart: null,
		pourquoi: reasonOf(item, found.annees),
		ensemble: false
	}));
	return [...compared, ...several, ...others];
}

/** « LFI 2017 » when every compared amount of the year is at one stage, else « 2017 ». */
function headOf(found: Variation, side: 'avant' | 'apres', year: number): string {
	const etapes = new Set(found.comparables.map((item) => item[side].etape));
	const [only] = etapes;
	return etapes.size === 1 && only ? `${LIBELLES.etapeCourte[only]} ${year}` : String(year);
}

/** By how much the comparable dispositifs change from one year to the other, and where most of it comes from. */
export function changeFinding({ annees, comparables, total }: Variation): string {
	const changes = comparables.map((item) => ({
		libelle: item.libelle,
		ecart: item.ecart ?? 0,
		apres: item.apres.centimes ?? 0,
		postes: item.postes
	}));
	return variationFinding(annees, changes, total?.ecart ?? null);
}

/** The figure `variation-annuelle` in words: what is compared, what is left out and why (R11). */
export function drawVariation(found: Variation, titre = changeFinding(found)): VariationData {
	const { selection, annees, comparables } = found;
	const labels = new Map(selection.dispositifs.map((row) => [row.id, labelOf(row)]));
	const partial = comparables.filter((item) => item.couverture === 'partielle').map((item) => item.libelle);
	const crossed = comparables.flatMap((item) =>
		item.ruptures.map(({ avant, apres, texte }) =>
			tr(
				fr`Entre ${avant} et ${apres}, ${item.libelle} : ${lowerFirst(texte)} Montants comparables.`,
				`Between ${avant} and ${apres}, ${item.libelle}: ${lowerFirst(texte)} Amounts are comparable.`
			)
		)
	);
	const measured = measureWords(
		selection,
		comparables.map((item) => item.dispositif)
	);
	return {
		titre,
		sousTitre: tr(
			fr`${annees[1]} comparé à ${annees[0]}, ${measured}.`,
			`${annees[1]} compared with ${annees[0]}, ${measured}.`
		),
		sources: sourceLine(selection, found.sources),
		notes: [
			...crossed,
			...(partial.length > 0
				? [
						tr(
							fr`Couverture partielle, la même les deux années : ${enumerate(partial)}.`,
							`Partial coverage, the same in both years: ${enumerate(partial)}.`
						)
					]
				: []),
			...competingNotes(
				found.contests.filter((item) => comparables.some((one) => one.dispositif === item.dispositif)),
				labels,
				selection
			)
		],
		colonnes: [headOf(found, 'avant', annees[0]), headOf(found, 'apres', annees[1])],
		lignes: rowsOf(found)
	};
}
