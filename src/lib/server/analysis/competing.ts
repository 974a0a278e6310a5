import type { Claim as SourceClaim } from '#lib/domain/claims.ts';
import type { Amount } from '#lib/domain/held-totals.ts';
import { PossibleTotals, quantitesOf, type JudgedLine, type Quantite } from '#lib/domain/possible-totals.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape, Role } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_JOINS } from '#lib/server/store/slot-lines.ts';
import { arbitrationOf } from './arbitrations.ts';
import { CHOSEN_SLOTS, OF_CONTESTED, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

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

interface ContestedSlot {
	readonly id: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly contested: number;
	/** What it comes to. */
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
	const slots = db
		.prepare<ReturnType<typeof slotParameters>, ContestedSlot>(
			`SELECT id, dispositif, exercice, etape, contested,
				(SELECT coalesce(sum(centimes), 0) FROM counted WHERE slot_id = id) AS centimes
			FROM (${CHOSEN_SLOTS}) WHERE contested > 0 ORDER BY exercice, dispositif`
		)
		.all(slotParameters(selection));
	const judged = db.prepare<{ slot: number }, JudgedLine>(
		`SELECT ${SETTLEMENT_COLUMNS}, v.verdict FROM verdict v JOIN line l ON l.id = v.line_id ${SETTLEMENT_JOINS}
		WHERE v.slot_id = @slot AND (f.role = 'total' OR ${OF_CONTESTED}) ORDER BY l.id`
	);
	return slots.flatMap((slot) => {
		const quantites = quantitesOf(judged.all({ slot: slot.id }));
		const totals = quantites.filter((item) => item.role === 'total');
		const details = totals.length === 0 ? [] : retainedDetails(db, slot, totals);
		const possible = new PossibleTotals(totals, details, slot.centimes);
		const contested = quantites.filter((item) => item.contested);
		return contestsOf(slot, contested, possible, (quantite) => decisionOn(selection, slot, quantite));
	});
}

/** The retained details of a slot, added up by the words that its totals may state. */
function retainedDetails(db: Database, slot: ContestedSlot, totals: readonly Quantite[]): Amount[] {
	const named = totals.some((total) => total.beneficiaire !== '');
	return db
		.prepare<{ slot: number; named: number }, Amount>(
			`SELECT d.niveau, coalesce(p.compared, '') AS poste, coalesce(y.compared, '') AS beneficiaire, d.centimes FROM (
				SELECT f.niveau, l.poste_id, iif(@named, l.beneficiary_id, NULL) AS beneficiary_id, sum(l.centimes) AS centimes
				FROM verdict v JOIN line l ON l.id = v.line_id JOIN facet f ON f.id = l.facet_id
				WHERE v.slot_id = @slot AND f.role = 'detail' AND v.verdict IN ('retenue', 'depassee') GROUP BY 1, 2, 3
			) d LEFT JOIN poste p ON p.id = d.poste_id LEFT JOIN beneficiary y ON y.id = d.beneficiary_id`
		)
		.all({ slot: slot.id, named: Number(named) });
}

/** The recorded decision on a quantité, when it is what decides. */
function decisionOn(
	{ reference, query }: Selection,
	slot: ContestedSlot,
	{ niveau, poste, beneficiaire, retained }: Quantite
): Contest['arbitrage'] {
	// Poste and bénéficiaire are as compared: a SIREN stands for its name.
	const siren = /^\d{9}$/.test(beneficiaire) ? beneficiaire : null;
	const place = { ...slot, nature: query.nature, niveau, poste, beneficiaire, siren };
	const decision = arbitrationOf(reference.arbitrages, place);
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
	const { role, niveau, poste, beneficiaire, retained, claims, lines } = quantite;
	const others = claims.filter((claim) => claim !== retained);
	const totals = new Set(
		furthest(others, differenceOf(quantite), values).map((claim) => possible.with(quantite, claim))
	);
	// The details of a total that they do not reach are a published value of it too.
	if (role === 'total' && lines.some((line) => line.verdict === 'controle')) {
		const everything = niveau === 'np' && poste === '' && beneficiaire === '';
		totals.add(everything ? possible.details() : possible.without(quantite));
	}
	totals.delete(today);
	return [...totals].sort((a, b) => b - a);
}
