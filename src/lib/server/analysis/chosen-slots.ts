import type { Selection } from './selection.ts';

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
