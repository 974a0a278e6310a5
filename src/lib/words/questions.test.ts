import { expect, test } from 'vitest';
import { tr } from '#lib/domain/language.ts';
import type { Bornes } from '#lib/domain/allocation.ts';
import { asAnswer, formAnswer } from './questions.ts';
import { inBothLanguages, scopeWith } from './scope.fixture.ts';

const answer = (bas: number | null, haut: number | null, scope: Parameters<typeof scopeWith>[0] = {}) => {
	const bornes: Bornes = { bas, haut };
	return formAnswer(scopeWith(scope), 2018, 'TRAV', bornes, tr('hors personnel', 'excluding staff'));
};

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'nothing attributed, some of no form',
		() => answer(0, 279_387_800),
		'En 2018, aucun montant prévu n’est rattaché à l’exploitation par le travail avec preuve ; 2 793 878 € ne sont rattachés à aucune forme et pourraient la concerner.',
		'In 2018, no amount planned is attributed to labour exploitation with evidence; €2,793,878 is attributed to no form and could be for this one.'
	],
	[
		'some attributed, some of no form',
		() => answer(237_600_000, 546_987_800),
		'En 2018, 2 376 000 € prévus hors personnel sont rattachés à l’exploitation par le travail avec preuve ; 3 093 878 € ne sont rattachés à aucune forme et pourraient la concerner.',
		'In 2018, €2,376,000 planned excluding staff is attributed to labour exploitation with evidence; €3,093,878 is attributed to no form and could be for this one.'
	],
	[
		'one euro each',
		() => answer(100, 200),
		'En 2018, 1 € prévu hors personnel est rattaché à l’exploitation par le travail avec preuve ; 1 € n’est rattaché à aucune forme et pourrait la concerner.',
		'In 2018, €1 planned excluding staff is attributed to labour exploitation with evidence; €1 is attributed to no form and could be for this one.'
	],
	[
		'all attributed to it',
		() => answer(50_000, 50_000, { etape: 'execution' }),
		'En 2018, 500 € dépensés hors personnel sont rattachés à l’exploitation par le travail avec preuve.',
		'In 2018, €500 spent excluding staff is attributed to labour exploitation with evidence.'
	],
	[
		'nothing at all for it, all to others',
		() => answer(0, 0),
		'En 2018, aucun montant prévu n’est rattaché à l’exploitation par le travail avec preuve.',
		'In 2018, no amount planned is attributed to labour exploitation with evidence.'
	],
	[
		'nothing attributed, the rest unknown',
		() => answer(0, null, { auMoins: true }),
		'En 2018, aucun montant prévu n’est rattaché à l’exploitation par le travail avec preuve ; le maximum est inconnu, une partie de l’argent n’étant pas connue.',
		'In 2018, no amount planned is attributed to labour exploitation with evidence; the maximum is unknown, as a part of the money is not known.'
	],
	[
		'some attributed, deduced, the rest unknown',
		() => answer(118_800_000, null, { auMoins: true, deduit: 'tout' }),
		'En 2018, 1 188 000 € prévus hors personnel (déduits par nous) sont rattachés à l’exploitation par le travail avec preuve ; le maximum est inconnu, une partie de l’argent n’étant pas connue.',
		'In 2018, €1,188,000 planned excluding staff (deduced by us) is attributed to labour exploitation with evidence; the maximum is unknown, as a part of the money is not known.'
	],
	[
		'no amount, of one dispositif',
		() => answer(null, null, { dispositifs: ['MAE'], etape: 'lfi' }),
		'MAE : en 2018, aucun montant voté en loi de finances initiale dans nos sources.',
		'MAE: in 2018, no amount voted in the initial budget act in our sources.'
	]
])('how much for labour: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test('a finding becomes a sentence that says its year', () => {
	expect(asAnswer('Rien')).toBe('Rien.');
	expect(asAnswer('deux dispositifs ont un montant', 2018)).toBe('En 2018, deux dispositifs ont un montant.');
	expect(asAnswer('En 2018, deux dispositifs ont un montant', 2018)).toBe(
		'En 2018, deux dispositifs ont un montant.'
	);
	expect(asAnswer('Déjà dit.')).toBe('Déjà dit.');
	expect(inBothLanguages(() => asAnswer(tr('rien', 'nothing'), 2018))).toEqual([
		'En 2018, rien.',
		'In 2018, nothing.'
	]);
});
