import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFERENCE_NAMES, type Reference } from '#lib/domain/reference-tables.ts';
import type { ReadOptions } from './batch.ts';
import { bytesSource } from './byte-source.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';

async function shippedReference(): Promise<Reference> {
	const tables = await Promise.all(
		REFERENCE_NAMES.map(async (table) => {
			const bytes = readFileSync(`data/${table}.csv`);
			const { reference } = await readAll(bytesSource(`${table}.csv`, bytes), FIXTURE_REFERENCE);
			return [table, reference.flatMap((batch) => batch.rows)];
		})
	);
	return Object.fromEntries(tables);
}

const reference = await shippedReference();

const read = (path: string, options: ReadOptions = {}, name = basename(path)) =>
	readAll(bytesSource(name, readFileSync(`tests/fixtures/${path}`)), reference, options);

/** `137-15 2014 lfi ae 2411409`: one line as a reader checks it by hand. */
async function creditsOf(path: string, options: ReadOptions = {}) {
	const { lines, summary } = await read(path, options);
	for (const { read: all, ...parts } of Object.values(summary.sums)) {
		expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all);
	}
	return lines
		.map(({ programme, action, exercice, etape, nature, centimes }) =>
			[`${programme}-${action}`, exercice, etape, nature, centimes / 100].join(' ')
		)
		.sort();
}

describe('credits by destination', () => {
	test.for<[string, string[]]>([
		[
			'plf/plf_2015_bg_msn_dest.csv',
			[
				'101-03 2014 lfi ae 13845666',
				'101-03 2014 lfi cp 13845666',
				'101-03 2015 plf ae 18263735',
				'101-03 2015 plf cp 16850000',
				'137-12 2014 lfi ae 14589022',
				'137-12 2014 lfi cp 14589022',
				'137-12 2015 plf ae 15001168',
				'137-12 2015 plf cp 15001168',
				'137-15 2014 lfi ae 2411409',
				'137-15 2014 lfi cp 2411409',
				'137-15 2015 plf ae 2398409',
				'137-15 2015 plf cp 2398409'
			]
		],
		[
			'plf/plf_2016_bg_msn_dest.csv',
			[
				'101-03 2015 lfi ae 18357235',
				'101-03 2015 lfi cp 16943500',
				'101-03 2016 lfi ae 19884250',
				'101-03 2016 lfi cp 20500000',
				'101-03 2016 plf ae 19384250',
				'101-03 2016 plf cp 20000000',
				'137-12 2015 lfi ae 15175561',
				'137-12 2015 lfi cp 15175561',
				'137-12 2016 lfi ae 15753300',
				'137-12 2016 lfi cp 15753300',
				'137-12 2016 plf ae 15754300',
				'137-12 2016 plf cp 15754300',
				'137-15 2015 lfi ae 2237709',
				'137-15 2015 lfi cp 2237709',
				'137-15 2016 lfi ae 4983960',
				'137-15 2016 lfi cp 4983960',
				'137-15 2016 plf ae 4983960',
				'137-15 2016 plf cp 4983960'
			]
		],
		[
			'plf/plf_2018_bg_msn_dest.csv',
			[
				'101-03 2017 lfi ae 26066500',
				'101-03 2017 lfi cp 26066500',
				'101-03 2018 plf ae 27705000',
				'101-03 2018 plf cp 27705000',
				'137-14 2017 lfi ae 20500',
				'137-14 2017 lfi cp 20500',
				'137-15 2017 lfi ae 6827945',
				'137-15 2017 lfi cp 6827945',
				'137-15 2018 plf ae 5020878',
				'137-15 2018 plf cp 5020878'
			]
		],
		[
			'plf/plf_2019_bg_msn_dest.csv',
			[
				'101-03 2019 plf ae 28285000',
				'101-03 2019 plf cp 28285000',
				'137-21 2019 plf ae 22412048',
				'137-21 2019 plf cp 22412048',
				'137-22 2019 plf ae 5899426',
				'137-22 2019 plf cp 5899426',
				'137-23 2019 plf ae 1560107',
				'137-23 2019 plf cp 1560107'
			]
		],
		[
			'plf/plf_2020_depenses.csv',
			[
				'137-21 2020 plf ae 22412048',
				'137-21 2020 plf cp 22412048',
				'137-22 2020 plf ae 5899426',
				'137-22 2020 plf cp 5899426',
				'137-23 2020 plf ae 1534357',
				'137-23 2020 plf cp 1534357'
			]
		],
		[
			'plf/plf_2021_depenses.csv',
			[
				'137-21 2021 plf ae 39236048',
				'137-21 2021 plf cp 32036048',
				'137-22 2021 plf ae 7899426',
				'137-22 2021 plf cp 7899426',
				'137-23 2021 plf ae 1560107',
				'137-23 2021 plf cp 1560107'
			]
		],
		[
			'plf/plf_2022_depenses.csv',
			[
				'137-24 2022 plf ae 21816894',
				'137-24 2022 plf cp 21816894',
				'137-25 2022 plf ae 24861580',
				'137-25 2022 plf cp 28082402'
			]
		],
		[
			'plf/plf_2023_depenses.csv',
			[
				'137-23 2023 plf ae 1534357',
				'137-23 2023 plf cp 1534357',
				'137-25 2023 plf ae 29221580',
				'137-25 2023 plf cp 32442402'
			]
		],
		[
			'plf/plf_2024_depenses.csv',
			[
				'137-23 2024 plf ae 884357',
				'137-23 2024 plf cp 884357',
				'137-25 2024 plf ae 38076357',
				'137-25 2024 plf cp 38076357'
			]
		],
		[
			'plf/plf_2025_depenses.csv',
			[
				'137-23 2025 plf ae 1484357',
				'137-23 2025 plf cp 1484357',
				'137-25 2025 plf ae 38372357',
				'137-25 2025 plf cp 38372357'
			]
		],
		['plf/lfi_2022_detaillee.csv', ['137-25 2022 lfi ae 1488000', '137-25 2022 lfi cp 1488000']],
		[
			'plr/plr_2015.csv',
			[
				'101-03 2015 execution cp 12001500',
				'137-12 2015 execution cp 13997441',
				'137-15 2015 execution cp 2300000'
			]
		],
		['plr/plr_2018.csv', ['137-15 2018 execution ae 3101000.5', '137-15 2018 execution cp 3001000.25']],
		[
			'plr/plr_2019.csv',
			[
				'137-21 2019 execution ae 20000100',
				'137-21 2019 execution cp 21000200.5',
				'137-23 2019 execution ae 1500',
				'137-23 2019 execution cp 1400'
			]
		]
	])('of %s are read action by action, with no option', async ([path, credits]) => {
		expect(await creditsOf(path)).toEqual(credits);
	});

	test('are published totals with their address, and an action only where a dispositif gathers several', async () => {
		const { lines, summary } = await read('plf/plf_2015_bg_msn_dest.csv');
		expect(summary).toMatchObject({ profile: 'plf-destination', headerLine: 4, encoding: 'windows-1252' });
		expect(lines.filter(({ nature, etape }) => nature === 'cp' && etape === 'lfi')).toMatchObject([
			{ dispositif: 'p101-03', poste: null, source_page: '101;3, colonne CPLF 2014' },
			{
				dispositif: 'p137-autres',
				poste: 'Action 12',
				role: 'total',
				preuve: 'A',
				source: 'plf-2015',
				libelle: 'Promotion des droits, prévention et lutte contre les violences sexistes',
				source_page: '137;12, colonne CPLF 2014'
			},
			{ dispositif: 'bop137', poste: null, exercice: 2014, source_page: '137;15, colonne CPLF 2014' }
		]);
	});

	test('add up the categories of an action, and say so', async () => {
		const { lines, summary } = await read('plf/plf_2020_depenses.csv');
		expect(lines[0]).toMatchObject({
			source_page: '137-21, colonne aePlfNp1, somme de 2 lignes'
		});
		expect(summary).toMatchObject({ rows: 5, accepted: 4, outOfScope: 1, problems: [] });
	});

	test('of other programmes are counted, told once and not kept, unless asked for', async () => {
		const { summary } = await read('plf/plf_2020_depenses.csv');
		expect(summary.sums.ae).toMatchObject({ outOfScope: 46_045_900 });
		const told = summary.announcements.filter(({ code }) => code === 'hors-perimetre');
		expect(told.map(({ message }) => message)).toEqual([
			'Hors de la nomenclature, comptés et non importés\u00A0: 1 programme (178), 460\u00A0459\u00A0€ en AE, 456\u00A0300\u00A0€ en CP. --all-programmes les garde.'
		]);
		const all = await read('plf/plf_2020_depenses.csv', { allProgrammes: true });
		expect(all.summary.outOfScope).toBe(0);
		expect(all.lines.filter(({ programme }) => programme === '178')).toMatchObject([
			{ dispositif: 'programme-178-04', centimes: 46_045_900 },
			{ dispositif: 'programme-178-04', centimes: 45_630_000 }
		]);
	});

	test('of an action that the nomenclature does not place that year are told, never lost', async () => {
		const text =
			'exercice;loi;programme;action;ae;cp\n2020;PLF;137;137-15;100;200\n2020;PLF;137;137-21;5;5\n';
		const { lines, summary } = await readAll(text, reference);
		expect(lines).toHaveLength(2);
		expect(summary.sums.cp).toMatchObject({ read: 20_500, accepted: 500, outOfScope: 20_000 });
		expect(summary.announcements.map(({ code }) => code)).toContain('hors-nomenclature');
	});

	test('with amendments are checked: bill + amendments = law', async () => {
		const { summary } = await read('plf/plf_2016_bg_msn_dest.csv');
		expect(summary.problems).toEqual([]);
		expect(summary.sums.ae.controls).toBe(49_900_000);
		const header = 'Mission;Programme;Action;AEPLF;AEAMT;AELF\n';
		const wrong = await readAll(
			bytesSource('plf_2016.csv', new TextEncoder().encode(`${header}S;137;15;10;1;12\n`)),
			reference
		);
		expect(wrong.summary.problems).toMatchObject([
			{ code: 'total-controle', severite: 'avertissement', ligne: 2 }
		]);
		expect(wrong.lines).toHaveLength(2);
	});

	test('of funds from elsewhere (FDC, ADP) are set aside, and the reader is told', async () => {
		const { summary } = await read('plf/plf_2024_depenses.csv');
		expect(summary.problems).toEqual([]);
		expect(summary.announcements.find(({ code }) => code === 'colonnes-ecartees')?.message).toMatch(
			/AE Prev FDC\/ADP.*CP Prev FDC\/ADP/
		);
	});

	test('by title are summed, negative ones too, and the row of totals is a control', async () => {
		const { summary } = await read('plr/plr_2015.csv');
		expect(summary).toMatchObject({ rows: 3, accepted: 3, controlRows: 1, problems: [] });
		const bytes = readFileSync('tests/fixtures/plr/plr_2015.csv', 'latin1').replace('-1 059', '-1 058');
		const cut = await readAll(bytesSource('plr_2015.csv', Buffer.from(bytes, 'latin1')), reference);
		expect(cut.summary.problems).toMatchObject([{ code: 'total-controle', ligne: 9, champ: 'T3' }]);
	});

	test('by programme only have no dispositif: counted, told, kept on demand', async () => {
		const { lines, summary } = await read('plr/plrg_2024_lfi.csv');
		expect(lines).toEqual([]);
		expect(summary).toMatchObject({ outOfScope: 2, decimal: ',', fatal: false });
		expect(summary.sums.np.outOfScope).toBe(18_390_000_075);
		const all = await read('plr/plrg_2024_categories.csv', { allProgrammes: true });
		expect(all.lines).toMatchObject([
			{
				dispositif: 'programme-101',
				exercice: 2024,
				etape: 'execution',
				nature: 'np',
				centimes: 4_500_000_050
			}
		]);
	});

	test('of 2010 and 2011, before the nomenclature, are recognised and told', async () => {
		for (const path of ['plr/plr_2010.csv', 'plr/plr_2011.csv']) {
			const { lines, summary } = await read(path);
			expect(lines).toEqual([]);
			expect(summary).toMatchObject({ profile: 'plf-destination', fatal: false, problems: [] });
		}
	});

	test('whose rows name a law that is not their column are read by the column, with a warning', async () => {
		const { summary } = await read('plr/plr_2019.csv');
		expect(summary.problemCounts).toEqual({ 'stade-incoherent': 1 });
	});

	test('take their year from the file when nothing in it says one', async () => {
		const text = 'Programme;Action;AE PLF;CP PLF\n137;25;1;2\n';
		const bytes = new TextEncoder().encode(text);
		const named = async (name: string, options: ReadOptions = {}) => {
			const { lines, summary } = await readAll(bytesSource(name, bytes), reference, options);
			return summary.fatal ? summary.problems[0]?.code : lines[0]?.exercice;
		};
		expect(await named('plf_2024.csv')).toBe(2024);
		expect(await named('plf25-depenses.csv')).toBe(2025);
		expect(await named('budget.csv')).toBe('exercice');
		expect(await named('budget.csv', { exercice: 2023 })).toBe(2023);
	});

	test('with the inner header of the portal are refused with what to do', async () => {
		const { summary } = await read('plf/export_portail.csv');
		expect(summary.problems.map(({ message }) => message)).toEqual([
			expect.stringMatching(/Téléchargez-le de nouveau.*use_labels=true/)
		]);
	});

	test('can be forced, and what they lack is named', async () => {
		const { summary } = await readAll('a;programme;b;c\n1;137;2;3\n', reference, {
			profile: 'plf-destination'
		});
		expect(summary.fatal).toBe(true);
		const near = await readAll('programme;action;sous_action;montents\n137;15;;3\n', reference, {
			profile: 'plf-destination'
		});
		expect(near.summary.problems.map(({ message }) => message)).toEqual([
			expect.stringMatching(/aucune colonne de montants.*plf-destination/s)
		]);
	});
});

describe('payments to associations', () => {
	test.for<[string, number, number]>([
		['jaune/jaune_plf_2013.csv', 2011, 200_000],
		['jaune/jaune_plf_2014.csv', 2012, 200_000],
		['jaune/jaune_plf_2015.csv', 2013, 200_000],
		['jaune/jaune_plf_2016.csv', 2014, 200_000],
		['jaune/jaune_plf_2017.csv', 2015, 200_000],
		['jaune/jaune_plf_2018.csv', 2016, 200_000],
		['jaune/jaune_plf_2020.csv', 2018, 200_000]
	])('of %s are of two years before', async ([path, exercice, centimes]) => {
		const { lines, summary } = await read(path);
		expect(summary).toMatchObject({ profile: 'jaune-associations', problems: [] });
		expect(lines).toMatchObject([
			{
				exercice,
				centimes,
				dispositif: 'versements',
				etape: 'execution',
				nature: 'cp',
				preuve: 'A',
				beneficiaire: 'Amicale du Nid',
				siren: '775723679',
				source: `jaune-plf-${exercice + 2}`
			}
		]);
	});

	test('of 2010, whose first column is the SIREN, lose no row without one', async () => {
		const { lines } = await read('jaune/jaune_plf_2012.csv');
		expect(lines.map(({ exercice, siren, centimes, poste }) => [exercice, siren, centimes, poste])).toEqual([
			[2010, '775723679', 100_050, null],
			[2010, null, 25_000, null]
		]);
	});

	test('keep identical rows, join names over several lines, and go without a missing SIREN', async () => {
		const { lines, summary } = await read('jaune/jaune_plf_2025.csv');
		expect(
			lines.map(({ beneficiaire, siren, poste, centimes }) => [beneficiaire, siren, poste, centimes])
		).toEqual([
			['AMICALE DU NID', '775723679', 'Programme 137', 1_150_000],
			['Association sans numéro', null, 'Programme 137', 780_055],
			['Autre association', null, 'Programme 177', 100],
			['Autre association', null, 'Programme 303', 200],
			['AMICALE DU NID', '775723679', 'Programme 137', 1_150_000]
		]);
		expect(summary.announcementCounts).toEqual({ 'siren-absent': 3 });
	});

	test('of a file that does not say its year are refused until it is stated', async () => {
		const refused = await read('jaune/jaune_plf_2020.csv', {}, 'versements.csv');
		expect(refused.summary.problemCounts).toEqual({ exercice: 1 });
		const stated = await read('jaune/jaune_plf_2020.csv', { exercice: 2018 }, 'versements.csv');
		expect(stated.lines).toMatchObject([{ exercice: 2018, source: 'jaune-plf-2020' }]);
	});
});

describe('SCDL subsidies', () => {
	test.for(['scdl/scdl_1_1.csv', 'scdl/scdl_2_1_1.csv'])(
		'of %s are commitments of their convention',
		async (path) => {
			const { lines, summary } = await read(path);
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
					source: 'Ville de Nantes'
				}
			]);
		}
	);

	test('keep the months of payment when they are of several years', async () => {
		expect((await read('scdl/scdl_1_1.csv')).lines).toMatchObject([{ periode: '2019-05/2020-02' }]);
		expect((await read('scdl/scdl_2_1_1.csv')).lines).toMatchObject([{ periode: null, exercice: 2023 }]);
	});

	test('are understood with the headers, dates and numbers of real files', async () => {
		const { lines, summary } = await read('scdl/scdl_sale.csv');
		expect(lines.map(({ exercice, siren, centimes }) => [exercice, siren, centimes])).toEqual([
			[2019, '775723679', 150_050],
			[2019, '057200289', 200_000],
			[2019, null, 300_000]
		]);
		expect(summary.announcementCounts).toEqual({ 'date-nombre': 1, 'siren-zero': 1 });
		expect(summary.problemCounts).toEqual({ 'caractere-perdu': 1, 'siren-illisible': 1, 'extra-label': 1 });
		expect((await read('scdl/scdl_annee.csv')).lines).toMatchObject([{ exercice: 2021, centimes: 120_000 }]);
	});
});

test('a file that no profile knows is told which is nearest, and what it lacks', async () => {
	const { summary } = await readAll('Programme;SIREN;Nom association;Somme\n137;775723679;A;12\n', reference);
	expect(summary.problems.map(({ champ, message }) => [champ, /jaune-associations/.test(message)])).toEqual([
		['Dénomination', true],
		['montant', false]
	]);
});

test('a canonical file is never taken for another kind', async () => {
	const { summary } = await readAll(
		'exercice;dispositif;programme;association;siren;montant;poste\n2018;bop137;137;A;775723679;1;x\n',
		reference
	);
	expect(summary.problems.map(({ champ }) => champ)).toEqual(['etape', 'source']);
});
