import { expect, test } from 'vitest';
import { formatDay } from './dates.ts';
import { arbitrationSentence, motifWords } from './retained.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const decision = { auteur: 'la DGCS', date: '2026-11-22', raison: 'erratum publié. ' };

test('a decision says when, who and why', () => {
	expect(plain(arbitrationSentence(decision))).toBe(
		'Arbitrage du 22 novembre 2026, par la DGCS : erratum publié.'
	);
	expect(plain(motifWords('arbitrage', decision))).toBe(
		'par un arbitrage du 22 novembre 2026 (la DGCS : erratum publié)'
	);
	expect(plain(motifWords('preuve', null))).toBe('la preuve la plus forte l’emporte');
});
test.for([
	['2018-08-01', '1er août 2018', 'du 1er août 2018'],
	['2018-08', 'août 2018', 'd’août 2018'],
	['2018-03', 'mars 2018', 'de mars 2018'],
	['2018', '2018', 'de 2018']
] as const)('%s is as precise as it is known', ([iso, alone, of]) => {
	expect(plain(formatDay(iso))).toBe(alone);
	expect(plain(formatDay(iso, true))).toBe(of);
});
