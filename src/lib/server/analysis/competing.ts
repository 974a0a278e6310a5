import type { Etape, Role } from '#lib/domain/vocabulary.ts';
import type { Verdict } from '#lib/domain/settlement.ts';
import type { Database } from '#lib/server/store/open.ts';
import { CHOSEN_SLOTS, slotParameters } from './cells.ts';
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
}

interface Row {
	slotId: number;
	dispositif: string;
	exercice: number;
	etape: Etape;
	role: Role;
	niveau: string;
	poste: string;
	beneficiaire: string;
	source: string;
	centimes: number;
	line: number;
	verdict: Verdict;
	slotTotal: number;
	details: number | null;
}

/** The contested quantités of the slots that a selection reads, by exercice then dispositif. */
export function contests(db: Database, selection: Selection): Contest[] {
	const rows = db
		.prepare<ReturnType<typeof slotParameters>, Row>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT s.id AS slotId, s.dispositif, s.exercice, s.etape, f.role, f.niveau, coalesce(p.compared, '') AS poste,
				coalesce(y.compared, '') AS beneficiaire, b.source, sum(l.centimes) AS centimes, min(l.id) AS line,
				min(v.verdict) AS verdict, (SELECT sum(centimes) FROM counted WHERE slot_id = s.id) AS slotTotal,
				max(k.details) AS details
			FROM chosen s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id
				JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id
				LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
				LEFT JOIN control k ON k.slot_id = s.id AND k.line_id = l.id
			WHERE s.contested > 0
			GROUP BY s.id, f.role, f.niveau, poste, beneficiaire, b.source
			ORDER BY s.exercice, s.dispositif, f.role DESC, poste, v.verdict = 'ecartee', centimes DESC`
		)
		.all(slotParameters(selection));
	const quantities = new Map<string, Row[]>();
	for (const row of rows) {
		const key = [row.slotId, row.role, row.niveau, row.poste, row.beneficiaire].join('\u001F');
		quantities.set(key, [...(quantities.get(key) ?? []), row]);
	}
	return [...quantities.values()].flatMap((claims) => {
		const retained = claims.find((claim) => claim.verdict !== 'ecartee' && claim.verdict !== 'concordante');
		if (!retained || !claims.some((claim) => claim.verdict === 'ecartee')) return [];
		const { dispositif, exercice, etape, role, poste } = retained;
		return [
			{
				dispositif,
				exercice,
				etape,
				role,
				poste,
				claims: claims.map(({ source, centimes, line }) => ({
					source,
					centimes,
					line,
					retenue: source === retained.source
				})),
				totauxPossibles: possibleTotals(retained, claims)
			}
		];
	});
}

function possibleTotals(retained: Row, claims: readonly Row[]): number[] {
	const totals = new Set<number>();
	for (const claim of claims) {
		if (claim.verdict === 'ecartee') totals.add(retained.slotTotal - retained.centimes + claim.centimes);
	}
	// The details of a total that exceeds them are a published value too.
	if (retained.verdict === 'controle' && retained.details !== null)
		totals.add(retained.slotTotal - retained.centimes + retained.details);
	totals.delete(retained.slotTotal);
	return [...totals].sort((a, b) => b - a);
}
