import { describe, expect, test } from 'vitest';
import { GENRES, type Genre, type MatrixBlock, type MatrixCell, type MatrixRow } from './data.ts';
import {
	columnWidth,
	isNothing,
	keyOf,
	mergeGaps,
	placeColumn,
	placeInscriptions,
	placeRow,
	tellRun
} from './place-cells.ts';
import { fc } from '../../../../tests/property-seed.ts';

const cell = (exercice: number, genre: Genre, change: Partial<MatrixCell> = {}): MatrixCell => ({
	exercice,
	point: { exercice, dispositif: 'bop137' },
	genre,
	centimes: isNothing(genre) ? null : 682_794_500,
	texte: isNothing(genre) ? '' : '6,83',
	partielle: false,
	concurrente: false,
	attente: genre === 'non_importe',
	phrase: '',
	lien: null,
	...change
});
const row = (genres: readonly Genre[], first = 2013): MatrixRow => ({
	id: 'lfi',
	etape: 'LFI',
	cells: genres.map((genre, index) => cell(first + index, genre))
});
const block = (change: Partial<MatrixBlock> = {}): MatrixBlock => ({
	id: 'bop137',
	titre: 'BOP 137',
	sousTitre: '',
	lien: '/lignes?dispositif=bop137',
	inscriptions: [],
	groupes: [],
	ruptures: [],
	...change
});
const spans = (item: MatrixRow, ruptures: readonly number[] = []) =>
	placeRow(item, ruptures).map((run) => [run.first, run.span, run.text]);

describe('a row of years', () => {
	test('merges consecutive gaps of one kind and leaves amounts apart', () => {
		expect(spans(row(['non_publie', 'non_publie', 'non_publie', 'publie', 'publie', 'non_publie']))).toEqual([
			[2013, 3, 'non publié'],
			[2016, 1, '6,83'],
			[2017, 1, '6,83'],
			[2018, 1, 'n.\u00A0p.']
		]);
	});

	test('does not merge two kinds of nothing, nor rows in quarantine', () => {
		expect(spans(row(['absent', 'non_publie', 'sans_objet', 'non_importe', 'non_importe']))).toEqual([
			[2013, 1, 'p.\u00A0c.'],
			[2014, 1, 'n.\u00A0p.'],
			[2015, 1, 's.\u00A0o.'],
			[2016, 1, 'quar.'],
			[2017, 1, 'quar.']
		]);
	});

	test('cuts a slot at a break and marks it', () => {
		const runs = placeRow(row(['non_publie', 'non_publie', 'non_publie', 'non_publie']), [2015]);
		expect(runs.map(({ first, span, rupture }) => [first, span, rupture])).toEqual([
			[2013, 2, false],
			[2015, 2, true]
		]);
	});

	test.for([
		[1, 'n.\u00A0t.'],
		[2, 'non trouvé'],
		[3, 'non trouvé par nous']
	] as const)('over %i years, what was searched in vain is said « %s »', ([years, words]) => {
		expect(placeRow(row(Array<Genre>(years).fill('non_trouve')), [])[0]).toMatchObject({
			text: words,
			full: 'non trouvé par nous'
		});
	});

	test('covers every year once, in order, whatever the cells and breaks', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...GENRES), { minLength: 1, maxLength: 20 }),
				fc.array(fc.integer({ min: 2013, max: 2033 })),
				(genres, ruptures) => {
					const item = row(genres);
					const runs = placeRow(item, ruptures);
					expect(runs.flatMap((run) => run.cells)).toEqual(item.cells);
					for (const run of runs) {
						expect(run.span).toBe(run.last - run.first + 1);
						expect(run.text).not.toBe('');
						expect(run.cells.slice(1).some(({ exercice }) => ruptures.includes(exercice))).toBe(false);
					}
					const down = placeColumn(item, ruptures, 60);
					expect(down.map(({ first, span }) => [first, span])).toEqual(
						runs.map(({ first, span }) => [first, span])
					);
				}
			)
		);
	});

	test('years that do not follow one another are not one slot', () => {
		expect(mergeGaps([cell(2013, 'absent'), cell(2015, 'absent')], [])).toHaveLength(2);
	});
});

describe('years down', () => {
	test('a slot spans rows, and words take the lines that it has', () => {
		const down = placeColumn(row(['absent', 'absent', 'absent', 'publie']), [2016], 70);
		expect(down.map(({ text, first, span, rupture }) => [text, first, span, rupture])).toEqual([
			['pas cherché', 2013, 3, false],
			['6,83', 2016, 1, true]
		]);
		expect(placeColumn(row(['absent']), [], 70)[0]?.text).toBe('p.\u00A0c.');
	});
});

describe('where a dispositif is written', () => {
	test('fills every year, with a hole where the crosswalk says nothing', () => {
		const written = block({
			inscriptions: [{ de: 2014, a: 2015, texte: 'action 15', phrase: 'Action 15.' }],
			ruptures: [2014]
		});
		expect(
			placeInscriptions(written, [2013, 2014, 2015, 2016]).map(({ first, span, texte, rupture }) => [
				first,
				span,
				texte,
				rupture
			])
		).toEqual([
			[2013, 1, null, false],
			[2014, 2, 'action 15', true],
			[2016, 1, null, false]
		]);
	});
});

describe('the key', () => {
	const of = (cells: readonly MatrixCell[]) =>
		keyOf([block({ groupes: [{ titre: null, rows: [{ id: 'x', etape: 'LFI', cells }] }] })]);
	const named = (key: ReturnType<typeof keyOf>) =>
		Object.entries(key)
			.filter(([, value]) => Boolean(value))
			.map(([name]) => name);

	test('names only what occurs', () => {
		expect(named(of([cell(2013, 'publie'), cell(2014, 'absent')]))).toEqual(['publie', 'absent']);
		expect(named(of([]))).toEqual([]);
		expect(named(keyOf([block({ ruptures: [2019] })]))).toEqual(['rupture']);
	});

	test('a deduced part explains both its signs', () => {
		expect(named(of([cell(2020, 'deduit', { partielle: true })]))).toEqual(['partiel', 'deduit']);
	});
});

test('a column is wide enough for its longest amount', () => {
	const of = (texte: string) =>
		columnWidth([
			block({
				groupes: [{ titre: null, rows: [{ id: 'x', etape: '', cells: [cell(2013, 'publie', { texte })] }] }]
			})
		]);
	expect(of('6,83')).toBe(50);
	expect(of('≥\u00A0113,02')).toBeGreaterThan(60);
});

test.for([
	[['Cherché ici.'], 'Non publié en 2013. Cherché ici.'],
	[['Cherché ici.', 'Cherché ici.'], 'Non publié en 2013 et 2014. Cherché ici.'],
	[
		['Cherché ici.', 'Cherché là.'],
		'Non publié en 2013 et 2014. Le tableau des données dit où nous avons cherché, année par année.'
	]
] as const)('a slot says its years and where they were searched: %j', ([phrases, sentence]) => {
	const cells = phrases.map((phrase, index) => cell(2013 + index, 'non_publie', { phrase }));
	expect(placeRow({ id: 'x', etape: 'LFI', cells }, []).map(tellRun)).toEqual([sentence]);
});
