import type { FluxData, FluxRow } from './data.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, typeset } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/words/allocation-keys.ts';
import { ETAPES, FORMES, LIBELLES, type Forme } from '#lib/domain/vocabulary.ts';
import { flowsFinding } from './finding.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { measured } from '#lib/words/scope-words.ts';
import { noAmount } from '#lib/figures/repartition-annee/finding-payers.ts';
import { flows, type Flow, type FlowPlace, type Flows } from './read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { drawnPlaces, posteName, postesOf } from './places.server.ts';
import { partialRuns, partialSentence } from '#lib/figures/partial-runs.server.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import {
	competingNotes,
	etapeEnTitre,
	measureWords,
	moneyRead,
	officialNote,
	sourceLine,
	yearInTitle
} from '#lib/figures/notes.server.ts';

const publishedZero = () => tr('zéro publié', 'published zero');

type Names = ReadonlyMap<string, string>;

const nameIn = (names: Names, id: string) => names.get(id) ?? id;
const isTied = ({ forme, cle }: Flow) => forme !== 'NV' && forme !== 'MULTI' && cle === null;
const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

function title(found: Flows, portee: Scope, order: readonly string[]): Sentence {
	const { exercice } = found;
	if (exercice === null) return noAmount(portee);
	return flowsFinding(portee, {
		exercice,
		postes: postesOf([...found.flows, ...found.repris], order).map((poste) => ({
			nom: poste.nomme ? poste.nom : null,
			centimes: poste.centimes,
			rattache: sum(poste.flows.filter(isTied))
		})),
		autres: found.repris.length + found.zeros.length > 0
	});
}

function subtitle({ selection, exercice, total }: Flows, counted: readonly string[]): string {
	const { query, keys } = selection;
	const year = exercice === null ? '' : ` ${yearInTitle(exercice)}`;
	const composite =
		query.etape === 'prevu'
			? tr(
					' Prévu : loi de finances initiale (LFI), à défaut projet de loi (PLF), à défaut annonce.',
					' Planned: initial budget act (LFI), failing that budget bill (PLF), failing that announcement.'
				)
			: '';
	const sums =
		total === null || query.perimetre === 'contexte'
			? ''
			: tr(` Total : ${formatEuros(total)}.`, ` Total: ${formatEuros(total)}.`);
	const path = tr(
		'du dispositif au poste puis à la forme de traite',
		'from scheme to item, then to form of trafficking'
	);
	const hypotheses = keysApplied(keys)
		.map((note) => ` ${note}`)
		.join('');
	return typeset(
		`${etapeEnTitre(query.etape)}${year}, ${path}, ${measureWords(selection, counted)}.${composite}${sums}${hypotheses}`
	);
}

const placeWords = (place: FlowPlace, names: Names) =>
	`${posteName(place)} (${nameIn(names, place.dispositif)}, ${LIBELLES.etapeCourte[place.etape]})`;

function undrawnNotes(found: Flows, names: Names): string[] {
	const taken = found.repris.filter((flow) => flow.centimes < 0);
	const balanced = found.repris.filter((flow) => flow.centimes === 0);
	const each = (flow: Flow) => {
		const [place, amount] = [placeWords(flow, names), formatEuros(flow.centimes)];
		return tr(fr`${place} : ${amount}`, `${place}: ${amount}`);
	};
	const list = (items: readonly string[]) => items.join(tr(' ; ', '; '));
	const zeros = [...new Set(found.zeros.map((place) => placeWords(place, names)))];
	const said = [
		taken.length === 0
			? null
			: tr(
					fr`${taken.length === 1 ? 'Montant repris, compté dans le total et non dessiné' : 'Montants repris, comptés dans le total et non dessinés'} : ${list(taken.map(each))}.`,
					`${taken.length === 1 ? 'Amount taken back' : 'Amounts taken back'}, counted in the total and not drawn: ${list(taken.map(each))}.`
				),
		balanced.length === 0
			? null
			: tr(
					fr`Rien à dessiner, des montants s'y compensent : ${list(balanced.map((flow) => placeWords(flow, names)))}.`,
					`Nothing to draw, amounts cancel out there: ${list(balanced.map((flow) => placeWords(flow, names)))}.`
				),
		zeros.length === 0
			? null
			: tr(
					fr`${zeros.length === 1 ? 'Zéro publié' : 'Zéros publiés'} : ${list(zeros)}.`,
					`${zeros.length === 1 ? 'Published zero' : 'Published zeros'}: ${list(zeros)}.`
				)
	];
	return said.filter((note) => note !== null);
}

function absentNotes({ sans, waiting, exercice }: Flows, names: Names): string[] {
	const silent = sans.filter((item) => item.statut !== 'non_importe');
	const list = silent.map(
		({ dispositif, statut }) => `${nameIn(names, dispositif)} (${LIBELLES.statut[statut]})`
	);
	const rows = waiting.map((item) => {
		const { dispositif, lignes } = item;
		const lines = tr(
			`${lignes}\u00A0${lignes === 1 ? 'ligne' : 'lignes'}`,
			`${lignes} ${lignes === 1 ? 'line' : 'lines'}`
		);
		return `${nameIn(names, dispositif)}, ${lines}, ${moneyRead(item)}`;
	});
	const [year, absent, waits] = [exercice ?? '', list.join(tr(' ; ', '; ')), rows.join(tr(' ; ', '; '))];
	return [
		...(list.length === 0
			? []
			: [tr(fr`Sans montant en ${year} : ${absent}.`, `Without an amount in ${year}: ${absent}.`)]),
		...(rows.length === 0
			? []
			: [
					tr(fr`En quarantaine, hors de la figure : ${waits}.`, `In quarantine, not in the figure: ${waits}.`)
				])
	].map(typeset);
}

function partialNotes({ partiels, selection, exercice }: Flows, names: Names): string[] {
	const places = exercice === null ? [] : partiels.map((dispositif) => ({ dispositif, exercice }));
	return partialRuns(places, selection.reference).map(
		(run) => `${nameIn(names, run.dispositif)}. ${partialSentence(run)}.`
	);
}

function exactRows(found: Flows): FluxRow[] {
	const order = found.selection.reference.dispositifs.map((row) => row.id);
	const rowOf = (
		place: FlowPlace,
		centimes: number,
		precision: string,
		part: FluxRow['part'] = ''
	): FluxRow => ({
		dispositif: place.dispositif,
		poste: posteName(place),
		forme: place.forme,
		etape: place.etape,
		centimes,
		...{ statut: place.statut, preuves: place.preuves, part },
		couverture: found.couvertures.get(place.dispositif) ?? 'non_declaree',
		precision
	});
	const signs = (flow: Flow) =>
		[
			flow.nonDetaille ? tr('non détaillé', 'not itemised') : '',
			flow.cle
				? tr(
						fr`par clé, entre ${formatEuros(flow.cle.bas)} et ${formatEuros(flow.cle.haut)}`,
						`by key, between ${formatEuros(flow.cle.bas)} and ${formatEuros(flow.cle.haut)}`
					)
				: '',
			flow.centimes < 0 ? tr('repris, non dessiné', 'taken back, not drawn') : ''
		]
			.filter((sign) => sign !== '')
			.join(', ');
	const ranked = [...found.flows, ...found.repris].sort(
		(a, b) => order.indexOf(a.dispositif) - order.indexOf(b.dispositif) || b.centimes - a.centimes
	);
	return [
		...ranked.map((flow) =>
			rowOf(flow, flow.centimes, signs(flow), flow.nonDetaille ? 'non-detaille' : flow.cle ? 'cle' : '')
		),
		...found.zeros.map((place) => rowOf(place, 0, publishedZero()))
	];
}

/** What is taken back of a form, or of what has none, and is not drawn. */
const takenBack = ({ repris }: Flows, forme: Forme) =>
	sum(repris.filter((flow) => (flow.nonDetaille ? 'NV' : flow.forme) === forme));

/** The figure `flux` in words: what the river draws, every sentence computed from the data. */
export function drawFlux(found: Flows): FluxData {
	const { selection } = found;
	const { reference } = selection;
	const names = new Map(reference.dispositifs.map((row) => [row.id, typeset(labelOf(row))]));
	const forms = new Map<string, string>(reference.formes.map((row) => [row.code, labelOf(row)]));
	const order = selection.dispositifs.map((row) => row.id);
	const postes = postesOf(found.flows, order);
	const portee = scopeOfReading(found.reading, {
		exercices: found.exercice === null ? [] : [found.exercice],
		figure: 'flux',
		seul: selection.query.perimetre === 'contexte' ? selection.dispositifs[0]?.id : undefined
	});
	const counted = order.filter((id) => postes.some((poste) => poste.dispositif === id));
	return {
		exercice: found.exercice,
		portee,
		titre: title(found, portee, order),
		sousTitre: measured(portee, subtitle(found, counted)),
		sources: sourceLine(selection, found.sources),
		notes: [
			...undrawnNotes(found, names),
			...competingNotes(found.contests, names, found.selection),
			...partialNotes(found, names),
			...found.officiels.map((item) => officialNote(item, found.selection)),
			...absentNotes(found, names)
		],
		dispositifs: counted.map((id) => {
			const own = found.flows.filter((flow) => flow.dispositif === id);
			const etapes = ETAPES.filter((etape) => own.some((flow) => flow.etape === etape));
			return {
				id,
				nom: nameIn(names, id),
				centimes: sum(own),
				repris: sum(found.repris.filter((flow) => flow.dispositif === id)),
				precision: enumerate(etapes.map((etape) => LIBELLES.etapeCourte[etape])),
				partiel: found.partiels.includes(id),
				conteste: found.contests.some((contest) => contest.dispositif === id)
			};
		}),
		...drawnPlaces(postes, found.repris, selection.query.perimetre === 'contexte'),
		repris: Object.fromEntries(FORMES.map((forme) => [forme, takenBack(found, forme)])),
		libelles: Object.fromEntries(forms),
		exact: exactRows(found),
		noms: Object.fromEntries(names),
		total: selection.query.perimetre === 'contexte' ? null : found.total
	};
}

/** The figure `flux` of a query: the year that it asks for when it asks for one, else the one that says most. */
export const askFlux = (db: Database, query: Query): FluxData => drawFlux(flows(db, query));
