import { render } from 'svelte/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import { sourcesInUse } from '#lib/server/analysis/lines/provenance.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { select } from '#lib/server/analysis/selection.ts';
import FormeLabel from './_parts/FormeLabel.svelte';
import Gaps from './_overview/Gaps.svelte';
import SeveralValues from './_filters/SeveralValues.svelte';
import { dispositifsWord } from './_filters/filter-choices.ts';
import SourcesPage from './sources/+page.svelte';
import LinePage from './lignes/[id=entier]/+page.svelte';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

/** The words of a page, without its marks. */
const wordsOf = (html: string) =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

const NOTHING = { deduits: [], partiels: [], annonces: [], silences: [] };
const SILENT = [
	{
		dispositif: 'x',
		libelle: 'X',
		etapes: [
			{
				...NOTHING,
				etape: 'budget' as const,
				silences: [
					{ statut: 'non_publie' as const, exercices: [2013, 2014] },
					{ statut: 'non_trouve' as const, exercices: [2015] },
					{ statut: 'absent' as const, exercices: [2018] }
				]
			},
			{ ...NOTHING, etape: 'execution' as const, partiels: [2016, 2017], annonces: [] }
		]
	}
];

test('what is missing, year by year', async () => {
	const told = async (gaps: typeof SILENT) => wordsOf((await render(Gaps, { props: { gaps } })).body);
	const french = (await told(SILENT)).replaceAll('\u00A0', ' ');
	expect(french).toContain(
		'Budget (PLF ou LFI) : non publié en 2013 et 2014 ; cherché, non trouvé par nous en 2015 ; pas cherché en 2018'
	);
	expect(french).toContain('Exécution : publié en partie en 2016 et 2017');
	const english = await inLanguage('en', () => told(SILENT));
	expect(english).toContain(
		'Budget (PLF or LFI): not published in 2013 and 2014; searched for, not found by us in 2015; not searched for in 2018'
	);
	expect(english).toContain('Execution: published in part in 2016 and 2017');
	expect(await inLanguage('en', () => told([]))).toBe(
		'What is missing Each scheme of this choice has a published amount for every year, in the budget and in execution.'
	);
});

test('boxes to tick, none of them, one or several', async () => {
	const told = async (address: string) => {
		const mot = dispositifsWord(select(db, queryOf(db, address)));
		return wordsOf((await render(SeveralValues, { props: { mot } })).body);
	};
	expect(await inLanguage('en', () => told(''))).toMatch(
		/^for Schemes: all schemes .* No box ticked: all schemes\. ,$/
	);
	expect(await inLanguage('en', () => told('dispositif=bop137,p101'))).toMatch(/^for Schemes: 2 schemes /);
});

test('a form with its share', async () => {
	const props = { forme: 'SEX:60|NV', libelles: { SEX: 'Sexual exploitation' } };
	const { body } = await inLanguage('en', async () => render(FormeLabel, { props }));
	expect(wordsOf(body)).toBe('Sexual exploitation 60%, Not attributed');
});

const FRENCH =
	/(?<!\p{L})(le|la|les|des|du|une?|et|ligne|lignes|montant|pas|aucun|pour|dans)(?!\p{L})|[«»]/iu;

/** What is said outside what is marked as French. */
const ownWords = (html: string) =>
	wordsOf(html.replace(/<(h2|p|dd|dl|span)\b[^>]*\slang="fr"[^>]*>.*?<\/\1>/gs, ' '));

test('in English, the page of the sources marks what is French', async () => {
	const reference = select(db, queryOf(db, '')).reference;
	const data = {
		sources: sourcesInUse(db, 1),
		dispositifs: Object.fromEntries(reference.dispositifs.map((row) => [row.id, row.libelle_en]))
	};
	const { body } = await inLanguage('en', async () =>
		render(SourcesPage, { props: { data: data as never } })
	);
	expect(ownWords(body)).not.toMatch(FRENCH);
	expect(ownWords(body)).toContain('sources, cited line by line');
});

test('in English, the page of a line marks what is French', async () => {
	const line = lineStory(db, 1, 1);
	const data = { line, original: null, sources: {}, formes: {} };
	const { body } = await inLanguage('en', async () => render(LinePage, { props: { data: data as never } }));
	const said = ownWords(body);
	expect(said).toMatch(
		/Year .* Stage .* Scheme .* Level .* Role .* Form .* Evidence .* Source In the data since/
	);
	expect(said).not.toMatch(FRENCH);
});
