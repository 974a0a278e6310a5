import { labelOf } from '#lib/domain/reference-labels.ts';
import { staffWords } from '#lib/words/staff.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { ask } from '../../ask.ts';
import {
	dispositifsWord,
	formesWord,
	natureWord,
	perimeterWord,
	sentence,
	stageWord,
	yearWords
} from '../_filters/filter-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { selection, ...listing } = listLines(locals.db, query);
		const { reference } = selection;
		const whole = { ...selection, query, exercices: listing.span };
		const open = { ouvert: true };
		return {
			...listing,
			personnel: staffWords(reference.dispositifs.filter((row) => listing.comptes.includes(row.id))),
			query: { q: query.q, tri: query.tri, forme: query.forme.join(',') },
			choices: sentence(query, [
				stageWord(query, open),
				natureWord(query, open),
				...yearWords(whole, [listing.span[0], listing.span.at(-1)]),
				dispositifsWord(whole, open),
				formesWord(whole),
				perimeterWord(query, open)
			]),
			dispositifs: Object.fromEntries(reference.dispositifs.map((row) => [row.id, labelOf(row)])),
			contexte: reference.dispositifs.filter((row) => row.perimetre === 'contexte').map(({ id }) => id),
			formes: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]))
		};
	});
