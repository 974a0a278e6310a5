import { settle, type Arbitration, type CountedPart, type SettlementLine } from '#lib/domain/settlement.ts';
import { fold } from '#lib/domain/fold.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from './open.ts';

/** Where R3 and R4 decide: one dispositif, one exercice, one stage. */
export interface Slot {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
}

/** Bit of a nature in `slot.views`. */
export const VIEW_BIT = { ae: 1, cp: 2, np: 4 } as const satisfies Record<Nature, number>;

/** The slots where `version` brought or withdrew a line. */
export function slotsChangedBy(db: Database, version: number): Slot[] {
	return db
		.prepare<[number, number], Slot>(
			`SELECT DISTINCT b.dispositif, b.exercice, b.etape FROM line l JOIN block b ON b.id = l.block_id
			WHERE l.since_version = ? OR l.until_version = ?`
		)
		.all(version, version);
}

/**
 * The slots given, and those whose outcome a rule decided between sources: to be settled again when an arbitration or the
 * date of a source changes.
 */
export function slotsDecidedByRule(db: Database, slots: readonly Slot[]): Slot[] {
	const decided = db
		.prepare<[], Slot>(
			`SELECT DISTINCT dispositif, exercice, etape FROM slot
			WHERE until_version IS NULL AND EXISTS (SELECT 1 FROM verdict WHERE slot_id = slot.id)`
		)
		.all();
	const key = (slot: Slot) => `${slot.dispositif} ${slot.exercice} ${slot.etape}`;
	return [...new Map([...slots, ...decided].map((slot) => [key(slot), slot])).values()];
}

interface StoredLine extends SettlementLine {
	readonly posteId: number | null;
}

/** Natures present in a slot → the distinct sets of lines that the three views read, with the bits of each. */
function viewsOf(
	present: ReadonlySet<Nature>
): { readonly bits: number; readonly natures: readonly Nature[] }[] {
	const views = new Map<string, { bits: number; natures: readonly Nature[] }>();
	for (const nature of NATURES) {
		const natures = naturesOfView(nature).filter((item) => present.has(item));
		if (natures.length === 0) continue;
		const key = natures.join();
		const view = views.get(key) ?? { bits: 0, natures };
		view.bits |= VIEW_BIT[nature];
		views.set(key, view);
	}
	return [...views.values()];
}

interface Sum {
	readonly row: (string | number | null)[];
	centimes: number;
	lineCount: number;
	nonzero: number;
	contested: number;
}

function addUp(parts: readonly CountedPart[], posteIds: ReadonlyMap<number, number | null>): Sum[] {
	const sums = new Map<string, Sum>();
	for (const part of parts) {
		const row = [
			part.niveau,
			posteIds.get(part.line) ?? null,
			part.forme,
			part.nommees,
			Number(part.parCle),
			Number(part.nonDetaille),
			part.nature
		];
		const key = row.join('\u001F');
		const sum = sums.get(key) ?? { row, centimes: 0, lineCount: 0, nonzero: 0, contested: 0 };
		sum.centimes += part.centimes;
		sum.lineCount += 1;
		sum.nonzero += Number(part.centimes !== 0);
		sum.contested += Number(part.concurrente);
		sums.set(key, sum);
	}
	return [...sums.values()];
}

/**
 * Settles again the slots given, as of `version`: what counted before stops counting at this version, the new outcome
 * starts. Slots of one source without totals need no decision and are added up by the base itself.
 */
export function settleSlots(
	db: Database,
	version: number,
	slots: readonly Slot[],
	reference: Reference
): void {
	const close = db.prepare(
		`UPDATE slot SET until_version = @version
		WHERE dispositif = @dispositif AND exercice = @exercice AND etape = @etape AND until_version IS NULL`
	);
	const open = db.prepare(
		`INSERT INTO slot (dispositif, exercice, etape, views, contested, since_version)
		VALUES (@dispositif, @exercice, @etape, @views, @contested, @version)`
	);
	const insertCounted = db.prepare(
		`INSERT INTO counted (slot_id, niveau, poste_id, forme, named_formes, by_key, undetailed, nature,
			centimes, line_count, nonzero_count, contested) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const insertVerdict = db.prepare('INSERT INTO verdict (slot_id, line_id, verdict) VALUES (?, ?, ?)');
	const insertControl = db.prepare(
		'INSERT INTO control (slot_id, line_id, total, details, outcome) VALUES (?, ?, ?, ?, ?)'
	);
	const sumUp = db.prepare(
		`INSERT INTO counted (slot_id, niveau, poste_id, forme, named_formes, by_key, undetailed, nature,
			centimes, line_count, nonzero_count, contested)
		SELECT @slotId, f.niveau, l.poste_id, CASE WHEN instr(f.forme, '|') THEN 'MULTI' ELSE f.forme END,
			CASE WHEN instr(f.forme, '|') THEN f.forme ELSE '' END, f.attribution IS 'cle', 0, f.nature,
			sum(l.centimes), count(*), sum(l.centimes <> 0), 0
		FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
		WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape AND l.until_version IS NULL
			AND f.nature IN (SELECT value FROM json_each(@natures))
		GROUP BY f.niveau, l.poste_id, f.forme, f.attribution IS 'cle', f.nature`
	);

	for (const slot of slots) {
		close.run({ ...slot, version });
		const shape = shapeOf(db, slot);
		for (const view of viewsOf(shape.natures)) {
			if (shape.simple) {
				const slotId = open.run({ ...slot, version, views: view.bits, contested: 0 }).lastInsertRowid;
				sumUp.run({ ...slot, slotId, natures: JSON.stringify(view.natures) });
				continue;
			}
			const lines = linesOf(db, slot, reference).filter((line) => view.natures.includes(line.nature));
			const outcome = settle(lines, arbitrationsOf(slot, view.natures, reference));
			const slotId = open.run({
				...slot,
				version,
				views: view.bits,
				contested: outcome.concurrentes
			}).lastInsertRowid;
			const posteIds = new Map(lines.map((line) => [line.id, line.posteId]));
			for (const sum of addUp(outcome.counted, posteIds)) {
				insertCounted.run(slotId, ...sum.row, sum.centimes, sum.lineCount, sum.nonzero, sum.contested);
			}
			for (const [line, verdict] of outcome.verdicts) insertVerdict.run(slotId, line, verdict);
			for (const { line, total, details, issue } of outcome.controls) {
				insertControl.run(slotId, line, total, details, issue);
			}
		}
	}
}

function shapeOf(db: Database, slot: Slot): { simple: boolean; natures: ReadonlySet<Nature> } {
	const rows = db
		.prepare<Slot, { nature: Nature; sources: number; totals: number; shares: number }>(
			`SELECT f.nature, count(DISTINCT b.source) AS sources, sum(f.role = 'total') AS totals,
				sum(instr(f.forme, ':') > 0) AS shares
			FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape AND l.until_version IS NULL
			GROUP BY f.nature`
		)
		.all(slot);
	const sources = db
		.prepare<Slot, { n: number }>(
			`SELECT count(*) AS n FROM block b WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape
			AND EXISTS (SELECT 1 FROM line l WHERE l.block_id = b.id AND l.until_version IS NULL)`
		)
		.get(slot);
	const simple = (sources?.n ?? 0) <= 1 && rows.every((row) => row.totals === 0 && row.shares === 0);
	return { simple, natures: new Set(rows.map((row) => row.nature)) };
}

function linesOf(db: Database, slot: Slot, reference: Reference): StoredLine[] {
	const dates = new Map(reference.sources.map((source) => [source.id, source.date]));
	return db
		.prepare<Slot, StoredLine>(
			`SELECT l.id, b.source, f.nature, f.niveau, l.poste_id AS posteId, coalesce(p.compared, '') AS poste,
				coalesce(y.compared, '') AS beneficiaire, f.role, f.forme, f.attribution, f.preuve,
				coalesce(f.source_date, '') AS sourceDate, l.since_version AS version, l.centimes, f.arrondi
			FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
				LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape AND l.until_version IS NULL
			ORDER BY l.id`
		)
		.all(slot)
		.map((line) => ({ ...line, sourceDate: line.sourceDate || (dates.get(line.source) ?? '') }));
}

function arbitrationsOf(slot: Slot, natures: readonly Nature[], reference: Reference): Arbitration[] {
	return reference.arbitrages
		.filter(
			(row) =>
				row.dispositif === slot.dispositif &&
				row.exercice === slot.exercice &&
				row.etape === slot.etape &&
				natures.includes(row.nature)
		)
		.map((row) => ({
			niveau: row.niveau,
			poste: fold(row.poste),
			beneficiaire: /^\d{9}$/.test(row.beneficiaire) ? row.beneficiaire : fold(row.beneficiaire),
			source: row.source_retenue
		}));
}
