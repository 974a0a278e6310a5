import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { beneficiaireKey, naturesOfView, posteKey } from './quantite.ts';

describe('two texts are one word', () => {
	test.for([
		['without regard to case', 'AFIS', 'afis'],
		['without accents, composed or not', 'Crédits déconcentre\u0301s', 'credits deconcentres'],
		['with one space where there were several', '  Crédits \u00A0\u202F\tnationaux\n', 'credits nationaux'],
		['with either apostrophe', 'Dispositif d’accueil', "dispositif d'accueil"],
		['with either writing of œ', 'Œuvres et cœurs', 'oeuvres et coeurs'],
		['in wide or joined characters', 'ＡＦＩＳ ﬁn', 'afis fin'],
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
