import type { FluxData, FluxRow } from '#lib/charts/flux.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { enumerate, fr, typeset } from '#lib/domain/typography.ts';
import { keysApplied } from '#lib/i18n/allocation-keys.ts';
import { ETAPES, LIBELLES } from '#lib/domain/vocabulary.ts';
import { flowsFinding } from '#lib/i18n/flows.ts';
import { flows, type Flow, type FlowPlace, type Flows } from '#lib/server/analysis/flows.ts';
import type { Database } from '#lib/server/store/open.ts';
import { drawnPlaces, posteName, postesOf } from './flux-places.ts';
import { competingNotes, etapeEnTitre, measureWords, sourceLine } from './measure-words.ts';

const ZERO = 'zéro publié';

type Names = ReadonlyMap<string, string>;

const nameIn = (names: Names, id: string) => names.get(id) ?? id;
const isTied = ({ forme, cle }: Flow) => forme !== 'NV' && forme !== 'MULTI' && cle === null;
const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

function title(found: Flows, postes: ReturnType<typeof postesOf>, names: Names): string {
	const { exercice, selection } = found;
	if (exercice === null) return 'Aucun montant dans nos sources pour ce choix';
	const [only] = selection.dispositifs;
	return flowsFinding({
		exercice,
		etape: selection.query.etape,
		seul: selection.query.perimetre === 'contexte' && only ? nameIn(names, only.id) : null,
		partiel: found.partiels.length > 0,
		base: selection.deflator?.base ?? null,
		postes: postes.map((poste) => ({
			nom: poste.nomme ? poste.nom : null,
			centimes: poste.centimes,
			rattache: sum(poste.flows.filter(isTied))
		})),
		autres: found.repris.length + found.zeros.length > 0
	});
}

function subtitle({ selection, exercice, total }: Flows, counted: readonly string[]): string {
	const { query, keys } = selection;
	const year = exercice === null ? '' : ` ${exercice}`;
	const composite =
		query.etape === 'prevu'
			? ' Prévu : loi de finances initiale (LFI), à défaut projet de loi (PLF), à défaut annonce.'
			: '';
	const sums = total === null || query.perimetre === 'contexte' ? '' : ` Total : ${formatEuros(total)}.`;
	const hypotheses = keysApplied(keys)
		.map((note) => ` ${note}`)
		.join('');
	return typeset(
		`${etapeEnTitre(query.etape)}${year}, du dispositif au poste puis à la forme de traite, ${measureWords(selection, counted)}.${composite}${sums}${hypotheses}`
	);
}

const placeWords = (place: FlowPlace, names: Names) =>
	`${posteName(place)} (${nameIn(names, place.dispositif)}, ${LIBELLES.etapeCourte[place.etape]})`;

function undrawnNotes(found: Flows, names: Names): string[] {
	const taken = found.repris.filter((flow) => flow.centimes < 0);
	const balanced = found.repris.filter((flow) => flow.centimes === 0);
	const each = (flow: Flow) => fr`${placeWords(flow, names)} : ${formatEuros(flow.centimes)}`;
	const zeros = [...new Set(found.zeros.map((place) => placeWords(place, names)))];
	const said = [
		taken.length === 0
			? null
			: fr`${taken.length === 1 ? 'Montant repris, compté dans le total et non dessiné' : 'Montants repris, comptés dans le total et non dessinés'} : ${taken.map(each).join(' ; ')}.`,
		balanced.length === 0
			? null
			: fr`Rien à dessiner, des montants s'y compensent : ${balanced.map((flow) => placeWords(flow, names)).join(' ; ')}.`,
		zeros.length === 0
			? null
			: fr`${zeros.length === 1 ? 'Zéro publié' : 'Zéros publiés'} : ${zeros.join(' ; ')}.`
	];
	return said.filter((note) => note !== null);
}

function absentNotes({ sans, waiting, exercice }: Flows, names: Names): string[] {
	const silent = sans.filter((item) => item.statut !== 'non_importe');
	const list = silent.map(({ dispositif, statut }) => {
		const why = statut === 'sans_indice' ? "pas d'indice des prix" : LIBELLES.statut[statut];
		return `${nameIn(names, dispositif)} (${why})`;
	});
	const rows = waiting.map(({ dispositif, lignes, centimes }) => {
		const count = lignes === 1 ? '1\u00A0ligne' : `${lignes}\u00A0lignes`;
		return fr`${nameIn(names, dispositif)}, ${count}, ${formatEuros(centimes)} lus`;
	});
	return [
		...(list.length === 0 ? [] : [fr`Sans montant en ${exercice ?? ''} : ${list.join(' ; ')}.`]),
		...(rows.length === 0 ? [] : [fr`En quarantaine, hors de la figure : ${rows.join(' ; ')}.`])
	].map(typeset);
}

function partialNotes({ partiels, selection, exercice }: Flows, names: Names): string[] {
	return partiels.map((id) => {
		const row = selection.reference.couverture.find(
			(item) => item.dispositif === id && item.exercice === exercice
		);
		const why = row?.note.replace(/\.$/, '') ?? '';
		const reason = why === '' ? '' : fr` : ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
		return fr`${nameIn(names, id)}, couverture partielle en ${exercice ?? ''}${reason}.`;
	});
}

function officialNotes({ officiels }: Flows): string[] {
	return officiels.map(
		({ libelle, exercice, centimes }) =>
			fr`À côté, hors de cette figure : ${libelle}, ${formatEuros(centimes)} en ${exercice} (montant arrondi).`
	);
}

function exactRows(found: Flows): FluxRow[] {
	const order = found.selection.reference.dispositifs.map((row) => row.id);
	const rowOf = (place: FlowPlace, centimes: number, precision: string): FluxRow => ({
		dispositif: place.dispositif,
		poste: posteName(place),
		forme: place.forme,
		etape: place.etape,
		centimes,
		statut: precision === ZERO ? 'zero' : 'publie',
		precision
	});
	const signs = (flow: Flow) =>
		[
			flow.nonDetaille ? 'non détaillé' : '',
			flow.cle ? fr`par clé, entre ${formatEuros(flow.cle.bas)} et ${formatEuros(flow.cle.haut)}` : '',
			flow.centimes < 0 ? 'repris, non dessiné' : ''
		]
			.filter((sign) => sign !== '')
			.join(', ');
	const ranked = [...found.flows, ...found.repris].sort(
		(a, b) => order.indexOf(a.dispositif) - order.indexOf(b.dispositif) || b.centimes - a.centimes
	);
	return [
		...ranked.map((flow) => rowOf(flow, flow.centimes, signs(flow))),
		...found.zeros.map((place) => rowOf(place, 0, ZERO))
	];
}

/** The figure `flux` in words: what the river draws, every sentence computed from the data. */
export function drawFlux(found: Flows): FluxData {
	const { selection } = found;
	const { reference } = selection;
	const names = new Map(reference.dispositifs.map((row) => [row.id, typeset(row.libelle_fr)]));
	const forms = new Map<string, string>(reference.formes.map((row) => [row.code, row.libelle_fr]));
	const order = selection.dispositifs.map((row) => row.id);
	const postes = postesOf(found.flows, order);
	const counted = order.filter((id) => postes.some((poste) => poste.dispositif === id));
	return {
		exercice: found.exercice,
		titre: title(found, postes, names),
		sousTitre: subtitle(found, counted),
		sources: sourceLine(selection, found.sources),
		notes: [
			...undrawnNotes(found, names),
			...competingNotes(found.contests, names),
			...partialNotes(found, names),
			...officialNotes(found),
			...absentNotes(found, names)
		],
		dispositifs: counted.map((id) => {
			const own = found.flows.filter((flow) => flow.dispositif === id);
			const etapes = ETAPES.filter((etape) => own.some((flow) => flow.etape === etape));
			return {
				cle: id,
				nom: nameIn(names, id),
				centimes: sum(own),
				precision: enumerate(etapes.map((etape) => LIBELLES.etapeCourte[etape])),
				partiel: found.partiels.includes(id)
			};
		}),
		...drawnPlaces(postes),
		libelles: Object.fromEntries(forms),
		exact: exactRows(found),
		noms: Object.fromEntries(names),
		total: selection.query.perimetre === 'contexte' ? null : found.total
	};
}

/** The figure `flux` of a query: the year that it asks for when it asks for one, else the one that says most. */
export const flux = (db: Database, query: Query): FluxData => drawFlux(flows(db, query));
