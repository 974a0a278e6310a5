import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { reasonsOf } from './reasons.ts';
import { fc } from '../../../../tests/property-seed.ts';

type Motif = Reference['motifs'][number];
const motif = (row: Partial<Motif>): Motif => ({
	dispositif: 'bop137',
	poste: '',
	de: 2017,
	a: 2018,
	texte: 'retard du décret',
	source: 'senat-l17-108',
	source_page: '',
	transfert: '',
	texte_en: undefined,
	...row
});
const told = (motifs: readonly Motif[], change: Parameters<typeof reasonsOf>[1]) =>
	reasonsOf({ motifs }, change).map(({ texte }) => texte);

describe('the reasons of a change (R11)', () => {
	const motifs = [
		motif({}),
		motif({ poste: 'AFIS', de: 2019, a: 2020, texte: 'enveloppe réduite' }),
		motif({ de: 2018, a: 2019, texte: 'un transfert', transfert: 'oui' }),
		motif({ dispositif: 'agrasc', texte: 'un concours' })
	];

	test('are those of the dispositif, of the steps inside the two years, transfers first', () => {
		expect(told(motifs, { dispositif: 'bop137', de: 2017, a: 2018 })).toEqual(['retard du décret']);
		expect(told(motifs, { dispositif: 'bop137', de: 2016, a: 2020 })).toEqual([
			'un transfert',
			'retard du décret',
			'enveloppe réduite'
		]);
		expect(told(motifs, { dispositif: 'bop137', de: 2018, a: 2017 })).toEqual(['retard du décret']);
		expect(told(motifs, { dispositif: 'mae', de: 2017, a: 2018 })).toEqual([]);
	});

	test('of a poste are its own, however it is written', () => {
		expect(told(motifs, { dispositif: 'bop137', poste: 'afis', de: 2019, a: 2020 })).toEqual([
			'enveloppe réduite'
		]);
		expect(told(motifs, { dispositif: 'bop137', poste: 'AFIS', de: 2017, a: 2018 })).toEqual([]);
		expect(told(motifs, { dispositif: 'bop137', poste: '', de: 2019, a: 2020 })).toEqual([]);
	});

	test('are told in the language of the reader, in French where no other is written', () => {
		const both = [
			motif({ texte_en: 'late decree' }),
			motif({ de: 2016, a: 2017, texte: 'la loi', texte_en: '' })
		];
		expect(inLanguage('en', () => told(both, { dispositif: 'bop137', de: 2016, a: 2018 }))).toEqual([
			'la loi',
			'late decree'
		]);
	});

	test('a wider comparison never loses a reason that a narrower one tells', () => {
		const year = fc.integer({ min: 2011, max: 2025 });
		const drawn = fc
			.tuple(year, year, fc.constantFrom('', 'AFIS'), fc.boolean())
			.map(([x, y, poste, moved]) =>
				motif({ de: Math.min(x, y), a: Math.max(x, y), poste, transfert: moved ? 'oui' : '' })
			);
		fc.assert(
			fc.property(fc.array(drawn, { maxLength: 8 }), year, year, (rows, x, y) => {
				const [de, a] = [Math.min(x, y), Math.max(x, y)];
				const inner = reasonsOf({ motifs: rows }, { dispositif: 'bop137', de, a });
				const outer = reasonsOf({ motifs: rows }, { dispositif: 'bop137', de: de - 1, a: a + 1 });
				expect(outer).toEqual(expect.arrayContaining(inner));
				for (const reason of inner) expect(de <= reason.de && reason.a <= a).toBe(true);
				const first = inner.findIndex((reason) => !reason.transfert);
				expect(inner.slice(first < 0 ? inner.length : first).every((reason) => !reason.transfert)).toBe(true);
			})
		);
	});
});

describe('the shipped reasons', () => {
	test('tell the transfer of 2016 and the late decree of 2018, with their sources', () => {
		const sources = new Set(reference.sources.map((row) => row.id));
		expect(reference.motifs.filter((row) => !sources.has(row.source))).toEqual([]);
		const of = (de: number, a: number) => reasonsOf(reference, { dispositif: 'bop137', de, a });
		expect(of(2015, 2016).map(({ transfert, source }) => [transfert, source])).toEqual([
			[true, 'an-2015-delegation'],
			[false, 'senat-a15-167']
		]);
		expect(of(2017, 2018).map(({ source }) => source)).toEqual(['senat-l17-108']);
		expect(of(2019, 2020).map(({ poste }) => poste)).toEqual(['AFIS']);
	});
});
