import { tr } from '#lib/domain/language.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, typeset } from '#lib/domain/typography.ts';
import { isComplete } from '#lib/domain/vocabulary.ts';
import { yearAddress } from '#lib/figures/addresses.server.ts';
import {
	findingOf,
	motifOf,
	reservesOf,
	nothingOf,
	officialNotes,
	partsOf,
	plannedWords
} from '#lib/figures/formes-par-annee/ask.server.ts';
import { partialPairs, type FormesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { competingNotes, etapeEnTitre, measureWords, sourceLine } from '#lib/figures/notes.server.ts';
import { partialRuns, partialSentence } from '#lib/figures/partial-runs.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { nameOf } from '#lib/figures/shell/words.ts';
import { humpsOf } from '#lib/figures/stacked-years/humps.ts';
import type { Database } from '#lib/server/store/database.ts';
import { knownInPart } from '#lib/words/formes.ts';
import { measured } from '#lib/words/scope-words.ts';
import { inWords, shortNames } from '#lib/words/year/year-words.ts';
import type { FormesAnneesData, Panel } from './data.ts';
import { formsWithoutMoney, howToRead } from './finding.ts';
import { formesAnnees, type FormesAnnees, type PanelRead } from './read.server.ts';

/** The figure `formes-annees` in words: what its panels draw, every sentence computed from the data. */
export function askFormesAnnees(db: Database, asked: Query, known?: FormesParAnnee): FormesAnneesData {
	const read = formesAnnees(db, asked, known);
	const { figure, enquete, lue } = read;
	const { selection, reading, annees, ruptures } = figure;
	const { query, reference, dispositifs } = selection;
	const contexte = query.perimetre === 'contexte';
	const ids = dispositifs.map(({ id }) => id);
	const labels = new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const portee = scopeOfReading(reading, {
		exercices: annees.map(({ exercice }) => exercice),
		seul: contexte ? ids[0] : undefined,
		figure: 'formes-annees'
	});
	const panneaux = panelsOf(read, asked);
	const stage = `${etapeEnTitre(query.etape)} ${tr('par forme de traite', 'by form of trafficking')}`;
	const told = { annee: enquete?.annee ?? 0, base: enquete?.base ?? 'accompagnees', repondants: null };
	const survey = enquete && { ...told, repondants: enquete.repondants };
	const words = { panneaux, contexte, enquete: survey };
	const reserves = reservesOf(annees, selection);
	return {
		...words,
		ouvert: { ...panelOf(read, read.ouvert, asked), nom: nameOf(contexte ? 'CONTEXTE' : 'NV') },
		ruptures: ruptures.map(({ avant, apres, texte, comparable, cause }) => ({
			...{ avant, apres, texte, comparable, cause }
		})),
		lue,
		bosses: contexte ? [] : humps(read),
		titre: findingOf(figure, portee, formsWithoutMoney),
		sousTitre: measured(portee, typeset(`${stage}, ${measureWords(selection, ids)}.`)),
		lecture: howToRead(words),
		portee,
		sources: sourceLine(selection, [...new Set([...figure.sources, ...surveySources(read)])]),
		notes: [
			...competingNotes(figure.contests, labels, selection),
			...officialNotes(figure),
			...reserves,
			...partialNotes(figure, labels),
			...(contexte ? [] : unknownNotes(figure)),
			typeset(`${dispositifs.map((row) => labelOf(row)).join(' · ')}.${plannedWords(query)}`)
		],
		reserves,
		libelles: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]))
	};
}

const surveySources = ({ enquete, panneaux, figure }: FormesAnnees): readonly string[] =>
	enquete === null || figure.selection.query.perimetre === 'contexte' || panneaux.length === 0
		? []
		: enquete.sources;

function panelOf({ figure }: FormesAnnees, { formes, annees }: PanelRead, asked: Query): Panel {
	const { selection } = figure;
	const { reference, dispositifs, query } = selection;
	const libelles = Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]));
	const [only, ...others] = formes;
	const multi = annees.some(({ parts }) => parts.some(({ forme }) => forme === 'MULTI'));
	const count = inWords(formes.length, true);
	return {
		id: only === undefined ? (multi ? 'MULTI|NV' : 'NV') : formes.join('|'),
		formes,
		nom:
			only === undefined
				? ''
				: others.length === 0
					? nameOf(only, libelles)
					: tr(`Les ${count} autres formes`, `The ${count} other forms`),
		lien:
			only === undefined || others.length > 0 ? null : `/formes/${only}${writeQuery(asked, { forme: [] })}`,
		victimes: null,
		annees: annees.map(({ genre, echo, haut, auMoins, parts, ...stand }, index) => {
			const year = figure.annees[index];
			if (!year) throw new Error(`a panel has more years than its figure: ${index}`);
			return {
				...{ genre, echo, haut, auMoins },
				barre: {
					exercice: year.exercice,
					statut: stand.statut,
					etapes: stand.etapes,
					couverture: stand.couverture,
					enPartie: stand.enPartie,
					preuves: stand.preuves,
					deduit: stand.deduit,
					total: stand.centimes,
					parts: partsOf({ parts }, query),
					concurrentes: [],
					rien: genre === 'vide' ? nothingOf(year, dispositifs.length) : null,
					conteste: stand.conteste,
					motif: genre === 'vide' ? motifOf(year, dispositifs.length) : null,
					lien: yearAddress(asked, year.exercice)
				}
			};
		})
	};
}

/** The panels of forms, each with its share of the victims; nobody is counted against money wider than trafficking. */
function panelsOf(read: FormesAnnees, asked: Query): Panel[] {
	const panels = read.panneaux.map((panel) => panelOf(read, panel, asked));
	const cells = asked.perimetre === 'contexte' ? [] : (read.enquete?.cells ?? []);
	return panels.map((panel) => {
		const own = cells.filter(({ formes }) => formes.some((forme) => panel.formes.includes(forme)));
		const [cell, ...more] = own;
		// Of several cells in one panel no one share can be told.
		if (cell === undefined || more.length > 0 || cell.reste) return panel;
		return { ...panel, victimes: { part: cell.part, formes: cell.formes } };
	});
}

/** What names the humps of the money of no form. */
const humps = ({ ouvert, figure }: FormesAnnees): FormesAnneesData['bosses'] =>
	humpsOf(
		figure.annees.map(({ exercice }, index) => ({
			exercice,
			payeurs: ouvert.annees[index]?.dispositifs ?? []
		})),
		shortNames(figure.selection.reference.dispositifs)
	);

/** What is known only in part of each dispositif, where a break has not said it. */
function partialNotes({ annees, selection, ruptures }: FormesParAnnee, labels: ReadonlyMap<string, string>) {
	const said = new Set(ruptures.map(({ texte }) => texte.replace(/\.$/, '').toLowerCase()));
	return partialRuns(annees.flatMap(partialPairs), selection.reference)
		.filter(({ why }) => !said.has(why.toLowerCase()))
		.map((run) => `${labels.get(run.dispositif) ?? run.dispositif}. ${partialSentence(run)}.`);
}

/** Why the most of each form is not known, said once for all the years (R8). */
function unknownNotes({ annees, selection, reading }: FormesParAnnee): string[] {
	const nom = shortNames(selection.dispositifs);
	const paid = new Set(reading.cells.map(({ exercice }) => exercice));
	const runs = selection.dispositifs.map(({ id }) => ({
		nom: nom(id),
		exercices: annees
			.map(({ exercice }) => exercice)
			.filter((exercice) => {
				const { existe, couverture } = reading.at(id, exercice);
				return paid.has(exercice) && existe && !isComplete(couverture);
			})
	}));
	const known = knownInPart(runs.filter(({ exercices }) => exercices.length > 0));
	return known === '' ? [] : [tr(fr`Maximum de chaque forme. ${known}`, `Maximum of each form. ${known}`)];
}
