import { beneficiaireKey, naturesOfView, payeurKey, posteKey } from '#lib/domain/quantite.ts';
import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Verdict } from '#lib/domain/settlement/claims.ts';
import type { IssueControle } from '#lib/domain/settlement/held-totals.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { arbitrationOf } from '#lib/server/analysis/disputes/arbitrations.ts';
import { JUDGING_SLOT, LINE_COLUMNS, LINE_TABLES } from './lines.ts';

/** A line of the same slot, as seen from another line. */
export interface Neighbour extends FundingLine {
	readonly id: number;
	readonly verdict: Verdict;
}

/** How a total line compares with its details (R3), in cents. */
export interface LineControl {
	readonly total: number;
	readonly details: number;
	readonly outcome: IssueControle;
}

/** A line with all that explains it: source, import, rivals, control. */
export interface LineStory extends FundingLine {
	readonly id: number;
	readonly verdict: Verdict;
	/** It leaves unsaid what other sources say, and is read as their total (R3). */
	readonly lue: boolean;
	readonly sinceVersion: number;
	/** Version that withdrew it, `null` while it is current. */
	readonly untilVersion: number | null;
	readonly importId: number;
	readonly fileLine: number;
	readonly fileName: string;
	readonly fileSha256: string;
	readonly sourceRow: ReferenceRow<'sources'> | null;
	readonly dispositifRow: ReferenceRow<'dispositifs'> | null;
	/** Lines of other sources on the same quantité, and of the same one, itself included; the retained source first. */
	readonly claims: readonly Neighbour[];
	/** For a total: the lines it controls. */
	readonly details: readonly Neighbour[];
	readonly control: LineControl | null;
	/** Reason of the recorded arbitration, when there is one. */
	readonly arbitration: ReferenceRow<'arbitrages'> | null;
}

type Row = FundingLine & {
	id: number;
	verdict: Verdict;
	lue: number;
	slotId: number | null;
	sinceVersion: number;
	untilVersion: number | null;
	importId: number;
	fileLine: number;
	fileName: string;
	fileSha256: string;
};

/** The line `id` as it stood at `version` (the current one by default); `null` when it never existed by then. */
export function lineStory(db: Database, id: number, asked?: number): LineStory | null {
	const current = asked ?? currentVersion(db);
	const own = db
		.prepare<[number], { since: number; until: number | null; nature: Nature }>(
			`SELECT since_version AS since, until_version AS until, f.nature
			FROM line l JOIN facet f ON f.id = l.facet_id WHERE l.id = ?`
		)
		.get(id);
	if (!own || own.since > current) return null;
	// A line that was withdrawn is shown as it stood in the last version that had it.
	const version = own.until !== null && own.until <= current ? own.until - 1 : current;
	// A line that does not say its nature is told in payment appropriations; AE and CP never stand side by side (R2).
	const view = own.nature === 'ae' ? 'ae' : 'cp';
	const rows = slotRows(db, id, version, view).filter(
		(row) => row.id === id || naturesOfView(view).includes(row.nature)
	);
	const line = rows.find((row) => row.id === id);
	if (!line) return null;
	const reference = readReference(db, version);
	const claims = rows.filter((row) => row.role === line.role && sameQuantity(row, line));
	const { slotId, ...told } = line;
	return {
		...told,
		lue: line.lue === 1,
		sourceRow: reference.sources.find((source) => source.id === line.source) ?? null,
		dispositifRow: reference.dispositifs.find((item) => item.id === line.dispositif) ?? null,
		claims: [...claims].sort((a, b) => standing(a) - standing(b) || a.id - b.id),
		details:
			line.role === 'total' || line.lue
				? rows.filter((row) => row.role === 'detail' && !row.lue && within(row, line))
				: [],
		control:
			db
				.prepare<[number | null, number], LineControl>(
					'SELECT total, details, outcome FROM control WHERE slot_id = ? AND line_id = ?'
				)
				.get(slotId, id) ?? null,
		arbitration: arbitrationOf(reference.arbitrages, line)
	};
}

function slotRows(db: Database, id: number, version: number, view: 'ae' | 'cp'): Row[] {
	return db
		.prepare<{ id: number; version: number; known: number; view: number }, Row>(
			`SELECT l.id, ${LINE_COLUMNS}, coalesce(v.verdict, 'retenue') AS verdict, coalesce(v.read_as_total, 0) AS lue, s.id AS slotId,
				l.since_version AS sinceVersion, CASE WHEN l.until_version <= @known THEN l.until_version END AS untilVersion,
				l.import_id AS importId,
				l.file_line AS fileLine, i.name AS fileName, file.sha256 AS fileSha256
			FROM ${LINE_TABLES} JOIN import i ON i.id = l.import_id JOIN file ON file.id = i.file_id ${JUDGING_SLOT}
			WHERE (b.dispositif, b.exercice, b.etape) = (
					SELECT dispositif, exercice, etape FROM block WHERE id = (SELECT block_id FROM line WHERE id = @id))
				AND l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
			ORDER BY l.id`
		)
		.all({ id, version, known: currentVersion(db), view: VIEW_BIT[view] });
}

const SET_ASIDE = { croisee: 1, depassee: 1, excedent: 1, contredite: 1, comprise: 1 } as const;

/** Lines whose verdict carries weight come first. */
function standing(line: Neighbour): number {
	return { ...SET_ASIDE, retenue: 0, controle: 0, concordante: 2, ecartee: 3 }[line.verdict];
}

function sameQuantity(a: FundingLine, b: FundingLine): boolean {
	return (
		(a.nature === b.nature ||
			naturesOfView(a.nature).includes(b.nature) ||
			naturesOfView(b.nature).includes(a.nature)) &&
		a.niveau === b.niveau &&
		posteKey(a) === posteKey(b) &&
		beneficiaireKey(a) === beneficiaireKey(b) &&
		payeurKey(a) === payeurKey(b)
	);
}

function within(detail: FundingLine, total: FundingLine): boolean {
	const agrees = (stated: string, value: string) => stated === '' || stated === value;
	return (
		(detail.nature === total.nature || detail.nature === 'np' || total.nature === 'np') &&
		(total.niveau === 'np' || total.niveau === detail.niveau) &&
		agrees(posteKey(total), posteKey(detail)) &&
		agrees(beneficiaireKey(total), beneficiaireKey(detail)) &&
		agrees(payeurKey(total), payeurKey(detail))
	);
}
