import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { notCounted, noTotal } from './words.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

test.for([
	[
		['PLF', 'LFI'],
		['ae', 'cp'],
		'Pas de total : AE et CP ne s’additionnent pas, les étapes non plus (PLF et LFI)',
		'No total: AE and CP are not added up, nor are stages (PLF and LFI)'
	],
	[
		['LFI'],
		['ae', 'cp'],
		'Pas de total : AE et CP ne s’additionnent pas',
		'No total: AE and CP are not added up'
	],
	[
		['PLF', 'LFI'],
		['cp'],
		'Pas de total : les étapes ne s’additionnent pas (PLF et LFI)',
		'No total: stages are not added up (PLF and LFI)'
	]
] as const)('why lines of %j in %j have no sum', ([stages, natures, french, english]) => {
	expect(plain(noTotal(stages, natures))).toBe(french);
	expect(inLanguage('en', () => noTotal(stages, natures))).toBe(english);
});

test('one line left out, or several', () => {
	expect(plain(notCounted(1))).toBe('ligne n’est pas comptée : totaux de contrôle, valeurs écartées');
	expect(plain(notCounted(2))).toBe('lignes ne sont pas comptées : totaux de contrôle, valeurs écartées');
	expect(inLanguage('en', () => [1, 2].map(notCounted))).toEqual([
		'line is not counted: check totals, values set aside',
		'lines are not counted: check totals, values set aside'
	]);
});
