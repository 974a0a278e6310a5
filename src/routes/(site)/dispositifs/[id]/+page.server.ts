import { tr } from '#lib/domain/language.ts';
import { writeQuery, type EtapeDemandee } from '#lib/domain/query.ts';
import { isNoteInFrench, labelOf, noteOf } from '#lib/domain/reference-labels.ts';
import { typeset } from '#lib/domain/typography.ts';
import { COUVERTURES, ETAPES_PREVU, isComplete, LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Sentence } from '#lib/words/scope.ts';
import { dispositifFinding } from '#lib/words/dispositif-finding.ts';
import { perimeterSentences, yearsSentence } from '#lib/words/dispositifs.ts';
import { dispositifStory, type DispositifStory } from '#lib/pages/dispositif-page.server.ts';
import { postesByYear } from '#lib/pages/dispositif-postes.server.ts';
import { sheetAddresses, writeDataPoint } from '#lib/figures/shell/data-point.ts';
import { pointPhrase } from '#lib/pages/point/point-phrase.server.ts';
import { execution } from '#lib/figures/vote-execute/read.server.ts';
import { formesParAnnee, type FormesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { readableExecutions, transparency } from '#lib/figures/carte-transparence/read.server.ts';
import { drawCarteTransparence, scopeOfMap } from '#lib/figures/carte-transparence/ask.server.ts';
import { askPassage } from '#lib/figures/passage/ask.server.ts';
import { drawFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { etapeEnTitre } from '#lib/figures/notes.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { transparencyFinding } from '#lib/figures/carte-transparence/finding.ts';
import { askSuiviPoste } from '#lib/figures/suivi-poste/ask.server.ts';
import { drawVoteExecute } from '#lib/figures/vote-execute/ask.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ask } from '../../../ask.ts';
import { leadToDispositif } from '../find-dispositif.ts';
import { controls, coverageRuns, posteTable, searches, writtenRuns } from './story-words.ts';
import type { PageServerLoad } from './$types';

/** Postes shown: the others run together, a link away. */
const MOST_POSTES = 30;

function finding(story: DispositifStory, figure: FormesParAnnee): Sentence {
	const { row } = story.summary;
	const known = figure.annees.filter((year) => year.total !== null);
	const coverage = coverageIndex(story.selection.reference);
	const [only] = known;
	const portee = scopeOfReading(figure.reading, { seul: row.id });
	return dispositifFinding(portee, {
		libelle: typeset(labelOf(row)),
		couvertures: COUVERTURES.map((couverture) => ({
			couverture,
			exercices: known
				.map((year) => year.exercice)
				.filter((exercice) => coverage(row.id, exercice) === couverture)
		})).filter((item) => item.exercices.length > 0),
		seul: known.length === 1 && only?.total != null ? only.total : null,
		ailleurs: story.etapes.length > 0
	});
}

function views(story: DispositifStory) {
	const { query, etapes, natures } = story;
	const planned = etapes.some((etape) => ETAPES_PREVU.some((one) => one === etape));
	const stages: readonly EtapeDemandee[] = [
		...(planned ? (['prevu'] as const) : []),
		...etapes.filter((etape) => etape !== query.etape || !planned)
	];
	const address = (changes: Parameters<typeof writeQuery>[1]) =>
		writeQuery({ ...query, dispositif: [], perimetre: 'coeur' }, changes) || '?';
	return {
		etapes: [...new Set([...stages, query.etape])].map((etape) => ({
			nom: etape === 'prevu' ? tr('prévu', 'planned') : LIBELLES.etapeCourte[etape],
			adresse: address({ etape }),
			montre: etape === query.etape
		})),
		natures: [...new Set([...natures, query.nature])]
			.filter((nature) => nature !== 'np' || natures.length === 1 || query.nature === 'np')
			.map((nature) => ({
				nom: LIBELLES.nature[nature],
				adresse: address({ nature }),
				montre: nature === query.nature
			}))
	};
}

function executionOf(db: Database, story: DispositifStory) {
	const found = execution(db, { ...story.query, etapes: [] });
	const series = found.series.find((item) => item.dispositif === story.summary.row.id);
	const both = series?.annees.some((year) => year.prevu.centimes !== null && year.depense.centimes !== null);
	return series && both ? drawVoteExecute(found, series) : null;
}

/** The last year of which it is known whole, else the last with an amount: the others have their sheets. */
function phraseOf(
	db: Database,
	{ query, summary, selection }: DispositifStory,
	figure: FormesParAnnee,
	origin: string
) {
	const coverage = coverageIndex(selection.reference);
	const { id } = summary.row;
	const known = figure.annees.filter(({ total }) => total !== null).map(({ exercice }) => exercice);
	const exercice = known.findLast((year) => isComplete(coverage(id, year))) ?? known.at(-1);
	if (exercice === undefined) return null;
	const donnes = new URLSearchParams(writeQuery(query, { page: 1 }));
	donnes.delete('dispositif');
	const sheets = sheetAddresses('dispositifs-par-annee', donnes);
	const at = (year: number) => sheets(writeDataPoint({ exercice: year, dispositif: id }));
	const adresse = (v: number) =>
		`/dispositifs/${id}${writeQuery({ ...query, dispositif: [], perimetre: 'coeur' }, { v })}`;
	return {
		...pointPhrase(
			db,
			query,
			{ exercice, dispositif: id },
			{ figure: 'dispositifs-par-annee', adresse, origin }
		),
		annees: known.filter((year) => year !== exercice).map((year) => ({ exercice: year, adresse: at(year) }))
	};
}

/** Its poste that can be followed from stage to stage, where it has one. */
function followedIn(db: Database, { query }: DispositifStory) {
	const found = askSuiviPoste(db, query);
	return found.suivi && found.exercices.length > 0 ? found : null;
}

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { db } = locals;
	const story = ask(db, url, (query) => dispositifStory(db, query, params.id));
	if (!story) {
		const reference = ask(db, url, (query) => select(db, query).reference);
		return leadToDispositif(reference, params.id, url.search);
	}
	return ask(db, url, () => {
		const { query, summary } = story;
		const { row, dans, comprend } = summary;
		const figure = formesParAnnee(db, query);
		const map = transparency(db, query);
		const spent = query.etape === 'execution' || !story.etapes.includes('execution');
		const suffix = query.v === undefined ? '' : `?v=${query.v}`;
		const coverage = coverageIndex(story.selection.reference);
		const isPartial = (exercice: number) => !isComplete(coverage(row.id, exercice));
		const link = (other: typeof row) => ({
			libelle: typeset(labelOf(other)),
			adresse: `/dispositifs/${other.id}${suffix}`
		});
		return {
			id: row.id,
			suffixe: suffix,
			libelle: typeset(labelOf(row)),
			finding: finding(story, figure),
			ministere: row.ministere,
			note: noteOf(row),
			noteEnFrancais: isNoteInFrench(row),
			phrases: perimeterSentences({
				perimetre: row.perimetre,
				horsPersonnel: row.hors_personnel === 'oui',
				dans: dans && typeset(labelOf(dans)),
				comprend: comprend.map((item) => typeset(labelOf(item)))
			}),
			liens: [dans, ...comprend].filter((item) => item !== null).map(link),
			annees: yearsSentence(summary.exercices, summary.couvertures),
			compte: summary.compte,
			phrase: phraseOf(db, story, figure, url.origin),
			vues: views(story),
			figure: drawFormesParAnnee(figure, null),
			matrice: {
				...drawCarteTransparence(map),
				titre: transparencyFinding(scopeOfMap(map), readableExecutions(map.blocks))
			},
			execution: executionOf(db, story),
			suivi: followedIn(db, story),
			postes: [
				posteTable(
					postesByYear(db, query, MOST_POSTES),
					tr(`${etapeEnTitre(query.etape)} par poste`, `${etapeEnTitre(query.etape)} by item`),
					isPartial
				),
				spent
					? null
					: posteTable(
							postesByYear(db, { ...query, etape: 'execution' }, MOST_POSTES),
							tr(`${etapeEnTitre('execution')} par poste`, `${etapeEnTitre('execution')} by item`),
							isPartial
						)
			].filter((table) => table !== null),
			ecrit: { ...writtenRuns(story), passage: askPassage(db, query) !== null },
			couverture: coverageRuns(story),
			controles: controls(story, suffix),
			recherches: searches(story.recherches),
			sources: story.sources.map(({ id, row: source, lignes, first, last }) => ({
				id,
				titre: typeset(source?.titre ?? id),
				editeur: source?.editeur ?? '',
				url: source?.url ?? '',
				lignes,
				annees: first === last ? String(first) : tr(`${first} à ${last}`, `${first} to ${last}`)
			})),
			payes: story.payees
		};
	});
};
