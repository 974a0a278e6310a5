import type { AllocationRow, Bornes } from '#lib/domain/allocation.ts';
import type { EtapeDemandee, Query } from '#lib/domain/query.ts';
import type { Etape, Forme, Statut } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { causesBetween, type Cause } from './version-causes.ts';

/** What a version says of a cell. `centimes` is `null` when nothing counts; `statut` says which kind of nothing (R10). */
export interface CellState {
	readonly etape: Etape | 'mixte' | '';
	readonly centimes: number | null;
	readonly statut: Statut;
	readonly bornes: Bornes;
}

/** A value that differs between two versions. */
export interface Change {
	readonly avant: CellState;
	readonly apres: CellState;
	/** Cents after less cents before; `null` unless both have an amount: nothing is not 0 (R10). */
	readonly difference: number | null;
}

/** The part of one form, or of the non attributed, that differs. */
export interface FormeChange extends Change {
	readonly forme: Forme;
	/** `bornes`: only what the form might have received differs (R8). */
	readonly quoi: 'montant' | 'statut' | 'bornes';
}

/** A (dispositif, exercice) whose amount, state, stage or split differs between two versions, and why. */
export interface PairChange extends Change {
	readonly dispositif: string;
	readonly exercice: number;
	/** The stage asked. */
	readonly demande: EtapeDemandee;
	readonly formes: readonly FormeChange[];
	readonly causes: readonly Cause[];
}

/** What a query answers differently at version `a` than at version `de` (R13). */
export interface Changes {
	readonly de: number;
	readonly a: number;
	/** By dispositif, then by exercice. */
	readonly changements: readonly PairChange[];
	/** Sum of the selection at both; `null` where nothing counts or where nothing may be added (R5). */
	readonly total: { readonly avant: number | null; readonly apres: number | null };
}

const NOTHING: CellState = {
	etape: '',
	centimes: null,
	statut: 'absent',
	bornes: { bas: null, haut: null }
};

function stateOf(row: AllocationRow | undefined): CellState {
	if (!row) return NOTHING;
	const { etape, centimes, statut, bornes } = row;
	return { etape, centimes, statut, bornes };
}

const sameBounds = (a: CellState, b: CellState) =>
	a.bornes.bas === b.bornes.bas && a.bornes.haut === b.bornes.haut;

function changeOf(avant: CellState, apres: CellState): Change {
	const both = avant.centimes !== null && apres.centimes !== null;
	return { avant, apres, difference: both ? apres.centimes - avant.centimes : null };
}

const pairKey = (row: AllocationRow) => `${row.dispositif ?? ''}\u001F${row.exercice ?? 0}`;

/**
 * What differs in the answer to a query between two versions of the data (R13): every (dispositif, exercice) whose counted
 * cents, stage, kind of absence, split by form or bounds are not the same, with the versions that did it.
 */
export function changesBetween(db: Database, query: Query, de: number, a: number): Changes {
	// The same years on both sides: one that enters or leaves is absent on the other, not unasked.
	const years = [de, a].flatMap((v) => select(db, { ...query, v }).exercices);
	const span = years.length === 0 ? {} : { de: Math.min(...years), a: Math.max(...years) };
	const ask = (v: number, ...groupes: ('exercice' | 'dispositif' | 'forme')[]) =>
		allocate(db, { ...query, ...span, v, forme: [] }, groupes);
	const asked = query.forme;
	const [before, after] = [ask(de, 'dispositif', 'exercice'), ask(a, 'dispositif', 'exercice')];
	const [finer, finerAfter] = [
		ask(de, 'dispositif', 'exercice', 'forme').rows,
		ask(a, 'dispositif', 'exercice', 'forme').rows
	];
	const formes = formesByPair(finer, finerAfter, asked);
	const causes = causesBetween(db, de, a);
	const [known, now] = [byKey(before.rows), byKey(after.rows)];
	const keys = new Set([...known.keys(), ...now.keys()]);
	const changements = [...keys].flatMap((key): PairChange[] => {
		const row = now.get(key) ?? known.get(key);
		if (!row) return [];
		const [avant, apres] = [stateOf(known.get(key)), stateOf(now.get(key))];
		const own = formes.get(key) ?? [];
		// A dispositif that only one version knows, and that has nothing there, is no change.
		if (avant.centimes === null && apres.centimes === null && !(known.has(key) && now.has(key))) return [];
		const moved =
			avant.centimes !== apres.centimes || avant.statut !== apres.statut || avant.etape !== apres.etape;
		const split = own.filter((change) => change.quoi === 'montant');
		if (asked.length > 0 ? own.length === 0 : !moved && own.length === 0) return [];
		const { dispositif = '', exercice = 0 } = row;
		return [
			{
				dispositif,
				exercice,
				demande: query.etape,
				...changeOf(avant, apres),
				formes: moved || split.length > 0 ? own : own.filter((change) => change.quoi !== 'statut'),
				causes: causes(dispositif, exercice)
			}
		];
	});
	return {
		de,
		a,
		changements: ordered(changements, after),
		total: { avant: before.total, apres: after.total }
	};
}

const byKey = (rows: readonly AllocationRow[]) => new Map(rows.map((row) => [pairKey(row), row]));

function ordered(changes: PairChange[], { selection }: ReturnType<typeof allocate>): PairChange[] {
	const ranks = new Map(selection.dispositifs.map((item, rank) => [item.id, rank]));
	const rank = (change: PairChange) => ranks.get(change.dispositif) ?? ranks.size;
	return changes.sort((x, y) => rank(x) - rank(y) || x.exercice - y.exercice);
}

/** Parts that differ. Of a part without amount on either side, the absence is its pair's: only its bounds are its own. */
function formesByPair(
	before: readonly AllocationRow[],
	after: readonly AllocationRow[],
	asked: readonly Forme[]
): Map<string, FormeChange[]> {
	const key = (row: AllocationRow) => `${pairKey(row)}\u001F${row.forme ?? ''}`;
	const [known, now] = [
		new Map(before.map((row) => [key(row), row])),
		new Map(after.map((row) => [key(row), row]))
	];
	const found = new Map<string, FormeChange[]>();
	for (const id of new Set([...known.keys(), ...now.keys()])) {
		const row = now.get(id) ?? known.get(id);
		const forme = row?.forme;
		if (!row || !forme) continue;
		if (asked.length > 0 && !asked.includes(forme) && forme !== 'NV' && forme !== 'MULTI') continue;
		const [avant, apres] = [stateOf(known.get(id)), stateOf(now.get(id))];
		const quoi =
			avant.centimes !== apres.centimes
				? 'montant'
				: avant.centimes !== null && avant.statut !== apres.statut
					? 'statut'
					: sameBounds(avant, apres)
						? null
						: 'bornes';
		if (quoi === null) continue;
		const own = found.get(pairKey(row)) ?? [];
		own.push({ forme, quoi, ...changeOf(avant, apres) });
		found.set(pairKey(row), own);
	}
	return found;
}

/** Stages where anything moved between two versions: every one when a vocabulary that figures read did. */
function stagesMoved(db: Database, de: number, a: number): ReadonlySet<string> | null {
	const range = { de, a };
	const within = (column: string) => `(${column} > @de AND ${column} <= @a)`;
	const vocabulary = db
		.prepare<typeof range, { found: number }>(
			`SELECT EXISTS (SELECT 1 FROM reference_row WHERE reference_table NOT IN ('arbitrages', 'victimes', 'synonymes', 'lectures')
				AND (${within('since_version')} OR ${within('until_version')})) AS found`
		)
		.get(range);
	if (vocabulary?.found === 1) return null;
	const moved = ['slot', 'reject']
		.map(
			(table) => `SELECT etape FROM ${table} WHERE ${within('since_version')} OR ${within('until_version')}`
		)
		.join(' UNION ');
	const rows = db.prepare<typeof range, { etape: string | null }>(moved).all(range);
	return new Set(rows.flatMap((row) => row.etape ?? []));
}

/** `changesBetween` at each of several stages, for what shows them side by side; never added up (R2). */
export function changesAtStages(
	db: Database,
	query: Query,
	etapes: readonly Etape[],
	de: number,
	a: number
): PairChange[] {
	const moved = stagesMoved(db, de, a);
	return etapes
		.filter((etape) => moved === null || moved.has(etape))
		.flatMap((etape) => changesBetween(db, { ...query, etape }, de, a).changements);
}
