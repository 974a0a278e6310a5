import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import {
	choicesOf,
	dispositifsWord,
	formesWord,
	natureWord,
	perimeterWord,
	sentence,
	stageWord,
	yearWords
} from './filter-choices.ts';
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
		'Crédits prévus, crédits de paiement (CP), en euros courants, montants, de 2013 à 2025, pour tous les dispositifs, toutes les formes, montrer l’argent contre la prostitution et la traite.'
	],
	[
		'etape=execution&nature=ae&euros=constants&base=2020&mesure=part&de=2016&a=2017&dispositif=bop137,p101&forme=TRAV',
		'Crédits exécutés, autorisations d’engagement (AE), en euros constants de 2020, parts du total, de 2016 à 2017, pour BOP 137, prostitution et traite et Programme 101, part traite, Exploitation par le travail (hors domestique), montrer l’argent contre la prostitution et la traite.'
	],
	[
		'de=2018&a=2018',
		'Crédits prévus, crédits de paiement (CP), en euros courants, montants, en 2018, pour tous les dispositifs, toutes les formes, montrer l’argent contre la prostitution et la traite.'
	],
	[
		'euros=constants&perimetre=contexte',
		'Crédits prévus, crédits de paiement (CP), en euros constants de 2025, montants, de 2013 à 2025, pour tous les dispositifs, toutes les formes, montrer le contexte plus large (hors total).'
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

const FRENCH =
	/\b(le|la|les|des|du|de|une?|en|à|au|année|crédits|montants?|pas|aucun|pour|dans|traite|euros courants)\b|[«»\u00A0]/i;

test.for([
	[
		'',
		'Planned funding, in payment appropriations (CP), in current euros, as amounts, from 2013 to 2025, for all schemes, all forms, showing money against prostitution and trafficking.'
	],
	[
		'etape=execution&nature=ae&euros=constants&base=2020&mesure=part&de=2016&a=2017',
		'Funding spent, in commitment authorisations (AE), in constant 2020 euros, as shares of the total, from 2016 to 2017, for all schemes, all forms, showing money against prostitution and trafficking.'
	],
	[
		'etape=plf&nature=np&perimetre=contexte',
		'Funding in the budget bill (PLF), with nature not stated, in current euros, as amounts, from 2013 to 2025, for all schemes, all forms, showing the wider context (outside totals).'
	]
] as const)('in English the sentence of « %s » reads as it is chosen', ([address, said]) => {
	expect(inLanguage('en', () => read(address))).toBe(said);
});

test('in English every word that the sentence offers is English', () => {
	const mots = inLanguage('en', () => choicesOf(selectionOf('euros=constants'), [2013, 2025])).mots;
	const words = mots.flatMap((mot) => [
		mot.label,
		mot.avant,
		mot.apres,
		...(mot.nom === 'dispositif' ? [] : mot.options.map(({ label }) => label)),
		...(mot.genre === 'plusieurs' ? [mot.tous, mot.pluriel] : [])
	]);
	for (const word of words) expect(word).not.toMatch(FRENCH);
});

test('in English a table of lines leaves every filter open', () => {
	const open = { ouvert: true };
	const said = inLanguage('en', () => {
		const selection = selectionOf('');
		return readSentence(
			sentence(selection.query, [
				stageWord(selection.query, open),
				natureWord(selection.query, open),
				...yearWords(selection),
				dispositifsWord(selection, open),
				formesWord(selection),
				perimeterWord(selection.query, open)
			])
		);
	});
	expect(said).toBe(
		'Funding of all stages, in AE, CP or not stated, from the first year to the last, for all schemes, all forms, showing everything.'
	);
});

test('in English the first words of a page without a stage, and of one of amounts', () => {
	const { query } = selectionOf('');
	expect(
		inLanguage('en', () =>
			readSentence(sentence(query, [natureWord(query, {}, 'Crédits'), stageWord(query, {}, 'Montants')]))
		)
	).toBe('Funding in payment appropriations (CP), Planned amounts.');
});

test('credits whose nature is not stated are « de nature non précisée », never « en nature »', () => {
	expect(read('nature=np')).toContain('Crédits prévus, de nature non précisée,');
	expect(read('nature=ae')).toContain('Crédits prévus, autorisations d’engagement (AE),');
});
