import { expect, test } from 'vitest';
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
		text: 'En 2018, aucun montant n’est rattaché à l’exploitation par le travail avec preuve ; le plus que cette forme ait pu recevoir est inconnu, une partie de l’argent n’étant plus publiée.'
	},
	{
		what: 'partial coverage, some attributed',
		bornes: { bas: 118_800_000, haut: null },
		staff: HP,
		text: 'En 2018, 1 188 000 € hors personnel sont rattachés à l’exploitation par le travail avec preuve ; le plus que cette forme ait pu recevoir est inconnu, une partie de l’argent n’étant plus publiée.'
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
