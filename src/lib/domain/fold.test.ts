import { describe, expect, test } from 'vitest';
import { fold, withoutInvisible } from './fold.ts';
import { beneficiaireKey, naturesOfView, posteKey } from './quantite.ts';
import { fc } from '../../../tests/property-seed.ts';

describe('two texts are one word', () => {
	test.for([
		['without regard to case', 'AFIS', 'afis'],
		['without accents, composed or not', 'Crédits déconcentre\u0301s', 'credits deconcentres'],
		['with one space where there were several', '  Crédits \u00A0\u202F\tnationaux\n', 'credits nationaux'],
		[
			'with any apostrophe',
			'D’accueil, d‘a, dʼa, d′a, d´a, d`a, d‛a, d＇a',
			"d'accueil, d'a, d'a, d'a, d'a, d'a, d'a, d'a"
		],
		[
			'with any hyphen or dash',
			'Île\u2010de\u2011France, a\u2012b\u2013c\u2014d\u2015e\u2212f\uFE63g\uFF0Dh',
			'ile-de-france, a-b-c-d-e-f-g-h'
		],
		[
			'without what nobody sees',
			'\uFEFFCré\u00ADdits\u200B dé\u200Ccon\u200Dcentrés\u200E\u200F \u2060natio\u2066naux',
			'credits deconcentres nationaux'
		],
		[
			'without fillers, marks of variant and controls',
			'\u3164Cré\uFE0Fdits\u0001 \u115Fdé\u007Fcon\u0085centrés\u034F\u180E',
			'credits deconcentres'
		],
		['with any space', 'a\u2007b\u2008c\u200Ad\u2003e\u205Ff\u3000g', 'a b c d e f g'],
		['with either writing of œ', 'Œuvres et cœurs', 'oeuvres et coeurs'],
		['in wide or joined characters', 'ＡＦＩＳ ﬁn', 'afis fin'],
		['with the apostrophe inside a letter', 'ŉ Voël', "'n voel"],
		['with the apostrophe that is a letter, in capitals too', 'lꞌAFIS LꞋAFIS', "l'afis l'afis"],
		['and nothing stays nothing', ' \u00A0 ', '']
	] as const)('%s', ([, text, expected]) => {
		expect(fold(text)).toBe(expected);
	});

	test('folding twice changes nothing more, and case never matters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
				const folded = fold(text);
				expect(fold(folded)).toBe(folded);
				expect(folded).not.toMatch(/^\s|\s$|\s\s/);
				expect(fold(`  ${text} `)).toBe(folded);
			})
		);
	});
});

test('a text without its invisible marks is otherwise as it was', () => {
	expect(withoutInvisible('\uFEFF« Île-de-France »\u200B\u00AD')).toBe('« Île-de-France »');
	expect(withoutInvisible('un\tdeux\r\ntrois\u00A0quatre')).toBe('un\tdeux\r\ntrois\u00A0quatre');
});

describe('a quantité', () => {
	test('knows a bénéficiaire by its SIREN when given, else by its folded name', () => {
		expect(beneficiaireKey({ beneficiaire: 'Amicale du Nid', siren: '775723679' })).toBe('775723679');
		expect(beneficiaireKey({ beneficiaire: null, siren: '775723679' })).toBe('775723679');
		expect(beneficiaireKey({ beneficiaire: ' AMICALE  du nid', siren: null })).toBe('amicale du nid');
		expect(beneficiaireKey({ beneficiaire: null, siren: null })).toBe('');
	});

	test('compares postes folded', () => {
		expect(posteKey({ poste: 'Crédits  Nationaux' })).toBe(posteKey({ poste: 'credits nationaux' }));
		expect(posteKey({ poste: null })).toBe('');
	});

	test('in a view of one nature is stated by lines of that nature and by those that do not say (R2)', () => {
		expect(naturesOfView('cp')).toEqual(['cp', 'np']);
		expect(naturesOfView('ae')).toEqual(['ae', 'np']);
		expect(naturesOfView('np')).toEqual(['np']);
	});
});
