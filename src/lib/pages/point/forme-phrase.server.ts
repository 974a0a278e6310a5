import { writeQuery, type Query } from '#lib/domain/query.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { FormeYear } from '#lib/pages/forme-page.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { tellingYear } from '#lib/words/formes.ts';
import { pointPhrase, type PhraseToCopy } from './point-phrase.server.ts';

/** The phrase about a form in the year that its page tells; `null` where the page tells no year. */
export function formePhraseToCopy(
	db: Database,
	query: Query,
	{
		forme,
		annees,
		wanted,
		origin
	}: {
		readonly forme: FormeAttribuee;
		readonly annees: readonly FormeYear[];
		readonly wanted: number | null;
		readonly origin: string;
	}
): PhraseToCopy | null {
	const year = annees.find(({ exercice }) => exercice === wanted) ?? tellingYear(annees, wanted);
	if (!year || query.perimetre === 'contexte') return null;
	const page = `/formes/${forme}`;
	const { exercice } = year;
	const at = (year: number, v = query.v) =>
		`${page}${writeQuery(query, { forme: [], de: year, a: year, v, page: 1 })}`;
	return {
		...pointPhrase(
			db,
			query,
			{ exercice, formes: [forme] },
			{
				figure: 'formes-annees',
				adresse: (v) => at(exercice, v),
				origin
			}
		),
		image: `/figures/formes-annees.png${writeQuery(query, { forme: [forme], page: 1 })}`,
		annees: annees
			.filter((other) => other.exercice !== exercice)
			.map((other) => ({ exercice: other.exercice, adresse: at(other.exercice) }))
	};
}
