import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { listBeneficiaries } from './beneficiaries.server.ts';
import { beneficiary } from './beneficiary.server.ts';
import { recipientsOfForme } from './forme-recipients.server.ts';

describe('organisations of our own lines', () => {
	let db: Database;
	beforeEach(async () => {
		db = await vocabulariesOnly();
	});
	const paid = (montant: number, cells: Cells) =>
		row(montant, {
			dispositif: 'versements',
			exercice: 2023,
			etape: 'execution',
			programme: '137',
			...cells
		});
	const store = (...rows: Cells[]) => bring(db, csv(rows));
	const list = (address = '', size?: number) => listBeneficiaries(db, queryOf(db, address), size);
	const named = (address = '') => list(address).rows.map(({ nom, total }) => [nom, total]);

	test('are one by their SIREN, whatever the spelling, and one by their name without it', async () => {
		await store(
			paid(1, { poste: 'a', beneficiaire: 'Le Nid', siren: '775723679' }),
			paid(2, { poste: 'b', beneficiaire: 'Le Nid', siren: '775723679' }),
			paid(4, { poste: 'c', beneficiaire: 'AMICALE DU NID', siren: '775723679' }),
			paid(8, { poste: 'd', beneficiaire: 'Amicale du Nid' }),
			paid(8, { poste: 'e', beneficiaire: 'Amicale du Nid' }),
			paid(16, { poste: 'f', beneficiaire: 'amicale  du nid' })
		);
		expect(list().rows.map(({ id, nom, total }) => [id, nom, total])).toEqual([
			['amicale-du-nid', 'Amicale du Nid', 3_200],
			['775723679', 'Le Nid', 700]
		]);
		expect(beneficiary(db, queryOf(db, ''), '775723679')?.organisme.noms).toEqual([
			'Le Nid',
			'AMICALE DU NID'
		]);
		expect(beneficiary(db, queryOf(db, ''), 'nobody')).toBeNull();
	});

	test('by name, are in French order; of one name, the larger amount comes first', async () => {
		await store(
			paid(1, { poste: 'a', beneficiaire: 'Étoile', siren: '775723679' }),
			paid(2, { poste: 'b', beneficiaire: 'Étoile', siren: '552100554' }),
			paid(4, { poste: 'c', beneficiaire: 'Étoile', siren: '732829320' }),
			paid(8, { poste: 'd', beneficiaire: 'Zénith' }),
			paid(16, { poste: 'e', beneficiaire: 'Espoir' })
		);
		const sorted = [
			['Espoir', 1_600],
			['Étoile', 400],
			['Étoile', 200],
			['Étoile', 100],
			['Zénith', 800]
		];
		expect(named('tri=beneficiaire')).toEqual(sorted);
		expect(named('tri=-beneficiaire').map(([nom]) => nom)).toEqual(sorted.map(([nom]) => nom).reverse());
	});

	test('never add AE to CP, a stage to another, nor a dispositif to another', async () => {
		const one = { beneficiaire: 'Nid', poste: 'a' };
		await store(
			paid(1, one),
			paid(2, { ...one, exercice: 2022 }),
			paid(4, { ...one, nature: 'ae' }),
			paid(8, { ...one, etape: 'annonce' }),
			paid(16, { ...one, dispositif: 'acse' })
		);
		expect(
			list('tri=-montant').rows.map(({ dispositif, etape, nature, total }) => [
				dispositif,
				etape,
				nature,
				total
			])
		).toEqual([
			['acse', 'execution', 'cp', 1_600],
			['versements', 'annonce', 'cp', 800],
			['versements', 'execution', 'ae', 400],
			['versements', 'execution', 'cp', 300]
		]);
		expect(list('nature=cp&etape=execution&dispositif=versements').rows[0]?.annees).toEqual([
			{ exercice: 2022, centimes: 200, leading: 200 },
			{ exercice: 2023, centimes: 100, leading: 100 }
		]);
	});

	test('private persons are counted and never shown', async () => {
		await store(
			paid(1, { dispositif: 'bop137', exercice: 2018, poste: 'a', beneficiaire: 'Mme Dupont' }),
			paid(2, { dispositif: 'bop137', exercice: 2018, poste: 'b', beneficiaire: 'Nid' })
		);
		expect(named()).toEqual([['Nid', 200]]);
		expect(list().prives).toBe(1);
		expect(list('q=dupont').count).toBe(0);
		expect(beneficiary(db, queryOf(db, ''), 'mme-dupont')).toBeNull();
		const { recus, count } = recipientsOfForme(db, select(db, queryOf(db, '')), 'NV');
		expect([recus.map(({ nom }) => nom), count]).toEqual([['Nid'], 1]);
	});

	test('are found by name without accents and by number, sorted and paged', async () => {
		await store(
			paid(3, { poste: 'a', beneficiaire: 'Grisélidis', siren: '432438018' }),
			paid(2, { poste: 'b', beneficiaire: 'Autres regards', siren: '403373301' }),
			paid(1, { poste: 'c', beneficiaire: 'Autres regards', siren: '403373301', programme: '101' })
		);
		expect(named('q=griselidis')).toEqual([['Grisélidis', 300]]);
		expect(named('q=4033')).toEqual([['Autres regards', 300]]);
		expect(named('tri=beneficiaire').map(([nom]) => nom)).toEqual(['Autres regards', 'Grisélidis']);
		expect(named('tri=siren').map(([nom]) => nom)).toEqual(['Autres regards', 'Grisélidis']);
		expect(list('tri=-payeurs').rows.map(({ payeurs }) => payeurs)).toEqual([2, 1]);
		const { rows, page, pages } = list('tri=beneficiaire&page=9', 1);
		expect([rows.map(({ nom }) => nom), page, pages]).toEqual([['Grisélidis'], 2, 2]);
	});

	test('count the value retained; the others stay among their lines', async () => {
		await store(paid(10, { beneficiaire: 'Nid', source: 'a', preuve: 'A' }));
		await store(paid(12, { beneficiaire: 'Nid', source: 'b', preuve: 'C' }));
		expect(named()).toEqual([['Nid', 1_000]]);
		expect(
			beneficiary(db, queryOf(db, ''), 'nid')?.lignes.map(({ centimes, verdict }) => [centimes, verdict])
		).toEqual([
			[1_200, 'ecartee'],
			[1_000, 'retenue']
		]);
	});

	test('are those of the version asked', async () => {
		await store(paid(1, { beneficiaire: 'Nid' }));
		const before = list().selection.version;
		await store(paid(2, { beneficiaire: 'Nid' }), paid(5, { beneficiaire: 'Bus' }));
		expect(named()).toEqual([
			['Bus', 500],
			['Nid', 200]
		]);
		expect(named(`v=${before}`)).toEqual([['Nid', 100]]);
	});

	test('the concentration of a complete list is of one money at a time, and none where money was given back', async () => {
		const of = (montant: number, beneficiaire: string, cells: Cells = {}) =>
			paid(montant, { dispositif: 'bop137', exercice: 2018, beneficiaire, ...cells });
		await store(
			of(60, 'a'),
			of(30, 'b'),
			of(5, 'c'),
			of(5, 'd', { programme: '' }),
			of(50, 'a', { exercice: 2017 }),
			of(-10, 'b', { exercice: 2017 }),
			of(60, 'a', { dispositif: 'versements' }),
			of(30, 'b', { dispositif: 'versements' })
		);
		expect(
			list().concentrations.map(({ exercice, programme, organismes, total, premiers }) => [
				exercice,
				programme,
				organismes,
				total,
				premiers.map(({ rang, centimes }) => [rang, centimes])
			])
		).toEqual([
			[
				2018,
				null,
				4,
				10_000,
				[
					[1, 6_000],
					[3, 9_500]
				]
			],
			[2018, '137', 3, 9_500, [[1, 6_000]]]
		]);
		const places = beneficiary(db, queryOf(db, ''), 'c')?.places;
		expect(places?.map(({ rang, recu }) => [rang, recu])).toEqual([
			[3, 500],
			[3, 500]
		]);
	});

	test('of a form are those that its lines name', async () => {
		const sex = { forme: 'SEX', attribution: 'mandat' } as const;
		await store(
			paid(1, { poste: 'a', beneficiaire: 'Nid', ...sex }),
			paid(2, { poste: 'b', beneficiaire: 'Bus', forme: 'SEX:60|TRAV:40', attribution: 'publiee' }),
			paid(4, { poste: 'c', beneficiaire: 'Deux', forme: 'SEX|TRAV', attribution: 'publiee' }),
			paid(8, { poste: 'd', beneficiaire: 'Contexte' }),
			paid(8, { dispositif: 'bop137', exercice: 2018, poste: 'd', beneficiaire: 'Sans' }),
			paid(9, {
				...{ dispositif: 'bop137', exercice: 2018, poste: 'e', beneficiaire: 'Plusieurs' },
				...{ forme: 'SEX|TRAV', attribution: 'publiee' }
			})
		);
		const of = (forme: 'SEX' | 'TRAV' | 'MULTI' | 'NV') =>
			recipientsOfForme(db, select(db, queryOf(db, '')), forme).recus.map(({ nom }) => nom);
		expect(of('SEX')).toEqual(['Deux', 'Bus', 'Nid', 'Plusieurs']);
		expect(of('TRAV')).toEqual(['Deux', 'Bus', 'Plusieurs']);
		// Of the context, what names no form alone waits for none.
		expect(of('MULTI')).toEqual(['Plusieurs']);
		expect(of('NV')).toEqual(['Sans']);
	});
});

describe('the shipped organisations', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});

	test('are the twenty-five of the 2023 payments and Ac.Sé, in moneys that are never added', () => {
		const { rows, organismes, leading, concentrations } = listBeneficiaries(db, queryOf(db, ''));
		expect(organismes).toBe(26);
		expect(rows.filter(({ nom }) => nom === 'Dispositif Ac.Sé').map(({ dispositif }) => dispositif)).toEqual([
			'acse',
			'acse',
			'agrasc'
		]);
		expect(rows[0]).toMatchObject({ nom: 'Amicale du Nid', leading: 204_221_119 });
		expect(leading).toMatchObject({ dispositif: 'versements', exercice: 2023, programme: '137' });
		// They were looked for by name: a share of them would only say who was looked for.
		expect(concentrations).toEqual([]);
	});

	test('the CCEM received from seven programmes', () => {
		const found = beneficiary(db, queryOf(db, ''), '419367909');
		expect(found?.rows).toMatchObject([{ total: 28_315_100, payeurs: 7, annees: [{ exercice: 2023 }] }]);
		expect(found?.lignes).toHaveLength(7);
	});
});
