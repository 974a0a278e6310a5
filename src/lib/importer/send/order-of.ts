import type { ImportOrder, OrderedFile } from '#lib/domain/importing/import-order.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Decided } from '#lib/importer/draft/draft.ts';
import type { Look } from '#lib/importer/reading/questions.ts';

type Sheet = ReferenceRow<'lectures'>;

/** A row that waits for a code says nothing yet: it is not sent. */
const said = ({ regle, code }: Sheet) => (regle !== 'constante' && regle !== 'valeur') || code !== '';

/** The whole sheets that were decided on the way: what a person changed of one is sent with the rest of it. */
function sheetsOf({ fichiers }: Decided, regards: ReadonlyMap<string, Look>): readonly Sheet[] {
	const byFiche = new Map<string, readonly Sheet[]>();
	for (const { id, decisions } of fichiers) {
		const rows = regards.get(id)?.lectures ?? [];
		const [first] = rows;
		if (decisions.lectures.length > 0 && first) byFiche.set(first.fiche, rows.filter(said));
	}
	return [...byFiche.values()].flat();
}

/** What is asked of the site: the files by their SHA-256, and all that was decided about them. */
export function orderOf(
	decided: Decided,
	regards: ReadonlyMap<string, Look>,
	sha256: ReadonlyMap<string, string>,
	{ motif, vue, confirme }: Pick<ImportOrder, 'motif' | 'vue' | 'confirme'>
): ImportOrder {
	const words = decided.fichiers.flatMap(({ decisions }) => decisions.synonymes);
	return {
		fichiers: decided.fichiers.map(({ id, nom, decisions }): OrderedFile => {
			const fiche = regards.get(id)?.fiche ?? null;
			return {
				sha256: sha256.get(id) ?? '',
				nom,
				lecture: fiche === null ? decisions.lecture : { ...decisions.lecture, fiche },
				corrections: [...decisions.corrections]
			};
		}),
		lectures: [...sheetsOf(decided, regards)],
		synonymes: [
			...new Map(words.map((word) => [`${word.vocabulaire} ${word.mot} ${word.code}`, word])).values()
		],
		laisser: decided.laisser,
		confirme,
		totaux: [...decided.totaux],
		motif,
		vue
	};
}
