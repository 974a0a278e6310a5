import type { FormesParAnneeData, YearPart } from '#lib/figures/stacked-years/data.ts';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, typeset, upperFirst } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/words/allocation-keys.ts';
import { FORMES_ATTRIBUEES, isNonAttribuee, type Forme, type Statut } from '#lib/domain/vocabulary.ts';
import { identifiedForms, type FormsOverYears } from './finding.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { measured } from '#lib/words/scope-words.ts';
import { apartFinding, noAmount } from '#lib/figures/repartition-annee/finding-payers.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { formesParAnnee, partialPairs, type FormesParAnnee, type Year } from './read.server.ts';
import { partialRuns, partialSentence, partialSentences } from '#lib/figures/partial-runs.server.ts';
import { humpsOf } from '#lib/figures/stacked-years/humps.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { absentTogether, noAmountFound } from '#lib/figures/shell/words.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { yearAddress } from '#lib/figures/addresses.server.ts';
import {
	competingNotes,
	etapeEnTitre,
	measureWords,
	moneyRead,
	noIndexNotes,
	officialAmount,
	sourceLine,
	waitingLines
} from '#lib/figures/notes.server.ts';

type Motifs = Readonly<Record<Exclude<Statut, 'publie' | 'deduit' | 'sans_indice'>, string>>;

const MOTIFS_FR: Motifs = {
	zero: 'Zéro publié.',
	absent:
		'Pas cherché : aucune de nos sources ne donne ce montant, et aucune recherche datée n’est enregistrée.',
	non_trouve: 'Cherché, non trouvé par nous : ce montant peut être publié.',
	non_publie: 'Non publié : le document qui devrait le donner ne l’isole pas.',
	sans_objet: 'Sans objet : il n’y avait rien à publier.',
	non_importe: 'Non importé : des lignes attendent en quarantaine.'
};

const MOTIFS_EN: Motifs = {
	zero: 'Published zero.',
	absent: 'Not searched for: none of our sources gives this amount, and no dated search is recorded.',
	non_trouve: 'Searched for, not found by us: this amount may well be published.',
	non_publie: 'Not published: the document that should give it does not isolate it.',
	sans_objet: 'Not applicable: there was nothing to publish.',
	non_importe: 'Not imported: lines are waiting in quarantine.'
};

/** Why a year has no amount, or what its amount lacks. */
export function motifOf(year: Year, dispositifs: number): string | null {
	if (year.nonImporte) {
		const rows = `${waitingLines(year.nonImporte.lignes)}, ${moneyRead(year.nonImporte)}`;
		return tr(fr`Non importé : ${rows}.`, `Not imported: ${rows}.`);
	}
	if (year.statut === 'sans_indice') return noIndexNotes([year.exercice]).join('');
	if (year.statut === 'publie' || year.statut === 'deduit') return null;
	if (year.statut === 'zero' && year.preuves.every((preuve) => preuve === 'D'))
		return tr('Zéro déduit par nous.', 'A zero deduced by us.');
	const rien = nothingOf(year, dispositifs);
	if (rien !== null) return `${upperFirst(rien)}.`;
	return typeset(tr(MOTIFS_FR, MOTIFS_EN)[year.statut]);
}

/**
 * What a year without amount is, where its statut alone would say too much: money of other forms than those asked, or
 * several dispositifs of which one at least was not looked for.
 */
export function nothingOf({ statut, paye }: Year, dispositifs: number): string | null {
	if (statut !== 'absent') return null;
	if (paye) return noAmountFound();
	return dispositifs > 1 ? absentTogether() : null;
}

/** Years whose amounts have no value in constant euros (R12). */
export const yearsWithoutIndex = (annees: readonly Year[]): number[] =>
	annees.filter(({ statut }) => statut === 'sans_indice').map(({ exercice }) => exercice);

/** What the bars of a figure lack that nothing drawn says: a price index, lines in quarantine. */
export const reservesOf = (annees: readonly Year[], { dispositifs }: Selection): string[] => [
	...noIndexNotes(yearsWithoutIndex(annees)),
	...annees
		.filter((year) => year.nonImporte && year.parts.length > 0)
		.map((year) => `${year.exercice}. ${motifOf(year, dispositifs.length) ?? ''}`)
];

/** The parts of a year as they are drawn: money of the context has a mark of its own. */
export const partsOf = ({ parts }: Pick<Year, 'parts'>, { perimetre }: Query): YearPart[] =>
	parts.map((part) => ({ ...part, ...(perimetre === 'contexte' ? { contexte: true } : {}) }));

/** What « prévu » is made of (R2), after a sentence; `''` at another stage. */
export const plannedWords = ({ etape }: Pick<Query, 'etape'>): string =>
	etape === 'prevu'
		? tr(
				' Prévu : loi de finances initiale (LFI), à défaut projet de loi (PLF), à défaut annonce.',
				' Planned: initial budget act (LFI), failing that budget bill (PLF), failing that announcement.'
			)
		: '';

/** What the figure measures, and over what. */
function subtitle(selection: Selection): string {
	const { query, dispositifs, keys } = selection;
	const shares = query.mesure === 'part' ? tr('en part du total, ', 'as a share of the total, ') : '';
	const ids = dispositifs.map((row) => row.id);
	const stage = `${etapeEnTitre(query.etape)} ${tr('par forme de traite', 'by form of trafficking')}, ${shares}${measureWords(selection, ids)}.`;
	const hypotheses = keysApplied(keys)
		.map((note) => ` ${note}`)
		.join('');
	return typeset(
		`${stage}${plannedWords(query)} ${dispositifs.map((row) => labelOf(row)).join(' · ')}.${hypotheses}`
	);
}

/** Official rounded figures stand beside the years that only a part can be read of. */
export function officialNotes({
	officiels,
	selection
}: Pick<FormesParAnnee, 'officiels' | 'selection'>): string[] {
	const labels = [...new Set(officiels.map((item) => item.libelle))];
	const current = selection.deflator ? tr(', en euros courants', ', in current euros') : '';
	return labels.map((libelle) => {
		const amounts = enumerate(
			officiels.filter((item) => item.libelle === libelle).map((item) => officialAmount(item))
		);
		return tr(
			fr`À côté, hors de cette figure : ${libelle}, ${amounts}, montants arrondis${current}.`,
			`Alongside, not in this figure: ${libelle}, ${amounts}, rounded amounts${current}.`
		);
	});
}

/** The forms that have money in some year, each with its years, and the years of money of no form. */
function formsOverYears(annees: readonly Year[], known: readonly number[]): FormsOverYears {
	const yearsWith = (isTold: (forme: Forme) => boolean) =>
		annees
			.filter((year) =>
				year.parts.some((part) => isTold(part.forme) && part.centimes !== 0 && part.cle === undefined)
			)
			.map((year) => year.exercice);
	return {
		formes: FORMES_ATTRIBUEES.map((forme) => ({ forme, annees: yearsWith((own) => own === forme) })).filter(
			(item) => item.annees.length > 0
		),
		sansForme: yearsWith(isNonAttribuee),
		de: known[0] ?? 0,
		a: known.at(-1) ?? 0
	};
}

/**
 * The finding of the figure, `whole` where every form is told; of a dispositif of the contexte, which is read alone, only
 * when it has money (R5).
 */
export function findingOf(
	{ annees, selection, reading }: FormesParAnnee,
	portee: Scope,
	whole = identifiedForms
): Sentence {
	// The years told are those with money, be it of a form that is not asked: its absence is what is told.
	const paid = new Set(reading.cells.map(({ exercice }) => exercice));
	const known = annees.map(({ exercice }) => exercice).filter((exercice) => paid.has(exercice));
	if (known.length === 0) return noAmount(portee);
	const [only] = selection.dispositifs;
	return selection.query.perimetre === 'contexte'
		? apartFinding(portee, only ? [labelOf(only)] : [], known)
		: whole(portee, formsOverYears(annees, known));
}

/** What names the humps of the money of no form. */
const humpsIn = ({ annees, reading, selection }: FormesParAnnee) =>
	humpsOf(
		annees.map(({ exercice }) => {
			const open = reading.cells.filter(
				(cell) => cell.exercice === exercice && isNonAttribuee(cell.forme) && cell.centimes !== 0
			);
			return { exercice, payeurs: [...new Set(open.map(({ dispositif }) => dispositif))] };
		}),
		shortNames(selection.reference.dispositifs)
	);

/** The figure `formes-par-annee` in words: what the chart draws, every sentence computed from the data. */
export function drawFormesParAnnee(figure: FormesParAnnee, highlighted: number | null): FormesParAnneeData {
	const { selection, reading, annees } = figure;
	const { reference, query } = selection;
	const labels = new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const portee = scopeOfReading(reading, {
		exercices: annees.map((year) => year.exercice),
		seul: query.perimetre === 'contexte' ? selection.dispositifs[0]?.id : undefined
	});
	const runs = partialRuns(annees.flatMap(partialPairs), reference);
	// The sentence over the bars is of one dispositif whose years all have a bar to stand over.
	const drawn = new Set(annees.filter((year) => year.parts.length > 0).map((year) => year.exercice));
	const main = runs.find(({ years }) => years.every((year) => drawn.has(year)))?.dispositif;
	const [mainRuns, otherRuns] = [
		runs.filter(({ dispositif }) => dispositif === main),
		runs.filter(({ dispositif }) => dispositif !== main)
	];
	const reserves = reservesOf(annees, selection);
	return {
		annees: annees.map((year) => ({
			exercice: year.exercice,
			statut: year.statut,
			etapes: year.etapes,
			couverture: year.couverture,
			enPartie: year.partiels.length > 0,
			preuves: year.preuves,
			deduit: year.deduit,
			total: year.total,
			rien: nothingOf(year, selection.dispositifs.length),
			parts: partsOf(year, query),
			concurrentes: year.totauxPossibles,
			conteste: figure.contests.some((contest) => contest.exercice === year.exercice),
			motif: motifOf(year, selection.dispositifs.length),
			lien: yearAddress(query, year.exercice)
		})),
		ruptures: figure.ruptures.map(({ avant, apres, texte, comparable, cause }) => ({
			avant,
			apres,
			texte,
			comparable,
			cause
		})),
		titre: findingOf(figure, portee),
		sousTitre: measured(portee, subtitle(selection)),
		portee,
		sources: sourceLine(selection, figure.sources),
		notes: [
			...competingNotes(figure.contests, labels, selection),
			...officialNotes(figure),
			...reserves,
			...otherRuns.map((run) => `${labels.get(run.dispositif) ?? run.dispositif}. ${partialSentence(run)}.`)
		],
		reserves,
		mesure: query.mesure,
		partielle: partialSentences(mainRuns),
		bosses: query.perimetre === 'contexte' ? [] : humpsIn(figure),
		partielleDe: mainRuns.flatMap(({ years }) => years).sort((a, b) => a - b)[0],
		libelles: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)])),
		enAvant: highlighted
	};
}

/** What the figure shows for a query: the years in sight, with the one that says most apart. */
export const askFormesParAnnee = (db: Database, query: Query): FormesParAnneeData =>
	drawFormesParAnnee(formesParAnnee(db, query), headline(db, query)?.exercice ?? null);
