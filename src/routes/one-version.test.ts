import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFigureFile } from '#lib/export/figure-files.ts';
import { bring, csv, queryOf, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import { errata } from '#lib/server/analysis/versions/errata.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion, currentVersion, listVersions, readVersion } from '#lib/server/store/versions.ts';
import { figureOf } from './figures/figure-of.ts';
import { GET as figureFile } from './figures/[id=figure].[fichier=fichier]/+server.ts';
import { GET as card } from './figures/[id=figure].og.png/+server.ts';
import { GET as linesFile } from './lignes.csv/+server.ts';
import { GET as health } from './sante/+server.ts';
import { load as layout } from './(site)/+layout.server.ts';
import { load as versionsPage } from './(site)/verifier/+page.server.ts';

/** A published amount, of which each import changes the value. */
const amount = (montant: number) =>
	csv([row(montant, { poste: 'Aide', forme: 'TRAV', attribution: 'publiee' })]);

let db: Database;
let first: number;
beforeEach(async () => {
	db = await vocabulariesOnly();
	first = (await bring(db, amount(1000))).version ?? 0;
});
afterEach(() => db.close());

type Handler = (event: never) => Response | Promise<Response>;
/** Asks an address as the server does: at the version of the moment. */
const get = (handler: Handler, address: string, params: Record<string, string> = {}): Promise<Response> => {
	const url = new URL(address, 'https://lignes.example');
	const event = { locals: { db }, url, params, request: new Request(url) };
	return atOneVersion(db, async () => handler(event as never));
};
const picture = (query: string) =>
	get(figureFile, `/figures/formes-par-annee.png?largeur=600${query}`, {
		id: 'formes-par-annee',
		fichier: 'png'
	});
const preview = (query: string) =>
	get(card, `/figures/formes-par-annee.og.png?${query}`, { id: 'formes-par-annee' });
const bytes = async (response: Promise<Response>) => Buffer.from(await (await response).arrayBuffer());

test.for([
	['a picture', picture],
	['a preview', preview]
] as const)(
	'%s that waits while an import is committed is drawn from the version it is kept under',
	async ([, ask]) => {
		const asked = figureOf(db, 'formes-par-annee', queryOf(db, `v=${first}`), 'https://lignes.example');
		if (asked === null) throw new Error('nothing to draw');
		const choice = {
			csv: 'excel',
			largeur: 600,
			format: 'paysage',
			variante: 'complet',
			theme: 'clair'
		} as const;
		const before = Buffer.from(await writeFigureFile('png', asked, choice));

		const others = [2014, 2015, 2016, 2017].map((year) => ask(`&de=${year}&a=2018`));
		const waiting = ask('');
		await bring(db, amount(2000));
		const [early, frozen, now] = [
			await bytes(waiting),
			await bytes(ask(`&v=${first}`)),
			await bytes(ask(''))
		];
		await Promise.all(others);

		expect(early.equals(frozen)).toBe(true);
		expect(now.equals(frozen)).toBe(false);
		if (ask === picture) expect(frozen.equals(before)).toBe(true);
	}
);

test('lines sent while an import is committed are those of the version that names the file', async () => {
	const response = await get(linesFile, '/lignes.csv');
	await bring(db, amount(2000));
	expect(response.headers.get('content-disposition')).toContain(`lignes_v${first}.csv`);
	const sent = await response.text();
	expect(sent).toBe(await (await get(linesFile, `/lignes.csv?v=${first}`)).text());
	expect(sent).not.toBe(await (await get(linesFile, '/lignes.csv')).text());
});

test('all that is asked at one version says what it said before the import', async () => {
	const url = new URL('https://lignes.example/verifier');
	const served = { db, state: 'ok', obstacle: null };
	const event = { locals: { db, served }, url, params: {}, route: { id: '/(site)/verifier' } } as never;
	const asked = async () => ({
		layout: await layout(event),
		page: await versionsPage(event),
		sante: ((await (await health(event)).json()) as { version: number }).version,
		versions: listVersions(db),
		next: readVersion(db, first + 1),
		errata: errata(db),
		line: lineStory(db, 1, first)
	});
	await atOneVersion(db, async () => {
		const before = await asked();
		// An import decides its own number, from the base.
		expect((await bring(db, amount(2000))).version).toBe(first + 1);
		await bring(db, csv([row('abc', { dispositif: 'mae' })]), { name: 'autre.csv', allowRejects: true });
		expect(await asked()).toEqual(before);
	});
	expect(currentVersion(db)).toBe(first + 2);
	expect(errata(db)).toHaveLength(1);
	expect(lineStory(db, 1, first)?.untilVersion).toBe(first + 1);
	expect((await versionsPage(event))?.historique.quarantines).toHaveLength(1);
});
