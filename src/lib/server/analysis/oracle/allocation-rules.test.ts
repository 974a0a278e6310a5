import { beforeEach, describe, expect, test } from 'vitest';
import { ask, bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const store = (...rows: Cells[]) => bring(db, csv(rows));
const vocabulary = (name: string, text: string) => bring(db, text, { name });
const of2018 = (address: string) => ask(db, `de=2018&a=2018&${address}`, 'exercice').rows[0];
const sex = { forme: 'SEX', attribution: 'mandat' } as const;

describe('natures of credit (R2)', () => {
	beforeEach(() =>
		store(
			row(100, { nature: 'ae', poste: 'x' }),
			row(80, { nature: 'cp', poste: 'x' }),
			row(10, { nature: 'np', poste: 'y' })
		)
	);

	test.for([
		['ae', 11_000],
		['cp', 9_000],
		['np', 1_000]
	] as const)(
		'asked in %s, the other is never added; what is not said counts, marked',
		([nature, centimes]) => {
			expect(of2018(`nature=${nature}`)).toMatchObject({ centimes, natureNonPrecisee: 1_000 });
		}
	);

	test('nothing but the other nature is nothing', async () => {
		await store(row(5, { nature: 'ae', exercice: 2019 }));
		const [found] = ask(db, 'nature=cp&de=2019&a=2019', 'exercice').rows;
		expect(found).toMatchObject({ centimes: null, etape: '' });
	});
});

describe('the composite « prevu » (R2)', () => {
	test('reads the vote, else the bill, else the announcement, for each dispositif and year', async () => {
		await store(
			row(1, { etape: 'annonce' }),
			row(2, { etape: 'plf' }),
			row(4, { etape: 'lfi' }),
			row(8, { etape: 'plf', dispositif: 'mae' }),
			row(16, { etape: 'annonce', dispositif: 'mae' }),
			row(32, { etape: 'annonce', dispositif: 'p101' }),
			row(64, { etape: 'annonce', exercice: 2019 })
		);
		const rows = ask(db, '', 'exercice', 'dispositif').rows.filter((found) => found.centimes !== null);
		expect(rows.map((found) => [found.exercice, found.dispositif, found.etape, found.centimes])).toEqual([
			[2018, 'bop137', 'lfi', 400],
			[2018, 'p101', 'annonce', 3200],
			[2018, 'mae', 'plf', 800],
			[2019, 'bop137', 'annonce', 6400]
		]);
		expect(of2018('')).toMatchObject({ etape: 'mixte', etapes: ['annonce', 'plf', 'lfi'], centimes: 4400 });
	});

	test('never reads what was asked, amended, opened or spent', async () => {
		await store(...['demande', 'lfr', 'ouvert', 'execution'].map((etape) => row(1, { etape })));
		expect(of2018('')).toMatchObject({ centimes: null });
		expect(of2018('etape=execution')).toMatchObject({ centimes: 100, etape: 'execution' });
	});

	test('needs a line of the nature asked, or one that does not say', async () => {
		await store(
			row(4, { etape: 'lfi', nature: 'ae' }),
			row(2, { etape: 'plf', nature: 'cp' }),
			row(8, { etape: 'lfi', nature: 'np', exercice: 2019 }),
			row(16, { etape: 'plf', nature: 'cp', exercice: 2019 })
		);
		expect(of2018('nature=cp')).toMatchObject({ etape: 'plf', centimes: 200 });
		expect(of2018('nature=ae')).toMatchObject({ etape: 'lfi', centimes: 400 });
		expect(ask(db, 'de=2019&a=2019', 'exercice').rows[0]).toMatchObject({ etape: 'lfi', centimes: 800 });
	});

	test('is chosen before any filter on forms', async () => {
		await store(
			row(4, { etape: 'lfi', ...sex }),
			row(2, { etape: 'plf', forme: 'TRAV', attribution: 'publiee' })
		);
		expect(of2018('forme=TRAV')).toMatchObject({ etape: 'lfi', centimes: null, nonAttribue: 0 });
	});
});

describe('perimeters (R5)', () => {
	beforeEach(() =>
		store(
			row(1),
			row(2, { dispositif: 'acse' }),
			row(4, { dispositif: 'versements' }),
			row(8, { dispositif: 'mae' })
		)
	);

	test('wider and included dispositifs never enter a total, even asked by name', () => {
		expect(ask(db, '', 'exercice')).toMatchObject({ total: 900 });
		expect(ask(db, 'dispositif=acse,versements', 'dispositif')).toMatchObject({ rows: [], total: null });
		expect(ask(db, 'dispositif=acse,mae', 'dispositif')).toMatchObject({ total: 800 });
	});

	test('are shown alone, without a total', () => {
		const { rows, total } = ask(db, 'perimetre=contexte&dispositif=acse,versements', 'dispositif');
		expect(rows.map((found) => [found.dispositif, found.centimes])).toEqual([
			['acse', 200],
			['versements', 400]
		]);
		expect(total).toBeNull();
	});
});

describe('forms', () => {
	test('what is not attributed has its rows whatever forms are asked (R6)', async () => {
		await store(
			row(4, { poste: 'x', ...sex }),
			row(2, { poste: 'y' }),
			row(1, { poste: 'z', forme: 'SEX|TRAV', attribution: 'publiee' })
		);
		const forms = ask(db, 'forme=DOM', 'forme').rows;
		expect(forms.map((found) => [found.forme, found.centimes])).toEqual([
			['DOM', null],
			['MULTI', 100],
			['NV', 200]
		]);
		expect(of2018('forme=SEX')).toMatchObject({ centimes: 400, nonAttribue: 300 });
	});

	test('have bounds: what is attributed, then all that might be (R8)', async () => {
		await store(
			row(400, { poste: 'a', ...sex }),
			row(200, { poste: 'b' }),
			row(100, { poste: 'c', forme: 'SEX|TRAV', attribution: 'publiee' }),
			row(50, { poste: 'd', forme: 'MULTI', attribution: 'publiee' }),
			row(1000, { poste: 'e', role: 'total' })
		);
		const bounds = Object.fromEntries(
			ask(db, 'de=2018&a=2018&dispositif=bop137', 'forme').rows.map((found) => [found.forme, found.bornes])
		);
		expect(bounds).toMatchObject({
			SEX: { bas: 40_000, haut: 40_000 + 120_000 + 15_000 },
			TRAV: { bas: 0, haut: 120_000 + 15_000 },
			DOM: { bas: 0, haut: 120_000 + 5_000 },
			NV: { bas: 120_000, haut: 120_000 },
			MULTI: { bas: 15_000, haut: 15_000 }
		});
	});

	test('without a key turned on, what a key attributes is not attributed (R7)', async () => {
		await store(
			row(4, { forme: 'SEX', attribution: 'cle' }),
			row(1, { poste: 'x', forme: 'SEX:50|TRAV:50', attribution: 'cle' })
		);
		const forms = ask(db, 'de=2018&a=2018', 'forme').rows.filter((found) => found.centimes !== null);
		expect(forms.map((found) => [found.forme, found.centimes])).toEqual([['NV', 500]]);
	});

	test('have no upper bound where the coverage of a selected dispositif is partial (R8)', async () => {
		await vocabulary(
			'couverture.csv',
			'dispositif;exercice;couverture;note\nbop137;2018;complete;\nagrasc;2018;partielle;\n'
		);
		await store(row(4, sex), row(2, { poste: 'x' }));
		const haut = (address: string) =>
			ask(db, `de=2018&a=2018&${address}`, 'forme').rows.find((found) => found.forme === 'SEX')?.bornes.haut;
		expect(haut('dispositif=bop137')).toBe(600);
		expect(haut('dispositif=bop137,agrasc')).toBeNull();
		expect(haut('')).toBeNull();
	});

	test('published shares split to the cent and leave the rest without form', async () => {
		await store(row('1,01', { forme: 'SEX:60|TRAV:30', attribution: 'publiee' }));
		const forms = ask(db, 'de=2018&a=2018', 'forme').rows.filter((found) => found.centimes !== null);
		expect(forms.map((found) => [found.forme, found.centimes])).toEqual([
			['SEX', 61],
			['TRAV', 30],
			['NV', 10]
		]);
	});
});

describe('kinds of nothing (R10)', () => {
	test('a published zero, not published, without object and absent are told apart', async () => {
		await vocabulary(
			'recherches.csv',
			[
				'dispositif;poste;exercice;etape;date;ou;resultat;source',
				'p101;;2019;lfi;2026-11;Légifrance;non_publie;plf-2019',
				'mae;;2019;lfi;2026-11;Légifrance;sans_objet;',
				'agrasc;;2019;lfi;2026-11;Légifrance;non_trouve;',
				''
			].join('\n')
		);
		await store(row(0, { exercice: 2019 }));
		const rows = ask(db, 'etape=lfi&de=2019&a=2019', 'dispositif').rows;
		expect(rows.map((found) => [found.dispositif, found.centimes, found.statut])).toEqual([
			['bop137', 0, 'zero'],
			['p101', null, 'non_publie'],
			['mae', null, 'sans_objet'],
			['agrasc', null, 'non_trouve']
		]);
		expect(ask(db, 'etape=lfi&de=2018&a=2018&dispositif=agrasc', 'dispositif').rows[0]?.statut).toBe(
			'absent'
		);
	});

	// The law that lets AGRASC pay associations is of 2016, says the crosswalk.
	test('what the crosswalk says is not there yet is without object', () => {
		const of = (year: number) =>
			ask(db, `etape=lfi&dispositif=agrasc&de=${year}&a=${year}`, 'dispositif').rows[0]?.statut;
		expect([of(2015), of(2016)]).toEqual(['sans_objet', 'absent']);
	});

	test('amounts that cancel out are published, not a zero', async () => {
		await store(row(5, { poste: 'x' }), row(-5, { poste: 'y' }));
		expect(of2018('')).toMatchObject({ centimes: 0, statut: 'publie' });
	});

	test('every year and dispositif asked has its row', () => {
		expect(ask(db, 'de=2018&a=2020', 'exercice', 'dispositif').rows).toHaveLength(12);
		expect(ask(db, '', 'exercice').rows).toEqual([]);
	});
});

test('two payments of one source to one association in one year are both counted', async () => {
	const payment = { beneficiaire: 'Amicale du Nid', siren: '775723679', etape: 'execution', source: 'jaune' };
	await store(row('3 749,73', payment), row('3 749,73', payment), row(100, payment));
	expect(of2018('etape=execution')).toMatchObject({ centimes: 759_946, concurrentes: 0 });
});

test('the same quantité from two sources is counted once, however its words are written', async () => {
	await store(
		row(100, { poste: 'Crédits nationaux', beneficiaire: 'Amicale du Nid', siren: '775723679', preuve: 'A' }),
		row(90, { poste: 'CREDITS  nationaux', beneficiaire: 'ADN', siren: '775723679', source: 'b' }),
		row(50, { poste: 'AFIS' }),
		row(50, { poste: 'afis', source: 'b' })
	);
	expect(of2018('')).toMatchObject({ centimes: 15_000, concurrentes: 1 });
});

test('an arbitration turns the outcome over in a new version, for its quantité', async () => {
	await store(row(100, { preuve: 'A' }), row(90, { source: 'b', preuve: 'C' }));
	expect(of2018('')).toMatchObject({ centimes: 10_000 });
	const header =
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison';
	await vocabulary(
		'arbitrages.csv',
		`${header}\nbop137;2018;lfi;cp;np;;;b;Collectif;2026-11-22;erratum publié\n`
	);
	expect(of2018('')).toMatchObject({ centimes: 9_000, concurrentes: 1 });
	expect(of2018('v=2')).toMatchObject({ centimes: 10_000 });
});
