import { expect, test } from 'vitest';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { passagesTold } from '#lib/pages/passages-told.server.ts';
import { chainOf } from './chain.server.ts';
import { passagesOf } from './passages.server.ts';
import { actionsNamed } from './places.server.ts';

const reference = readReference(await shippedBase(), 1);

test.for([
	{ note: 'L’action 15 est fondue dans l’action 21 ; ancien périmètre.', names: ['15', '21'] },
	{ note: 'Réunit les anciennes actions 12 et 15.', names: ['12', '15'] },
	{ note: 'Dans le programme 137 depuis 2011 ; action inconnue de nous.', names: [] },
	{ note: 'Regroupée avec l’action 11 en 2016 ; 20 500 € restent en LFI 2017.', names: ['11'] }
])('« $note » names $names', ({ note, names }) => {
	expect(actionsNamed(note)).toEqual(names);
});

test('BOP 137 goes from action 15, which is its own, to a part of 21, then of 25; most schemes stay where they are', () => {
	expect(chainOf(reference, 'bop137').map(({ action, de, a, part }) => [action, de, a, part])).toEqual([
		['15', 2014, 2018, false],
		['21', 2019, 2021, true],
		['25', 2022, null, true]
	]);
	expect(chainOf(reference, 'agrasc')).toEqual([]);
	// Several actions at a time: nothing is followed from one to the other.
	expect(chainOf(reference, 'p137-autres')).toEqual([]);
});

test('passages follow the entries and their notes; what appears is no passage', () => {
	expect(
		passagesOf(reference).map(({ exercice, de, vers, comparable }) => [exercice, de, vers, comparable])
	).toEqual([
		[2014, '137-', '137-15', ''],
		[2019, '137-12', '137-21', 'non'],
		[2019, '137-15', '137-21', 'oui'],
		[2022, '137-21', '137-25', 'oui'],
		[2022, '137-21', '137-24', 'non'],
		[2022, '137-22', '137-24', 'non'],
		[2025, '124-20', '155-23', 'non']
	]);
});

test('they are told in sentences: all compares, only what is isolated, or nothing', () => {
	const told = passagesTold(reference).map((text) => text.replaceAll('\u00A0', ' '));
	expect(told).toContain('En 2019, l’argent de l’action 15 passe à l’action 21 ; les montants se comparent.');
	expect(told).toContain(
		'En 2022, l’argent de l’action 21 passe à l’action 25 ; ce qui en est encore isolé se compare, le reste non.'
	);
	expect(told).toContain(
		'En 2025, l’argent de l’action 20 du programme 124 passe à l’action 23 du programme 155 ; les montants ne se comparent pas.'
	);
	expect(told[0]).toBe('En 2014, l’argent du programme 137 (action non connue) passe à l’action 15.');
});
