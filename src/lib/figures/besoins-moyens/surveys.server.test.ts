import { beforeEach, describe, expect, test } from 'vitest';
import { bring, queryOf, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { recordedOf, surveysOf, surveyYears } from './surveys.server.ts';

const COLUMNS = 'annee;enquete;serie;repondants;forme;detectees;accompagnees;enregistrees;part;source';

describe('series of victims', () => {
	let db: Database;
	beforeEach(async () => {
		db = await vocabulariesOnly();
	});
	const store = (header: string, ...rows: string[]) =>
		bring(db, [header, ...rows, ''].join('\n'), { name: 'victimes.csv' });
	const reference = () => select(db, queryOf(db, '')).reference;

	test('of one survey stand apart, people assisted first, each with its own shares and sources', async () => {
		await store(
			COLUMNS,
			'2019;Enquête;detectees;37;SEX;;;;82;tip-2019',
			'2019;Enquête;detectees;37;;6457;;;;tip-2019',
			'2019;Enquête;accompagnees;37;;6457;2573;;;tip-2019',
			'2019;Enquête;accompagnees;37;SEX;;;;75;tip-2020'
		);
		expect(
			surveysOf(reference(), 2019).map(({ base, detectees, accompagnees, cells, sources }) => [
				base,
				detectees,
				accompagnees,
				cells.map(({ formes, part }) => `${formes.join('|')} ${part}`),
				sources
			])
		).toEqual([
			['accompagnees', 6457, 2573, ['SEX 7500', ' 2500'], ['tip-2019', 'tip-2020']],
			['detectees', 6457, null, ['SEX 8200', ' 1800'], ['tip-2019']]
		]);
	});

	test('without their column, are said by the name of the survey', async () => {
		await store(
			'annee;enquete;repondants;forme;detectees;accompagnees;part;source',
			'2017;Enquête;9;SEX;;;60;tip-2019',
			'2018;Enquête (victimes repérées);9;SEX;;;70;tip-2019'
		);
		const bases = [2017, 2018].flatMap((year) => surveysOf(reference(), year).map(({ base }) => base));
		expect(bases).toEqual(['accompagnees', 'detectees']);
	});

	test('recorded by the police are in no survey, and say the form, its count when it is not small, and the whole', async () => {
		await store(
			COLUMNS,
			'2020;Enquête;accompagnees;26;SEX;;;;77;tip-2020',
			'2020;Police;enregistrees;;;;;1900;;tip-2019',
			'2021;Police;enregistrees;;;;;1811;;tip-2019',
			'2021;Police;enregistrees;;SEX;;;1044;58;tip-2020',
			'2021;Police;enregistrees;;TRAV|DOM;;;514;;tip-2020',
			'2021;Police;enregistrees;;MEND;;;2;;tip-2020',
			'2022;Police;enregistrees;;SEX;;;;49;tip-2020'
		);
		expect(surveyYears(reference())).toEqual([2020]);
		expect(surveysOf(reference(), 2021)).toEqual([]);
		const recorded = (forme: string) =>
			recordedOf(reference(), forme).map(({ annee, effectif, part, total }) => [
				annee,
				effectif,
				part,
				total
			]);
		expect(recorded('SEX')).toEqual([
			[2022, null, 4900, null],
			[2021, 1044, 5800, 1811]
		]);
		expect(recordedOf(reference(), 'DOM')).toMatchObject([
			{ formes: ['TRAV', 'DOM'], effectif: 514, sources: ['tip-2020', 'tip-2019'] }
		]);
		expect(recorded('MEND')).toEqual([[2021, null, null, 1811]]);
		expect(recorded('ORG')).toEqual([]);
	});

	test('are of the closed list', async () => {
		const { files } = await store(COLUMNS, '2019;Enquête;vues;37;SEX;;;;82;tip-2019');
		expect(files[0]?.summary.problems.map(({ champ, attendu }) => [champ, attendu])).toEqual([
			['serie', 'accompagnees, detectees ou enregistrees']
		]);
	});
});
