import type { Database } from '#lib/server/store/database.ts';
import type { Operation } from '#lib/server/store/versions.ts';

/** A version that touched what a figure reads. */
export interface Cause {
	readonly version: number;
	readonly operation: Operation;
	/** Names of its files, or what it decided. */
	readonly resume: string;
	readonly date: string;
}

interface Touch {
	readonly version: number;
	readonly dispositif: string | null;
	readonly exercice: number | null;
}

/** Lines, quarantined rows and decisions on a (dispositif, exercice) that moved after version `from`, up to `to`. */
const TOUCHES = `
	SELECT DISTINCT c.version_id AS version, b.dispositif, b.exercice FROM block_change c JOIN block b ON b.id = c.block_id
		WHERE c.version_id > @from AND c.version_id <= @to AND c.added + c.changed + c.withdrawn > 0
	UNION SELECT since_version, dispositif, exercice FROM reject WHERE since_version > @from AND since_version <= @to
	UNION SELECT until_version, dispositif, exercice FROM reject WHERE until_version > @from AND until_version <= @to
	UNION SELECT since_version, value_json ->> 'dispositif', value_json ->> 'exercice' FROM reference_row
		WHERE reference_table IN ('arbitrages', 'couverture', 'recherches', 'cles')
			AND since_version > @from AND since_version <= @to
	UNION SELECT until_version, value_json ->> 'dispositif', value_json ->> 'exercice' FROM reference_row
		WHERE reference_table IN ('arbitrages', 'couverture', 'recherches', 'cles')
			AND until_version > @from AND until_version <= @to`;

/** Versions that changed a vocabulary read by every figure. */
const WIDE = `
	SELECT DISTINCT version FROM (
		SELECT since_version AS version FROM reference_row WHERE reference_table IN ('dispositifs', 'sources', 'ipc')
		UNION SELECT until_version FROM reference_row WHERE reference_table IN ('dispositifs', 'sources', 'ipc'))
	WHERE version > @from AND version <= @to`;

/**
 * Which versions between two explain a change of a (dispositif, exercice): those that moved its lines, its quarantine or a
 * decision on it; when none did, those that changed a vocabulary that every figure reads.
 */
export function causesBetween(
	db: Database,
	from: number,
	to: number
): (dispositif: string, exercice: number) => Cause[] {
	const range = { from, to };
	const touches = db.prepare<typeof range, Touch>(TOUCHES).all(range);
	const wide = db.prepare<typeof range, { version: number }>(WIDE).all(range);
	const told = new Map(
		db
			.prepare<typeof range, Cause>(
				`SELECT id AS version, operation, summary AS resume, created_at AS date FROM version
				WHERE id > @from AND id <= @to ORDER BY id`
			)
			.all(range)
			.map((cause) => [cause.version, cause])
	);
	const tell = (versions: readonly number[]) =>
		[...new Set(versions)].sort((a, b) => a - b).flatMap((version) => told.get(version) ?? []);
	return (dispositif, exercice) => {
		const own = touches.filter(
			(touch) =>
				touch.dispositif === dispositif && (touch.exercice === null || Number(touch.exercice) === exercice)
		);
		return tell((own.length > 0 ? own : wide).map((touch) => touch.version));
	};
}
