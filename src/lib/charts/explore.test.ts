import { expect, test } from 'vitest';
import { describe as tell, move, readOut } from './explore.ts';
import { readFigure } from './read-figure.ts';
import { REFERENCE, makeYear } from './reference-figure.fixture.ts';

const figure = readFigure(REFERENCE);
const index = (exercice: number) => figure.years.findIndex((year) => year.exercice === exercice);

test('arrows go from year to year and from part to part, and stop at the ends', () => {
	expect(move(figure, null, 'ArrowRight')).toEqual({ index: 0, part: -1 });
	expect(move(figure, { index: 0, part: -1 }, 'ArrowLeft')).toEqual({ index: 0, part: -1 });
	expect(move(figure, { index: 3, part: 0 }, 'ArrowRight')).toEqual({ index: 4, part: -1 });
	expect(move(figure, { index: 4, part: -1 }, 'ArrowUp')).toEqual({ index: 4, part: 0 });
	expect(move(figure, { index: 4, part: 2 }, 'ArrowUp')).toEqual({ index: 4, part: 2 });
	expect(move(figure, { index: 4, part: 0 }, 'ArrowDown')).toEqual({ index: 4, part: -1 });
	expect(move(figure, { index: 4, part: 1 }, 'End')).toEqual({ index: 12, part: -1 });
	expect(move(figure, { index: 4, part: 1 }, 'Home')).toEqual({ index: 0, part: -1 });
	expect(move(figure, { index: 4, part: 1 }, 'Escape')).toBeNull();
	expect(move(figure, { index: 4, part: 1 }, 'Tab')).toBeUndefined();
});

test('says a year to the euro for the eye and in words for the ear', () => {
	const { seen, said } = readOut(figure, { index: index(2018), part: -1 });
	expect(seen).toBe(
		'2018 (LFI et annonces)\u00A0: 5\u00A0469\u00A0878\u00A0€. Dont exploitation sexuelle (LFI) 2\u00A0376\u00A0000\u00A0€, non attribué (LFI) 2\u00A0644\u00A0878\u00A0€, non attribué (annonce) 449\u00A0000\u00A0€.'
	);
	expect(said).toContain('5,47 millions d’euros');
	expect(said).toContain('449 mille euros');
});

test('says a part with its share, and none of a total that is only a least', () => {
	expect(readOut(figure, { index: index(2018), part: 0 }).seen).toBe(
		'2018, exploitation sexuelle, loi de finances initiale (LFI)\u00A0: 2\u00A0376\u00A0000\u00A0€, soit 43,4\u00A0%.'
	);
	expect(readOut(figure, { index: index(2022), part: 0 }).seen).not.toContain('soit');
	expect(readOut(figure, { index: index(2022), part: -1 }).seen).toContain(
		'au moins 4\u00A0088\u00A0000\u00A0€'
	);
});

test('says the other published totals, and what kind of nothing a year is', () => {
	expect(readOut(figure, { index: index(2017), part: -1 }).seen).toContain(
		'Publié aussi\u00A0: 6\u00A0264\u00A0755\u00A0€ et 6\u00A0628\u00A0445\u00A0€.'
	);
	const nothing = {
		...makeYear(2016, []),
		statut: 'non_publie' as const,
		total: null,
		motif: 'Cherché en 2026.'
	};
	const zero = { ...makeYear(2017, []), statut: 'zero' as const };
	const other = readFigure({ ...REFERENCE, annees: [nothing, zero] });
	expect(readOut(other, { index: 0, part: -1 }).seen).toBe('2016\u00A0: non publié. Cherché en 2026.');
	expect(readOut(other, { index: 1, part: -1 }).seen).toBe('2017\u00A0: 0\u00A0€, un zéro publié.');
});

test('the description names the span, the forms and the breaks', () => {
	const text = tell(figure);
	expect(text).toContain('13 années, de 2013 à 2025');
	expect(text).toContain('exploitation sexuelle, non attribué, non détaillé');
	expect(text).toContain('Rupture entre 2018 et 2019');
	expect(text).toContain('De 2020 à 2025, couverture partielle');
});
