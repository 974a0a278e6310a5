import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

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
	const rows = db
		.prepare<Record<string, string | number>, Quarantine>(
			`SELECT dispositif, exercice, etape, count(*) AS lignes, sum(centimes) AS centimes,
				sum(centimes IS NULL) AS illisibles
			FROM reject WHERE since_version <= @version AND (until_version IS NULL OR until_version > @version)
				AND dispositif IN (SELECT value FROM json_each(@dispositifs))
				AND exercice BETWEEN @first AND @last AND etape IN (SELECT value FROM json_each(@etapes))
				AND (nature IS NULL OR nature IN (SELECT value FROM json_each(@natures)))
			GROUP BY dispositif, exercice, etape`
		)
		.all({
			version: selection.version,
			dispositifs: JSON.stringify(selection.dispositifs.map((row) => row.id)),
			first: selection.exercices[0] ?? 0,
			last: selection.exercices.at(-1) ?? -1,
			etapes: JSON.stringify(selection.etapes),
			natures: JSON.stringify(naturesOfView(selection.query.nature))
		});
	const read = new Map(
		db
			.prepare<ReturnType<typeof slotParameters>, { dispositif: string; exercice: number; etape: Etape }>(
				`SELECT dispositif, exercice, etape FROM (${CHOSEN_SLOTS})`
			)
			.all(slotParameters(selection))
			.map((slot) => [`${slot.dispositif} ${slot.exercice}`, selection.etapes.indexOf(slot.etape)])
	);
	return rows.filter(
		(row) =>
			selection.etapes.indexOf(row.etape) <= (read.get(`${row.dispositif} ${row.exercice}`) ?? Infinity)
	);
}
