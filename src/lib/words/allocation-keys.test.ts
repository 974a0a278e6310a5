import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { keysApplied, keyScope, keyShares, noKey, percentOf } from './allocation-keys.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const SCOPE = { libelle: 'BOP 137', poste: '', beneficiaire: '', de: null, a: null };

test.for([
	[{}, 'Non attribué de « BOP 137 », toutes les années'],
	[
		{ poste: 'Crédits déconcentrés', de: 2018, a: 2018 },
		'Non attribué de « BOP 137 », poste « Crédits déconcentrés », en 2018'
	],
	[{ de: 2016, a: 2018 }, 'Non attribué de « BOP 137 », de 2016 à 2018'],
	[{ de: 2016 }, 'Non attribué de « BOP 137 », depuis 2016'],
	[
		{ a: 2018, beneficiaire: '775723679' },
		'Non attribué de « BOP 137 », bénéficiaire « 775723679 », jusqu’en 2018'
	]
] as const)('the scope %j: %s', ([change, told]) => {
	expect(plain(keyScope({ ...SCOPE, ...change }))).toBe(told);
});

const TRAV = { forme: 'TRAV', bas: 1000, central: 2000, haut: 4000 } as const;

test.for([
	[
		[TRAV],
		'20 % à l’exploitation par le travail (entre 10 % et 40 %) ; le reste, 80 %, demeure non attribué.'
	],
	[
		[TRAV, { forme: 'DOM', bas: 8000, central: 8000, haut: 8000 }],
		'20 % à l’exploitation par le travail (entre 10 % et 40 %) et 80 % à la servitude domestique ; rien ne demeure non attribué.'
	],
	[[], 'tout demeure non attribué.']
] as const)('the shares of %j', ([parts, told]) => {
	expect(plain(keyShares(parts))).toBe(told);
});

test('a percentage keeps the decimals it has', () => {
	expect([0, 1000, 3333, 3350, 10_000].map(percentOf).map(plain)).toEqual([
		'0 %',
		'10 %',
		'33,33 %',
		'33,5 %',
		'100 %'
	]);
});

test('without a key, the version is named', () => {
	expect(plain(noKey(3))).toContain('Aucune clé de répartition dans la version 3 des données :');
});

test('a figure names each key that it applies, with its date and its author', () => {
	expect(keysApplied([])).toEqual([]);
	expect(keysApplied([{ id: 'essai', date: '2026-11-01', auteur: 'Collectif' }])).toEqual([
		'Avec la clé «\u00A0essai\u00A0», hypothèse du 1er\u00A0novembre 2026 (Collectif).'
	]);
});

test('quotes keep their no-break spaces', () => {
	expect(keyScope({ ...SCOPE, poste: 'AFIS', de: 2018, a: 2018 })).toBe(
		'Non attribué de «\u00A0BOP 137\u00A0», poste «\u00A0AFIS\u00A0», en 2018'
	);
});

test('keys are told in English', () => {
	const told = inLanguage('en', () => [
		keyScope({ ...SCOPE, poste: 'Crédits déconcentrés', de: 2018, a: 2018 }),
		keyScope({ ...SCOPE, beneficiaire: '775723679', a: 2018 }),
		keyScope({ ...SCOPE, de: 2016, a: 2018 }),
		keyScope(SCOPE),
		keyShares([TRAV]),
		keyShares([{ forme: 'DOM', bas: 10_000, central: 10_000, haut: 10_000 }]),
		keyShares([]),
		percentOf(3333),
		...keysApplied([{ id: 'essai', date: '2026-11-01', auteur: 'Collectif' }])
	]);
	expect(told).toEqual([
		'Not attributed, in “BOP 137”, item “Crédits déconcentrés”, in 2018',
		'Not attributed, in “BOP 137”, recipient “775723679”, until 2018',
		'Not attributed, in “BOP 137”, from 2016 to 2018',
		'Not attributed, in “BOP 137”, every year',
		'20% to labour exploitation (between 10% and 40%); the rest, 80%, remains not attributed.',
		'100% to domestic servitude; nothing remains not attributed.',
		'all of it remains not attributed.',
		'33.33%',
		'With the key “essai”, an assumption of 1 November 2026 (Collectif).'
	]);
	expect(inLanguage('en', () => noKey(3))).toMatch(/^No allocation key in version 3 of the data: /);
});
