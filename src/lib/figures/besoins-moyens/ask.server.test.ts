import { beforeAll, describe, expect, test } from 'vitest';
import { viewBesoinsMoyens } from './figure.ts';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { besoinsMoyens, besoinsMoyensYear, besoinsMoyensYears } from './ask.server.ts';

const plain = (text: string) => text.replace(/\u00A0/g, ' ');

describe('the shipped years', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	const figure = (exercice: number | readonly number[], address = '') =>
		besoinsMoyens(db, queryOf(db, address), exercice);

	test.for([
		[2018, '17 %', 'accompagnées par 53'],
		[2019, '18,9 %', 'accompagnées par 37'],
		[2020, '15 %', 'accompagnées par 26'],
		[2021, '18 %', 'accompagnées par 44'],
		[2022, '15 %', 'accompagnées par 72'],
		[2024, '11 %', 'accompagnées par 44']
	] as const)('%i: labour has %s of the victims and no amount', ([exercice, part, who]) => {
		expect(plain(figure(exercice).titre)).toBe(
			`En ${exercice}, ${part} des victimes ${who} associations étaient exploitées par le travail ; aucun montant prévu n’est identifié pour elles`
		);
	});

	test('the first year shown is the last that compares; none when the base has none', async () => {
		expect(besoinsMoyensYear(db, queryOf(db, ''))).toBe(2024);
		expect(besoinsMoyensYear(db, queryOf(db, 'a=2021'))).toBe(2021);
		expect(besoinsMoyensYear(db, queryOf(db, 'de=2023&a=2023'))).toBe(2023);
		expect(besoinsMoyensYear(await vocabulariesOnly(), queryOf(db, ''))).toBeNull();
	});

	test('an address that bounds several years shows those that compare, each with its own survey', () => {
		const years = (address: string) => besoinsMoyensYears(db, queryOf(db, address));
		expect(years('')).toEqual([2024]);
		expect(years('de=2018&a=2020')).toEqual([2018, 2019, 2020]);
		expect(years('a=2018')).toEqual([2015, 2018]);
		expect(years('de=2023&a=2023')).toEqual([2023]);
		expect(years('de=2016&a=2017')).toEqual([2017]);
	});

	test('a year without a survey says so and lists those read', () => {
		const { titre, panneaux } = figure(2023);
		expect(plain(titre)).toBe(
			'Aucune enquête lue pour 2023 : les besoins ne peuvent être mis en regard des moyens'
		);
		expect(panneaux[0]?.sansEnquete).toBe(
			'Aucune enquête lue pour 2023\u00A0; enquêtes lues\u00A0: 2015, 2018 à 2022 et 2024'
		);
	});

	test('the notes of 2018: what the shares make, what has no form, why nobody can be told per person', () => {
		const notes = figure(2018).notes.map(plain);
		expect(notes).toContain('Les parts publiées font 99 % : arrondis.');
		expect(notes.some((note) => note.startsWith('Non attribué : 3 093 878 €'))).toBe(true);
		expect(notes.some((note) => note.startsWith('Euros par personne : non calculables'))).toBe(true);
		expect(figure(2019).notes.map(plain)).toContain(
			'Couverture partielle, hors des parts : AGRASC, biens confisqués (aucun montant à cette étape). Le maximum de chaque forme est donc inconnu.'
		);
	});

	test('several years say once what is true of all, and under which years the rest', () => {
		const { titre, notes, panneaux } = figure([2018, 2020]);
		expect(plain(titre)).toBe(
			'2018 et 2020 : de 26 à 53 associations répondantes, les enquêtes ne font pas une série'
		);
		expect(panneaux.map(({ enquete }) => enquete?.repondants)).toEqual([53, 26]);
		expect(new Set(notes).size).toBe(notes.length);
		expect(notes.filter((note) => note.startsWith('Euros par personne'))).toHaveLength(1);
		expect(notes.some((note) => note.startsWith('2018. Enquête'))).toBe(true);
	});

	test('French signs keep with their words', () => {
		const said = [2018, 2019, 2020, 2023].map((year) => JSON.stringify(figure(year))).join();
		expect(said.match(/.{0,20}(?:[\p{L}\d] [:;?!»%€](?!\w)|« \p{L}).{0,20}/gu)).toBeNull();
	});

	test('what the figure says of victims always names who answered', () => {
		const data = figure([2015, 2018, 2019, 2020, 2021, 2022, 2024]);
		const { readings } = viewBesoinsMoyens(data);
		const told = readings.map(({ whole }) => whole.said).filter((said) => said.includes('victimes'));
		expect(told.length).toBeGreaterThan(25);
		expect(told.filter((said) => !/\d+ associations répondantes/.test(plain(said)))).toEqual([]);
	});
});

test('few people: forms are merged, the note says it and not which is small', async () => {
	const db = await vocabulariesOnly();
	await bring(
		db,
		`annee;enquete;repondants;forme;detectees;accompagnees;part;source
2017;X;10;;;100;;enquete-victimes-2024
2017;X;10;SEX;;70;;enquete-victimes-2024
2017;X;10;TRAV;;28;;enquete-victimes-2024
`,
		{ name: 'enquetes.csv' }
	);
	await bring(db, csv([row(90, { exercice: 2017, forme: 'SEX', attribution: 'mandat' })]));
	const { panneaux, notes } = besoinsMoyens(db, queryOf(db, 'dispositif=bop137'), 2017);
	expect(panneaux[0]?.lignes.map(({ nom, victimes }) => [nom, victimes?.effectif])).toEqual([
		['Exploitation sexuelle', 70],
		['Exploitation par le travail (hors domestique) et forme non dite', 30],
		['Non attribué', undefined]
	]);
	expect(notes.map(plain)).toContain(
		'Un effectif est inférieur à 5 personnes : ces formes sont regroupées, pour qu’on ne puisse pas le déduire (exploitation par le travail (hors domestique) et forme non dite).'
	);
	expect(notes.map(plain)).toContain(
		'Exploitation sexuelle : au moins 1,29 € par personne, pour 70 personnes accompagnées.'
	);
});
