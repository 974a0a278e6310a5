import type { Nature } from '#lib/domain/vocabulary.ts';
import type { LineSums } from './line-sums.ts';
import type { Database } from './database.ts';

/** What a file changed in the blocks it states. A line found again as it was keeps its number and its version. */
export interface BlockChange {
	readonly added: number;
	readonly unchanged: number;
	readonly withdrawn: number;
	/** Cents of the unchanged lines, by nature. */
	readonly unchangedSums: Readonly<Record<Nature, number>>;
}

const SAME_WORDS = ['block_id', 'facet_id', 'poste_id', 'beneficiary_id'];
const SAME_CONTENT = [...SAME_WORDS, 'centimes', 'libelle', 'source_page', 'note'];

/**
 * Replacement by block: in every block that the import states, the lines it brings take the place of those that were
 * there; what is the same in both, row for row, stays untouched. Other blocks stay, and with `selected` so do the lines
 * that are not in `temp.selected_line`. `sums` loses the blocks whose lines are no longer only those just written.
 */
export function replaceBlocks(
	db: Database,
	blocks: ReadonlySet<number>,
	sums: LineSums,
	origin: {
		readonly importId: number;
		readonly version: number;
		readonly firstLine: number;
		readonly selected: boolean;
	}
): BlockChange {
	const held = db.prepare<[number, number]>(
		'SELECT 1 FROM line WHERE block_id = ? AND id < ? AND until_version IS NULL LIMIT 1'
	);
	const note = db.prepare(
		'INSERT OR REPLACE INTO block_change (version_id, block_id, added, changed, withdrawn, stayed) VALUES (?, ?, ?, 0, 0, 0)'
	);
	const replaced: number[] = [];
	let written = 0;
	for (const id of blocks) {
		let lines = 0;
		for (const sum of sums.of(id)) lines += sum.lines;
		written += lines;
		if (held.get(id, origin.firstLine) === undefined) note.run(origin.version, id, lines);
		else {
			replaced.push(id);
			sums.drop(id);
		}
	}
	const none = { unchanged: 0, withdrawn: 0, unchangedSums: { ae: 0, cp: 0, np: 0 } };
	const change = replaced.length === 0 ? none : compare(db, replaced, origin);
	return { ...change, added: written - change.unchanged };
}

/**
 * Blocks that the shipped file of that name brought and that its new text no longer states: what it says no more is to go.
 * A block where anything came from elsewhere since stays.
 */
export function forgottenBlocks(
	db: Database,
	name: string,
	importId: number,
	stated: ReadonlySet<number>
): number[] {
	return db
		.prepare<[{ name: string; importId: number }], { id: number }>(
			`WITH own AS (
				SELECT i.id, i.version_id FROM import i JOIN version v ON v.id = i.version_id
				WHERE i.name = @name AND i.id <> @importId AND v.operation IN ('creation', 'data')
			)
			SELECT DISTINCT block_id AS id FROM block_change c WHERE version_id IN (SELECT version_id FROM own)
			AND EXISTS (SELECT 1 FROM line l WHERE l.block_id = c.block_id AND until_version IS NULL)
			AND NOT EXISTS (
				SELECT 1 FROM line l WHERE l.block_id = c.block_id AND until_version IS NULL
				AND import_id NOT IN (SELECT id FROM own) AND import_id <> @importId
			)`
		)
		.all({ name, importId })
		.map(({ id }) => id)
		.filter((id) => !stated.has(id));
}

/** Adds the lines of an import to the blocks it states, beside those that are there: rows mended out of quarantine. */
export function completeBlocks(
	db: Database,
	blocks: ReadonlySet<number>,
	sums: LineSums,
	origin: { readonly importId: number; readonly version: number }
): BlockChange {
	const note = db.prepare(
		`INSERT OR REPLACE INTO block_change (version_id, block_id, added, changed, withdrawn, stayed)
		SELECT @version, @id, sum(import_id = @importId), 0, 0, sum(import_id <> @importId)
		FROM line WHERE block_id = @id AND until_version IS NULL`
	);
	let added = 0;
	for (const id of blocks) {
		for (const sum of sums.of(id)) added += sum.lines;
		sums.drop(id);
		note.run({ id, importId: origin.importId, version: origin.version });
	}
	return { added, unchanged: 0, withdrawn: 0, unchangedSums: { ae: 0, cp: 0, np: 0 } };
}

function compare(
	db: Database,
	replaced: readonly number[],
	origin: { readonly importId: number; readonly version: number; readonly selected: boolean }
): Omit<BlockChange, 'added'> {
	const blocks = JSON.stringify(replaced);
	db.exec(`DROP TABLE IF EXISTS temp.found_again;
		CREATE TEMP TABLE found_again (fresh INTEGER PRIMARY KEY, kept INTEGER UNIQUE)`);
	db.prepare(
		`INSERT INTO found_again (fresh, kept)
		WITH candidate AS (
			SELECT l.id, import_id = @importId AS fresh, ${SAME_CONTENT.join(', ')},
				row_number() OVER (PARTITION BY import_id = @importId, ${SAME_CONTENT.join(', ')} ORDER BY l.id) AS nth
			FROM line l LEFT JOIN wording w ON w.id = l.wording_id
			WHERE until_version IS NULL AND block_id IN (SELECT value FROM json_each(@blocks))
		)
		SELECT a.id, b.id FROM candidate a JOIN candidate b
			ON b.block_id = a.block_id AND b.facet_id = a.facet_id AND b.centimes = a.centimes AND b.nth = a.nth
			AND ${SAME_CONTENT.map((column) => `b.${column} IS a.${column}`).join(' AND ')}
		WHERE a.fresh AND NOT b.fresh`
	).run({ importId: origin.importId, blocks });

	const unchangedSums = { ae: 0, cp: 0, np: 0 };
	const sums = db
		.prepare<[], { nature: Nature; centimes: number }>(
			`SELECT f.nature, sum(l.centimes) AS centimes FROM found_again JOIN line l ON l.id = fresh
			JOIN facet f ON f.id = l.facet_id GROUP BY f.nature`
		)
		.all();
	for (const { nature, centimes } of sums) unchangedSums[nature] = centimes;

	const unchanged = db.prepare('DELETE FROM line WHERE id IN (SELECT fresh FROM found_again)').run().changes;
	const withdrawn = db
		.prepare(
			`UPDATE line SET until_version = @version WHERE until_version IS NULL AND import_id <> @importId
			AND block_id IN (SELECT value FROM json_each(@blocks)) AND id NOT IN (SELECT kept FROM found_again)
			${origin.selected ? 'AND id IN (SELECT id FROM temp.selected_line)' : ''}`
		)
		.run({ importId: origin.importId, version: origin.version, blocks }).changes;
	db.prepare(
		`INSERT OR REPLACE INTO block_change (version_id, block_id, added, changed, withdrawn, stayed)
		SELECT @version, block_id, sum(max(0, added - withdrawn)), sum(min(added, withdrawn)),
			sum(max(0, withdrawn - added)), sum(stayed)
		FROM (
			SELECT block_id, sum(since_version = @version) AS added, sum(until_version IS @version) AS withdrawn,
				sum(since_version < @version AND until_version IS NULL) AS stayed
			FROM line WHERE block_id IN (SELECT value FROM json_each(@blocks)) GROUP BY ${SAME_WORDS.join(', ')}
		) GROUP BY block_id`
	).run({ version: origin.version, blocks });
	return { unchanged, withdrawn, unchangedSums };
}
