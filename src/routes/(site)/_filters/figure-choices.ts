import { FIGURES, type FigureId } from '#lib/figures/figures.ts';
import type { FigureFilter } from '#lib/figures/shell/figure.ts';
import type { Query } from '#lib/domain/query.ts';
import { comparedYears } from '#lib/figures/variation-annuelle/compared-years.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { twoYearsWords } from '../comparer/comparison-choices.ts';
import {
	dispositifsWord,
	eurosWords,
	formesWord,
	keysWord,
	measureWord,
	natureWord,
	perimeterWord,
	sentence,
	stageWord,
	yearWords
} from './filter-choices.ts';
import type { FilterChoices, Word } from './filter-words.ts';

/** The sentence of a figure: the filters that change it, and no other. Years to choose from do not shrink with those chosen. */
export function figureChoices(db: Database, id: FigureId, query: Query): FilterChoices {
	const selection = { ...select(db, { ...query, de: undefined, a: undefined }), query };
	const { annees, ignore: ignored } = FIGURES[id];
	if (annees === 'comparees') {
		return sentence(query, [...twoYearsWords(selection, comparedYears(db, query)), perimeterWord(query)]);
	}
	const where = (filter: FigureFilter, words: () => Word[]) => (ignored.includes(filter) ? [] : words());
	return sentence(query, [
		...where('etape', () => [stageWord(query)]),
		natureWord(query, {}, ignored.includes('etape') ? 'Crédits' : ''),
		...where('euros', () => eurosWords(selection)),
		...where('mesure', () => [measureWord(query)]),
		...yearWords(selection),
		dispositifsWord(selection),
		...where('forme', () => [formesWord(selection)]),
		...where('cles', () => keysWord(selection)),
		perimeterWord(query)
	]);
}
