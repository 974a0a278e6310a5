import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AT, csv, file, row } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { openBase } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { run, temporaryFolder } from './command.fixture.ts';

const { path, end } = temporaryFolder();
const base = path('base.db');
beforeAll(async () => {
	const db = await ensureBase(base, 'data', AT, 'vocabularies');
	await importFiles(db, [file(csv([row(10, { beneficiaire: 'Zélie Quorbin', note: 'Vu' })]))], { at: AT });
	db.close();
});
afterAll(end);

let copies = 0;
async function command(...args: string[]) {
	const place = path(`copie-${(copies += 1)}.db`);
	copyFileSync(base, place);
	const ended = await run('erase', [...args, '--db', place]);
	const db = openBase(place);
	const version = currentVersion(db);
	db.close();
	return { ...ended, version };
}

test.concurrent('says where a text stands and how to erase it, and changes nothing', async () => {
	const { code, out, err, version } = await command('zelie quorbin');
	expect([code, err, version]).toEqual([0, '', 2]);
	expect(out).toContain('  1 bénéficiaire :\n    Zélie Quorbin\n');
	expect(out).toContain('  octets d’origine gardés : lignes.csv\n');
	expect(out.endsWith('npm run erase -- "zelie quorbin" --raison "…"\n')).toBe(true);
});

test.concurrent('erases it once it is told why, without repeating it', async () => {
	const { code, out, err, version } = await command('Zélie Quorbin', '--raison', 'Demande de la personne');
	expect([code, err, version]).toEqual([0, '', 3]);
	expect(out).toMatch(
		/^Fait : version 3\. Aucun montant ne change\.\n {2}1 ligne, de toutes les versions\n {2}1 bénéficiaire\n/
	);
	expect(out).toContain('  octets d’origine effacés : lignes.csv\n');
	expect(out).not.toMatch(/quorbin/i);
});

test.concurrent('names the shipped files that still say it', async () => {
	const { out } = await command('Direction du budget', '--raison', 'essai');
	expect(out).toContain('Ces fichiers du dossier des données le disent encore : data/sources.csv');
});

test.concurrent('names the campaigns whose remarks say it', async () => {
	mkdirSync(path('data/campagnes'), { recursive: true });
	writeFileSync(path('data/campagnes/2018-essai.md'), '## constat\n\nDit par Zelie QUORBIN.\n');
	copyFileSync(base, path('remarques.db'));
	const args = ['Zélie Quorbin', '--raison', 'essai', '--db', path('remarques.db')];
	const { out } = await run('erase', args, { env: { DATA_FOLDER: path('data') } });
	expect(out).toContain(`le disent encore : ${path('data/campagnes/2018-essai.md')}.`);
});

test.concurrent.for([
	['a text that is nowhere', ['Personne Inconnue'], 'La base ne dit nulle part « Personne Inconnue ».'],
	['a text too short', ['x', '--raison', 'essai'], 'Ce texte est trop court'],
	['a code', ['bop137', '--raison', 'essai'], 'Ce texte est aussi un code'],
	['a reason that says it', ['Zélie Quorbin', '--raison', 'Pour Zelie Quorbin'], 'La raison dit le texte'],
	['a column that is read', ['--column', 'montant', '--raison', 'essai'], 'Cette colonne est lue'],
	['a column of no file', ['--column', 'téléphone', '--raison', 'essai'], 'Aucun fichier importé']
] as const)('changes nothing, exit code 1, for %s', async ([, args, sentence]) => {
	const { code, out, err, version } = await command(...args);
	expect([code, version]).toEqual([1, 2]);
	expect(out + err).toContain(sentence);
});

test.concurrent.for([
	['nothing to look for', [], 'Aucun texte à chercher.'],
	['two texts', ['a', 'b'], 'Un seul texte à la fois'],
	['a text and a column', ['abc', '--column', 'x', '--raison', 'y'], 'Un texte ou une colonne'],
	['no reason for a column', ['--column', 'x'], '--raison manque.'],
	['a blank reason', ['abc', '--raison', ' '], 'dites pourquoi'],
	['an unknown option', ['--tout'], '--tout']
] as const)('exit code 2 for %s, with how to call it', async ([, args, sentence]) => {
	const { code, err, version } = await command(...args);
	expect([code, version]).toEqual([2, 2]);
	expect(err.split('\n')[0]).toContain(sentence);
	expect(err).toContain('Usage : npm run erase');
});
