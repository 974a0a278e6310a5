import { groupBy } from '#lib/domain/settlement/claims.ts';
import { settle, type CountedPart } from '#lib/domain/settlement/settlement.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Nature } from '#lib/domain/vocabulary.ts';
import { LineSums } from './line-sums.ts';
import type { Database } from './database.ts';
import { readReference } from './reference.ts';
import {
	arbitrationsOf,
	keepBlockSums,
	linesOf,
	shapeReader,
	slotKey,
	sumLines,
	viewsOf,
	type Slot,
	type StoredLine
} from './slot-lines.ts';

export type { Slot } from './slot-lines.ts';

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
	keepBlockSums(db, version, slots);
	writeOutcomes(db, version, slots, reference);
}

/**
 * The same for all that was ever settled: rules have changed since. What each version says is what it says under the rules
 * now in force; its lines stay as they were.
 */
export function settleAgain(db: Database): void {
	const history = db
		.prepare<[], Slot & { version: number }>(
			`SELECT since_version AS version, dispositif, exercice, etape FROM slot
			UNION SELECT until_version, dispositif, exercice, etape FROM slot WHERE until_version IS NOT NULL ORDER BY 1`
		)
		.all();
	for (const table of ['counted', 'counted_place', 'verdict', 'control', 'slot'])
		db.exec(`DELETE FROM ${table}`);
	for (const [version, slots] of Map.groupBy(history, (item) => item.version)) {
		sumLines(db, version, slots, new LineSums());
		writeOutcomes(db, version, slots, readReference(db, version, { fresh: true }));
	}
}

function writeOutcomes(db: Database, version: number, slots: readonly Slot[], reference: Reference): void {
	const [statements, shapeOf] = [prepare(db), shapeReader(db)];
	const decisions = groupBy(reference.arbitrages, slotKey);
	const dates = new Map(reference.sources.map((source) => [source.id, source.date]));
	let first: number | bigint | undefined;
	for (const { dispositif, exercice, etape } of slots) {
		const slot = { dispositif, exercice, etape };
		statements.close.run({ ...slot, version });
		const shape = shapeOf(slot);
		const lines = shape.simple ? [] : linesOf(db, version, slot, dates);
		const arbitrages = decisions.get(slotKey(slot)) ?? [];
		for (const view of viewsOf(shape.natures)) {
			const outcome = shape.simple ? null : settleView(lines, arbitrages, view.natures);
			const contested = outcome?.concurrentes ?? 0;
			const slotId = statements.open.run({ ...slot, version, views: view.bits, contested }).lastInsertRowid;
			if (outcome) writeOutcome(statements, slotId, outcome);
			else statements.sumUp.run({ ...slot, slotId, natures: JSON.stringify(view.natures) });
			first ??= slotId;
		}
	}
	if (first !== undefined) statements.rollUp.run(first);
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
		verdict: db.prepare(
			'INSERT INTO verdict (slot_id, line_id, verdict, preuve, read_as_total) VALUES (?, ?, ?, ?, ?)'
		),
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
			SELECT slot_id, forme, named_formes, by_key, undetailed, nature, preuve, sum(centimes), sum(nonzero_count), sum(contested)
			FROM counted_place WHERE slot_id >= ? GROUP BY slot_id, forme, named_formes, by_key, undetailed, nature, preuve`
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
		statements.verdict.run(slotId, line, verdict, grades.get(line) ?? null, Number(outcome.lues.has(line)));
	}
	for (const { line, total, details, issue } of outcome.controls) {
		if (!outcome.lues.has(line)) statements.control.run(slotId, line, total, details, issue);
	}
}
