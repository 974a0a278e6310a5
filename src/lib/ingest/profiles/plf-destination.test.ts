import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { readFixture, reference } from '../../../../tests/fixtures/read-fixture.ts';

describe('credits by destination', () => {
	test('are published totals with their address, and an action only where a dispositif gathers several', async () => {
		const { lines, summary } = await readFixture('plf/plf_2015_bg_msn_dest.csv');
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
		const { lines, summary } = await readFixture('plf/plf_2020_depenses.csv');
		expect(lines[0]).toMatchObject({
			source_page: '137-21, colonne aePlfNp1, somme de 2 lignes'
		});
		expect(summary).toMatchObject({ rows: 5, accepted: 4, outOfScope: 1, problems: [] });
	});

	test('of other programmes are counted, told once and not kept, unless asked for', async () => {
		const { summary } = await readFixture('plf/plf_2020_depenses.csv');
		expect(summary.sums.ae).toMatchObject({ outOfScope: 46_045_900 });
		const told = summary.announcements.filter(({ code }) => code === 'hors-perimetre');
		expect(told.map(({ message }) => message)).toEqual([
			'Hors de la nomenclature, comptés et non importés\u00A0: 1 programme (178), 460\u00A0459\u00A0€ en AE, 456\u00A0300\u00A0€ en CP. --all-programmes les garde.'
		]);
		const all = await readFixture('plf/plf_2020_depenses.csv', { allProgrammes: true });
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
		const { summary } = await readFixture('plf/plf_2016_bg_msn_dest.csv');
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

	test('published before the vote make no voted line: with no amendment at all, the law only copies the bill', async () => {
		const read = (...rows: string[]) =>
			readAll(
				bytesSource(
					'plf_2016.csv',
					new TextEncoder().encode(
						['Mission;Programme;Action;AELF 2015;AEPLF;AEAMT;AELF;CPPLF;CPAMT;CPLF', ...rows, ''].join('\n')
					)
				),
				reference
			);
		const stages = ({ lines }: Awaited<ReturnType<typeof read>>) =>
			lines.map(({ exercice, etape, nature, centimes }) =>
				[exercice, etape, nature, centimes / 100].join(' ')
			);

		const early = await read('S;137;15;9;10;0;10;8;;8', 'S;129;02;7;5;0;5;5;0;5');
		expect(stages(early)).toEqual(['2015 lfi ae 9', '2016 plf ae 10', '2016 plf cp 8']);
		expect(early.summary.sums.ae).toMatchObject({ read: 4_600, accepted: 1_900, controls: 1_000 });
		expect(early.summary.sums.cp).toMatchObject({ read: 2_600, accepted: 800, controls: 800 });
		expect(early.summary.announcements.find(({ code }) => code === 'vote-recopie')?.message).toBe(
			'Toutes les colonnes d’amendements de ce fichier sont à zéro\u00A0: «\u00A0AELF\u00A0» et «\u00A0CPLF\u00A0» y recopient le projet de loi et ne disent pas ce qui a été voté. Aucune ligne «\u00A0LFI 2016\u00A0» n’en est tirée (10\u00A0€ en AE et 8\u00A0€ en CP, comptés comme contrôles).'
		);

		// One amendment anywhere, of a programme that is not even kept, and the vote is known.
		const late = await read('S;137;15;9;10;0;10;8;;8', 'S;129;02;7;5;1;6;5;0;5');
		expect(stages(late)).toContain('2016 lfi ae 10');
		expect(stages(late)).toContain('2016 lfi cp 8');
		// A law that says otherwise than the bill is no copy of it, even where the amendments are lost.
		expect(stages(await read('S;137;15;9;10;0;11;8;;8'))).toContain('2016 lfi ae 11');
	});

	test('of funds from elsewhere (FDC, ADP) are set aside, and the reader is told', async () => {
		const { summary } = await readFixture('plf/plf_2024_depenses.csv');
		expect(summary.problems).toEqual([]);
		expect(summary.announcements.find(({ code }) => code === 'colonnes-ecartees')?.message).toMatch(
			/AE Prev FDC\/ADP.*CP Prev FDC\/ADP/
		);
	});

	test('by title are summed, negative ones too, and the row of totals is a control', async () => {
		const { summary } = await readFixture('plr/plr_2015.csv');
		expect(summary).toMatchObject({ rows: 3, accepted: 3, controlRows: 1, problems: [] });
		const bytes = readFileSync('tests/fixtures/plr/plr_2015.csv', 'latin1').replace('-1 059', '-1 058');
		const cut = await readAll(bytesSource('plr_2015.csv', Buffer.from(bytes, 'latin1')), reference);
		expect(cut.summary.problems).toMatchObject([{ code: 'total-controle', ligne: 9, champ: 'T3' }]);
	});

	test('by programme only have no dispositif: counted, told, kept on demand', async () => {
		const { lines, summary } = await readFixture('plr/plrg_2024_lfi.csv');
		expect(lines).toEqual([]);
		expect(summary).toMatchObject({ outOfScope: 2, decimal: ',', fatal: false });
		expect(summary.sums.np.outOfScope).toBe(18_390_000_075);
		const all = await readFixture('plr/plrg_2024_categories.csv', { allProgrammes: true });
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

	test.for([
		['AE', 'AE_Consommees', 'Total_AE_Ouvertes', 'ae'],
		['CP', 'CP_Consommes', 'Total_CP_Ouverts', 'cp']
	] as const)(
		'of %s by programme are read by the law that each column names',
		async ([, spent, opened, nature]) => {
			const text = `Mission;Programme;Titre;LFI;LFR;${opened};${spent}\nSolidarité;Égalité - 137;Autres titres;1000;10;1010;900\nJustice;Accès au droit - 101;Personnel;5;;5;4\n`;
			const source = () =>
				bytesSource(`Annexe1-Etat_${nature.toUpperCase()}-2021.csv`, new TextEncoder().encode(text));
			const { lines, summary } = await readAll(source(), reference, { allProgrammes: true });
			expect(summary.problems).toEqual([]);
			expect(lines.map((line) => [line.programme, line.etape, line.nature, line.centimes])).toEqual([
				['137', 'lfi', nature, 100_000],
				['137', 'lfr', nature, 1000],
				['137', 'execution', nature, 90_000],
				['101', 'lfi', nature, 500],
				['101', 'execution', nature, 400]
			]);
			const kept = await readAll(source(), reference);
			const told = kept.summary.announcements.find(({ code }) => code === 'hors-nomenclature');
			expect(told?.message).toContain('le fichier n’en donne que le total');
			expect(told?.message).not.toContain('sans action');
		}
	);

	test('of 2010 and 2011, before the nomenclature, are recognised and told', async () => {
		for (const path of ['plr/plr_2010.csv', 'plr/plr_2011.csv']) {
			const { lines, summary } = await readFixture(path);
			expect(lines).toEqual([]);
			expect(summary).toMatchObject({ profile: 'plf-destination', fatal: false, problems: [] });
		}
	});

	test('whose rows name a law that is not their column are read by the column, with a warning', async () => {
		const { summary } = await readFixture('plr/plr_2019.csv');
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
		const { summary } = await readFixture('plf/export_portail.csv');
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
