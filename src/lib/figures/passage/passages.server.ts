import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { actionOf, actionsNamed, placeKeyOf } from './places.server.ts';
import { isCore } from '#lib/server/analysis/selection.ts';

type Entry = ReferenceRow<'nomenclature'>;

/** Money that goes from one place of the budget to another, from one year to the next. */
export interface Passage {
	/** First year at the new place. */
	readonly exercice: number;
	/** Keys of places. */
	readonly de: string;
	readonly vers: string;
	/** Whether amounts compare across it; `''` when nothing says. */
	readonly comparable: Entry['comparable'];
	/** The dispositif that goes, `null` when only a note tells of it. */
	readonly dispositif: string | null;
}

/**
 * Which place flows into which. A dispositif written at one place at a time goes from each of its entries to the next.
 * Elsewhere the note of an entry tells: the actions that it names and that end the year before go to the one that it names
 * and that begins that year, else to its own. A note that names its own action lists what appears: no passage.
 */
export function passagesOf(reference: Reference): Passage[] {
	const core = new Set(reference.dispositifs.filter(isCore).map((row) => row.id));
	const found = [...followed(reference), ...told(reference)];
	const merged = new Map<string, Passage>();
	// What a counted dispositif says of a passage goes before what another says.
	const ranked = found.sort((a, b) => Number(core.has(b.by)) - Number(core.has(a.by)));
	for (const { exercice, de, vers, comparable, dispositif } of ranked) {
		const passage = { exercice, de, vers, comparable, dispositif };
		const key = `${passage.exercice} ${passage.de} ${passage.vers}`;
		const known = merged.get(key);
		if (!known) merged.set(key, passage);
		else if (known.comparable === '' && passage.comparable !== '')
			merged.set(key, { ...known, comparable: passage.comparable });
	}
	return [...merged.values()].sort((a, b) => a.exercice - b.exercice || a.de.localeCompare(b.de));
}

type Found = Passage & { readonly by: string };

function followed(reference: Reference): Found[] {
	const ids = [...new Set(reference.nomenclature.map((row) => row.dispositif))];
	return ids.flatMap((id) => {
		const own = reference.nomenclature.filter((row) => row.dispositif === id).sort((a, b) => a.de - b.de);
		const apart = own.every((row, index) => {
			const before = own[index - 1];
			return before === undefined || (before.a !== null && before.a < row.de);
		});
		if (!apart) return [];
		return own.flatMap((row, index): Found[] => {
			const before = own[index - 1];
			if (before === undefined || before.a !== row.de - 1) return [];
			const de = placeKeyOf(before, actionOf(reference, before).action);
			const vers = placeKeyOf(row, actionOf(reference, row).action);
			if (de === vers) return [];
			return [{ exercice: row.de, de, vers, comparable: row.comparable, dispositif: id, by: id }];
		});
	});
}

function told(reference: Reference): Found[] {
	const rows = reference.nomenclature;
	const has = (entry: Entry, action: string, test: (row: Entry) => boolean) =>
		rows.some((row) => row.programme === entry.programme && row.action === action && test(row));
	return rows.flatMap((entry): Found[] => {
		if (entry.programme === '' || entry.action === '') return [];
		const named = actionsNamed(entry.note);
		const from = named.filter((action) => has(entry, action, (row) => row.a === entry.de - 1));
		const begun = named.find((action) => has(entry, action, (row) => row.de === entry.de));
		const to = begun ?? entry.action;
		if (to === entry.action && named.includes(entry.action)) return [];
		return from
			.filter((action) => action !== to)
			.map((action) => ({
				exercice: entry.de,
				de: placeKeyOf(entry, action),
				vers: placeKeyOf(entry, to),
				comparable: entry.comparable,
				dispositif: null,
				by: entry.dispositif
			}));
	});
}
