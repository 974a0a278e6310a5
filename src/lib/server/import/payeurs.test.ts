import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, csv, exported, queryOf, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import type { Database } from '#lib/server/store/database.ts';
import { arbitrate } from './arbitrate.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const AT = '2026-11-22T00:00:00.000Z';
const counted = (address = 'etape=lfi') => allocate(db, queryOf(db, address), ['exercice']).rows[0];
const payee = { beneficiaire: 'Amicale du Nid', poste: 'Accueil' };

test.for([
	['Ville de Nantes', 'Métropole de Lyon', 8_000, 0],
	['Ville de Nantes', 'ville  de nantes', 3_000, 1],
	['', '', 3_000, 1],
	// What is not said is not a value: less than what is said is contradicted, not added.
	['', 'Ville de Nantes', 5_000, 0]
] as const)('paid by « %s » in one source and by « %s » in another', async ([one, other, cents, rivals]) => {
	await bring(
		db,
		csv([
			row(30, { ...payee, payeur: one, source: 'a', preuve: 'B' }),
			row(50, { ...payee, payeur: other, source: 'b', preuve: one === '' && other !== '' ? 'A' : 'C' })
		])
	);
	expect(counted()).toMatchObject({ centimes: cents, concurrentes: rivals });
});

test('subsidies that two bodies grant to one association are two payments, in one file and in two', async () => {
	const head = 'nomAttribuant;dateConvention;nomBeneficiaire;idBeneficiaire;objet;montant';
	const paid = (name: string, euros: number) =>
		`${name};2018-03-05;Amicale du Nid;77572367900021;Accueil;${euros}`;
	await bring(db, [head, paid('Ville de Nantes', 32), paid('Métropole de Lyon', 30)].join('\n'), {
		name: 'subventions-2018.csv'
	});
	const all = 'etape=execution&nature=ae&perimetre=contexte&dispositif=subventions-locales';
	const cents = () => allocate(db, queryOf(db, all), ['dispositif']).rows[0]?.centimes;
	expect(cents()).toBe(6_200);
	await bring(db, [head, paid('Région Bretagne', 8)].join('\n'), { name: 'region.csv' });
	expect(cents()).toBe(7_000);
	// The same payment, found again in another file, is counted once.
	await bring(db, [head, paid('VILLE DE NANTES', 32)].join('\n'), { name: 'copie.csv' });
	expect(cents()).toBe(7_000);
	expect(exported(db)).toContain(';Ville de Nantes;');
});

test('a decision names the payeur of the quantité that it is about, and no other', async () => {
	const rows = ['Ville de Nantes', 'Métropole de Lyon'].flatMap((payeur) => [
		row(30, { ...payee, payeur, source: 'a', preuve: 'B' }),
		row(50, { ...payee, payeur, source: 'b', preuve: 'C' })
	]);
	await bring(db, csv(rows));
	expect(counted()).toMatchObject({ centimes: 6_000, concurrentes: 2 });
	const quantite = {
		dispositif: 'bop137',
		exercice: 2018,
		etape: 'lfi',
		nature: 'cp',
		niveau: 'np'
	} as const;
	const why = { source_retenue: 'b', auteur: 'Ville', date: '2026-11-22', raison: 'le compte est clos' };
	arbitrate(db, { ...quantite, ...payee, payeur: 'VILLE de Nantes', ...why }, { at: AT });
	expect(counted()).toMatchObject({ centimes: 8_000, concurrentes: 2 });
	await bring(db, csv([row(90, { ...payee, payeur: 'Ville de Nantes', source: 'c', preuve: 'A' })]));
	expect(counted()).toMatchObject({ centimes: 8_000 });
});
