import type { Reference } from '#lib/domain/reference-tables.ts';
import { ficheRules, unitOf } from '#lib/ingest/fiches/fiche-rules.ts';
import { withWords } from '#lib/ingest/fiches/fiche-words.ts';
import type { Side } from '#lib/ingest/header/sides.ts';
import { statedAmounts } from '#lib/ingest/header/stated-amounts.ts';
import { decideUnit } from '#lib/ingest/header/unit.ts';
import type { ReadOptions, Unit } from '#lib/ingest/lines/batch.ts';
import { fileConstants } from '#lib/ingest/lines/file-constants.ts';
import { planLines, type LinePlan } from '#lib/ingest/lines/line-plan.ts';
import type { PlanOptions } from '#lib/ingest/lines/plan-options.ts';
import { ROW_PROFILES } from '#lib/ingest/lines/row-profiles.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Opened } from './opened.ts';

/** What a profile or a reading sheet says of the rows of a file. */
type FileRules = Omit<PlanOptions, 'reference' | 'headers'>;

/** What the header of one of several columns of amounts says of all its lines, with the rules of the profile. */
function rulesOf(rules: FileRules, { exercice, said }: Side): FileRules {
	const own = { ...rules, constants: { ...rules.constants, ...said } };
	return exercice === null ? own : { ...own, exercice, totalRows: true, bothTotals: true };
}

/** How the rows of a file are read for one of its columns of amounts. */
export interface PlannedColumn {
	/** The file, with that column as the one of amounts. */
	readonly opened: Opened;
	readonly plan: LinePlan;
	readonly columns: readonly number[];
	readonly unit: Unit;
	/** The options, with what the reading sheet says beside. */
	readonly asked: ReadOptions;
}

/** Plans the reading of one of the columns of amounts of a file, told on the way; `null` when the file is refused. */
export function planColumn(
	file: Opened,
	side: Side | null,
	reference: Reference,
	options: ReadOptions,
	log: ProblemLog
): PlannedColumn | null {
	const at = side === null ? file.match.at : new Map(file.match.at).set('montant', side.at);
	const opened: Opened = { ...file, match: { ...file.match, at } };
	const { match } = opened;
	const columns = [match.at.get('montant') ?? -1];
	const { fiche } = opened;
	const wording = fiche ? withWords(reference, fiche) : reference;
	const asked = fiche ? { ...options, unit: options.unit ?? unitOf(fiche) } : options;
	const unit = decideUnit(opened, columns, asked, log);
	const rules: FileRules | null | undefined = fiche
		? ficheRules(fiche, side, opened, options, wording, log)
		: ROW_PROFILES[match.expected.id]?.(opened, options, log);
	if (!rules || log.fatal) return null;
	const own = side === null || fiche ? rules : rulesOf(rules, side);
	const stated = statedAmounts(match, own, log);
	const given = fileConstants(match, options, reference, log, side?.said);
	if (log.fatal) return null;
	const plan = planLines({
		reference: wording,
		headers: match.cells,
		decimal: options.decimal,
		unit,
		remarks: opened.remarks,
		agreeing: stated.agreeing,
		...own,
		constants: { ...own.constants, ...stated.constants, ...given },
		exercice: own.exercice ?? stated.exercice ?? undefined,
		beside: side === null ? [] : match.sides.filter((other) => other !== side).map((other) => other.at)
	});
	return { opened, plan, columns, unit, asked };
}
