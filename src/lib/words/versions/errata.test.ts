import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { correctionWords, errataSentence, placeWords } from './errata.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const FORMES = { SEX: 'Exploitation sexuelle', TRAV: 'Exploitation par le travail' };
const place = {
	exercice: 2018,
	etape: 'lfi',
	nature: 'cp',
	role: 'detail',
	poste: 'AFIS',
	beneficiaire: ''
} as const;

test('a correction says where, from what to what, and by how much', () => {
	expect(placeWords('BOP 137', place)).toBe('BOP 137, 2018, LFI, CP, AFIS');
	expect(placeWords('BOP 137', { ...place, nature: 'np', role: 'total', poste: '' })).toBe(
		'BOP 137, 2018, LFI, total'
	);
	const forms = { formeAvant: 'SEX', formeApres: 'SEX' };
	expect(plain(correctionWords({ avant: 10_000, apres: 9000, ...forms }, FORMES))).toBe(
		'100 € corrigés en 90 € (−10 €)'
	);
	expect(plain(correctionWords({ avant: 10_000, apres: null, ...forms }, FORMES))).toBe(
		'100 €, montant retiré'
	);
	expect(
		plain(correctionWords({ avant: 10_000, apres: 10_000, formeAvant: 'SEX', formeApres: 'NV' }, FORMES))
	).toBe('100 €, forme corrigée : « exploitation sexuelle » devient « non attribué »');
	expect(
		plain(
			correctionWords({ avant: 10_000, apres: 9000, formeAvant: 'NV', formeApres: 'SEX:60|TRAV:40' }, FORMES)
		)
	).toBe(
		'100 € corrigés en 90 € (−10 €), forme corrigée : « non attribué » devient « exploitation sexuelle 60 % et exploitation par le travail 40 % »'
	);
});
test.for([
	[0, 0, 'Aucun montant déjà publié ici n’a été corrigé ni retiré.'],
	[1, 1, 'Une version a corrigé ou retiré un montant déjà publié ici.'],
	[1, 3, 'Une version a corrigé ou retiré 3 montants déjà publiés ici.'],
	[2, 1200, '2 versions ont corrigé ou retiré 1 200 montants déjà publiés ici.']
] as const)('%d versions, %d corrections', ([versions, corrections, sentence]) => {
	expect(plain(errataSentence(versions, corrections))).toBe(sentence);
});

test('in English', () =>
	inLanguage('en', () => {
		expect(placeWords('BOP 137', { ...place, nature: 'np', role: 'total', poste: '' })).toBe(
			'BOP 137, 2018, LFI, total'
		);
		const forms = { formeAvant: 'SEX', formeApres: 'SEX' };
		expect(correctionWords({ avant: 10_000, apres: 9000, ...forms }, FORMES)).toBe(
			'€100 corrected to €90 (−€10)'
		);
		expect(correctionWords({ avant: 10_000, apres: null, ...forms }, FORMES)).toBe('€100, amount withdrawn');
		expect(
			correctionWords({ avant: 10_000, apres: 10_000, formeAvant: 'SEX', formeApres: 'NV' }, FORMES)
		).toBe('€100, form corrected: “exploitation sexuelle” becomes “not attributed”');
		expect(errataSentence(0, 0)).toBe('No amount already published here has been corrected or withdrawn.');
		expect(errataSentence(1, 1)).toBe(
			'One version has corrected or withdrawn one amount already published here.'
		);
		expect(errataSentence(2, 1200)).toBe(
			'2 versions have corrected or withdrawn 1,200 amounts already published here.'
		);
	}));
