import { formatEuros } from '#lib/domain/money.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Questions asked of one version. */
const ASKED = 5;
/** Lines of a block beyond which it is a list, not a table that someone added up. */
const MAX_LINES = 500;

interface OwnTotal {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly source: string;
	readonly centimes: number;
	readonly ligne: number;
	readonly autres: number;
}

/** The details that make, alone, what all the other details of their source make, in one (dispositif, exercice, étape). */
const OWN_TOTALS = `
	WITH detail AS MATERIALIZED (
		SELECT l.block_id, f.nature, l.centimes, l.file_line, l.since_version = @version AS fresh
		FROM block_change c JOIN line l ON l.block_id = c.block_id AND l.until_version IS NULL
			JOIN facet f ON f.id = l.facet_id AND f.role = 'detail'
		WHERE c.version_id = @version AND c.added + c.changed BETWEEN 1 AND ${MAX_LINES}
			AND c.added + c.changed + c.stayed BETWEEN 3 AND ${MAX_LINES}
	), made AS (
		SELECT block_id, nature, sum(centimes) AS whole, count(*) AS lines FROM detail
		GROUP BY 1, 2 HAVING lines > 2 AND max(fresh)
	)
	SELECT b.dispositif, b.exercice, b.etape, b.source, d.centimes, min(d.file_line) AS ligne, m.lines - 1 AS autres
	FROM made m JOIN detail d USING (block_id, nature) JOIN block b ON b.id = m.block_id
	WHERE 2 * d.centimes = m.whole AND d.centimes <> 0
	GROUP BY m.block_id, m.nature ORDER BY abs(d.centimes) DESC, 1, 2, 3 LIMIT ${ASKED}`;

/**
 * Asks whether a detail that equals the sum of all the others is their total, which no word of its row says: it would count
 * them twice (R3). To be asked once the version is settled.
 */
export function ownTotals(db: Database, version: number): Problem[] {
	const rows = db.prepare<{ version: number }, OwnTotal>(OWN_TOTALS).all({ version });
	return rows.map(({ dispositif, exercice, etape, source, centimes, ligne, autres }) => {
		const place = `${dispositif} ${exercice}, ${LIBELLES.etapeCourte[etape]}`;
		const money = formatEuros(centimes);
		return {
			ligne: null,
			colonne: null,
			lettre: null,
			champ: 'role',
			code: 'total-possible',
			severite: 'avertissement',
			valeur: money,
			attendu: 'role = total, pour un total',
			message: fr`${place} : la ligne ${ligne} de « ${source} » donne ${money}, la somme exacte de ses ${autres} autres lignes : est-ce leur total ? Elle compte deux fois. Si c'en est un, écrivez « total » dans sa colonne role et importez de nouveau.`
		};
	});
}
