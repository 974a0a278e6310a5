import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { formatDay } from './dates.ts';
import { arbitrationSentence, motifWords, VERDICTS_EN_MOTS } from './retained.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const decision = { auteur: 'la DGCS', date: '2026-11-22', raison: 'erratum publié. ' };

test('a decision says when, who and why', () => {
	expect(plain(arbitrationSentence(decision))).toBe(
		'Arbitrage du 22 novembre 2026, par la DGCS : erratum publié.'
	);
	expect(plain(motifWords('arbitrage', decision))).toBe(
		'par un arbitrage du 22 novembre 2026 (la DGCS : erratum publié)'
	);
	expect(plain(motifWords('preuve', null))).toBe('car la preuve la plus forte l’emporte');
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

test('in English, with the reason as it was written', () =>
	inLanguage('en', () => {
		expect(arbitrationSentence(decision)).toBe(
			'Arbitration of 22 November 2026, by la DGCS: erratum publié.'
		);
		expect(motifWords('arbitrage', decision)).toBe(
			'by an arbitration of 22 November 2026 (la DGCS: erratum publié)'
		);
		expect(motifWords('preuve', null)).toBe('as the strongest evidence prevails');
		expect(VERDICTS_EN_MOTS.croisee).toBe('check total, overlaps another total');
	}));
