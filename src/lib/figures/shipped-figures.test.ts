import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIGURE_IDS } from '#lib/figures/figures.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { askFigure } from './registry.server.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { viewOf } from './figures.ts';

const QUERIES = [
	'',
	'de=2018&a=2018',
	'de=2017&a=2018',
	'mesure=part',
	'etape=execution',
	'groupe=dispositif',
	'groupe=forme&de=2018&a=2018',
	'forme=TRAV',
	'euros=constants',
	'dispositif=mae',
	'perimetre=contexte',
	'annees=2022,2023',
	'de=2018&a=2024'
];
/** Figures that show one year at a time: each year is another picture. */
const OF_ONE_YEAR: readonly (typeof FIGURE_IDS)[number][] = ['repartition-annee', 'besoins-moyens', 'flux'];
const FRENCH =
	/(?<!\p{L})(?:le|la|les|des|du|une?|et|année|crédits|montants?|pas|aucune?|pour|dans|publiée?s?|prévu)(?!\p{L})|\u00A0[:;?!%]|«/iu;

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const view = (id: (typeof FIGURE_IDS)[number], address: string) => {
	const figure = askFigure(db, id, queryOf(db, address));
	return figure && viewOf(figure);
};

test.for(OF_ONE_YEAR)('the figure %s keeps its labels whole and apart in every year', (id) => {
	const faults = Array.from({ length: 15 }, (_, index) => 2011 + index).flatMap((year) => {
		const drawn = view(id, `de=${year}&a=${year}`);
		return drawn ? drawn.largeurs.flatMap((width) => labelFaults(drawn.place(width))) : [];
	});
	expect(faults).toEqual([]);
});

describe.for(FIGURE_IDS)('the figure %s of the shipped data', (id) => {
	test.for(QUERIES)('keeps its labels whole and apart in both languages: « %s »', (address) => {
		const faults = inEachLanguage(() => {
			const drawn = view(id, address);
			return drawn ? drawn.largeurs.flatMap((width) => labelFaults(drawn.place(width))) : [];
		});
		expect(faults).toEqual([]);
	});

	test('has an English key, English heads and English labels of codes', () => {
		const words = inLanguage('en', () =>
			QUERIES.flatMap((address) => {
				const shown = view(id, address);
				if (!shown) return [];
				const drawings = shown.largeurs.map(shown.place);
				const keys = drawings.flatMap((drawing) => [...shown.legende(drawing), ...shown.signes(drawing)]);
				return [
					shown.touches,
					...keys.map(({ name, text }) => `${name}${text}`),
					...shown.table.colonnes.flatMap(({ titre, libelles = {}, enFrancais = false }) => [
						titre,
						...(enFrancais ? [] : Object.values(libelles))
					])
				];
			})
		);
		expect(words.length).toBeGreaterThan(0);
		expect(words.filter((text) => FRENCH.test(text))).toEqual([]);
	});
});
