import { beforeAll, describe, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readableExecutions, transparency, type TransparencyCell } from './read.server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});

const blockOf = (base: Database, address: string, id: string) => {
	const block = transparency(base, queryOf(base, address)).blocks.find((item) => item.dispositif === id);
	if (!block) throw new Error(`no block: ${id}`);
	return block;
};
const cellsOf = (base: Database, address: string, id: string, etape: string, poste = '') =>
	blockOf(base, address, id).rows.find((item) => item.etape === etape && item.poste === poste)?.cells ?? [];
const at = (cells: readonly TransparencyCell[], year: number) => cells.find((cell) => cell.exercice === year);
const genres = (cells: readonly TransparencyCell[]) => cells.map((cell) => cell.genre);

describe('the shipped data', () => {
	test('each dispositif has the stages that make sense for it', () => {
		const stages = Object.fromEntries(
			transparency(db, queryOf(db, '')).blocks.map((block) => [
				block.dispositif,
				block.rows.map((item) => (item.poste === '' ? item.etape : `${item.poste} ${item.etape}`))
			])
		);
		expect(stages).toEqual({
			bop137: ['annonce', 'plf', 'lfi', 'ouvert', 'execution', 'AFIS plf', 'AFIS lfi', 'AFIS execution'],
			p101: ['annonce', 'plf', 'lfi', 'execution'],
			mae: ['annonce', 'plf', 'lfi', 'execution'],
			agrasc: ['annonce', 'execution']
		});
	});

	test('the stages of a budget stand in years of which nothing is known', () => {
		const rows = blockOf(db, 'de=2012&a=2012', 'bop137').rows.filter((item) => item.poste === '');
		expect(rows.map((item) => item.etape)).toEqual(['plf', 'lfi', 'ouvert', 'execution']);
	});

	test('bop137 voted from 2013: published, then searched and not found', () => {
		expect(genres(cellsOf(db, 'de=2013', 'bop137', 'lfi'))).toEqual([
			...Array<string>(6).fill('publie'),
			...Array<string>(7).fill('non_trouve')
		]);
	});

	test('2017 voted: retained, graded, with its competing values', () => {
		expect(at(cellsOf(db, '', 'bop137', 'lfi'), 2017)).toMatchObject({
			genre: 'publie',
			centimes: 682_794_500,
			preuves: ['A', 'B'],
			concurrente: true,
			autres: [662_844_500, 626_475_500]
		});
	});

	test('2016 executed: AFIS is a published zero inside a published amount', () => {
		expect(at(cellsOf(db, '', 'bop137', 'execution'), 2016)).toMatchObject({ centimes: 312_388_700 });
		expect(at(cellsOf(db, '', 'bop137', 'execution', 'AFIS'), 2016)).toMatchObject({
			genre: 'zero',
			centimes: 0
		});
	});

	test('2021 bill: at least the AFIS, which we deduce; the AFIS itself is whole', () => {
		expect(at(cellsOf(db, '', 'bop137', 'plf'), 2021)).toMatchObject({
			genre: 'deduit',
			partielle: true,
			preuves: ['D'],
			centimes: 118_800_000
		});
		expect(at(cellsOf(db, '', 'bop137', 'plf', 'AFIS'), 2021)).toMatchObject({ partielle: false });
	});

	test('what a search of the whole did not find, it did not find of a poste', () => {
		expect(at(cellsOf(db, '', 'bop137', 'lfi', 'AFIS'), 2021)?.genre).toBe('non_trouve');
		expect(at(cellsOf(db, '', 'bop137', 'lfi', 'AFIS'), 2014)).toMatchObject({
			genre: 'sans_objet',
			recherche: { date: '2026-11-30' }
		});
		// The whole is published that year, without its detail: nobody searched for the detail.
		expect(at(cellsOf(db, '', 'bop137', 'lfi', 'AFIS'), 2016)?.genre).toBe('absent');
	});

	test('said once: the trafficking share of the Justice', () => {
		expect(at(cellsOf(db, '', 'p101', 'annonce'), 2018)).toMatchObject({
			genre: 'annonce',
			centimes: 14_900_000,
			preuves: ['C']
		});
		expect(new Set(genres(cellsOf(db, 'de=2013', 'p101', 'execution')))).toEqual(new Set(['non_trouve']));
	});

	test('before its law the fund has nothing to publish; before its first payment, we deduce that nothing was paid', () => {
		expect(genres(cellsOf(db, 'de=2011&a=2018', 'agrasc', 'execution'))).toEqual([
			...Array<string>(5).fill('sans_objet'),
			...Array<string>(3).fill('deduit')
		]);
	});

	test('an action that a nomenclature does not have yet, or no more, is not applicable', () => {
		const address = 'perimetre=contexte&de=2017&a=2023';
		expect(genres(cellsOf(db, address, 'p137-21', 'plf'))).toEqual([
			'sans_objet',
			'sans_objet',
			'publie',
			'publie',
			'publie',
			'sans_objet',
			'sans_objet'
		]);
		// Before 2014 the crosswalk knows no action: it cannot say that one does not exist.
		expect(genres(cellsOf(db, 'perimetre=contexte&de=2013&a=2013', 'p101-03', 'plf'))).toEqual(['absent']);
	});

	test('the crosswalk says where bop137 is written', () => {
		expect(
			blockOf(db, '', 'bop137').inscriptions.map(({ de, a, actions }) => [de, a, actions.join()])
		).toEqual([
			[2011, 2013, ''],
			[2014, 2018, '15'],
			[2019, 2021, ''],
			[2022, 2025, '']
		]);
		expect(blockOf(db, '', 'agrasc').inscriptions).toEqual([]);
	});

	test('breaks belong to the dispositif that they concern', () => {
		expect(blockOf(db, '', 'bop137').ruptures.map((item) => item.apres)).toEqual([2019, 2020, 2022]);
		expect(blockOf(db, '', 'p101').ruptures).toEqual([]);
	});

	test('counts the executions that one should be able to read', () => {
		const count = (address: string) => readableExecutions(transparency(db, queryOf(db, address)).blocks);
		// 13 years of three dispositifs, and the fund from its law of 2016 on; two of the six found are parts.
		expect(count('de=2013')).toMatchObject({ attendues: 13 * 3 + 10, presentes: 4, partielles: 2 });
		expect(count('')).toMatchObject({ attendues: 15 * 3 + 10, presentes: 6, partielles: 2 });
		// That nothing was paid from 2016 to 2018 is our deduction.
		expect(count('dispositif=agrasc&a=2018')).toMatchObject({
			attendues: 3,
			presentes: 0,
			deduites: 3
		});
	});
});

describe('a small base', () => {
	test('tells a published zero, a said amount and nothing apart', async () => {
		const small = await vocabulariesOnly();
		await bring(
			small,
			csv([
				row('0', { etape: 'lfi', preuve: 'A' }),
				row('5', { etape: 'annonce', preuve: 'B' }),
				row('7', { etape: 'plf', exercice: 2017, preuve: 'C' })
			])
		);
		const lfi = cellsOf(small, '', 'bop137', 'lfi');
		expect(genres(lfi)).toEqual(['absent', 'zero']);
		expect(genres(cellsOf(small, '', 'bop137', 'annonce'))).toEqual(['absent', 'annonce']);
		expect(genres(cellsOf(small, '', 'bop137', 'plf'))).toEqual(['annonce', 'absent']);
	});

	test('reads the nature asked, and amounts that do not say theirs', async () => {
		const small = await vocabulariesOnly();
		await bring(small, csv([row('3', { nature: 'ae' }), row('4', { nature: 'np', exercice: 2019 })]));
		const amounts = (address: string) =>
			cellsOf(small, address, 'bop137', 'lfi').map((cell) => cell.centimes);
		expect(amounts('nature=ae')).toEqual([300, 400]);
		expect(amounts('nature=cp')).toEqual([null, 400]);
	});

	test('rows in quarantine stand where their amount should', async () => {
		const small = await vocabulariesOnly();
		await bring(small, csv([row('100'), row('12', { exercice: 2019, niveau: 'ailleurs' })]), {
			allowRejects: true
		});
		expect(at(cellsOf(small, 'de=2018&a=2019', 'bop137', 'lfi'), 2019)).toMatchObject({
			genre: 'non_importe',
			centimes: null,
			attente: { lignes: 1, centimes: 1200, illisibles: 0 }
		});
	});

	test('an older version is read as it was', async () => {
		const small = await vocabulariesOnly();
		await bring(small, csv([row('3')]));
		await bring(small, csv([row('8', { exercice: 2019 })]), { name: 'apres.csv' });
		const years = (address: string) =>
			cellsOf(small, address, 'bop137', 'lfi').map((cell) => [cell.exercice, cell.centimes]);
		expect(years('v=2')).toEqual([[2018, 300]]);
		expect(years('')).toEqual([
			[2018, 300],
			[2019, 800]
		]);
	});

	test('without a line there is no year, and no cell', async () => {
		const { blocks, sources } = transparency(await vocabulariesOnly(), queryOf(db, ''));
		expect(blocks.flatMap((block) => block.rows.flatMap((item) => item.cells))).toEqual([]);
		expect(sources).toEqual([]);
	});
});
