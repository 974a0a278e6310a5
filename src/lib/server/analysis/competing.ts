import type { Arbitration, SettlementLine, Verdict } from '#lib/domain/claims.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { settle } from '#lib/domain/settlement.ts';
import type { Etape, Role } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_JOINS } from '#lib/server/store/settle-slots.ts';
import { arbitrationOf } from './arbitrations.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
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
}

type JudgedLine = SettlementLine & { readonly verdict: Verdict };

interface ContestedSlot {
	readonly id: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
}

const BEATEN: readonly Verdict[] = ['ecartee', 'concordante'];
const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);
const placeOf = (line: SettlementLine) =>
	[line.role, line.niveau, line.poste, line.beneficiaire].join('\u001F');

/** The contested quantités of the slots that a selection reads, by exercice then dispositif, totals before details. */
export function contests(db: Database, selection: Selection): Contest[] {
	const slots = db
		.prepare<ReturnType<typeof slotParameters>, ContestedSlot>(
			`SELECT id, dispositif, exercice, etape FROM (${CHOSEN_SLOTS}) WHERE contested > 0 ORDER BY exercice, dispositif`
		)
		.all(slotParameters(selection));
	const judged = db.prepare<[number], JudgedLine>(
		`SELECT ${SETTLEMENT_COLUMNS}, v.verdict FROM verdict v JOIN line l ON l.id = v.line_id ${SETTLEMENT_JOINS}
		WHERE v.slot_id = ? ORDER BY l.id`
	);
	const { arbitrages } = selection.reference;
	const { nature } = selection.query;
	return slots.flatMap((slot) =>
		contestsOf(slot, judged.all(slot.id), (line, source) => {
			// Poste and bénéficiaire are as compared: a SIREN stands for its name.
			const place = {
				...slot,
				nature,
				niveau: line.niveau,
				poste: line.poste,
				beneficiaire: line.beneficiaire
			};
			const siren = /^\d{9}$/.test(line.beneficiaire) ? line.beneficiaire : null;
			const decision = arbitrationOf(arbitrages, { ...place, siren });
			return decision?.source_retenue === source ? decision : null;
		})
	);
}

function contestsOf(
	slot: ContestedSlot,
	lines: readonly JudgedLine[],
	decisionOn: (line: JudgedLine, source: string) => Contest['arbitrage']
): Contest[] {
	const quantities = new Map<string, JudgedLine[]>();
	for (const line of lines) quantities.set(placeOf(line), [...(quantities.get(placeOf(line)) ?? []), line]);
	// Arbitrations as the verdicts tell them: the source retained today for each quantité.
	const retainedToday = [...quantities.values()].map((own) => arbitrationFor(own, sourceRetained(own)));
	const today = sum(settle(lines, retainedToday).counted);
	const found = [...quantities.values()].flatMap((own): Contest[] => {
		const retained = sourceRetained(own);
		const [first] = own;
		if (!first || !own.some((line) => line.verdict === 'ecartee')) return [];
		const sources = [...new Set(own.map((line) => line.source))];
		const claims = sources.map((source): Claim => {
			const mine = own.filter((line) => line.source === source);
			return { source, centimes: sum(mine), line: mine[0]?.id ?? first.id, retenue: source === retained };
		});
		const possible = new Set(
			sources
				.filter((source) => source !== retained)
				.map((source) => sum(settle(lines, [...retainedToday, arbitrationFor(own, source)]).counted))
		);
		// The details of a total that they do not reach are a published value of it too.
		if (first.role === 'total' && own.some((line) => line.verdict === 'controle'))
			possible.add(detailsOf(lines, first));
		possible.delete(today);
		const { dispositif, exercice, etape } = slot;
		return [
			{
				dispositif,
				exercice,
				etape,
				role: first.role,
				poste: first.poste,
				claims: claims.sort((a, b) => Number(b.retenue) - Number(a.retenue) || b.centimes - a.centimes),
				totauxPossibles: [...possible].sort((a, b) => b - a),
				arbitrage: decisionOn(first, retained)
			}
		];
	});
	return found.sort((a, b) => (a.role === b.role ? 0 : a.role === 'total' ? -1 : 1));
}

const sourceRetained = (own: readonly JudgedLine[]) =>
	own.find((line) => !BEATEN.includes(line.verdict))?.source ?? own[0]?.source ?? '';

function arbitrationFor(
	own: readonly SettlementLine[],
	source: string
): Arbitration & { readonly role: Role } {
	const [first] = own;
	if (!first) throw new RangeError('no line to arbitrate');
	const { niveau, poste, beneficiaire, role } = first;
	return { niveau, poste, beneficiaire, role, source };
}

/** What the retained details of the whole slot come to without their total; only meaningful for a total of everything. */
function detailsOf(lines: readonly JudgedLine[], total: JudgedLine): number {
	const stated = total.niveau !== 'np' || total.poste !== '' || total.beneficiaire !== '';
	const rest = stated
		? lines.filter((line) => placeOf(line) !== placeOf(total))
		: lines.filter((line) => line.role === 'detail');
	const kept = rest.filter((line) => !BEATEN.includes(line.verdict));
	return sum(settle(kept).counted);
}
