import { inLanguage } from '#lib/server/request-language.ts';
import type { Fin } from '#lib/server/accounts/journal.ts';
import type { Outcome } from '#lib/server/tending/carry/job.ts';
import { sentenceToSign } from '#lib/words/importing/effect-sentences.ts';

/** Names of files, as the journal keeps them. */
export const namesOf = (noms: readonly string[]): string => noms.join(', ').slice(0, 500);

const NOT_DONE = {
	autre: 'Rien n’a changé : la base avait bougé, le nouvel effet a été montré.',
	'a-confirmer': 'Rien n’a changé : ce qui serait retiré n’était pas confirmé.',
	rien: 'Rien n’a changé : il n’y avait rien à faire, ou les fichiers sont refusés.',
	effet: 'Rien n’a changé : l’effet a été montré.'
};

/** What the journal says of an order, in French. */
export function endOf(outcome: Outcome): Fin {
	if (outcome.issue === 'fait') {
		const phrase = inLanguage('fr', () => sentenceToSign(outcome.effet));
		return { version: outcome.version, phrase };
	}
	if (outcome.issue === 'deja')
		return {
			version: outcome.version,
			phrase: `La version ${outcome.version} avait fait ce qui était demandé : rien de plus n’a changé.`
		};
	return { issue: 'refuse', phrase: NOT_DONE[outcome.issue] };
}
