import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Verdict } from '#lib/domain/settlement/claims.ts';
import { JUDGING_SLOT, LINE_COLUMNS, LINE_TABLES } from '#lib/server/analysis/lines/lines.ts';
import { select, type Selection } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import {
	EVERYTHING,
	concentrationsOf,
	rowOf,
	sumsOf,
	wholeOf,
	type ReceivedRow
} from './beneficiaries.server.ts';
import { ranksOf, type Concentration } from './concentration.server.ts';
import { organisms, type Organism } from './receipts.server.ts';

/** A line that names an organisation. */
export interface ReceivedLine extends FundingLine {
	readonly id: number;
	readonly verdict: Verdict;
}

/** One organisation, what it received, and its place among those of the same money. */
export interface Beneficiary {
	readonly selection: Selection;
	readonly organisme: Organism;
	readonly rows: readonly ReceivedRow[];
	/** Its lines, those that do not count included, the latest year first; at most `MAX_LINES`. */
	readonly lignes: readonly ReceivedLine[];
	readonly places: readonly (Concentration & { readonly rang: number; readonly recu: number })[];
}

export const MAX_LINES = 300;

/** An organisation by its address; `null` when no line of the version names it. */
export function beneficiary(db: Database, query: Query, id: string): Beneficiary | null {
	const selection = select(db, query);
	const found = organisms(db, selection);
	const organisme = found.parId.get(id);
	if (!organisme) return null;
	return {
		selection,
		organisme,
		rows: sumsOf(organisme, EVERYTHING)
			.map((sum) => rowOf(sum, EVERYTHING))
			.sort((a, b) => b.total - a.total),
		lignes: linesOf(db, selection, organisme),
		places: ranksOf(organisme, found.parId.values(), concentrationsOf(found).filter(wholeOf(selection)))
	};
}

/** Lines are found through the blocks that the receipts name, so that a large base is not read whole. */
function linesOf(db: Database, selection: Selection, { rangs, argents }: Organism): ReceivedLine[] {
	const places = argents.flatMap(({ receipts }) =>
		receipts.map(({ dispositif, exercice, etape }) => `${dispositif} ${exercice} ${etape}`)
	);
	return db
		.prepare<Record<string, string | number>, ReceivedLine>(
			`SELECT l.id, ${LINE_COLUMNS}, coalesce(v.verdict, 'retenue') AS verdict
			FROM ${LINE_TABLES} ${JUDGING_SLOT}
			WHERE l.id IN (SELECT line.id FROM block CROSS JOIN line ON line.block_id = block.id
					WHERE dispositif || ' ' || exercice || ' ' || etape IN (SELECT value FROM json_each(@places))
						AND line.beneficiary_id IN (SELECT value FROM json_each(@rangs)))
				AND l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
			ORDER BY b.exercice DESC, b.dispositif, l.centimes DESC, l.id LIMIT ${MAX_LINES}`
		)
		.all({
			version: selection.version,
			view: selection.view,
			places: JSON.stringify([...new Set(places)]),
			rangs: JSON.stringify(rangs)
		});
}
