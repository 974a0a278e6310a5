import type { Database } from '#lib/server/store/open.ts';
import type { Etape, Forme, Niveau } from '#lib/domain/vocabulary.ts';
import { lineCells } from './line-cells.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

/** Money that counts in a selection, at the grain from which every group is added up. Amounts in cents. */
export interface Cell {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly forme: Forme;
	/** Forms named by a `MULTI` line, `SEX|TRAV`; `''` otherwise. */
	readonly nommees: string;
	readonly niveau: Niveau;
	/** As the source writes it, `''` when not stated or not asked. */
	readonly poste: string;
	readonly nonDetaille: number;
	readonly natureNonPrecisee: number;
	readonly centimes: number;
	readonly nonNulles: number;
	/** Range of `centimes` when an allocation key gives it (R7), which is then its central part. */
	readonly cle?: { readonly bas: number; readonly haut: number };
}

/**
 * What counts in the selection, before any filter on forms. Lines that an allocation key attributes are `NV` here: keys
 * are applied only when the selection asks (R7). `detailed` keeps niveau and poste apart. In constant euros when the selection
 * asks for them (R12).
 */
export function countedCells(db: Database, selection: Selection, detailed: boolean): Cell[] {
	const { deflator, keys, query } = selection;
	const hypotheses = query.cles === 'avec';
	return deflator || hypotheses
		? lineCells(db, selection, detailed, { deflator, keys: hypotheses ? keys : null })
		: currentCells(db, selection, detailed);
}

/**
 * What counts on evidence alone, whatever the reader supposes: what logical bounds rest on (R8). `counted` are the cells
 * of the same selection, which are these when it supposes nothing.
 */
export function evidenceCells(
	db: Database,
	selection: Selection,
	detailed: boolean,
	counted: readonly Cell[]
): readonly Cell[] {
	if (selection.query.cles === 'sans') return counted;
	return countedCells(db, { ...selection, query: { ...selection.query, cles: 'sans' } }, detailed);
}

/** The (dispositif, exercice) that have money but no index of prices: they have no value in constant euros (R12). */
export function pairsWithoutIndex(db: Database, selection: Selection): Set<string> {
	const { deflator } = selection;
	if (!deflator) return new Set();
	const cells = currentCells(db, selection, false).filter((cell) => !deflator.indices.has(cell.exercice));
	return new Set(cells.map((cell) => `${cell.dispositif} ${cell.exercice}`));
}

function currentCells(db: Database, selection: Selection, detailed: boolean): Cell[] {
	const place = detailed ? "c.niveau, coalesce(p.label, '') AS poste" : "'np' AS niveau, '' AS poste";
	return db
		.prepare<ReturnType<typeof slotParameters>, Cell>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT s.exercice, s.dispositif, s.etape, iif(c.by_key, 'NV', c.forme) AS forme,
				iif(c.by_key, '', c.named_formes) AS nommees, ${place},
				sum(c.centimes * c.undetailed) AS nonDetaille, sum(c.centimes * (c.nature = 'np')) AS natureNonPrecisee,
				sum(c.centimes) AS centimes, sum(c.nonzero_count) AS nonNulles
			FROM chosen s JOIN ${detailed ? 'counted_place' : 'counted'} c ON c.slot_id = s.id ${detailed ? 'LEFT JOIN poste p ON p.id = c.poste_id' : ''}
			GROUP BY s.exercice, s.dispositif, s.etape, 4, 5 ${detailed ? ', c.niveau, c.poste_id' : ''}
			ORDER BY s.exercice, s.dispositif, s.etape, 4, 5 ${detailed ? ', c.niveau, poste' : ''}`
		)
		.all(slotParameters(selection));
}

/** How many quantités are contested in each slot read, even where the contested total only controls. */
export function contestedSlots(
	db: Database,
	selection: Selection
): { exercice: number; dispositif: string; contested: number }[] {
	return db
		.prepare<ReturnType<typeof slotParameters>, { exercice: number; dispositif: string; contested: number }>(
			`SELECT exercice, dispositif, contested FROM (${CHOSEN_SLOTS}) WHERE contested > 0`
		)
		.all(slotParameters(selection));
}
