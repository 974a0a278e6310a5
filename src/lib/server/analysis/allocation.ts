import type { AllocationRow, Bornes } from '#lib/domain/allocation.ts';
import type { Groupe, Query } from '#lib/domain/query.ts';
import {
	ETAPES,
	FORMES,
	isNonAttribuee,
	type Couverture,
	type Etape,
	type Forme
} from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { absenceIndex, commonAbsence } from './absence.ts';
import { contestedSlots, countedCells, evidenceCells, pairsWithoutIndex, type Cell } from './cells.ts';
import { contestedPlaces, type ContestedPlace } from './contested-places.ts';
import { addQuarantines, quarantined, type Quarantine } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';

export interface Allocation {
	readonly version: number;
	readonly selection: Selection;
	/** The words grouped by, in order. */
	readonly groupes: readonly Groupe[];
	readonly rows: readonly AllocationRow[];
	/** Sum of the rows in cents; `null` in the contexte perimeter (R5) and when nothing counts. */
	readonly total: number | null;
}

/** A (dispositif, exercice) of the selection. */
interface Pair {
	readonly dispositif: string;
	readonly exercice: number;
}

interface Group {
	readonly words: Readonly<Record<string, string | number>>;
	readonly cells: Cell[];
	readonly pairs: readonly Pair[];
}

const isAttributed = (forme: Forme) => !isNonAttribuee(forme);
const sum = (cells: readonly Cell[]) => cells.reduce((total, cell) => total + cell.centimes, 0);

/**
 * Allocation of the selection by the words asked, in their order. Every exercice, dispositif and forme of the selection
 * has a row when it is grouped by, even without an amount: absence is stated, not left out (R10).
 */
export function allocate(db: Database, query: Query, asked: readonly Groupe[]): Allocation {
	const selection = select(db, query);
	const groupes = apart(selection, asked);
	const detailed = groupes.includes('niveau') || groupes.includes('poste');
	const cells = countedCells(db, selection, detailed);
	// Bounds are logical: they rest on the evidence alone, whatever a key supposes (R8).
	const evidence = evidenceCells(db, selection, detailed, cells);
	const contested = contestedSlots(db, selection);
	const finer = detailed || groupes.includes('forme');
	const groups = groupCells(selection, groupes, cells);
	const build = rowBuilder({
		selection,
		cells,
		evidence,
		contested,
		places: finer && contested.length > 0 ? contestedPlaces(db, selection) : [],
		quarantine: quarantined(db, selection),
		unpriced: pairsWithoutIndex(db, selection),
		groupes
	});
	const rows = [...groups.values()].sort(byWords(groupes, selection)).map(build);
	const amounts = rows.map((row) => row.centimes).filter((amount) => amount !== null);
	const known = query.perimetre === 'coeur' && amounts.length > 0;
	const total = known ? amounts.reduce((a, b) => a + b, 0) : null;
	return { version: selection.version, selection, groupes, rows, total };
}

/** What must not be added up is grouped by dispositif, asked or not (R5). */
function apart(selection: Selection, groupes: readonly Groupe[]): readonly Groupe[] {
	const several = selection.query.perimetre === 'contexte' && selection.dispositifs.length > 1;
	return several && !groupes.includes('dispositif') ? [...groupes, 'dispositif'] : groupes;
}

function wordOf(cell: Cell, groupe: Groupe): string | number {
	return cell[groupe];
}

function groupCells(
	selection: Selection,
	groupes: readonly Groupe[],
	cells: readonly Cell[]
): Map<string, Group> {
	const asked = selection.query.forme;
	const kept =
		groupes.includes('forme') && asked.length > 0
			? cells.filter((cell) => !isAttributed(cell.forme) || asked.includes(cell.forme))
			: cells;
	const groups = new Map<string, Group>();
	const vocabulary = (groupe: Groupe): readonly (string | number)[] | null => {
		if (groupe === 'exercice') return selection.exercices;
		if (groupe === 'dispositif') return selection.dispositifs.map((item) => item.id);
		if (groupe === 'forme')
			return FORMES.filter((forme) => asked.length === 0 || !isAttributed(forme) || asked.includes(forme));
		return null;
	};
	const pairsOf = (words: Readonly<Record<string, string | number>>): Pair[] => {
		const { exercice, dispositif } = words;
		const years = typeof exercice === 'number' ? [exercice] : selection.exercices;
		return selection.dispositifs
			.filter(({ id }) => dispositif === undefined || dispositif === id)
			.flatMap(({ id }) => years.map((year) => ({ dispositif: id, exercice: year })));
	};
	const keyOf = (words: Readonly<Record<string, string | number>>, of: readonly Groupe[]) =>
		of.map((groupe) => words[groupe]).join('\u001F');
	const closed = groupes.filter((groupe) => vocabulary(groupe) !== null);
	const met = new Set<string>();

	for (const cell of kept) {
		const words = Object.fromEntries(groupes.map((groupe) => [groupe, wordOf(cell, groupe)]));
		const key = keyOf(words, groupes);
		const group = groups.get(key) ?? { words, cells: [], pairs: pairsOf(words) };
		group.cells.push(cell);
		groups.set(key, group);
		met.add(keyOf(words, closed));
	}
	const combinations = closed.reduce<Record<string, string | number>[]>(
		(rows, groupe) =>
			rows.flatMap((row) => (vocabulary(groupe) ?? []).map((value) => ({ ...row, [groupe]: value }))),
		[{}]
	);
	for (const words of combinations) {
		if (met.has(keyOf(words, closed)) || selection.dispositifs.length === 0) continue;
		const full = Object.fromEntries(groupes.map((groupe) => [groupe, words[groupe] ?? '']));
		groups.set(keyOf(full, groupes), { words: full, cells: [], pairs: pairsOf(words) });
	}
	return groups;
}

function byWords(groupes: readonly Groupe[], selection: Selection) {
	const ranks: Partial<Record<Groupe, Map<string | number, number>>> = {
		dispositif: new Map(selection.dispositifs.map((item, index) => [item.id, index])),
		forme: new Map(FORMES.map((forme, index) => [forme, index])),
		etape: new Map(ETAPES.map((etape, index) => [etape, index]))
	};
	return (a: Group, b: Group): number => {
		for (const groupe of groupes) {
			const [x = '', y = ''] = [a.words[groupe], b.words[groupe]];
			if (x === y) continue;
			const rank = ranks[groupe];
			if (rank) return (rank.get(x) ?? -1) - (rank.get(y) ?? -1);
			return typeof x === 'number' && typeof y === 'number'
				? x - y
				: String(x).localeCompare(String(y), 'fr');
		}
		return 0;
	};
}

interface Material {
	readonly selection: Selection;
	readonly cells: readonly Cell[];
	readonly evidence: readonly Cell[];
	readonly contested: readonly { exercice: number; dispositif: string; contested: number }[];
	/** The same quantités by the finest words, where groups are finer than a slot. */
	readonly places: readonly ContestedPlace[];
	readonly quarantine: readonly Quarantine[];
	readonly unpriced: ReadonlySet<string>;
	readonly groupes: readonly Groupe[];
}

function rowBuilder(material: Material): (group: Group) => AllocationRow {
	const { selection, evidence: all, contested, places, quarantine, unpriced, groupes } = material;
	const coverage = coverageIndex(selection.reference);
	const absence = absenceIndex(selection.reference);
	const asked = selection.query.forme;
	const byForme = groupes.includes('forme');
	const finer = byForme || groupes.includes('niveau') || groupes.includes('poste');
	const pairKey = (pair: Pair) => `${pair.dispositif} ${pair.exercice}`;
	const withMoney = new Map<string, Cell[]>();
	for (const cell of all) {
		const list = withMoney.get(pairKey(cell));
		if (list) list.push(cell);
		else withMoney.set(pairKey(cell), [cell]);
	}
	const contestedBy = new Map(contested.map((slot) => [pairKey(slot), slot.contested]));

	return ({ words, cells, pairs }) => {
		const counting =
			byForme || asked.length === 0 ? cells : cells.filter((cell) => asked.includes(cell.forme));
		const etapes = ETAPES.filter((etape) => cells.some((cell) => cell.etape === etape));
		const paid = pairs.filter((pair) => withMoney.has(pairKey(pair)));
		const covers = (paid.length > 0 ? paid : pairs).map((pair) => coverage(pair.dispositif, pair.exercice));
		const centimes = counting.length === 0 ? null : sum(counting);
		const poste = typeof words['poste'] === 'string' ? words['poste'] : '';
		const silent = pairs.filter((pair) => !withMoney.has(pairKey(pair)));
		const waiting = quarantine.filter((row) => pairs.some((pair) => pairKey(pair) === pairKey(row)));
		const withoutIndex = pairs.some((pair) => unpriced.has(pairKey(pair)));
		const statut =
			centimes === null && !withoutIndex
				? waiting.length > 0
					? 'non_importe'
					: paid.length > 0
						? 'absent'
						: commonAbsence(
								silent.map((pair) => absence(pair.dispositif, pair.exercice, selection.etapes, poste))
							)
				: withoutIndex || counting.some((cell) => cell.nonNulles > 0)
					? 'publie'
					: 'zero';
		const forme = words['forme'] as Forme | undefined;
		const openEnded = pairs.some((pair) => coverage(pair.dispositif, pair.exercice) === 'partielle');
		const pool = paid.flatMap((pair) => withMoney.get(pairKey(pair)) ?? []);
		const matching = pool.filter((cell) =>
			groupes.every((groupe) => groupe === 'forme' || cell[groupe] === words[groupe])
		);
		return {
			...words,
			etape: etapes.length === 1 ? (etapes[0] as Etape) : etapes.length === 0 ? '' : 'mixte',
			...(etapes.length > 1 ? { etapes } : {}),
			centimes,
			bornes: byForme && forme ? boundsOf(forme, matching, openEnded) : { bas: centimes, haut: centimes },
			...(!byForme && asked.length > 0
				? { nonAttribue: sum(cells.filter((cell) => !isAttributed(cell.forme))) }
				: {}),
			nonDetaille: counting.reduce((total, cell) => total + cell.nonDetaille, 0),
			natureNonPrecisee: counting.reduce((total, cell) => total + cell.natureNonPrecisee, 0),
			statut,
			...(waiting.length > 0 ? { nonImporte: addQuarantines(waiting) } : {}),
			...(withoutIndex ? { sansIndice: true as const } : {}),
			...keyedOf(counting),
			couverture: commonCoverage(covers),
			concurrentes: finer
				? places.filter((place) => standsIn(place, words, byForme ? [] : asked)).length
				: pairs.reduce((total, pair) => total + (contestedBy.get(pairKey(pair)) ?? 0), 0)
		} satisfies AllocationRow;
	};
}

/** Whether money of a contested quantité stands in a group; `asked` are the forms that a group without forms counts. */
function standsIn(place: ContestedPlace, words: Group['words'], asked: readonly Forme[]): boolean {
	const { forme, poste, ...rest } = words;
	return (
		(forme === undefined || place.formes.has(forme as Forme)) &&
		(typeof poste !== 'string' || place.postes.has(poste)) &&
		(asked.length === 0 || asked.some((one) => place.formes.has(one))) &&
		Object.entries(rest).every(([word, value]) => place[word as keyof ContestedPlace] === value)
	);
}

/** Logical bounds of a form (R8): what is attributed, then what might be. `cells` are all the money of the group's place. */
export function boundsOf(forme: Forme, cells: readonly Cell[], openEnded: boolean): Bornes {
	if (cells.length === 0) return { bas: null, haut: null };
	const bas = sum(cells.filter((cell) => cell.forme === forme));
	if (!isAttributed(forme)) return { bas, haut: bas };
	const mayBe = cells.filter(
		(cell) =>
			cell.forme === 'NV' ||
			(cell.forme === 'MULTI' && (cell.nommees === '' || cell.nommees.split('|').includes(forme)))
	);
	return { bas, haut: openEnded ? null : bas + sum(mayBe) };
}

/** What keys give to a group; nothing when they give nothing. */
function keyedOf(cells: readonly Cell[]): Pick<AllocationRow, 'cle'> {
	const keyed = cells.flatMap(({ centimes, cle }) => (cle ? [{ centimes, ...cle }] : []));
	if (keyed.length === 0) return {};
	const add = (of: (cell: (typeof keyed)[number]) => number) =>
		keyed.reduce((total, cell) => total + of(cell), 0);
	return {
		cle: {
			bas: add((cell) => cell.bas),
			central: add((cell) => cell.centimes),
			haut: add((cell) => cell.haut)
		}
	};
}

function commonCoverage(covers: readonly Couverture[]): Couverture {
	const [first, ...rest] = covers;
	if (first === undefined) return 'absente';
	return rest.every((cover) => cover === first) ? first : 'partielle';
}
