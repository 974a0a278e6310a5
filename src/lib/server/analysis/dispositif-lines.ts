import { naturesOfView } from '#lib/domain/quantite.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import type { Selection } from './selection.ts';

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
			`SELECT b.source AS id, count(*) AS lignes, min(b.exercice) AS first, max(b.exercice) AS last
			FROM block b JOIN line l ON l.block_id = b.id WHERE b.dispositif = @dispositif AND ${CURRENT}
			GROUP BY b.source ORDER BY lignes DESC, b.source`
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
	const lines = `FROM slot s
		JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
		JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id JOIN beneficiary y ON y.id = l.beneficiary_id
		LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id
		WHERE s.dispositif = @dispositif AND s.since_version <= @version
			AND (s.until_version IS NULL OR s.until_version > @version) AND s.views & @view
			AND ${CURRENT} AND f.nature IN (SELECT value FROM json_each(@natures))
			AND coalesce(v.verdict, 'retenue') = 'retenue'`;
	const latest = db
		.prepare<typeof parameters, { exercice: number; etape: Etape }>(
			`SELECT s.exercice, s.etape ${lines} ORDER BY s.exercice DESC, s.etape = 'execution' DESC LIMIT 1`
		)
		.get(parameters);
	if (!latest) return null;
	const payees = db
		.prepare<
			typeof parameters & { exercice: number; etape: Etape },
			{ nom: string; siren: string | null; centimes: number }
		>(
			`SELECT coalesce(min(y.name), min(y.siren), '') AS nom, min(y.siren) AS siren, sum(l.centimes) AS centimes ${lines}
			AND s.exercice = @exercice AND s.etape = @etape GROUP BY y.compared ORDER BY centimes DESC, nom`
		)
		.all({ ...parameters, ...latest });
	return { ...latest, nombre: payees.length, premiers: payees.slice(0, LISTED) };
}
