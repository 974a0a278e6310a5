import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { GENRES, type CarteTransparenceData, type Genre, type MatrixBlock, type MatrixCell } from './data.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_MATRICE, placeMatrix } from './place.ts';
import { isNothing } from './place-cells.ts';
import { writeDrawing } from '#lib/drawing/draw.ts';
import { writeLinks } from '#lib/drawing/write-links.ts';
import { fileInk, pageInk } from '#lib/drawing/ink.ts';
import { noteInWords } from '#lib/figures/shell/figure-view.ts';
import { describeMatrix, readMatrix } from './readings.ts';
import { viewCarteTransparence } from './figure.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const cell = (exercice: number, genre: Genre, change: Partial<MatrixCell> = {}): MatrixCell => ({
	exercice,
	point: { exercice, dispositif: 'bop137' },
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
		notes: [{ titre: 'BOP 137', texte: 'Une note.' }],
		noms: {},
		etapes: ['LFI'],
		comptes: [],
		exact: [],
		blocs: [
			{
				id: 'bop137',
				titre: 'BOP 137',
				sousTitre: 'Prostitution et traite',
				lien: '/lignes?dispositif=bop137',
				inscriptions: [{ de: 2013, a: 2015, texte: 'action 15', phrase: '' }],
				ruptures: [2013],
				groupes: [
					{
						titre: null,
						rows: [
							{ id: 'lfi', etape: 'LFI', cells: genres.map((genre, index) => cell(2011 + index, genre)) }
						]
					},
					{
						titre: 'dont AFIS',
						rows: [
							{ id: 'lfi AFIS', etape: 'LFI', cells: genres.map((_, index) => cell(2011 + index, 'absent')) }
						]
					}
				],
				...change
			}
		]
	};
};
const ALL = figure(GENRES);
/** As many stages as there are, beside one poste: the narrowest columns. */
const crowded = (genres: readonly Genre[], etapes: readonly string[], change: Partial<MatrixBlock> = {}) => {
	const cells = genres.map((genre, index) =>
		cell(2011 + index, genre, {
			partielle: genre === 'partiel',
			texte: isNothing(genre) ? '' : '≥\u00A01,19'
		})
	);
	const rows = etapes.map((etape) => ({ id: etape, etape, cells }));
	const dont = rows.slice(0, 3).map((row) => ({ ...row, id: `${row.id} AFIS` }));
	const groupes = [
		{ titre: null, rows },
		{ titre: 'dont AFIS', rows: dont }
	];
	return figure(genres, { groupes, ...change });
};
const ETAPES = ['Annonce', 'PLF', 'LFI', 'Ouverts', 'Exécution', 'LFR', 'Demande'];
const faults = (data: CarteTransparenceData, width: number) => {
	const drawing = placeMatrix(data, width);
	const twice = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);
	return [
		...labelFaults(drawing),
		...[drawing.bars, drawing.rules, drawing.slots, drawing.diamonds, drawing.texts].flatMap((shapes) =>
			twice(shapes.map((shape) => shape.key))
		),
		...twice(drawing.zones.map((zone) => `${zone.id} ${zone.part}`)),
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
	for (const { points } of lines) {
		const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = points;
		expect(x2 - x1 + y2 - y1).toBeGreaterThanOrEqual(8);
	}
});

test('where years run down, stages are columns that hold their amounts, as many side by side as there is room', () => {
	for (const count of [3, 5, 7]) {
		const data = crowded(GENRES, ETAPES.slice(0, count));
		for (const width of [280, 480, 720])
			expect(
				inEachLanguage(() => faults(data, width)),
				`${count} at ${width}`
			).toEqual([]);
	}
	const columns = (width: number) => {
		const { texts } = placeMatrix(crowded(GENRES, ETAPES.slice(0, 5)), width);
		return new Set(texts.filter(({ key }) => key.endsWith(' etape')).map(({ box }) => Math.round(box.y)))
			.size;
	};
	expect(columns(720)).toBe(1);
	expect(columns(480)).toBe(2);
});

test('a cell leads to its lines, in a page and not in a file', () => {
	const lien = '/lignes?dispositif=bop137&de=2017&a=2017';
	const [block] = ALL.blocs;
	if (!block) throw new Error('no block');
	const cells = [cell(2011, 'publie', { lien }), cell(2012, 'absent')];
	const data = figure(['publie', 'absent'], {
		groupes: [{ titre: null, rows: [{ id: 'lfi', etape: 'LFI', cells }] }]
	});
	for (const width of LARGEURS_MATRICE) {
		const drawing = placeMatrix(data, width);
		expect(drawing.zones.flatMap((zone) => (zone.lien ? [zone.lien] : []))).toEqual([
			{ href: block.lien, nom: 'BOP 137' },
			{ href: lien, nom: '6,83. Une phrase.' }
		]);
		const links = writeLinks(drawing, pageInk('m', false, true));
		expect(links).toContain(
			'<a href="/lignes?dispositif=bop137&amp;de=2017&amp;a=2017" aria-label="6,83. Une phrase."'
		);
		expect(writeDrawing(drawing, fileInk('clair', false))).not.toMatch(/<a |href/);
	}
});

test('the key shows each kind of cell once, as it is drawn, with the shortest of its words', () => {
	const entries = viewCarteTransparence(ALL).legende(placeMatrix(ALL, 1120));
	expect(new Set(entries.map(({ text }) => text)).size).toBe(entries.length);
	const shown = entries.flatMap(({ sign }) =>
		sign.type === 'extrait' ? sign.drawing.texts.map(({ lines }) => lines.join(' ')) : []
	);
	expect(shown).toEqual(
		expect.arrayContaining(['6,83', 'n.\u00A0p.', 'n.\u00A0t.', 'p.\u00A0c.', 's.\u00A0o.'])
	);
	const drawn = entries.flatMap(({ sign }) =>
		sign.type === 'extrait'
			? [writeDrawing({ ...sign.drawing, texts: [], zones: [] }, fileInk('clair', false))]
			: []
	);
	expect(new Set(drawn).size).toBe(drawn.length);
});

test('each kind of cell has its own shape', () => {
	const { bars, slots, rules } = placeMatrix(ALL, 1120);
	expect(bars.map(({ fond, contour }) => `${fond} ${contour}`)).toEqual([
		'encre aucun',
		'bande aucun',
		'bande aucun',
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
	expect(rules.filter((rule) => rule.kind === 'pied')).toHaveLength(1);
	expect(rules.filter((rule) => rule.kind === 'rupture')).toHaveLength(1);
	expect(rules.filter((rule) => rule.kind === 'sans-objet').length).toBeGreaterThan(0);
});

test('years to the right where every column has its room, down else', () => {
	const years = (width: number) =>
		placeMatrix(ALL, width).texts.filter((text) => text.key.startsWith('annee-')).length;
	expect(LARGEURS_MATRICE.map(years)).toEqual([0, 0, 0, 10]);
	const top = (width: number) => placeMatrix(ALL, width).texts.filter(({ lines }) => lines[0] === '2011');
	expect(LARGEURS_MATRICE.map((width) => top(width)[0]?.box.x === 0)).toEqual([true, true, true, false]);
});

test('long words on one year of the budget run on over the years of which nothing is written', () => {
	const texte = 'créé par la loi du 13 avril 2016 au budget de l’État, supprimé par l’article 17';
	const written = [2013, 2016, 2018].map((year) => ({ de: year, a: year, texte, phrase: '' }));
	for (const inscriptions of [written.slice(0, 1), written]) {
		const data = figure(GENRES, { inscriptions, ruptures: [] });
		expect(inEachLanguage(() => faults(data, 1120))).toEqual([]);
	}
	const [alone] = placeMatrix(figure(GENRES, { inscriptions: written.slice(0, 1) }), 1120).texts.filter(
		({ key }) => key.endsWith('budget 2013')
	);
	expect(alone?.lines.length).toBeLessThan(5);
});

test('a break does not cross the words of the year that it falls in', () => {
	const inside = figure(GENRES, { ruptures: [2014] });
	expect(inEachLanguage(() => faults(inside, 1120))).toEqual([]);
	// Where the years around are free, the words run on over them, but not over the break.
	const short = figure(['publie', 'publie', 'publie', 'publie'], { ruptures: [2013] });
	expect(inEachLanguage(() => faults(short, 480))).toEqual([]);
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
				const many = crowded(genres, ETAPES.slice(0, 5), { ruptures });
				expect(inEachLanguage(() => faults(many, width))).toEqual([]);
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
	expect(afis?.parts[0]?.seen).toBe('BOP 137, dont AFIS, LFI. Pas cherché en 2011 et 2012. Une phrase.');
	expect(describeMatrix(ALL)).toContain('de 2011 à 2020');
	expect(describeMatrix({ ...ALL, blocs: [] })).toBe('Aucune année à montrer.');
});

const keyTexts = (data: CarteTransparenceData) =>
	viewCarteTransparence(data)
		.legende(placeMatrix(data, 1120))
		.map((entry) => entry.text);

test('the key names what occurs, and spells what a drawing shortens', () => {
	const view = viewCarteTransparence(ALL);
	const texts = (width: number) => view.legende(view.place(width)).map((entry) => entry.text);
	expect(texts(1120)).toEqual(
		expect.arrayContaining(['publié, en M€', 'déduit par nous', 'zéro publié', 'pas cherché'])
	);
	expect(keyTexts(figure(['publie']))).not.toContain('non publié (document lu)');
	expect(view.notes.map(noteInWords)).toEqual(['BOP 137. Une note.']);
});

test('in English each stage is read, and the key spells what a drawing shortens', () => {
	const english = <T>(work: () => T) => inLanguage('en', work);
	const [lfi, afis] = english(() => readMatrix(ALL));
	expect(lfi?.whole.seen).toBe('BOP 137, LFI: 5 years with an amount, deduced by us for 1 of them.');
	expect(afis?.whole.seen).toBe('BOP 137, dont AFIS, LFI: no year with an amount.');
	expect(english(() => readMatrix(figure(['publie']))[0]?.whole.seen)).toBe(
		'BOP 137, LFI: 1 year with an amount.'
	);
	expect(afis?.parts[0]?.seen).toMatch(/Not searched for in 2011 and 2012\. /);
	const texts = english(() => {
		const view = viewCarteTransparence(ALL);
		return view.legende(view.place(1120)).map((entry) => entry.text);
	});
	expect(texts).toEqual(
		expect.arrayContaining([
			'published, in M€',
			'deduced by us',
			'announced or said',
			'published zero',
			'not published (document read)'
		])
	);
});
