import { describe, expect, test } from 'vitest';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { boundsFinding, boundsWords, keyWords, mergedName, type BoundsSaid } from './year-bounds.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
/** Every form, with the bounds of some. */
const all = (
	other: readonly [number, number | null],
	own: Partial<Record<FormeAttribuee, readonly [number, number | null]>> = {}
): BoundsSaid[] =>
	FORMES_ATTRIBUEES.map((forme) => {
		const [bas, haut] = own[forme] ?? other;
		return { forme, bornes: { bas, haut } };
	});

describe('the finding of the bounds', () => {
	test.for([
		[
			'one form has money, the others may have',
			all([0, 309_387_800], { SEX: [237_600_000, 546_987_800] }),
			'Contre l’exploitation sexuelle, entre 2,38 et 5,47 M€ prévus ; contre chaque autre forme, entre 0 et 3,09 M€'
		],
		[
			'no form has money',
			all([0, 498_396_000]),
			'Contre chacune des onze formes, entre 0 et 4,98 M€ prévus : aucun montant n’est rattaché'
		],
		[
			'the most is not known',
			all([0, null], { SEX: [118_800_000, null] }),
			'Contre l’exploitation sexuelle, au moins 1,19 M€ prévus ; le maximum de chaque forme est inconnu'
		],
		[
			'nothing is known but that there may be',
			all([0, null]),
			'Aucun montant n’est rattaché à une forme, et le maximum de chacune est inconnu'
		],
		[
			'two forms',
			all([0, 1000], { SEX: [5000, 6000], DOM: [2000, 3000] }),
			'Contre l’exploitation sexuelle, entre 50 € et 60 € prévus ; une autre forme a aussi un montant rattaché'
		],
		[
			'three forms',
			all([0, 1000], { SEX: [5000, 6000], DOM: [2000, 3000], ORG: [100, 1100] }),
			'Contre l’exploitation sexuelle, entre 50 € et 60 € prévus ; deux autres formes ont aussi un montant rattaché'
		],
		[
			'nothing is left without form',
			all([0, 0], { SEX: [118_800_000, 118_800_000] }),
			'Contre l’exploitation sexuelle, 1,19 M€ prévus ; contre chaque autre forme, rien qui puisse lui revenir'
		],
		[
			'some forms named together may have more',
			all([0, 1000], { SEX: [5000, 8000], TRAV: [0, 3000] }),
			'Contre l’exploitation sexuelle, entre 50 € et 80 € prévus ; contre chaque autre forme, au plus 30 €'
		],
		[
			'nothing at all',
			all([0, 0]).map((item) => ({ ...item, bornes: { bas: null, haut: null } })),
			'Aucun montant à répartir entre les formes de traite'
		]
	] as const)('%s', ([, formes, sentence]) => {
		expect(spaced(boundsFinding(formes, 'prevu'))).toBe(sentence);
	});
});

test.for([
	[{ bas: 237_600_000, haut: 546_987_800 }, 'entre 2 376 000 et 5 469 878 €'],
	[{ bas: 0, haut: 309_387_800 }, 'entre 0 et 3 093 878 €'],
	[{ bas: 118_800_000, haut: null }, 'au moins 1 188 000 €, maximum inconnu'],
	[{ bas: 0, haut: null }, 'aucun montant rattaché, maximum inconnu'],
	[{ bas: 0, haut: 0 }, 'aucun montant identifié'],
	[{ bas: 118_800_000, haut: 118_800_000 }, '1 188 000 €'],
	[{ bas: null, haut: null }, 'aucun montant']
] as const)('bounds %j', ([bornes, words]) => {
	expect(spaced(boundsWords(bornes))).toBe(words);
});

test('a key stands apart, and merged forms are counted', () => {
	expect(spaced(keyWords({ bas: 21_248_780, central: 42_497_560, haut: 84_995_120 }))).toBe(
		'par clé 424 975,60 €, de 212 487,80 à 849 951,20'
	);
	expect([mergedName(6, false), mergedName(11, true)]).toEqual([
		'Chacune des six autres formes',
		'Chacune des onze formes'
	]);
});
