import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { figureChangeWords, otherYearsWords } from './figure-changes.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const value = { ligne: '2017', colonne: 'Total', avant: '2 €', apres: '1 €', ecart: -100 };

test('what a version changed in a figure', () => {
	expect(figureChangeWords('meme', [])).toBe('inchangée');
	expect(figureChangeWords('change', [])).toBe('seuls des textes changent');
	expect(plain(figureChangeWords('change', [value]))).toBe(
		'une valeur change, 2017, total : 2 € puis 1 € (−1 €)'
	);
	expect(plain(figureChangeWords('change', [value, { ...value, ecart: null }]))).toBe(
		'2 valeurs changent ; la plus touchée, 2017, total : 2 € puis 1 € (−1 €)'
	);
	expect(figureChangeWords('apparue', [])).toBe('première valeur à cette version');
	expect(figureChangeWords('disparue', [])).toBe('plus rien à dessiner depuis cette version');
});

test('years that a figure shows besides, or instead', () => {
	expect(otherYearsWords([], true)).toBe('');
	expect(otherYearsWords([2026], false)).toBe('2026 s’y ajoute');
	expect(otherYearsWords([2026, 2027], false)).toBe('2026 et 2027 s’y ajoutent');
	expect(otherYearsWords([2025, 2026], true)).toBe('elle s’ouvre désormais sur 2025 et 2026');
	inLanguage('en', () => {
		expect(otherYearsWords([2026], false)).toBe('2026 is added');
		expect(otherYearsWords([2025, 2026], true)).toBe('it now opens on 2025 and 2026');
	});
});

test('the same in English', () =>
	inLanguage('en', () => {
		const one = { ...value, avant: '€2', apres: '€1' };
		expect(figureChangeWords('meme', [])).toBe('unchanged');
		expect(figureChangeWords('muette', [])).toBe('nothing to draw');
		expect(figureChangeWords('change', [])).toBe('only texts change');
		expect(figureChangeWords('change', [one])).toBe('one value changes, 2017, total: €2, then €1 (−€1)');
		expect(figureChangeWords('change', [one, { ...one, ecart: 0 }])).toBe(
			'2 values change; the most affected, 2017, total: €2, then €1 (−€1)'
		);
	}));
