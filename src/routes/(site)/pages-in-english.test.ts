import { render } from 'svelte/server';
import type { Component } from 'svelte';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

/** What sentences name as it is published: who pays, who publishes, who receives. */
function published(): string[] {
	const { dispositifs, sources } = select(db, queryOf(db, '')).reference;
	return [
		...dispositifs.map((row) => row.ministere),
		...sources.map((row) => row.editeur),
		'ALC, Agir pour le lien social et la citoyenneté',
		'Lignes claires'
	].sort((a, b) => b.length - a.length);
}

/** What a page says outside its figures and outside what it quotes or marks as French; the words of its attributes too. */
function ownWords(html: string): string {
	let rest = html.replace(/<!--.*?-->/gs, '').replace(/<(style|script|figure)\b.*?<\/\1>/gs, ' ');
	const french = /<(\w+)\b[^>]*\slang="fr"[^>]*>/;
	for (let found = french.exec(rest); found; found = french.exec(rest)) {
		const end = rest.indexOf(`</${found[1] ?? ''}>`, found.index);
		rest = rest.slice(0, found.index) + rest.slice(end);
	}
	const attributes = [...rest.matchAll(/(?:aria-label|content|placeholder|title)="([^"]*)"/g)];
	const words = [rest.replace(/<[^>]+>/g, ' '), ...attributes.map(([, said = '']) => said)]
		.join(' | ')
		.replace(/“[^”]*”/g, '');
	const spaced = (text: string) => text.replace(/[\s\u00A0]+/g, ' ');
	return published().reduce((text, name) => text.replaceAll(spaced(name), ''), spaced(words));
}

const FRENCH =
	/.{0,40}(?<!\p{L})(?:les?|la|des|du|une?|et|en|par|sur|avec|lignes?|années?|montants?|crédits|pas|aucune?|pour|dans)(?!\p{L}).{0,40}|.{0,40}[«»].{0,40}/iu;

type Loads = Record<string, () => Promise<{ load: (event: unknown) => unknown }>>;
type Pages = Record<string, () => Promise<{ default: Component<{ data: unknown }> }>>;
const LOADS = import.meta.glob('./**/+page.server.ts') as Loads;
const PAGES = import.meta.glob('./**/+page.svelte') as Pages;

async function shown(route: string, address: string, params: object): Promise<string> {
	const url = new URL(`https://site.example${address}`);
	const server = await LOADS[`./${route}/+page.server.ts`]?.();
	const data = await server?.load({ locals: { db, today: '2026-11-30' }, params, url });
	const page = await PAGES[`./${route}/+page.svelte`]?.();
	if (!page) throw new Error(`no page: ${route}`);
	const context = new Map([['__request__', { page: { url } }]]);
	const { head, body } = await render(page.default, { props: { data }, context });
	return head + body;
}

test.for([
	['formes', '/formes', {}],
	['formes/[code]', '/formes/SEX', { code: 'SEX' }],
	['formes/[code]', '/formes/DOM?euros=constants', { code: 'DOM' }],
	['formes/[code]', '/formes/NV', { code: 'NV' }],
	['formes/[code]', '/formes/MULTI', { code: 'MULTI' }],
	['beneficiaires', '/beneficiaires', {}],
	['beneficiaires', '/beneficiaires?q=personne', {}],
	['beneficiaires/[id]', '/beneficiaires/781626817', { id: '781626817' }],
	['dispositifs', '/dispositifs', {}],
	['dispositifs/[id]', '/dispositifs/bop137', { id: 'bop137' }],
	['dispositifs/[id]', '/dispositifs/acse', { id: 'acse' }],
	['dispositifs/[id]', '/dispositifs/subventions-locales', { id: 'subventions-locales' }],
	['annees', '/annees', {}],
	['annees/[annee=annee]', '/annees/2018', { annee: '2018' }],
	['annees/[annee=annee]', '/annees/2023', { annee: '2023' }],
	[
		'annees/[annee=annee]',
		'/annees/2023?perimetre=contexte&etape=execution&dispositif=versements',
		{ annee: '2023' }
	],
	[
		'annees/[annee=annee]/relances/[dispositif]',
		'/annees/2018/relances/mae',
		{ annee: '2018', dispositif: 'mae' }
	],
	['annees/[annee=annee]/dossier', '/annees/2018/dossier', { annee: '2018' }],
	['transparence', '/transparence', {}],
	['signaler', '/signaler', {}],
	['signaler', '/signaler?page=/formes', {}],
	['methode/glossaire', '/methode/glossaire', {}],
	['methode/fichiers', '/methode/fichiers', {}]
] as const)('in English, %s at %s marks what is French', async ([route, address, params]) => {
	const html = await inLanguage('en', () => shown(route, address, params));
	expect(html).not.toContain('name="description" content=""');
	const words = ownWords(html);
	expect(words.length).toBeGreaterThan(200);
	expect(FRENCH.exec(words)?.[0] ?? null).toBeNull();
});

test.for([
	[
		'formes/[code]',
		'/formes/XXX',
		{ code: 'XXX' },
		'“XXX” is not the code of a form. Possible codes: SEX, TRAV,'
	],
	['dispositifs/[id]', '/dispositifs/x', { id: 'x' }, '“x” is not a known scheme. Known schemes: bop137,'],
	['beneficiaires/[id]', '/beneficiaires/x', { id: 'x' }, 'No line names the organisation “x”'],
	['annees/[annee=annee]', '/annees/1999', { annee: '1999' }, '1999 has no line in version 1 of the data.'],
	[
		'annees/[annee=annee]/relances/[dispositif]',
		'/annees/2018/relances/acse',
		{ annee: '2018', dispositif: 'acse' },
		'No letter is to be sent about “acse” for 2018'
	]
] as const)('in English, %s at %s says that there is nothing', async ([route, address, params, says]) => {
	await expect(inLanguage('en', () => shown(route, address, params))).rejects.toMatchObject({
		status: 404,
		body: { message: expect.stringContaining(says) as string }
	});
});
