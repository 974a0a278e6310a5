import type { Database } from '#lib/server/store/database.ts';

/** What a version was made for: all of it is kept with the version, in its transaction. */
export interface Signature {
	/** The name that the journal gives to what was asked; it names nobody. `null` outside of the journal. */
	readonly geste: string | null;
	/** SHA-256 of the order that it carries out: the same order makes no second version. */
	readonly ordre: string | null;
	/** What was said of it, for everybody; `''` when nothing was. */
	readonly motif: string;
}

/** Signs a version. To be called inside the transaction that fills it. */
export function signVersion(db: Database, version: number, { geste, ordre, motif }: Signature): void {
	db.prepare('UPDATE version SET geste = ?, ordre = ?, motif = ? WHERE id = ?').run(
		geste,
		ordre,
		motif,
		version
	);
}

/** Signs a version by the entry of the journal that asked for it, when one did. To be called inside its transaction. */
export function signByAct(db: Database, version: number, geste?: string): void {
	if (geste !== undefined) signVersion(db, version, { geste, ordre: null, motif: '' });
}

/** The version that carried out an order, `null` when none did. */
export const versionOfOrder = (db: Database, ordre: string): number | null =>
	db.prepare<[string], number>('SELECT id FROM version WHERE ordre = ?').pluck().get(ordre) ?? null;

/** The version that something named in the journal made, `null` when it made none. */
export const versionOfGeste = (db: Database, geste: string): number | null =>
	db.prepare<[string], number>('SELECT max(id) FROM version WHERE geste = ?').pluck().get(geste) ?? null;

/** What was said of a version when it was made, `''` when nothing was. */
export const motifOf = (db: Database, version: number): string =>
	db.prepare<[number], string>('SELECT motif FROM version WHERE id = ?').pluck().get(version) ?? '';
