import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { FIELDS, SCDL_SUBVENTIONS } from './scdl-subventions.ts';
import SCHEMA from './scdl-schema.json' with { type: 'json' };
import { readFixture, reference } from '../../../../tests/fixtures/read-fixture.ts';

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
		expect(summary.problemCounts).toEqual({ 'caractere-perdu': 1, 'siren-illisible': 1 });
		expect((await readFixture('scdl/scdl_annee.csv')).lines).toMatchObject([
			{ exercice: 2021, centimes: 120_000 }
		]);
	});
});

const file = (name: string, ...rows: readonly (readonly string[])[]) =>
	bytesSource(name, new TextEncoder().encode(rows.map((cells) => `${cells.join(';')}\n`).join('')));

describe('the headers of subsidies', () => {
	test('are the names and the titles of every version of the schema, each read or knowingly left', () => {
		expect(Object.keys(FIELDS).sort()).toEqual(SCHEMA.champs.map(({ nom }) => nom).sort());
		expect(SCHEMA.champs.flatMap(({ titres }) => titres).length).toBeGreaterThan(SCHEMA.champs.length);
	});

	const spellings: readonly ((name: string) => string)[] = [
		(name) => name,
		(name) => name.toUpperCase(),
		(name) => `${name} *`,
		(name) => `${name} (1)`,
		(name) => name.replace(/ /g, '_'),
		(name) => name.normalize('NFD').replace(/\p{M}/gu, '')
	];
	test.for([0, 1])('of title %i are read however they are spelt', async (place) => {
		for (const spelling of spellings) {
			const header = SCHEMA.champs.map(({ nom, titres }) => spelling(titres[place] ?? titres[0] ?? nom));
			const cells = SCHEMA.champs.map(({ nom }) => {
				const known: Record<string, string> = {
					nomAttribuant: 'Ville',
					dateConvention: '2019-05-10',
					nomBeneficiaire: 'Association',
					idBeneficiaire: '77572367900000',
					montant: '1200'
				};
				return known[nom] ?? '';
			});
			const { lines, summary } = await readAll(file('x.csv', header, cells), reference);
			expect(summary.problems, header.join(';')).toEqual([]);
			expect(lines).toMatchObject([
				{ exercice: 2019, payeur: 'Ville', siren: '775723679', centimes: 120_000 }
			]);
		}
	});

	test.for([
		[['Autorité administrative', 'Date signature de la convention', 'Raison sociale', 'Montant accordé']],
		[['nom Attribuant', 'datedeConvention', 'nomBénéficiaire', 'Montant']],
		[['NomAttribuant', 'Date convention', 'Nom du bénéficiaire*', 'Montant total de la subvention*']],
		[
			[
				"Nom de l'attribuant",
				'Date de la convention de subvention (AAAA-MM-JJ)',
				'NOM Bénéficiaire',
				'Montant voté'
			]
		],
		[['Attribuant', 'Date de délibération', 'Association', 'Subvention accordée']],
		[['Attribuant', 'Date de la décision', 'Nom de l’organisme', "Montant de l'aide"]],
		[['Attribuant', 'Année budgétaire', 'Structure', 'Montant de la subvention attribuée']],
		[['Attribuant', 'Année de la demande', 'Tiers', 'Montant décidé ligne']],
		[['Attribuant', 'Période de versement', 'Bénéficiaire', "Montant des Autorisations d'engagement"]],
		[['Attribuant', 'Date(s) ou période(s) de versement (AAAA-MM-JJ)', 'Bénéficiaire', 'Montant attribué']]
	] as const)('of real files are known: %j', async ([names]) => {
		const year = /^Année/.test(names[1]) ? '2019' : '10/05/2019';
		const { lines, summary } = await readAll(
			file('x.csv', names, ['Ville', year, 'Association', '12']),
			reference
		);
		expect(summary.problems).toEqual([]);
		expect(lines).toMatchObject([
			{ exercice: 2019, payeur: 'Ville', beneficiaire: 'Association', centimes: 1200 }
		]);
	});

	test('no name stands for two fields', () => {
		const seen = new Map<string, string>();
		for (const { field, aliases = [] } of SCDL_SUBVENTIONS.columns) {
			for (const name of aliases) {
				expect(seen.get(name) ?? field, name).toBe(field);
				seen.set(name, field);
			}
		}
	});
});

describe('the year of a subsidy', () => {
	const HEAD = [
		'nomAttribuant',
		'dateConvention',
		'nomBeneficiaire',
		'montant',
		'datesPeriodeVersement',
		'annee'
	];
	const year = async (name: string, date: string, period: string, annee: string, exercice?: number) => {
		const source = file(name, HEAD, ['Ville', date, 'Association', '1', period, annee]);
		const { lines, summary } = await readAll(source, reference, { exercice });
		return [
			lines[0]?.exercice ?? null,
			summary.announcements.map(({ message }) => message).join('\n')
		] as const;
	};

	test.for([
		[
			'its date, whatever else is said',
			'x-2020.csv',
			'2019-05-10',
			'2021-01-01',
			'2022',
			undefined,
			2019,
			''
		],
		['the column of years', 'x-2020.csv', '', '2021-01-01', '2022', undefined, 2022, 'colonne de l’année'],
		['its payments', 'x-2020.csv', '', '24/05/2021', '', undefined, 2021, 'dates de versement'],
		['all its payments', 'x.csv', 'NC', '2021-01-05_2021-12-01', '', undefined, 2021, 'dates de versement'],
		['the name of the file', 'x-2020.csv', '', '', '', undefined, 2020, 'nom du fichier'],
		[
			'the file, when it is paid over two years',
			'x-2020.csv',
			'',
			'2019-12-01/2020-02-01',
			'',
			undefined,
			2020,
			'nom'
		],
		['what is stated', 'x.csv', '', '', '', 2018, 2018, '--exercice'],
		['what is stated before the name of the file', 'x-2020.csv', '', '', '', 2018, 2018, '--exercice'],
		['nothing', 'x.csv', '', '', '', undefined, null, ''],
		[
			'nothing, when it is paid over two years',
			'x.csv',
			'',
			'2019-12-01/2020-02-01',
			'',
			undefined,
			null,
			''
		],
		['nothing, when its date is wrong', 'x-2020.csv', '31/02/2019', '2019-01-01', '', undefined, null, '']
	] as const)('is that of %s', async ([, name, date, period, annee, exercice, expected, said]) => {
		const [found, told] = await year(name, date, period, annee, exercice);
		expect(found).toBe(expected);
		expect(told).toContain(said);
	});

	test('may be stated for a file without any date', async () => {
		const source = () =>
			file('x.csv', ['nomAttribuant', 'nomBeneficiaire', 'montant'], ['Ville', 'Association', '1']);
		expect((await readAll(source(), reference)).summary.fatal).toBe(true);
		expect((await readAll(source(), reference, { exercice: 2017 })).lines).toMatchObject([
			{ exercice: 2017 }
		]);
	});

	test('stated for lines of our own fills those that lack it, and no other', async () => {
		const head = ['exercice', 'dispositif', 'etape', 'montant', 'source'];
		const source = file('x.csv', head, ['2018', 'mae', 'LFI', '1', 'x'], ['', 'mae', 'LFI', '2', 'x']);
		const { lines, summary } = await readAll(source, reference, { exercice: 2017 });
		expect(lines.map(({ exercice }) => exercice)).toEqual([2018, 2017]);
		expect(summary.announcements.map(({ message }) => message).join('\n')).toContain('--exercice');
	});
});
