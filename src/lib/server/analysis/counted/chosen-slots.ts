import type { Holdings, Slot } from './holdings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** Slots whose outcome is read: one stage, or the first of `prevu` that has a line of the view (R2). */
export const CHOSEN_SLOTS = `
	SELECT id, dispositif, exercice, etape, contested FROM (
		SELECT slot.id, dispositif, exercice, etape, contested,
			row_number() OVER (PARTITION BY dispositif, exercice ORDER BY stage.key) AS preference
		FROM json_each(@etapes) stage CROSS JOIN slot ON slot.etape = stage.value
		WHERE since_version <= @version AND (until_version IS NULL OR until_version > @version) AND views & @view
			AND dispositif IN (SELECT value FROM json_each(@dispositifs)) AND exercice BETWEEN @first AND @last
	) WHERE preference = 1`;

/** What tells one quantité of a slot from another (R4), in the words of the tables named. */
export const QUANTITE = (facet: string, poste: string, beneficiary: string) =>
	`${facet}.role, ${facet}.niveau, coalesce(${poste}.compared, ''), coalesce(${beneficiary}.compared, ''), ${facet}.payeur_compared`;

/** Of the lines of the slot `@slot`, those of the quantités where one of them loses. */
export const OF_CONTESTED = `(${QUANTITE('f', 'p', 'y')}) IN (
	SELECT ${QUANTITE('bf', 'bp', 'by')} FROM verdict bv
		JOIN line bl ON bl.id = bv.line_id JOIN facet bf ON bf.id = bl.facet_id
		LEFT JOIN poste bp ON bp.id = bl.poste_id LEFT JOIN beneficiary by ON by.id = bl.beneficiary_id
	WHERE bv.slot_id = @slot AND bv.verdict = 'ecartee')`;

/** Named parameters of what is read of some dispositifs and years, whatever the stage. */
export const viewParameters = (selection: Selection) => ({
	version: selection.version,
	view: selection.view,
	dispositifs: JSON.stringify(selection.dispositifs.map((item) => item.id)),
	first: selection.exercices[0] ?? 0,
	last: selection.exercices.at(-1) ?? -1
});

/** Named parameters of `CHOSEN_SLOTS`. */
export const slotParameters = (selection: Selection) => ({
	etapes: JSON.stringify(selection.etapes),
	...viewParameters(selection)
});

/** The slots of `CHOSEN_SLOTS` among those that a version holds, by exercice, then dispositif as text. */
export function chosenSlots({ slots }: Holdings, selection: Selection): Slot[] {
	const ids = new Set(selection.dispositifs.map((item) => item.id));
	const [first = 0, last = -1] = [selection.exercices[0], selection.exercices.at(-1)];
	const chosen = new Map<string, Slot>();
	const rank = (slot: Slot) => selection.etapes.indexOf(slot.etape);
	for (const slot of slots) {
		const { dispositif, exercice, views } = slot;
		if ((views & selection.view) === 0 || exercice < first || exercice > last) continue;
		if (!ids.has(dispositif) || rank(slot) === -1) continue;
		const key = `${exercice} ${dispositif}`;
		const known = chosen.get(key);
		if (!known || rank(slot) < rank(known)) chosen.set(key, slot);
	}
	return [...chosen.values()];
}
