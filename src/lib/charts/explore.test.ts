import { expect, test } from 'vitest';
import { move, wordsAt, type Reading, type Spot } from './explore.ts';
import { readFigure } from './read-figure.ts';
import { REFERENCE, makeYear } from './reference-figure.fixture.ts';
import { describeForms, readForms } from './tell-forms.ts';

const figure = readFigure(REFERENCE);
const readings = readForms(figure);
const readOut = (spot: Spot, from = readings) => wordsAt(from, spot) ?? { seen: '', said: '' };
const index = (exercice: number) => figure.years.findIndex((year) => year.exercice === exercice);

test('arrows go from year to year and from part to part, and stop at the ends', () => {
	expect(move(readings, null, 'ArrowRight')).toEqual({ index: 0, part: -1 });
	expect(move(readings, { index: 0, part: -1 }, 'ArrowLeft')).toEqual({ index: 0, part: -1 });
	expect(move(readings, { index: 3, part: 0 }, 'ArrowRight')).toEqual({ index: 4, part: -1 });
	expect(move(readings, { index: 4, part: -1 }, 'ArrowUp')).toEqual({ index: 4, part: 0 });
	expect(move(readings, { index: 4, part: 2 }, 'ArrowUp')).toEqual({ index: 4, part: 2 });
	expect(move(readings, { index: 4, part: 0 }, 'ArrowDown')).toEqual({ index: 4, part: -1 });
	expect(move(readings, { index: 4, part: 1 }, 'End')).toEqual({ index: 12, part: -1 });
	expect(move(readings, { index: 4, part: 1 }, 'Home')).toEqual({ index: 0, part: -1 });
	expect(move(readings, { index: 4, part: 1 }, 'Escape')).toBeNull();
	expect(move(readings, { index: 4, part: 1 }, 'Tab')).toBeUndefined();
});

const row = (cle: string, parts: readonly string[]): Reading => {
	const told = (words: string) => ({ seen: words, said: words });
	return { cle, whole: told(cle), parts: parts.map(told), lien: null };
};

test('rows down: up and down from row to row, left and right from part to part', () => {
	const rows = [row('a', ['a0', 'a1']), row('b', [])];
	const from = (spot: Spot, key: string) => move(rows, spot, key, 'vertical');
	expect(from({ index: 0, part: -1 }, 'ArrowRight')).toEqual({ index: 0, part: 0 });
	expect(from({ index: 0, part: 0 }, 'ArrowLeft')).toEqual({ index: 0, part: -1 });
	expect(from({ index: 0, part: 1 }, 'ArrowDown')).toEqual({ index: 1, part: -1 });
	expect(from({ index: 1, part: -1 }, 'ArrowRight')).toEqual({ index: 1, part: -1 });
	expect(wordsAt(rows, { index: 0, part: 1 })?.seen).toBe('a1');
	expect(wordsAt(rows, { index: 1, part: 4 })?.seen).toBe('b');
});

test('without parts every arrow goes from reading to reading, and nothing to read answers nothing', () => {
	const rows = [row('a', []), row('b', [])];
	for (const axis of ['horizontal', 'vertical'] as const)
		for (const key of ['ArrowRight', 'ArrowDown'])
			expect(move(rows, { index: 0, part: -1 }, key, axis)).toEqual({ index: 1, part: -1 });
	expect(move([], null, 'Home')).toBeUndefined();
	expect(wordsAt([], null)).toBeNull();
});

test('says a year to the euro for the eye and in words for the ear', () => {
	const { seen, said } = readOut({ index: index(2018), part: -1 });
	expect(seen).toBe(
		'2018 (LFI et annonces)\u00A0: 5\u00A0469\u00A0878\u00A0€. Dont exploitation sexuelle (LFI) 2\u00A0376\u00A0000\u00A0€, non attribué (LFI) 2\u00A0644\u00A0878\u00A0€, non attribué (annonce) 449\u00A0000\u00A0€.'
	);
	expect(said).toContain('5,47 millions d’euros');
	expect(said).toContain('449 mille euros');
});

test('says a part with its share, and none of a total that is only a least', () => {
	expect(readOut({ index: index(2018), part: 0 }).seen).toBe(
		'2018, exploitation sexuelle, loi de finances initiale (LFI)\u00A0: 2\u00A0376\u00A0000\u00A0€, soit 43,4\u00A0%.'
	);
	expect(readOut({ index: index(2022), part: 0 }).seen).not.toContain('soit');
	expect(readOut({ index: index(2022), part: -1 }).seen).toContain('au moins 4\u00A0088\u00A0000\u00A0€');
});

test('says the other published totals, and what kind of nothing a year is', () => {
	expect(readOut({ index: index(2017), part: -1 }).seen).toContain(
		'Publié aussi\u00A0: 6\u00A0264\u00A0755\u00A0€ et 6\u00A0628\u00A0445\u00A0€.'
	);
	const nothing = {
		...makeYear(2016, []),
		statut: 'non_publie' as const,
		total: null,
		motif: 'Cherché en 2026.'
	};
	const zero = { ...makeYear(2017, []), statut: 'zero' as const };
	const other = readForms(readFigure({ ...REFERENCE, annees: [nothing, zero] }));
	expect(readOut({ index: 0, part: -1 }, other).seen).toBe('2016\u00A0: non publié. Cherché en 2026.');
	expect(readOut({ index: 1, part: -1 }, other).seen).toBe('2017\u00A0: 0\u00A0€, un zéro publié.');
});

test('the description names the span, the forms and the breaks', () => {
	const text = describeForms(figure);
	expect(text).toContain('13 années, de 2013 à 2025');
	expect(text).toContain('exploitation sexuelle, non attribué, non détaillé');
	expect(text).toContain('Rupture entre 2018 et 2019');
	expect(text).toContain('De 2020 à 2025, couverture partielle');
});
