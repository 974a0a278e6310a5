import type { Database } from './database.ts';

/** What a withdrawal takes out and brings back, in lines and in rows of vocabularies. */
export interface Withdrawal {
	readonly withdrawn: number;
	readonly restored: number;
	/** Refused rows that no longer wait in quarantine, and those that wait again. */
	readonly released: number;
	readonly setAside: number;
	/** Blocks and rows of vocabularies that a later version has changed since: they stay as they are. */
	readonly replacedSince: number;
	readonly rowsChangedSince: number;
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

interface Numbers {
	readonly undone: number;
	readonly version: number;
}

/**
 * Undoes what version `undone` did, as part of version `version`: whatever it touched and still stands as it left it goes
 * back to what it was before; what a later version changed since stays. Nothing is rewritten: what comes back is new from
 * this version on.
 */
export function withdrawVersion(db: Database, undone: number, version: number): Withdrawal {
	const created = db
		.prepare<[number], { operation: string }>('SELECT operation FROM version WHERE id = ?')
		.get(undone);
	if (!created || created.operation === 'creation' || undone >= version) throw new CannotWithdraw(undone);
	const at = { undone, version };
	const lines = turnBack(db, LINES, at);
	noteBlocks(db, at);
	const rows = turnBack(db, ROWS, at);
	const rejects = turnBack(db, REJECTS, at);
	db.prepare('UPDATE import SET withdrawn_by = NULL WHERE withdrawn_by = ?').run(undone);
	db.prepare('UPDATE import SET withdrawn_by = @version WHERE version_id = @undone').run(at);
	return {
		withdrawn: lines.withdrawn + rows.withdrawn,
		restored: lines.restored + rows.restored,
		released: rejects.withdrawn,
		setAside: rejects.restored,
		replacedSince: lines.leftAlone,
		rowsChangedSince: rows.leftAlone
	};
}

/** A table whose rows come with a version and leave with another. */
interface Kept {
	/** Named `t`. */
	readonly table: string;
	/** Tables that hold a part of the content. */
	readonly joins?: string;
	/** What goes back as a whole, or is left alone as a whole. */
	readonly unit: readonly string[];
	/** What makes two rows of a unit the same. */
	readonly content: readonly string[];
	/** What a row that comes back takes along. */
	readonly columns: readonly string[];
}

const LINES: Kept = {
	table: 'line',
	joins: 'LEFT JOIN wording w ON w.id = t.wording_id',
	unit: ['block_id'],
	content: ['facet_id', 'poste_id', 'beneficiary_id', 'centimes', 'libelle', 'source_page', 'note'],
	columns: [
		'import_id',
		'file_line',
		'block_id',
		'facet_id',
		'poste_id',
		'beneficiary_id',
		'centimes',
		'wording_id'
	]
};
const ROWS: Kept = {
	table: 'reference_row',
	unit: ['reference_table', 'row_key'],
	content: ['value_json'],
	columns: ['reference_table', 'row_key', 'value_json', 'rank', 'import_id']
};
const REJECTS: Kept = {
	table: 'reject',
	unit: ['import_id'],
	content: ['file_line'],
	columns: [
		'import_id',
		'file_line',
		'cells_json',
		'problems_json',
		'dispositif',
		'exercice',
		'etape',
		'nature',
		'centimes'
	]
};

/** Puts the units that `undone` touched back to what they were before it, unless they have changed since. */
function turnBack(
	db: Database,
	{ table, joins = '', unit, content, columns }: Kept,
	at: Numbers
): { withdrawn: number; restored: number; leftAlone: number } {
	const units = unit.join(', ');
	const same = [...unit, ...content].join(', ');
	db.exec(
		'DROP TABLE IF EXISTS temp.touched; DROP TABLE IF EXISTS temp.left_alone; DROP TABLE IF EXISTS temp.moved'
	);
	db.prepare(
		`CREATE TEMP TABLE touched AS SELECT DISTINCT ${units} FROM ${table}
		WHERE since_version = @undone OR until_version = @undone`
	).run(at);
	const rows = `FROM ${table} t ${joins} WHERE (${units}) IN (SELECT ${units} FROM touched)`;
	// What stood after the version and is gone, against what came since: the same content is no change.
	db.prepare(
		`CREATE TEMP TABLE left_alone AS SELECT DISTINCT ${units} FROM (
			SELECT ${same}, 1 AS side ${rows} AND since_version <= @undone AND until_version > @undone
			UNION ALL SELECT ${same}, -1 ${rows} AND since_version > @undone AND until_version IS NULL
		) GROUP BY ${same} HAVING sum(side) <> 0`
	).run(at);
	// What stood before the version and is gone comes back, what stands and did not then goes; the same content stays.
	db.prepare(
		`CREATE TEMP TABLE moved AS SELECT min(id) AS id, sum(back) AS back FROM (
			SELECT t.id, since_version < @undone AS back, ${same}, row_number() OVER (
				PARTITION BY since_version < @undone, ${same} ORDER BY t.id) AS nth
			${rows} AND (${units}) NOT IN (SELECT ${units} FROM left_alone) AND (
				since_version < @undone AND until_version >= @undone OR
				since_version >= @undone AND until_version IS NULL)
		) GROUP BY ${same}, nth HAVING count(*) = 1`
	).run(at);
	const withdrawn = db
		.prepare(`UPDATE ${table} SET until_version = ? WHERE id IN (SELECT id FROM moved WHERE NOT back)`)
		.run(at.version).changes;
	const restored = db
		.prepare(
			`INSERT INTO ${table} (${columns.join(', ')}, since_version)
			SELECT ${columns.join(', ')}, ? FROM ${table} WHERE id IN (SELECT id FROM moved WHERE back) ORDER BY id`
		)
		.run(at.version).changes;
	const left = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM left_alone').get()?.n ?? 0;
	return { withdrawn, restored, leftAlone: left };
}

function noteBlocks(db: Database, at: Numbers): void {
	db.prepare(
		`INSERT INTO block_change (version_id, block_id, added, changed, withdrawn, stayed)
		SELECT @version, block_id, sum(max(0, added - gone)), sum(min(added, gone)), sum(max(0, gone - added)), sum(stayed)
		FROM (
			SELECT block_id, sum(since_version = @version) AS added, sum(until_version IS @version) AS gone,
				sum(since_version < @version AND until_version IS NULL) AS stayed
			FROM line WHERE block_id IN (SELECT block_id FROM touched)
			GROUP BY block_id, facet_id, poste_id, beneficiary_id
		) GROUP BY block_id`
	).run(at);
}
