import { keyMatches } from '#lib/domain/allocation-key.ts';
import type { SettlementLine, Verdict } from '#lib/domain/settlement/claims.ts';
import { groupBy } from '#lib/domain/settlement/claims.ts';
import { splitByForme } from '#lib/domain/forme-spec.ts';
import { isNonAttribuee, type Etape, type Forme, type Niveau } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_JOINS } from '#lib/server/store/slot-lines.ts';
import { CHOSEN_SLOTS, QUANTITE, slotParameters } from '#lib/server/analysis/counted/chosen-slots.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** Where the money of one contested quantité stands (R4), by the words of a group. */
export interface ContestedPlace {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly niveau: Niveau;
	/** As its lines write it. */
	readonly postes: ReadonlySet<string>;
	readonly formes: ReadonlySet<Forme>;
}

interface JudgedLine extends SettlementLine {
	readonly slot: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly label: string;
	readonly verdict: Verdict;
	/** A total that holds more than its details. */
	readonly beyond: number;
}

/**
 * The contested quantités that count in the selection, one entry each, whatever the forms between which keys or published
 * shares split them. Those that only control, or that their total replaces, have no money and no entry.
 */
export function contestedPlaces(db: Database, selection: Selection): ContestedPlace[] {
	const lines = db
		.prepare<ReturnType<typeof slotParameters>, JudgedLine>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT ${SETTLEMENT_COLUMNS}, s.id AS slot, s.dispositif, s.exercice, s.etape, coalesce(p.label, '') AS label, v.verdict,
				v.verdict = 'controle' AND EXISTS (SELECT 1 FROM counted_place c
					WHERE c.slot_id = s.id AND c.poste_id IS l.poste_id AND c.niveau = f.niveau AND c.undetailed) AS beyond
			FROM chosen s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id ${SETTLEMENT_JOINS}
			WHERE s.contested > 0 AND (s.id, ${QUANTITE('f', 'p', 'y')}) IN (
				SELECT c.id, ${QUANTITE('cf', 'cp', 'cy')} FROM chosen c JOIN verdict cv ON cv.slot_id = c.id
					JOIN line cl ON cl.id = cv.line_id JOIN facet cf ON cf.id = cl.facet_id
					LEFT JOIN poste cp ON cp.id = cl.poste_id LEFT JOIN beneficiary cy ON cy.id = cl.beneficiary_id
				WHERE cv.verdict = 'ecartee')
			ORDER BY l.id`
		)
		.all(slotParameters(selection));
	const { deflator } = selection;
	const quantites = groupBy(lines, ({ slot, role, niveau, poste, beneficiaire, payeur }) =>
		[slot, role, niveau, poste, beneficiaire, payeur].join('\u001F')
	);
	return [...quantites.values()].flatMap((own): ContestedPlace[] => {
		const standing = own.filter((line) => line.verdict === 'retenue' || line.beyond === 1);
		const [first] = standing;
		if (!first || !own.some((line) => line.verdict === 'ecartee')) return [];
		const { exercice, dispositif, etape, niveau } = first;
		if (deflator && !deflator.indices.has(exercice)) return [];
		return [
			{
				exercice,
				dispositif,
				etape,
				niveau,
				postes: new Set(standing.map((line) => line.label)),
				formes: new Set(standing.flatMap((line) => formesOf(line, selection)))
			}
		];
	});
}

/** The forms between which a line's money stands in the selection. */
function formesOf(line: JudgedLine, { keys, query }: Selection): Forme[] {
	if (line.beyond === 1) return ['NV'];
	const hypothesis = line.attribution === 'cle';
	if (hypothesis && query.cles === 'sans') return ['NV'];
	const parts = splitByForme(line.centimes, line.forme).map((part) => part.forme);
	if (hypothesis) return parts;
	return parts.flatMap((forme) => {
		const key = isNonAttribuee(forme) ? keys.find((item) => keyMatches(item, line)) : undefined;
		return [...(key?.parts.map((part) => part.forme) ?? []), forme];
	});
}
