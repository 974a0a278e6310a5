import { describe, expect, test } from 'vitest';
import { readFixture } from '../../../../tests/fixtures/read-fixture.ts';

describe('SCDL subsidies', () => {
	test.for(['scdl/scdl_1_1.csv', 'scdl/scdl_2_1_1.csv'])(
		'of %s are commitments of their convention',
		async (path) => {
			const { lines, summary } = await readFixture(path);
			expect(summary).toMatchObject({ profile: 'scdl-subventions', problems: [] });
			expect(lines).toMatchObject([
				{
					dispositif: 'subventions-locales',
					etape: 'execution',
					nature: 'ae',
					centimes: 2_200_080,
					beneficiaire: 'Amicale du Nid',
					siren: '775723679',
					libelle: 'Accueil de victimes',
					payeur: 'Ville de Nantes',
					source: path.slice(5, -4)
				}
			]);
		}
	);

	test('keep the months of payment when they are of several years', async () => {
		expect((await readFixture('scdl/scdl_1_1.csv')).lines).toMatchObject([{ periode: '2019-05/2020-02' }]);
		expect((await readFixture('scdl/scdl_2_1_1.csv')).lines).toMatchObject([
			{ periode: null, exercice: 2023 }
		]);
	});

	test('are understood with the headers, dates and numbers of real files', async () => {
		const { lines, summary } = await readFixture('scdl/scdl_sale.csv');
		expect(lines.map(({ exercice, siren, centimes }) => [exercice, siren, centimes])).toEqual([
			[2019, '775723679', 150_050],
			[2019, '057200289', 200_000],
			[2019, null, 300_000]
		]);
		expect(summary.announcementCounts).toEqual({ 'date-nombre': 1, 'siren-zero': 1 });
		expect(summary.problemCounts).toEqual({ 'caractere-perdu': 1, 'siren-illisible': 1, 'extra-label': 1 });
		expect((await readFixture('scdl/scdl_annee.csv')).lines).toMatchObject([
			{ exercice: 2021, centimes: 120_000 }
		]);
	});
});
