import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import {
	alsoShown,
	changedSentence,
	readingSentence,
	signedEuros,
	stageWords,
	valueWords,
	versionsWords
} from './changes.ts';

test('years that the current version shows besides, or instead', () => {
	expect(alsoShown([], false)).toBe('');
	expect(alsoShown([2026], false)).toBe('La version actuelle montre aussi 2026.');
	expect(alsoShown([2022, 2023], true)).toBe('La version actuelle s’ouvre sur 2022 et 2023.');
	expect(inLanguage('en', () => alsoShown([2026, 2027, 2028], false))).toBe(
		'The current version also shows 2026 to 2028.'
	);
});

test('in English, what has changed since a version is counted and named', () =>
	inLanguage('en', () => {
		expect(readingSentence(3, 5)).toBe(
			'You are reading version 3 of the data; the current version is version 5.'
		);
		expect([0, 1, 1200].map(changedSentence)).toEqual([
			'Since then, nothing that this page shows has changed.',
			'Since then, one value that this page shows has changed.',
			'Since then, 1,200 values that this page shows have changed.'
		]);
		expect([0, 120_000, -2_087_800].map(signedEuros)).toEqual(['no difference', '+€1,200', '−€20,878']);
		expect(valueWords({ centimes: null, statut: 'absent' })).toBe('not searched for');
		expect(valueWords({ centimes: null, statut: 'publie' })).toBe('no value in constant euros');
		expect(stageWords('plf', 'lfi')).toBe('PLF, then LFI');
		expect(stageWords('mixte', 'mixte')).toBe('several stages');
		expect([versionsWords([2]), versionsWords([2, 4])]).toEqual(['version 2', 'versions 2 and 4']);
	}));
