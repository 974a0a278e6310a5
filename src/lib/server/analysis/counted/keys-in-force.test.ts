import { beforeEach, expect, test } from 'vitest';
import { bring, csv, queryOf, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { keysInForce } from './keys-in-force.ts';

const HEADER = 'id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date';
const TRAV = 'essai;bop137;Crédits x;;2016;;TRAV;10;20;40;Part des victimes;Collectif;plf-2018;2026-11-22';
const DOM = TRAV.replace(';TRAV;10;20;40;', ';DOM;0;5;5;');

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
const store = (lines: readonly Cells[], ...keys: string[]) =>
	bring(db, csv(lines)).then(() => bring(db, [HEADER, ...keys, ''].join('\n'), { name: 'cles.csv' }));

test('a base without keys has none', () => {
	expect(keysInForce(db, queryOf(db, ''))).toEqual([]);
});

test('a key tells its reason, its author, its date, and what it moves at each stage of each year', async () => {
	const x = { poste: 'Crédits x' };
	await store(
		[
			row(100, x),
			row(50, { ...x, etape: 'plf' }),
			row(10, { ...x, exercice: 2016 }),
			row(7, { ...x, exercice: 2015 }),
			row(9, { poste: 'y' })
		],
		TRAV,
		DOM
	);
	const [key, ...others] = keysInForce(db, queryOf(db, ''));
	expect(others).toEqual([]);
	expect(key).toMatchObject({
		id: 'essai',
		libelle: 'BOP 137, prostitution et traite',
		posteEcrit: 'Crédits x',
		methode: 'Part des victimes',
		auteur: 'Collectif',
		date: '2026-11-22',
		contexte: false
	});
	expect(key?.titreSource).toContain('Projet de loi de finances pour 2018');
	const trav = (bas: number, central: number, haut: number) => ({ forme: 'TRAV', bas, central, haut });
	const dom = (central: number) => ({ forme: 'DOM', bas: 0, central, haut: central });
	expect(key?.mouvements).toEqual([
		{ exercice: 2016, etape: 'lfi', vise: 1000, parts: [trav(100, 200, 400), dom(50)], reste: 750 },
		{ exercice: 2018, etape: 'plf', vise: 5000, parts: [trav(500, 1000, 2000), dom(250)], reste: 3750 },
		{ exercice: 2018, etape: 'lfi', vise: 10_000, parts: [trav(1000, 2000, 4000), dom(500)], reste: 7500 }
	]);
});

test('what is attributed, or lies beyond the details of a total, is not moved', async () => {
	const x = { poste: 'Crédits x' };
	await store(
		[
			row(100, { ...x, niveau: 'central', forme: 'SEX', attribution: 'mandat' }),
			row(40, { ...x, niveau: 'deconcentre', forme: 'SEX:50', attribution: 'publiee' }),
			row(200, { ...x, role: 'total' })
		],
		TRAV
	);
	expect(keysInForce(db, queryOf(db, ''))[0]?.mouvements).toMatchObject([
		{ vise: 2000, parts: [{ central: 400 }], reste: 1600 }
	]);
});

test('a key on the contexte moves no total, and an older version has its own keys', async () => {
	await store(
		[row(100, { dispositif: 'versements', etape: 'execution', exercice: 2023 })],
		TRAV.replace('bop137;Crédits x', 'versements;').replace(';2016;', ';2023;')
	);
	expect(keysInForce(db, queryOf(db, ''))).toMatchObject([
		{ contexte: true, mouvements: [{ exercice: 2023, etape: 'execution', vise: 10_000 }] }
	]);
	expect(keysInForce(db, queryOf(db, 'v=2'))).toEqual([]);
});
