import type { Claim as SourceClaim } from '#lib/domain/settlement/claims.ts';
import { lineMerits } from '#lib/domain/settlement/merits.ts';
import {
	isTotal,
	PossibleTotals,
	quantitesOf,
	type Details,
	type JudgedLine,
	type Quantite
} from '#lib/domain/settlement/possible-totals.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape, Nature, Role } from '#lib/domain/vocabulary.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_JOINS, VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { arbitrationOf } from './arbitrations.ts';
import { chosenSlots, QUANTITE } from '#lib/server/analysis/counted/chosen-slots.ts';
import { holdingsAt, type Holdings, type Slot } from '#lib/server/analysis/counted/holdings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** What one source publishes for a contested quantité, in cents. */
export interface Claim {
	readonly source: string;
	readonly centimes: number;
	/** A line to read about it. */
	readonly line: number;
	readonly retenue: boolean;
}

/** A quantité on which sources differ (R4), with the slot it belongs to. */
export interface Contest {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly role: Role;
	readonly poste: string;
	readonly claims: readonly Claim[];
	/** What the slot would come to, were another claim retained; without those that come to the same. */
	readonly totauxPossibles: readonly number[];
	/** The recorded decision, when it is what decides. */
	readonly arbitrage: ReferenceRow<'arbitrages'> | null;
	/** How many more contested quantités the slot has than are listed: told once, by the last one listed. */
	readonly nonListes: number;
}

/** A slot with contested quantités, and what it comes to. */
interface ContestedSlot extends Slot {
	readonly centimes: number;
}

/** How many contested quantités of a slot are listed, those that differ most; and how many other values of each. */
export const LISTED = 24;
const LISTED_VALUES = 12;

/** What working out the other totals of a slot may cost: one that has thousands of totals tells fewer of them. */
const STEPS = 50_000;

/**
 * The contested quantités of the slots that a selection reads, by exercice then dispositif, totals before details. Of a
 * slot that has thousands, those that differ most.
 */
export function contests(db: Database, selection: Selection): Contest[] {
	const held = holdingsAt(db, selection.version);
	const chosen = chosenSlots(held, selection).filter((slot) => slot.contested > 0);
	if (chosen.length === 0) return [];
	const { nature } = selection.query;
	const ask = () => contestsAt(db, held, nature);
	const found = db.inTransaction ? ask() : known.get(db, `${held.version} ${nature}`, ask);
	return chosen.flatMap((slot) => found.get(slot.id) ?? []);
}

/** What was worked out of a version never changes. */
const known = new BaseCache<ReadonlyMap<number, readonly Contest[]>>(16_000_000);

/** The contested quantités of every slot of a view, by slot: two questions to the base, whatever their number. */
function contestsAt(db: Database, held: Holdings, nature: Nature): Map<number, readonly Contest[]> {
	const slots = held.slots
		.filter((slot) => slot.contested > 0 && (slot.views & VIEW_BIT[nature]) !== 0)
		.map((slot): ContestedSlot => ({ ...slot, centimes: sumOf(held.counted.get(slot.id) ?? []) }));
	const ids = JSON.stringify(slots.map(({ id }) => id));
	const dates = new Map(held.reference.sources.map((source) => [source.id, source.date]));
	const judged = Map.groupBy(judgedLines(db, ids, dates), (line) => line.slot);
	const quantites = new Map(slots.map(({ id }) => [id, quantitesOf(judged.get(id) ?? [])]));
	const totals = new Map([...quantites].map(([id, own]) => [id, own.filter(isTotal)]));
	const details = retainedDetails(db, totals, dates);
	return new Map(
		slots.map((slot) => {
			const possible = new PossibleTotals(
				totals.get(slot.id) ?? [],
				details.get(slot.id) ?? [],
				slot.centimes
			);
			const contested = (quantites.get(slot.id) ?? []).filter((item) => item.contested);
			const decide = (quantite: Quantite) => decisionOn(held.reference, nature, slot, quantite);
			return [slot.id, contestsOf(slot, contested, possible, decide)];
		})
	);
}

const sumOf = (rows: readonly { readonly centimes: number }[]) =>
	rows.reduce((total, row) => total + row.centimes, 0);

type Dates = ReadonlyMap<string, string>;

/** With the date that the vocabulary of sources gives, where the line says none. */
const dated = <T extends { readonly source: string; readonly sourceDate: string }>(
	row: T,
	dates: Dates
): T => ({
	...row,
	sourceDate: row.sourceDate || (dates.get(row.source) ?? '')
});

/** Of some slots, the totals and the lines of the contested quantités, with what became of each. */
const judgedLines = (db: Database, slots: string, dates: Dates) =>
	db
		.prepare<{ slots: string }, JudgedLine & { readonly slot: number }>(
			`WITH contested AS MATERIALIZED (
				SELECT bv.slot_id, ${QUANTITE('bf', 'bp', 'by')} FROM json_each(@slots) JOIN verdict bv ON bv.slot_id = value
					JOIN line bl ON bl.id = bv.line_id JOIN facet bf ON bf.id = bl.facet_id
					LEFT JOIN poste bp ON bp.id = bl.poste_id LEFT JOIN beneficiary by ON by.id = bl.beneficiary_id
				WHERE bv.verdict = 'ecartee')
			SELECT v.slot_id AS slot, ${SETTLEMENT_COLUMNS}, v.verdict, v.read_as_total AS lue
			FROM json_each(@slots) asked JOIN verdict v ON v.slot_id = asked.value JOIN line l ON l.id = v.line_id ${SETTLEMENT_JOINS}
			WHERE f.role = 'total' OR v.read_as_total OR (v.slot_id, ${QUANTITE('f', 'p', 'y')}) IN contested ORDER BY v.slot_id, l.id`
		)
		.all({ slots })
		.map((line) => dated(line, dates));

type DetailRow = Omit<Details, 'merits' | 'dit'> &
	Parameters<typeof lineMerits>[0] & { readonly slot: number; readonly dit: number };

/** The retained details of the slots that have totals, added up by the words that those may state and by what they weigh. */
function retainedDetails(
	db: Database,
	totals: ReadonlyMap<number, readonly Quantite[]>,
	dates: Dates
): Map<number, Details[]> {
	const asked = [...totals]
		.filter(([, own]) => own.length > 0)
		.map(([slot, own]) => [
			slot,
			Number(own.some((total) => total.beneficiaire !== '')),
			Number(own.some((total) => total.payeur !== ''))
		]);
	if (asked.length === 0) return new Map();
	const rows = db
		.prepare<{ asked: string }, DetailRow>(
			`SELECT d.*, coalesce(p.compared, '') AS poste, coalesce(y.compared, '') AS beneficiaire, coalesce(d.payeurDit, '') AS payeur FROM (
				SELECT v.slot_id AS slot, f.niveau, l.poste_id, iif(value ->> 1, l.beneficiary_id, NULL) AS beneficiary_id,
					iif(value ->> 2, f.payeur_compared, '') AS payeurDit,
					b.source, f.preuve, coalesce(f.source_date, '') AS sourceDate, i.version_id AS version, f.forme <> 'NV' AS dit,
					sum(l.centimes) AS centimes, count(*) AS lignes
				FROM json_each(@asked) JOIN verdict v ON v.slot_id = value ->> 0 JOIN line l ON l.id = v.line_id
					JOIN facet f ON f.id = l.facet_id JOIN block b ON b.id = l.block_id JOIN import i ON i.id = l.import_id
				WHERE f.role = 'detail' AND NOT v.read_as_total AND v.verdict NOT IN ('ecartee', 'concordante')
				GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
			) d LEFT JOIN poste p ON p.id = d.poste_id LEFT JOIN beneficiary y ON y.id = d.beneficiary_id`
		)
		.all({ asked: JSON.stringify(asked) });
	const groups = Map.groupBy(rows, (row) => row.slot);
	return new Map(
		[...groups].map(([slot, own]) => [
			slot,
			own.map(({ niveau, poste, beneficiaire, payeur, centimes, lignes, dit, ...row }): Details => ({
				...{ niveau, poste, beneficiaire, payeur, centimes, lignes },
				dit: dit === 1,
				merits: lineMerits(dated(row, dates))
			}))
		])
	);
}

/** The recorded decision on a quantité, when it is what decides. */
function decisionOn(
	{ arbitrages }: Reference,
	nature: Nature,
	slot: ContestedSlot,
	{ niveau, poste, beneficiaire, payeur, retained }: Quantite
): Contest['arbitrage'] {
	// Poste and bénéficiaire are as compared: a SIREN stands for its name.
	const siren = /^\d{9}$/.test(beneficiaire) ? beneficiaire : null;
	const decision = arbitrationOf(arbitrages, { ...slot, nature, niveau, poste, beneficiaire, siren, payeur });
	return decision?.source_retenue === retained.source ? decision : null;
}

function contestsOf(
	slot: ContestedSlot,
	contested: readonly Quantite[],
	possible: PossibleTotals,
	decisionOn: (quantite: Quantite) => Contest['arbitrage']
): Contest[] {
	const listed = new Set(furthest(contested, spread, LISTED));
	const values = Math.min(LISTED_VALUES, Math.floor(STEPS / (LISTED * possible.cost)));
	const found = contested
		.filter((item) => listed.has(item))
		.map((item): Contest => {
			const { dispositif, exercice, etape } = slot;
			const { role, poste, retained } = item;
			return {
				dispositif,
				exercice,
				etape,
				role,
				poste,
				claims: item.claims
					.map((claim) => claimOf(claim, claim === retained))
					.sort((a, b) => Number(b.retenue) - Number(a.retenue) || b.centimes - a.centimes),
				totauxPossibles: totalsWith(possible, item, slot.centimes, values),
				arbitrage: decisionOn(item),
				nonListes: 0
			};
		})
		.sort((a, b) => (a.role === b.role ? 0 : a.role === 'total' ? -1 : 1));
	return found.map((contest, index) =>
		index === found.length - 1 ? { ...contest, nonListes: contested.length - found.length } : contest
	);
}

const claimOf = ({ source, lines, centimes }: SourceClaim, retenue: boolean): Claim => ({
	source,
	centimes,
	line: lines[0]?.id ?? 0,
	retenue
});

const differenceOf = (quantite: Quantite) => (claim: SourceClaim) =>
	Math.abs(claim.centimes - quantite.retained.centimes);
const spread = (quantite: Quantite) =>
	quantite.claims.map(differenceOf(quantite)).reduce((most, difference) => Math.max(most, difference), 0);

/** The `most` items of the largest measure, in order of measure. */
const furthest = <T>(items: readonly T[], measure: (item: T) => number, most: number): readonly T[] =>
	items.length <= most ? items : [...items].sort((a, b) => measure(b) - measure(a)).slice(0, most);

/** What the slot would come to with each other value, the largest first; without those that come to the same. */
function totalsWith(possible: PossibleTotals, quantite: Quantite, today: number, values: number): number[] {
	const { niveau, poste, beneficiaire, payeur, retained, claims, lines } = quantite;
	const others = claims.filter((claim) => claim !== retained);
	const totals = new Set(
		furthest(others, differenceOf(quantite), values).map((claim) => possible.with(quantite, claim))
	);
	// The details of a total that they do not reach are a published value of it too.
	if (isTotal(quantite) && lines.some((line) => line.verdict === 'controle')) {
		const everything = [niveau === 'np' ? '' : niveau, poste, beneficiaire, payeur].every(
			(word) => word === ''
		);
		totals.add(everything ? possible.details() : possible.without(quantite));
	}
	totals.delete(today);
	return [...totals].sort((a, b) => b - a);
}
