import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import Publie from './Publie.svelte';
import { PUBLISHED_NAMES, publishedNames, splitNames, type PublishedNames } from './published-names.ts';
import { fc } from '../../../tests/property-seed.ts';

const NAMES = [
	'Ministère de l’Intérieur',
	'Ministère de l’Intérieur, SSMSI (Interstats)',
	'Sénat',
	'Justice'
];
const marked = (text: string, names = NAMES) =>
	inLanguage('en', () => splitNames(text, names)).flatMap((piece) => (piece.publie ? [piece.text] : []));

describe('in English, the names that stay as published', () => {
	test('are found whole, the longest first, wherever they stand', () => {
		expect(marked('Sources: Sénat, Ministère de l’Intérieur, SSMSI (Interstats). Version 1.')).toEqual([
			'Sénat',
			'Ministère de l’Intérieur, SSMSI (Interstats)'
		]);
		expect(marked('Ministère\u00A0de l’Intérieur and Justice; programme 101')).toEqual([
			'Ministère\u00A0de l’Intérieur',
			'Justice'
		]);
		expect(marked('Justices, Sénateurs')).toEqual([]);
		expect(marked('x'.repeat(5), [])).toEqual([]);
	});

	test('are also the items and the recipients quoted, not what else stands between quotes', () => {
		expect(marked('mainly for the item “AFIS”; the rest is “not itemised”')).toEqual(['AFIS']);
		expect(marked('item “Crédits déconcentrés”, recipient “Amicale du Nid”', [])).toEqual([
			'Crédits déconcentrés',
			'Amicale du Nid'
		]);
	});

	test('never change the text, whatever it holds', () => {
		const parts = fc.array(fc.oneof(fc.constantFrom(...NAMES, ' ', ', ', 'item “', '”', '('), fc.string()));
		fc.assert(
			fc.property(parts, fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), (text, more) => {
				const pieces = inLanguage('en', () => splitNames(text.join(''), [...NAMES, ...more]));
				expect(pieces.map((piece) => piece.text).join('')).toBe(text.join(''));
			})
		);
	});

	test('are told in French by the page; a French page tells nothing apart', async () => {
		const context = new Map<string, PublishedNames>([[PUBLISHED_NAMES, () => NAMES]]);
		const body = async () =>
			(await render(Publie, { props: { texte: 'Sources: Sénat.' }, context })).body.replace(
				/<!--.*?-->/g,
				''
			);
		expect(await inLanguage('en', body)).toBe('Sources: <span lang="fr">Sénat</span>.');
		expect(await body()).toBe('Sources: Sénat.');
	});
});

test('the names of the data are those of publishers and ministries, once each, for English pages', () => {
	const source = { editeur: 'Sénat' };
	const reference = {
		sources: [source, source, { editeur: '' }],
		dispositifs: [{ ministere: 'Justice' }]
	} as unknown as Parameters<typeof publishedNames>[0];
	expect(inLanguage('en', () => publishedNames(reference))).toEqual(['Sénat', 'Justice']);
	expect(publishedNames(reference)).toEqual([]);
});
