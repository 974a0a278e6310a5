import { expect, test } from 'vitest';
import { otherSurveyNote } from './notes.ts';

test.for([
	[null, '(nombre inconnu d’associations).'],
	[0, '(aucune association).'],
	[1, '(1 association).'],
	[26, '(26 associations).']
] as const)('a survey that is not shown says who answered it: %s', ([repondants, words]) => {
	expect(otherSurveyNote('Enquête', repondants).endsWith(words)).toBe(true);
});
