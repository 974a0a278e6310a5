import type { BesoinsMoyensData } from './data.ts';

import { nameOf } from '#lib/figures/shell/words.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, yearRanges } from '#lib/domain/typography.ts';

import {
	noPerPerson,
	byRespondents,
	hiddenCounts,
	isSurveyLabour,
	needsFinding,
	perPersonWords,
	sumOfShares,
	surveysFinding
} from './finding.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { measured, told } from '#lib/words/scope-words.ts';
import { read } from '#lib/server/analysis/reading.ts';
import { groupName, labelsOf, panelOf, unsaidForm } from './panels.server.ts';
import { comparedYears, needs, type Needs } from './read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import {
	keyNote,
	openNote,
	otherSurveyNote,
	otherSeriesNote,
	partialNote,
	silentNote,
	surveyNote
} from './notes.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import {
	competingNotes,
	etapeEnTitre,
	measureWords,
	sourceLine,
	waitingLines
} from '#lib/figures/notes.server.ts';

/**
 * The figure `besoins-moyens`: victims by form beside money by form, one block per year asked, each with its own survey. A
 * year without a survey says so; nothing is carried from one year to another.
 */
export function besoinsMoyens(
	db: Database,
	query: Query,
	exercice: number | readonly number[]
): BesoinsMoyensData {
	const asked = typeof exercice === 'number' ? [exercice] : exercice;
	const years = asked.map((year) => needs(db, query, year));
	const portee = scopeOfReading(read(db, { ...query, de: undefined, a: undefined }), {
		exercices: asked,
		figure: 'besoins-moyens'
	});
	const [first] = years;
	if (!first)
		return {
			titre: told(portee, tr('Aucune année à comparer', 'No year to compare')),
			sousTitre: told(portee, ''),
			portee,
			sources: '',
			notes: [],
			panneaux: []
		};
	const ids = [...new Set(years.flatMap((year) => [...year.sources, ...surveySources(year)]))];
	return {
		titre:
			years.length === 1
				? findingOf(first, portee)
				: surveysFinding(
						portee,
						years.map((year) => ({ exercice: year.exercice, repondants: year.enquete?.repondants ?? null }))
					),
		sousTitre: measured(portee, subtitle(first)),
		lecture: tr(
			fr`Deux échelles séparées : l'une n'est pas une part de l'autre.`,
			'Two separate scales: one is not a share of the other.'
		),
		portee,
		sources: sourceLine(first.selection, ids),
		notes: years.length === 1 ? notesOf(first) : sharedNotes(years),
		panneaux: years.map(panelOf)
	};
}

/** The notes of several years, each said once under the years that it is true of. */
function sharedNotes(years: readonly Needs[]): string[] {
	const notes = new Map<string, number[]>();
	for (const year of years)
		for (const note of notesOf(year)) notes.set(note, [...(notes.get(note) ?? []), year.exercice]);
	return [...notes]
		.sort(([, a], [, b]) => b.length - a.length)
		.map(([note, own]) => (own.length === years.length ? note : `${yearRanges(own)}. ${note}`));
}

/**
 * The years of the figure, none when nothing is asked of any: those that have both a survey and an amount when the
 * address asks for several, each a block of its own; else the one of `besoinsMoyensYear`.
 */
export function besoinsMoyensYears(db: Database, query: Query): readonly number[] {
	const asked = query.de !== undefined || query.a !== undefined;
	const several = asked && query.de !== query.a ? comparedYears(db, query) : [];
	const one = besoinsMoyensYear(db, query);
	return several.length > 0 ? several : one === null ? [] : [one];
}

/**
 * The year that a page shows first: the latest of those asked that has both a survey and an amount, else the last asked;
 * `null` when nothing is asked of any year.
 */
export function besoinsMoyensYear(db: Database, query: Query): number | null {
	return comparedYears(db, query).at(-1) ?? query.a ?? query.de ?? null;
}

const surveySources = ({ enquete }: Needs) => enquete?.sources ?? [];

function findingOf({ exercice, enquete, lignes, moyens }: Needs, portee: Scope): Sentence {
	return needsFinding(portee, {
		exercice,
		enquete,
		lignes: lignes.map(({ formes, victimes, attribue }) => ({
			formes,
			part: victimes?.part ?? null,
			montant: attribue
		})),
		paye: moyens.total !== null
	});
}

/** A title inside a sentence; the names of budget acts keep their capitals. */
const inSentence = (titre: string) =>
	titre.toLowerCase().replace(/\((plf|lfi|lfr)\)/g, (code) => code.toUpperCase());

function subtitle({ selection }: Needs): string {
	const ids = selection.dispositifs.map((row) => row.id);
	const money = `${inSentence(etapeEnTitre(selection.query.etape))}, ${measureWords(selection, ids)}`;
	return tr(
		fr`La part de chaque forme parmi les victimes que comptent les associations qui ont répondu à l'enquête de l'année, puis sa part dans l'argent : ${money}.`,
		`The share of each form among the victims counted by the organisations that answered the year’s survey, then its share of the money: ${money}.`
	);
}

function notesOf(year: Needs): string[] {
	const { enquete, autres, moyens, selection, contests, muettes } = year;
	const labels = labelsOf(year);
	const names = new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const partial = moyens.partiels.map(
		({ dispositif, centimes }) =>
			`${names.get(dispositif) ?? dispositif} (${centimes === null ? tr('aucun montant à cette étape', 'no amount at this stage') : formatEuros(centimes)})`
	);
	const masque = enquete?.masque ?? null;
	const perPerson = year.lignes.flatMap(({ formes, victimes, parPersonne }) =>
		parPersonne && enquete
			? [
					perPersonWords(
						groupName(formes, labels, victimes?.reste),
						parPersonne.personnes,
						enquete.base === 'detectees' ? tr('repérées', 'identified') : tr('accompagnées', 'assisted'),
						parPersonne
					)
				]
			: []
	);
	const notes: (string | null)[] = [
		enquete && surveyNote(enquete.enquete, byRespondents(enquete.base, enquete.repondants)),
		enquete && year.lignes.some(({ formes }) => isSurveyLabour(formes))
			? tr(
					'L’enquête compte ensemble l’exploitation par le travail et la servitude domestique.',
					'The survey counts labour exploitation and domestic servitude together.'
				)
			: null,
		enquete && sumOfShares(enquete.somme, enquete.arrondi),
		masque &&
			hiddenCounts(
				masque.seuil,
				masque.regroupe
					? [
							...masque.regroupe.formes.map((forme) => nameOf(forme, labels).toLowerCase()),
							...(masque.regroupe.reste ? [unsaidForm()] : [])
						]
					: []
			),
		...autres.map((other) =>
			other.enquete === enquete?.enquete
				? otherSeriesNote(other, (formes) => groupName(formes, labels))
				: otherSurveyNote(other.enquete, other.repondants)
		),
		moyens.nonAttribueTotal > 0 ? openNote(formatEuros(moyens.nonAttribueTotal), partial.length > 0) : null,
		moyens.total !== null && partial.length > 0
			? partialNote(enumerate(partial), moyens.base !== null)
			: null,
		moyens.enQuarantaine > 0
			? `${waitingLines(moyens.enQuarantaine)}, ${tr('hors de cette figure', 'not in this figure')}.`
			: null,
		selection.keys.length > 0 && year.lignes.some(({ parts }) => parts.some((part) => part.parCle))
			? keyNote()
			: null,
		...(enquete && moyens.total !== null ? (perPerson.length > 0 ? perPerson : [noPerPerson()]) : []),
		muettes.length > 0 && enquete && moyens.total !== null
			? silentNote(enumerate(muettes.map((forme) => nameOf(forme, labels).toLowerCase())))
			: null,
		...competingNotes(contests, names, selection)
	];
	return notes.filter((note) => note !== null);
}

/** What the figure shows for a query; `null` without a year that has a survey or money. */
export function askBesoinsMoyens(db: Database, query: Query): BesoinsMoyensData | null {
	const years = besoinsMoyensYears(db, query);
	return years.length === 0 ? null : besoinsMoyens(db, query, years);
}
