import { beforeAll, describe, expect, test } from 'vitest';
import type { AllocationRow } from '#lib/domain/allocation.ts';
import { parseQuery, type Groupe } from '#lib/domain/query.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { allocate } from './allocation.ts';

let db: Database;
const DISPOSITIFS = ['bop137', 'p101', 'mae', 'agrasc', 'acse', 'versements', 'p101-03', 'p137-prostitution'];

beforeAll(async () => {
	db = await shippedBase();
});

const ask = (address: string, ...groupes: Groupe[]) =>
	allocate(db, parseQuery(new URLSearchParams(address), DISPOSITIFS), groupes);
const euros = (row: AllocationRow | undefined) => (row?.centimes == null ? null : row.centimes / 100);

/** The reference values of the shipped data: stage, total, exploitation sexuelle, non attribué, in euros. */
const BOP137 = [
	{ exercice: 2013, etape: 'lfi', total: 2_096_453, sex: null, nv: 2_096_453, couverture: 'complete' },
	{ exercice: 2014, etape: 'lfi', total: 2_411_409, sex: null, nv: 2_411_409, couverture: 'complete' },
	{ exercice: 2015, etape: 'lfi', total: 2_237_709, sex: null, nv: 2_237_709, couverture: 'complete' },
	{ exercice: 2016, etape: 'lfi', total: 4_983_960, sex: null, nv: 4_983_960, couverture: 'complete' },
	{ exercice: 2017, etape: 'lfi', total: 6_827_945, sex: 3_785_376, nv: 3_042_569, couverture: 'complete' },
	{ exercice: 2018, etape: 'lfi', total: 5_020_878, sex: 2_376_000, nv: 2_644_878, couverture: 'complete' },
	{ exercice: 2019, etape: 'plf', total: 4_604_878, sex: 1_980_000, nv: 2_624_878, couverture: 'complete' },
	{ exercice: 2020, etape: 'plf', total: 1_188_000, sex: 1_188_000, nv: null, couverture: 'partielle' },
	{ exercice: 2021, etape: 'plf', total: 1_188_000, sex: 1_188_000, nv: null, couverture: 'partielle' },
	{ exercice: 2022, etape: 'plf', total: 1_488_000, sex: 1_488_000, nv: null, couverture: 'partielle' },
	{ exercice: 2023, etape: 'plf', total: 1_638_000, sex: 1_638_000, nv: null, couverture: 'partielle' },
	{ exercice: 2024, etape: 'plf', total: 1_788_000, sex: 1_788_000, nv: null, couverture: 'partielle' },
	{ exercice: 2025, etape: 'plf', total: 2_084_000, sex: 2_084_000, nv: null, couverture: 'partielle' }
] as const;

const DEDUITES = [2021, 2022, 2023, 2024];

describe('on the shipped data, funding planned in payment appropriations', () => {
	test.for(BOP137)('bop137 $exercice comes to its reference values', (expected) => {
		const [byStream] = [
			ask(`dispositif=bop137&de=${expected.exercice}&a=${expected.exercice}`, 'exercice', 'dispositif').rows
		];
		expect(byStream).toHaveLength(1);
		expect(byStream[0]).toMatchObject({
			etape: expected.etape,
			// The AFIS alone is read by us in a wider category: grade D, but where an official amount, rounded, confirms it.
			statut: DEDUITES.includes(expected.exercice) ? 'deduit' : 'publie',
			couverture: expected.couverture
		});
		expect(euros(byStream[0])).toBe(expected.total);
		const forms = ask(
			`dispositif=bop137&de=${expected.exercice}&a=${expected.exercice}`,
			'exercice',
			'forme'
		).rows;
		expect(euros(forms.find((row) => row.forme === 'SEX'))).toBe(expected.sex);
		expect(euros(forms.find((row) => row.forme === 'NV'))).toBe(expected.nv);
	});

	test('2018 adds the announcements of Justice and Foreign Affairs to the voted credits, and says so', () => {
		const [row] = ask('de=2018&a=2018', 'exercice').rows;
		expect(euros(row)).toBe(5_469_878);
		expect(row).toMatchObject({ etape: 'mixte', etapes: ['annonce', 'lfi'], couverture: 'partielle' });
		const forms = ask('de=2018&a=2018', 'exercice', 'forme').rows;
		expect(euros(forms.find((row) => row.forme === 'SEX'))).toBe(2_376_000);
		expect(euros(forms.find((row) => row.forme === 'NV'))).toBe(3_093_878);
	});

	test('2018 bounds: nothing is known for labour, at most all that is not attributed', () => {
		const forms = ask('de=2018&a=2018&dispositif=bop137,p101', 'exercice', 'forme').rows;
		expect(forms.find((row) => row.forme === 'TRAV')).toMatchObject({
			centimes: null,
			statut: 'absent',
			bornes: { bas: 0, haut: 279_387_800 }
		});
		expect(forms.find((row) => row.forme === 'SEX')).toMatchObject({
			bornes: { bas: 237_600_000, haut: 516_987_800 }
		});
	});

	test.for([2018, 2021])('%i is partial and has no upper bound', (year) => {
		const forms = ask(`de=${year}&a=${year}`, 'exercice', 'forme').rows;
		expect(forms.find((row) => row.forme === 'TRAV')).toMatchObject({ bornes: { bas: 0, haut: null } });
	});

	test('2017 holds 199 500 euros that no detail explains', () => {
		const [row] = ask('dispositif=bop137&de=2017&a=2017', 'exercice').rows;
		expect(row).toMatchObject({ nonDetaille: 19_950_000, concurrentes: 1 });
	});

	test('agrasc 2022 and 2023 keep what the ministry published of its calls, and mark what others said', () => {
		const rows = ask('dispositif=agrasc&de=2022&a=2023', 'exercice', 'dispositif').rows;
		expect(rows.map(euros)).toEqual([2_500_000, 3_400_000]);
		expect(rows.map((row) => row.concurrentes)).toEqual([1, 1]);
	});
});

describe('execution', () => {
	test('2016 and 2017 are known, and AFIS 2016 is a published zero', () => {
		const rows = ask('etape=execution&dispositif=bop137&de=2016&a=2017', 'exercice').rows;
		expect(rows.map(euros)).toEqual([3_123_887, 2_757_776]);
		const postes = ask('etape=execution&dispositif=bop137&de=2016&a=2017', 'exercice', 'poste').rows;
		const afis = postes.filter((row) => row.poste === 'AFIS');
		expect(afis.map((row) => [row.exercice, row.centimes, row.statut])).toEqual([
			[2016, 0, 'zero'],
			[2017, 5_000_000, 'publie']
		]);
	});
});

describe('perimeters', () => {
	test('contexte shows alone and has no total (R5)', () => {
		const contexte = ask('perimetre=contexte', 'dispositif');
		expect(contexte.total).toBeNull();
		expect(contexte.rows.map((row) => row.dispositif)).toContain('versements');
		expect(contexte.rows.map((row) => row.dispositif)).not.toContain('bop137');
		expect(ask('', 'dispositif').rows.map((row) => row.dispositif)).toEqual([
			'bop137',
			'p101',
			'mae',
			'agrasc'
		]);
	});

	test('a filter on forms keeps the non attributed in sight (R6)', () => {
		const [row] = ask('forme=TRAV&de=2018&a=2018', 'exercice').rows;
		expect(row).toMatchObject({ centimes: null, nonAttribue: 309_387_800 });
		const forms = ask('forme=TRAV&de=2018&a=2018', 'forme').rows;
		expect(forms.map((row) => row.forme)).toEqual(['TRAV', 'MULTI', 'NV']);
	});
});

test('a year without a line is stated, with the kind of nothing it is (R10)', () => {
	const rows = ask('dispositif=p101&de=2017&a=2019', 'exercice', 'dispositif').rows;
	expect(rows.map((row) => [row.exercice, row.centimes, row.statut])).toEqual([
		[2017, null, 'non_trouve'],
		[2018, 14_900_000, 'publie'],
		[2019, null, 'non_trouve']
	]);
});

test('every grouping adds up to the same total (R14)', () => {
	const totals = [
		ask('', 'exercice'),
		ask('', 'forme'),
		ask('', 'exercice', 'dispositif', 'forme'),
		ask('', 'niveau', 'poste', 'etape')
	].map((allocation) => allocation.total);
	expect(new Set(totals).size).toBe(1);
});
