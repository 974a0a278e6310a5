import type { Query } from '#lib/domain/query.ts';
import {
	FORMES_ATTRIBUEES,
	isComplete,
	isNonAttribuee,
	type Forme,
	type FormeAttribuee
} from '#lib/domain/vocabulary.ts';
import { surveysOf, surveyYears, type Survey } from '#lib/figures/besoins-moyens/surveys.server.ts';
import { formesParAnnee, type FormesParAnnee, type Year } from '#lib/figures/formes-par-annee/read.server.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { fullestYear } from '#lib/server/analysis/counted/headline.ts';
import type { Reading } from '#lib/server/analysis/reading.ts';
import { boundsOf, isOpenEnded, mightBeFor, sumOf, type Stand } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { PanelState } from './data.ts';

/** What some forms, or what has none, come to in a year. Amounts in cents. */
export interface FormsInYear extends Stand {
	readonly genre: PanelState;
	readonly parts: Year['parts'];
	readonly echo: number;
	/** `null` when it is not known, and in the contexte, where nothing adds up (R5). */
	readonly haut: number | null;
	/** Some of its own money is of a dispositif that is read in part (R8); `auMoins`: some of all that is shown. */
	readonly enPartie: boolean;
	readonly auMoins: boolean;
	/** Dispositifs of its own money; one that paid nothing has none. */
	readonly dispositifs: readonly string[];
	/** Several values are published for some of its own money (R4). */
	readonly conteste: boolean;
}

export interface PanelRead {
	/** None for what has no form. */
	readonly formes: readonly FormeAttribuee[];
	readonly annees: readonly FormsInYear[];
}

export interface FormesAnnees {
	readonly figure: FormesParAnnee;
	readonly panneaux: readonly PanelRead[];
	readonly ouvert: PanelRead;
	readonly lue: number | null;
	readonly enquete: Survey | null;
}

/**
 * Every form by year, on evidence alone: what is attributed to it, and the money of no form that might be for it. A form that
 * a survey names, that has money or that the reader asks has a panel of its own; the others share one, in which there is none.
 * `known` is the figure `formes-par-annee` of the same query, where it was read already.
 */
export function formesAnnees(db: Database, asked: Query, known?: FormesParAnnee): FormesAnnees {
	const figure =
		known && asked.cles === 'sans'
			? known
			: formesParAnnee(db, { ...asked, cles: 'sans', mesure: 'montant' });
	const { annees, reading, selection } = figure;
	const shown = new Set(annees.map(({ exercice }) => exercice));
	const { at, cells } = reading;
	const lue = fullestYear({ at, cells: cells.filter(({ exercice }) => shown.has(exercice)) });
	const panelOf = (formes: readonly FormeAttribuee[]): PanelRead => ({
		formes,
		annees: annees.map((year) => formsInYear(figure, year, formes))
	});
	return {
		figure,
		panneaux: groupsOf(reading, shown).map(panelOf),
		ouvert: panelOf([]),
		lue,
		enquete: surveyNear(selection.reference, lue)
	};
}

function groupsOf({ selection, cells }: Reading, shown: ReadonlySet<number>): (readonly FormeAttribuee[])[] {
	const { query, reference } = selection;
	const paid = new Set(cells.filter(({ exercice }) => shown.has(exercice)).map(({ forme }) => forme));
	// « Une autre forme » is none that a survey names.
	const surveyed = new Set(reference.victimes.flatMap(({ forme }) => forme.split('|')));
	surveyed.delete('AUTRE');
	if (query.forme.length > 0)
		return FORMES_ATTRIBUEES.filter((forme) => query.forme.includes(forme)).map((forme) => [forme]);
	const apart = query.perimetre === 'contexte';
	const own = FORMES_ATTRIBUEES.filter((forme) => paid.has(forme) || (!apart && surveyed.has(forme)));
	const rest = apart ? [] : FORMES_ATTRIBUEES.filter((forme) => !own.includes(forme));
	return [...own.map((forme) => [forme]), ...(rest.length > 0 ? [rest] : [])];
}

function formsInYear(
	{ reading, selection, contests }: FormesParAnnee,
	{ exercice, parts }: Year,
	formes: readonly FormeAttribuee[]
): FormsInYear {
	const pairs = reading.pairs([exercice]);
	const open = formes.length === 0;
	const apart = selection.query.perimetre === 'contexte';
	const isOwn = ({ forme }: { readonly forme: Forme }) =>
		open ? isNonAttribuee(forme) : (formes as readonly Forme[]).includes(forme);
	const all = reading.cells.filter((cell) => cell.exercice === exercice);
	const own = all.filter(isOwn);
	const might = open || apart ? [] : all.filter(mightBeFor(formes));
	const echo = sumOf(might);
	const isPartial = ({ dispositif }: Cell) => !isComplete(reading.at(dispositif, exercice).couverture);
	const openEnded = isOpenEnded(pairs.map((pair) => reading.at(pair.dispositif, exercice)));
	const dispositifs = [
		...new Set(own.filter(({ centimes }) => centimes !== 0).map(({ dispositif }) => dispositif))
	];
	return {
		...reading.over(pairs, own),
		genre:
			all.length === 0 ? 'vide' : own.length > 0 || echo !== 0 ? 'argent' : openEnded ? 'inconnu' : 'rien',
		parts: parts.filter(isOwn),
		echo,
		haut: apart ? null : boundsOf(open ? ['NV', 'MULTI'] : formes, all, openEnded).haut,
		enPartie: own.some(isPartial),
		auMoins: [...own, ...might].some(isPartial),
		dispositifs,
		conteste: contests.some(
			(contest) => contest.exercice === exercice && dispositifs.includes(contest.dispositif)
		)
	};
}

/** The survey of a year, else of the nearest one; of two as near, the later. */
function surveyNear(reference: Reading['selection']['reference'], year: number | null): Survey | null {
	if (year === null) return null;
	const [nearest] = surveyYears(reference).sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a);
	return nearest === undefined ? null : (surveysOf(reference, nearest)[0] ?? null);
}
