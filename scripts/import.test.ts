import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AT, csv, exported, file, row } from '#lib/server/base.fixture.ts';
import { quarantinedRows } from '#lib/server/quarantined-rows.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { openBase } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { run, temporaryFolder, type Ended } from './command.fixture.ts';
import { USAGE } from './import-arguments.ts';

const { path, write, end } = temporaryFolder();
const base = path('base.db');
const GOOD = csv([row(10), row(20, { poste: 'Déconcentrés' })]);
const BAD = csv([row(11), row('2O', { poste: 'x' })]);

beforeAll(async () => {
	const db = await ensureBase(base, 'data', AT, 'vocabularies');
	await importFiles(db, [file(GOOD, 'avant.csv')], { at: AT });
	db.close();
});
afterAll(end);

const tried = new Set<string>();
let count = 0;

/** Runs an import on a copy of a base that holds version 2; gives what was printed and what the base holds then. */
async function command(...args: string[]) {
	for (const arg of args) if (arg.startsWith('--')) tried.add(arg);
	tried.add('--db');
	const place = path(`copy-${(count += 1)}.db`);
	copyFileSync(base, place);
	const ended = await run('import', [...args, '--db', place]);
	const db = openBase(place);
	const version = currentVersion(db);
	const state = { version, lines: exported(db), waiting: quarantinedRows(db, version).length };
	db.close();
	return { ...ended, ...state };
}

describe.concurrent('exit code 0: done', () => {
	test('of a file, which says what it did', async () => {
		const { code, out, err, version } = await command(write('un.csv', csv([row(15, { source: 'b' })])));
		expect([code, err, version]).toEqual([0, '', 3]);
		expect(out).toContain('un.csv : 1 ligne lue, 1 ajoutée');
		expect(out).toContain('Conservation CP : fichier 15 € = 15 € enregistrés');
		expect(out.endsWith('Fait : version 3.\n')).toBe(true);
	});

	test('of a folder, all its files in one version', async () => {
		const folder = temporaryFolder();
		for (const source of ['b', 'c']) folder.write(`${source}.csv`, csv([row(1, { source })]));
		folder.write('notes.md', 'not a table');
		const { code, version, lines } = await command(folder.folder);
		folder.end();
		expect([code, version]).toEqual([0, 3]);
		expect(lines.split('\n')).toHaveLength(6);
	});

	test('of a sheet of a workbook, by its name', async () => {
		const annotated = path('feuille.csv');
		const { code, out, version } = await command(
			'tests/fixtures/tableurs/reserves.ods',
			'--feuille',
			'Cachée',
			'--annotated',
			annotated
		);
		expect([code, version]).toEqual([0, 3]);
		expect(out).toContain('1 ligne lue, 1 ajoutée');
		expect(readFileSync(annotated, 'utf8')).toMatch(
			/^\uFEFFexercice;dispositif;.*;_problemes\n2018;bop137;lfi;7;/
		);
	});

	test('of a table of any form, by the reading sheet proposed for it, corrected and brought with it', async () => {
		const table = write(
			'budget.csv',
			'Ce que ça paie;Pour qui;2017;2018\nNuitées;les filles;1;2\nTotal;;1;2\n'
		);
		const proposed = await command(table, '--proposer');
		expect([proposed.code, proposed.version]).toEqual([0, 2]);
		expect(proposed.err).toContain('4 cases sont à remplir');
		const codes: Record<string, string> = {
			etape: 'lfi',
			dispositif: 'mae',
			attribution: 'publiee',
			forme: 'SEX'
		};
		const fiche = proposed.out.replace(
			/;(\w+);([^;]*);;("?à remplir)/g,
			(_, champ: string, mot: string, why: string) => `;${champ};${mot};${codes[champ] ?? ''};${why}`
		);
		const read = await command(write('fiche.csv', fiche), table, '--fiche', 'budget');
		expect([read.code, read.version]).toEqual([0, 3]);
		expect(read.out).toContain('budget.csv : 2 lignes lues, 2 ajoutées');
		expect(read.out).toContain('« les filles » est lu SEX, d’après lectures.csv (budget)');
		expect(read.lines).toMatch(/2018;mae;.*;lfi;.*;2;.*;Nuitées;.*;SEX;publiee;/);
	});

	test('with the nature of the credits and who attributes, said for all the lines', async () => {
		const table = write(
			'ligne.csv',
			'exercice;dispositif;etape;montant;forme;source\n2018;mae;lfi;5;SEX;X\n'
		);
		const { code, lines } = await command(table, '--nature', 'AE', '--attribution', 'publiee');
		expect(code).toBe(0);
		expect(lines).toMatch(/2018;mae;.*;lfi;ae;5;.*;SEX;publiee;/);
	});

	test('of a dry run, which changes nothing', async () => {
		const { code, out, version } = await command(write('essai-a-blanc.csv', csv([row(15)])), '--dry-run');
		expect([code, version]).toEqual([0, 2]);
		expect(out).toContain('bop137 2018 LFI CP : 30 € → 15 € (1 modifiée, 1 retirée)');
		expect(out).toContain('Essai seulement');
	});

	test('with rejects allowed', async () => {
		const { code, out, version, waiting } = await command(
			write('mauvais-0.csv', BAD),
			'--allow-rejects',
			'--confirmer'
		);
		expect([code, version, waiting]).toEqual([0, 3, 1]);
		expect(out).toContain('1 en quarantaine');
	});

	test('of a file with a personal column, once it is said to leave it aside', async () => {
		const [header = '', line = ''] = csv([row(15, { source: 'p' })]).split('\n');
		const personal = write('contacts.csv', `${header};courriel\n${line};a@exemple.fr\n`);
		const { code, out, version } = await command(personal);
		expect([code, version]).toEqual([1, 2]);
		expect(out).toContain('semble contenir des adresses de courriel');
		expect(out).not.toContain('a@exemple.fr');
		const again = await command(personal, '--ignore-columns');
		expect([again.code, again.version]).toEqual([0, 3]);
		expect(again.out).toContain(
			'Octets d’origine gardés, non publiés : ils disent plus que les lignes (colonnes non lues : « courriel »).'
		);
	});

	test('of a withdrawal', async () => {
		const dry = await command('--withdraw', '2', '--dry-run');
		expect([dry.code, dry.version]).toEqual([0, 2]);
		expect(dry.out).toContain('Essai seulement');
		const { code, out, version, lines } = await command('--withdraw', '2');
		expect([code, version, lines.trim().split('\n').length]).toEqual([0, 3, 1]);
		expect(out).toContain('Version 2 : 2 lignes retirées, 0 rétablie\n');
		expect(out).toContain('bop137 2018 LFI CP : 30 € → rien (2 retirées)');
	});
});

const asEnded = (ended: Ended | string) =>
	typeof ended === 'string' ? { code: null, out: '', err: ended } : ended;

describe.concurrent('exit code 1: nothing changed', () => {
	test('by a file with a bad row, told with its line', async () => {
		const { code, out, version } = await command(write('mauvais-1.csv', BAD));
		expect([code, version]).toEqual([1, 2]);
		expect(out).toContain('Ligne 3, colonne H (montant)');
		expect(out).toContain('Rien n’a été importé');
	});

	test('by what setting rows aside would not mend, without offering it', async () => {
		const empty = await command(write('vide.csv', ''));
		const mixed = `${GOOD}${BAD.split('\n')[2]}\n`.replace(';10;', ';1.234;').replace(';20;', ';2,5;');
		for (const { code, out } of [empty, await command(write('melange.csv', mixed.replace('2O', '2.5')))]) {
			expect(code).toBe(1);
			expect(out.endsWith('Rien n’a été importé : corrigez d’abord ce qui est signalé.\n')).toBe(true);
		}
	});

	test('by a file of holes, whatever its start says, and whose bytes are not kept', async () => {
		const holes = write('trous.csv', GOOD);
		truncateSync(holes, 1 << 26);
		const { code, out, version } = await command(holes);
		expect([code, version]).toEqual([1, 2]);
		expect(out).toContain('Ce fichier n’est pas du texte');
	});

	test('by a file that holds no line', async () => {
		const { code, out } = await command(write('entete.csv', csv([])));
		expect(code).toBe(1);
		expect(out.endsWith('Rien n’a changé : il n’y a aucune ligne à importer.\n')).toBe(true);
	});

	test('by a file already there', async () => {
		const { code, out, version } = await command(write('encore.csv', GOOD));
		expect([code, version]).toEqual([1, 2]);
		expect(out.endsWith('Rien n’a changé : tout est déjà en base.\n')).toBe(true);
	});

	test('by a file that may not be read, which is named', async () => {
		const closed = write('ferme.csv', GOOD);
		chmodSync(closed, 0o000);
		chmodSync(path(''), 0o755);
		// No right stops root, who hands the command to a user that the rights do stop.
		const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
		const place = path('never-made.db');
		const { code, err } = await run('import', [closed, '--db', place], nobody).catch(String).then(asEnded);
		expect(existsSync(place)).toBe(false);
		// A checkout that only root may read cannot be run by anybody else.
		if (nobody.uid !== undefined && err.includes('EACCES')) return;
		expect([code, err]).toEqual([
			1,
			`Le fichier « ${closed} » ne peut pas être lu. Rien n’a changé : vérifiez ses droits.\n`
		]);
	});

	test('by the withdrawal of what lines rest on, told with what to withdraw first', async () => {
		const place = path('rests.db');
		copyFileSync(base, place);
		const words =
			'id;libelle_fr;libelle_en;ministere;perimetre;inclus_dans;hors_personnel;ordre;note\nessai;Essai;Test;Justice;dedie;;;300;\n';
		await run('import', [write('essai.csv', words), '--db', place]);
		const lines = write('lignes-essai.csv', csv([row(10, { dispositif: 'essai' })]));
		await run('import', [lines, '--db', place]);
		const { code, out } = await run('import', ['--withdraw', '3', '--db', place]);
		expect(code).toBe(1);
		expect(out).toContain('La version 3 ne peut pas être retirée');
		expect(out).toContain('Retirez d’abord la version 4');
		expect(out.endsWith('Rien n’a changé.\n')).toBe(true);
	});

	test.for(['1', '9'])('by the withdrawal of version %s', async (asked) => {
		const { code, err, version } = await command('--withdraw', asked);
		expect([code, version]).toEqual([1, 2]);
		expect(err).toContain(`La version ${asked} ne peut pas être retirée`);
	});
});

describe.concurrent('what takes counted money away', () => {
	const PART = csv([row(10)]);

	test('changes nothing until it is confirmed, says what would be lost and how to confirm', async () => {
		const { code, out, version } = await command(write('partie-1.csv', PART));
		expect([code, version]).toEqual([1, 2]);
		expect(out).toContain(
			'bop137 2018, LFI CP : 20 € qui sont comptés seraient retirés, et rien ne les remplacerait (Déconcentrés, 20 €).'
		);
		expect(out).toContain('partie-1.csv n’apporte rien et ne fait que retirer des lignes.');
		expect(out).toMatch(/\nRien n’a été importé : .* relancez la même commande avec --confirmer\.\n$/);
	});

	test('is told by a dry run, which says that it will be asked', async () => {
		const { code, out } = await command(write('partie-2.csv', PART), '--dry-run');
		expect(code).toBe(0);
		expect(out).toContain('À confirmer :');
		expect(out).toMatch(/L’import demandera d’être confirmé \(--confirmer\)\.\n$/);
	});

	test('is done with --confirmer, and says what is gone', async () => {
		const { code, out, version, lines } = await command(write('partie-3.csv', PART), '--confirmer');
		expect([code, version, lines.trim().split('\n').length]).toEqual([0, 3, 2]);
		expect(out).toContain('Retiré, et confirmé :');
		expect(out).toContain('20 € qui étaient comptés sont retirés');
	});

	test('is told form by form: before, file, after', async () => {
		const { out } = await command(
			write('formes.csv', csv([row(10, { forme: 'SEX', attribution: 'publiee' })])),
			'--dry-run'
		);
		expect(out).toContain('    SEX : avant rien, fichier 10 €, après 10 €\n');
		expect(out).toContain('    NV (non attribué) : avant 30 €, fichier rien, après rien\n');
	});
});

describe.concurrent('exit code 2: misused', () => {
	test.for([
		['without a file', [], 'Aucun fichier à importer.'],
		['with an unknown option', ['x.csv', '--tout'], '--tout'],
		['with an option typed wrong', ['package.json', '--profil', 'x'], 'Vouliez-vous dire « --profile »'],
		['with an option without its value', ['package.json', '--etape'], 'attend une valeur'],
		[
			'with an unknown encoding',
			['package.json', '--encoding', 'latin'],
			'--encoding : « latin » n’est pas connu.'
		],
		['with a year that is none', ['package.json', '--exercice', '18'], '--exercice : « 18 »'],
		['with a report of no kind', ['package.json', '--report', 'x.txt'], '.json ou .csv'],
		['with a report in no folder', ['package.json', '--report', 'nulle/part.csv'], 'n’existe pas'],
		['with two files to annotate', ['package.json', 'README.md', '--annotated', 'x.csv'], 'un seul fichier'],
		[
			'with a withdrawal and a file',
			['package.json', '--withdraw', '2'],
			'--withdraw s’emploie sans fichier.'
		]
	] as const)('%s: says why, then how', async ([, args, sentence]) => {
		const place = path('never.db');
		const { code, out, err } = await run('import', [...args, '--db', place]);
		expect([code, out]).toEqual([2, '']);
		expect(err.split('\n')[0]).toContain(sentence);
		expect(err).toContain('Usage : npm run import');
		expect(existsSync(place)).toBe(false);
	});
});

describe.concurrent('a path that means no table', () => {
	const folder = temporaryFolder();
	afterAll(folder.end);
	folder.write('Crédits été 2018.csv', GOOD);
	folder.write('~$budget.xlsx', 'x');
	const empty = folder.path('vide');
	mkdirSync(empty);
	folder.write('vide/ancien.xls', 'x');
	folder.write('vide/~$ouvert.xlsx', 'x');

	test.for([
		['a name mistyped', ['Credits ete 2018.csv'], 'Vouliez-vous dire « Crédits été 2018.csv » ?'],
		['a name of several words without quotes', ['Crédits', 'été', '2018.csv'], 'entre guillemets'],
		['another name', ['nulle-part.csv'], 'se trouvent « Crédits été 2018.csv », « tuyau.csv » et « vide »'],
		['a folder that is not there', ['absent/x.csv'], 'n’existe pas non plus'],
		['the mark of an open workbook', ['~$budget.xlsx'], 'fermez-le, puis importez « budget.xlsx »'],
		['a folder without tables', ['vide'], 'aucun tableau à importer, mais « ancien.xls »']
	] as const)('%s: says what stands in its place', async ([, names, sentence]) => {
		const place = path('never.db');
		const [first = '', ...others] = names;
		const { code, out, err } = await run('import', [folder.path(first), ...others, '--db', place]);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain(sentence);
		expect(err.trim().split('\n')).toHaveLength(1);
		expect(existsSync(place)).toBe(false);
	});

	const pipe = folder.path('tuyau.csv');
	execFileSync('mkfifo', [pipe]);

	test.for([
		['a pipe', [pipe]],
		['a pipe for which a reading is asked', [pipe, '--proposer']],
		['a device without end', ['/dev/zero']]
	] as const)('%s is refused in a sentence, and not waited for', async ([, args]) => {
		const place = path('never.db');
		const { code, out, err } = await run('import', [...args, '--db', place]);
		expect([code, out]).toEqual([2, '']);
		expect(err).toMatch(/^« .* » n’est ni un fichier ni un dossier, mais un tuyau ou un périphérique.*\n$/);
		expect(existsSync(place)).toBe(false);
	});

	test('a folder named as a table is searched, and a pipe found in one is left aside and told', async () => {
		const named = temporaryFolder();
		mkdirSync(named.path('a.csv'));
		named.write('a.csv/lignes.csv', csv([row(15, { source: 'b' })]));
		execFileSync('mkfifo', [named.path('tuyau.csv')]);
		const { code, out } = await command(named.folder, '--dry-run');
		named.end();
		expect(code).toBe(0);
		expect(out).toContain('lignes.csv : 1 ligne lue');
		expect(out).toMatch(/^Laissés de côté dans « .* » : « tuyau\.csv »\. /);
	});

	test('a folder tells which of its files it leaves aside', async () => {
		const { code, out } = await command(folder.folder);
		expect(code).toBe(1);
		expect(out).toMatch(/^Laissés de côté dans « .* » : « tuyau\.csv » et « vide\/ancien\.xls »\. /);
	});

	test('accents written in the other way are the same name', async () => {
		const typed = folder.path('Crédits été 2018.csv'.normalize('NFD'));
		expect((await command(typed, '--dry-run')).out).toContain('2 lignes lues');
	});
});

describe.concurrent('options of reading', () => {
	test('--delimiter, --decimal and --unit say how amounts are written', async () => {
		const text = GOOD.replaceAll(';', '\t').replace('\t10\t', '\t1.234\t').replace('\t20\t', '\t2.345\t');
		const ambiguous = write('ambigu.csv', text.replaceAll('\ta\n', '\tb\n'));
		expect((await command(ambiguous)).code).toBe(1);
		const { code, lines } = await command(
			ambiguous,
			...['--delimiter', 'tab', '--decimal', ',', '--unit', 'milliers']
		);
		expect(code).toBe(0);
		expect(lines).toContain(';1234000;');
		const cut = await command(ambiguous, '--delimiter', ';');
		expect([cut.code, cut.version]).toEqual([1, 2]);
	});

	test('--encoding is taken at its word', async () => {
		const name = write('octets.csv', GOOD.replaceAll(';a\n', ';b\n'));
		const { code, lines } = await command(name, '--encoding', 'windows-1252');
		expect(code).toBe(0);
		expect(lines).toContain('DÃ©concentrÃ©s');
	});

	test('--profile is held to', async () => {
		const name = write('canonique.csv', csv([row(3, { source: 'b' })]));
		expect((await command(name, '--profile', 'plf-destination')).code).toBe(1);
		const fixture = 'tests/fixtures/plf/plf_2020_depenses.csv';
		expect((await command(fixture, '--profile', 'plf-destination')).code).toBe(0);
	});

	test('--exercice completes a file that does not say its year', async () => {
		const name = write('neutre.csv', readFileSync('tests/fixtures/plr/plr_2019.csv'));
		expect((await command(name)).code).toBe(1);
		expect((await command(name, '--exercice', '2019')).code).toBe(0);
	});

	test('--etape, --dispositif, --source and --payeur complete a list that has no column of them', async () => {
		const name = write('liste.csv', 'exercice;association;montant\n2015;Association A;2500\n');
		expect((await command(name)).code).toBe(1);
		const stated = [
			'--etape',
			'voté',
			'--dispositif',
			'MAE',
			'--source',
			'Réserve 2015',
			'--payeur',
			'Sénat'
		];
		const done = await command(name, ...stated);
		expect(done.code).toBe(0);
		expect(done.out).toContain('mae 2015 LFI : rien → 2 500 €');
	});

	test('--all-programmes keeps what the nomenclature does not name', async () => {
		const fixture = 'tests/fixtures/plf/plf_2020_depenses.csv';
		const some = await command(fixture);
		expect(some.out).toContain('1 hors périmètre');
		const all = await command(fixture, '--all-programmes');
		expect([some.code, all.code]).toEqual([0, 0]);
		expect(all.out).toContain('0 hors périmètre');
		expect(all.lines.length).toBeGreaterThan(some.lines.length);
	});
});

describe.concurrent('reports', () => {
	test('--report as JSON and --annotated tell every problem, imported or not', async () => {
		const [report, annotated] = [path('rapport.json'), path('annote.csv')];
		const name = write('mauvais-2.csv', BAD);
		const { code } = await command(name, '--report', report, '--annotated', annotated);
		expect(code).toBe(1);
		const told = JSON.parse(readFileSync(report, 'utf8'));
		expect(told.fichiers).toMatchObject([{ fichier: 'mauvais-2.csv', lignes: { lues: 2, rejetees: 1 } }]);
		const [header, good, bad] = readFileSync(annotated, 'utf8').split('\n');
		expect(header?.endsWith(';_problemes')).toBe(true);
		expect(good?.endsWith(';')).toBe(true);
		expect(bad).toContain('montant');
	});

	test('--report as CSV has a row for each problem', async () => {
		const report = path('rapport.csv');
		await command(write('mauvais-3.csv', BAD), '--report', report);
		const rows = readFileSync(report, 'utf8').trim().split(/\r?\n/);
		expect(rows[0]).toContain('fichier;severite;code;ligne');
		expect(rows.some((text) => text.startsWith('mauvais-3.csv;bloquant;'))).toBe(true);
	});

	test('that cannot be written do not hide what the import did', async () => {
		const name = write('fait.csv', csv([row(15, { source: 'b' })]));
		const { code, out, err, version } = await command(
			name,
			'--report',
			`${path('')}trop-${'o'.repeat(300)}.csv`
		);
		expect([code, version]).toEqual([0, 3]);
		expect(out).toContain('Fait : version 3.');
		expect(err).toMatch(
			/^Le rapport n’a pas pu être écrit \(.*\)\. Ce qui est dit de l’import reste vrai\.\n$/
		);
	});
});

test('without --db the base is that of DATABASE_PATH, made of everything in DATA_FOLDER', async () => {
	const place = path('named.db');
	const env = { DATABASE_PATH: place, DATA_FOLDER: 'data' };
	const { code, out } = await run(
		'import',
		[write('fin.csv', csv([row(5, { source: 'b', exercice: 2030 })]))],
		{ env }
	);
	expect([code, out.endsWith('Fait : version 2.\n')]).toEqual([0, true]);
	const db = openBase(place);
	expect(exported(db, 1)).toContain(';plf-2018;');
	db.close();
});

test('every option that the usage names was tried here', () => {
	const named = [...USAGE.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
	expect(named.length).toBeGreaterThan(10);
	expect([...tried].sort()).toEqual([...named].sort());
});
