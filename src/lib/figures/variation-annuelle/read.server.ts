import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import { fold } from '#lib/domain/fold.ts';
import type { Couverture, Etape, Presence, Preuve } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { controlsOf } from '#lib/server/analysis/disputes/controls.ts';
import { placeName, undetailed, unnamedPoste } from '#lib/server/analysis/counted/place-name.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { evidenceOf, presenceOf, type Standing } from '#lib/server/analysis/standing.ts';

/** What stands in one year: an amount in cents, or the kind of nothing. What is not wholly covered is « au moins » (R8). */
export interface YearValue extends Pick<
	Standing,
	'etape' | 'statut' | 'centimes' | 'preuves' | 'couverture'
> {
	readonly concurrentes: boolean;
}

/** What an amount of a poste rests on in one year. */
export interface PosteEvidence {
	readonly statut: Presence;
	readonly preuves: readonly Preuve[];
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
	/** What each side rests on. */
	readonly appuis: readonly [avant: PosteEvidence, apres: PosteEvidence];
}

/** Why a dispositif is not compared (R11). */
export type Exclusion =
	| { readonly cause: 'absence'; readonly annees: readonly number[] }
	| { readonly cause: 'rupture'; readonly rupture: SeriesBreak }
	| { readonly cause: 'etape' | 'couverture' | 'quarantaine' | 'sans_indice' };

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
	/** What it was read from. */
	readonly reading: Reading;
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
	const reading = read(db, { ...query, de: from, a: to });
	const { selection } = reading;
	const exact = new Set(
		controlsOf(db, selection)
			.filter((control) => control.total === control.details)
			.map((control) => `${control.dispositif} ${control.exercice}`)
	);
	const all = selection.dispositifs.map((row) => vary({ reading, annees, exact }, row.id, labelOf(row)));
	const comparables = all.filter((item) => item.exclusion === null);
	const summed = (side: 'avant' | 'apres') => sum(comparables.map((item) => item[side].centimes ?? 0));
	const families = new Set(comparables.map((item) => item.apres.etape && familyOf(item.apres.etape)));
	const alike = comparables.length === 1 || (query.perimetre === 'coeur' && families.size === 1);
	const total = { avant: summed('avant'), apres: summed('apres'), ecart: summed('apres') - summed('avant') };
	return {
		version: selection.version,
		selection,
		reading,
		annees,
		comparables,
		ecartes: all.filter((item) => item.exclusion !== null),
		total: comparables.length > 0 && alike ? total : null,
		contests: reading.contests.filter((contest) => annees.includes(contest.exercice)),
		sources: [...new Set(annees.flatMap((year) => reading.of({ exercices: [year] }).sources))]
	};
}

interface Compared {
	readonly reading: Reading;
	readonly annees: readonly [number, number];
	/** Pairs whose details reach a published total exactly: nothing of them is left undetailed. */
	readonly exact: ReadonlySet<string>;
}

function vary(compared: Compared, dispositif: string, libelle: string): DispositifVariation {
	const { reading, annees } = compared;
	const ruptures = reading.breaks().filter((item) => item.dispositif === dispositif);
	const sides = annees.map((year) => reading.at(dispositif, year)) as [Standing, Standing];
	const exclusion = exclude(sides, ruptures);
	const [avant, apres] = sides.map(valueOf) as [YearValue, YearValue];
	const both = avant.centimes !== null && apres.centimes !== null;
	const ecart = exclusion || !both ? null : (apres.centimes ?? 0) - (avant.centimes ?? 0);
	return {
		dispositif,
		libelle,
		avant,
		apres,
		ecart,
		postes: within(exclusion, postesOf(compared, dispositif)),
		exclusion,
		couverture: sides[1].couverture,
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

const valueOf = ({ etape, statut, centimes, preuves, couverture, contests }: Standing): YearValue => ({
	...{ etape, statut, centimes, preuves, couverture },
	concurrentes: contests.length > 0
});

function exclude(sides: readonly [Standing, Standing], ruptures: readonly SeriesBreak[]): Exclusion | null {
	const [avant, apres] = sides;
	if (sides.some(({ statut }) => statut === 'sans_indice')) return { cause: 'sans_indice' };
	const missing = sides.filter(({ centimes }) => centimes === null).map(({ exercice }) => exercice);
	if (missing.length > 0 || avant.etape === null || apres.etape === null)
		return { cause: 'absence', annees: missing };
	if (sides.some(({ attente }) => attente !== null)) return { cause: 'quarantaine' };
	if (familyOf(avant.etape) !== familyOf(apres.etape)) return { cause: 'etape' };
	const broken = ruptures.find((item) => !item.comparable);
	if (broken) return { cause: 'rupture', rupture: broken };
	return avant.couverture === apres.couverture ? null : { cause: 'couverture' };
}

function placeOf(cell: Cell): string {
	return cell.poste === '' ? `niveau ${cell.niveau}` : `poste ${fold(cell.poste)}`;
}

interface Place extends Pick<PosteVariation, 'poste' | 'nomme' | 'nonDetaille'> {
	/** Cents by year. */
	readonly sums: Map<number, number>;
	readonly cells: readonly Cell[];
}

function postesOf({ reading, annees, exact }: Compared, dispositif: string): PosteVariation[] {
	const places = new Map<string, Place>();
	const add = (key: string, told: Omit<Place, 'sums' | 'cells'>, cell: Cell, cents: number) => {
		const { sums, cells } = places.get(key) ?? { sums: new Map<number, number>(), cells: [] };
		sums.set(cell.exercice, (sums.get(cell.exercice) ?? 0) + cents);
		places.set(key, { ...told, sums, cells: [...cells, cell] });
	};
	for (const cell of reading.detailed) {
		if (cell.dispositif !== dispositif || !annees.includes(cell.exercice)) continue;
		const rest = { poste: undetailed(), nonDetaille: true, nomme: false };
		if (cell.nonDetaille !== 0) add('non-detaille', rest, cell, cell.nonDetaille);
		if (cell.centimes !== cell.nonDetaille || cell.nonDetaille === 0) {
			const poste = placeName(cell) || unnamedPoste();
			const told = { poste, nonDetaille: false, nomme: cell.poste !== '' };
			add(placeOf(cell), told, cell, cell.centimes - cell.nonDetaille);
		}
	}
	const rows = [...places.values()].map(({ sums, cells, ...place }): PosteVariation => {
		const [avant = null, apres = null] = annees.map((year) => sums.get(year) ?? null);
		const missing = annees.filter((year) => !sums.has(year));
		const epuise =
			place.nonDetaille &&
			missing.length === 1 &&
			missing.every((year) => exact.has(`${dispositif} ${year}`));
		const ecart = missing.length === 0 || epuise ? (apres ?? 0) - (avant ?? 0) : null;
		const appuis = annees.map((year) => supportOf(cells.filter(({ exercice }) => exercice === year)));
		return { ...place, epuise, avant, apres, ecart, appuis: appuis as [PosteEvidence, PosteEvidence] };
	});
	const size = (row: PosteVariation) => Math.max(row.avant ?? 0, row.apres ?? 0);
	return rows.sort((a, b) => Number(a.nonDetaille) - Number(b.nonDetaille) || size(b) - size(a));
}

const supportOf = (cells: readonly Cell[]): PosteEvidence => ({
	statut: presenceOf(cells),
	preuves: evidenceOf(cells).preuves
});
