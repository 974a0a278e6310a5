import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { apartFinding } from './payers-by-year.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

test('the contexte is never a whole', () => {
	expect(plain(apartFinding(['A', 'B'], 2013, 2025))).toBe(
		'Deux dispositifs du contexte ont des montants de 2013 à 2025 : ils ne s’additionnent pas'
	);
	expect(plain(apartFinding(['Ac.Sé'], 2018, 2018))).toBe(
		'Ac.Sé : des montants en 2018, jamais ajoutés à un total'
	);
	expect(apartFinding([], 0, 0)).toBe('Aucun montant dans nos sources pour ce choix');
});

test('in English, the wider context is never added up', () => {
	expect(inEnglish(() => apartFinding(['A', 'B'], 2013, 2025))).toBe(
		'Two schemes of the wider context have amounts from 2013 to 2025: they are never added up'
	);
	expect(inEnglish(() => apartFinding(['Ac.Sé'], 2018, 2018))).toBe(
		'Ac.Sé: amounts in 2018, never added to a total'
	);
	expect(inEnglish(() => apartFinding([], 0, 0))).toBe('No amount in our sources for this choice');
});
