import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { FIGURES } from '../../src/lib/domain/figure.ts';
import {
	expect,
	expectAccessible,
	expectAccessibleThroughout,
	expectNoSliding,
	PAGES,
	test
} from './site.ts';

/** Words that French cannot do without, small or capital; « UN » and other letters of a name are not one. */
const FRENCH =
	/(?<![\p{L}\d’'-])(?:[Ll]es?|[Ll]a|[Dd]es|[Dd]u|[Uu]ne?|[Aa]ucune?|[Pp]our|[Dd]ans|[Aa]vec|[Ss]ans|[Ss]ur|[Pp]ar|pas|est|sont|et|ou|années?|crédits?|montants?|formes?|dispositifs?|prévus?|dépensés?|entre|moins)(?![\p{L}\d’'-])/gu;

/** What stays as published: publishers, titles of documents, ministries, names of items and of recipients. */
const AS_PUBLISHED = ['editeur', 'titre', 'ministere', 'poste', 'libelle', 'beneficiaire', 'enquete'];

/** Those names in the shipped data, the longest first; some sentences start with them, others do not. */
const NAMES = [
	...new Set(
		['data', 'data/lignes'].flatMap((folder) =>
			readdirSync(folder)
				.filter((name) => name.endsWith('.csv'))
				.flatMap((name) =>
					Papa.parse<Record<string, string>>(readFileSync(`${folder}/${name}`, 'utf8'), {
						header: true,
						delimiter: ';'
					}).data.flatMap((row) => AS_PUBLISHED.map((column) => plain(row[column] ?? '')))
				)
		)
	)
]
	.filter((name) => name.length > 3)
	.sort((one, other) => other.length - one.length);

function plain(text: string): string {
	return text.replace(/[\s\u00A0]+/g, ' ').trim();
}

/** Names of files and of typefaces, and what stands between quotes: titles and words as published. */
const QUOTED = /“[^”]*”|[\w-]+\.csv|Source Sans/g;

function withoutNames(text: string): string {
	return NAMES.reduce(
		(left, name) => {
			const lower = name.charAt(0).toLowerCase() + name.slice(1);
			return left.replaceAll(name, '–').replaceAll(lower, '–');
		},
		plain(text).replace(QUOTED, '–')
	);
}

const inEnglish = (path: string) => `/en${path === '/' ? '' : path.replace(/^\/(?=\?)/, '')}`;
const found = (texts: readonly string[]) =>
	texts.map(withoutNames).filter((text) => text.match(FRENCH) !== null);

const ALL = new Set<string>([...PAGES, '/nulle-part', ...FIGURES.map((id) => `/figures/${id}`)]);

for (const path of ALL) {
	test(`${inEnglish(path)} has no French word that is not marked as French`, async ({ page }) => {
		await page.goto(inEnglish(path));
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expectAccessibleThroughout(page);
		await expectNoSliding(page);
		const texts = await page.evaluate(() => {
			const ATTRIBUTES = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];
			const marked = (element: Element | null) =>
				element?.closest('[lang="fr"], script, style, code, textarea');
			const said: string[] = [document.title];
			const description = document.querySelector('meta[name="description"]')?.getAttribute('content');
			if (description) said.push(description);
			// The lines of a label stand apart in a drawing: it is read as one text.
			const drawn = new Map<Element, string>();
			const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				const { parentElement, textContent } = walker.currentNode;
				if (marked(parentElement) || !textContent?.trim()) continue;
				const drawing = parentElement?.closest('svg');
				if (drawing) drawn.set(drawing, `${drawn.get(drawing) ?? ''} ${textContent}`);
				else said.push(textContent);
			}
			said.push(...drawn.values());
			for (const name of ATTRIBUTES) {
				for (const element of document.querySelectorAll(`[${name}]`)) {
					if (!marked(element)) said.push(`${name}: ${element.getAttribute(name) ?? ''}`);
				}
			}
			return said;
		});
		expect(found(texts)).toEqual([]);
	});
}

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
			.getByRole('link', { name: 'Sources' })
			.click();
		await expect(page).toHaveURL(/\/en\/sources$/);
		await expect(page.getByRole('link', { name: 'Français' })).toHaveAttribute('href', '/sources');
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
		for (const id of FIGURES)
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

	for (const id of FIGURES) {
		test(`${id}.svg is told in English, postes and titles of sources aside`, async ({ request }) => {
			const svg = await (await request.get(`/figures/${id}.svg?lang=en`)).text();
			expect(svg).toContain('xml:lang="en"');
			const text = plain(svg.replace(/<[^>]+>/g, ' ').replaceAll('&amp;', '&'));
			expect(found([text])).toEqual([]);
			expect(text).toContain('Filters: schemes: all;');
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
