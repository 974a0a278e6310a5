import { beforeAll, describe, expect, test } from 'vitest';
import { viewOf } from './figures.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import { STATUTS } from '#lib/domain/vocabulary.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askFigure } from './registry.server.ts';

let db: Database;
/** The shipped base, and a row of the execution of 2014 set aside. */
beforeAll(async () => {
	db = await shippedBase();
	await bring(db, csv([row('abc', { exercice: 2014, etape: 'execution' })]), { allowRejects: true });
});

function tableOf(id: FigureId, address = ''): FigureTable | null {
	const figure = askFigure(db, id, queryOf(db, address));
	return figure && viewOf(figure).table;
}
const column = (table: FigureTable, cle: string) => table.colonnes.findIndex((item) => item.id === cle);
const cells = (table: FigureTable, cle: string) =>
	table.lignes.map((line): TableCell => line[column(table, cle)] ?? null);

describe('the kinds of nothing in the data of figures (R10)', () => {
	test('the years of formes-par-annee tell five of them apart by code', () => {
		const table = tableOf('formes-par-annee', 'etape=execution&dispositif=bop137&de=2013&a=2019');
		if (!table) throw new Error('no table');
		const years = cells(table, 'exercice');
		const states = cells(table, 'statut');
		expect(years.map((year, index) => `${year} ${states[index]}`)).toEqual([
			'2013 absent',
			'2014 non_importe',
			'2015 absent',
			'2016 publie',
			'2017 publie',
			'2018 absent',
			'2019 non_trouve'
		]);
		const agrasc = tableOf('formes-par-annee', 'etape=execution&dispositif=agrasc&de=2015&a=2015');
		expect(agrasc && cells(agrasc, 'statut')).toEqual(['sans_objet']);
	});

	test.for([
		['formes-par-annee', 'statut'],
		['dispositifs-par-annee', 'statut'],
		['repartition-annee', 'statut'],
		['variation-annuelle', 'avant_statut']
	] as const)('in %s what is published without a price index is never said absent (R12)', ([id, cle]) => {
		const address = 'etape=execution&dispositif=bop137&de=2011&a=2012&annees=2011,2012';
		const current = tableOf(id, address);
		expect(current && cells(current, cle)).not.toContain('absent');
		const constant = tableOf(id, `${address}&euros=constants`);
		if (!constant) throw new Error('no table');
		expect(cells(constant, cle)).toContain('sans_indice');
		expect(cells(constant, cle)).not.toContain('absent');
	});

	test.for(['formes-par-annee', 'dispositifs-par-annee'] as const)(
		'in %s a year with money of other forms than those asked is not said « pas cherché »',
		(id) => {
			const table = tableOf(id, 'forme=TRAV&dispositif=bop137&de=2020&a=2021');
			if (!table) throw new Error('no table');
			expect(cells(table, 'statut')).toEqual(['absent', 'absent']);
			expect(table.colonnes[column(table, 'statut')]?.libelles?.absent).toBe('aucun montant identifié');
		}
	);

	test('a year without a price index says so where its bar would stand', () => {
		const figure = askFigure(db, 'vote-execute', queryOf(db, 'euros=constants'));
		const view = figure && viewOf(figure);
		const cells = view?.table.colonnes.map(({ id }, index) => [id, view.table.lignes[0]?.[index]]);
		expect(Object.fromEntries(cells ?? [])).toMatchObject({
			exercice: 2011,
			prevu: null,
			depense: null,
			depense_statut: 'sans_indice'
		});
		expect(view?.readings.map((reading) => reading.whole.seen.replaceAll('\u00A0', ' '))[0]).toBe(
			'2011 : prévu pas cherché ; exécuté sans indice des prix.'
		);
		expect(view?.notes.join(' ')).toContain('2011 et 2012\u00A0: pas d’indice des prix');
		expect(view?.notes.join(' ')).toContain('en euros courants');
	});

	test.for(FIGURE_IDS)('in %s no row of nothing is without its kind or its reason', (id) => {
		for (const address of [
			'',
			'etape=execution',
			'etape=execution&euros=constants',
			'dispositif=bop137&etape=execution',
			'de=2018&a=2018'
		]) {
			const table = tableOf(id, address);
			if (!table) continue;
			const amounts = table.colonnes.flatMap((item, index) => (item.genre === 'euros' ? [index] : []));
			const told = table.colonnes.flatMap((item, index) =>
				item.libelles && STATUTS.some((statut) => item.libelles?.[statut] !== undefined)
					? [index]
					: ['statut', 'motif', 'pourquoi', 'remarque', 'precision', 'sans_taux', 'maximum'].includes(item.id)
						? [index]
						: []
			);
			for (const line of table.lignes) {
				const nothing = amounts.length > 0 && amounts.every((index) => (line[index] ?? null) === null);
				if (!nothing) continue;
				expect(told.some((index) => (line[index] ?? '') !== '')).toBe(true);
			}
		}
	});
});
