import { expect, test } from 'vitest';
import { figureChangeWords } from './figure-changes.ts';

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
