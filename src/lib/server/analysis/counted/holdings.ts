import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Etape, Forme, Nature, Preuve } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import { askedOnce } from '#lib/server/store/versions.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { lazy } from '#lib/server/analysis/lazy.ts';

/** The outcome of R3 and R4 for one (dispositif, exercice, étape), in the views of nature whose bits are set. */
export interface Slot {
	readonly id: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly views: number;
	/** Quantités whose published values differ. */
	readonly contested: number;
}

/** Money that counts in a slot, by what tells it apart; amounts in cents. */
export interface CountedRow {
	readonly slot: number;
	/** `NV` where the file attributes by a key. */
	readonly forme: Forme;
	readonly nommees: string;
	readonly nonDetaille: 0 | 1;
	readonly nature: Nature;
	readonly preuve: Preuve | null;
	readonly centimes: number;
	readonly nonNulles: number;
}

/** Refused rows set aside at one place. */
export interface WaitingRow {
	readonly dispositif: string;
	readonly exercice: number;
	/** `null`, as `nature`, when the row does not say it in a way that can be read. */
	readonly etape: Etape | null;
	readonly nature: Nature | null;
	readonly lignes: number;
	/** What could be read of it; `null` when no amount could. */
	readonly centimes: number | null;
	readonly illisibles: number;
}

/** A source that has lines in a slot. */
export interface SlotSource {
	readonly slot: number;
	readonly source: string;
	/** One of its lines counts or controls. */
	readonly compte: 0 | 1;
}

/** All that one version holds besides its lines: each part is asked of the base once, when it is first needed. */
export interface Holdings {
	readonly version: number;
	readonly reference: Reference;
	readonly slots: readonly Slot[];
	readonly counted: ReadonlyMap<number, readonly CountedRow[]>;
	readonly waiting: readonly WaitingRow[];
	/** By slot. */
	readonly sources: ReadonlyMap<number, readonly SlotSource[]>;
}

const STANDS = 'since_version <= @version AND (until_version IS NULL OR until_version > @version)';

const slotsAt = (db: Database, version: number) =>
	db
		.prepare<{ version: number }, Slot>(
			`SELECT id, dispositif, exercice, etape, views, contested FROM slot WHERE ${STANDS} ORDER BY exercice, dispositif, etape`
		)
		.all({ version });

const countedAt = (db: Database, version: number) =>
	db
		.prepare<{ version: number }, CountedRow>(
			`SELECT slot_id AS slot, iif(by_key, 'NV', forme) AS forme, iif(by_key, '', named_formes) AS nommees,
				undetailed AS nonDetaille, nature, preuve, centimes, nonzero_count AS nonNulles
			FROM slot s JOIN counted c ON c.slot_id = s.id WHERE ${STANDS} ORDER BY slot, 2, 3, preuve`
		)
		.all({ version });

const waitingAt = (db: Database, version: number) =>
	db
		.prepare<{ version: number }, WaitingRow>(
			`SELECT dispositif, exercice, etape, nature, count(*) AS lignes, sum(centimes) AS centimes,
				sum(centimes IS NULL) AS illisibles
			FROM reject WHERE ${STANDS} AND dispositif IS NOT NULL AND exercice IS NOT NULL
			GROUP BY dispositif, exercice, etape, nature ORDER BY dispositif, exercice, etape, nature`
		)
		.all({ version });

/** A block has lines at a version when its sums do: no line is read but where a rule decided. */
const sourcesAt = (db: Database, version: number) =>
	db
		.prepare<{ version: number }, SlotSource>(
			`WITH held AS MATERIALIZED (SELECT id, dispositif, exercice, etape FROM slot WHERE ${STANDS})
			SELECT s.id AS slot, b.source,
				NOT EXISTS (SELECT 1 FROM verdict WHERE slot_id = s.id) OR EXISTS (
					SELECT 1 FROM line l JOIN verdict v ON v.line_id = l.id AND v.slot_id = s.id
					WHERE l.block_id = b.id AND v.verdict IN ('retenue', 'controle')) AS compte
			FROM held s JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			WHERE EXISTS (SELECT 1 FROM block_sum g WHERE g.block_id = b.id AND g.since_version <= @version
				AND (g.until_version IS NULL OR g.until_version > @version))`
		)
		.all({ version });

/** Keeps what is asked of a version, at most `limit` bytes of each base; nothing inside a transaction, which may be filling it. */
function kept<T>(limit: number, ask: (db: Database, version: number) => T) {
	const cache = new BaseCache<T>(limit);
	return (db: Database, version: number): T =>
		db.inTransaction ? ask(db, version) : cache.get(db, `${version}`, () => ask(db, version));
}

const slotsOf = kept(8_000_000, slotsAt);
const countedOf = kept(32_000_000, (db, version) => Map.groupBy(countedAt(db, version), (row) => row.slot));
const waitingOf = kept(4_000_000, waitingAt);
const sourcesOf = kept(8_000_000, (db, version) => Map.groupBy(sourcesAt(db, version), (row) => row.slot));

/** What a version holds. A version never changes once committed: what was read of it is kept. */
export const holdingsAt = (db: Database, version: number): Holdings =>
	askedOnce(db, `holdings ${version}`, () =>
		lazy<Holdings>({
			version: () => version,
			reference: () => readReference(db, version),
			slots: () => slotsOf(db, version),
			counted: () => countedOf(db, version),
			waiting: () => waitingOf(db, version),
			sources: () => sourcesOf(db, version)
		})
	);
