import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { boundsPhrase, formeDeck, formeFinding, formeSummary, openFinding, openMeaning } from './formes.ts';

const plain = (text: string) => text.replace(/\u00A0/g, ' ');
const year = (exercice: number, bas: number | null, haut: number | null) => ({
	exercice,
	bornes: { bas, haut }
});
const PAID = [
	year(2016, 0, 500_000),
	year(2017, 237_600_000, 546_987_800),
	year(2018, 100_000, 200_000),
	year(2020, 118_800_000, null)
];

describe('a form', () => {
	test('is told by the year wanted when its bounds are known, else by the last known', () => {
		expect(plain(formeFinding('SEX', PAID, 2017))).toBe(
			'En 2017, entre 2,38 M€ et 5,47 M€ vont à l’exploitation sexuelle'
		);
		expect(plain(formeFinding('SEX', PAID, 2020))).toBe(
			'En 2018, entre 1 000 € et 2 000 € vont à l’exploitation sexuelle'
		);
		expect(plain(formeFinding('SEX', [year(2020, 118_800_000, null)], null))).toBe(
			'En 2020, au moins 1,19 M€ vont à l’exploitation sexuelle'
		);
	});

	test('without an attributed amount says so, over its years', () => {
		expect(plain(formeFinding('MARI', [year(2016, 0, 5), year(2017, 0, 5)], null))).toBe(
			'De 2016 à 2017, aucun montant n’est identifié pour le mariage forcé'
		);
		expect(plain(formeFinding('MEND', [year(2016, 0, 5)], null))).toMatch(/^En 2016, aucun montant/);
		expect(plain(formeFinding('MEND', [], null))).toBe(
			'Aucun montant dans nos sources pour la mendicité forcée'
		);
	});

	test('its deck says what might be its, and where that is not known', () => {
		expect(plain(formeDeck(PAID, 2017))).toBe(
			'Montants rattachés à cette forme, preuve à l’appui : 2017, 2018 et 2020. Le plus que cette forme ait pu recevoir est inconnu (2020) : nos sources n’isolent qu’une partie de l’argent.'
		);
		expect(plain(formeDeck([year(2016, 0, 500_000)], null))).toBe(
			'En 2016, au plus 5 000 € non attribués pourraient revenir à cette forme, ou à d’autres.'
		);
		expect(formeDeck([year(2016, 0, 0)], null)).toBe('');
	});

	test('bounds in a phrase', () => {
		expect(plain(boundsPhrase({ bas: 30_000, haut: 30_000 }))).toBe('exactement 300 €');
		expect(boundsPhrase({ bas: null, haut: null })).toBe('aucun montant');
		expect(boundsPhrase({ bas: 0, haut: null })).toBe('un montant inconnu');
	});

	test('in a list of forms', () => {
		expect(plain(formeSummary(PAID))).toBe('2017, 2018 et 2020 : de 1 000 € à 2 376 000 € par an');
		expect(plain(formeSummary([year(2018, 237_600_000, null)]))).toBe('2018 : 2 376 000 €');
		expect(formeSummary([year(2018, 0, 10)])).toBe('aucun montant identifié');
	});
});

test('what has no form is told with its share of the total', () => {
	const totals = new Map([[2018, 546_987_800]]);
	const open = [year(2018, 309_387_800, 309_387_800)];
	expect(plain(openFinding('NV', open, totals, 2018))).toBe(
		'En 2018, 3,09 M€, 56,6 % du total, ne sont rattachés à aucune forme par leur source'
	);
	expect(plain(openFinding('MULTI', [], totals, 2018))).toMatch(/^Aucun montant/);
	expect(plain(openFinding('NV', [], totals, 2018))).toBe('Chaque montant de nos sources a une forme');
	expect(plain(openFinding('MULTI', open, new Map(), 2018))).toBe(
		'En 2018, 3,09 M€ vont à plusieurs formes sans répartition publiée'
	);
});

describe('in English', () => {
	const said = (work: () => string) => inLanguage('en', work);
	const FRENCH = /\b(le|la|les|des|du|une?|en|et|entre|montants?|pas|aucun|pour|dans)\b|[«»\u00A0]/i;

	test('a form is told with its bounds', () => {
		expect(said(() => formeFinding('SEX', PAID, 2017))).toBe(
			'In 2017, between €2.38M and €5.47M goes to sexual exploitation'
		);
		expect(said(() => formeFinding('SEX', [year(2020, 118_800_000, null)], null))).toBe(
			'In 2020, at least €1.19M goes to sexual exploitation'
		);
		expect(said(() => formeFinding('MARI', [year(2016, 0, 5), year(2017, 0, 5)], null))).toBe(
			'From 2016 to 2017, no amount is identified for forced marriage'
		);
		expect(said(() => formeFinding('MEND', [], null))).toBe('No amount in our sources for forced begging');
		expect(said(() => boundsPhrase({ bas: 30_000, haut: 30_000 }))).toBe('exactly €300');
	});

	test('so is its deck', () => {
		expect(said(() => formeDeck(PAID, 2017))).toBe(
			'Amounts attributed to this form, with evidence: 2017, 2018 and 2020. The most that this form may have received is unknown (2020): our sources isolate only a part of the money.'
		);
		expect(said(() => formeDeck([year(2018, 10, 20)], null))).toBe(
			'One amount attributed to this form, with evidence: 2018.'
		);
		expect(said(() => formeDeck([year(2016, 0, 500_000)], null))).toBe(
			'In 2016, at most €5,000 not attributed might be for this form, or for others.'
		);
	});

	test('and what has no form, and a line of the list', () => {
		const open = [year(2018, 309_387_800, 309_387_800)];
		const totals = new Map([[2018, 546_987_800]]);
		expect(said(() => openFinding('NV', open, totals, 2018))).toBe(
			'In 2018, €3.09M, 56.6% of the total, is not attributed to any form by its source'
		);
		expect(said(() => openFinding('MULTI', open, new Map(), 2018))).toBe(
			'In 2018, €3.09M goes to several forms without a published split'
		);
		expect(said(() => formeSummary(PAID))).toBe('2017, 2018 and 2020: from €1,000 to €2,376,000 a year');
		expect(said(() => formeSummary([]))).toBe('no amount identified');
	});

	test.for(['NV', 'MULTI'] as const)('nothing French is left for %s', (forme) => {
		for (const work of [() => openMeaning(forme), () => openFinding(forme, [], new Map(), null)])
			expect(said(work)).not.toMatch(FRENCH);
	});
});
