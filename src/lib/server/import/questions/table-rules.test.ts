import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	AT,
	bring,
	csv,
	everything,
	file,
	row,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { importFiles } from '#lib/server/import/import-files.ts';

let db: Database;

beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const spaced = (text: string | undefined) => text?.replaceAll('\u00A0', ' ');
/** As many lines as amounts, each on its own poste. */
const year = (exercice: number, amounts: readonly number[], cells: Cells = {}) =>
	csv(amounts.map((amount, index) => row(amount, { exercice, poste: `p${index}`, ...cells })));

describe('the unit of a file', () => {
	const before = [100, 200, 300, 400, 500];
	const doubt = async (amounts: readonly number[], cells: Cells = {}, options = {}) => {
		const report = await bring(db, year(2018, amounts, cells), options);
		const [problem] = (report.files[0]?.summary.problems ?? []).filter(
			({ code }) => code === 'unite-douteuse'
		);
		return { outcome: report.outcome, message: spaced(problem?.message) };
	};
	const times = (factor: number) => before.map((amount) => amount * factor);

	test('is in doubt when the median is 500 times that of the year before, and stops the import', async () => {
		await bring(db, year(2017, before));
		const held = everything(db);
		expect(await doubt(times(500))).toEqual({
			outcome: 'refused',
			message:
				'bop137 2018, LFI : le montant médian (150 000 €) est environ 500 fois plus grand qu’en 2017 (300 €). Unité ? Indiquez-la (--unit euros, milliers ou millions).'
		});
		expect(everything(db)).toEqual(held);
		expect((await doubt(times(0.002))).message).toContain('environ 500 fois plus petit');
		expect(await doubt(times(1000), {}, { dryRun: true, allowRejects: true })).toMatchObject({
			outcome: 'refused'
		});
	});

	test.for([
		['499 times', times(499), before],
		['four lines in the file', times(1000).slice(1), before],
		['four lines the year before', times(1000), before.slice(1)],
		['medians of zero', times(1000), [0, 0, 0, 400, 500]],
		['one large line among five', [100, 200, 300, 400, 5_000_000], before]
	] as const)('is not in doubt for %s', async ([, amounts, lastYear]) => {
		await bring(db, year(2017, lastYear));
		expect(await doubt(amounts)).toEqual({ outcome: 'done', message: undefined });
	});

	test.for([
		['stage', { etape: 'execution' }],
		['nature', { nature: 'ae' }],
		['dispositif', { dispositif: 'mae' }]
	] as const)('is compared within one %s', async ([, cells]) => {
		await bring(db, year(2017, before));
		expect((await doubt(times(1000), cells)).outcome).toBe('done');
	});

	test('is compared whatever the source, and whatever the sign', async () => {
		await bring(db, year(2017, times(-1), { source: 'b' }));
		expect((await doubt(times(1000))).outcome).toBe('refused');
	});

	test('once said is not in doubt: as it stands, or in thousands', async () => {
		await bring(db, year(2017, before));
		expect((await doubt(times(1000), {}, { unit: 'euros' })).outcome).toBe('done');
		await bring(db, year(2017, times(1000)));
		expect((await doubt(before, {})).outcome).toBe('refused');
		expect((await doubt(before, {}, { unit: 'milliers' })).outcome).toBe('unchanged');
	});

	test('is not compared with lines that were withdrawn', async () => {
		await bring(db, year(2017, before));
		await bring(db, year(2017, times(1000)));
		expect((await doubt(times(1000))).outcome).toBe('done');
	});
});

describe('what the rules make of a file against the base', () => {
	const told = async (text: string) =>
		(await bring(db, text)).told.map(({ code, severite, message }) => [code, severite, spaced(message)]);

	test('nothing, when nothing meets', async () => {
		expect(await told(csv([row(10), row(20, { poste: 'x' })]))).toEqual([]);
	});

	test('a value that another source gives already', async () => {
		await bring(db, csv([row(10)]));
		expect(await told(csv([row(10, { source: 'b' })]))).toEqual([
			[
				'source-concordante',
				'info',
				'1 ligne concorde avec une valeur qu’une autre source donne déjà : elle n’est comptée qu’une fois.'
			]
		]);
	});

	test('a value that a better source gives already, and one that gives way to a better source', async () => {
		const repeated = 'que d’autres sources donnent déjà';
		await bring(db, csv([row(10, { preuve: 'A' }), row(20, { preuve: 'D', poste: 'x' })]));
		const text = csv([
			row(10, { source: 'b', preuve: 'C' }),
			row(20, { source: 'b', preuve: 'C', poste: 'x' })
		]);
		expect((await told(text)).map(([code, , message]) => [code, message])).toEqual([
			[
				'source-concordante',
				`2 lignes concordent avec des valeurs ${repeated} : elles ne sont comptées qu’une fois.`
			]
		]);
	});

	test('values that a better source contradicts', async () => {
		await bring(db, csv([row(10, { preuve: 'A' }), row(20, { preuve: 'A', poste: 'x' })]));
		const text = csv([row(11, { source: 'b' }), row(21, { source: 'b', poste: 'x' })]);
		expect(await told(text)).toEqual([
			[
				'conflit-source',
				'avertissement',
				'2 lignes contredisent une autre source, qui est retenue : les deux valeurs restent affichées.'
			]
		]);
	});

	test('values of the base that the file puts aside, said once', async () => {
		await bring(db, csv([row(10, { preuve: 'C' }), row(5, { poste: 'x' })]));
		expect(await told(csv([row(12, { source: 'b', preuve: 'A' })]))).toEqual([
			[
				'conflit-source',
				'avertissement',
				'1 ligne déjà en base est désormais écartée au profit d’une autre source : les deux valeurs restent affichées.'
			]
		]);
		expect(
			await told(csv([row(12, { source: 'b', preuve: 'A' }), row(9, { source: 'b', poste: 'y' })]))
		).toEqual([]);
	});

	test('details that exceed their total, or do not reach it', async () => {
		await bring(
			db,
			csv([row(100, { role: 'total', source: 'b' }), row(50, { role: 'total', exercice: 2019 })])
		);
		const text = csv([
			row(70, { poste: 'x' }),
			row(50, { poste: 'y' }),
			row(30, { poste: 'x', exercice: 2019, source: 'c' })
		]);
		expect(await told(text)).toEqual([
			[
				'total-controle',
				'avertissement',
				'bop137 2018, LFI : les détails (120 €) dépassent le total publié (100 €) de 20 €. Le total compte seul ; vérifiez les détails.'
			],
			['total-controle', 'info', 'bop137 2019, LFI : 20 € du total publié (50 €) ne sont pas détaillés.']
		]);
	});

	test('once only, though two views of nature judge the same lines', async () => {
		const both = [row(100, { role: 'total', nature: '' }), row(60, { poste: 'x', nature: '' })];
		expect(await told(csv(both))).toHaveLength(1);
		const beaten = csv([row(90, { role: 'total', nature: '', source: 'b', preuve: 'D' })]);
		await bring(
			db,
			csv([row(100, { role: 'total', nature: '', preuve: 'A' }), row(100, { poste: 'x', nature: '' })])
		);
		expect((await told(beaten))[0]?.[2]).toMatch(/^1 ligne contredit/);
	});
});

describe('two files of one command', () => {
	const files = (...texts: string[]) =>
		importFiles(
			db,
			texts.map((text, index) => file(text, `${'ab'[index] ?? index}.csv`)),
			{ at: AT }
		);

	test('that state the same block are refused: the second would replace the first', async () => {
		const held = everything(db);
		const report = await files(csv([row(1), row(2, { exercice: 2019 })]), csv([row(3, { poste: 'x' })]));
		expect(report.outcome).toBe('refused');
		expect(report.files[0]?.summary.problems).toEqual([]);
		expect(report.files[1]?.summary.problems).toMatchObject([
			{ code: 'bloc-repete', severite: 'bloquant', ligne: null, valeur: 'a, bop137, 2018, lfi' }
		]);
		expect(spaced(report.files[1]?.summary.problems[0]?.message)).toBe(
			'Les fichiers « a.csv » et « b.csv » donnent tous deux les lignes de bop137 2018, étape lfi, source a : le second remplacerait le premier. Réunissez-les en un seul fichier.'
		);
		expect(everything(db)).toEqual(held);
	});

	test.for([
		['source', { source: 'b' }],
		['dispositif', { dispositif: 'mae' }],
		['year', { exercice: 2019 }],
		['stage', { etape: 'plf' }]
	] as const)('that state another %s are both brought, in one version', async ([, cells]) => {
		const report = await files(csv([row(1)]), csv([row(3, cells)]));
		expect(report).toMatchObject({ outcome: 'done', version: 2, files: [{ added: 1 }, { added: 1 }] });
	});

	test('of the same bytes are one block stated twice', async () => {
		expect((await files(csv([row(1)]), csv([row(1)]))).outcome).toBe('refused');
	});
});

describe('years to come', () => {
	const told = async (...rows: Cells[]) => {
		const report = await importFiles(db, [file(csv(rows))], { at: AT });
		expect(report.outcome).toBe('done');
		return report.told
			.filter(({ code }) => code === 'exercice-a-venir')
			.map(({ message }) => spaced(message));
	};

	test('of which nothing can be published yet are told, once for each year and stage', async () => {
		expect(
			await told(
				row(1, { exercice: 2099 }),
				row(2, { exercice: 2099, poste: 'x' }),
				row(3, { exercice: 2027, etape: 'execution' })
			)
		).toEqual([
			'1 ligne est de l’exercice 2027 (exécution), encore à venir en 2026. Vérifiez l’année.',
			'2 lignes sont de l’exercice 2099 (LFI), encore à venir en 2026. Vérifiez l’année.'
		]);
	});

	test('that the next budget or a plan may already state are not', async () => {
		expect(
			await told(
				row(1, { exercice: 2027, etape: 'plf' }),
				row(2, { exercice: 2027 }),
				row(3, { exercice: 2030, etape: 'annonce' }),
				row(4, { exercice: 2026, etape: 'execution' })
			)
		).toEqual([]);
	});
});
