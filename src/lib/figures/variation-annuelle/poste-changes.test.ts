import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { percentWords, posteApart, posteFinding, type PosteChange } from './poste-changes.ts';
import { scopeWith } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const afis: PosteChange = { dispositif: 'BOP 137', poste: 'AFIS', avant: 198_000_000, apres: 118_800_000 };
const years = [2019, 2020] as const;
const finding = (...changes: PosteChange[]) => plain(posteFinding(scopeWith({}), years, changes));

test('one poste is told with its euros, its percent and what does not compare', () => {
	expect(finding(afis)).toBe(
		'En 2020, 792 000 € de moins qu’en 2019 pour le poste « AFIS » (BOP 137, −40,0 %) ; le dispositif entier ne se compare pas'
	);
	expect(finding({ ...afis, avant: 0 })).toBe(
		'En 2020, 1 188 000 € de plus qu’en 2019 pour le poste « AFIS » (BOP 137) ; le dispositif entier ne se compare pas'
	);
	expect(finding({ ...afis, avant: 118_800_000 })).toBe(
		'Autant en 2020 qu’en 2019 pour le poste « AFIS » (BOP 137) : 1 188 000 €. Le dispositif entier ne se compare pas'
	);
	expect(inLanguage('en', () => posteFinding(scopeWith({}), years, [afis]))).toBe(
		'In 2020, €792,000 less than in 2019 for the item “AFIS” (BOP 137, −40.0%); the whole scheme cannot be compared'
	);
});

test('what is deduced by us, and constant euros, are said beside', () => {
	const scope = scopeWith({ base: 2024, deduit: 'tout' });
	expect(plain(posteFinding(scope, years, [afis]))).toBe(
		'En 2020, 792 000 € de moins qu’en 2019 pour le poste « AFIS » (BOP 137, −40,0 % ; euros constants de 2024 ; montants déduits par nous) ; le dispositif entier ne se compare pas'
	);
});

test('several are listed while they are few, then counted', () => {
	const other = { ...afis, poste: 'Crédits nationaux', apres: 198_000_000 };
	expect(finding(afis, other)).toBe(
		'Entre 2019 et 2020, 2 postes se comparent, aucun dispositif entier : « AFIS » (BOP 137, −792 000 €, −40,0 %) et « Crédits nationaux » (BOP 137, aucun écart)'
	);
	expect(finding(afis, other, afis, other)).toBe(
		'Entre 2019 et 2020, 4 postes se comparent, aucun dispositif entier'
	);
	expect(inLanguage('en', () => posteFinding(scopeWith({}), years, [afis, other]))).toBe(
		'Between 2019 and 2020, 2 items can be compared, no whole scheme: “AFIS” (BOP 137, −€792,000, −40.0%) and “Crédits nationaux” (BOP 137, no change)'
	);
});

test('why a poste is not compared', () => {
	expect(plain(posteApart(2019))).toBe('Non comparé : isolé en 2019 seulement.');
	expect(plain(posteApart(null))).toBe('Non comparé : le dispositif entier a changé de périmètre.');
	inLanguage('en', () => {
		expect(posteApart(2019)).toBe('Not compared: isolated in 2019 only.');
		expect(posteApart(null)).toBe('Not compared: the scope of the whole scheme has changed.');
	});
});

test('property: a percent has the sign of its change, and none is given of nothing', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: -5, max: 1e12 }), (ecart, avant) => {
			const words = percentWords(ecart, avant);
			expect(words === '').toBe(avant <= 0 || ecart === 0);
			if (words !== '') expect(words.startsWith('+')).toBe(ecart > 0);
		})
	);
});
