import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { actionsNamed } from './places.server.ts';
import { crosswalk, type Crosswalk } from './read.server.ts';

let db: Database;
let map: Crosswalk;
beforeAll(async () => {
	db = await shippedBase();
	map = crosswalk(db, queryOf(db, ''));
});
afterAll(() => db.close());

const place = (id: string) => map.places.find((item) => item.id === id);

test.for([
	{ note: 'L’action 15 est fondue dans l’action 21 ; ancien périmètre.', names: ['15', '21'] },
	{ note: 'Réunit les anciennes actions 12 et 15.', names: ['12', '15'] },
	{ note: 'Dans le programme 137 depuis 2011 ; action inconnue de nous.', names: [] },
	{ note: 'Regroupée avec l’action 11 en 2016 ; 20 500 € restent en LFI 2017.', names: ['11'] }
])('« $note » names $names', ({ note, names }) => {
	expect(actionsNamed(note)).toEqual(names);
});

test('the map runs from the first year of the vocabularies to the year of the version', () => {
	expect([map.exercices[0], map.exercices.at(-1)]).toEqual([2011, 2026]);
});

test('BOP 137 goes from an unknown action to action 15, then is a part of 21 and of 25', () => {
	const bands = map.places.flatMap((item) =>
		item.bandes
			.filter((band) => band.dispositif.id === 'bop137')
			.map((band) => [item.id, band.de, band.a, band.part])
	);
	expect(bands).toEqual([
		['137-', 2011, 2013, false],
		['137-15', 2014, 2018, false],
		['137-21', 2019, 2021, true],
		['137-25', 2022, 2026, true]
	]);
});

test('passages follow the entries and their notes; what appears is no passage', () => {
	expect(map.passages.map(({ exercice, de, vers, comparable }) => [exercice, de, vers, comparable])).toEqual([
		[2014, '137-', '137-15', ''],
		[2019, '137-12', '137-21', 'non'],
		[2019, '137-15', '137-21', 'oui'],
		[2022, '137-21', '137-25', 'oui'],
		[2025, '124-20', '155-23', 'non']
	]);
});

test('coverage is told year by year: complete, in part, then nothing yet', () => {
	const band = place('137-25')?.bandes.find((item) => item.dispositif.id === 'bop137');
	expect(band?.annees.map((year) => year.couverture)).toEqual([
		'partielle',
		'partielle',
		'partielle',
		'partielle',
		'non_declaree'
	]);
	expect(place('137-21')?.bandes.find((item) => item.part)?.annees[0]?.couverture).toBe('complete');
});

test('what no programme holds stands last, each at its own place', () => {
	const outside = map.places.filter((item) => item.programme === '').map((item) => item.id);
	expect(outside.slice(0, 4)).toEqual(['hors-p101', 'hors-mae', 'hors-agrasc', 'hors-acse']);
	expect(map.places.at(-1)?.programme).toBe('');
	expect(place('hors-p101')?.bandes[0]?.annees).toEqual([{ exercice: 2018, couverture: 'complete' }]);
});

test('a filter of the address does not shrink the map', () => {
	const narrow = crosswalk(db, queryOf(db, 'dispositif=mae&de=2018&a=2018'));
	expect(narrow.places).toHaveLength(map.places.length);
	expect(narrow.exercices).toEqual(map.exercices);
});

test('without a line the vocabularies alone make the map', async () => {
	const empty = await vocabulariesOnly();
	const found = crosswalk(empty, queryOf(empty, ''));
	expect(found.places).toHaveLength(map.places.length);
	expect(found.ruptures).toEqual([]);
	empty.close();
});
