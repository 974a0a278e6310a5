import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { chosenSlots } from './chosen-slots.ts';
import { holdingsAt } from './holdings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** Refused rows set aside where an amount should stand (R10). */
export interface Quarantine extends QuarantinedMoney {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
}

/** Several quarantines as one. */
export function addQuarantines(rows: readonly QuarantinedMoney[]): QuarantinedMoney {
	const read = rows.flatMap(({ centimes }) => centimes ?? []);
	return {
		lignes: rows.reduce((lines, row) => lines + row.lignes, 0),
		centimes: read.length === 0 ? null : read.reduce((cents, amount) => cents + amount, 0),
		illisibles: rows.reduce((lines, row) => lines + row.illisibles, 0)
	};
}

/**
 * The quarantined rows that the selection would have read: where a stage of `prevu` is read, rows of a later choice lack
 * nothing there.
 */
export function quarantined(db: Database, selection: Selection): Quarantine[] {
	const held = holdingsAt(db, selection.version);
	const { etapes, exercices, dispositifs } = selection;
	const ids = new Set(dispositifs.map((row) => row.id));
	const natures = naturesOfView(selection.query.nature);
	const chosen = new Map(
		chosenSlots(held, selection).map(({ dispositif, exercice, etape }) => [
			`${dispositif} ${exercice}`,
			etapes.indexOf(etape)
		])
	);
	const lacking = held.waiting.flatMap(({ etape, nature, ...row }) => {
		const { dispositif, exercice } = row;
		const read =
			etape !== null &&
			etapes.includes(etape) &&
			etapes.indexOf(etape) <= (chosen.get(`${dispositif} ${exercice}`) ?? Infinity) &&
			ids.has(dispositif) &&
			exercices.includes(exercice) &&
			(nature === null || natures.includes(nature));
		return read ? [{ ...row, etape }] : [];
	});
	const places = Map.groupBy(
		lacking,
		({ dispositif, exercice, etape }) => `${dispositif} ${exercice} ${etape}`
	);
	return [...places.values()].flatMap((rows) => {
		const [first] = rows;
		return first ? [{ ...first, ...addQuarantines(rows) }] : [];
	});
}
