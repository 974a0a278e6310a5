import { readableExecutions, transparency } from '#lib/figures/carte-transparence/read.server.ts';
import { askPassage } from '#lib/figures/passage/ask.server.ts';
import { listedLetters } from '#lib/pages/letters/listed-letters.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { ask } from '../../ask.ts';
import {
	dispositifsWord,
	natureWord,
	perimeterWord,
	sentence,
	yearWords
} from '../_filters/filter-choices.ts';
import { drawCarteTransparence, scopeOfMap } from '#lib/figures/carte-transparence/ask.server.ts';
import {
	genresEnMots,
	transparencyDeck,
	transparencyFinding
} from '#lib/figures/carte-transparence/finding.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const map = transparency(locals.db, query);
		const executions = readableExecutions(map.blocks);
		// Years to choose from do not shrink with those chosen.
		const everyYear = select(locals.db, { ...query, de: undefined, a: undefined });
		return {
			finding: transparencyFinding(scopeOfMap(map), executions),
			deck: transparencyDeck(map.blocks, executions),
			figure: drawCarteTransparence(map),
			genres: genresEnMots(),
			lettres: listedLetters(locals.db, query),
			passage: askPassage(locals.db, query)?.titre ?? null,
			// Every stage stands in the matrix, so none is asked for.
			choices: sentence(query, [
				natureWord(query, {}, 'Crédits'),
				...yearWords({ ...everyYear, query }, [map.selection.exercices[0], map.selection.exercices.at(-1)]),
				dispositifsWord({ ...everyYear, query }),
				perimeterWord(query)
			])
		};
	});
