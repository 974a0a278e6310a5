import { beforeAll, expect, test } from 'vitest';
import { FIGURE_IDS } from '#lib/figures/figures.ts';
import { bring, csv, queryOf, row, shippedBase, type Cells } from '#lib/server/base.fixture.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureChange, figureChanges, type FigureChange } from './changes.server.ts';
import { figureTable, shownFigure } from './shown-figure.server.ts';
import { fc } from '../../../tests/property-seed.ts';

let image: Buffer;
beforeAll(async () => {
	image = (await shippedBase()).serialize();
});

const ADDRESSES = [
	'',
	'dispositif=bop137',
	'dispositif=p101,mae&forme=TRAV',
	'etape=execution',
	'etape=annonce',
	'nature=ae&euros=constants',
	'perimetre=contexte',
	'mesure=part&de=2015',
	'a=2019'
] as const;

/** A base at version 2, of which version 1 is what ships, and what the second brought to each figure. */
async function after(lines: readonly Cells[]): Promise<Database> {
	const db = baseFrom(image);
	await bring(db, csv(lines));
	return db;
}
const changes = (db: Database, address = '') => figureChanges(db, queryOf(db, address), 1, 2);
const told = ({ id, valeurs }: FigureChange) =>
	valeurs.map(({ ligne, colonne, avant, apres }) =>
		`${id} | ${ligne} | ${colonne} | ${avant} | ${apres}`.replaceAll('\u00A0', ' ')
	);

test('a figure asked for just what it shows shows it again', () => {
	const db = baseFrom(image);
	for (const address of ADDRESSES) {
		for (const id of FIGURE_IDS) {
			const query = queryOf(db, address);
			const shown = shownFigure(db, id, query);
			const again = shown && figureTable(db, id, shown.query);
			expect([id, address, again?.colonnes, again?.lignes]).toEqual([
				id,
				address,
				shown?.table.colonnes,
				shown?.table.lignes
			]);
		}
	}
});

const next = (montant: number, cells: Cells = {}) =>
	row(montant, { exercice: 2026, etape: 'plf', nature: 'np', ...cells });

test('lines of a year not seen before change no value of the figures of before, whatever they show first', async () => {
	const db = await after([
		next(2_000_000, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }),
		next(900_000, { dispositif: 'p101', forme: 'TRAV', attribution: 'publiee' }),
		next(300_000, { dispositif: 'mae' }),
		next(1_500_000, { dispositif: 'agrasc' })
	]);
	for (const address of ADDRESSES)
		expect(changes(db, address).flatMap(told), `with the filters « ${address} »`).toEqual([]);
	const entered = new Map(changes(db).map(({ id, annees }) => [id, annees]));
	expect(entered.get('formes-par-annee')).toEqual([2026]);
	expect(entered.get('carte-transparence')).toEqual([2026]);
});

test('years that a figure opens with once another has most amounts are no change either', async () => {
	const db = await after([
		row(700_000, { exercice: 2024, etape: 'annonce', nature: 'np', dispositif: 'p101' }),
		row(300_000, { exercice: 2024, etape: 'annonce', nature: 'np', dispositif: 'mae' }),
		row(300_000, { exercice: 2024, etape: 'annonce', nature: 'np', dispositif: 'agrasc' }),
		row(300_000, { exercice: 2023, etape: 'annonce', nature: 'np', dispositif: 'p101' }),
		row(300_000, { exercice: 2023, etape: 'annonce', nature: 'np', dispositif: 'mae' })
	]);
	const found = figureChange(db, 'variation-annuelle', queryOf(db, ''), 1, 2);
	expect(found).toMatchObject({ etat: 'meme', valeurs: [], annees: [2023, 2024] });
});

test('a form not seen before is told where it enters, and nowhere else', async () => {
	const db = await after([
		row(10_000, {
			exercice: 2018,
			dispositif: 'agrasc',
			poste: 'Appel',
			nature: 'np',
			forme: 'TRAV',
			attribution: 'publiee'
		})
	]);
	const found = changes(db).flatMap(told);
	const forms = found.filter((text) => text.startsWith('formes-par-annee'));
	expect(forms).toEqual(
		expect.arrayContaining([
			'formes-par-annee | 2018 | Exploitation par le travail (hors domestique) | aucune valeur | 10 000 €',
			'formes-par-annee | 2018 | Total | 5 469 878 € | 5 479 878 €'
		])
	);
	expect(found.filter((text) => !/\b2018\b/.test(text.split('|')[1] ?? ''))).toEqual(
		found.filter((text) => text.startsWith('variation-annuelle'))
	);
	expect(found.filter((text) => text.startsWith('variation-annuelle')).join('\n')).not.toMatch(
		/AFIS|nationaux/
	);
});

test('a corrected amount is told in its own row only', async () => {
	const db = baseFrom(image);
	const bill = (amount: number) => csv([next(amount, { poste: 'AFIS', exercice: 2019, source: 'essai' })]);
	await bring(db, bill(100));
	await bring(db, bill(90));
	const found = figureChange(db, 'carte-transparence', queryOf(db, ''), 2, 3);
	expect(told(found)).toEqual([
		'carte-transparence | BOP 137, prostitution et traite, AFIS, PLF, 2019 | Autre valeur publiée | 100 € | 90 €'
	]);
});

test('property: lines of new years only change no value of any figure, filtered or not', async () => {
	const line = fc.record({
		exercice: fc.constantFrom(2026, 2027, 2029),
		dispositif: fc.constantFrom('bop137', 'p101', 'mae', 'agrasc', 'acse', 'p137-25', 'versements'),
		etape: fc.constantFrom('plf', 'lfi', 'annonce', 'execution'),
		nature: fc.constantFrom('cp', 'np', 'ae'),
		montant: fc.integer({ min: -2, max: 9_000_000 }),
		poste: fc.constantFrom('', 'AFIS', 'Crédits nationaux', 'Appel à projets'),
		forme: fc.constantFrom('', 'SEX', 'TRAV', 'DOM|MEND', 'SEX:60|TRAV:40'),
		attribution: fc.constant('publiee'),
		preuve: fc.constantFrom('', 'A', 'C', 'D'),
		source: fc.constantFrom('a', 'b')
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { minLength: 1, maxLength: 6 }),
			fc.constantFrom(...ADDRESSES),
			async (lines, address) => {
				const db = await after(lines);
				expect(changes(db, address).flatMap(told)).toEqual([]);
				db.close();
			}
		),
		{ numRuns: 12 }
	);
});
