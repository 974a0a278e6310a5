import { beforeAll, describe, expect, test } from 'vitest';
import { viewOf } from './figures.ts';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { typeset } from '#lib/domain/typography.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { transparency, readableExecutions } from '#lib/figures/carte-transparence/read.server.ts';
import { noteOf } from '#lib/domain/reference-labels.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { scopeOfMap } from '#lib/figures/carte-transparence/ask.server.ts';
import { passagesTold } from '#lib/pages/passages-told.server.ts';
import { askFigure } from './registry.server.ts';
import { transparencyDeck, transparencyFinding } from '#lib/figures/carte-transparence/finding.ts';
import { versionBand } from '#lib/pages/versions/version-band.server.ts';
import { yearPage } from '#lib/pages/year/year-page.server.ts';

let db: Database;
let published: string[];
/** The shipped base, a row set aside, and a key. */
beforeAll(async () => {
	db = await shippedBase();
	await bring(db, csv([row('abc', { exercice: 2018, etape: 'lfi', poste: 'AFIS' })]), { allowRejects: true });
	published = publishedTexts(db, readReference(db, currentVersion(db)));
});

const FRENCH =
	/\b(?:le|la|les|des|du|de|et|en|au|aux|un|une|sur|par|est|sont|ou|à|années?|crédits|montants?|pas|aucune?|pour|dans|dont|lignes?|dispositifs?|formes?)\b/iu;
const SPACING = /[\u00A0\u202F]?[«»]|[\u00A0\u202F ][;:!?%€](?!\S)|undefined|NaN|\[object| {2}/;

/** What sources and ministries write, and stays in French: the longest first. */
function publishedTexts(base: Database, reference: Reference): string[] {
	const postes = base.prepare<[], { label: string }>('SELECT label FROM poste').all();
	const texts = [
		...postes.map(({ label }) => label),
		...reference.sources.flatMap((source) => [source.titre, source.editeur]),
		...reference.dispositifs.map(({ ministere }) => ministere),
		...reference.recherches.map(({ ou }) => ou),
		...reference.arbitrages.map(({ auteur }) => auteur),
		...reference.victimes.map(({ enquete }) => enquete),
		...reference.intitules.map(({ intitule }) => intitule)
	].filter((text) => text !== '');
	const inSentences = texts.map((text) => text.charAt(0).toLowerCase() + text.slice(1));
	return [...new Set([...texts, ...texts.map(typeset), ...inSentences])].sort((a, b) => b.length - a.length);
}

/** Codes and addresses, the same in every language. */
const CODES = new Set(
	'id cle forme formes marque etape etapes statut genre dispositif poste couverture cause lien liens figure lignes api groupe vers de unite symbol nature source mesure lienLignes'.split(
		' '
	)
);

/** Every text meant for a reader, wherever it stands. */
function textsOf(value: unknown, key = ''): string[] {
	if (typeof value === 'string') return CODES.has(key) || value.startsWith('/') ? [] : [value];
	if (Array.isArray(value))
		return value.flatMap((item: unknown) => textsOf(item, key === 'lignes' ? '' : key));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, item]) => textsOf(item, name));
}

/** Without what is published, nor what is quoted: the words that a search asked. */
const withoutPublished = (text: string) =>
	published.reduce((left, known) => left.replaceAll(known, '…'), text).replace(/“[^”]*”/g, '…');

/** Texts in which something is still French. */
const frenchIn = (value: unknown) =>
	[...new Set(textsOf(value))].filter((text) => {
		const own = withoutPublished(text);
		return FRENCH.test(own) || SPACING.test(own);
	});

function shown(id: FigureId, address: string): unknown {
	const figure = askFigure(db, id, queryOf(db, address));
	if (figure === null) return null;
	const { titre, sousTitre, sources, notes, desc, readings, table } = viewOf(figure);
	const heads = table.colonnes.map((column) => [column.titre, Object.values(column.libelles ?? {})]);
	const cells = table.lignes.flatMap((line) =>
		line.filter((cell, index) => {
			const column = table.colonnes[index];
			return typeof cell === 'string' && column?.genre === 'texte';
		})
	);
	return {
		data: figure.data,
		view: [titre, sousTitre, sources, notes, desc, readings, table.legende, heads, cells]
	};
}

const ADDRESSES = [
	'',
	'de=2018&a=2018',
	'etape=execution',
	'perimetre=contexte',
	'euros=constants&base=2025',
	'nature=ae&forme=SEX,TRAV',
	'de=2020&a=2022',
	'de=2023&a=2023&nature=np',
	'dispositif=agrasc&etape=annonce',
	'groupe=forme&de=2018&a=2018',
	'groupe=forme&de=2021&a=2021&cles=avec',
	'mesure=part',
	'de=1999&a=1999'
];

describe.for(FIGURE_IDS)('%s in English', (id) => {
	test.for(ADDRESSES)('has no French of its own: %s', (address) => {
		expect(inLanguage('en', () => frenchIn(shown(id, address)))).toEqual([]);
	});
});

test.for([2013, 2016, 2018, 2019, 2021, 2023, 2025])(
	'the page of %i in English has no French of its own',
	(year) => {
		for (const address of ['', 'etape=execution', 'perimetre=contexte', 'euros=constants'])
			expect(inLanguage('en', () => frenchIn(yearPage(db, queryOf(db, address), year)))).toEqual([]);
	}
);

test('the passages of the crosswalk and the finding on what is published have no French of their own', () => {
	inLanguage('en', () => {
		const reference = readReference(db, currentVersion(db));
		expect(frenchIn([passagesTold(reference), reference.nomenclature.map(noteOf)])).toEqual([]);
		for (const address of ['', 'dispositif=mae', 'perimetre=contexte']) {
			const map = transparency(db, queryOf(db, address));
			const { blocks } = map;
			const executions = readableExecutions(blocks);
			expect(
				frenchIn([transparencyFinding(scopeOfMap(map), executions), transparencyDeck(blocks, executions)])
			).toEqual([]);
		}
	});
});

test('the band of an older version has no French of its own', async () => {
	const changed = await shippedBase();
	await bring(
		changed,
		csv([row('2500', { source: 'b', poste: 'AFIS', forme: 'SEX', attribution: 'mandat' })])
	);
	await bring(changed, 'dispositif;exercice;couverture;note\nbop137;2018;partielle;\n', {
		name: 'couverture.csv'
	});
	const query = queryOf(changed, 'v=1');
	const kinds = ['repartition', 'etapes', 'lignes', 'sources', 'vocabulaires', 'rien'] as const;
	inLanguage('en', () => {
		for (const kind of kinds) {
			const band = versionBand(changed, query, { kind });
			expect(band?.phrase).toContain('version 1');
			expect(frenchIn(band)).toEqual([]);
		}
		for (const id of FIGURE_IDS)
			expect(frenchIn(versionBand(changed, query, { kind: 'figure', id }))).toEqual([]);
	});
});
