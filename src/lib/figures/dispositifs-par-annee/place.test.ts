import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import type { DispositifsParAnneeData } from './data.ts';
import { CASES, anyFigure } from '#lib/figures/stacked-years/figures.fixture.ts';
import type { FormesParAnneeData, YearBar } from '#lib/figures/stacked-years/data.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_DISPOSITIFS, placeDispositifs } from './place.ts';
import { REFERENCE, makeYear } from '#lib/figures/stacked-years/reference-figure.fixture.ts';
import { tableDispositifsParAnnee } from './table.ts';
import { describeDispositifs, readDispositifs } from './readings.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const nothing = (exercice: number, statut: YearBar['statut']): YearBar => ({
	...makeYear(exercice, []),
	statut,
	total: null
});
const serie = (id: string, nom: string, figure: Pick<FormesParAnneeData, 'annees' | 'ruptures'>) => ({
	id,
	nom,
	precision: 'Justice',
	annees: figure.annees,
	ruptures: figure.ruptures,
	partielle: null,
	lien: null
});
const years = REFERENCE.annees.map((annee) => annee.exercice);
const DATA: DispositifsParAnneeData = {
	portee: scopeWith(),
	titre: sentence('t'),
	sousTitre: sentence('s'),
	sources: 'x',
	notes: [],
	mesure: 'montant',
	enAvant: 2018,
	series: [
		{ ...serie('bop137', 'BOP 137', REFERENCE), partielle: REFERENCE.partielle },
		serie('p101', 'Programme 101', {
			ruptures: [],
			annees: years.map((year) =>
				year === 2018 ? makeYear(year, [['NV', 'annonce', 149_000]]) : nothing(year, 'non_publie')
			)
		})
	]
};
const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ') ?? '';
const cents = (data: DispositifsParAnneeData) =>
	data.series
		.flatMap((item) => item.annees.flatMap((annee) => annee.parts))
		.reduce((sum, part) => sum + part.centimes, 0);
const drawn = (data: DispositifsParAnneeData, width: number) =>
	placeDispositifs(data, width).parts.reduce((sum, part) => sum + part.centimes, 0);

/** Faults of the labels, and keys that are not one of a kind. */
const faults = (data: DispositifsParAnneeData, width: number) => {
	const drawing = placeDispositifs(data, width);
	const twice = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);
	return [
		...labelFaults(drawing),
		...[drawing.parts, drawing.caps, drawing.rules, drawing.slots, drawing.diamonds, drawing.texts].flatMap(
			(shapes) => twice(shapes.map((shape) => shape.key))
		),
		...twice(drawing.zones.map((zone) => `${zone.id} ${zone.part}`))
	];
};

test.for(LARGEURS_DISPOSITIFS)(
	'at %i px labels are whole and apart, and every cent is drawn (R14)',
	(width) => {
		expect(inEachLanguage(() => faults(DATA, width))).toEqual([]);
		expect(drawn(DATA, width)).toBe(cents(DATA));
	}
);

test('rows of columns where every label has its room, blocks else', () => {
	expect(LARGEURS_DISPOSITIFS.map((width) => placeDispositifs(DATA, width).layout)).toEqual([
		'lignes',
		'lignes',
		'lignes',
		'lignes',
		'colonnes',
		'colonnes'
	]);
});

test.for([288, 1120])('at %i px one scale holds for every dispositif', (width) => {
	const { parts, layout } = placeDispositifs(DATA, width);
	const length = layout === 'colonnes' ? 'height' : 'width';
	const of = (id: string) => parts.filter((part) => part.id === id && part.part === years.indexOf(2018));
	const [p101] = of('p101');
	const afis = of('bop137').find((part) => part.marque === 'SEX');
	expect((p101?.[length] ?? 0) / (afis?.[length] ?? 1)).toBeCloseTo(149_000 / 2_376_000, 6);
});

describe('as shares of the total of each', () => {
	const SHARES: DispositifsParAnneeData = { ...DATA, mesure: 'part' };

	test.for(LARGEURS_DISPOSITIFS)('at %i px a year is as long as another, and labels are whole', (width) => {
		expect(inEachLanguage(() => faults(SHARES, width))).toEqual([]);
		const { parts, layout } = placeDispositifs(SHARES, width);
		const lengths = new Map<string, number>();
		for (const part of parts) {
			const key = `${part.id} ${part.part}`;
			lengths.set(key, (lengths.get(key) ?? 0) + (layout === 'colonnes' ? part.height : part.width));
		}
		const all = [...lengths.values()];
		expect(all.length).toBeGreaterThan(2);
		expect(Math.max(...all) - Math.min(...all)).toBeLessThan(8);
	});

	test('a year of partial coverage has no share, and says so', () => {
		const { parts, slots, texts } = placeDispositifs(SHARES, 1120);
		const partial = years.indexOf(2020);
		expect(parts.filter((part) => part.id === 'bop137' && part.part === partial)).toEqual([]);
		expect(slots.some((slot) => slot.kind === 'non-calcule')).toBe(true);
		expect(texts.map((text) => text.lines.join(' ')).join(' ')).toContain('Part non calculée');
	});

	test('no unit of money is written over the bars', () => {
		expect(placeDispositifs(SHARES, 288).texts.map(({ key }) => key)).not.toContain('unite');
		expect(describeDispositifs(SHARES)).toContain('en parts du total de chacun');
	});
});

test('a break crosses the row that it concerns and no other', () => {
	const { rules, zones, below } = placeDispositifs(DATA, 1120);
	const row = (id: string) => zones.find((zone) => zone.id === id && zone.part === -1);
	const breaks = rules.filter((rule) => rule.kind === 'rupture');
	const [bop, p101] = [row('bop137'), row('p101')];
	expect(breaks).toHaveLength(3);
	for (const { points } of breaks)
		for (const [, y] of points) {
			expect(y).toBeGreaterThanOrEqual(bop?.y ?? NaN);
			expect(y).toBeLessThanOrEqual(p101?.y ?? NaN);
		}
	expect(plain(below[0])).toMatch(/^\(?(Rupture )?1\)?.* : BOP 137, entre 2018 et 2019\. /);
});

test('years that miss the same are one frame, which no break of another row cuts', () => {
	for (const width of LARGEURS_DISPOSITIFS)
		expect(placeDispositifs(DATA, width).slots.filter((slot) => slot.key.startsWith('p101')).length).toBe(2);
});

describe.for(Object.entries(CASES))('%s, twice', ([, figure]) => {
	const data = { ...DATA, series: [serie('a', 'A', figure), serie('b', 'B '.repeat(60), figure)] };
	test.for(LARGEURS_DISPOSITIFS)('has no cut or overlapping label at %i px', (width) => {
		expect(inEachLanguage(() => faults(data, width))).toEqual([]);
		expect(drawn(data, width)).toBe(cents(data));
	});
});

test('any figures: labels are whole and apart, and every cent is drawn', () => {
	fc.assert(
		fc.property(anyFigure, anyFigure, fc.constantFrom(...LARGEURS_DISPOSITIFS), (one, other, width) => {
			const count = Math.min(one.annees.length, other.annees.length);
			const cut = (figure: FormesParAnneeData) => ({ ...figure, annees: figure.annees.slice(0, count) });
			const data = { ...DATA, series: [serie('a', 'A', cut(one)), serie('b', 'B', cut(other))] };
			expect(inEachLanguage(() => faults(data, width))).toEqual([]);
			expect(drawn(data, width)).toBe(cents(data));
		})
	);
});

test('each dispositif is read, then its years', () => {
	const [bop, p101] = readDispositifs(DATA);
	expect(plain(bop?.whole.seen)).toBe(
		'BOP 137 (Justice) : 13 années avec un montant. La plus haute : 2017, 6 827 945 €.'
	);
	expect(plain(p101?.whole.seen)).toBe(
		'Programme 101 (Justice) : une année avec un montant, 2018, 149 000 €.'
	);
	expect(plain(p101?.parts[years.indexOf(2018)]?.seen)).toBe(
		'Programme 101, 2018 (annonces) : 149 000 €. Une seule part : non attribué.'
	);
	expect(plain(p101?.parts[0]?.seen)).toBe('Programme 101, 2013 : non publié.');
	expect(plain(describeDispositifs(DATA))).toContain('BOP 137, rupture entre 2018 et 2019 : ');
	expect(describeDispositifs({ ...DATA, series: [] })).toBe('Aucune année à montrer.');
});

test('the table has a row per dispositif and exercice', () => {
	const { colonnes, lignes } = tableDispositifsParAnnee(DATA);
	expect(colonnes.slice(0, 3).map((column) => column.id)).toEqual(['dispositif', 'precision', 'exercice']);
	expect(lignes).toHaveLength(2 * years.length);
	const row = lignes.find(([dispositif, , exercice]) => dispositif === 'p101' && exercice === 2018);
	const at = (id: string) => row?.[colonnes.findIndex((column) => column.id === id)];
	expect([at('nv'), at('total'), at('statut')]).toEqual([14_900_000, 14_900_000, 'publie']);
});

test('in English a dispositif is read over its years', () => {
	const [bop, p101] = inLanguage('en', () => readDispositifs(DATA));
	expect(bop?.whole.seen).toBe('BOP 137 (Justice): 13 years with an amount. The highest: 2017, €6,827,945.');
	expect(p101?.whole.seen).toBe('Programme 101 (Justice): one year with an amount, 2018, €149,000.');
	expect(p101?.parts[0]?.seen).toBe('Programme 101, 2013: not published.');
	expect(inLanguage('en', () => describeDispositifs(DATA))).toContain(
		'BOP 137, break between 2018 and 2019: '
	);
});
