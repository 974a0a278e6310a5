import { splitByForme } from '#lib/domain/forme-spec.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import { NATURES, type Etape, type Forme, type Nature, type Role } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';

/** What the files of a version say of one form in one (dispositif, exercice, étape), in the views of nature of `views`. */
export interface Stated {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** Bits of `VIEW_BIT`. */
	readonly views: number;
	readonly forme: Forme;
	readonly centimes: number;
}

interface Row {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly role: Role;
	readonly forme: string;
	readonly parCle: number;
	readonly centimes: number;
}

const COLUMNS = `b.dispositif, b.exercice, b.etape, f.nature, f.role, f.forme, f.attribution IS 'cle' AS parCle`;

/**
 * A file states whole blocks: what stands in them after it is what it says, whether that was there before or not. Mended rows
 * join a block instead: they are the lines that came with the version. A line with shares is read by itself (R7).
 */
const STATED = `
	SELECT ${COLUMNS}, sum(s.centimes) AS centimes
	FROM block_change c JOIN block b ON b.id = c.block_id JOIN block_sum s ON s.block_id = b.id AND s.since_version <= @version
		AND (s.until_version IS NULL OR s.until_version > @version) JOIN facet f ON f.id = s.facet_id
	WHERE c.version_id = @version AND NOT @mended AND NOT instr(f.forme, ':') GROUP BY b.id, f.id
	UNION ALL SELECT ${COLUMNS}, l.centimes
	FROM block_change c JOIN block b ON b.id = c.block_id JOIN line l ON l.block_id = b.id AND l.since_version <= @version
		AND (l.until_version IS NULL OR l.until_version > @version) JOIN facet f ON f.id = l.facet_id
	WHERE c.version_id = @version AND iif(@mended, l.since_version = @version, instr(f.forme, ':'))
		AND (@mended OR EXISTS (SELECT 1 FROM block_sum s JOIN facet g ON g.id = s.facet_id
			WHERE s.block_id = b.id AND instr(g.forme, ':')))`;

const VIEWS = NATURES.map((nature) => ({ bit: VIEW_BIT[nature], natures: naturesOfView(nature) }));

const viewsOf = (nature: Nature) =>
	VIEWS.reduce((bits, view) => (view.natures.includes(nature) ? bits | view.bit : bits), 0);

/** What the files of a version say, by form: their details, or their totals where a file gives no detail. */
export function statedBy(db: Database, version: number): Stated[] {
	const brought = db
		.prepare<[number], { files: number; mended: number | null; chosen: number | null }>(
			`SELECT count(*) AS files, max(report_json ->> 'completes' IS NOT NULL) AS mended,
				max(report_json ->> 'selection' IS NOT NULL) AS chosen
			FROM import WHERE version_id = ? AND reference_table IS NULL`
		)
		.get(version);
	// What stands beside chosen lines in their block is not theirs, and nothing tells it apart.
	if (!brought || brought.files === 0 || brought.chosen) return [];
	const rows = db
		.prepare<{ version: number; mended: number }, Row>(STATED)
		.all({ version, mended: brought.mended ?? 0 });
	const key = ({ dispositif, exercice, etape, nature }: Row) =>
		`${dispositif} ${exercice} ${etape} ${nature}`;
	const detailed = new Set(rows.filter(({ role }) => role === 'detail').map(key));
	return rows
		.filter((row) => row.role === 'detail' || !detailed.has(key(row)))
		.flatMap(({ dispositif, exercice, etape, nature, forme: spec, parCle, centimes }) =>
			splitByForme(centimes, spec).map((part) => ({
				dispositif,
				exercice,
				etape,
				views: viewsOf(nature),
				forme: parCle ? ('NV' as const) : part.forme,
				centimes: part.centimes
			}))
		);
}
