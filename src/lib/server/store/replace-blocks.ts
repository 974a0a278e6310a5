import type { Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from './open.ts';

/** What a file changed in the blocks it states. A line found again as it was keeps its number and its version. */
export interface BlockChange {
	readonly added: number;
	readonly unchanged: number;
	readonly withdrawn: number;
	/** Cents of the unchanged lines, by nature. */
	readonly unchangedSums: Readonly<Record<Nature, number>>;
}

const SAME_CONTENT = [
	'block_id',
	'facet_id',
	'poste_id',
	'beneficiary_id',
	'centimes',
	'libelle',
	'source_page',
	'note'
];

/**
 * Replacement by block: in every block that the import states, the lines it brings take the place of those that were
 * there; what is the same in both, row for row, stays untouched. Other blocks stay.
 */
export function replaceBlocks(
	db: Database,
	blocks: Iterable<number>,
	origin: { readonly importId: number; readonly version: number }
): BlockChange {
	db.exec(
		'CREATE TEMP TABLE IF NOT EXISTS touched_block (id INTEGER PRIMARY KEY); DELETE FROM touched_block'
	);
	const touch = db.prepare('INSERT INTO touched_block (id) VALUES (?)');
	for (const id of blocks) touch.run(id);
	// Only blocks that already held lines need comparing; a first import of 10⁶ lines skips all of it.
	db.prepare(
		`DELETE FROM touched_block WHERE NOT EXISTS (
			SELECT 1 FROM line WHERE block_id = touched_block.id AND until_version IS NULL AND import_id <> ?)`
	).run(origin.importId);

	db.exec(
		'CREATE TEMP TABLE IF NOT EXISTS found_again (fresh INTEGER PRIMARY KEY, kept INTEGER); DELETE FROM found_again'
	);
	db.prepare(
		`INSERT INTO found_again (fresh, kept)
		WITH candidate AS (
			SELECT id, import_id = @importId AS fresh, ${SAME_CONTENT.join(', ')},
				row_number() OVER (PARTITION BY import_id = @importId, ${SAME_CONTENT.join(', ')} ORDER BY id) AS nth
			FROM line WHERE until_version IS NULL AND block_id IN (SELECT id FROM touched_block)
		)
		SELECT a.id, b.id FROM candidate a JOIN candidate b
			ON b.block_id = a.block_id AND b.facet_id = a.facet_id AND b.centimes = a.centimes AND b.nth = a.nth
			AND ${SAME_CONTENT.map((column) => `b.${column} IS a.${column}`).join(' AND ')}
		WHERE a.fresh AND NOT b.fresh`
	).run({ importId: origin.importId });
	db.exec('CREATE INDEX IF NOT EXISTS temp.found_again_kept ON found_again (kept)');

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
			AND block_id IN (SELECT id FROM touched_block) AND id NOT IN (SELECT kept FROM found_again)`
		)
		.run(origin).changes;
	const added =
		db
			.prepare<[number], { n: number }>('SELECT count(*) AS n FROM line WHERE import_id = ?')
			.get(origin.importId)?.n ?? 0;
	return { added, unchanged, withdrawn, unchangedSums };
}
