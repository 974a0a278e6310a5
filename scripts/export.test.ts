import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AT, csv, exported, file, row } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { eraseText } from '#lib/server/import/erase-text.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { run, startScript, temporaryFolder } from './command.fixture.ts';

const { path, write, end } = temporaryFolder();
const base = path('base.db');
let db: Database;

beforeAll(async () => {
	db = await ensureBase(base, 'data', AT, 'vocabularies');
	const many = Array.from({ length: 3_000 }, (_, index) => row(index, { poste: `Crédits n° ${index}` }));
	await importFiles(db, [file(csv(many), 'lignes.csv')], { at: AT });
	await importFiles(db, [file(csv([row(1), row('2O', { poste: 'x' })]), 'neuf.csv')], {
		at: AT,
		allowRejects: true,
		confirmed: true
	});
});
afterAll(() => {
	db.close();
	end();
});

const command = (...args: string[]) => run('export', [...args, '--db', base]);
const imports = () =>
	db.prepare<[], { id: number }>("SELECT id FROM import WHERE name = 'neuf.csv'").get()?.id ?? 0;

describe.concurrent('exit code 0', () => {
	test('writes the lines of the current version, or of another, to the byte', async () => {
		const [now, then] = await Promise.all([command(), command('--v', '2')]);
		expect([now.code, now.err, then.code, then.err]).toEqual([0, '', 0, '']);
		expect(now.out).toBe(exported(db, 3));
		expect(then.out).toBe(exported(db, 2));
	});

	test('writes rows in quarantine, which import back once mended', async () => {
		const { code, out } = await command('--quarantine', String(imports()));
		expect(code).toBe(0);
		expect(out).toMatch(/^\uFEFF# Quarantaine/);
		const mended = write('a-corriger.csv', out.replace(';2O;', ';20;'));
		const place = path('mended.db');
		await db.backup(place);
		const { code: done, out: told } = await run('import', [mended, '--db', place]);
		expect(done).toBe(0);
		expect(told).toContain('1 sortie de quarantaine');
		const { out: lines } = await run('export', ['--db', place]);
		expect(lines.trim().split('\n')).toHaveLength(3);
	});

	test('writes the bytes of a file as they came, published or not, by its name or its SHA-256', async () => {
		const bytes = csv([row(1), row('2O', { poste: 'x' })]);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		for (const asked of ['neuf.csv', sha256, sha256.slice(0, 8)]) {
			const { code, out } = await command('--original', asked);
			expect([code, out]).toEqual([0, bytes]);
		}
	});

	test('when its reader stops reading', async () => {
		const { child, ended } = startScript('export', ['--v', '2', '--db', base]);
		child.stdout?.once('data', () => child.stdout?.destroy());
		const { code, err } = await ended;
		expect([code, err]).toEqual([0, '']);
	});
});

describe.concurrent('exit code 1, in a sentence', () => {
	test('for an import without quarantine, with those that have one', async () => {
		const { code, out, err } = await command('--quarantine', '1');
		expect([code, out]).toEqual([1, '']);
		expect(err).toBe(
			`L’import 1 n’a aucune ligne en quarantaine. Imports en quarantaine : ${imports()} (neuf.csv, 1).\n`
		);
	});

	test('for bytes that no import brought, with the files there are', async () => {
		const { code, out, err } = await command('--original', 'perdu.csv');
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/^Aucun fichier importé .* « perdu\.csv ». Fichiers : .*neuf\.csv.*\.\n$/);
	});

	test('for a file whose kept bytes are no longer whole, of which nothing is written', async () => {
		const place = path('troue.db');
		await db.backup(place);
		const holed = openExisting(place);
		holed.exec("DELETE FROM file_piece WHERE file_id = (SELECT file_id FROM import WHERE name = 'neuf.csv')");
		holed.close();
		const { code, out, err } = await run('export', ['--original', 'neuf.csv', '--db', place]);
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/^Le fichier d’origine [0-9a-f]{64} .* ne se relit plus.*\n$/);
	});

	test('for a file whose bytes were erased', async () => {
		const place = path('efface.db');
		await db.backup(place);
		const erased = openExisting(place);
		await eraseText(erased, 'Crédits n° 2999', { raison: 'essai', at: AT, confirmed: true });
		erased.close();
		const { code, out, err } = await run('export', ['--original', 'lignes.csv', '--db', place]);
		expect([code, out, err]).toEqual([1, '', 'Les octets de ce fichier ont été effacés par la version 4.\n']);
	});

	test('for a file that is no base', async () => {
		const { code, out, err } = await run('export', ['--db', write('texte.db', 'un texte\n'.repeat(200))]);
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/^Ce fichier n’est pas une base de Lignes claires\..*\n$/);
	});
});

test.concurrent.for([
	[
		'a version that does not exist',
		['--v', '9'],
		'La version 9 n’existe pas : la dernière est la version 3.'
	],
	['a version that is no number', ['--v', 'deux'], '« deux » n’est pas un numéro.'],
	['a quarantine that is no number', ['--quarantine', '0'], '« 0 » n’est pas un numéro.'],
	['an unknown option', ['--tout'], '--tout'],
	['a file', ['lignes.csv'], 'lignes.csv']
] as const)('exit code 2 for %s, with how to call it', async ([, args, sentence]) => {
	const { code, out, err } = await command(...args);
	expect([code, out]).toEqual([2, '']);
	expect(err.split('\n')[0]).toContain(sentence);
	expect(err).toContain('Usage : npm run export');
});
