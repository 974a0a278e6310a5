import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { writeCampaign } from '#lib/pages/year/campaign/campaign-record.ts';
import { empreintesOf } from '#lib/pages/year/campaign/block-prints.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { campaignStamp } from '#lib/server/campaign-files.ts';
import { csvFilesOf } from '#lib/server/import/disk-source.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from '../figures/figure-of.ts';
import { load as years } from '../(site)/annees/+page.server.ts';
import { load as year } from '../(site)/annees/[annee=annee]/+page.server.ts';

const data = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
const folder = join(data, 'campagnes');
const before = process.env['DATA_FOLDER'];
let db: Database;

/** Freezes 2018 at version 1, under an id. */
function freeze(id: string, filtres: string, more: { version?: number; remarque?: string } = {}): void {
	const { version = 1, remarque = '' } = more;
	const dossier = yearDossier(db, queryOf(db, `${filtres}&v=1`), 2018, '');
	const record = {
		...{ annee: 2018, titre: id.slice(5), version, date: dossier.date, figee: '2026-11-30', filtres },
		lignes: '0'.repeat(64),
		empreintes: empreintesOf(
			dossier,
			({ figure, query }) => figureOf(db, figure, query, '')?.notice.empreinte ?? null
		)
	};
	writeFileSync(join(folder, `${id}.md`), writeCampaign(record, { constat: remarque }));
}

beforeAll(async () => {
	process.env['DATA_FOLDER'] = data;
	db = await shippedBase();
	mkdirSync(folder);
	freeze('2018-bilan', '');
	freeze('2018-depense', 'etape=execution');
	freeze('2018-plus-tard', '', { version: 9 });
	writeFileSync(join(folder, '2018-casse.md'), 'rien');
	await bring(
		db,
		csv([row(2_300_000, { poste: 'AFIS', nature: 'np', forme: 'SEX', attribution: 'mandat', preuve: 'A' })])
	);
});
afterAll(() => {
	if (before === undefined) delete process.env['DATA_FOLDER'];
	else process.env['DATA_FOLDER'] = before;
	db.close();
	rmSync(data, { recursive: true, force: true });
});

type Load = (event: never) => unknown;
async function ask(load: Load, address: string) {
	const url = new URL(address, 'https://lignes.example');
	const annee = /\d{4}$/.exec(url.pathname)?.[0];
	return (await load({ locals: { db }, url, params: { annee } } as never)) as Record<string, never>;
}
/** What an address is refused with, or where it leads. */
const refused = (address: string): Promise<Record<string, unknown>> =>
	ask(year, address).then(
		() => ({}),
		(cause: unknown) => cause as Record<string, unknown>
	);

test('an address that names a campaign leads to the one that has its version and its filters', async () => {
	expect(await refused('/annees/2018?campagne=2018-bilan')).toMatchObject({
		status: 307,
		location: '/annees/2018?v=1&campagne=2018-bilan'
	});
	expect(await refused('/en/annees/2018?campagne=2018-depense&v=1')).toMatchObject({
		status: 307,
		location: '/en/annees/2018?etape=execution&v=1&campagne=2018-depense'
	});
	const shown = await ask(year, '/annees/2018?etape=execution&v=1&campagne=2018-depense');
	expect(shown).toMatchObject({
		campagne: { id: '2018-depense', ecarts: [], changements: { de: 1, a: 2 } },
		page: { version: 1 }
	});
});

test('what a campaign is not is refused with a sentence', async () => {
	const message = async (address: string) => {
		const { status, body } = (await refused(address)) as { status: number; body: { message: string } };
		return `${status} ${body.message.replaceAll('\u00A0', ' ')}`;
	};
	expect(await message('/annees/2018?campagne=2018-inconnue')).toBe(
		'404 La campagne « 2018-inconnue » n’existe pas. Campagnes figées : 2018-bilan, 2018-casse, 2018-depense, 2018-plus-tard.'
	);
	expect(await message('/annees/2018?campagne=2018-bilan&v=2')).toMatch(
		/^400 .* figée à la version 1 des données/
	);
	expect(await message('/annees/2018?campagne=2018-bilan&etape=lfi')).toMatch(/^400 .*filtres/);
	expect(await message('/annees/2017?campagne=2018-bilan')).toBe(
		'400 La campagne « 2018-bilan » porte sur 2018.'
	);
	expect(await message('/annees/2018?campagne=2018-plus-tard')).toMatch(
		/^404 .*version 9 des données, que cette base n’a pas/
	);
	expect(await message('/annees/2018?campagne=2018-casse')).toMatch(/^404 .* ne se lit pas, ligne 1\./);
	expect(await message('/annees/2018?campagne=../bilan')).toMatch(/^404 La campagne « \.\.\/bilan »/);
});

test('the campaigns are listed with the years and on the page of theirs; a broken one breaks no page', async () => {
	const all = await ask(years, '/annees');
	expect(all['campagnes']).toMatchObject([
		{ id: '2018-bilan', lien: '/annees/2018?campagne=2018-bilan', refus: '' },
		{ id: '2018-casse', refus: expect.stringContaining('ne se lit pas, ligne 1.') },
		{ id: '2018-depense' },
		{ id: '2018-plus-tard' }
	]);
	expect((await ask(year, '/annees/2018'))['campagnes']).toHaveLength(4);
	expect((await ask(year, '/annees/2017'))['campagnes']).toHaveLength(0);
	expect((await ask(year, '/annees/2018?v=1&campagne=2018-bilan'))['campagnes']).toHaveLength(3);
});

test('remarks that are edited are read at once, and name another state of the campaigns to who keeps answers', async () => {
	const address = '/annees/2018?v=1&campagne=2018-bilan';
	const stamp = campaignStamp(data);
	expect(campaignStamp(data)).toBe(stamp);
	freeze('2018-bilan', '', { remarque: 'Dit en réunion.' });
	expect(campaignStamp(data)).not.toBe(stamp);
	expect((await ask(year, address))['campagne']).toMatchObject({
		remarques: { constat: [{ genre: 'paragraphe', mots: [{ texte: 'Dit en réunion.' }] }] }
	});
	expect(campaignStamp(join(data, 'nowhere'))).toBe('');
});

test('no campaign is a file of data', async () => {
	expect(await csvFilesOf(data)).toEqual([]);
});
