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
import { comparedYears, needs, type Needs } from './read.server.ts';

const of = (found: Needs, id: string) => found.lignes.find(({ formes }) => formes.join('|') === id);

describe('the shipped surveys beside the shipped money', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	const year = (exercice: number, address = '') => needs(db, queryOf(db, address), exercice);

	test('2018: 53 associations, labour and servitude counted together, no amount for them', () => {
		const found = year(2018);
		expect(found.enquete).toMatchObject({
			repondants: 53,
			base: 'accompagnees',
			accompagnees: null,
			somme: 9_900,
			arrondi: true,
			masque: null
		});
		expect(of(found, 'SEX')).toMatchObject({
			victimes: { part: 7_400, effectif: null },
			attribue: 237_600_000,
			bornes: { bas: 237_600_000, haut: null },
			parPersonne: null
		});
		expect(of(found, 'TRAV|DOM')).toMatchObject({
			victimes: { part: 1_700 },
			attribue: null,
			bornes: { bas: 0, haut: null }
		});
		expect(found.moyens).toMatchObject({
			total: 546_987_800,
			base: 516_987_800,
			nonAttribueTotal: 309_387_800
		});
	});

	test('2019: shares of the people assisted, the rest of them without a form, and of the people met apart', () => {
		const found = year(2019);
		expect(found.enquete).toMatchObject({
			repondants: 37,
			base: 'accompagnees',
			detectees: 6_457,
			accompagnees: 2_573,
			arrondi: false
		});
		expect(of(found, 'TRAV|DOM')?.victimes).toMatchObject({ part: 1_889, effectif: 486 });
		expect(found.sansForme).toEqual({ formes: [], reste: true, part: 611, effectif: null });
		expect(found.autres).toMatchObject([{ base: 'detectees', detectees: 6_457 }]);
		// The bounds of R8: AGRASC is partly covered that year, so that the most is not known.
		expect(of(found, 'SEX')?.bornes).toEqual({ bas: 198_000_000, haut: null });
		expect(found.moyens.partiels).toEqual([{ dispositif: 'agrasc', centimes: null }]);
	});

	test.for([
		[2020, 26],
		[2021, 44],
		[2022, 72],
		[2024, 44]
	] as const)('%i: no share of a total that is only a part', ([exercice, repondants]) => {
		const found = year(exercice);
		expect(found.enquete?.repondants).toBe(repondants);
		expect(found.moyens.base).toBeNull();
		expect(of(found, 'SEX')?.parts).toEqual([]);
		expect(of(found, 'SEX')?.bornes.haut).toBeNull();
	});

	test('2015 keeps servitude apart, as its survey does', () => {
		expect(year(2015).lignes.map(({ formes }) => formes.join('|'))).toEqual([
			'SEX',
			'TRAV',
			'DOM',
			'MEND',
			'DELIT'
		]);
	});

	test('2023 has money and no survey: nothing is carried over from 2022 or 2024', () => {
		const found = year(2023);
		expect(found.enquete).toBeNull();
		expect(found.enquetes).toEqual([2015, 2018, 2019, 2020, 2021, 2022, 2024]);
		expect(found.lignes.every(({ victimes }) => victimes === null)).toBe(true);
		expect(of(found, 'SEX')?.attribue).toBe(163_800_000);
	});

	test('the years that compare have a survey and an amount', () => {
		expect(comparedYears(db, queryOf(db, ''))).toEqual([2015, 2018, 2019, 2020, 2021, 2022, 2024]);
		expect(comparedYears(db, queryOf(db, 'de=2018&a=2020'))).toEqual([2018, 2019, 2020]);
		expect(comparedYears(db, queryOf(db, 'etape=lfi'))).toEqual([2015, 2018]);
	});

	test('a filter on forms keeps the rows of those forms, and the money of none', () => {
		const found = year(2018, 'forme=DOM');
		expect(found.lignes.map(({ formes }) => formes.join('|'))).toEqual(['TRAV|DOM']);
		expect(found.moyens.nonAttribueTotal).toBe(309_387_800);
	});

	test('in the contexte perimeter nothing is added up', () => {
		const { moyens, lignes } = year(2023, 'perimetre=contexte');
		expect(moyens).toMatchObject({ total: null, base: null, nonAttribueTotal: 0 });
		expect(lignes).toEqual([]);
	});
});

describe('a survey of our own', () => {
	let db: Database;
	beforeEach(async () => {
		db = await vocabulariesOnly();
	});
	const survey = (...rows: readonly string[]) =>
		bring(db, `annee;enquete;repondants;forme;detectees;accompagnees;part;source\n${rows.join('\n')}\n`, {
			name: 'enquetes.csv'
		});
	const store = (...rows: Cells[]) => bring(db, csv(rows));
	const year = (exercice: number, address = '') => needs(db, queryOf(db, address), exercice);
	const sourced = (line: string) => `${line};enquete-victimes-2024`;

	test('gives euros per person where the amount and the count are of the same forms', async () => {
		await survey(
			sourced('2017;X;10;;;100;'),
			sourced('2017;X;10;SEX;;60;60'),
			sourced('2017;X;10;TRAV|DOM;;40;40')
		);
		await store(
			row(90, { exercice: 2017, forme: 'SEX', attribution: 'mandat' }),
			row(10, { exercice: 2017, forme: 'NV' })
		);
		const found = year(2017, 'dispositif=bop137');
		// 90 € for 60 people: at least 1,50 €; at most 100 € for 60 people: 1,67 €.
		expect(of(found, 'SEX')?.parPersonne).toEqual({ bas: 150, haut: 167, personnes: 60 });
		expect(of(found, 'TRAV|DOM')?.parPersonne).toBeNull();
	});

	test('adds up what each form of a group has, and counts once what may be theirs', async () => {
		await survey(sourced('2017;X;10;;;100;'), sourced('2017;X;10;TRAV|DOM;;40;40'));
		await store(
			row(7, { exercice: 2017, poste: 'a', forme: 'TRAV', attribution: 'publiee' }),
			row(5, { exercice: 2017, poste: 'b', forme: 'DOM', attribution: 'publiee' }),
			row(20, { exercice: 2017, poste: 'c', forme: 'TRAV|DOM', attribution: 'publiee' }),
			row(100, { exercice: 2017, poste: 'd', forme: 'SEX|MEND', attribution: 'publiee' }),
			row(1, { exercice: 2017, poste: 'e' })
		);
		const line = of(year(2017, 'dispositif=bop137'), 'TRAV|DOM');
		expect(line?.attribue).toBe(1_200);
		expect(line?.parts.map(({ forme, centimes }) => [forme, centimes])).toEqual([
			['DOM', 500],
			['TRAV', 700]
		]);
		// 7 + 5, then the line that names both (20) and the one that names none (1); not the one of other forms.
		expect(line?.bornes).toEqual({ bas: 1_200, haut: 3_300 });
	});

	test('hides a form of few people with the next, so that its count cannot be worked out', async () => {
		await survey(
			sourced('2017;X;10;;;100;'),
			sourced('2017;X;10;SEX;;70;70'),
			sourced('2017;X;10;TRAV;;27;27'),
			sourced('2017;X;10;MEND;;3;3')
		);
		const { enquete, lignes } = year(2017);
		expect(enquete?.masque).toEqual({
			seuil: 5,
			regroupe: { formes: ['MEND', 'TRAV'], reste: false, part: 3_000, effectif: 30 }
		});
		expect(lignes.map(({ victimes }) => victimes?.effectif)).toEqual([70, 30]);
	});

	test('hides the people that no form counts, when they are few', async () => {
		await survey(
			sourced('2017;X;10;;;100;'),
			sourced('2017;X;10;SEX;;60;60'),
			sourced('2017;X;10;TRAV;;38;38')
		);
		const { lignes } = year(2017);
		expect(lignes.flatMap(({ victimes }) => victimes?.effectif ?? [])).toEqual([60, 40]);
		expect(lignes[1]?.victimes).toMatchObject({ formes: ['TRAV'], reste: true });
	});

	test('a total of few people is not shown', async () => {
		await survey(sourced('2017;X;10;;12;3;'));
		expect(year(2017).enquete).toMatchObject({ detectees: 12, accompagnees: null, cells: [] });
	});

	test('of two surveys of a year, the one that most associations answered stands', async () => {
		await survey(sourced('2017;Petite;3;SEX;;;50'), sourced('2017;Grande;30;SEX;;;70'));
		const { enquete, autres } = year(2017);
		expect(enquete?.enquete).toBe('Grande');
		expect(autres.map((other) => other.enquete)).toEqual(['Petite']);
	});

	test('money without a price index has no value in constant euros', async () => {
		await survey(sourced('2026;X;10;SEX;;;50'));
		await store(row(90, { exercice: 2026, forme: 'SEX', attribution: 'mandat' }));
		expect(year(2026, 'euros=constants').moyens).toMatchObject({ total: null, statut: 'sans_indice' });
	});
});
