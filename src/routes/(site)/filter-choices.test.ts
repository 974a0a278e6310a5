import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/open.ts';
import { choicesOf, dispositifsWord, sentence, stageWord, yearWords } from './filter-choices.ts';
import { readSentence } from './filter-words.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const selectionOf = (address: string) => select(db, queryOf(db, address));
const read = (address: string) =>
	readSentence(choicesOf(selectionOf(address), [2013, 2025])).replaceAll('\u00A0', ' ');

test.for([
	[
		'',
		'Crédits prévus en crédits de paiement (CP), en euros courants, en montants, de 2013 à 2025, pour tous les dispositifs, toutes les formes, au périmètre de la traite.'
	],
	[
		'etape=execution&nature=ae&euros=constants&base=2020&mesure=part&de=2016&a=2017&dispositif=bop137,p101&forme=TRAV',
		'Crédits exécutés en autorisations d’engagement (AE), en euros constants de 2020, en parts du total, de 2016 à 2017, pour BOP 137, prostitution et traite et Programme 101, part traite, Exploitation par le travail (hors domestique), au périmètre de la traite.'
	],
	[
		'euros=constants&perimetre=contexte',
		'Crédits prévus en crédits de paiement (CP), en euros constants de 2025, en montants, de 2013 à 2025, pour tous les dispositifs, toutes les formes, au périmètre du contexte, jamais additionné.'
	]
] as const)('the sentence of « %s » reads as it is chosen', ([address, said]) => {
	expect(read(address)).toBe(said);
});

test('what is a default leaves the address, what is chosen stays in it', () => {
	const values = (address: string) =>
		choicesOf(selectionOf(address), [2013, 2025]).mots.map((mot) =>
			mot.genre === 'un' ? [mot.nom, mot.valeur] : [mot.nom, ...mot.valeurs]
		);
	expect(values('')).toEqual([
		['etape', ''],
		['nature', ''],
		['euros', ''],
		['mesure', ''],
		['de', ''],
		['a', ''],
		['dispositif'],
		['forme'],
		['perimetre', '']
	]);
	expect(values('etape=prevu&nature=cp&euros=courants&mesure=montant')).toEqual(values(''));
	expect(values('dispositif=mae,p101&de=2014')).toContainEqual(['dispositif', 'mae', 'p101']);
	expect(values('de=2014')).toContainEqual(['de', '2014']);
});

test('every chosen value is among those offered', () => {
	for (const address of ['', 'de=1995&a=2030', 'euros=constants&base=2014', 'dispositif=acse', 'etape=lfr']) {
		for (const mot of choicesOf(selectionOf(address), [2013, 2025]).mots) {
			const offered = mot.options.map(({ value }) => value);
			for (const value of mot.genre === 'un' ? [mot.valeur] : mot.valeurs) expect(offered).toContain(value);
		}
	}
});

test('years shown and not asked are said; those asked keep the words of the open end', () => {
	const labels = (address: string) =>
		yearWords(selectionOf(address), [2013, 2025]).map(
			(mot) => mot.options.find((o) => o.value === '')?.label
		);
	expect(labels('')).toEqual(['2013', '2025']);
	expect(labels('de=2015')).toEqual(['la première année', '2025']);
});

test('what the sentence does not show is kept, except the page of the list', () => {
	const query = queryOf(db, 'v=1&etape=lfi&page=3&tri=montant&dispositif=mae&utm_source=x');
	expect(sentence(query, [stageWord(query)]).garde).toEqual([
		['v', '1'],
		['tri', 'montant'],
		['dispositif', 'mae']
	]);
});

test('a dispositif chosen outside the perimeter keeps its box; no key, no word for keys', () => {
	const word = dispositifsWord(selectionOf('dispositif=acse'));
	expect(word.options.map(({ value }) => value)).toEqual(['bop137', 'p101', 'mae', 'agrasc', 'acse']);
	expect(choicesOf(selectionOf('')).mots.map(({ nom }) => nom)).not.toContain('cles');
});
