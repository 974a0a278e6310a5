import type { FormesParAnneeData } from '#lib/charts/formes-par-annee.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { enumerate, fr, typeset, yearRanges } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/i18n/allocation-keys.ts';
import { FORMES_ATTRIBUEES, type Statut } from '#lib/domain/vocabulary.ts';
import { identifiedForms } from '#lib/i18n/findings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { FormesParAnnee, Year } from '#lib/server/analysis/formes-par-annee.ts';
import { yearAddress } from './year-addresses.ts';
import { competingNotes, etapeEnTitre, measureWords, sourceLine } from './measure-words.ts';

const MOTIFS: Readonly<Record<Exclude<Statut, 'publie'>, string>> = {
	zero: 'Zéro publié.',
	absent: 'Absent de nos sources : aucune ne donne ce montant, et aucune recherche datée n’est enregistrée.',
	non_publie: 'Non publié : une recherche datée n’a rien trouvé.',
	sans_objet: 'Sans objet : il n’y avait rien à publier.',
	non_importe: 'Non importé : des lignes attendent en quarantaine.'
};

/** Why a year has no amount, or what its amount lacks. */
export function motifOf(year: Year): string | null {
	if (year.nonImporte) {
		const { lignes, centimes } = year.nonImporte;
		const rows = `${lignes} ${lignes === 1 ? 'ligne attend' : 'lignes attendent'} en quarantaine`;
		return fr`Non importé : ${rows}, ${formatEuros(centimes)} lus.`;
	}
	return year.statut === 'publie' ? null : typeset(MOTIFS[year.statut]);
}

/** What the figure measures, and over what. */
function subtitle(selection: Selection): string {
	const { query, dispositifs, keys } = selection;
	const composite =
		query.etape === 'prevu'
			? ' Prévu : loi de finances initiale (LFI), à défaut projet de loi (PLF), à défaut annonce.'
			: '';
	const shares = query.mesure === 'part' ? 'en part du total, ' : '';
	const ids = dispositifs.map((row) => row.id);
	const stage = `${etapeEnTitre(query.etape)} par forme de traite, ${shares}${measureWords(selection, ids)}.`;
	const hypotheses = keysApplied(keys)
		.map((note) => ` ${note}`)
		.join('');
	return typeset(
		`${stage}${composite} ${dispositifs.map((row) => row.libelle_fr).join(' · ')}.${hypotheses}`
	);
}

/** Official rounded figures stand beside the years that only a part can be read of. */
export function officialNotes({ officiels }: Pick<FormesParAnnee, 'officiels'>): string[] {
	const labels = [...new Set(officiels.map((item) => item.libelle))];
	return labels.map((libelle) => {
		const amounts = officiels
			.filter((item) => item.libelle === libelle)
			.map((item) => `${formatEuros(item.centimes)} en ${item.exercice}`);
		return fr`À côté, hors de cette figure : ${libelle}, ${enumerate(amounts)} (montants arrondis).`;
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
			return { dispositif, years: own, why: row?.note.replace(/\.$/, '') ?? '' };
		})
		.sort((a, b) => b.years.length - a.years.length);
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** « De 2020 à 2025, couverture partielle : seule l’AFIS reste isolable », without its full stop. */
export function partialSentence({ years, why }: Partial): string {
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
	const labels = new Map(reference.dispositifs.map((row) => [row.id, row.libelle_fr]));
	const present = FORMES_ATTRIBUEES.filter((forme) =>
		annees.some((year) =>
			year.parts.some((part) => part.forme === forme && part.centimes !== 0 && part.cle === undefined)
		)
	);
	const known = annees.filter((year) => year.parts.length > 0).map((year) => year.exercice);
	const [first, last] = [known[0], known.at(-1)];
	const [mainPartial, ...otherPartials] = partialYears(annees, reference);
	return {
		annees: annees.map((year) => ({
			exercice: year.exercice,
			statut: year.statut,
			etapes: year.etapes,
			couverture: year.couverture,
			total: year.total,
			parts: year.parts,
			concurrentes: year.totauxPossibles,
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
				? 'Aucun montant dans nos sources pour ce choix'
				: identifiedForms(present, first, last),
		sousTitre: subtitle(selection),
		sources: sourceLine(selection, figure.sources),
		notes: [
			...competingNotes(figure.contests, labels),
			...officialNotes(figure),
			...(figure.sansIndice.length > 0
				? [
						fr`${yearRanges(figure.sansIndice)} : pas d'indice des prix, donc pas de valeur en euros constants.`
					]
				: []),
			...annees
				.filter((year) => year.nonImporte && year.parts.length > 0)
				.map((year) => `${year.exercice}. ${motifOf(year) ?? ''}`),
			...otherPartials.map(
				(item) => `${labels.get(item.dispositif) ?? item.dispositif}. ${partialSentence(item)}.`
			)
		],
		mesure: query.mesure,
		partielle: mainPartial ? partialSentence(mainPartial) : null,
		libelles: Object.fromEntries(reference.formes.map((row) => [row.code, row.libelle_fr])),
		enAvant: highlighted
	};
}
