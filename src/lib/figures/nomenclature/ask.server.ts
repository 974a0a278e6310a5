import type { NomenclatureBande, NomenclatureData, NomenclatureGroupe } from './data.ts';
import { tr } from '#lib/domain/language.ts';
import { labelOf, noteOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, typeset, upperFirst } from '#lib/domain/typography.ts';
import {
	bandSentence,
	crosswalkFinding,
	passageSentence,
	passageTail,
	type Compared,
	type CrosswalkTold
} from './finding.ts';
import { scopeOf } from '#lib/words/scope.ts';
import { measured, told } from '#lib/words/scope-words.ts';
import { isCore } from '#lib/server/analysis/selection.ts';
import type { Crosswalk, CrosswalkBand, CrosswalkPlace } from './read.server.ts';

const bandKey = (place: CrosswalkPlace, band: CrosswalkBand) =>
	`${place.id} ${band.dispositif.id} ${band.de}`;
/** A label as a sentence writes it. */
const written = (dispositif: CrosswalkBand['dispositif']) => typeset(labelOf(dispositif));
/** The name of a dispositif: its label up to the first comma or colon. */
function shortName(dispositif: CrosswalkBand['dispositif']): string {
	const label = written(dispositif);
	return label.split(/(?:,|\s?:)\s/)[0] ?? label;
}

/** What stands on a band: nothing where the place says it already. */
function bandName(place: CrosswalkPlace, { dispositif, compte, part }: CrosswalkBand): string {
	if (place.programme === '') return '';
	if (part) return tr(fr`une part : ${shortName(dispositif)}`, `a part: ${shortName(dispositif)}`);
	if (compte) return shortName(dispositif);
	return place.bandes.length > 1 ? tr('toute l’action', 'the whole action') : '';
}

/** What an action is called, when the label of a dispositif says it: « action 25 : violences et prostitution ». */
function titleOf({ action }: CrosswalkPlace, libelle: string): string | null {
	return new RegExp(`action ${action}\\s?:\\s(.+)$`).exec(libelle)?.[1] ?? null;
}

function placeName(place: CrosswalkPlace): string {
	const { programme, action, bandes } = place;
	const [first] = bandes;
	if (programme === '') return first ? written(first.dispositif) : '';
	if (action === '') return tr('Action non connue', 'Action not known');
	const title = bandes.map((band) => titleOf(place, labelOf(band.dispositif))).find((one) => one !== null);
	if (title == null) return `Action ${action}`;
	return tr(typeset(`Action ${action} : ${title}`), `Action ${action}: ${title}`);
}

function groupsOf({ places, selection }: Crosswalk, suffix: string): NomenclatureGroupe[] {
	const names = new Map(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)]));
	const bandOf = (place: CrosswalkPlace, band: CrosswalkBand): NomenclatureBande => {
		const { dispositif } = band;
		const inside = names.get(dispositif.inclus_dans);
		const already =
			inside === undefined ? '' : tr(`Déjà compris dans « ${inside} ».`, `Already included in “${inside}”.`);
		const note = `${band.note} ${already}`.trim();
		return {
			id: bandKey(place, band),
			nom: bandName(place, band),
			court: band.part ? shortName(dispositif) : bandName(place, band),
			compte: band.compte,
			annees: band.annees,
			phrase: bandSentence({
				...band,
				programme: place.programme,
				action: place.action,
				libelle: written(dispositif),
				note: typeset(note)
			}),
			lien: `/dispositifs/${dispositif.id}${suffix}`
		};
	};
	return [...new Set(places.map((place) => place.programme))].map((programme) => ({
		id: programme === '' ? 'hors' : programme,
		nom:
			programme === ''
				? tr('Sans programme ni action dans la table', 'No programme or action in the table')
				: `Programme ${programme}`,
		lieux: places
			.filter((place) => place.programme === programme)
			.map((place) => ({
				id: place.id,
				nom: placeName(place),
				// What holds the whole place comes before what is a part of it.
				bandes: [...place.bandes]
					.sort((a, b) => Number(a.part) - Number(b.part))
					.map((band) => bandOf(place, band))
			}))
	}));
}

/** The passages by the bands that they join: those of the dispositif that goes, else those of the whole places. */
function passagesOf({ places, passages }: Crosswalk): NomenclatureData['passages'] {
	return passages.flatMap(({ exercice, de, vers, comparable, dispositif }) => {
		const [from, to] = [de, vers].map((id) => places.find((place) => place.id === id));
		if (!from || !to) return [];
		const ends = from.bandes.filter((band) => band.a === exercice - 1);
		const starts = to.bandes.filter((band) => band.de === exercice);
		const own = (bands: readonly CrosswalkBand[]) =>
			bands.find((band) => band.dispositif.id === dispositif) ?? bands.find((band) => !band.part) ?? bands[0];
		const [end, start] = [own(ends), own(starts)];
		if (!end || !start) return [];
		const inPart = [...end.annees, ...start.annees].some(
			({ exercice: year, couverture }) =>
				(year === exercice - 1 || year === exercice) && couverture === 'partielle'
		);
		const compares: Compared =
			comparable === '' ? null : comparable !== 'oui' ? false : inPart ? 'part' : true;
		return [
			{
				exercice,
				de: bandKey(from, end),
				vers: bandKey(to, start),
				comparable: compares === null ? null : compares !== false,
				suite: passageTail(from, to, compares),
				phrase: passageSentence(exercice, from, to, compares)
			}
		];
	});
}

function breaksOf({ places, ruptures }: Crosswalk): NomenclatureData['ruptures'] {
	return ruptures
		.filter((item) => item.cause === 'couverture')
		.flatMap(({ dispositif, apres }) =>
			places.flatMap((place) =>
				place.bandes
					.filter((band) => band.dispositif.id === dispositif && band.de < apres && apres <= band.a)
					.map((band) => ({ bande: bandKey(place, band), apres }))
			)
		);
}

/** When an action holds a counted dispositif and nothing else, and which; whether a later one names trafficking. */
function aloneTold({ places, exercices }: Crosswalk): CrosswalkTold {
	const holds = (place: CrosswalkPlace, year: number) =>
		place.bandes.filter((band) => band.de <= year && year <= band.a);
	const alone = exercices.flatMap((year) =>
		places.flatMap((place) => {
			const [only, ...others] = place.action === '' ? [] : holds(place, year);
			const single = only !== undefined && others.length === 0 && only.compte && !only.part;
			return single ? [{ year, place, perimetre: only.dispositif.perimetre }] : [];
		})
	);
	const [first] = alone;
	const end = alone.at(-1)?.year ?? 0;
	const names = places
		.filter((place) => place.action !== '' && place.bandes.some((band) => band.compte && band.a > end))
		.map((place) => place.bandes.map((band) => titleOf(place, band.dispositif.libelle_fr)).find(Boolean));
	return {
		seules: [...new Set(alone.map(({ year }) => year))],
		action:
			first && alone.every(({ place }) => place === first.place)
				? { programme: first.place.programme, action: first.place.action, perimetre: first.perimetre }
				: null,
		last: exercices.at(-1) ?? 0,
		nommee:
			names.length === 0 || names.includes(undefined)
				? null
				: names.some((name) => /traite/iu.test(name ?? ''))
	};
}

/** The crosswalk in words: what the map draws, every sentence computed from the vocabularies. */
export function drawNomenclature(found: Crosswalk): NomenclatureData {
	const { selection, exercices, places, version } = found;
	const { reference, query } = selection;
	const [first, last] = [exercices[0] ?? 0, exercices.at(-1) ?? 0];
	const core = reference.dispositifs.filter(isCore);
	const placed = new Set(places.flatMap((place) => place.bandes.map((band) => band.dispositif.id)));
	const missing = reference.dispositifs.filter((row) => !placed.has(row.id));
	const span = exercices.length === 0 ? '' : tr(`, de ${first} à ${last}`, `, from ${first} to ${last}`);
	// The map shows every dispositif, whatever else is asked.
	const portee = scopeOf(
		{ ...selection, query: { ...query, dispositif: [], forme: [] }, dispositifs: core },
		{ money: [], auMoins: false }
	);
	return {
		portee,
		titre:
			exercices.length === 0
				? told(portee, tr('La table de passage est vide', 'The crosswalk is empty'))
				: crosswalkFinding(portee, aloneTold(found)),
		sousTitre: measured(
			portee,
			tr(
				fr`Programme et action où chaque dispositif est inscrit${span}, et ce que nos sources en isolent. La hauteur des bandes ne dit rien des montants.`,
				`Programme and action where each scheme is written${span}, and what our sources isolate of it. The height of the bands says nothing about amounts.`
			)
		),
		sources: tr(
			fr`Sources : la nomenclature et la couverture tenues par ce site d'après les documents lus ; leurs notes sont données sous la figure. Version ${version} des données.`,
			`Sources: the nomenclature and the coverage kept by this site from the documents read; their notes are given under the figure. Version ${version} of the data.`
		),
		notes:
			missing.length === 0
				? []
				: [
						tr(
							fr`Ni lieu ni couverture dans la table : ${enumerate(missing.map(written))}.`,
							`No place and no coverage in the table: ${enumerate(missing.map(written))}.`
						)
					],
		exercices,
		groupes: groupsOf(found, query.v === undefined ? '' : `?v=${query.v}`),
		passages: passagesOf(found),
		ruptures: breaksOf(found),
		exact: reference.nomenclature.map((row) => ({ ...row, note: noteOf(row) })),
		noms: Object.fromEntries(reference.dispositifs.map((row) => [row.id, upperFirst(written(row))]))
	};
}
