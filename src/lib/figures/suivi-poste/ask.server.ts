import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf, noteOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, lowerFirst, typeset, upperFirst } from '#lib/domain/typography.ts';
import { ETAPES, isComplete, type Etape } from '#lib/domain/vocabulary.ts';
import { yearAddress } from '#lib/figures/addresses.server.ts';
import { competingNotes, measureWords, noIndexNotes, sourceLine } from '#lib/figures/notes.server.ts';
import { partialRuns, partialSentence } from '#lib/figures/partial-runs.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import type { TitledNote } from '#lib/figures/shell/figure-view.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import { sumOf } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { measured } from '#lib/words/scope-words.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import type { SuiviPosteData, Track, TrackChange, TrackReason } from './data.ts';
import { executionsTold, howToRead, toldYear, trackFinding } from './finding.ts';
import { suiviPoste, type ReadTrack, type SuiviPoste } from './read.server.ts';
import { plannedOf } from './stages.ts';

/** The figure `suivi-poste` in words: one poste from what was asked to what was spent, then the money apart. */
export function askSuiviPoste(db: Database, asked: Query): SuiviPosteData {
	const found = suiviPoste(db, asked);
	const { reading, exercices, ruptures } = found;
	const { selection } = reading;
	const motifs = reasonsTold(found);
	const suivi = found.suivi && trackIn(found, found.suivi, asked, motifs);
	const apart = found.apart.map((track) => trackIn(found, track, asked, []));
	const tracks = [...(found.suivi ? [found.suivi] : []), ...found.apart];
	const scopeOf = (
		years: readonly number[],
		own: readonly ReadTrack[],
		isTold: (etape: Etape) => boolean = () => true
	) =>
		scopeOfReading(reading, {
			exercices: years,
			dispositifs: own.map(({ dispositif }) => dispositif),
			figure: 'suivi-poste',
			cells: own.flatMap(({ cells }) => cells.filter(({ etape }) => isTold(etape)))
		});
	// What is apart bears its own reserves, in its own note.
	const portee = scopeOf(exercices, found.suivi ? [found.suivi] : tracks);
	const told = suivi && toldYear(suivi);
	const ofTitle = told
		? scopeOf([told.exercice], found.suivi ? [found.suivi] : [], (etape) =>
				told.etapes.some((one) => one === etape)
			)
		: portee;
	const promesses = suivi ? promises(db, reading, suivi.dispositif) : [];
	const labels = new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const money = measureWords(
		selection,
		(suivi ? [suivi] : apart).map(({ dispositif }) => dispositif)
	);
	const unindexed = exercices.filter((exercice) =>
		[suivi, ...apart].some((track) =>
			track?.annees.some(
				(year) => year.exercice === exercice && year.valeurs.some(({ statut }) => statut === 'sans_indice')
			)
		)
	);
	const what = suivi
		? tr(
				fr`${suivi.poste} (${suivi.libelle.replace(/ \((.+)\)$/, ', $1')}) : ce qui est demandé, voté et dépensé, ${money}.`,
				`${suivi.poste} (${suivi.libelle.replace(/ \((.+)\)$/, ', $1')}): what is asked, voted and spent, ${money}.`
			)
		: tr(
				fr`Ce qui est demandé, voté et dépensé, poste par poste, ${money}.`,
				`What is asked, voted and spent, item by item, ${money}.`
			);
	const executions = suivi ? executionsTold(suivi) : '';
	return {
		...{ suivi, apart, exercices, motifs },
		ruptures: ruptures.map(({ avant, apres, texte, comparable, cause }) => ({
			...{ avant, apres, texte, comparable, cause }
		})),
		promesses: promesses.map(({ note }) => note),
		enAvant: told?.exercice ?? null,
		titre: trackFinding(ofTitle, suivi),
		sousTitre: measured(portee, typeset(executions === '' ? what : `${what} ${executions}`)),
		lecture: suivi ? howToRead(apart) : '',
		portee,
		sources: sourceLine(selection, [
			...new Set([
				...found.sources,
				...found.motifs.map(({ source }) => source),
				...promesses.flatMap(({ sources }) => sources)
			])
		]),
		notes: [
			...competingNotes(
				tracks.flatMap(({ contests }) => contests),
				labels,
				selection
			),
			...noIndexNotes(unindexed),
			...(suivi ? apart : []).flatMap(({ libelle }, index) => {
				const own = found.apart[index];
				const told = own && measured(scopeOf(exercices, [own]), `${libelle}.`);
				return told && told !== `${libelle}.` ? [told] : [];
			}),
			...partialNotes(found)
		]
	};
}

function trackIn(
	{ reading, motifs: reasons }: SuiviPoste,
	track: ReadTrack,
	asked: Query,
	motifs: readonly TrackReason[]
): Track {
	const { reference, query } = reading.selection;
	const row = reference.dispositifs.find(({ id }) => id === track.dispositif);
	const { dispositif, poste, etapes, forme } = track;
	return {
		...{ dispositif, poste, etapes },
		nom: shortNames(reading.selection.dispositifs)(dispositif),
		libelle: row ? labelOf(row) : dispositif,
		marque: query.perimetre === 'contexte' ? 'CONTEXTE' : forme,
		annees: track.annees.map((year, index) => ({
			...year,
			couverture: reading.at(dispositif, year.exercice).couverture,
			evolution: poste === '' ? null : changeOf(track, index, reasons, motifs),
			lien: yearAddress(asked, year.exercice)
		}))
	};
}

/** What changed from the year before, where both are planned in the budget (R2, R11), and the reasons of it. */
function changeOf(
	{ annees }: ReadTrack,
	index: number,
	reasons: SuiviPoste['motifs'],
	motifs: readonly TrackReason[]
): TrackChange | null {
	const [before, after] = [annees[index - 1], annees[index]];
	if (!before || !after) return null;
	const [avant, apres] = [plannedOf(before.valeurs), plannedOf(after.valeurs)];
	const isBudget = (value: typeof avant) => value?.etape === 'lfi' || value?.etape === 'plf';
	const ecart =
		isBudget(avant) && isBudget(apres) && avant?.centimes != null && apres?.centimes != null
			? { avant: avant.centimes, apres: apres.centimes }
			: null;
	const own = motifs.flatMap(({ a }, rank) => (a === after.exercice && reasons[rank] ? [rank] : []));
	const moved = ecart !== null && ecart.avant !== ecart.apres;
	// Nothing moved: there is nothing to explain.
	if (ecart !== null && !moved) return null;
	return moved || own.length > 0 ? { ecart, motifs: own } : null;
}

/** Each reason whole, with its source in brackets (R11): publishers and places in documents are named as published. */
function reasonsTold({ motifs, reading }: SuiviPoste): TrackReason[] {
	const editors = new Map(reading.selection.reference.sources.map((row) => [row.id, row.editeur]));
	return motifs.map(({ de, a, texte, source, page }) => {
		const editeur = editors.get(source) ?? source;
		const where = tr(page === '' ? editeur : `${editeur}, ${lowerFirst(page)}`, editeur);
		return { de, a, texte: `${texte.replace(/\.$/, '')} (${where}).` };
	});
}

/**
 * Money wider than trafficking, written in the same programme as the dispositif and only ever announced: what its own note
 * says of it, and what was announced, each with its sources. It enters no total (R5) and is never drawn.
 */
function promises(
	db: Database,
	{ selection }: Reading,
	dispositif: string
): { readonly note: TitledNote; readonly sources: readonly string[] }[] {
	const { reference, query } = selection;
	if (query.perimetre === 'contexte') return [];
	const programmesOf = (id: string) =>
		reference.nomenclature.flatMap((row) => (row.dispositif === id && row.programme ? [row.programme] : []));
	const own = new Set(programmesOf(dispositif));
	const wider = read(db, {
		...{ ...query, perimetre: 'contexte' as const, dispositif: [], euros: 'courants' as const },
		...{ de: undefined, a: undefined }
	});
	const stages = ETAPES.map((etape) => wider.of({ etapes: [etape] }));
	return wider.selection.dispositifs.flatMap((row) => {
		if (!programmesOf(row.id).some((programme) => own.has(programme))) return [];
		const cells = stages.flatMap((stage) => stage.cells.filter((cell) => cell.dispositif === row.id));
		if (cells.length === 0 || cells.some(({ etape }) => etape !== 'annonce')) return [];
		const announced = [...Map.groupBy(cells, ({ exercice }) => exercice)].map(
			([exercice, of]) => `${formatEuros(sumOf(of))} ${tr('pour', 'for')} ${exercice}`
		);
		const sources = wider.of({ etapes: ['annonce'], dispositifs: [row] }).sourcesCounted;
		const editors = new Map(reference.sources.map(({ id, editeur }) => [id, editeur]));
		const who = enumerate([...new Set(sources.map((id) => editors.get(id) ?? id))]);
		const said = tr(
			fr`Annoncé : ${enumerate(announced)} (${who}) ; aucun montant voté ni dépensé dans nos sources, hors de tout total.`,
			`Announced: ${enumerate(announced)} (${who}); no amount voted or spent in our sources, in no total.`
		);
		const note = noteOf(row).trim();
		return [
			{ note: { titre: labelOf(row), texte: note === '' ? said : `${upperFirst(note)} ${said}` }, sources }
		];
	});
}

/** What is known only in part of each track, where a break has not said it. */
function partialNotes({ suivi, apart, reading, ruptures }: SuiviPoste): string[] {
	const { reference } = reading.selection;
	const said = new Set(ruptures.map(({ texte }) => texte.replace(/\.$/, '').toLowerCase()));
	const labels = new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const places = [...(suivi ? [suivi] : []), ...apart].flatMap(({ dispositif, annees }) =>
		annees
			.filter(({ exercice }) => {
				const { couverture, existe } = reading.at(dispositif, exercice);
				return existe && !isComplete(couverture) && reading.paid(dispositif, exercice);
			})
			.map(({ exercice }) => ({ dispositif, exercice }))
	);
	return partialRuns(places, reference)
		.filter(({ why }) => !said.has(why.toLowerCase()))
		.map((run) => `${labels.get(run.dispositif) ?? run.dispositif}. ${partialSentence(run)}.`);
}
