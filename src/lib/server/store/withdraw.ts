import type { Database } from './open.ts';

/** What a withdrawal takes out and brings back, in lines and in rows of vocabularies. */
export interface Withdrawal {
	readonly withdrawn: number;
	readonly restored: number;
	/** Blocks that a later version has replaced since: what the withdrawn version had taken out stays out. */
	readonly replacedSince: number;
}

/** Version 1 creates the base: without it there is nothing. */
export class CannotWithdraw extends Error {
	readonly version: number;
	constructor(version: number) {
		super(`version ${version} cannot be withdrawn`);
		this.name = 'CannotWithdraw';
		this.version = version;
	}
}

/**
 * Undoes what version `undone` brought, as part of version `version`: its lines, rows and refused rows that still stand
 * are withdrawn, and what it had taken out comes back, except where a later version spoke since. Nothing is rewritten:
 * what comes back is new from this version on.
 */
export function withdrawVersion(db: Database, undone: number, version: number): Withdrawal {
	const created = db
		.prepare<[number], { operation: string }>('SELECT operation FROM version WHERE id = ?')
		.get(undone);
	if (!created || created.operation === 'creation' || undone >= version) throw new CannotWithdraw(undone);
	const at = { undone, version };
	db.exec(
		'DROP TABLE IF EXISTS temp.spoken_since; CREATE TEMP TABLE spoken_since (block_id INTEGER PRIMARY KEY)'
	);
	db.prepare(
		`INSERT INTO spoken_since SELECT DISTINCT mine.block_id FROM block_change mine
		JOIN block_change later ON later.block_id = mine.block_id AND later.version_id > mine.version_id
		WHERE mine.version_id = @undone AND later.version_id < @version
			AND later.added + later.changed + later.withdrawn > 0`
	).run(at);
	const lines = withdrawLines(db, at);
	const rows = withdrawReference(db, at);
	db.prepare(
		'UPDATE reject SET until_version = @version WHERE since_version = @undone AND until_version IS NULL'
	).run(at);
	db.prepare('UPDATE import SET withdrawn_by = @version WHERE version_id = @undone').run(at);
	const since = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM spoken_since').get()?.n ?? 0;
	return {
		withdrawn: lines.withdrawn + rows.withdrawn,
		restored: lines.restored + rows.restored,
		replacedSince: since
	};
}

interface Numbers {
	readonly undone: number;
	readonly version: number;
}

function withdrawLines(db: Database, at: Numbers): { withdrawn: number; restored: number } {
	const withdrawn = db
		.prepare(
			'UPDATE line SET until_version = @version WHERE since_version = @undone AND until_version IS NULL'
		)
		.run(at).changes;
	const restored = db
		.prepare(
			`INSERT INTO line (import_id, file_line, block_id, facet_id, poste_id, beneficiary_id, centimes, wording_id,
				since_version)
			SELECT import_id, file_line, block_id, facet_id, poste_id, beneficiary_id, centimes, wording_id,
				@version FROM line
			WHERE until_version = @undone AND block_id NOT IN (SELECT block_id FROM spoken_since) ORDER BY id`
		)
		.run(at).changes;
	db.prepare(
		`INSERT INTO block_change (version_id, block_id, added, changed, withdrawn, stayed)
		SELECT @version, block_id, sum(max(0, added - gone)), sum(min(added, gone)), sum(max(0, gone - added)), sum(stayed)
		FROM (
			SELECT block_id, sum(since_version = @version) AS added, sum(until_version IS @version) AS gone,
				sum(since_version < @version AND until_version IS NULL) AS stayed
			FROM line WHERE block_id IN (SELECT block_id FROM block_change WHERE version_id = @undone)
			GROUP BY block_id, facet_id, poste_id, beneficiary_id
		) GROUP BY block_id`
	).run(at);
	return { withdrawn, restored };
}

function withdrawReference(db: Database, at: Numbers): { withdrawn: number; restored: number } {
	const withdrawn = db
		.prepare(
			'UPDATE reference_row SET until_version = @version WHERE since_version = @undone AND until_version IS NULL'
		)
		.run(at).changes;
	const restored = db
		.prepare(
			`INSERT INTO reference_row (reference_table, row_key, value_json, rank, import_id, since_version)
			SELECT reference_table, row_key, value_json, rank, import_id, @version FROM reference_row gone
			WHERE until_version = @undone AND NOT EXISTS (
				SELECT 1 FROM reference_row r WHERE r.reference_table = gone.reference_table AND r.row_key = gone.row_key
					AND r.until_version IS NULL)`
		)
		.run(at).changes;
	return { withdrawn, restored };
}
