import { describe, expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { viewOfRoute } from './view-of-route.ts';

const query = (address = '') => parseQuery(new URLSearchParams(address), ['bop137', 'mae']);
const view = (id: string, params: Record<string, string> = {}, address = '') => {
	const found = viewOfRoute({ id: `/(site)${id}`, params }, query(address));
	const { dispositif, forme, de, a } = found.query;
	return { ...found.view, dispositif, forme, de, a };
};
const all = { dispositif: [], forme: [], de: undefined, a: undefined };

describe('what a page shows, by its path', () => {
	test.for([
		['', { kind: 'repartition' }],
		['/transparence', { kind: 'etapes' }],
		['/comparer', { kind: 'etapes' }],
		['/lignes', { kind: 'lignes' }],
		['/sources', { kind: 'sources' }],
		['/methode/nomenclature', { kind: 'vocabulaires' }],
		['/versions/[id=entier]', { kind: 'rien' }]
	] as const)('%s', ([path, expected]) => {
		expect(view(path)).toEqual({ ...all, ...expected });
	});
	test('a line is that line', () => {
		expect(view('/lignes/[id=entier]', { id: '12' })).toMatchObject({ kind: 'ligne', id: 12 });
	});
	test('a figure is that figure', () => {
		expect(view('/figures/[id=figure]/verifier', { id: 'flux' })).toEqual({
			...all,
			kind: 'figure',
			id: 'flux'
		});
	});
	test('a year is that year and the one before it, at every stage', () => {
		expect(view('/annees/[annee=entier]', { annee: '2018' })).toMatchObject({
			kind: 'etapes',
			de: 2017,
			a: 2018
		});
	});
	test('a dispositif is that dispositif, a form that form', () => {
		expect(view('/dispositifs/[id]', { id: 'mae' })).toMatchObject({ kind: 'etapes', dispositif: ['mae'] });
		expect(view('/formes/[code]', { code: 'trav' })).toMatchObject({ kind: 'repartition', forme: ['TRAV'] });
	});
	test('two years compared are those between them', () => {
		expect(view('/comparer', {}, 'annees=2018,2016')).toMatchObject({
			kind: 'repartition',
			de: 2016,
			a: 2018
		});
	});
});
