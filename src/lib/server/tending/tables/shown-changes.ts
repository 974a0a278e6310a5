import type { AllocationRow } from '#lib/domain/allocation.ts';
import { parseQuery } from '#lib/domain/query.ts';
import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import { isNonAttribuee, type Couverture, type Forme, type Statut } from '#lib/domain/vocabulary.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';

/** A view whose amounts a vocabulary may move: the words of its address. */
interface View {
	readonly etape: 'prevu' | 'execution';
	readonly cles: 'sans' | 'avec';
	readonly euros: 'courants' | 'constants';
}

/** What a view shows of one form, in cents. */
export interface Shown {
	readonly centimes: number | null;
	/** The highest that the form may have received, `null` when it is not known (R8). */
	readonly haut: number | null;
	readonly couverture: Couverture;
	readonly statut: Statut;
}

/** One amount that readers see otherwise after a change; `null` where the view has no such place. */
export interface ShownChange extends View {
	readonly dispositif: string;
	readonly exercice: number;
	readonly forme: Forme;
	readonly avant: Shown | null;
	readonly apres: Shown | null;
}

const view = (etape: View['etape'], changes: Partial<View> = {}): View => ({
	...{ etape, cles: 'sans', euros: 'courants' },
	...changes
});
const BOTH = [view('prevu'), view('execution')];
const BY_KEY = [view('prevu', { cles: 'avec' }), view('execution', { cles: 'avec' })];

/** The views that each vocabulary speaks in; the others move through their lines or not at all. */
const VIEWS: Partial<Record<ReferenceTable, readonly View[]>> = {
	dispositifs: [...BOTH, ...BY_KEY],
	couverture: BOTH,
	recherches: BOTH,
	cles: BY_KEY,
	ipc: [view('prevu', { euros: 'constants' }), view('execution', { euros: 'constants' })]
};

const shownOf = ({ centimes, bornes, couverture, statut, forme }: AllocationRow): Shown => ({
	centimes,
	// Of money without a form there is no highest.
	haut: forme === undefined || isNonAttribuee(forme) ? null : bornes.haut,
	couverture,
	statut
});

function shownIn(db: Database, version: number, { etape, cles, euros }: View) {
	const ids = readReference(db, version, { fresh: true }).dispositifs.map(({ id }) => id);
	const address = new URLSearchParams({ etape, cles, euros, v: String(version) });
	const { rows } = allocate(db, parseQuery(address, ids), ['exercice', 'dispositif', 'forme']);
	return new Map(rows.map((row) => [`${row.dispositif} ${row.exercice} ${row.forme}`, row]));
}

const same = (one: Shown | null, other: Shown | null) => JSON.stringify(one) === JSON.stringify(other);

/** What readers see otherwise at `after` than at `before`, of what a change of `table` may move. */
export function shownChanges(
	db: Database,
	table: ReferenceTable,
	before: number,
	after: number
): ShownChange[] {
	return (VIEWS[table] ?? []).flatMap((one) => {
		const [was, is] = [shownIn(db, before, one), shownIn(db, after, one)];
		return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): ShownChange[] => {
			const [old, now] = [was.get(key), is.get(key)];
			const { dispositif, exercice, forme } = now ?? old ?? {};
			const [avant, apres] = [old ? shownOf(old) : null, now ? shownOf(now) : null];
			if (same(avant, apres) || dispositif === undefined || exercice === undefined || forme === undefined)
				return [];
			return [{ ...one, dispositif, exercice, forme, avant, apres }];
		});
	});
}
