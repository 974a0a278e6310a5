import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { overviewQuestions } from './overview-questions.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const answers = (address: string) => {
	const query = queryOf(db, address);
	const year = headline(db, query);
	return (year ? overviewQuestions(db, query, year) : []).map(({ question, adresse, reponse }) =>
		[question, adresse, reponse].map((text) => text.replaceAll('\u00A0', ' '))
	);
};

test('the five questions of the shipped data, each with its page and its answer', () => {
	expect(answers('')).toEqual([
		[
			'Combien pour l’exploitation par le travail ?',
			'/formes/TRAV',
			'En 2018, aucun montant prévu n’est rattaché à l’exploitation par le travail avec preuve ; le maximum est inconnu, une partie de l’argent n’étant pas connue.'
		],
		[
			'Voté contre dépensé ?',
			'/comparer',
			'BOP 137, prostitution et traite : depuis 2013, la dépense n’est connue que pour 2016 (62,7 % du voté) et 2017 (40,4 %).'
		],
		[
			'Qui paie ?',
			'/#qui-paie',
			'En 2018, sur au moins 5,47 M€ prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés), 91,8 % de ce qui est connu passe par un dispositif : BOP 137, prostitution et traite.'
		],
		[
			'Qu’est-ce qui manque ?',
			'/transparence',
			expect.stringMatching(
				/^Sur \d+ exécutions attendues \(un dispositif, une année\), \d+ sont dans nos sources ; /
			)
		],
		[
			'Les moyens suivent-ils les besoins ?',
			'/formes#besoins',
			expect.stringMatching(
				/^En 2024, 11 % des victimes accompagnées par 44 associations étaient exploitées par le travail/
			)
		]
	]);
});

test('the filters go with the question, a way of looking at the figure does not', () => {
	const addresses = answers('forme=SEX&mesure=part&de=2014&a=2018&dispositif=bop137,p101').map(
		([, address]) => address
	);
	expect(addresses).toEqual([
		'/formes/TRAV?dispositif=bop137,p101&de=2014&a=2018',
		'/comparer?dispositif=bop137,p101&de=2014&a=2018&etapes=lfi,execution',
		'/?dispositif=bop137,p101&forme=SEX&de=2014&a=2018&mesure=part#qui-paie',
		'/transparence?dispositif=bop137,p101&de=2014&a=2018',
		'/formes?dispositif=bop137,p101&de=2014&a=2018#besoins'
	]);
});

test('where coverage is partial, the most that labour may have received is unknown', () => {
	expect(answers('de=2021&a=2021')[0]?.[2]).toBe(
		'En 2021, aucun montant prévu n’est rattaché à l’exploitation par le travail avec preuve ; le maximum est inconnu, une partie de l’argent n’étant pas connue.'
	);
});

test('nothing is answered where nothing counts, or where nothing may be added up', () => {
	expect(answers('etape=lfr')).toEqual([]);
	expect(answers('perimetre=contexte')).toEqual([]);
});

test('in English, each question with its answer', () => {
	const told = inLanguage('en', () => answers(''));
	expect(told.map(([question]) => question)).toEqual([
		'How much for labour exploitation?',
		'Voted against spent?',
		'Who pays?',
		'What is missing?',
		'Does the funding follow the needs?'
	]);
	expect(told.map(([, adresse]) => adresse)).toEqual(answers('').map(([, adresse]) => adresse));
});
