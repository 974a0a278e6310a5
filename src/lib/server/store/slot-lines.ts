import type { Arbitration, SettlementLine } from '#lib/domain/settlement/claims.ts';
import { fold } from '#lib/domain/fold.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { LineSums } from './line-sums.ts';
import type { Database } from './database.ts';

/** Where R3 and R4 decide: one dispositif, one exercice, one stage. */
export interface Slot {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
}

/** Names a slot. */
export const slotKey = (slot: Slot) => `${slot.dispositif} ${slot.exercice} ${slot.etape}`;

/** Bit of a nature in `slot.views`. */
export const VIEW_BIT = { ae: 1, cp: 2, np: 4 } as const satisfies Record<Nature, number>;

/** A line to settle, and the poste that it writes. */
export interface StoredLine extends SettlementLine {
	readonly posteId: number | null;
}

/** Natures present in a slot → the distinct sets of lines that the three views read, with the bits of each. */
export function viewsOf(
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

const AT_VERSION = 'since_version <= @version AND (until_version IS NULL OR until_version > @version)';

/**
 * Adds up the lines of the slots at a version, block by block: as they were written when that was just now, else from the
 * base.
 */
export function sumLines(db: Database, version: number, slots: readonly Slot[], sums: LineSums): void {
	db.exec(`DROP TABLE IF EXISTS temp.line_sum;
		CREATE TEMP TABLE line_sum (block_id INTEGER, facet_id INTEGER, poste_id INTEGER, line_count INTEGER,
			centimes INTEGER, nonzero_count INTEGER)`);
	const insert = db.prepare('INSERT INTO line_sum VALUES (?, ?, nullif(?, 0), ?, ?, ?)');
	const read = db.prepare(
		`INSERT INTO line_sum SELECT block_id, facet_id, poste_id, count(*), sum(centimes), sum(centimes <> 0)
		FROM line WHERE block_id = @id AND ${AT_VERSION} GROUP BY facet_id, poste_id`
	);
	const blocks = db.prepare<Slot, { id: number }>(
		'SELECT id FROM block WHERE dispositif = @dispositif AND exercice = @exercice AND etape = @etape'
	);
	for (const { id } of slots.flatMap((slot) => blocks.all(slot))) {
		if (!sums.has(id)) read.run({ id, version });
		else {
			for (const sum of sums.of(id)) {
				insert.run(id, sum.facetId, sum.posteId, sum.lines, sum.centimes, sum.nonzero);
			}
		}
	}
	db.exec('CREATE INDEX temp.line_sum_of_block ON line_sum (block_id)');
}

/** Keeps what the lines of the slots add up to from this version on. To be called once they are added up. */
export function keepBlockSums(db: Database, version: number, slots: readonly Slot[]): void {
	const close = db.prepare<Slot & { version: number }>(
		`UPDATE block_sum SET until_version = @version WHERE until_version IS NULL AND block_id IN (
			SELECT id FROM block WHERE dispositif = @dispositif AND exercice = @exercice AND etape = @etape)`
	);
	for (const slot of slots) close.run({ ...slot, version });
	db.prepare(
		`INSERT INTO block_sum (block_id, facet_id, line_count, centimes, since_version)
		SELECT block_id, facet_id, sum(line_count), sum(centimes), ? FROM line_sum GROUP BY block_id, facet_id`
	).run(version);
}

/** Tells of a slot whether it needs no decision: one source, no total, no published shares. */
export function shapeReader(db: Database) {
	const read = db.prepare<Slot, { nature: Nature; source: string; decides: number }>(
		`SELECT f.nature, b.source, max(f.role = 'total' OR instr(f.forme, ':') > 0) AS decides
		FROM block b JOIN line_sum s ON s.block_id = b.id JOIN facet f ON f.id = s.facet_id
		WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape GROUP BY f.nature, b.source`
	);
	return (slot: Slot): { simple: boolean; natures: ReadonlySet<Nature> } => {
		const rows = read.all(slot);
		const sources = new Set(rows.map((row) => row.source));
		const simple = sources.size <= 1 && rows.every((row) => row.decides === 0);
		return { simple, natures: new Set(rows.map((row) => row.nature)) };
	};
}

/**
 * Columns of a `SettlementLine`; the date of a source of the vocabulary is filled in by the caller. Its version is that of
 * its import: a line that a withdrawal brings back is no newer than it was.
 */
export const SETTLEMENT_COLUMNS = `l.id, b.source, f.nature, f.niveau, coalesce(p.compared, '') AS poste,
	coalesce(y.compared, '') AS beneficiaire, f.payeur_compared AS payeur, f.role, f.forme, f.attribution, f.preuve,
	coalesce(f.source_date, '') AS sourceDate, i.version_id AS version, l.centimes, f.arrondi`;

export const SETTLEMENT_JOINS = `JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id
	JOIN import i ON i.id = l.import_id LEFT JOIN poste p ON p.id = l.poste_id
	LEFT JOIN beneficiary y ON y.id = l.beneficiary_id`;

export function linesOf(
	db: Database,
	version: number,
	slot: Slot,
	dates: ReadonlyMap<string, string>
): StoredLine[] {
	return db
		.prepare<Slot & { version: number }, StoredLine>(
			`SELECT ${SETTLEMENT_COLUMNS}, l.poste_id AS posteId FROM line l ${SETTLEMENT_JOINS}
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
			ORDER BY l.id`
		)
		.all({ ...slot, version })
		.map((line) => ({ ...line, sourceDate: line.sourceDate || (dates.get(line.source) ?? '') }));
}

/** The decisions on one slot that are heard in a view. */
export function arbitrationsOf(rows: Reference['arbitrages'], natures: readonly Nature[]): Arbitration[] {
	return (
		rows
			.filter((row) => natures.includes(row.nature))
			// The last one heard decides: one that names AE or CP is more precise than one that does not.
			.sort((a, b) => Number(b.nature === 'np') - Number(a.nature === 'np'))
			.map((row) => ({
				niveau: row.niveau,
				poste: fold(row.poste),
				beneficiaire: /^\d{9}$/.test(row.beneficiaire) ? row.beneficiaire : fold(row.beneficiaire),
				payeur: fold(row.payeur ?? ''),
				source: row.source_retenue
			}))
	);
}
