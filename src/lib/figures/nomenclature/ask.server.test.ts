import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import type { NomenclatureData } from './data.ts';
import { LARGEURS_NOMENCLATURE, placeNomenclature } from './place.ts';
import { viewNomenclature } from './figure.ts';
import { typeset } from '#lib/domain/typography.ts';
import { bring, queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { crosswalk } from './read.server.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { drawNomenclature } from './ask.server.ts';

let db: Database;
let data: NomenclatureData;
beforeAll(async () => {
	db = await shippedBase();
	data = drawNomenclature(crosswalk(db, queryOf(db, '')));
});
afterAll(() => db.close());

const lieux = () => data.groupes.flatMap((groupe) => groupe.lieux);

test('the title says since when no action holds a counted dispositif alone', () => {
	expect(data.titre).toBe(
		typeset(
			'De 2014 à 2018, l’action 15 du programme 137 ne portait que l’argent contre la prostitution et la traite ; depuis 2019, il est dans une action plus large, qui ne nomme pas la traite'
		)
	);
});

test('programmes stand in order, those of counted dispositifs first, what has none last', () => {
	expect(data.groupes.map((groupe) => groupe.id)).toEqual(['137', '101', '105', '124', '155', 'hors']);
	expect(
		lieux()
			.slice(0, 6)
			.map((lieu) => lieu.nom)
	).toEqual(['Action non connue', 'Action 11', 'Action 12', 'Action 13', 'Action 14', 'Action 15']);
});

test('a band says what it is of its place', () => {
	const lieu = lieux().find((item) => item.id === '137-25');
	expect(lieu?.nom).toBe(typeset('Action 25 : violences et prostitution'));
	expect(lieu?.bandes.map((band) => band.nom)).toEqual(['toute l’action', typeset('une part : BOP 137')]);
	expect(lieux().find((item) => item.id === '137-15')?.bandes[0]?.nom).toBe('BOP 137');
});

test('passages join the bands of what goes, and say whether amounts compare', () => {
	expect(data.passages.map(({ de, vers, comparable }) => [de, vers, comparable])).toEqual([
		['137- bop137 2011', '137-15 bop137 2014', null],
		['137-12 p137-autres 2014', '137-21 p137-21 2019', false],
		['137-15 bop137 2014', '137-21 bop137 2019', true],
		['137-21 bop137 2019', '137-25 bop137 2022', true],
		['124-20 p124-20 2014', '155-23 p124-20 2025', false]
	]);
});

test('a change of coverage inside a band is a break there', () => {
	expect(data.ruptures).toContainEqual({ bande: '137-21 bop137 2019', apres: 2020 });
});

test('the finding holds at every width: labels whole, apart and large enough', () => {
	for (const width of LARGEURS_NOMENCLATURE) expect(labelFaults(placeNomenclature(data, width))).toEqual([]);
});

test('every band is a stop of the keyboard, with its sentence and its page; the table is the vocabulary', () => {
	const view = viewNomenclature(data);
	const bands = lieux().flatMap((lieu) => lieu.bandes);
	expect(view.readings).toHaveLength(bands.length);
	expect(view.readings.every((reading) => reading.lien?.startsWith('/dispositifs/'))).toBe(true);
	expect(view.table.lignes).toHaveLength(data.exact.length);
});

test('an imported crosswalk moves the map, and the version before still gives the old one', async () => {
	const base = await shippedBase();
	await bring(
		base,
		'dispositif;programme;action;de;a;comparable;note\nmae;105;07;2020;;;Action 07, au ministère.\n',
		{ name: 'nomenclature.csv' }
	);
	const now = drawNomenclature(crosswalk(base, queryOf(base, '')));
	const before = drawNomenclature(crosswalk(base, queryOf(base, 'v=1')));
	const keys = (figure: NomenclatureData) =>
		figure.groupes.flatMap((groupe) => groupe.lieux.map((lieu) => lieu.id));
	expect(keys(now)).toContain('105-07');
	expect(keys(before)).not.toContain('105-07');
	base.close();
});

test('in English the map says the same, in no French word', () =>
	inLanguage('en', () => {
		const figure = drawNomenclature(crosswalk(db, queryOf(db, '')));
		const places = figure.groupes.flatMap((groupe) => groupe.lieux);
		expect(places.find((item) => item.id === '137-25')?.nom).toBe('Action 25: violence and prostitution');
		expect(places[0]?.nom).toBe('Action not known');
		const said = [
			figure.titre,
			figure.sousTitre,
			figure.sources,
			...figure.notes,
			...figure.passages.map((passage) => passage.phrase),
			...places.flatMap((item) => item.bandes.flatMap((band) => [band.nom, band.phrase])),
			...Object.values(figure.noms)
		];
		expect(
			said.filter((text) => /\b(le|la|les|des|du|une?|année|crédits|pas|aucun|pour|dans)\b|\u00A0/.test(text))
		).toEqual([]);
	}));

test('its labels hold at every width in English too', () =>
	inLanguage('en', () => {
		const figure = drawNomenclature(crosswalk(db, queryOf(db, '')));
		for (const width of LARGEURS_NOMENCLATURE)
			expect(labelFaults(placeNomenclature(figure, width))).toEqual([]);
	}));
