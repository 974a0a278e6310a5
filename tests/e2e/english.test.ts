import { readFileSync } from 'node:fs';
import { ETAPES } from '../../src/lib/domain/vocabulary.ts';
import { FIGURE_IDS } from '../../src/lib/figures/figures.ts';
import { expect, expectAccessible, expectAccessibleInWords, expectNoSliding, PAGES, test } from './site.ts';
import { englishIn, frenchIn, idsOf, namesIn, plain, saidIn, withoutNames, type Said } from './words-said.ts';

/** The columns `from` to `to` of a file of the data, below its head. */
const cells = (file: string, from: number, to: number) =>
	readFileSync(`data/${file}`, 'utf8')
		.split('\n')
		.slice(1)
		.flatMap((row) => row.split(';').slice(from, to));

/** Titles of documents and of actions of the budget, and names of who publishes them, which stay as they are. */
const TITLES = [...cells('sources.csv', 1, 3), ...cells('intitules.csv', 3, 4)].filter(
	(title) => title.length > 20
);

const inEnglish = (path: string) => `/en${path === '/' ? '' : path.replace(/^\/(?=\?)/, '')}`;
const ALL = new Set<string>([...PAGES, '/nulle-part', ...FIGURE_IDS.map((id) => `/figures/${id}`)]);
/** Pages made as another of the list, which has more in it: their structure is the one that is read there, and in French. */
const LIKE_ANOTHER = new Set([
	...['/annees/2011', '/annees/2017', '/annees/2021', '/dispositifs/versements', '/formes/NV'],
	...FIGURE_IDS.filter((id) => id !== 'formes-annees').map((id) => `/figures/${id}`)
]);

for (const path of ALL) {
	test(`${inEnglish(path)} has no French word that is not marked as French`, async ({ page }) => {
		await page.goto(inEnglish(path));
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		if (!LIKE_ANOTHER.has(path)) await expectAccessibleInWords(page);
		await expectNoSliding(page);
		const { own, french, prose } = await page.evaluate<Said>(`(${saidIn})(document)`);
		expect(frenchIn(own)).toEqual([]);
		expect(namesIn(prose)).toEqual([]);
		expect(englishIn(french)).toEqual([]);
	});
}

/** The addresses that a reader can come to, beside those above: every year, scheme and form, what is embedded, errors. */
const OTHERS = {
	years: Array.from({ length: 15 }, (_, index) => 2011 + index).flatMap((year) =>
		['', '?etape=execution', '?perimetre=contexte'].map((query) => inEnglish(`/annees/${year}${query}`))
	),
	schemes: idsOf('dispositifs', 'id').map((id) => inEnglish(`/dispositifs/${id}`)),
	forms: idsOf('formes', 'code').map((code) => inEnglish(`/formes/${code}`)),
	stages: ETAPES.flatMap((etape) =>
		['/', '/comparer', '/lignes', '/transparence'].map((path) =>
			inEnglish(`${path}?etape=${etape}&nature=np`)
		)
	),
	embeds: FIGURE_IDS.flatMap((id) =>
		['', '&de=2018&a=2018', '&etape=execution', '&perimetre=contexte', '&theme=sombre&v=1'].map(
			(query) => `/embed/${id}?lang=en${query}`
		)
	),
	errors: [
		'/annees/1980',
		'/dispositifs/x',
		'/formes/x',
		'/beneficiaires/x',
		'/versions/99',
		'/lignes?v=99',
		'/lignes?etape=x&de=x&nature=x',
		'/comparer?annees=2017,2017',
		'/figures/flux/verifier?v=1&empreinte=x'
	].map(inEnglish)
};

test('a French word planted in an English page is found, and an English one marked as French', async ({
	page
}) => {
	await page.goto('/en/methode');
	const read = () => page.evaluate<Said>(`(${saidIn})(document)`);
	for (const planted of [
		'Aucune clé',
		'Voir tout',
		'Les années',
		'L’origine',
		'Télécharger',
		'Rien de publié'
	]) {
		await page.locator('h1').evaluate((title, text) => (title.textContent = text), planted);
		expect(frenchIn((await read()).own), planted).not.toEqual([]);
	}
	const name = 'Sources: Direction du budget';
	await page.locator('h1').evaluate((title, text) => (title.textContent = text), name);
	expect(namesIn((await read()).prose)).toEqual([`Direction du budget ← ${name}`]);
	await page.locator('h1').evaluate((title) => title.setAttribute('lang', 'fr'));
	expect(frenchIn((await read()).own)).toEqual([]);
	expect(namesIn((await read()).prose)).toEqual([]);
	await page.locator('h1').evaluate((title) => (title.textContent = 'What is not published'));
	expect(englishIn((await read()).french)).toEqual(['What is not published']);
	await page.locator('h1').evaluate((title) => title.setAttribute('aria-label', 'Aller au contenu'));
	await page.locator('h1').evaluate((title) => title.removeAttribute('lang'));
	expect(frenchIn((await read()).own)).not.toEqual([]);
});

for (const [kind, addresses] of Object.entries(OTHERS)) {
	test(`the other addresses in English say nothing in French: ${kind}`, async ({ page }) => {
		// A page whose policy lets it ask for others.
		await page.goto('/accessibilite');
		for (const address of addresses) {
			const { own, french, prose } = await page.evaluate<Said>(`(async () => {
				const said = ${saidIn};
				const text = await (await fetch(${JSON.stringify(address)})).text();
				return said(new DOMParser().parseFromString(text, 'text/html'));
			})()`);
			expect(own.join('').length, address).toBeGreaterThan(50);
			expect(frenchIn(own), address).toEqual([]);
			expect(namesIn(prose), address).toEqual([]);
			expect(englishIn(french), address).toEqual([]);
		}
	});
}

test('what machines are told is in English when they ask for it', async ({ request, baseURL }) => {
	for (const address of [
		'/figures/flux.png?largeur=1&lang=en',
		'/figures/flux.csv?csv=x&lang=en',
		'/api/v1/allocation?groupe=x&lang=en',
		'/api/v1/lignes?etape=x&v=1&lang=en',
		'/api/v1/lignes?v=99&lang=en',
		'/oembed?lang=en',
		'/oembed?lang=en&url=https://example.org/',
		`/oembed?url=${encodeURIComponent(`${baseURL ?? ''}/en/figures/x`)}`,
		'/versions.atom?lang=en',
		...FIGURE_IDS.map((id) => `/figures/${id}.csv?lang=en&v=1`)
	]) {
		const told = plain((await (await request.get(address)).text()).replace(/<[^>]+>/g, ' '))
			// The codes of the addresses are French in every language.
			.replace(/Possible values[^.]*\./g, '')
			// The words that a search asked are quoted as they were.
			.replace(/“[^”]*”/g, '–');
		// A document is named by its title and its publisher, as they are.
		const said = TITLES.reduce((text, title) => text.replaceAll(title, '–'), told);
		expect(said, address).not.toBe('');
		expect(frenchIn(said.split(/[;"{},]+|\s-\s/)), address).toEqual([]);
	}
});

test('numbers are written as in English', async ({ page }) => {
	await page.goto('/en');
	const text = await page.locator('main').innerText();
	expect(text).toMatch(/€5,469,878|€5\.47M/);
	expect(text).toMatch(/\d%/);
	expect(text.match(/.{0,20}(?:\d[ \u00A0](?:€|%|M€)|\d\u00A0\d{3}|\d,\d{1,2}(?!\d)).{0,10}/g) ?? []).toEqual(
		[]
	);
});

test('French signs do not stand in English sentences', async ({ page }) => {
	await page.goto('/en/annees/2018');
	const texts = await page
		.locator('main')
		.evaluate((main) =>
			[...main.querySelectorAll('p, h1, h2, h3, td, th, li')]
				.filter((element) => !element.closest('[lang="fr"]') && !element.querySelector('[lang="fr"]'))
				.map((element) => element.textContent)
		);
	expect(texts.map(withoutNames).filter((text) => /[«»]| [:;?!%](?!\w)/.test(text))).toEqual([]);
});

test.describe('the switch', () => {
	test('leads to the same page with its filters and its version, and back', async ({ page }) => {
		await page.goto('/lignes?de=2014&a=2018&v=1');
		const toEnglish = page.getByRole('link', { name: 'English' });
		await expect(toEnglish).toHaveAttribute('hreflang', 'en');
		await expect(toEnglish).toHaveAttribute('lang', 'en');
		await toEnglish.click();
		await expect(page).toHaveURL(/\/en\/lignes\?de=2014&a=2018&v=1$/);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		const toFrench = page.getByRole('link', { name: 'Français' });
		await expect(toFrench).toHaveAttribute('hreflang', 'fr');
		await toFrench.click();
		await expect(page).toHaveURL(/[^n]\/lignes\?de=2014&a=2018&v=1$/);
		await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
	});

	test('follows the page when it is left for another without a new document', async ({ page }) => {
		await page.goto('/en', { waitUntil: 'networkidle' });
		await page
			.getByRole('navigation', { name: 'Pages of the site' })
			.getByRole('link', { name: 'Years' })
			.click();
		await expect(page).toHaveURL(/\/en\/annees$/);
		await expect(page.getByRole('link', { name: 'Français' })).toHaveAttribute('href', '/annees');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	});

	test('both addresses are in the head', async ({ page }) => {
		await page.goto('/en/annees/2018?nature=ae');
		const address = (langue: string) =>
			page.locator(`link[rel="alternate"][hreflang="${langue}"]`).getAttribute('href');
		expect(await address('en')).toMatch(/^https?:\/\/[^/]+\/en\/annees\/2018\?nature=ae$/);
		expect(await address('fr')).toMatch(/^https?:\/\/[^/]+\/annees\/2018\?nature=ae$/);
		expect(await address('x-default')).toBe(await address('fr'));
	});
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('links of an English page stay in English', async ({ page }) => {
		await page.goto('/en');
		await page
			.getByRole('navigation', { name: 'Pages of the site' })
			.getByRole('link', { name: 'Compare' })
			.click();
		await expect(page).toHaveURL(/\/en\/comparer$/);
		await page.getByRole('link', { name: 'Français' }).click();
		await expect(page).toHaveURL(/[^n]\/comparer$/);
	});
});

test.describe('an address that cannot be answered', () => {
	test('an unknown value is refused in English', async ({ page }) => {
		const response = await page.goto('/en/lignes?etape=inconnue');
		expect(response?.status()).toBe(400);
		await expect(page.locator('main')).toContainText(
			'“etape”: the value “inconnue” is not known. Possible values: prevu'
		);
	});

	test('an unknown page too', async ({ page }) => {
		expect((await page.goto('/en/nulle-part'))?.status()).toBe(404);
		await expect(page.locator('h1')).toContainText('does not exist');
	});
});

test.describe('a figure', () => {
	test('has the same empreinte in both languages', async ({ page }) => {
		const empreinte = async (path: string) => {
			await page.goto(path);
			return page.locator('#citer code').first().innerText();
		};
		for (const id of FIGURE_IDS)
			expect(await empreinte(`/en/figures/${id}`), id).toBe(await empreinte(`/figures/${id}`));
	});

	test('is one page by language, with files in it', async ({ page }) => {
		await page.goto('/en/figures/flux?de=2018&a=2018');
		await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
			'href',
			/\/en\/figures\/flux\?de=2018&a=2018$/
		);
		await expect(page.locator('meta[property="og:locale"]')).toHaveAttribute('content', 'en_GB');
		const files = await page
			.locator('#fichiers a')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
		expect(files.length).toBeGreaterThan(0);
		for (const address of files) expect(address).toContain('lang=en');
		await expectAccessible(page);
	});

	for (const id of FIGURE_IDS) {
		test(`${id}.svg is told in English, postes and titles of sources aside`, async ({ request }) => {
			const svg = await (await request.get(`/figures/${id}.svg?lang=en`)).text();
			expect(svg).toContain('xml:lang="en"');
			const text = plain(svg.replace(/<[^>]+>/g, ' ').replaceAll('&amp;', '&'));
			expect(frenchIn([text])).toEqual([]);
			expect(text).toMatch(/No filter\.|Filters: (?:years|stages): /);
			expect(text).toMatch(/fingerprint [0-9a-f]{8}\./);
			expect(text).toContain(`/en/figures/${id}?v=1`);
		});
	}

	test('the CSV for machines is the same in both languages, the one for Excel is not', async ({
		request
	}) => {
		const text = async (address: string) => (await request.get(address)).text();
		expect(await text('/figures/flux.csv?csv=machine&lang=en')).toBe(
			await text('/figures/flux.csv?csv=machine')
		);
		expect(await text('/figures/flux.csv?lang=en')).not.toBe(await text('/figures/flux.csv'));
	});

	test('is embedded in the language of its address, and oEmbed says which', async ({
		page,
		request,
		baseURL
	}) => {
		await page.goto('/embed/flux?lang=en');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.getByRole('link', { name: 'Lignes claires: data and method' })).toHaveAttribute(
			'href',
			/\/en\/figures\/flux$/
		);
		const asked = new URLSearchParams({ url: `${baseURL ?? ''}/en/figures/flux`, format: 'json' });
		const answer: unknown = await (await request.get(`/oembed?${asked}`)).json();
		expect(answer).toMatchObject({ html: expect.stringContaining('/embed/flux?lang=en') });
	});
});

test('the feed of versions speaks English when asked', async ({ request }) => {
	const feed = await (await request.get('/versions.atom?lang=en')).text();
	expect(feed).toContain('xml:lang="en"');
	expect(feed).toContain('Lignes claires: versions of the data');
	expect(feed).toMatch(/href="[^"]*\/en\/versions\/1"/);
});
