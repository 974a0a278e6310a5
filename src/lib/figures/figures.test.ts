import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { sentence } from '#lib/words/scope.fixture.ts';
import { PUBLISHED_NAMES } from '#lib/words/published-names.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import CompetingValues from '#lib/figures/valeurs-concurrentes/CompetingValues.svelte';
import Figure from '#lib/figures/shell/Figure.svelte';
import { viewFormesParAnnee } from '#lib/figures/formes-par-annee/figure.ts';
import FigureTable from '#lib/figures/shell/FigureTable.svelte';
import TauxParAnnee from '#lib/figures/taux-attribution/TauxParAnnee.svelte';
import { CASES } from '#lib/figures/stacked-years/figures.fixture.ts';
import { formEntries, signEntries } from '#lib/figures/stacked-years/key.ts';
import { LARGEURS, placeStackedBars } from '#lib/figures/formes-par-annee/place.ts';
import { readFigure } from '#lib/figures/stacked-years/read-figure.ts';
import { REFERENCE, makeYear } from '#lib/figures/stacked-years/reference-figure.fixture.ts';
import { tableFormesParAnnee } from '#lib/figures/formes-par-annee/table.ts';

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Walks the tags as an XML reader would and names the first that is not closed or not opened. */
function unbalanced(html: string): string | null {
	const open: string[] = [];
	for (const [, end, name = '', rest = ''] of html
		.replace(/<!--.*?-->/gs, '')
		.matchAll(/<(\/?)([\w:-]+)([^>]*)>/g)) {
		if (end === '/') {
			if (open.pop() !== name) return `</${name}>`;
		} else if (!rest.endsWith('/') && !VOID.test(name)) open.push(name);
	}
	return open.at(-1) ?? null;
}

const html = async (data = REFERENCE) =>
	(await render(Figure, { props: { view: viewFormesParAnnee(data) } })).body;

describe('the figure on the server', () => {
	test('is there for every width, each image named and described', async () => {
		const body = await html();
		const images = [...body.matchAll(/<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"/g)];
		expect(images).toHaveLength(LARGEURS.length);
		for (const [, ids = ''] of images)
			for (const id of ids.split(' ')) expect(body).toMatch(new RegExp(`<(?:title|desc) id="${id}"`));
		const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		// A table that slides takes the focus; an image that no script reads does not.
		expect(body.replace(/<div class="defile"[^>]*>/g, '')).not.toContain('tabindex');
	});

	test('refers only to patterns that it defines', async () => {
		const body = await html(CASES['thirteen forms']);
		const defined = new Set([...body.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id));
		const used = new Set([...body.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
		// One of the thirteen is a plain colour.
		expect(defined.size).toBe(12);
		expect([...used].filter((id) => !defined.has(id))).toEqual([]);
	});

	test.for(Object.entries(CASES))('is well formed and draws no word as markup: %s', async ([, data]) => {
		const body = await html(data);
		expect(unbalanced(body)).toBeNull();
		expect(body).not.toMatch(/<script(?! type="application\/json">)|<img|<b>gras/);
		expect(body).not.toMatch(/NaN|Infinity|undefined/);
	});

	test('says that the total of 2018 is 5,47 and its title', async () => {
		const body = await html();
		expect(body).toMatch(/>5,47</);
		expect(body).toContain(REFERENCE.titre);
	});
});

describe('the key', () => {
	test('names only what occurs and what the drawing does not name', () => {
		const figure = readFigure(REFERENCE);
		const columns = placeStackedBars(REFERENCE, 1120);
		expect(columns.named).toEqual(['NV', 'SEX']);
		expect(formEntries(figure, columns)).toEqual([]);
		expect(formEntries(figure, placeStackedBars(REFERENCE, 288)).map((entry) => entry.key)).toEqual([
			'SEX',
			'NV'
		]);
		expect(signEntries(figure, columns).map((entry) => entry.key)).toEqual([
			'lfi',
			'plf',
			'annonce',
			'NON_DETAILLE',
			'tiges',
			'losange'
		]);
	});

	test('spells the stages that a narrow drawing shortens', () => {
		const texts = signEntries(readFigure(REFERENCE), placeStackedBars(REFERENCE, 288)).map(
			(entry) => entry.text
		);
		expect(texts).toContain('LFI et annonces');
	});
});

describe('the table', () => {
	test('has a caption, scopes, exact euros that paste as numbers, and the status in words', async () => {
		const { body } = await render(FigureTable, {
			props: { table: tableFormesParAnnee(REFERENCE) }
		});
		const text = body.replace(/<!--.*?-->/gs, '');
		expect(text).toMatch(/<caption[^>]*>.*<\/caption>/);
		expect(text.match(/<th scope="row"/g)).toHaveLength(13);
		const plain = text.replace(/<\/?span[^>]*>/g, '');
		expect(plain).toContain('5469878');
		expect(plain).toContain('publié');
		expect(plain).toContain('annonce et LFI');
		expect(plain).not.toMatch(/\d[\u00A0\u202F ]\d{3}/);
	});
});

test('the rates and the number line render with hostile words', async () => {
	const rates = await render(TauxParAnnee, {
		props: {
			annees: [
				{ exercice: 2018, attribue: 237_600_000, total: 546_987_800 },
				{ exercice: 2019, attribue: null, total: null }
			],
			titre: '<script>',
			sousTitre: '&'
		}
	});
	const values = await render(CompetingValues, {
		props: {
			valeurs: [{ centimes: 682_794_500, libelle: '</svg><script>', retenue: true }],
			titre: 'De 1 à 2',
			sousTitre: 'LFI 2017'
		}
	});
	for (const { body } of [rates, values]) {
		expect(unbalanced(body)).toBeNull();
		expect(body).not.toContain('<script>');
	}
	expect(rates.body).toContain('43,4\u00A0%');
	expect(values.body).toContain('L’axe commence à');
});

describe('in English', () => {
	const english = (work: () => PromiseLike<{ body: string }>) =>
		inLanguage('en', async () => (await work()).body.replace(/<!--.*?-->/gs, ''));

	test('the table pastes as numbers with points: its commas are drawn, not written', async () => {
		const cents = { ...REFERENCE, annees: [makeYear(2018, [['NV', 'lfi', 1_234_567.5]])] };
		const body = await english(() => render(FigureTable, { props: { table: tableFormesParAnnee(cents) } }));
		const plain = body.replace(/<\/?span[^>]*>/g, '');
		expect(plain).toContain('>1234567.50<');
		expect(plain).toMatch(/>Year<.*>Not attributed<.*>Status</s);
		expect(body).toMatch(/class="[^"]*virgule/);
		expect(plain).toContain('published');
	});

	test('a share has a point', async () => {
		const table = {
			legende: 'x',
			identites: [],
			colonnes: [{ id: 'taux', titre: 'Rate (%)', genre: 'pourcent' as const }],
			lignes: [[434], [-5]]
		};
		const body = await english(() => render(FigureTable, { props: { table } }));
		expect(body).toMatch(/>43\.4<.*>-0\.5</s);
	});

	test('what is published in French is marked as French, on the English page only', async () => {
		const colonnes = [{ id: 'poste', titre: 'Item', genre: 'texte' as const, enFrancais: true }];
		const work = () =>
			render(FigureTable, {
				props: { table: { legende: 'x', colonnes, identites: [], lignes: [['Niveau central']] } }
			});
		expect(await english(work)).toMatch(/<td[^>]* lang="fr"[^>]*>Niveau central</);
		expect((await work()).body).not.toContain('lang=');
	});

	test('a cell that names a publisher marks the name only', async () => {
		const colonnes = [{ id: 'recherche', titre: 'Search', genre: 'texte' as const, avecNoms: true }];
		const lignes = [['File of the Direction du budget (PLF 2015)']];
		const context = new Map([[PUBLISHED_NAMES, () => ['Direction du budget']]]);
		const work = () =>
			render(FigureTable, { props: { table: { legende: 'x', colonnes, identites: [], lignes } }, context });
		expect((await english(work)).replace(/<!--.*?-->/g, '')).toMatch(
			/<td[^>]*>\s*File of the <span lang="fr">Direction du budget<\/span> \(PLF 2015\)/
		);
		expect((await work()).body).not.toContain('lang=');
	});

	test('the figure has no word of French but those of its data', async () => {
		const data = {
			...REFERENCE,
			titre: sentence(''),
			sousTitre: sentence(''),
			sources: '',
			notes: [],
			ruptures: [],
			partielle: null
		};
		const body = await english(() => render(Figure, { props: { view: viewFormesParAnnee(data) } }));
		const text = body.replace(/<style.*?<\/style>/gs, '').replace(/<[^>]+>/g, ' ');
		expect(text).toContain('Data table');
		expect(text).not.toMatch(
			/\b(le|la|les|des|du|une?|année|crédits|montant|pas|aucun|pour|dans)\b|\u00A0[:;?!%€]/i
		);
	});

	test('the rates and the values on a line', async () => {
		const rates = await english(() =>
			render(TauxParAnnee, {
				props: {
					annees: [
						{ exercice: 2018, attribue: 237_600_000, total: 546_987_800 },
						{ exercice: 2019, attribue: null, total: null }
					],
					titre: 'Rates',
					sousTitre: ''
				}
			})
		);
		expect(rates).toMatch(/43\.4%.*Table of rates.*Attributed to a form.*not computable/s);
		const values = await english(() =>
			render(CompetingValues, {
				props: {
					valeurs: [
						{ centimes: 682_794_500, libelle: 'a', retenue: true },
						{ centimes: 626_475_500, libelle: 'b', retenue: false }
					],
					titre: 'Values',
					sousTitre: 'LFI 2017.'
				}
			})
		);
		expect(values).toContain('LFI 2017. The axis starts at €6M.');
		expect(values).toContain('€6,827,945, a, retained');
	});
});
