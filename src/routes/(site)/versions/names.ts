import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { sourceKind } from '#lib/words/source-kinds.ts';

/** How dispositifs, forms and sources are called, by id. */
export function namesOf(reference: Reference) {
	return {
		dispositifs: Object.fromEntries(reference.dispositifs.map((row) => [row.id, labelOf(row)])),
		formes: Object.fromEntries(reference.formes.map((row): [string, string] => [row.code, labelOf(row)])),
		sources: Object.fromEntries(reference.sources.map((row) => [row.id, `${row.editeur}, ${row.titre}`])),
		/** « Sénat (rapport parlementaire) », where the title would be too long. */
		courts: Object.fromEntries(
			reference.sources.map((row) => [row.id, `${row.editeur} (${sourceKind(row.type)})`])
		)
	};
}
