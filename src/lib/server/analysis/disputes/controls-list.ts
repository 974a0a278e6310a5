import type { Query } from '#lib/domain/query.ts';
import { ISSUES_CONTROLE, type IssueControle } from '#lib/domain/settlement/held-totals.ts';
import type { Etape, Niveau, Preuve } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { pageOf, placeFilter, type Page } from './places.ts';
import { select } from '#lib/server/analysis/selection.ts';

/** A published total beside its details (R3), in cents. */
export interface ListedControl {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** First line of the retained total. */
	readonly ligne: number;
	readonly niveau: Niveau;
	/** As the source writes it, `''` when not stated. */
	readonly poste: string;
	readonly beneficiaire: string;
	readonly total: number;
	readonly details: number;
	readonly issue: IssueControle;
	readonly source: string;
	readonly preuve: Preuve | null;
	/** Sources of its details, whatever became of them. */
	readonly sourcesDetails: readonly string[];
	/** Another source publishes another total for the same quantité (R4). */
	readonly concurrente: boolean;
}

export interface ControlsPage extends Page<ListedControl> {
	readonly version: number;
	/** How many totals of the choice end each way, whatever ends are shown. */
	readonly parIssue: Readonly<Record<IssueControle, number>>;
	/** The ends shown. */
	readonly issues: readonly IssueControle[];
}

/** Without details there is nothing to control: such totals are shown when asked. */
export const ISSUES_CONTROLEES = ISSUES_CONTROLE.filter((issue) => issue !== 'seul');

const FROM = 'FROM slot s JOIN control k ON k.slot_id = s.id';

type Row = Omit<ListedControl, 'concurrente' | 'sourcesDetails'> & {
	slotId: number;
	contested: number;
	posteCompare: string;
	beneficiaireCompare: string;
	payeur: string;
};

/**
 * Published totals against their details, in the nature asked, at every stage and perimeter until the address asks for
 * one: those with details, or those that end as `issue` asks. The latest exercice first.
 */
export function listControls(db: Database, query: Query, pageSize?: number): ControlsPage {
	const selection = select(db, query);
	const { where, parameters } = placeFilter(query, selection);
	const bound = { ...parameters, view: selection.view };
	const counts = db
		.prepare<typeof bound, { issue: IssueControle; n: number }>(
			`SELECT k.outcome AS issue, count(*) AS n ${FROM} WHERE s.views & @view AND ${where} GROUP BY k.outcome`
		)
		.all(bound);
	const parIssue = Object.fromEntries(
		ISSUES_CONTROLE.map((issue) => [issue, counts.find((row) => row.issue === issue)?.n ?? 0])
	) as Record<IssueControle, number>;
	const issues = query.issue.length > 0 ? query.issue : ISSUES_CONTROLEES;
	const count = issues.reduce((total, issue) => total + parIssue[issue], 0);
	const { page, pages, size, offset } = pageOf(count, query.page, pageSize);
	const rows = db
		.prepare<Record<string, string | number>, Row>(
			`${rowsOf(`${where} AND k.outcome IN (SELECT value FROM json_each(@issues))`)}`
		)
		.all({ ...bound, issues: JSON.stringify(issues), size, offset });
	const beside = besides(db, selection.version);
	return { version: selection.version, rows: rows.map(beside), count, page, pages, parIssue, issues };
}

/** Controls of the slots that `where` keeps, in the order of the list, cut before anything else is read of them. */
const rowsOf = (where: string) => `
	SELECT c.*, f.niveau, coalesce(p.label, '') AS poste, coalesce(p.compared, '') AS posteCompare,
		coalesce(y.name, y.siren, '') AS beneficiaire, coalesce(y.compared, '') AS beneficiaireCompare, f.payeur_compared AS payeur, b.source, f.preuve
	FROM (
		SELECT s.dispositif, s.exercice, s.etape, s.id AS slotId, s.contested, k.line_id AS ligne, k.total, k.details,
			k.outcome AS issue
		${FROM} WHERE s.views & @view AND ${where}
		ORDER BY s.exercice DESC, s.dispositif, s.etape, k.total DESC, k.line_id LIMIT @size OFFSET @offset
	) c JOIN line l ON l.id = c.ligne JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id
		LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
	ORDER BY c.exercice DESC, c.dispositif, c.etape, c.total DESC, c.ligne`;

/** Adds to a row what stands beside it: the sources of its details, and whether its total is contested. */
function besides(db: Database, version: number): (row: Row) => ListedControl {
	const current = 'l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)';
	const details = db.prepare<Record<string, string | number>, { source: string }>(
		`SELECT DISTINCT b.source FROM block b
		WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape AND EXISTS (
			SELECT 1 FROM line l JOIN facet f ON f.id = l.facet_id LEFT JOIN poste p ON p.id = l.poste_id
				LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
			WHERE l.block_id = b.id AND ${current} AND f.role = 'detail' AND @niveau IN ('np', f.niveau)
				AND @poste IN ('', p.compared) AND @beneficiaire IN ('', y.compared) AND @payeur IN ('', f.payeur_compared))
		ORDER BY b.source`
	);
	const rival = db.prepare<Record<string, string | number>, { found: number }>(
		`SELECT EXISTS (SELECT 1 FROM verdict v JOIN line l ON l.id = v.line_id JOIN facet f ON f.id = l.facet_id
				LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
			WHERE v.slot_id = @slot AND v.verdict = 'ecartee' AND f.role = 'total' AND f.niveau = @niveau
				AND coalesce(p.compared, '') = @poste AND coalesce(y.compared, '') = @beneficiaire AND f.payeur_compared = @payeur) AS found`
	);
	return ({ slotId, contested, posteCompare, beneficiaireCompare, payeur, ...row }) => {
		const scope = { niveau: row.niveau, poste: posteCompare, beneficiaire: beneficiaireCompare, payeur };
		const { dispositif, exercice, etape } = row;
		return {
			...row,
			sourcesDetails:
				row.issue === 'seul'
					? []
					: details.all({ dispositif, exercice, etape, version, ...scope }).map((found) => found.source),
			concurrente: contested > 0 && rival.get({ slot: slotId, ...scope })?.found === 1
		};
	};
}

/** How many contested controls are looked at for an example. */
const TRIED = 100;

/** The control that best shows both rules: its total is contested, and its details do not reach it or exceed it. */
export function workedControl(db: Database, query: Query): ListedControl | null {
	const selection = select(db, query);
	const { where, parameters } = placeFilter(query, selection);
	const rows = db
		.prepare<Record<string, string | number>, Row>(
			rowsOf(`${where} AND s.contested > 0 AND k.outcome IN ('non_detaille', 'depasse') AND k.details <> 0`)
		)
		.all({ ...parameters, view: selection.view, size: TRIED, offset: 0 });
	const beside = besides(db, selection.version);
	for (const row of rows) {
		const control = beside(row);
		if (control.concurrente) return control;
	}
	return null;
}
