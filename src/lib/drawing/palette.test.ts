import { expect, test } from 'vitest';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { paletteCss } from './palette-css.ts';
import { COULEURS, INTERFACE, MARQUES, MOTIFS, THEMES, contrast, coloursOf, labelColour } from './palette.ts';

test('palette.css is the palette', async () => {
	await expect(paletteCss()).toMatchFileSnapshot('palette.css');
});

test('every form has a place in the stack, non attribué last but for what is not itemised', () => {
	expect([...MARQUES].sort()).toEqual([...FORMES, 'CONTEXTE', 'NON_DETAILLE'].sort());
	expect(MARQUES.slice(-4)).toEqual(['MULTI', 'NV', 'CONTEXTE', 'NON_DETAILLE']);
	expect(Object.keys(MOTIFS).sort()).toEqual([...MARQUES, 'ATTRIBUE', 'ECHO'].sort());
});

test.for(THEMES)('marks hold 3:1 and text 4.5:1 on %s paper', (theme) => {
	const paper = INTERFACE.papier[theme];
	for (const hue of Object.values(COULEURS)) expect(contrast(hue[theme], paper)).toBeGreaterThanOrEqual(3);
	for (const marque of MARQUES) {
		expect(contrast(labelColour(marque, theme), paper)).toBeGreaterThanOrEqual(4.5);
		const { fond, motif } = coloursOf(marque, theme);
		expect(contrast(fond, motif)).toBeGreaterThanOrEqual(3);
	}
	for (const name of ['encre', 'encre2', 'lien', 'visite', 'alerte', 'controle'] as const)
		expect(contrast(INTERFACE[name][theme], paper), name).toBeGreaterThanOrEqual(4.5);
});

test('black on white is 21:1', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
