import { language, tr } from '#lib/domain/language.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { headName } from './dispositifs.ts';
import { counted } from './sentence-words.ts';
import { inWords } from './year-words.ts';

/** What stands for a finding where no amount counts. */
export const noAmount = (): string =>
	tr('Aucun montant dans nos sources pour ce choix', 'No amount in our sources for this choice');

/** The finding where dispositifs are read one by one (R5): how many have an amount, and when. */
export function apartFinding(names: readonly string[], first: number, last: number): string {
	const [only, ...others] = names;
	if (only === undefined) return noAmount();
	if (language() === 'en') {
		const years = first === last ? `in ${first}` : `from ${first} to ${last}`;
		if (others.length === 0) return `${headName(only)}: amounts ${years}, never added to a total`;
		return `${upperFirst(counted(names.length, 'scheme'))} of the wider context have amounts ${years}: they are never added up`;
	}
	const when = first === last ? `en ${first}` : `de ${first} à ${last}`;
	if (others.length === 0) return fr`${only} : des montants ${when}, jamais ajoutés à un total`;
	return fr`${upperFirst(inWords(names.length))} dispositifs du contexte ont des montants ${when} : ils ne s'additionnent pas`;
}
