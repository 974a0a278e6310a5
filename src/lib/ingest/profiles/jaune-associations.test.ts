import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { readFixture, reference } from '../../../../tests/fixtures/read-fixture.ts';

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
		const { lines, summary } = await readFixture(path);
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

	test('of 2010 are the rows of each programme; the totals above and below them are controls', async () => {
		const { lines, summary } = await readFixture('jaune/jaune_plf_2012.csv');
		expect(
			lines.map(({ exercice, siren, centimes, programme }) => [exercice, siren, centimes, programme])
		).toEqual([
			[2010, '775723679', 250_000, '137'],
			[2010, '775723679', 100_000, '163'],
			[2010, null, 25_000, '219'],
			[2010, null, 5_000, '219']
		]);
		expect(summary).toMatchObject({ problems: [], rows: 4, controlRows: 4, withoutAmount: 0 });
		expect(summary.sums.cp).toMatchObject({ accepted: 380_000, controls: 760_000 });
	});

	test.for([
		['a row of an association', '250;\n', '260;\n', /ligne 5.*310.*300/],
		['the last row', '3 800;3 800', '3 800;4 800', /4.800.*3.800/],
		[
			'a row that is missing',
			'137 - Égalité entre les hommes et les femmes;;2 500',
			'137 - Égalité;;500',
			/3.500.*1.500/
		]
	] as const)('of 2010 that do not agree with %s are told, and kept', async ([, right, wrong, message]) => {
		const text = readFileSync('tests/fixtures/jaune/jaune_plf_2012.csv', 'latin1').replaceAll('\r', '');
		expect(text).toContain(right);
		const bytes = new TextEncoder().encode(text.replace(right, wrong));
		const { lines, summary } = await readAll(bytesSource('plf-2012.csv', bytes), reference);
		expect(lines).toHaveLength(4);
		const [problem] = summary.problems.filter(({ code }) => code === 'total-controle');
		expect(problem?.message).toMatch(message);
	});

	test('keep identical rows, join names over several lines, and go without a missing SIREN', async () => {
		const { lines, summary } = await readFixture('jaune/jaune_plf_2025.csv');
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
		const refused = await readFixture('jaune/jaune_plf_2020.csv', {}, 'versements.csv');
		expect(refused.summary.problemCounts).toEqual({ exercice: 1 });
		const stated = await readFixture('jaune/jaune_plf_2020.csv', { exercice: 2018 }, 'versements.csv');
		expect(stated.lines).toMatchObject([{ exercice: 2018, source: 'jaune-plf-2020' }]);
	});
});
