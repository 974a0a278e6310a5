import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	AT,
	ask,
	bring,
	csv,
	everything,
	exported,
	file,
	row,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { findFile, readFileBytes } from '#lib/server/store/files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { importFiles } from './import-files.ts';

let db: Database;

beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => {
	expect(db.pragma('foreign_key_check')).toEqual([]);
	db.close();
});

const ids = () =>
	db
		.prepare<[], { id: number; centimes: number }>(
			'SELECT id, centimes FROM line WHERE until_version IS NULL ORDER BY id'
		)
		.all();
const totalOf = (address: string) => ask(db, address, 'exercice').total;

describe('an import', () => {
	test('makes the next version, and says what it added', async () => {
		const report = await bring(db, csv([row('1 200,50'), row(800, { poste: 'AFIS' })]));
		expect(report).toMatchObject({
			outcome: 'done',
			version: 2,
			files: [{ name: 'lignes.csv', added: 2, unchanged: 0, withdrawn: 0 }],
			effect: [
				{
					dispositif: 'bop137',
					exercice: 2018,
					etape: 'lfi',
					nature: 'cp',
					avant: null,
					apres: 200_050,
					ajoutees: 2
				}
			]
		});
		expect(listVersions(db)[0]).toMatchObject({
			id: 2,
			operation: 'import',
			createdAt: AT,
			summary: 'lignes.csv'
		});
		expect(totalOf('')).toBe(200_050);
	});

	test('prints where each cent went, per nature (R14)', async () => {
		const report = await bring(db, csv([row(10), row('-3', { nature: 'ae' }), row('0,01', { nature: '' })]));
		expect(report.files[0]?.conservation).toMatchObject({
			holds: true,
			natures: {
				cp: { file: 1000, stored: 1000, alreadyThere: 0, rejected: 0, holds: true },
				ae: { file: -300, stored: -300, holds: true },
				np: { file: 1, stored: 1, holds: true }
			}
		});
	});

	test('of the same bytes changes nothing and says so', async () => {
		const text = csv([row(10), row(10), row(20, { poste: 'AFIS' })]);
		await bring(db, text);
		const before = everything(db);
		const again = await bring(db, text);
		expect(again).toMatchObject({ outcome: 'unchanged', version: null, effect: [] });
		expect(again.files[0]).toMatchObject({ added: 0, unchanged: 3, withdrawn: 0 });
		expect(again.files[0]?.conservation).toMatchObject({
			holds: true,
			natures: { cp: { file: 4000, stored: 0, alreadyThere: 4000 } }
		});
		expect(everything(db)).toEqual(before);
	});

	test('of the same lines in another order or under another name changes nothing either', async () => {
		await bring(db, csv([row(10), row(20, { poste: 'AFIS' })]));
		const before = everything(db);
		const again = await bring(db, csv([row(20, { poste: 'AFIS' }), row(10)]), { name: 'autre.csv' });
		expect(again.outcome).toBe('unchanged');
		expect(everything(db)).toEqual(before);
	});

	test('of bytes that another file has replaced since is a change again', async () => {
		const [one, other] = [csv([row(10)]), csv([row(11)])];
		for (const text of [one, other, one]) expect((await bring(db, text)).outcome).toBe('done');
		expect(ids().map((line) => line.centimes)).toEqual([1000]);
		expect(exported(db, 4)).toBe(exported(db, 2));
		expect(exported(db, 3)).not.toBe(exported(db, 2));
	});

	test('of a file without lines changes nothing', async () => {
		const before = everything(db);
		expect((await bring(db, csv([]))).outcome).toBe('unchanged');
		expect(everything(db)).toEqual(before);
	});
});

describe('replacement by block', () => {
	test('replaces what the file states of a (source, dispositif, exercice, étape), and nothing else', async () => {
		await bring(
			db,
			csv([
				row(10, { poste: 'x' }),
				row(20, { poste: 'y' }),
				row(30, { source: 'b', poste: 'z' }),
				row(40, { exercice: 2019 }),
				row(50, { etape: 'plf' }),
				row(60, { dispositif: 'mae' })
			])
		);
		const before = ids();
		const report = await bring(db, csv([row(10, { poste: 'x' }), row(21, { poste: 'y' })]));
		expect(report.files[0]).toMatchObject({ added: 1, unchanged: 1, withdrawn: 1 });
		expect(report.effect).toMatchObject([
			{ dispositif: 'bop137', exercice: 2018, etape: 'lfi', avant: 6000, apres: 6100, modifiees: 1 }
		]);
		const after = ids();
		const kept = before.filter((line) => line.centimes !== 2000);
		expect(after.slice(0, 5)).toEqual(kept);
		expect(after.slice(5).map((line) => line.centimes)).toEqual([2100]);
	});

	test('identical rows are lines of their own: three become two', async () => {
		await bring(db, csv([row(10), row(10), row(10)]));
		const before = ids();
		const report = await bring(db, csv([row(10), row(10)]));
		expect(report.files[0]).toMatchObject({ added: 0, unchanged: 2, withdrawn: 1 });
		expect(ids()).toEqual(before.slice(0, 2));
		expect(totalOf('')).toBe(2000);
	});

	test('a note that changes makes a new line, and the old version keeps the old one', async () => {
		await bring(db, csv([row(10, { note: 'lu' })]));
		await bring(db, csv([row(10, { note: 'relu' })]));
		expect(exported(db, 2)).toContain(';lu\n');
		expect(exported(db, 3)).toContain(';relu\n');
	});

	test('two files of one command that state one block are refused, with both names', async () => {
		const before = everything(db);
		const report = await importFiles(db, [file(csv([row(10)]), 'un.csv'), file(csv([row(10)]), 'deux.csv')], {
			at: AT
		});
		expect(report.outcome).toBe('refused');
		const [problem] = report.files[1]?.summary.problems ?? [];
		expect(problem).toMatchObject({ code: 'bloc-repete', severite: 'bloquant' });
		expect(problem?.message).toMatch(/un\.csv.*deux\.csv.*bop137 2018.*lfi.*source a/s);
		expect(everything(db)).toEqual(before);
	});

	test('several files of one command make one version', async () => {
		const report = await importFiles(
			db,
			[file(csv([row(10)]), 'un.csv'), file(csv([row(20, { source: 'b', poste: 'x' })]), 'deux.csv')],
			{ at: AT }
		);
		expect(report).toMatchObject({ outcome: 'done', version: 2 });
		expect(currentVersion(db)).toBe(2);
		expect(totalOf('')).toBe(3000);
	});
});

describe('one bad amount', () => {
	const bad = csv([row(10), row('1 2O0,50', { poste: 'x' }), row(30, { poste: 'y' })]);

	test('refuses everything, and says line, column and value', async () => {
		await bring(db, csv([row(5)]));
		const before = everything(db);
		const report = await bring(db, bad);
		expect(report).toMatchObject({ outcome: 'refused', version: null, effect: [] });
		const blocking = report.files[0]?.summary.problems.filter((problem) => problem.severite === 'bloquant');
		expect(blocking).toMatchObject([{ ligne: 3, lettre: 'H', champ: 'montant', valeur: '1 2O0,50' }]);
		expect(everything(db)).toEqual(before);
	});

	test('in one file of several refuses them all', async () => {
		const before = everything(db);
		const report = await importFiles(
			db,
			[file(csv([row(1, { source: 'z' })]), 'bon.csv'), file(bad, 'mauvais.csv')],
			{
				at: AT
			}
		);
		expect(report.outcome).toBe('refused');
		expect(everything(db)).toEqual(before);
	});

	test('with rejects allowed goes to quarantine as written, the good rows count', async () => {
		const report = await bring(db, bad, { allowRejects: true });
		expect(report).toMatchObject({ outcome: 'done', files: [{ added: 2, summary: { rejected: 1 } }] });
		expect(report.files[0]?.conservation).toMatchObject({ holds: true, unreadable: 1 });
		expect(totalOf('')).toBe(4000);
		const [set] = db.prepare<[], Record<string, string>>('SELECT * FROM reject').all();
		expect(set).toMatchObject({
			file_line: 3,
			dispositif: 'bop137',
			exercice: 2018,
			etape: 'lfi',
			centimes: null
		});
		expect(JSON.parse(set?.['cells_json'] ?? '[]')).toContain('1 2O0,50');
		expect(JSON.parse(set?.['problems_json'] ?? '[]')).toMatchObject([{ ligne: 3, lettre: 'H' }]);
	});

	test('a readable amount on a row refused for another reason is counted as rejected (R14)', async () => {
		const report = await bring(db, csv([row(10), row(7, { etape: 'voté hier' })]), { allowRejects: true });
		expect(report.files[0]?.conservation.natures.cp).toMatchObject({
			file: 1700,
			stored: 1000,
			rejected: 700
		});
		expect(report.files[0]?.conservation.holds).toBe(true);
	});
});

describe('a dry run', () => {
	test('tells the effect and changes nothing', async () => {
		await bring(db, csv([row(10), row(20, { poste: 'AFIS' })]));
		const before = everything(db);
		const report = await bring(db, csv([row(15), row(5, { exercice: 2019 })]), { dryRun: true });
		expect(report).toMatchObject({ outcome: 'dry-run', version: null });
		expect(report.effect).toMatchObject([
			{ exercice: 2018, avant: 3000, apres: 1500, modifiees: 1, retirees: 1, ajoutees: 0 },
			{ exercice: 2019, avant: null, apres: 500, ajoutees: 1 }
		]);
		expect(everything(db)).toEqual(before);
	});

	test('tells which quantités would be contested', async () => {
		await bring(db, csv([row(10)]));
		const report = await bring(db, csv([row(12, { source: 'b', preuve: 'A' })]), { dryRun: true });
		expect(report.effect).toMatchObject([{ avant: 1000, apres: 1200, concurrentes: 1, inchangees: 1 }]);
	});

	test('and the import after it do the same', async () => {
		const text = csv([row(10), row(20, { poste: 'AFIS' })]);
		const told = await bring(db, text, { dryRun: true });
		const done = await bring(db, text);
		expect(done.effect).toEqual(told.effect);
	});
});

test('original bytes come back identical, whatever the pieces they came in', async () => {
	const text = csv(Array.from({ length: 400 }, (_, index) => row(index, { poste: `é${index}` })));
	const bytes = new TextEncoder().encode(text);
	const report = await importFiles(
		db,
		[
			{
				...file(bytes),
				async *open() {
					for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
				}
			}
		],
		{ at: AT }
	);
	const kept = findFile(db, report.files[0]?.sha256 ?? '');
	expect(kept?.byteCount).toBe(bytes.length);
	const back = Buffer.concat([...readFileBytes(db, kept?.id ?? 0)]);
	expect(back.equals(bytes)).toBe(true);
});

test('a reading that breaks leaves the base as it was', async () => {
	const before = everything(db);
	const source = file(csv([row(10)]));
	let opened = 0;
	const broken = {
		...source,
		async *open() {
			opened += 1;
			if (opened > 2) throw new Error('the disk is gone');
			yield* source.open();
		}
	};
	await expect(importFiles(db, [broken], { at: AT })).rejects.toThrow('the disk is gone');
	expect(db.inTransaction).toBe(false);
	expect(everything(db)).toEqual(before);
});
