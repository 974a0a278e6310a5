import type { FormesParAnneeData } from '#lib/charts/formes-par-annee.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { labelOf, noteOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, lowerFirst, typeset, yearRanges } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/i18n/allocation-keys.ts';
import { FORMES_ATTRIBUEES, type Statut } from '#lib/domain/vocabulary.ts';
import { identifiedForms } from '#lib/i18n/findings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { FormesParAnnee, Year } from '#lib/server/analysis/formes-par-annee.ts';
import { yearAddress } from './year-addresses.ts';
import {
	competingNotes,
	etapeEnTitre,
	measureWords,
	moneyRead,
	noIndexNotes,
	sourceLine,
	waitingLines
} from './measure-words.ts';

type Motifs = Readonly<Record<Exclude<Statut, 'publie' | 'deduit' | 'sans_indice'>, string>>;

const MOTIFS_FR: Motifs = {
	zero: 'Zéro publié.',
	absent: 'Absent de nos sources : aucune ne donne ce montant, et aucune recherche datée n’est enregistrée.',
	non_trouve: 'Cherché, non trouvé par nous : ce montant peut être publié.',
	non_publie: 'Non publié : le document qui devrait le donner ne l’isole pas.',
	sans_objet: 'Sans objet : il n’y avait rien à publier.',
	non_importe: 'Non importé : des lignes attendent en quarantaine.'
};

const MOTIFS_EN: Motifs = {
	zero: 'Published zero.',
	absent: 'Absent from our sources: none gives this amount, and no dated search is recorded.',
	non_trouve: 'Searched for, not found by us: this amount may well be published.',
	non_publie: 'Not published: the document that should give it does not isolate it.',
	sans_objet: 'Not applicable: there was nothing to publish.',
	non_importe: 'Not imported: lines are waiting in quarantine.'
};

/** Why a year has no amount, or what its amount lacks. */
export function motifOf(year: Year): string | null {
	if (year.nonImporte) {
		const rows = `${waitingLines(year.nonImporte.lignes)}, ${moneyRead(year.nonImporte)}`;
		return tr(fr`Non importé : ${rows}.`, `Not imported: ${rows}.`);
	}
	if (year.statut === 'sans_indice') return noIndexNotes([year.exercice]).join('');
	if (year.statut === 'publie' || year.statut === 'deduit') return null;
	return typeset(tr(MOTIFS_FR, MOTIFS_EN)[year.statut]);
}

/** Years whose amounts have no value in constant euros (R12). */
export const yearsWithoutIndex = (annees: readonly Year[]): number[] =>
	annees.filter(({ statut }) => statut === 'sans_indice').map(({ exercice }) => exercice);

/** What the figure measures, and over what. */
function subtitle(selection: Selection): string {
	const { query, dispositifs, keys } = selection;
	const composite =
		query.etape === 'prevu'
			? tr(
					' Prévu : loi de finances initiale (LFI), à défaut projet de loi (PLF), à défaut annonce.',
					' Planned: initial budget act (LFI), failing that budget bill (PLF), failing that announcement.'
				)
			: '';
	const shares = query.mesure === 'part' ? tr('en part du total, ', 'as a share of the total, ') : '';
	const ids = dispositifs.map((row) => row.id);
	const stage = `${etapeEnTitre(query.etape)} ${tr('par forme de traite', 'by form of trafficking')}, ${shares}${measureWords(selection, ids)}.`;
	const hypotheses = keysApplied(keys)
		.map((note) => ` ${note}`)
		.join('');
	return typeset(`${stage}${composite} ${dispositifs.map((row) => labelOf(row)).join(' · ')}.${hypotheses}`);
}

/** Official rounded figures stand beside the years that only a part can be read of. */
export function officialNotes({
	officiels,
	selection
}: Pick<FormesParAnnee, 'officiels' | 'selection'>): string[] {
	const labels = [...new Set(officiels.map((item) => item.libelle))];
	const current = selection.deflator ? tr(', en euros courants', ', in current euros') : '';
	return labels.map((libelle) => {
		const amounts = officiels
			.filter((item) => item.libelle === libelle)
			.map((item) => `${formatEuros(item.centimes)} ${tr('en', 'in')} ${item.exercice}`);
		return tr(
			fr`À côté, hors de cette figure : ${libelle}, ${enumerate(amounts)} (montants arrondis${current}).`,
			`Alongside, not in this figure: ${libelle}, ${enumerate(amounts)} (rounded amounts${current}).`
		);
	});
}

/** A dispositif that has years of partial coverage, and why. */
export interface Partial {
	readonly dispositif: string;
	readonly years: readonly number[];
	readonly why: string;
}

/** The dispositifs that have years of partial coverage, those with most years first. */
export function partialYears(years: readonly Year[], reference: Reference): Partial[] {
	const ids = [...new Set(years.flatMap((year) => year.partiels))];
	return ids
		.map((dispositif) => {
			const own = years.filter((year) => year.partiels.includes(dispositif)).map((year) => year.exercice);
			const row = reference.couverture.find(
				(item) => item.dispositif === dispositif && item.exercice === own[0]
			);
			return { dispositif, years: own, why: row ? noteOf(row).replace(/\.$/, '') : '' };
		})
		.sort((a, b) => b.years.length - a.years.length);
}

/** « De 2020 à 2025, couverture partielle : seule l’AFIS reste isolable », without its full stop. */
export function partialSentence(partial: Partial): string {
	return language() === 'en' ? englishPartial(partial) : frenchPartial(partial);
}

function englishPartial({ years, why }: Partial): string {
	const [first = 0, last = first] = [years[0], years.at(-1)];
	const run = years.length > 2 && last - first === years.length - 1;
	const when =
		years.length === 1 ? `In ${first}` : run ? `From ${first} to ${last}` : `In ${yearRanges(years)}`;
	return `${when}, partial coverage${why === '' ? '' : `: ${lowerFirst(why)}`}`;
}

function frenchPartial({ years, why }: Partial): string {
	const when = years.length === 1 ? `En ${years[0]}` : `Années ${yearRanges(years)}`;
	const span = when.replace(/^Années (\d{4} à \d{4})$/, 'De $1');
	return why === ''
		? `${span}, couverture partielle`
		: fr`${span}, couverture partielle : ${lowerFirst(why)}`;
}

/** The figure `formes-par-annee` in words: what the chart draws, every sentence computed from the data. */
export function drawFormesParAnnee(figure: FormesParAnnee, highlighted: number | null): FormesParAnneeData {
	const { selection, annees } = figure;
	const { reference, query } = selection;
	const labels = new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const present = FORMES_ATTRIBUEES.filter((forme) =>
		annees.some((year) =>
			year.parts.some((part) => part.forme === forme && part.centimes !== 0 && part.cle === undefined)
		)
	);
	const known = annees.filter((year) => year.parts.length > 0).map((year) => year.exercice);
	const [first, last] = [known[0], known.at(-1)];
	const partials = partialYears(annees, reference);
	// The sentence over the bars is of one whose years all have a bar to stand over.
	const drawn = new Set(known);
	const mainPartial = partials.find(({ years }) => years.every((year) => drawn.has(year)));
	const otherPartials = partials.filter((item) => item !== mainPartial);
	return {
		annees: annees.map((year) => ({
			exercice: year.exercice,
			statut: year.statut,
			etapes: year.etapes,
			couverture: year.couverture,
			enPartie: year.partiels.length > 0,
			preuves: year.preuves,
			total: year.total,
			parts: year.parts,
			concurrentes: year.totauxPossibles,
			conteste: figure.contests.some((contest) => contest.exercice === year.exercice),
			motif: motifOf(year),
			lien: yearAddress(query, year.exercice)
		})),
		ruptures: figure.ruptures.map(({ avant, apres, texte, comparable, cause }) => ({
			avant,
			apres,
			texte,
			comparable,
			cause
		})),
		titre:
			first === undefined || last === undefined
				? tr('Aucun montant dans nos sources pour ce choix', 'No amount in our sources for this choice')
				: identifiedForms(present, first, last),
		sousTitre: subtitle(selection),
		sources: sourceLine(selection, figure.sources),
		notes: [
			...competingNotes(figure.contests, labels, selection),
			...officialNotes(figure),
			...noIndexNotes(yearsWithoutIndex(annees)),
			...annees
				.filter((year) => year.nonImporte && year.parts.length > 0)
				.map((year) => `${year.exercice}. ${motifOf(year) ?? ''}`),
			...otherPartials.map(
				(item) => `${labels.get(item.dispositif) ?? item.dispositif}. ${partialSentence(item)}.`
			)
		],
		mesure: query.mesure,
		partielle: mainPartial ? partialSentence(mainPartial) : null,
		libelles: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)])),
		enAvant: highlighted
	};
}
