import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { move, wordsAt, type Reading, type Spot } from './explore.ts';
import { readFigure } from '#lib/figures/stacked-years/read-figure.ts';
import { REFERENCE, makeYear } from '#lib/figures/stacked-years/reference-figure.fixture.ts';
import { describeForms, readForms } from '#lib/figures/formes-par-annee/readings.ts';

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

const row = (id: string, parts: readonly string[]): Reading => {
	const told = (words: string) => ({ seen: words, said: words });
	return { id, whole: told(id), parts: parts.map(told), lien: null };
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

describe('in English', () => {
	const english = <T>(work: () => T) => inLanguage('en', work);
	const told = (annees: Parameters<typeof readFigure>[0]['annees']) =>
		english(() => readForms(readFigure({ ...REFERENCE, annees })).map(({ whole }) => whole.seen));

	test('a year is said with its parts, a part with its share', () => {
		const [year] = english(() => readForms(readFigure(REFERENCE)).filter(({ id }) => id === '2018'));
		expect(year?.whole.seen).toBe(
			'2018 (LFI and announced): €5,469,878. Of which sexual exploitation (LFI) €2,376,000, not attributed (LFI) €2,644,878, not attributed (announced) €449,000.'
		);
		expect(year?.whole.said).toContain('5.47 million euros');
		expect(year?.parts[0]?.seen).toBe(
			'2018, sexual exploitation, initial budget act (LFI): €2,376,000, or 43.4%.'
		);
	});

	test('a zero, nothing published, one part, at least', () => {
		expect(
			told([
				{ ...makeYear(2016, []), statut: 'non_publie', total: null },
				{ ...makeYear(2017, []), statut: 'zero' },
				makeYear(2018, [['NV', 'lfi', 100]]),
				{ ...makeYear(2019, [['NV', 'lfi', 100]]), enPartie: true }
			])
		).toEqual([
			'2016: not published.',
			'2017: €0, a published zero.',
			'2018 (LFI): €100. One part only: not attributed.',
			'2019 (LFI): at least €100. One part only: not attributed.'
		]);
	});

	test('the description counts years', () => {
		const described = (annees: readonly ReturnType<typeof makeYear>[]) =>
			english(() => describeForms(readFigure({ ...REFERENCE, annees, ruptures: [] })));
		expect(described([])).toBe('No year to show.');
		expect(described([makeYear(2018, [['SEX', 'lfi', 100]])])).toBe(
			'Bars stacked by form of trafficking: one year, 2018. The highest: 2018, 100 euros. Forms present: sexual exploitation. The data table follows.'
		);
		expect(english(() => describeForms(readFigure(REFERENCE)))).toContain('Break between 2018 and 2019: ');
		const silent = { ...makeYear(2017, []), statut: 'absent' as const, total: null };
		expect(described([silent, makeYear(2018, [['SEX', 'lfi', 100]])])).toContain(
			'. Not searched for: 2017. '
		);
	});

	test('a sentence on partial coverage ends before the next one', () => {
		const half = { ...makeYear(2018, [['NV', 'lfi', 100]]), enPartie: true };
		const figure = readFigure({
			...REFERENCE,
			annees: [half],
			ruptures: [],
			partielle: 'In 2018, a part only'
		});
		expect(english(() => describeForms(figure))).toContain('In 2018, a part only. The data table follows.');
	});
});
