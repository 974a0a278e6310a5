import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, typeset } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { yearAddress } from '#lib/figures/addresses.server.ts';
import { competingNotes, etapeEnTitre, measureWords, sourceLine } from '#lib/figures/notes.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { breakSentence, colon, nameOf, semicolon } from '#lib/figures/shell/words.ts';
import type { Database } from '#lib/server/store/database.ts';
import { measured } from '#lib/words/scope-words.ts';
import { actionsOf, stopOf } from './chain.server.ts';
import type { PassageAction, PassageColumn, PassageData } from './data.ts';
import { deckOf, stepSentence, titlesNote, wordFinding } from './finding.ts';
import { passagesOf } from './passages.server.ts';
import { placeKeyOf } from './places.server.ts';
import { passage, type PassageRead, type ReadColumn } from './read.server.ts';

/** Where the action of a year is shared out when it ends. */
function suitesOf({ chain, reading, dispositif }: PassageRead, { exercice }: ReadColumn): readonly string[] {
	const stop = stopOf(chain, exercice);
	const next = stop && chain[chain.indexOf(stop) + 1];
	if (!stop || !next) return [];
	const key = placeKeyOf({ programme: stop.programme, dispositif: dispositif.id }, stop.action);
	const { reference } = reading.selection;
	const known = actionsOf(reference, next.programme, next.de);
	return passagesOf(reference)
		.filter(({ exercice: year, de }) => year === next.de && de === key)
		.map(({ vers }) => vers.split('-').at(-1) ?? '')
		.filter((action) => known.includes(action));
}

function columnsOf(found: PassageRead, asked: Query): PassageColumn[] {
	const { reference } = found.reading.selection;
	const libelles = Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]));
	const named = (action: PassageAction): PassageAction => ({
		...action,
		parts: action.parts.map((part) => ({
			...part,
			nom: part.poste !== '' ? part.poste : nameOf(part.marque, libelles)
		}))
	});
	return found.colonnes.map((column, index) => {
		const before = found.colonnes[index - 1];
		return {
			...column,
			actions: column.actions.map(named),
			etape:
				before === undefined
					? ''
					: stepSentence({
							...{ before, after: column, seules: found.titres.seules, programme: found.titres.programme },
							suites: suitesOf(found, before)
						}),
			lien: yearAddress(asked, column.exercice)
		};
	});
}

/** Years of which a title is quoted by another document than those of the budget. */
function quotedYears({ reading, titres }: PassageRead): readonly number[] {
	const { intitules, sources } = reading.selection.reference;
	const budget = new Set(sources.filter(({ type }) => type === 'document budgétaire').map(({ id }) => id));
	const years = intitules
		.filter(({ programme, source }) => programme === titres.programme && !budget.has(source))
		.map(({ exercice }) => exercice);
	return titres.lues.filter((year) => years.includes(year));
}

/** Each amount with its stage: they are never mixed in silence (R2). */
function stageNote(columns: readonly ReadColumn[]): string {
	const told = columns.map(({ exercice, actions }) => {
		const stages = actions.map(({ action, etape }) => `action\u00A0${action} ${LIBELLES.etapeCourte[etape]}`);
		return `${exercice}${colon()} ${stages.join(', ')}`;
	});
	const list = told.join(`${semicolon()} `);
	return tr(`Étapes. ${list}.`, `Stages. ${list}.`);
}

/** What is isolated and passes the action that holds it: the two documents do not agree. */
const excessNotes = (columns: readonly ReadColumn[]): string[] =>
	columns.flatMap(({ exercice, actions }) =>
		actions.flatMap(({ action, isole, centimes, large }) =>
			large && isole !== null && isole > centimes
				? [
						tr(
							fr`En ${exercice}, ce qui est isolé dépasse l'action ${action} : les documents ne s'accordent pas.`,
							`In ${exercice}, what is isolated passes action ${action}: the documents do not agree.`
						)
					]
				: []
		)
	);

/** The figure `passage` in words; `null` where no dispositif of the choice goes from one action to another. */
export function askPassage(db: Database, asked: Query): PassageData | null {
	const found = passage(db, asked);
	if (found === null) return null;
	const { reading, whole, colonnes, dispositif, titres } = found;
	const { selection } = reading;
	const { reference } = selection;
	const years = colonnes.map(({ exercice }) => exercice);
	const portee = scopeOfReading(reading, {
		exercices: years,
		dispositifs: [dispositif.id],
		figure: 'passage'
	});
	const labels = new Map(reference.dispositifs.map((row) => [row.id, typeset(labelOf(row))]));
	const holders = new Set(colonnes.flatMap(({ actions }) => actions.map((action) => action.dispositif)));
	const places = new Set(
		colonnes.flatMap(({ exercice, actions }) => [
			`${dispositif.id} ${exercice}`,
			...actions.map((action) => `${action.dispositif} ${exercice}`)
		])
	);
	const stages = new Set(colonnes.flatMap(({ actions }) => actions.map(({ etape }) => etape)));
	const sourcesOf = (one: typeof reading, ids: ReadonlySet<string>) =>
		one.of({
			dispositifs: one.selection.dispositifs.filter(({ id }) => ids.has(id)),
			exercices: years,
			etapes: one.selection.etapes.filter((etape) => stages.has(etape))
		}).sourcesCounted;
	const titleSources = reference.intitules
		.filter(
			({ programme, exercice }) =>
				programme === titres.programme && [...titres.lues, ...titres.enPartie].includes(exercice)
		)
		.map(({ source }) => source);
	const stage = `${etapeEnTitre(selection.query.etape)}, ${measureWords(selection, [dispositif.id])}.`;
	const followed = colonnes.flatMap(({ actions }) => actions.filter(({ suivie }) => suivie));
	return {
		programme: titres.programme,
		suivi: dispositif.id,
		colonnes: columnsOf(found, asked),
		borne: found.borne,
		titre: wordFinding(
			portee,
			titres,
			followed.map(({ action }) => action)
		),
		sousTitre: measured(portee, `${deckOf(portee, colonnes)} ${typeset(stage)}`.trim()),
		lecture:
			colonnes.length < 2
				? ''
				: tr(
						'Tout est à la même échelle\u00A0; les passages ne disent pas quel euro devient lequel.',
						'All is to one scale; the passages do not say which euro becomes which.'
					),
		portee,
		sources: sourceLine(selection, [
			...new Set([
				...sourcesOf(reading, new Set([dispositif.id])),
				...sourcesOf(whole, holders),
				...titleSources
			])
		]),
		notes: [
			titlesNote(titres, quotedYears(found)),
			...reading
				.of({ dispositifs: [dispositif] })
				.breaks()
				.filter(({ apres }) => apres <= (years.at(-1) ?? 0) && apres > (years[0] ?? 0))
				.map(
					({ avant, apres, texte, comparable }) =>
						`${avant}-${apres}. ${typeset(breakSentence(texte, comparable))}`
				),
			stageNote(colonnes),
			...excessNotes(colonnes),
			...competingNotes(
				[...reading.contests, ...whole.contests].filter((contest) =>
					places.has(`${contest.dispositif} ${contest.exercice}`)
				),
				labels,
				selection
			)
		].filter((note) => note !== ''),
		noms: Object.fromEntries(labels),
		libelles: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]))
	};
}
