import { scale } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import {
	FORMES_ATTRIBUEES,
	isComplete,
	type Couverture,
	type Etape,
	type Forme,
	type FormeAttribuee,
	type Preuve,
	type Statut
} from '#lib/domain/vocabulary.ts';
import type { Bornes } from '#lib/domain/allocation.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { boundsOf, isOpenEnded, sumOf, type Stand, type Standing } from '#lib/server/analysis/standing.ts';
import { surveysOf, surveyYears, type Survey, type SurveyCell } from './surveys.server.ts';

/** Money of one form, in cents. `parCle`: an allocation key gives it (R7). */
export interface MeansPart {
	readonly forme: Forme;
	readonly centimes: number;
	/** What of it is deduced by us. */
	readonly deduit: number;
	readonly parCle: boolean;
}

/** What is known of the people and of the money of some forms, which surveys and budgets cut differently. */
export interface NeedsRow {
	/** One form, or those that the survey counts together (`TRAV` and `DOM`). */
	readonly formes: readonly FormeAttribuee[];
	/** `null` when the survey does not speak of these forms. */
	readonly victimes: SurveyCell | null;
	/** Money of these forms over the dispositifs wholly covered: what a share can be taken of. */
	readonly parts: readonly MeansPart[];
	/** All the money attributed to these forms, partly covered dispositifs included; `null` when nothing is. */
	readonly attribue: number | null;
	/** What stands at these forms, and what it rests on. */
	readonly statut: Statut;
	readonly preuves: readonly Preuve[];
	readonly deduit: number;
	/** R8, for the forms of the row together; evidence alone. */
	readonly bornes: Bornes;
	/**
	 * Cents for one person, half up, where the attributed amount and the count are both published for exactly these forms:
	 * at least `bas`; at most `haut`, if all the non attributed money went there too, `null` when unknown.
	 */
	readonly parPersonne: {
		readonly bas: number;
		readonly haut: number | null;
		readonly personnes: number;
	} | null;
}

/** Money of a year, in cents. */
export interface Means {
	/** `publie` and `zero` when something counts; else the kind of nothing (R10). `total` is `null` without an amount. */
	readonly statut: Statut;
	readonly etapes: readonly Etape[];
	readonly total: number | null;
	/** Sum over the dispositifs wholly covered, of which shares are taken; `null` when none is, or without a positive sum (R9). */
	readonly base: number | null;
	/** What stands at the money of no form, over everything. */
	readonly ouvert: Pick<Stand, 'statut' | 'preuves' | 'deduit'>;
	/** Money of no form over the same dispositifs (R6). */
	readonly nonAttribue: readonly MeansPart[];
	/** The same over everything. */
	readonly nonAttribueTotal: number;
	/** Dispositifs not known to be wholly covered, and their money, `null` without any: in no share, and the most is not known (R8). */
	readonly partiels: readonly { readonly dispositif: string; readonly centimes: number | null }[];
	readonly couverture: Couverture;
	readonly preuves: readonly Preuve[];
	/** Cents of the total that are deduced by us. */
	readonly deduit: number;
	/** Rows of the year in quarantine. */
	readonly enQuarantaine: number;
}

/** Victims by form beside money by form, for one year. */
export interface Needs {
	readonly selection: Selection;
	/** What it was read from. */
	readonly reading: Reading;
	readonly exercice: number;
	/** `null` when no survey of that year was read. */
	readonly enquete: Survey | null;
	/** Other surveys of the year: fewer associations answered them. */
	readonly autres: readonly Survey[];
	/** Years that have a survey. */
	readonly enquetes: readonly number[];
	readonly moyens: Means;
	/** In the order of the forms; those of which nothing is known are left out. */
	readonly lignes: readonly NeedsRow[];
	/** Whom the survey counts without a form, when that is more than a rounding. */
	readonly sansForme: SurveyCell | null;
	/** Forms of which neither the survey nor the money says anything. */
	readonly muettes: readonly FormeAttribuee[];
	readonly contests: readonly Contest[];
	/** Ids of the sources of the money. */
	readonly sources: readonly string[];
}

const isOpen = (cell: Cell) => cell.forme === 'NV' || cell.forme === 'MULTI';

/** Needs beside means for one year. In the contexte perimeter nothing is added up: no share, no bounds (R5). */
export function needs(db: Database, asked: Query, exercice: number): Needs {
	const query: Query = { ...asked, de: exercice, a: exercice };
	const reading = read(db, query);
	const { selection, cells } = reading;
	const places = reading.pairs([exercice]).map(({ dispositif }) => reading.at(dispositif, exercice));
	const whole = new Set(
		places.filter(({ couverture }) => isComplete(couverture)).map(({ dispositif }) => dispositif)
	);
	const isWhole = (cell: Cell) => whole.has(cell.dispositif);
	const open = query.perimetre === 'contexte';
	const [enquete = null, ...autres] = surveysOf(selection.reference, exercice);
	const moyens = meansOf(reading, places, isWhole);
	const wanted = (formes: readonly FormeAttribuee[]) =>
		query.forme.length === 0 || formes.some((forme) => query.forme.includes(forme));
	const money = open ? [] : cells;
	const groups = groupsOf(enquete, money);
	const paid = open ? [] : reading.evidence;
	const openEnded = isOpenEnded(places);
	const lignes = groups
		.filter(({ formes }) => wanted(formes))
		.map(({ formes, victimes }): NeedsRow => {
			const own = money.filter((cell) => has(formes, cell.forme));
			const bornes = boundsOf(formes, paid, openEnded);
			return {
				formes,
				victimes,
				parts: moyens.base === null ? [] : partsOf(own.filter(isWhole)),
				attribue: own.length === 0 ? null : sumOf(own),
				...pick(reading.over(places, own)),
				bornes,
				parPersonne: perPerson(victimes, paid.some((cell) => has(formes, cell.forme)) ? bornes : null)
			};
		});
	const told = new Set(groups.flatMap(({ formes }) => formes));
	return {
		selection,
		reading,
		exercice,
		enquete,
		autres,
		enquetes: surveyYears(selection.reference),
		moyens,
		lignes,
		sansForme: enquete?.cells.find((cell) => cell.formes.length === 0) ?? null,
		muettes: FORMES_ATTRIBUEES.filter((forme) => forme !== 'AUTRE' && !told.has(forme) && wanted([forme])),
		contests: reading.contests,
		sources: reading.sources
	};
}

/** Years that have a survey and an amount, among those asked. */
export function comparedYears(db: Database, query: Query): number[] {
	const { selection, cells } = read(db, query);
	const paid = new Set(cells.map((cell) => cell.exercice));
	return surveyYears(selection.reference).filter(
		(year) => selection.exercices.includes(year) && paid.has(year)
	);
}

const has = (formes: readonly FormeAttribuee[], forme: Forme) => (formes as readonly Forme[]).includes(forme);

interface Group {
	readonly formes: readonly FormeAttribuee[];
	readonly victimes: SurveyCell | null;
}

/** The forms as the survey groups them, then those that only money speaks of. */
function groupsOf(enquete: Survey | null, cells: readonly Cell[]): Group[] {
	const surveyed = (enquete?.cells ?? [])
		.filter((cell) => cell.formes.length > 0)
		.map((cell): Group => ({ formes: cell.formes, victimes: cell }));
	const known = new Set(surveyed.flatMap(({ formes }) => formes));
	const others = FORMES_ATTRIBUEES.filter(
		(forme) => !known.has(forme) && cells.some((cell) => cell.forme === forme)
	).map((forme): Group => ({ formes: [forme], victimes: null }));
	const rank = ({ formes: [first] }: Group) => (first ? FORMES_ATTRIBUEES.indexOf(first) : 0);
	return [...surveyed, ...others].sort((a, b) => rank(a) - rank(b));
}

function perPerson(victimes: SurveyCell | null, bornes: Bornes | null): NeedsRow['parPersonne'] {
	const personnes = victimes?.effectif ?? 0;
	if (bornes === null || bornes.bas === null || bornes.bas <= 0 || personnes <= 0) return null;
	const each = (centimes: number) => scale(centimes, 1, personnes);
	return { bas: each(bornes.bas), haut: bornes.haut === null ? null : each(bornes.haut), personnes };
}

function partsOf(cells: readonly Cell[]): MeansPart[] {
	const parts = new Map<string, MeansPart>();
	for (const { forme, centimes, cle, preuve } of cells) {
		const parCle = cle !== undefined;
		const key = `${forme} ${parCle}`;
		const before = parts.get(key) ?? { centimes: 0, deduit: 0 };
		parts.set(key, {
			...{ forme, parCle },
			centimes: before.centimes + centimes,
			deduit: before.deduit + (preuve === 'D' ? centimes : 0)
		});
	}
	return [...parts.values()];
}

const pick = ({ statut, preuves, deduit }: Stand): Pick<Stand, 'statut' | 'preuves' | 'deduit'> => ({
	...{ statut, preuves, deduit }
});

function meansOf(
	{ selection, cells, over }: Reading,
	places: readonly Standing[],
	isWhole: (cell: Cell) => boolean
): Means {
	const { statut, etapes, centimes, couverture, preuves, deduit, attente } = over(places);
	const apart = selection.query.perimetre === 'contexte';
	const whole = apart ? [] : cells.filter(isWhole);
	const split = places.filter((place) => !isComplete(place.couverture) && isInView(place));
	return {
		...{ statut, etapes, couverture, preuves, deduit },
		total: apart ? null : centimes,
		base: sumOf(whole) > 0 ? sumOf(whole) : null,
		ouvert: pick(over(places, cells.filter(isOpen))),
		nonAttribue: partsOf(whole.filter(isOpen)),
		nonAttribueTotal: apart ? 0 : sumOf(cells.filter(isOpen)),
		partiels: split.map((place) => ({ dispositif: place.dispositif, centimes: place.centimes })),
		enQuarantaine: attente?.lignes ?? 0
	};
}

/** What is only partly isolated is told with an amount or without; what is not isolated at all, with one. */
const isInView = ({ couverture, centimes }: Standing) => couverture === 'partielle' || centimes !== null;
