import type { Problem } from '#lib/domain/problem.ts';
import { effectOf, type EffectRow } from '#lib/server/analysis/versions/effect.ts';
import { LineSums } from '#lib/server/store/line-sums.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { signVersion, type Signature } from '#lib/server/store/signed/sign-version.ts';
import { settleSlots, slotsChangedBy, slotsDecidedByRule } from '#lib/server/store/settle-slots.ts';
import { openVersion } from '#lib/server/store/versions.ts';
import { withdrawVersion, type Withdrawal } from '#lib/server/store/withdraw.ts';
import { idleArbitrations } from './arbitrate.ts';
import { sourcesLost, stillNeeded } from './still-needed.ts';
import { toldByRules } from './questions/table-rules.ts';

export interface WithdrawalReport extends Withdrawal {
	readonly undone: number;
	/** The version made, `null` when it is refused, when there was nothing left to withdraw or for a dry run. */
	readonly version: number | null;
	readonly effect: readonly EffectRow[];
	/** What rests on what the version brought: when there is any, nothing is withdrawn. */
	readonly needed: readonly Problem[];
	/** What the rules make of the rest of the base without it. */
	readonly told: readonly Problem[];
}

export interface WithdrawalOptions {
	readonly at: string;
	readonly dryRun?: boolean;
	readonly signature?: Signature;
	/** Asked of the version once it is whole, in its transaction: `false` keeps nothing of it. */
	readonly examine?: (version: number, report: WithdrawalReport) => boolean;
}

/**
 * Withdraws what a version brought, as a new version. Refused when something else in the base rests on it, as an import that
 * took it away would be. Throws `CannotWithdraw`.
 */
export function withdrawImport(db: Database, undone: number, options: WithdrawalOptions): WithdrawalReport {
	db.exec('BEGIN IMMEDIATE');
	try {
		const version = openVersion(db, 'withdrawal', `version ${undone}`, options.at);
		if (options.signature) signVersion(db, version, options.signature);
		const before = readReference(db, version, { fresh: true });
		const [lacking, idle] = [stillNeeded(db, before), idleArbitrations(db, before.arbitrages)];
		const withdrawal = withdrawVersion(db, undone, version);
		const after = readReference(db, version, { fresh: true });
		// What was wrong before is not the doing of the withdrawal, which may even mend it.
		const needed = newOnes(lacking, stillNeeded(db, after));
		const slots = slotsDecidedByRule(db, slotsChangedBy(db, version));
		settleSlots(db, version, slots, after, new LineSums());
		const effect = effectOf(db, version);
		const told = [
			...toldByRules(db, version),
			...newOnes(idle, idleArbitrations(db, after.arbitrages)),
			...sourcesLost(db, before, after)
		];
		const { withdrawn, restored, released, setAside } = withdrawal;
		const nothing = withdrawn + restored + released + setAside === 0;
		const report = { ...withdrawal, undone, version: null, effect, needed, told };
		const meant = options.examine?.(version, report) !== false;
		const kept = meant && !nothing && !options.dryRun && needed.length === 0;
		db.exec(kept ? 'COMMIT' : 'ROLLBACK');
		return { ...report, version: kept ? version : null };
	} catch (error) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw error;
	}
}

/** Problems that were not there before. */
function newOnes(before: readonly Problem[], after: readonly Problem[]): Problem[] {
	const known = new Set(before.map(({ message }) => message));
	return after.filter(({ message }) => !known.has(message));
}
