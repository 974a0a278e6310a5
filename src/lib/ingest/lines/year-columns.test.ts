import { expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import type { ReadOptions } from './batch.ts';
import { fc } from '../../../../tests/property-seed.ts';

const STATED: ReadOptions = { constantes: { etape: 'LFI', source: 'Annexe' } };
const read = (text: string, options: ReadOptions = STATED) =>
	readAll(bytesSource('tableau.csv', new TextEncoder().encode(text)), FIXTURE_REFERENCE, options);
const amounts = async (text: string, options: ReadOptions = STATED) =>
	(await read(text, options)).lines.map(({ exercice, etape, nature, poste, centimes }) =>
		[exercice, etape, nature, poste, centimes / 100].join(' ')
	);
const severe = async (text: string, options: ReadOptions = STATED) =>
	(await read(text, options)).summary.problems.map(({ code, severite }) => `${severite} ${code}`);

const WIDE = `Dispositif;Poste;2016;2017;2018
MAE;A;0;2 300;1 000,50
MAE;B;;500;
Total;;0;2 800;1 000,50
`;

test('a column a year gives a line for each amount; a blank gives none, a zero is one, a total is a control', async () => {
	expect((await amounts(WIDE)).sort()).toEqual([
		'2016 lfi np A 0',
		'2017 lfi np A 2300',
		'2017 lfi np B 500',
		'2018 lfi np A 1000.5'
	]);
	const { summary } = await read(WIDE);
	expect(summary.problems).toEqual([]);
	expect(summary.sums.np).toMatchObject({ accepted: 380_050, controls: 380_050 });
	expect(summary.announcements.map(({ code }) => code)).toContain('colonnes-d-annees');
});

test('a total that its rows do not make is told, and a subtotal among the items is asked', async () => {
	expect(await severe(WIDE.replace('2 800', '2 900'))).toEqual(['avertissement total-controle']);
	expect(await severe(WIDE.replace('MAE;B;;500;', 'MAE;Sous-total;;500;'))).toContain(
		'bloquant sous-total-suspect'
	);
});

test.for([
	['LFI 2017;Exécuté 2017', ['2017 lfi np A 1', '2017 execution np A 2']],
	['2017 (LFI);2018 (PLF)', ['2017 lfi np A 1', '2018 plf np A 2']],
	['Montant voté 2017;Montant 2018 (voté)', ['2017 lfi np A 1', '2018 lfi np A 2']],
	['Crédits votés 2017;Dépenses 2017 (exécution)', ['2017 lfi np A 1', '2017 execution np A 2']]
] as const)('columns name their stage: %s', async ([columns, expected]) => {
	const text = `Dispositif;Poste;${columns}\nMAE;A;1;2\n`;
	expect(await amounts(text, { constantes: { source: 'Annexe' } })).toEqual(expected);
});

test('columns name their nature and unit', async () => {
	const text = 'Dispositif;Poste;AE 2017 (k€);CP 2017 (k€);AE 2018 (k€)\nMAE;A;1;2;3\n';
	expect(await amounts(text)).toEqual(['2017 lfi ae A 1000', '2017 lfi cp A 2000', '2018 lfi ae A 3000']);
});

test('a year column in another money, or the same year twice, is refused', async () => {
	expect(await severe('Dispositif;Poste;2017 (USD);2018 (USD)\nMAE;A;1;2\n')).toContain('bloquant devise');
	expect((await read('Dispositif;Poste;2017;2017\nMAE;A;1;2\n')).summary.fatal).toBe(true);
});

test('beside a column of years or of amounts, columns named by a year are not amounts', async () => {
	const text = 'exercice;dispositif;etape;montant;2016;2017;source\n2018;mae;lfi;5;1;2;X\n';
	expect(await amounts(text, {})).toEqual(['2018 lfi np  5']);
	expect(await severe(text, {})).toEqual(['avertissement extra-label', 'avertissement extra-label']);
});

test('the same table, long or wide, gives the same cents', async () => {
	const cell = fc.option(fc.integer({ min: -99_999, max: 99_999_999 }));
	const table = fc.record({
		years: fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }), { minLength: 2, maxLength: 6 }),
		rows: fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
		total: fc.boolean()
	});
	const written = (centimes: number | null) =>
		centimes === null ? '' : (centimes / 100).toFixed(2).replace('.', ',');
	await fc.assert(
		fc.asyncProperty(table, async ({ years, rows, total }) => {
			const cells = rows.map((row) => row.slice(0, years.length));
			const sums = years.map((_, at) => cells.reduce((all, row) => all + (row[at] ?? 0), 0));
			const wide = [
				['dispositif', 'poste', ...years],
				...cells.map((row, index) => ['mae', `p${index}`, ...row.map(written)]),
				...(total ? [['Total', '', ...sums.map(written)]] : [])
			];
			const long = [
				['exercice', 'dispositif', 'etape', 'poste', 'montant', 'source'],
				...years.flatMap((year, at) =>
					cells.flatMap((row, index) =>
						row[at] === null ? [] : [[year, 'mae', 'lfi', `p${index}`, written(row[at] ?? null), 'Annexe']]
					)
				)
			];
			const text = (grid: readonly (readonly (string | number)[])[]) =>
				grid.map((row) => row.join(';')).join('\n') + '\n';
			const [fromWide, fromLong] = [await read(text(wide)), await read(text(long), {})];
			expect(fromWide.lines).toEqual(fromLong.lines);
			const wrong = fromWide.summary.problems.filter(({ code }) => code !== 'montant-absent');
			expect(wrong).toEqual([]);
		}),
		{ numRuns: 150 }
	);
});

test('the year of the name of a file is looked for in all its columns, and told once', async () => {
	const named = async (name: string) =>
		(
			await readAll(bytesSource(name, new TextEncoder().encode(WIDE)), FIXTURE_REFERENCE, STATED)
		).summary.problems.map(({ message }) => message);
	expect(await named('budget 2017.csv')).toEqual([]);
	expect(await named('budget 2021.csv')).toEqual([
		'Le nom ou le titre du fichier dit 2021, ses lignes sont de 2016, 2017, 2018. Vérifiez que c’est le bon fichier.'
	]);
});
