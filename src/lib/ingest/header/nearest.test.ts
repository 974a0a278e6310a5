import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.for([
	['exercise', ['exercice', 'montant'], 'exercice'],
	['Étapes', ['etape', 'montant'], 'etape'],
	['bop138', ['bop137', 'mae'], 'bop137'],
	['execut', ['demande', 'execution'], 'execution'],
	['lf', ['plf', 'lfi'], 'plf'],
	['Q', ['A', 'B', 'C'], null],
	['xy', ['ae', 'cp'], null],
	['introuvable', ['lfi', 'plf'], null],
	['', ['A'], null]
] as const)('« %s » is a slip for one of %j, or for none', ([word, candidates, found]) => {
	expect(nearest(word, candidates)).toBe(found);
});
