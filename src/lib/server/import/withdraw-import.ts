import { effectOf, type EffectRow } from '#lib/server/analysis/effect.ts';
import { LineSums } from '#lib/server/store/line-sums.ts';
import type { Database } from '#lib/server/store/open.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { settleSlots, slotsChangedBy, slotsDecidedByRule } from '#lib/server/store/settle-slots.ts';
import { openVersion } from '#lib/server/store/versions.ts';
import { withdrawVersion, type Withdrawal } from '#lib/server/store/withdraw.ts';

export interface WithdrawalReport extends Withdrawal {
	readonly undone: number;
	/** The version made, `null` when there was nothing left to withdraw or for a dry run. */
	readonly version: number | null;
	readonly effect: readonly EffectRow[];
}

/** Withdraws what a version brought, as a new version. Throws `CannotWithdraw`. */
export function withdrawImport(
	db: Database,
	undone: number,
	options: { readonly at: string; readonly dryRun?: boolean }
): WithdrawalReport {
	db.exec('BEGIN IMMEDIATE');
	try {
		const version = openVersion(db, 'withdrawal', `version ${undone}`, options.at);
		const withdrawal = withdrawVersion(db, undone, version);
		const slots = slotsDecidedByRule(db, slotsChangedBy(db, version));
		settleSlots(db, version, slots, readReference(db, version, { fresh: true }), new LineSums());
		const effect = effectOf(db, version);
		const { withdrawn, restored, released, setAside } = withdrawal;
		const nothing = withdrawn + restored + released + setAside === 0;
		const kept = !nothing && !options.dryRun;
		db.exec(kept ? 'COMMIT' : 'ROLLBACK');
		return { ...withdrawal, undone, version: kept ? version : null, effect };
	} catch (error) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw error;
	}
}
