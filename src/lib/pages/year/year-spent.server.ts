import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Etape, Statut } from '#lib/domain/vocabulary.ts';
import { whyNoRate } from '#lib/figures/vote-execute/finding.ts';
import { othersSpent, rateSaid, spentFinding } from '#lib/words/year/year-spent.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import type { StageValue } from '#lib/figures/vote-execute/read.server.ts';
import { silences, type YearReview } from './year-review.server.ts';
import { measureWords, sourceLine } from '#lib/figures/notes.server.ts';
import { scopeOfYear } from '#lib/figures/repartition-annee/ask.server.ts';

/** One side of a row: an amount in cents with its stage, or the kind of nothing. */
export interface SpentSide {
	readonly centimes: number | null;
	readonly statut: Statut;
	readonly etape: Etape | null;
	readonly concurrentes: boolean;
}

/** A dispositif: what was voted or proposed, what was spent, the rate or why there is none. */
export interface SpentLine {
	readonly dispositif: string;
	readonly libelle: string;
	readonly prevu: SpentSide;
	readonly depense: SpentSide;
	/** « 62,7 % », or `null` and `pourquoi`. */
	readonly taux: string | null;
	readonly pourquoi: string;
}

/** From the vote to what was spent. */
export interface SpentSection {
	readonly titre: string;
	readonly sousTitre: string;
	readonly sources: string;
	readonly lignes: readonly SpentLine[];
	/** Dispositifs of which neither a vote nor a spending is read. */
	readonly autres: string;
	readonly lienLignes: string;
}

const sideOf = (value: StageValue): SpentSide => ({
	centimes: value.centimes,
	statut: value.statut,
	etape: value.etape,
	concurrentes: value.autres.length > 0
});

/** What became of the vote, in words. */
export function spentOfPage(
	{ exercice, execution, enFace, repartition }: YearReview,
	lienLignes: string
): SpentSection {
	const { selection } = repartition;
	const ids = execution.map((row) => row.dispositif);
	const spending = selection.query.etape === 'execution' ? repartition : enFace;
	const others = spending.muets.filter((row) => !ids.includes(row.dispositif));
	const nameOf = shortNames(selection.dispositifs);
	const measured = measureWords(selection, ids);
	const sources = [...new Set(execution.flatMap((row) => row.sources))];
	return {
		titre: spentFinding(
			scopeOfYear(spending),
			exercice,
			execution.map(({ dispositif, prevu, depense, taux }) => ({
				libelle: nameOf(dispositif),
				sansIndice: [prevu, depense].some(({ statut }) => statut === 'sans_indice'),
				prevu: prevu.centimes,
				depense: depense.centimes,
				taux
			}))
		),
		sousTitre: tr(
			fr`Voté (LFI), à défaut projet de loi (PLF), et dépensé en ${exercice}, ${measured}.`,
			`Voted (LFI), failing that budget bill (PLF), and spent in ${exercice}, ${measured}.`
		),
		sources: sourceLine(selection, sources),
		lignes: execution.map((row) => ({
			dispositif: row.dispositif,
			libelle: row.libelle,
			prevu: sideOf(row.prevu),
			depense: sideOf(row.depense),
			taux: row.taux ? rateSaid(row.taux) : null,
			pourquoi: whyNoRate(row.sansTaux) ?? ''
		})),
		autres: othersSpent(silences(others, nameOf)),
		lienLignes
	};
}
