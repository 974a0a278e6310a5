import { describe, expect, test } from 'vitest';
import { fold } from '#lib/domain/fold.ts';
import { nearest } from './nearest.ts';
import { fc } from '../../../../tests/property-seed.ts';

test.for([
	['exercise', ['exercice', 'montant'], 'exercice'],
	['Étapes', ['etape', 'montant'], 'etape'],
	['execut', ['demande', 'execution'], 'execution'],
	['subventions-locale', ['subventions-locales', 'mae'], 'subventions-locales'],
	['Q', ['A', 'B', 'C'], null],
	['xy', ['ae', 'cp'], null],
	['introuvable', ['lfi', 'plf'], null],
	['', ['A'], null]
] as const)('« %s » is a slip for one of %j, or for none', ([word, candidates, found]) => {
	expect(nearest(word, candidates)).toBe(found);
});

describe('what would change the money is never proposed', () => {
	test.for([
		['another programme', 'bop138', ['bop137', 'mae']],
		['another action', '137-15', ['p137-25', 'p137-21']],
		['another programme with its action', '104-03', ['p101-03']],
		['another law', 'lf', ['plf', 'lfi', 'lfr']],
		['another stage', 'RAP', ['aap', 'annonce']],
		['one of two stages as near', 'credits', ['credits votes', 'credits ouverts']],
		['another year', '2017-02', ['2018-02']],
		['another column', 'unite', ['note', 'niveau']]
	] as const)('%s', ([, word, candidates]) => {
		expect(nearest(word, candidates)).toBeNull();
	});

	test('two spellings of one code are one meaning', () => {
		const meaning: Record<string, string> = { executes: 'execution', executee: 'execution' };
		expect(nearest('executet', Object.keys(meaning), (word) => meaning[word])).not.toBeNull();
		expect(nearest('executet', Object.keys(meaning))).toBeNull();
	});

	const word = fc.stringMatching(/^[a-z0-9 -]{0,12}$/);
	test('whatever the words: the digits are the same, and a short word is itself or nothing', () => {
		fc.assert(
			fc.property(word, fc.array(word, { maxLength: 8 }), (asked, candidates) => {
				const found = nearest(asked, candidates);
				if (found === null) return;
				expect(found.replace(/\D/g, '')).toBe(asked.replace(/\D/g, ''));
				if (fold(asked).length < 4) expect(fold(found)).toBe(fold(asked));
			}),
			{ numRuns: 2000 }
		);
	});
});
