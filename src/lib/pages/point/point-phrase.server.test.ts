import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { linePhrase } from '#lib/words/phrase/line-phrase.ts';
import { comparedPhrase } from './compared-phrase.server.ts';
import { linePhraseToCopy } from './line-phrase.server.ts';
import { pointPhrase } from './point-phrase.server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const IDS = ['bop137', 'p101', 'mae', 'agrasc', 'p137-25'];
const asked = (address: string) => parseQuery(new URLSearchParams(address), IDS);
const place = {
	figure: 'formes-annees' as const,
	adresse: (v: number) => `/ici?v=${v}`,
	origin: 'https://example.org'
};
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
/** The amounts of a phrase, in cents, those in brackets aside. */
const amountsIn = (phrase: string) =>
	[
		...plain(phrase)
			.replace(/\([^)]*\)/g, '')
			.matchAll(/(?:€([\d,]+(?:\.\d\d)?)|(-?\d[\d ]*(?:,\d\d)?) €)/g)
	].map(([, en, fr]) =>
		Math.round(Number(en?.replace(/,/g, '') ?? fr?.replace(/ /g, '').replace(',', '.') ?? NaN) * 100)
	);

test('a year: its total, what has a form, what has none', () => {
	expect(plain(pointPhrase(db, asked(''), { exercice: 2018 }, place).phrase)).toBe(
		'En 2018, au moins 5 469 878 € prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés). ' +
			'De ce montant, 2 376 000 € sont rattachés à l’exploitation sexuelle et 3 093 878 € à aucune forme en particulier.'
	);
	expect(plain(pointPhrase(db, asked(''), { exercice: 2020 }, place).phrase)).toMatch(
		/Ce montant, seul connu, est rattaché à/
	);
	expect(plain(pointPhrase(db, asked(''), { exercice: 2012 }, place).phrase)).toMatch(
		/^Pour 2012, aucun montant prévu contre la prostitution et la traite n’est dans nos sources/
	);
});

test('a scheme, a stage and an item are named; a published zero is said to be one', () => {
	const said = (address: string, point: Parameters<typeof pointPhrase>[2]) =>
		plain(pointPhrase(db, asked(address), point, place).phrase);
	expect(said('', { exercice: 2016, dispositif: 'bop137', etape: 'execution', poste: 'AFIS' })).toBe(
		'BOP 137, prostitution et traite, AFIS : en 2016, 0 € dépensé contre la prostitution et la traite (zéro publié).'
	);
	expect(said('', { exercice: 2019, dispositif: 'bop137', etape: 'execution' })).toBe(
		'BOP 137, prostitution et traite : pour 2019, aucun montant dépensé contre la prostitution et la traite n’a été trouvé par nous.'
	);
	expect(said('', { exercice: 2025, dispositif: 'p137-25' })).toMatch(
		/pour un objet plus large que la traite\.$/
	);
	expect(said('', { exercice: 2018, formes: ['NV', 'MULTI'] })).toMatch(
		/3 093 878 € .* ne sont rattachés à aucune forme de traite en particulier\.$/
	);
});

describe('every amount of a phrase is one of the allocation', () => {
	test.for(['', 'etape=execution', 'etape=lfi', 'nature=ae', 'dispositif=bop137', 'euros=constants'])(
		'with « %s »',
		(filters) => {
			for (let exercice = 2011; exercice <= 2025; exercice += 1) {
				const query = asked(filters);
				const { rows } = allocate(db, { ...query, de: exercice, a: exercice }, ['forme']);
				const cents = (kept: (forme: string) => boolean) =>
					rows
						.filter(({ forme }) => kept(forme ?? ''))
						.reduce((sum, { centimes }) => sum + (centimes ?? 0), 0);
				const open = (forme: string) => forme === 'NV' || forme === 'MULTI';
				const allowed = [cents(() => true), cents(open), cents((forme) => !open(forme))];
				for (const language of ['fr', 'en'] as const) {
					const { phrase } = inLanguage(language, () => pointPhrase(db, query, { exercice }, place));
					expect(phrase).toContain(String(exercice));
					for (const amount of amountsIn(phrase)) expect(allowed, phrase).toContain(amount);
				}
			}
		}
	);
});

test('a line is quoted with its document, and says when another value is retained', () => {
	for (const { id } of db.prepare<[], { id: number }>('SELECT id FROM line ORDER BY id').all()) {
		const line = lineStory(db, id);
		if (!line) throw new Error(`no line ${id}`);
		const { phrase, note } = linePhraseToCopy(db, line, 1, 'https://example.org');
		expect(amountsIn(phrase)).toContain(line.centimes);
		expect(phrase.includes('ne retient pas celle-ci')).toBe(line.verdict === 'ecartee');
		expect(note.map(({ texte }) => texte).join('')).toContain(`/lignes/${id}?v=1`);
	}
	const quoted = {
		nom: 'BOP 137',
		exercice: 2020,
		etape: 'execution',
		centimes: 100,
		perimetre: 'mixte',
		preuve: 'D',
		verdict: 'retenue'
	} as const;
	expect(plain(linePhrase(quoted))).toBe(
		'BOP 137 : 1 € dépensé en 2020 contre la prostitution et la traite (déduit par nous).'
	);
});

test('a comparison names the documents of both sides, each once', () => {
	const finding = 'En 2018, moins qu’en 2017';
	const appuis = [2017, 2018].map((exercice) => ({ exercice, dispositif: 'bop137' }));
	const found = comparedPhrase(
		db,
		asked('annees=2017,2018'),
		{ finding, appuis, figure: null },
		'https://example.org'
	);
	const note = plain(found?.note.map(({ texte }) => texte).join('') ?? '');
	expect([found?.phrase, found?.quand]).toEqual([`${finding}.`, '2017 et 2018']);
	expect(note.match(/Rapport général n° 147/g)).toHaveLength(1);
	expect(note).toMatch(/2017, LFI, .*2018, LFI/);
	expect(
		comparedPhrase(db, asked(''), { finding, appuis: [], figure: null }, 'https://example.org')
	).toBeNull();
});
