import type { Database } from '#lib/server/store/open.ts';
import type { Etape, Forme, Niveau } from '#lib/domain/vocabulary.ts';
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
	readonly concurrentes: number;
}

/** Slots whose outcome is read: one stage, or the first of `prevu` that has a line of the view (R2). */
export const CHOSEN_SLOTS = `
	SELECT id, dispositif, exercice, etape, contested FROM (
		SELECT slot.id, dispositif, exercice, etape, contested,
			row_number() OVER (PARTITION BY dispositif, exercice ORDER BY stage.key) AS preference
		FROM json_each(@etapes) stage CROSS JOIN slot ON slot.etape = stage.value
		WHERE since_version <= @version AND (until_version IS NULL OR until_version > @version) AND views & @view
			AND dispositif IN (SELECT value FROM json_each(@dispositifs)) AND exercice BETWEEN @first AND @last
	) WHERE preference = 1`;

/** Named parameters of `CHOSEN_SLOTS`. */
export function slotParameters(selection: Selection) {
	return {
		etapes: JSON.stringify(selection.etapes),
		version: selection.version,
		view: selection.view,
		dispositifs: JSON.stringify(selection.dispositifs.map((item) => item.id)),
		first: selection.exercices[0] ?? 0,
		last: selection.exercices.at(-1) ?? -1
	};
}

/**
 * What counts in the selection, before any filter on forms. Lines that an allocation key attributes are `NV` here: keys
 * are applied apart, never in silence (R7). `detailed` keeps niveau and poste apart.
 */
export function countedCells(db: Database, selection: Selection, detailed: boolean): Cell[] {
	const place = detailed ? "c.niveau, coalesce(p.label, '') AS poste" : "'np' AS niveau, '' AS poste";
	return db
		.prepare<ReturnType<typeof slotParameters>, Cell>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT s.exercice, s.dispositif, s.etape, iif(c.by_key, 'NV', c.forme) AS forme,
				iif(c.by_key, '', c.named_formes) AS nommees, ${place},
				sum(c.centimes * c.undetailed) AS nonDetaille, sum(c.centimes * (c.nature = 'np')) AS natureNonPrecisee,
				sum(c.centimes) AS centimes, sum(c.nonzero_count) AS nonNulles, sum(c.contested) AS concurrentes
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
