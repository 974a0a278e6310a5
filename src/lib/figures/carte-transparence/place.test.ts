import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { GENRES, type CarteTransparenceData, type Genre, type MatrixBlock, type MatrixCell } from './data.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_MATRICE, placeMatrix } from './place.ts';
import { isNothing } from './place-cells.ts';
import { describeMatrix, readMatrix } from './readings.ts';
import { viewCarteTransparence } from './figure.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';

const cell = (exercice: number, genre: Genre, change: Partial<MatrixCell> = {}): MatrixCell => ({
	exercice,
	genre,
	centimes: isNothing(genre) ? null : genre === 'zero' ? 0 : 682_794_500,
	texte: isNothing(genre) ? '' : genre === 'zero' ? '0' : '6,83',
	partielle: false,
	concurrente: false,
	attente: genre === 'non_importe',
	phrase: 'Une phrase.',
	lien: null,
	...change
});
const figure = (genres: readonly Genre[], change: Partial<MatrixBlock> = {}): CarteTransparenceData => {
	const exercices = genres.map((_, index) => 2011 + index);
	return {
		exercices,
		portee: scopeWith(),
		titre: sentence('t'),
		sousTitre: sentence('s'),
		sources: 'x',
		unite: 'M€',
		notes: [{ cle: 'bop137', titre: 'BOP 137', texte: 'Une note.' }],
		noms: {},
		etapes: ['LFI'],
		comptes: [],
		exact: [],
		blocs: [
			{
				cle: 'bop137',
				titre: 'BOP 137',
				sousTitre: 'Prostitution et traite',
				lien: '/lignes?dispositif=bop137',
				inscriptions: [{ de: 2013, a: 2015, texte: 'action 15', phrase: '' }],
				ruptures: [2013],
				groupes: [
					{
						titre: null,
						rows: [
							{ cle: 'lfi', etape: 'LFI', cells: genres.map((genre, index) => cell(2011 + index, genre)) }
						]
					},
					{
						titre: 'dont AFIS',
						rows: [
							{ cle: 'lfi AFIS', etape: 'LFI', cells: genres.map((_, index) => cell(2011 + index, 'absent')) }
						]
					}
				],
				...change
			}
		]
	};
};
const ALL = figure(GENRES);
const faults = (data: CarteTransparenceData, width: number) => {
	const drawing = placeMatrix(data, width);
	const twice = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);
	return [
		...labelFaults(drawing),
		...[drawing.bars, drawing.rules, drawing.slots, drawing.diamonds, drawing.texts].flatMap((shapes) =>
			twice(shapes.map((shape) => shape.key))
		),
		...twice(drawing.zones.map((zone) => `${zone.cle} ${zone.part}`)),
		...[...drawing.bars, ...drawing.slots]
			.filter((box) => box.x < -0.01 || box.x + box.width > width + 0.01)
			.map((box) => `${box.key} leaves the drawing`)
	];
};

test.for(LARGEURS_MATRICE)('at %i px words are whole and apart, and each amount is drawn once', (width) => {
	expect(inEachLanguage(() => faults(ALL, width))).toEqual([]);
	const { bars } = placeMatrix(ALL, width);
	expect(bars.map((bar) => bar.centimes)).toEqual([682_794_500, 682_794_500, 682_794_500, 682_794_500, 0]);
});

test.for(LARGEURS_MATRICE)('at %i px the lines of what is without object can be seen', (width) => {
	const drawing = inLanguage('en', () => placeMatrix(ALL, width));
	const lines = drawing.rules.filter(({ kind }) => kind === 'sans-objet');
	expect(lines.length).toBeGreaterThan(0);
	for (const { points } of lines)
		expect((points[1]?.[0] ?? 0) - (points[0]?.[0] ?? 0)).toBeGreaterThanOrEqual(8);
});

test('the key spells two shortenings of the same words at once', () => {
	const mots = new Map<string, number>();
	for (const { sign, text } of viewCarteTransparence(ALL).cle(placeMatrix(ALL, 1120)))
		if (sign.type === 'mot') mots.set(text, (mots.get(text) ?? 0) + 1);
	expect([...mots.values()].every((count) => count === 1)).toBe(true);
});

test('each kind of cell has its own shape', () => {
	const { bars, slots, rules } = placeMatrix(ALL, 1120);
	expect(bars.map(({ fond, contour }) => `${fond} ${contour}`)).toEqual([
		'encre aucun',
		'bande aucun',
		'bande fin',
		'papier points',
		'papier continu'
	]);
	expect(slots.map((slot) => slot.kind)).toEqual([
		'non_publie',
		'non_trouve',
		'absent',
		'non_importe',
		'absent',
		'absent'
	]);
	expect(rules.filter((rule) => rule.kind === 'rupture')).toHaveLength(1);
	expect(rules.filter((rule) => rule.kind === 'sans-objet').length).toBeGreaterThan(0);
});

test('years to the right where every column has its room, cells one after another else', () => {
	const years = (width: number) =>
		placeMatrix(ALL, width).texts.filter((text) => text.key.startsWith('annee-')).length;
	expect(LARGEURS_MATRICE.map(years)).toEqual([0, 0, 0, 0, 10]);
});

test('a break does not cross the words of the year that it falls in', () => {
	const inside = figure(GENRES, { ruptures: [2014] });
	expect(inEachLanguage(() => faults(inside, 1120))).toEqual([]);
});

test('any cells: words are whole and apart', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...GENRES), { minLength: 1, maxLength: 18 }),
			fc.array(fc.integer({ min: 2011, max: 2028 }), { maxLength: 3 }),
			fc.constantFrom(...LARGEURS_MATRICE),
			(genres, breaks, width) => {
				const ruptures = [...new Set(breaks)].sort((a, b) => a - b);
				expect(inEachLanguage(() => faults(figure(genres, { ruptures }), width))).toEqual([]);
			}
		)
	);
});

test('each stage is read, then its cells', () => {
	const [lfi, afis] = readMatrix(ALL);
	expect(lfi?.whole.seen).toBe(
		'BOP 137, LFI\u00A0: 5 années avec un montant, déduit par nous pour l’une d’elles.'
	);
	expect(lfi?.parts[0]?.seen).toBe('Une phrase.');
	expect(afis?.whole.seen).toBe('BOP 137, dont AFIS, LFI\u00A0: aucune année avec un montant.');
	expect(afis?.parts[0]?.seen).toBe('BOP 137, dont AFIS, LFI. Pas cherché de 2011 à 2012. Une phrase.');
	expect(describeMatrix(ALL)).toContain('de 2011 à 2020');
	expect(describeMatrix({ ...ALL, blocs: [] })).toBe('Aucune année à montrer.');
});

test('the key names what occurs, and spells what a drawing shortens', () => {
	const view = viewCarteTransparence(ALL);
	const texts = (width: number) => view.cle(view.place(width)).map((entry) => entry.text);
	expect(texts(1120)).toEqual(
		expect.arrayContaining(['publié, en M€', 'déduit par nous', 'zéro publié', 'pas cherché'])
	);
	expect(view.cle(placeMatrix(figure(['publie']), 1120)).map((entry) => entry.text)).not.toContain(
		'non publié'
	);
	expect(view.notes).toEqual(['BOP 137. Une note.']);
});

test('in English each stage is read, and the key spells what a drawing shortens', () => {
	const english = <T>(work: () => T) => inLanguage('en', work);
	const [lfi, afis] = english(() => readMatrix(ALL));
	expect(lfi?.whole.seen).toBe('BOP 137, LFI: 5 years with an amount, deduced by us for 1 of them.');
	expect(afis?.whole.seen).toBe('BOP 137, dont AFIS, LFI: no year with an amount.');
	expect(english(() => readMatrix(figure(['publie']))[0]?.whole.seen)).toBe(
		'BOP 137, LFI: 1 year with an amount.'
	);
	expect(afis?.parts[0]?.seen).toMatch(/Not searched for from 2011 to 2012\. /);
	const texts = english(() => {
		const view = viewCarteTransparence(ALL);
		return view.cle(view.place(1120)).map((entry) => entry.text);
	});
	expect(texts).toEqual(
		expect.arrayContaining([
			'published, in M€',
			'deduced by us',
			'announced or said',
			'published zero',
			'not published'
		])
	);
});
