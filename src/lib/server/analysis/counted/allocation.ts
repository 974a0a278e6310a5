import type { AllocationRow } from '#lib/domain/allocation.ts';
import type { Groupe, Query } from '#lib/domain/query.ts';
import { ETAPES, FORMES, isNonAttribuee, type Etape, type Forme } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { contestedSlots, ofAskedForms } from './cells.ts';
import type { Cell } from './cell.ts';
import { contestedPlaces, type ContestedPlace } from '#lib/server/analysis/disputes/contested-places.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { boundsOf, evidenceOf, isOpenEnded, sumOf, type Pair } from '#lib/server/analysis/standing.ts';

export interface Allocation {
	readonly version: number;
	readonly selection: Selection;
	/** The words grouped by, in order. */
	readonly groupes: readonly Groupe[];
	readonly rows: readonly AllocationRow[];
	/** Sum of the rows in cents; `null` in the contexte perimeter (R5) and when nothing counts. */
	readonly total: number | null;
}

interface Group {
	readonly words: Readonly<Record<string, string | number>>;
	readonly cells: Cell[];
	readonly pairs: readonly Pair[];
}

const isAttributed = (forme: Forme) => !isNonAttribuee(forme);

/**
 * Allocation of the selection by the words asked, in their order. Every exercice, dispositif and forme of the selection
 * has a row when it is grouped by, even without an amount: absence is stated, not left out (R10).
 */
export function allocate(db: Database, query: Query, asked: readonly Groupe[]): Allocation {
	return allocateReading(db, read(db, query), asked);
}

/** The same of what is already read. */
export function allocateReading(db: Database, reading: Reading, asked: readonly Groupe[]): Allocation {
	const { selection } = reading;
	const groupes = apart(selection, asked);
	const detailed = groupes.includes('niveau') || groupes.includes('poste');
	const groups = groupCells(selection, groupes, detailed ? reading.detailed : reading.cells);
	const rows = [...groups.values()].sort(byWords(groupes, selection)).map(rowBuilder(db, reading, groupes));
	const amounts = rows.map((row) => row.centimes).filter((amount) => amount !== null);
	const known = selection.query.perimetre === 'coeur' && amounts.length > 0;
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

function rowBuilder(
	db: Database,
	reading: Reading,
	groupes: readonly Groupe[]
): (group: Group) => AllocationRow {
	const { selection } = reading;
	const asked = selection.query.forme;
	const byForme = groupes.includes('forme');
	const detailed = groupes.includes('niveau') || groupes.includes('poste');
	const finer = byForme || detailed;
	const pairKey = (pair: Pair) => `${pair.dispositif} ${pair.exercice}`;
	// Bounds are logical: they rest on the evidence alone, whatever a key supposes (R8).
	const placing = groupes.filter((groupe) => groupe !== 'forme');
	const keyIn = (words: Readonly<Partial<Record<Groupe, string | number>>>) =>
		placing.map((groupe) => words[groupe]).join('\u001F');
	const withMoney = Map.groupBy(detailed ? reading.detailedEvidence : reading.evidence, keyIn);
	const contested = contestedSlots(db, selection);
	const contestedBy = new Map(contested.map((slot) => [pairKey(slot), slot.contested]));
	const places = finer && contested.length > 0 ? contestedPlaces(db, selection) : [];
	const placesOf = Map.groupBy(
		places.flatMap((place) => [...place.postes].map((poste) => ({ poste, place }))),
		({ poste }) => poste
	);
	const placesIn = ({ poste }: Group['words']) =>
		typeof poste === 'string' ? (placesOf.get(poste) ?? []).map(({ place }) => place) : places;

	return ({ words, cells, pairs }) => {
		const counting =
			byForme || asked.length === 0 ? cells : cells.filter((cell) => asked.includes(cell.forme));
		// What the filter leaves in view has a statut, the money of no form too (R6).
		const { statut, couverture, attente, preuves } = reading.over(
			pairs,
			ofAskedForms(selection.query, cells)
		);
		const centimes = counting.length === 0 ? null : sumOf(counting);
		const etapes = ETAPES.filter((etape) => cells.some((cell) => cell.etape === etape));
		const forme = words['forme'] as Forme | undefined;
		const openEnded = isOpenEnded(pairs.map((pair) => reading.at(pair.dispositif, pair.exercice)));
		const matching = withMoney.get(keyIn(words)) ?? [];
		return {
			...words,
			etape: etapes.length === 1 ? (etapes[0] as Etape) : etapes.length === 0 ? '' : 'mixte',
			...(etapes.length > 1 ? { etapes } : {}),
			centimes,
			bornes: byForme && forme ? boundsOf([forme], matching, openEnded) : { bas: centimes, haut: centimes },
			...(!byForme && asked.length > 0
				? { nonAttribue: sumOf(cells.filter((cell) => !isAttributed(cell.forme))) }
				: {}),
			nonDetaille: counting.reduce((total, cell) => total + cell.nonDetaille, 0),
			natureNonPrecisee: counting.reduce((total, cell) => total + cell.natureNonPrecisee, 0),
			statut,
			...(attente ? { nonImporte: attente } : {}),
			...keyedOf(counting),
			couverture,
			preuves,
			deduit: evidenceOf(counting).deduit,
			concurrentes: finer
				? placesIn(words).filter((place) => standsIn(place, words, byForme ? [] : asked)).length
				: pairs.reduce((total, pair) => total + (contestedBy.get(pairKey(pair)) ?? 0), 0)
		} satisfies AllocationRow;
	};
}

/** Whether money of a contested quantité of its poste stands in a group; `asked` are the forms that a group without forms counts. */
function standsIn(place: ContestedPlace, words: Group['words'], asked: readonly Forme[]): boolean {
	const { forme, ...rest } = words;
	return (
		(forme === undefined || place.formes.has(forme as Forme)) &&
		(asked.length === 0 || asked.some((one) => place.formes.has(one))) &&
		Object.entries(rest).every(
			([word, value]) => word === 'poste' || place[word as keyof ContestedPlace] === value
		)
	);
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
