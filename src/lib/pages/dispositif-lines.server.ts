import { naturesOfView } from '#lib/domain/quantite.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** A source of a dispositif, and how many of its lines it gives. */
export interface SourceCount {
	readonly id: string;
	/** `null` when the source is only named by its lines. */
	readonly row: ReferenceRow<'sources'> | null;
	readonly lignes: number;
	readonly first: number;
	readonly last: number;
}

/** Who a dispositif pays, in the last year and at the stage that say so. Amounts in cents. */
export interface Payees {
	readonly exercice: number;
	readonly etape: Etape;
	/** How many there are, those not listed included. */
	readonly nombre: number;
	/** The largest first. */
	readonly premiers: readonly {
		readonly nom: string;
		readonly siren: string | null;
		readonly centimes: number;
	}[];
}

const LISTED = 15;
const CURRENT = 'l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)';
const idOf = ({ query }: Selection) => query.dispositif[0] ?? '';

/** The sources of every line of the dispositif of a selection, those that give most first. */
export function sourcesOf(db: Database, selection: Selection): SourceCount[] {
	const { version, reference } = selection;
	const rows = new Map(reference.sources.map((row) => [row.id, row]));
	return db
		.prepare<{ version: number; dispositif: string }, Omit<SourceCount, 'row'>>(
			// What the last change of a block left in it: counting the lines would read them all.
			`WITH change AS MATERIALIZED (
				SELECT block_id, max(version_id), added + changed + stayed AS lignes FROM block_change
				WHERE version_id <= @version GROUP BY block_id)
			SELECT b.source AS id, sum(c.lignes) AS lignes, min(b.exercice) AS first, max(b.exercice) AS last
			FROM block b JOIN change c ON c.block_id = b.id WHERE b.dispositif = @dispositif AND c.lignes > 0
			GROUP BY b.source ORDER BY 2 DESC, b.source`
		)
		.all({ version, dispositif: idOf(selection) })
		.map((source) => ({ ...source, row: rows.get(source.id) ?? null }));
}

/** The retained lines of the nature read that name who is paid, summed by name; `null` when none does. */
export function payeesOf(db: Database, selection: Selection): Payees | null {
	const parameters = {
		version: selection.version,
		view: selection.view,
		dispositif: idOf(selection),
		natures: JSON.stringify(naturesOfView(selection.query.nature))
	};
	// A slot at a time from the last year on: the first that names someone is told.
	const lines = `FROM block b JOIN line l ON l.block_id = b.id AND ${CURRENT}
		JOIN facet f ON f.id = l.facet_id JOIN beneficiary y ON y.id = l.beneficiary_id
		LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id
		WHERE b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			AND f.nature IN (SELECT value FROM json_each(@natures)) AND coalesce(v.verdict, 'retenue') = 'retenue'`;
	const latest = db
		.prepare<typeof parameters, { id: number; exercice: number; etape: Etape }>(
			`SELECT s.id, s.exercice, s.etape FROM slot s
			WHERE s.dispositif = @dispositif AND s.since_version <= @version
				AND (s.until_version IS NULL OR s.until_version > @version) AND s.views & @view AND EXISTS (SELECT 1 ${lines})
			ORDER BY s.exercice DESC, s.etape = 'execution' DESC LIMIT 1`
		)
		.get(parameters);
	if (!latest) return null;
	const { id, exercice, etape } = latest;
	const payees = db
		.prepare<
			{ version: number; natures: string; id: number },
			{ nom: string; siren: string | null; centimes: number }
		>(
			`SELECT coalesce(min(y.name), min(y.siren), '') AS nom, min(y.siren) AS siren, sum(l.centimes) AS centimes
			FROM slot s CROSS JOIN ${lines.slice('FROM '.length)} AND s.id = @id
			GROUP BY y.compared ORDER BY centimes DESC, nom`
		)
		.all({ version: parameters.version, natures: parameters.natures, id });
	return { exercice, etape, nombre: payees.length, premiers: payees.slice(0, LISTED) };
}
