import { appendFileSync, cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AT, csv, everything, row } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { openBase, openExisting } from '#lib/server/store/open.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { run, temporaryFolder } from './command.fixture.ts';

const { path, write, folder, end } = temporaryFolder();
const data = path('data');
const LINES = csv([row(15, { source: 'b', exercice: 2030 })]);
let base: string;
let count = 0;

beforeAll(async () => {
	cpSync('data', data, { recursive: true, filter: (name) => !name.includes('.db') });
	(await ensureBase(path('made.db'), data, AT)).close();
	write('lignes.csv', LINES);
	// From here on the shipped folder has a word and a file that the base has not.
	writeFileSync(
		`${data}/dispositifs.csv`,
		readFileSync(`${data}/dispositifs.csv`, 'utf8').replace(
			'BOP 137, prostitution et traite',
			'BOP 137, traite'
		)
	);
	writeFileSync(`${data}/lignes/neuf.csv`, csv([row(12, { source: 'neuf', poste: 'neuf' })]));
});
beforeEach(() => {
	base = path(`base-${(count += 1)}.db`);
	cpSync(path('made.db'), base);
});
afterAll(end);

/** The bytes of a base, its rows, and what stands beside it. */
function stateOf(place: string) {
	const bytes = readFileSync(place);
	const db = openExisting(place, { readonly: true });
	const rows = everything(db);
	db.close();
	const beside = readdirSync(folder).filter((name) => path(name).startsWith(place));
	return { bytes: bytes.toString('latin1'), rows, beside };
}

const trials = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lignes-claires-essai-'));

describe('with a shipped folder that changed, the base stays the same to the byte after', () => {
	const named = ['--db'] as const;
	test.for([
		['a dry run', 'import', ['LINES', '--dry-run']],
		['a dry run of a withdrawal', 'import', ['--withdraw', '1', '--dry-run']],
		['an export', 'export', []],
		['an export of a version', 'export', ['--v', '1']],
		['the list of what contradicts', 'arbitrate', []],
		[
			'a dry run of a decision',
			'arbitrate',
			[
				...['--dispositif', 'bop137', '--exercice', '2017', '--etape', 'lfi', '--nature', 'cp'],
				...['--source', 'senat-l18-147', '--auteur', 'Collectif', '--raison', 'x', '--dry-run']
			]
		]
	] as const)('%s', async ([, script, args]) => {
		const before = stateOf(base);
		const asked = args.map((arg) => (arg === 'LINES' ? path('lignes.csv') : arg));
		const env = { DATA_FOLDER: data, DATABASE_PATH: base };
		const byName = await run(script, asked, { env });
		const byOption = await run(script, [...asked, ...named, base], { env: { DATA_FOLDER: data } });
		expect(stateOf(base)).toEqual(before);
		for (const { code, err } of [byName, byOption]) expect(`${code} ${err}`).toMatch(/^(0 $|1 La version 1)/);
		expect(trials()).toEqual([]);
	});
});

test('a dry run tells what the import then does, and what it would bring in first', async () => {
	const env = { DATA_FOLDER: data, DATABASE_PATH: base };
	const trial = await run('import', [path('lignes.csv'), '--dry-run'], { env });
	const done = await run('import', [path('lignes.csv')], { env });
	expect(trial.out).toContain('un fichier modifié entrerait d’abord : dispositifs.csv.');
	expect(trial.out).toContain('un fichier que la base n’avait pas entrerait d’abord : neuf.csv.');
	expect(done.out).toContain('un fichier modifié entre : dispositifs.csv.');
	expect((await run('import', [path('lignes.csv')], { env })).out).not.toContain('n’a pas encore');
	const effect = (text: string) => text.slice(text.indexOf('Effet en euros'), text.lastIndexOf('\n', -2));
	expect(effect(trial.out).split('\n').slice(0, -1)).toEqual(effect(done.out).split('\n').slice(0, -1));
	const db = openBase(base);
	expect(listVersions(db).map(({ operation }) => operation)).toEqual(['import', 'data', 'creation']);
	db.close();
});

describe('where there is no base', () => {
	const nowhere = path('nulle-part.db');

	test.for([
		['export', []],
		['arbitrate', []],
		['import', ['--withdraw', '2']],
		['import', ['--withdraw', '2', '--dry-run']]
	] as const)('%s %s says so and makes none', async ([script, args]) => {
		const { code, out, err } = await run(script, [...args, '--db', nowhere]);
		expect([code, out]).toEqual([1, '']);
		expect(err).toContain(`La base « ${nowhere} » n’existe pas. Rien n’a été créé`);
		expect(existsSync(nowhere)).toBe(false);
	});

	test('a dry run tells the effect on the base that the import would make, and makes none', async () => {
		const deep = path('dossier/absent/base.db');
		const { code, out, err } = await run('import', [path('lignes.csv'), '--dry-run', '--db', deep]);
		expect([code, err]).toEqual([0, '']);
		expect(out).toContain(`La base ${deep} n’existe pas : elle serait créée depuis data/`);
		expect(out).toContain('bop137 2030 LFI CP : rien → 15 € (1 ajoutée)');
		expect(existsSync(path('dossier'))).toBe(false);
		expect(trials()).toEqual([]);
	});

	test('an import makes one, and says so', async () => {
		const place = path('neuve.db');
		const { out } = await run('import', [path('lignes.csv'), '--db', place]);
		expect(out).toContain(
			`Création de la base ${place} depuis data/, avec ses vocabulaires et sans ses lignes.`
		);
		const db = openBase(place);
		expect(currentVersion(db)).toBe(2);
		db.close();
	});
});

describe('shipped files that cannot come in', () => {
	test('are told in words by an import, which changes nothing', async () => {
		const before = stateOf(base);
		const bad = path('mauvaises');
		cpSync(data, bad, { recursive: true });
		appendFileSync(
			`${bad}/lignes/neuf.csv`,
			readFileSync(`${bad}/lignes/neuf.csv`, 'utf8').split('\n')[1] + 'x;x;x;x\n'
		);
		const env = { DATABASE_PATH: base };
		const refused = await run('import', [path('lignes.csv')], { env: { ...env, DATA_FOLDER: bad } });
		const missing = await run('import', [path('lignes.csv')], {
			env: { ...env, DATA_FOLDER: path('rien') }
		});
		expect([refused.code, missing.code]).toEqual([1, 1]);
		expect(refused.err).toContain('Les données livrées sont refusées, la base n’a pas changé.');
		expect(missing.err).toContain('Le dossier des données livrées');
		for (const { err } of [refused, missing]) expect(err).not.toMatch(/^\s+at /m);
		expect(stateOf(base)).toEqual(before);
	});
});

test('a large file of which no line is read keeps no command from ending', async () => {
	const large = write('large.csv', 'exercice;x\n'.repeat(100_000));
	const base = path('large.db');
	for (const asked of [['--proposer'], ['--inconnu'], ['--withdraw', '1']]) {
		const { code } = await run('import', [...asked, large, '--db', base]);
		expect([asked, code]).toEqual([asked, asked[0] === '--proposer' ? 1 : 2]);
	}
});
