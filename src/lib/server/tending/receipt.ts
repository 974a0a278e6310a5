import type { Effect } from '#lib/domain/importing/effect.ts';
import { language } from '#lib/domain/language.ts';
import { effectOf } from '#lib/server/analysis/versions/effect.ts';
import type { CampaignFile } from '#lib/server/campaign-files.ts';
import { lossesOf } from '#lib/server/import/losses.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import { motifOf } from '#lib/server/store/signed/sign-version.ts';
import { currentVersion, readVersion, type Version } from '#lib/server/store/versions.ts';
import { filesOfVersion } from './effect/file-effect.ts';
import { readEffect } from './effect/read-effect.ts';

/** A version as it can be looked back on, and undone. */
export interface Receipt {
	readonly version: Version;
	readonly motif: string;
	readonly effet: Effect;
	readonly corrections: number;
	/** The version that undid it, `null` while it holds. */
	readonly annulee: number | null;
	/** Whether it can be undone: the one that creates the base cannot. */
	readonly annulable: boolean;
}

const told = new BaseCache<Effect>(8_000_000);

/** The version that undid another, `null` when none did. */
const undoneBy = (db: Database, version: number): number | null =>
	db
		.prepare<[number, number], number>(
			'SELECT max(withdrawn_by) FROM import WHERE version_id = ? AND withdrawn_by <= ?'
		)
		.pluck()
		.get(version, currentVersion(db)) ?? null;

/** What a version did, looked back on; `null` for one that does not exist or that creates the base. */
export function receiptOf(db: Database, id: number, campagnes: readonly CampaignFile[]): Receipt | null {
	const version = readVersion(db, id);
	if (!version || version.operation === 'creation') return null;
	const effet = told.get(db, `${id} ${language()}`, () =>
		readEffect(db, id, {
			quoi: version.operation === 'withdrawal' ? 'retrait' : 'import',
			fichiers: filesOfVersion(db, id),
			pertes: lossesOf(db, id, effectOf(db, id)),
			...{ partiels: [], dit: [], totaux: [], campagnes }
		})
	);
	const annulee = undoneBy(db, id);
	return {
		...{ version, motif: motifOf(db, id), effet, annulee },
		corrections: effet.corrections,
		annulable: annulee === null && version.operation !== 'erasure'
	};
}

/** A version in a list of those that may be looked back on. */
export interface ListedReceipt extends Version {
	readonly motif: string;
	readonly annulee: number | null;
}

/** The last versions that can be undone, or that undid another, the newest first. */
export function listReceipts(db: Database, most: number): ListedReceipt[] {
	return db
		.prepare<{ version: number; most: number }, ListedReceipt>(
			`SELECT v.id, v.created_at AS createdAt, v.operation, v.summary, v.motif,
				(SELECT max(withdrawn_by) FROM import i WHERE i.version_id = v.id) AS annulee
			FROM version v WHERE v.id <= @version AND v.operation NOT IN ('creation', 'erasure') ORDER BY v.id DESC LIMIT @most`
		)
		.all({ version: currentVersion(db), most });
}
