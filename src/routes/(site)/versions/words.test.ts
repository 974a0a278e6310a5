import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { formatInstant, OPERATIONS } from './words.ts';

test('what made a version, and when in Paris, in both languages', () => {
	expect(OPERATIONS.data).toBe('Mise à jour des données livrées');
	expect(formatInstant('2026-11-22T00:00:00.000Z')).toBe('22\u00A0novembre 2026 à 1\u00A0h\u00A000');
	expect(formatInstant('2026-07-31T22:05:00.000Z')).toBe('1er\u00A0août 2026 à 0\u00A0h\u00A005');
	inLanguage('en', () => {
		expect(OPERATIONS.data).toBe('Update of the data supplied');
		expect(formatInstant('2026-11-22T00:00:00.000Z')).toBe('22 November 2026 at 01:00');
	});
});
