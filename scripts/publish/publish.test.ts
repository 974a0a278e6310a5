import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { start, temporaryFolder } from '../command.fixture.ts';
import { eachWhole } from './markup.ts';
import { openFolder } from './published-folder.ts';
import { copyStamp } from './stamp.ts';

const { folder, path, write, end } = temporaryFolder();
afterAll(end);

const publish = (...args: string[]) =>
	start(process.execPath, ['scripts/publish/publish.ts', ...args], { env: { ORIGIN: '' } }).ended;
const SAID = JSON.stringify({
	site: 'lignes-claires',
	version: 1,
	date: '2026-11-30',
	origine: 'https://a.fr',
	vivant: null,
	figees: [1]
});

describe('a publication that cannot be says why, and writes nothing', () => {
	test.for([
		['without a folder', ['--origin', 'https://a.fr'], 2, '--out'],
		['without an address', ['--out', 'x'], 2, '--origin'],
		['under a path', ['--out', 'x', '--origin', 'https://a.fr/x'], 2, 'la racine d’un site'],
		[
			'with an unknown filter',
			['--out', 'x', '--origin', 'https://a.fr', '--filtres', 'couleur'],
			2,
			'couleur'
		],
		[
			'of a copy of itself',
			['--out', 'x', '--origin', 'https://a.fr', '--origin-vivant', 'https://a.fr'],
			2,
			'elle-même'
		],
		['on a day that is none', ['--out', 'x', '--origin', 'https://a.fr', '--date', 'hier'], 2, 'hier']
	] as const)('%s', async ([, args, code, said]) => {
		const ended = await publish(...args);
		expect(ended).toMatchObject({ code, out: '' });
		expect(ended.err).toContain(said);
	});

	test('over something else', async () => {
		mkdirSync(path('autre'));
		write('autre/rapport.txt', 'à garder');
		const ended = await publish('--out', path('autre'), '--origin', 'https://a.fr');
		expect(ended.code).toBe(2);
		expect(ended.err).toContain('autre chose qu’une copie publiée');
		expect(readdirSync(path('autre'))).toEqual(['rapport.txt']);
		expect(existsSync(path('autre.tmp'))).toBe(false);
	});
});

describe('a copy that stands is checked', () => {
	const check = (folder: string) => publish('--verifier', path(folder));

	test('each link that leads nowhere is told with its file', async () => {
		mkdirSync(path('faite'));
		write('faite/version.json', SAID);
		write('faite/index.html', '<a href="/b.svg">b</a>');
		const lost = await check('faite');
		expect([lost.code, lost.out]).toEqual([1, expect.stringContaining('index.html : « /b.svg » ne mène')]);
		write('faite/b.svg', '<svg/>');
		const whole = await check('faite');
		expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('chaque lien mène à un fichier')]);
	});

	test('what is no copy is said to be none, and options of a publication are refused', async () => {
		mkdirSync(path('vide'));
		const none = await check('vide');
		expect([none.code, none.err]).toEqual([2, expect.stringContaining('n’est pas une copie publiée')]);
		const more = await publish('--verifier', path('faite'), '--out', 'x');
		expect([more.code, more.err]).toEqual([2, expect.stringContaining('seule')]);
	});
});

test('a copy is named by its data, by its program and by what was asked: nothing else makes it anew', async () => {
	const asked = { origin: 'https://a.fr', date: '2026-11-30' };
	const name = await copyStamp('données', asked);
	expect(await copyStamp('données', { ...asked })).toBe(name);
	expect(await copyStamp('autres', asked)).not.toBe(name);
	expect(await copyStamp('données', { ...asked, date: '2026-12-01' })).not.toBe(name);
});

describe('a copy takes its place whole', () => {
	test('the former one stays until then, and after a publication given up', () => {
		mkdirSync(path('copie'));
		write('copie/version.json', SAID);
		write('copie/ancienne.html', '');
		const writing = openFolder(path('copie'));
		writing.write('/annees/', 'neuve');
		expect(readdirSync(path('copie')).sort()).toEqual(['ancienne.html', 'version.json']);
		writing.giveUp();
		const again = openFolder(path('copie'));
		expect(again.former?.figees).toEqual([1]);
		again.write('/annees/', 'neuve');
		again.write('/version.json', SAID);
		again.finish();
		expect(readdirSync(path('copie')).sort()).toEqual(['annees', 'version.json']);
		expect(readdirSync(folder).filter((name) => name.startsWith('copie'))).toEqual(['copie']);
	});

	test('what was stopped between two moves is put back, and what was stopped before is written anew', () => {
		renameSync(path('copie'), path('copie.avant'));
		mkdirSync(path('copie.tmp'));
		write('copie.tmp/.publication-en-cours', '');
		expect(openFolder(path('copie')).former?.version).toBe(1);
		expect(readdirSync(path('copie')).sort()).toEqual(['annees', 'version.json']);
	});

	test('no path is written twice, or outside', () => {
		const writing = openFolder(path('neuve'));
		writing.write('/a/', '1');
		expect(() => writing.write('/A/index.html', '2')).toThrow(/twice or outside/);
		expect(() => writing.write('/../dehors', '2')).toThrow(/twice or outside/);
		writing.giveUp();
	});
});

test('whole addresses are changed in sentences, in codes written twice over, and without a scheme', () => {
	const change = (address: string) => address.replace('?v=1&w=2', '/v-1/');
	const told = (text: string) => eachWhole(text, 'https://a.fr', change);
	expect(told('Voir https://a.fr/x?v=1&w=2.')).toBe('Voir https://a.fr/x/v-1/.');
	expect(told('&lt;a href=&quot;https://a.fr/x?v=1&amp;amp;w=2&quot;&gt;b')).toBe(
		'&lt;a href=&quot;https://a.fr/x/v-1/&quot;&gt;b'
	);
	expect(told('dessiné : a.fr/x?v=1&w=2')).toBe('dessiné : a.fr/x/v-1/');
	expect(told('https://www.a.fr/x?v=1&w=2 x@a.fr/x')).toBe('https://www.a.fr/x?v=1&w=2 x@a.fr/x');
});
