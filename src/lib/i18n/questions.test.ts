import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { asAnswer, formAnswer } from './questions.ts';

const HP = 'hors personnel';
const said = (text: string) => text.replaceAll('\u00A0', ' ');

test.for([
	{
		what: 'nothing attributed, some of no form',
		bornes: { bas: 0, haut: 309_387_800 },
		staff: HP,
		text: 'En 2018, entre 0 et 3 093 878 € hors personnel : aucun montant n’est rattaché à l’exploitation par le travail avec preuve, 3 093 878 € ne sont rattachés à aucune forme et pourraient lui revenir.'
	},
	{
		what: 'some attributed, some of no form',
		bornes: { bas: 237_600_000, haut: 546_987_800 },
		staff: HP,
		text: 'En 2018, entre 2 376 000 € et 5 469 878 € hors personnel : 2 376 000 € lui sont rattachés avec preuve, 3 093 878 € ne sont rattachés à aucune forme et pourraient lui revenir.'
	},
	{
		what: 'one euro each',
		bornes: { bas: 100, haut: 200 },
		staff: null,
		text: 'En 2018, entre 1 € et 2 € : 1 € lui est rattaché avec preuve, 1 € n’est rattaché à aucune forme et pourrait lui revenir.'
	},
	{
		what: 'all attributed to it',
		bornes: { bas: 50_000, haut: 50_000 },
		staff: HP,
		text: 'En 2018, 500 € hors personnel sont rattachés à l’exploitation par le travail avec preuve.'
	},
	{
		what: 'nothing at all for it, all to others',
		bornes: { bas: 0, haut: 0 },
		staff: HP,
		text: 'En 2018, aucun montant n’est rattaché à l’exploitation par le travail avec preuve.'
	},
	{
		what: 'partial coverage, nothing attributed',
		bornes: { bas: 0, haut: null },
		staff: null,
		text: 'En 2018, aucun montant n’est rattaché à l’exploitation par le travail avec preuve ; le plus que cette forme ait pu recevoir est inconnu : tous les montants ne se lisent pas dans nos sources.'
	},
	{
		what: 'partial coverage, some attributed',
		bornes: { bas: 118_800_000, haut: null },
		staff: HP,
		text: 'En 2018, 1 188 000 € hors personnel sont rattachés à l’exploitation par le travail avec preuve ; le plus que cette forme ait pu recevoir est inconnu : tous les montants ne se lisent pas dans nos sources.'
	},
	{
		what: 'no amount',
		bornes: { bas: null, haut: null },
		staff: null,
		text: 'Aucun montant dans nos sources pour 2018.'
	}
])('how much for labour: $what', ({ bornes, staff, text }) => {
	expect(said(formAnswer(2018, 'TRAV', bornes, staff))).toBe(text);
});

test('a finding becomes a sentence that says its year', () => {
	expect(asAnswer('Rien')).toBe('Rien.');
	expect(asAnswer('91,8 % passent par un dispositif', 2018)).toBe(
		'En 2018, 91,8 % passent par un dispositif.'
	);
	expect(asAnswer('En 2018, deux dispositifs ont un montant', 2018)).toBe(
		'En 2018, deux dispositifs ont un montant.'
	);
	expect(asAnswer('Déjà dit.')).toBe('Déjà dit.');
});

test.for([
	[
		{ bas: 0, haut: 309_387_800 },
		'In 2018, between 0 and €3,093,878 excluding staff: no amount is attributed to labour exploitation with evidence, and €3,093,878 is attributed to no form and could be for this one.'
	],
	[
		{ bas: 237_600_000, haut: 546_987_800 },
		'In 2018, between €2,376,000 and €5,469,878 excluding staff: €2,376,000 is attributed to labour exploitation with evidence, and €3,093,878 is attributed to no form and could be for this one.'
	],
	[
		{ bas: 100, haut: 200 },
		'In 2018, between €1 and €2 excluding staff: €1 is attributed to labour exploitation with evidence, and €1 is attributed to no form and could be for this one.'
	],
	[
		{ bas: 50_000, haut: 50_000 },
		'In 2018, €500 excluding staff is attributed to labour exploitation with evidence.'
	],
	[{ bas: 0, haut: 0 }, 'In 2018, no amount is attributed to labour exploitation with evidence.'],
	[
		{ bas: 118_800_000, haut: null },
		'In 2018, €1,188,000 excluding staff is attributed to labour exploitation with evidence; the most that this form may have received is unknown: not every amount can be read in our sources.'
	],
	[{ bas: null, haut: null }, 'No amount in our sources for 2018.']
] as const)('how much for labour in English: %j', ([bornes, text]) => {
	expect(inEnglish(() => formAnswer(2018, 'TRAV', bornes, 'excluding staff'))).toBe(text);
});

test('an English finding becomes a sentence that says its year', () => {
	expect(inEnglish(() => asAnswer('91.8% go through one scheme', 2018))).toBe(
		'In 2018, 91.8% go through one scheme.'
	);
	expect(inEnglish(() => asAnswer('In 2018, two schemes have an amount', 2018))).toBe(
		'In 2018, two schemes have an amount.'
	);
});
