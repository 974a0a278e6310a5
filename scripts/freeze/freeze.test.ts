import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCampaign } from '#lib/pages/year/campaign/campaign-record.ts';
import { AT, bring, csv, exported, queryOf, row } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { openBase } from '#lib/server/store/open.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { figureOf } from '../../src/routes/figures/figure-of.ts';
import { run, temporaryFolder } from '../command.fixture.ts';

const here = temporaryFolder();
const data = here.path('donnees');
const env = { DATABASE_PATH: here.path('base.db'), DATA_FOLDER: data };
const freeze = (...args: string[]) => run('freeze/freeze', args, { env });
const file = (id: string) => here.path(`donnees/campagnes/${id}.md`);
const NOVEMBER = ['--annee', '2018', '--titre', 'Réunion de novembre'];

beforeAll(async () => {
	mkdirSync(data);
	const nowhere = await freeze(...NOVEMBER);
	expect([nowhere.code, nowhere.out]).toEqual([1, '']);
	expect(nowhere.err).toContain('n’existe pas');
	expect(existsSync(here.path('donnees/campagnes'))).toBe(false);
	(await ensureBase(env.DATABASE_PATH, 'data', AT)).close();
});
afterAll(here.end);

test('records a year at the current version, with the empreintes that the pages of its figures give', async () => {
	const { code, out, err } = await freeze(...NOVEMBER);
	expect([code, err]).toEqual([0, '']);
	expect(out).toContain('campagne « Réunion de novembre », version 1 des données, du 22 novembre 2026.');
	expect(out).toContain('5 figures et 4 tableaux, avec leurs empreintes :');
	expect(out).toContain('Adresse : /annees/2018?campagne=2018-reunion-de-novembre');
	const recorded = readCampaign(
		'2018-reunion-de-novembre',
		readFileSync(file('2018-reunion-de-novembre'), 'utf8')
	);
	if ('phrase' in recorded) throw new Error(recorded.phrase);
	const db = openBase(env.DATABASE_PATH);
	const figures = yearDossier(db, queryOf(db, 'v=1'), 2018, '').sections.flatMap(({ id, blocs }) =>
		blocs.flatMap((block) =>
			block.genre === 'figure'
				? [[`${id}/${block.figure}`, figureOf(db, block.figure, block.query, '')?.notice.empreinte]]
				: []
		)
	);
	const lines = createHash('sha256').update(exported(db, 1), 'utf8').digest('hex');
	db.close();
	expect(recorded.empreintes).toMatchObject(Object.fromEntries(figures));
	expect(Object.keys(recorded.empreintes).filter((place) => place.includes('tableau'))).toEqual([
		'constat/tableau-lignes',
		'depense/tableau-depense',
		'evolution/tableau-2017-2018',
		'evolution/tableau-2013-2018'
	]);
	expect(recorded.lignes).toBe(lines);
	expect(recorded).toMatchObject({ annee: 2018, version: 1, date: '2026-11-22', filtres: '' });
});

test('filters are those of an address; the base of constant euros is named, so that no default moves it', async () => {
	const { code } = await freeze(
		'--annee',
		'2017',
		'--titre',
		'Constants',
		'--dispositif',
		'bop137',
		'--euros',
		'constants'
	);
	expect(code).toBe(0);
	expect(readFileSync(file('2017-constants'), 'utf8')).toContain(
		'filtres: dispositif=bop137&euros=constants&base=2025'
	);
	const unknown = await freeze('--annee', '2017', '--titre', 'x', '--etape', 'vote');
	expect(unknown.code).toBe(2);
	expect(unknown.err).toContain('« etape » : la valeur « vote » n’est pas connue.');
});

test('refuses a year without lines, a title taken, a title of signs, a command badly written, and leaves what is there', async () => {
	const before = readFileSync(file('2018-reunion-de-novembre'), 'utf8');
	const again = await freeze('--annee', '2018', '--titre', 'RÉUNION de novembre !');
	expect(again.code).toBe(1);
	expect(again.err).toContain('Une campagne porte déjà ce titre');
	expect(readFileSync(file('2018-reunion-de-novembre'), 'utf8')).toBe(before);
	const year = await freeze('--annee', '1999', '--titre', 'x');
	expect(year.code).toBe(1);
	expect(year.err).toMatch(
		/1999 n’a aucune ligne dans la base\. Années qui en ont : 2011.* Rien n’a été figé\./
	);
	expect((await freeze('--annee', '2018', '--titre', '« … »')).err).toContain('ni lettre ni chiffre');
	expect((await freeze('--annee', '2018', '--titre', 'x'.repeat(121))).err).toContain(
		'cent vingt signes au plus'
	);
	for (const args of [
		[],
		['--annee', '2018'],
		['--annee', 'xx', '--titre', 'x'],
		['--verifier', '--annee', '2018'],
		['--inconnu']
	])
		expect((await freeze(...args)).code).toBe(2);
});

test('a control says that the base still holds what was frozen, after an import; what differs, and a file that was broken', async () => {
	const kept = await freeze('--verifier');
	expect(kept).toMatchObject({ code: 0, err: '' });
	const db = openBase(env.DATABASE_PATH);
	await bring(
		db,
		csv([row(2_300_000, { poste: 'AFIS', nature: 'np', forme: 'SEX', attribution: 'mandat', preuve: 'A' })])
	);
	db.close();
	expect(await freeze('--verifier')).toMatchObject({ code: 0, out: kept.out });
	const path = file('2018-reunion-de-novembre');
	const recorded = readFileSync(path, 'utf8');
	writeFileSync(path, recorded.replace(/(formes\/repartition-annee: )\w+/, '$100000000'));
	const moved = await freeze('--verifier');
	expect(moved.code).toBe(1);
	expect(moved.out).toMatch(/formes\/repartition-annee : empreinte 00000000 figée, [0-9a-f]{8} lue/);
	writeFileSync(path, recorded.replace('version: 1', 'version: 9'));
	expect((await freeze('--verifier')).out).toContain(
		'2018-reunion-de-novembre : la base n’a pas de version 9.'
	);
	writeFileSync(path, recorded.replace('version: 1', 'version: un'));
	expect((await freeze('--verifier')).out).toContain('2018-reunion-de-novembre : ligne 4 : « version »');
	writeFileSync(path, recorded);
	const other = here.path('autre.db');
	const second = await ensureBase(other, 'data', AT, 'vocabularies');
	second.close();
	const elsewhere = await freeze('--verifier', '--db', other);
	expect(elsewhere.code).toBe(1);
	expect(elsewhere.out).toContain('ses lignes (npm run export -- --v 1) ne sont pas les mêmes');
});
