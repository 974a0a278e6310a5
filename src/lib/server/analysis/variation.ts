import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import { fold } from '#lib/domain/fold.ts';
import type { Couverture, Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, type Absence } from './absence.ts';
import { seriesBreaks, type SeriesBreak } from './breaks.ts';
import { countedCells, pairsWithoutIndex, type Cell } from './cells.ts';
import { contests, type Contest } from './competing.ts';
import { controlsOf } from './controls.ts';
import { placeName, undetailed, unnamedPoste } from './place-name.ts';
import { quarantined } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';
import { sourcesRead } from './sources-read.ts';

/** An amount of one year, in cents, or the kind of nothing that stands there. */
export interface YearValue {
	readonly etape: Etape | null;
	readonly centimes: number | null;
	/** The kind of nothing when `centimes` is `null`; `sans-indice` when prices are not known (R12). */
	readonly absence: Absence | 'sans-indice' | null;
	readonly concurrentes: boolean;
	/** Whether the sources isolate the whole of the dispositif that year: what is not complete is « au moins » (R8). */
	readonly couverture: Couverture;
}

/** What became of one poste. `ecart` is `null` when it is not compared. */
export interface PosteVariation {
	/** As the later source writes it; a niveau when no poste is stated. */
	readonly poste: string;
	/** Whether a source names it: of a dispositif that does not compare as a whole, only these may compare (R11). */
	readonly nomme: boolean;
	readonly nonDetaille: boolean;
	/** Nothing of a side without amount is left undetailed: its details reach the published total. */
	readonly epuise: boolean;
	readonly avant: number | null;
	readonly apres: number | null;
	readonly ecart: number | null;
}

/** Why a dispositif is not compared (R11). */
export type Exclusion =
	| { readonly cause: 'absence'; readonly annees: readonly number[] }
	| { readonly cause: 'rupture'; readonly rupture: SeriesBreak }
	| { readonly cause: 'etape' | 'couverture' | 'quarantaine' | 'sans-indice' };

export interface DispositifVariation {
	readonly dispositif: string;
	readonly libelle: string;
	readonly avant: YearValue;
	readonly apres: YearValue;
	readonly ecart: number | null;
	/** Of one that does not compare as a whole: all its postes when at least one compares, else none. */
	readonly postes: readonly PosteVariation[];
	/** `null` when it is compared as a whole. */
	readonly exclusion: Exclusion | null;
	readonly couverture: Couverture;
	/** Breaks between the two years across which amounts still compare. */
	readonly ruptures: readonly SeriesBreak[];
}

export interface Variation {
	readonly version: number;
	readonly selection: Selection;
	readonly annees: readonly [number, number];
	/** Compared dispositifs, then the others, each in display order. */
	readonly comparables: readonly DispositifVariation[];
	readonly ecartes: readonly DispositifVariation[];
	/**
	 * Over the dispositifs compared as a whole; `null` when none is, when they are of several kinds of stage, as an
	 * announcement and a bill (R2), and in the contexte, which is never added up (R5).
	 */
	readonly total: { readonly avant: number; readonly apres: number; readonly ecart: number } | null;
	readonly contests: readonly Contest[];
	readonly sources: readonly string[];
}

/** The bill and the vote are the same family: what the budget plans. Every other stage compares with itself only. */
const familyOf = (etape: Etape) => (etape === 'plf' || etape === 'lfi' ? 'budget' : etape);

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/**
 * What changed between two years by dispositif and by poste, in exact cents. Compares only what has a comparable value in
 * both years and says of every other dispositif why it is left out (R11).
 */
export function variation(db: Database, query: Query, annees: readonly [number, number]): Variation {
	const [from, to] = annees;
	const selection = select(db, { ...query, de: from, a: to });
	const cells = countedCells(db, selection, true);
	const contested = contests(db, selection).filter((contest) => annees.includes(contest.exercice));
	const material: Material = {
		selection,
		annees,
		cells,
		contested,
		exact: new Set(
			controlsOf(db, selection)
				.filter((control) => control.total === control.details)
				.map((control) => `${control.dispositif} ${control.exercice}`)
		),
		unpriced: pairsWithoutIndex(db, selection),
		waiting: new Set(quarantined(db, selection).map((row) => `${row.dispositif} ${row.exercice}`))
	};
	const all = selection.dispositifs.map((row) => vary(material, row.id, labelOf(row)));
	const comparables = all.filter((item) => item.exclusion === null);
	const summed = (side: 'avant' | 'apres') => sum(comparables.map((item) => item[side].centimes ?? 0));
	const families = new Set(comparables.map((item) => item.apres.etape && familyOf(item.apres.etape)));
	const alike = comparables.length === 1 || (query.perimetre === 'coeur' && families.size === 1);
	const total = { avant: summed('avant'), apres: summed('apres'), ecart: summed('apres') - summed('avant') };
	return {
		version: selection.version,
		selection,
		annees,
		comparables,
		ecartes: all.filter((item) => item.exclusion !== null),
		total: comparables.length > 0 && alike ? total : null,
		contests: contested,
		sources: [...new Set(annees.flatMap((year) => sourcesRead(db, { ...selection, exercices: [year] })))]
	};
}

interface Material {
	readonly selection: Selection;
	readonly annees: readonly [number, number];
	readonly cells: readonly Cell[];
	readonly contested: readonly Contest[];
	/** Pairs whose details reach a published total exactly: nothing of them is left undetailed. */
	readonly exact: ReadonlySet<string>;
	readonly unpriced: ReadonlySet<string>;
	readonly waiting: ReadonlySet<string>;
}

function vary(material: Material, dispositif: string, libelle: string): DispositifVariation {
	const { selection, annees } = material;
	const coverage = coverageIndex(selection.reference);
	const own = material.cells.filter((cell) => cell.dispositif === dispositif);
	const paid = (id: string, year: number) => id === dispositif && own.some((cell) => cell.exercice === year);
	const ruptures = seriesBreaks(selection, paid).filter((item) => item.dispositif === dispositif);
	const [avant, apres] = annees.map((year) => valueOf(material, dispositif, year)) as [YearValue, YearValue];
	const exclusion = exclude(material, dispositif, { avant, apres }, ruptures);
	const both = avant.centimes !== null && apres.centimes !== null;
	const ecart = exclusion || !both ? null : (apres.centimes ?? 0) - (avant.centimes ?? 0);
	return {
		dispositif,
		libelle,
		avant,
		apres,
		ecart,
		postes: within(exclusion, postesOf(material, dispositif, own)),
		exclusion,
		couverture: coverage(dispositif, annees[1]),
		ruptures: ruptures.filter((item) => item.comparable)
	};
}

/** The postes as far as they compare: those that a source names, where the coverage or the nomenclature of the whole changes. */
function within(exclusion: Exclusion | null, postes: readonly PosteVariation[]): readonly PosteVariation[] {
	if (exclusion === null) return postes;
	if (exclusion.cause !== 'rupture' && exclusion.cause !== 'couverture') return [];
	const found = postes.map((row) => (row.nomme ? row : { ...row, ecart: null }));
	const compared = found.filter((row) => row.ecart !== null);
	return compared.length === 0 ? [] : [...compared, ...found.filter((row) => row.ecart === null)];
}

function valueOf({ selection, cells, contested, unpriced, waiting }: Material, id: string, year: number) {
	const own = cells.filter((cell) => cell.dispositif === id && cell.exercice === year);
	const key = `${id} ${year}`;
	const absence = () =>
		unpriced.has(key)
			? ('sans-indice' as const)
			: waiting.has(key)
				? ('non_importe' as const)
				: absenceIndex(selection.reference)(id, year, selection.etapes);
	return {
		etape: own[0]?.etape ?? null,
		centimes: own.length === 0 ? null : sum(own.map((cell) => cell.centimes)),
		absence: own.length === 0 ? absence() : null,
		concurrentes: contested.some((contest) => contest.dispositif === id && contest.exercice === year),
		couverture: coverageIndex(selection.reference)(id, year)
	} satisfies YearValue;
}

function exclude(
	{ selection, annees, waiting }: Material,
	id: string,
	{ avant, apres }: { readonly avant: YearValue; readonly apres: YearValue },
	ruptures: readonly SeriesBreak[]
): Exclusion | null {
	if (avant.absence === 'sans-indice' || apres.absence === 'sans-indice') return { cause: 'sans-indice' };
	const missing = annees.filter((_, index) => (index === 0 ? avant : apres).centimes === null);
	if (missing.length > 0 || avant.etape === null || apres.etape === null)
		return { cause: 'absence', annees: missing };
	if (annees.some((year) => waiting.has(`${id} ${year}`))) return { cause: 'quarantaine' };
	if (familyOf(avant.etape) !== familyOf(apres.etape)) return { cause: 'etape' };
	const broken = ruptures.find((item) => !item.comparable);
	if (broken) return { cause: 'rupture', rupture: broken };
	const coverage = coverageIndex(selection.reference);
	return coverage(id, annees[0]) === coverage(id, annees[1]) ? null : { cause: 'couverture' };
}

function placeOf(cell: Cell): string {
	return cell.poste === '' ? `niveau ${cell.niveau}` : `poste ${fold(cell.poste)}`;
}

interface Place extends Pick<PosteVariation, 'poste' | 'nomme' | 'nonDetaille'> {
	/** Cents by year. */
	readonly sums: Map<number, number>;
}

function postesOf({ annees, exact }: Material, dispositif: string, own: readonly Cell[]): PosteVariation[] {
	const places = new Map<string, Place>();
	const add = (key: string, told: Omit<Place, 'sums'>, year: number, cents: number) => {
		const place = places.get(key) ?? { ...told, sums: new Map<number, number>() };
		place.sums.set(year, (place.sums.get(year) ?? 0) + cents);
		places.set(key, { ...place, poste: told.poste });
	};
	for (const cell of own.filter(({ exercice }) => annees.includes(exercice))) {
		const rest = { poste: undetailed(), nonDetaille: true, nomme: false };
		if (cell.nonDetaille !== 0) add('non-detaille', rest, cell.exercice, cell.nonDetaille);
		if (cell.centimes !== cell.nonDetaille || cell.nonDetaille === 0) {
			const poste = placeName(cell) || unnamedPoste();
			const told = { poste, nonDetaille: false, nomme: cell.poste !== '' };
			add(placeOf(cell), told, cell.exercice, cell.centimes - cell.nonDetaille);
		}
	}
	const rows = [...places.values()].map(({ sums, ...place }): PosteVariation => {
		const [avant = null, apres = null] = annees.map((year) => sums.get(year) ?? null);
		const missing = annees.filter((year) => !sums.has(year));
		const epuise =
			place.nonDetaille &&
			missing.length === 1 &&
			missing.every((year) => exact.has(`${dispositif} ${year}`));
		const ecart = missing.length === 0 || epuise ? (apres ?? 0) - (avant ?? 0) : null;
		return { ...place, epuise, avant, apres, ecart };
	});
	const size = (row: PosteVariation) => Math.max(row.avant ?? 0, row.apres ?? 0);
	return rows.sort((a, b) => Number(a.nonDetaille) - Number(b.nonDetaille) || size(b) - size(a));
}
