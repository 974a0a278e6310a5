import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { settleAgain } from '#lib/server/store/settle-slots.ts';

const PLACE =
	's.dispositif, s.exercice, s.etape, s.since_version AS version, s.until_version AS until, s.views';
const MONEY = 'c.nature, c.forme, c.named_formes, c.by_key, c.undetailed, c.preuve';

/** What counts in each slot at each version, as rows that can be compared. */
const outcome = `SELECT ${PLACE}, ${MONEY}, sum(c.centimes) AS cents, sum(c.contested) AS contested
	FROM slot s LEFT JOIN counted c ON c.slot_id = s.id
	GROUP BY s.id, ${MONEY}`;

interface Gap {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
	readonly version: number;
	readonly kept: number;
	readonly again: number;
}

/**
 * Where what counts is not what the lines give once all is settled again, in French. Rewrites what counts: to be called on a
 * copy.
 */
export function settledAgainFaults(db: Database): string[] {
	db.exec(`CREATE TEMP TABLE settled_before AS ${outcome}`);
	db.transaction(() => settleAgain(db)).immediate();
	db.exec(`CREATE TEMP TABLE settled_again AS ${outcome}`);
	return db
		.prepare<[], Gap>(
			`WITH gone AS (SELECT * FROM temp.settled_before EXCEPT SELECT * FROM temp.settled_again),
				come AS (SELECT * FROM temp.settled_again EXCEPT SELECT * FROM temp.settled_before)
			SELECT dispositif, exercice, etape, version, sum(kept) AS kept, sum(again) AS again FROM (
				SELECT dispositif, exercice, etape, version, coalesce(cents, 0) AS kept, 0 AS again FROM gone
				UNION ALL SELECT dispositif, exercice, etape, version, 0, coalesce(cents, 0) FROM come
			) GROUP BY 1, 2, 3, 4 ORDER BY version, dispositif, exercice, etape`
		)
		.all()
		.map(
			({ dispositif, exercice, etape, version, kept, again }) =>
				fr`Version ${version}, ${dispositif} ${exercice} ${etape.toUpperCase()} : ${formatEuros(kept)} comptés là où les lignes donnent ${formatEuros(again)}, formes et preuves comprises.`
		);
}
