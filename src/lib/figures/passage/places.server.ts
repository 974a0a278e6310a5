import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';

type Entry = ReferenceRow<'nomenclature'>;

/** The action that an entry speaks of: its own, or the one that its note names and that the crosswalk knows that year. */
export function actionOf(
	reference: Reference,
	entry: Entry
): { readonly action: string; readonly part: boolean } {
	if (entry.action !== '' || entry.programme === '') return { action: entry.action, part: false };
	const named = actionsNamed(entry.note).find((action) =>
		reference.nomenclature.some(
			(row) =>
				row.programme === entry.programme &&
				row.action === action &&
				row.de <= entry.de &&
				(row.a === null || entry.de <= row.a)
		)
	);
	return { action: named ?? '', part: named !== undefined };
}

/** Codes of the actions that a note names, in order: « actions 12 et 15 » names two. */
export function actionsNamed(note: string): string[] {
	return [...note.matchAll(/\bactions? (\d{2}(?:(?:, | et )\d{2})*)(?!\d)/gi)].flatMap(
		([, codes = '']) => codes.match(/\d{2}/g) ?? []
	);
}

/** The key of a place; without programme, each dispositif is at its own. */
export const placeKeyOf = (entry: Pick<Entry, 'programme' | 'dispositif'>, action: string) =>
	entry.programme === '' ? `hors-${entry.dispositif}` : `${entry.programme}-${action}`;
