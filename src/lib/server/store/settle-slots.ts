import { groupBy, type Arbitration, type SettlementLine } from '#lib/domain/claims.ts';
import { settle, type CountedPart } from '#lib/domain/settlement.ts';
import { fold } from '#lib/domain/fold.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { LineSums } from './line-sums.ts';
import type { Database } from './open.ts';

/** Where R3 and R4 decide: one dispositif, one exercice, one stage. */
export interface Slot {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
}

const slotKey = (slot: Slot) => `${slot.dispositif} ${slot.exercice} ${slot.etape}`;

/** Bit of a nature in `slot.views`. */
export const VIEW_BIT = { ae: 1, cp: 2, np: 4 } as const satisfies Record<Nature, number>;

/** The slots where `version` added, changed or withdrew a line. */
export function slotsChangedBy(db: Database, version: number): Slot[] {
	return db
		.prepare<[number], Slot>(
			`SELECT DISTINCT b.dispositif, b.exercice, b.etape FROM block_change c JOIN block b ON b.id = c.block_id
			WHERE c.version_id = ? AND c.added + c.changed + c.withdrawn > 0`
		)
		.all(version);
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
	return [...new Map([...slots, ...decided].map((slot) => [slotKey(slot), slot])).values()];
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
	nonzero: number;
	contested: number;
}

function addUp(parts: readonly CountedPart[], posteIds: ReadonlyMap<number, number | null>): Sum[] {
	const sums = new Map<string, Sum>();
	for (const part of parts) {
		const { niveau, forme, nommees, nature, preuve, line, parCle, nonDetaille } = part;
		const row = [
			niveau,
			posteIds.get(line) ?? null,
			forme,
			nommees,
			Number(parCle),
			Number(nonDetaille),
			nature,
			preuve
		];
		const key = row.join('\u001F');
		const sum = sums.get(key) ?? { row, centimes: 0, nonzero: 0, contested: 0 };
		sum.centimes += part.centimes;
		sum.nonzero += Number(part.centimes !== 0);
		sum.contested += Number(part.concurrente);
		sums.set(key, sum);
	}
	return [...sums.values()];
}

const COUNTED = `forme, named_formes, by_key, undetailed, nature, preuve, centimes, nonzero_count, contested`;

/**
 * Settles again the slots given, as of `version`: what counted before stops counting at this version, the new outcome
 * starts. Slots of one source without totals nor shares need no decision and are added up by the base itself.
 */
export function settleSlots(
	db: Database,
	version: number,
	slots: readonly Slot[],
	reference: Reference,
	sums: LineSums
): void {
	sumLines(db, version, slots, sums);
	const statements = prepare(db);
	const decisions = groupBy(reference.arbitrages, slotKey);
	const dates = new Map(reference.sources.map((source) => [source.id, source.date]));
	for (const slot of slots) {
		statements.close.run({ ...slot, version });
		const shape = shapeOf(db, slot);
		const lines = shape.simple ? [] : linesOf(db, slot, dates);
		const arbitrages = decisions.get(slotKey(slot)) ?? [];
		for (const view of viewsOf(shape.natures)) {
			const outcome = shape.simple ? null : settleView(lines, arbitrages, view.natures);
			const contested = outcome?.concurrentes ?? 0;
			const slotId = statements.open.run({ ...slot, version, views: view.bits, contested }).lastInsertRowid;
			if (outcome) writeOutcome(statements, slotId, outcome);
			else statements.sumUp.run({ ...slot, slotId, natures: JSON.stringify(view.natures) });
			statements.rollUp.run(slotId, slotId);
		}
	}
}

/** Adds up the lines of the slots, block by block: as they were written when that was just now, else from the base. */
function sumLines(db: Database, version: number, slots: readonly Slot[], sums: LineSums): void {
	db.exec(`DROP TABLE IF EXISTS temp.line_sum;
		CREATE TEMP TABLE line_sum (block_id INTEGER, facet_id INTEGER, poste_id INTEGER, line_count INTEGER,
			centimes INTEGER, nonzero_count INTEGER)`);
	const insert = db.prepare('INSERT INTO line_sum VALUES (?, ?, nullif(?, 0), ?, ?, ?)');
	const read = db.prepare(
		`INSERT INTO line_sum SELECT block_id, facet_id, poste_id, count(*), sum(centimes), sum(centimes <> 0)
		FROM line WHERE block_id = ? AND until_version IS NULL GROUP BY facet_id, poste_id`
	);
	const blocks = db.prepare<Slot, { id: number }>(
		'SELECT id FROM block WHERE dispositif = @dispositif AND exercice = @exercice AND etape = @etape'
	);
	const close = db.prepare(
		'UPDATE block_sum SET until_version = ? WHERE block_id = ? AND until_version IS NULL'
	);
	for (const { id } of slots.flatMap((slot) => blocks.all(slot))) {
		close.run(version, id);
		if (!sums.has(id)) read.run(id);
		else {
			for (const sum of sums.of(id)) {
				insert.run(id, sum.facetId, sum.posteId, sum.lines, sum.centimes, sum.nonzero);
			}
		}
	}
	db.exec('CREATE INDEX temp.line_sum_of_block ON line_sum (block_id)');
	db.prepare(
		`INSERT INTO block_sum (block_id, facet_id, line_count, centimes, since_version)
		SELECT block_id, facet_id, sum(line_count), sum(centimes), ? FROM line_sum GROUP BY block_id, facet_id`
	).run(version);
}

function prepare(db: Database) {
	return {
		close: db.prepare(
			`UPDATE slot SET until_version = @version
			WHERE dispositif = @dispositif AND exercice = @exercice AND etape = @etape AND until_version IS NULL`
		),
		open: db.prepare(
			`INSERT INTO slot (dispositif, exercice, etape, views, contested, since_version)
			VALUES (@dispositif, @exercice, @etape, @views, @contested, @version)`
		),
		place: db.prepare(
			`INSERT INTO counted_place (slot_id, niveau, poste_id, ${COUNTED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
		),
		verdict: db.prepare('INSERT INTO verdict (slot_id, line_id, verdict, preuve) VALUES (?, ?, ?, ?)'),
		control: db.prepare(
			'INSERT INTO control (slot_id, line_id, total, details, outcome) VALUES (?, ?, ?, ?, ?)'
		),
		sumUp: db.prepare(
			`INSERT INTO counted_place (slot_id, niveau, poste_id, ${COUNTED})
			SELECT @slotId, f.niveau, s.poste_id, iif(instr(f.forme, '|'), 'MULTI', f.forme),
				iif(instr(f.forme, '|'), f.forme, ''), f.attribution IS 'cle', 0, f.nature, f.preuve,
				sum(s.centimes), sum(s.nonzero_count), 0
			FROM block b JOIN line_sum s ON s.block_id = b.id JOIN facet f ON f.id = s.facet_id
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape
				AND f.nature IN (SELECT value FROM json_each(@natures))
			GROUP BY f.niveau, s.poste_id, f.forme, f.attribution IS 'cle', f.nature, f.preuve`
		),
		rollUp: db.prepare(
			`INSERT INTO counted (slot_id, ${COUNTED})
			SELECT ?, forme, named_formes, by_key, undetailed, nature, preuve, sum(centimes), sum(nonzero_count), sum(contested)
			FROM counted_place WHERE slot_id = ? GROUP BY forme, named_formes, by_key, undetailed, nature, preuve`
		)
	};
}

function settleView(
	all: readonly StoredLine[],
	arbitrages: Reference['arbitrages'],
	natures: readonly Nature[]
) {
	const lines = all.filter((line) => natures.includes(line.nature));
	const posteIds = new Map(lines.map((line) => [line.id, line.posteId]));
	return { ...settle(lines, arbitrationsOf(arbitrages, natures)), posteIds };
}

function writeOutcome(
	statements: ReturnType<typeof prepare>,
	slotId: number | bigint,
	outcome: ReturnType<typeof settleView>
): void {
	for (const sum of addUp(outcome.counted, outcome.posteIds)) {
		statements.place.run(slotId, ...sum.row, sum.centimes, sum.nonzero, sum.contested);
	}
	const grades = new Map(outcome.counted.map(({ line, preuve }) => [line, preuve]));
	for (const [line, verdict] of outcome.verdicts) {
		statements.verdict.run(slotId, line, verdict, grades.get(line) ?? null);
	}
	for (const { line, total, details, issue } of outcome.controls) {
		statements.control.run(slotId, line, total, details, issue);
	}
}

/** Whether a slot needs no decision: one source, no total, no published shares. */
function shapeOf(db: Database, slot: Slot): { simple: boolean; natures: ReadonlySet<Nature> } {
	const rows = db
		.prepare<Slot, { nature: Nature; source: string; decides: number }>(
			`SELECT f.nature, b.source, max(f.role = 'total' OR instr(f.forme, ':') > 0) AS decides
			FROM block b JOIN line_sum s ON s.block_id = b.id JOIN facet f ON f.id = s.facet_id
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape GROUP BY f.nature, b.source`
		)
		.all(slot);
	const sources = new Set(rows.map((row) => row.source));
	const simple = sources.size <= 1 && rows.every((row) => row.decides === 0);
	return { simple, natures: new Set(rows.map((row) => row.nature)) };
}

/**
 * Columns of a `SettlementLine`; the date of a source of the vocabulary is filled in by the caller. Its version is that of
 * its import: a line that a withdrawal brings back is no newer than it was.
 */
export const SETTLEMENT_COLUMNS = `l.id, b.source, f.nature, f.niveau, coalesce(p.compared, '') AS poste,
	coalesce(y.compared, '') AS beneficiaire, f.role, f.forme, f.attribution, f.preuve,
	coalesce(f.source_date, '') AS sourceDate, i.version_id AS version, l.centimes, f.arrondi`;

export const SETTLEMENT_JOINS = `JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id
	JOIN import i ON i.id = l.import_id LEFT JOIN poste p ON p.id = l.poste_id
	LEFT JOIN beneficiary y ON y.id = l.beneficiary_id`;

function linesOf(db: Database, slot: Slot, dates: ReadonlyMap<string, string>): StoredLine[] {
	return db
		.prepare<Slot, StoredLine>(
			`SELECT ${SETTLEMENT_COLUMNS}, l.poste_id AS posteId FROM line l ${SETTLEMENT_JOINS}
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape AND l.until_version IS NULL
			ORDER BY l.id`
		)
		.all(slot)
		.map((line) => ({ ...line, sourceDate: line.sourceDate || (dates.get(line.source) ?? '') }));
}

/** The decisions on one slot that are heard in a view. */
function arbitrationsOf(rows: Reference['arbitrages'], natures: readonly Nature[]): Arbitration[] {
	return (
		rows
			.filter((row) => natures.includes(row.nature))
			// The last one heard decides: one that names AE or CP is more precise than one that does not.
			.sort((a, b) => Number(b.nature === 'np') - Number(a.nature === 'np'))
			.map((row) => ({
				niveau: row.niveau,
				poste: fold(row.poste),
				beneficiaire: /^\d{9}$/.test(row.beneficiaire) ? row.beneficiaire : fold(row.beneficiaire),
				source: row.source_retenue
			}))
	);
}
