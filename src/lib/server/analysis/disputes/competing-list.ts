import { agree, type Claim } from '#lib/domain/settlement/claims.ts';
import { compareMerits, decidedBy, type MotifRetenue } from '#lib/domain/settlement/merits.ts';
import { quantitesOf, type JudgedLine, type Quantite } from '#lib/domain/settlement/possible-totals.ts';
import type { Query } from '#lib/domain/query.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape, Nature, Niveau, Preuve, Role } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_JOINS, VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { arbitrationOf } from './arbitrations.ts';
import { OF_CONTESTED } from '#lib/server/analysis/counted/chosen-slots.ts';
import { pageOf, placeFilter, type Page } from './places.ts';
import { select } from '#lib/server/analysis/selection.ts';

/** What one source publishes for a quantité: its lines add (R4). In cents. */
export interface PublishedClaim {
	readonly source: string;
	readonly centimes: number;
	readonly preuve: Preuve | null;
	/** Date of the source, `''` when unknown. */
	readonly date: string;
	readonly lignes: readonly number[];
	readonly retenue: boolean;
	/** It agrees with the retained one, to the cent or within the rounding of the coarser. */
	readonly concordante: boolean;
}

/** A quantité for which sources publish values that differ (R4). */
export interface CompetingQuantity {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** The nature to write in an arbitration: `np` where no line says AE or CP. */
	readonly nature: Nature;
	readonly niveau: Niveau;
	readonly role: Role;
	/** As the retained line writes it, `''` when not stated. */
	readonly poste: string;
	readonly beneficiaire: string;
	readonly siren: string | null;
	/** As the retained line writes it, `''` when not stated. */
	readonly payeur: string;
	/** The retained one first, then from the largest to the smallest. */
	readonly valeurs: readonly PublishedClaim[];
	readonly motif: MotifRetenue;
	/** The recorded decision, when it is what decides. */
	readonly arbitrage: ReferenceRow<'arbitrages'> | null;
}

interface Slot {
	readonly id: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly views: number;
	readonly contested: number;
}

type ListedLine = JudgedLine & {
	readonly posteEcrit: string;
	readonly nom: string;
	readonly siren: string | null;
	readonly payeurEcrit: string;
};

/** The lines of a slot on the quantités where one of them loses. */
const JUDGED = `SELECT ${SETTLEMENT_COLUMNS}, v.verdict, v.read_as_total AS lue, coalesce(p.label, '') AS posteEcrit, coalesce(y.name, '') AS nom, y.siren,
		coalesce(f.payeur, '') AS payeurEcrit
	FROM verdict v JOIN line l ON l.id = v.line_id ${SETTLEMENT_JOINS}
	WHERE v.slot_id = @slot AND ${OF_CONTESTED} ORDER BY l.id`;

/**
 * Every quantité whose published values differ, in the nature asked, whatever the stage and the perimeter unless the
 * address asks for one; by exercice, the latest first.
 */
export function listCompeting(
	db: Database,
	query: Query,
	pageSize?: number
): Page<CompetingQuantity> & { readonly version: number } {
	const selection = select(db, query);
	const { where, parameters } = placeFilter(query, selection);
	const slots = db
		.prepare<Record<string, string | number>, Slot>(
			`SELECT s.id, s.dispositif, s.exercice, s.etape, s.views, s.contested FROM slot s
			WHERE s.contested > 0 AND s.views & @view AND ${where} ORDER BY s.exercice DESC, s.dispositif, s.etape`
		)
		.all({ ...parameters, view: selection.view });
	const count = slots.reduce((total, slot) => total + slot.contested, 0);
	const page = pageOf(count, query.page, pageSize);
	const dates = new Map(selection.reference.sources.map((source) => [source.id, source.date]));
	const judged = db.prepare<{ slot: number }, ListedLine>(JUDGED);
	const rows: CompetingQuantity[] = [];
	let passed = 0;
	for (const slot of slots) {
		const before = passed;
		passed += slot.contested;
		if (passed <= page.offset || before >= page.offset + page.size) continue;
		const lines = judged
			.all({ slot: slot.id })
			.map((line) => ({ ...line, sourceDate: line.sourceDate || (dates.get(line.source) ?? '') }));
		const own = quantitesOf(lines).filter((quantite) => quantite.contested);
		const shown = own.slice(Math.max(0, page.offset - before), page.offset + page.size - before);
		const nature = natureOf(slot, query.nature);
		rows.push(...shown.map((quantite) => told(slot, quantite, selection.reference.arbitrages, nature)));
	}
	return { version: selection.version, rows, count, page: page.page, pages: page.pages };
}

/** The nature that names the quantités of a slot: where all its lines say nothing, the three views are one. */
function natureOf(slot: Slot, asked: Nature): Nature {
	return slot.views & VIEW_BIT.np ? 'np' : asked;
}

function told(
	slot: Slot,
	{ role, niveau, lines, claims, retained }: Quantite<ListedLine>,
	arbitrages: readonly ReferenceRow<'arbitrages'>[],
	nature: Nature
): CompetingQuantity {
	const { dispositif, exercice, etape } = slot;
	const written = lines.find((line) => line.source === retained.source);
	const {
		posteEcrit: poste = '',
		nom: beneficiaire = '',
		siren = null,
		payeurEcrit: payeur = ''
	} = written ?? {};
	const place = { dispositif, exercice, etape, nature, niveau, poste, beneficiaire, siren, payeur };
	const decision = arbitrationOf(arbitrages, place);
	const arbitrage = decision?.source_retenue === retained.source ? decision : null;
	const others = claims
		.filter((claim) => claim !== retained)
		.sort((a, b) => compareMerits(a.merits, b.merits));
	const valeurs = [retained, ...others.toSorted((a, b) => b.centimes - a.centimes)].map((claim) =>
		published(claim, retained)
	);
	const rival = others.find((claim) => !agree(claim, retained));
	const motif = arbitrage || !rival ? 'arbitrage' : decidedBy(retained.merits, rival.merits);
	return { ...place, role, valeurs, motif, arbitrage };
}

function published(claim: Claim, winner: Claim): PublishedClaim {
	return {
		source: claim.source,
		centimes: claim.centimes,
		preuve: claim.lines[0]?.preuve ?? null,
		date: claim.lines.reduce((last, line) => (line.sourceDate > last ? line.sourceDate : last), ''),
		lignes: claim.lines.map((line) => line.id),
		retenue: claim === winner,
		concordante: claim !== winner && agree(claim, winner)
	};
}
