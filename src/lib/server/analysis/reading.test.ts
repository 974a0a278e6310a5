import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	ask,
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { dispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/read.server.ts';
import { execution } from '#lib/figures/vote-execute/read.server.ts';
import { flows } from '#lib/figures/flux/read.server.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { needs } from '#lib/figures/besoins-moyens/read.server.ts';
import { read } from './reading.ts';
import { repartitionAnnee } from '#lib/figures/repartition-annee/read.server.ts';
import { atOneVersion } from '#lib/server/store/versions.ts';
import { variation } from '#lib/figures/variation-annuelle/read.server.ts';

let db: Database;
const at = (dispositif: string, exercice: number, address = '') =>
	read(db, queryOf(db, address)).at(dispositif, exercice);
const haut = (forme: string, address: string) =>
	ask(db, address, 'forme').rows.find((found) => found.forme === forme)?.bornes.haut;

afterEach(() => db.close());

describe('what stands at a place', () => {
	beforeEach(async () => {
		db = await vocabulariesOnly();
	});
	const store = (rows: readonly Cells[]) => bring(db, csv(rows), { allowRejects: true });

	test.for([
		{ name: 'published', rows: [row(5, { preuve: 'A' })], statut: 'publie', deduit: 0 },
		{ name: 'of no stated grade is published', rows: [row(5)], statut: 'publie', deduit: 0 },
		{ name: 'deduced by us', rows: [row(5, { preuve: 'D' })], statut: 'deduit', deduit: 500 },
		{
			name: 'deduced, and confirmed by an official answer',
			rows: [row(5, { preuve: 'D' }), row(5, { preuve: 'B', source: 'b' })],
			statut: 'publie',
			deduit: 0
		},
		{
			name: 'deduced for one part',
			rows: [row(5, { preuve: 'D', poste: 'AFIS' }), row(3, { preuve: 'A', poste: 'Autres' })],
			statut: 'publie',
			deduit: 500
		},
		{ name: 'a zero', rows: [row(0, { preuve: 'A' })], statut: 'zero', deduit: 0 },
		{ name: 'a zero that is deduced', rows: [row(0, { preuve: 'D' })], statut: 'deduit', deduit: 0 },
		{ name: 'a row in quarantine', rows: [row(5, { forme: 'XYZ' })], statut: 'non_importe', deduit: 0 },
		{ name: 'nothing, and nobody looked', rows: [row(5, { exercice: 2017 })], statut: 'absent', deduit: 0 }
	])('$name', async ({ rows, statut, deduit }) => {
		await store(rows);
		const { centimes, ...standing } = at('bop137', 2018, 'etape=lfi&de=2018&a=2018');
		expect(standing).toMatchObject({ statut, deduit, couverture: 'complete' });
		expect(centimes === null).toBe(statut === 'non_importe' || statut === 'absent');
	});

	test('a stage can be asked beside the one that is read', async () => {
		await store([row(5), row(4, { etape: 'execution' })]);
		expect(at('bop137', 2018)).toMatchObject({ etape: 'lfi', centimes: 500 });
		const reading = read(db, queryOf(db, ''));
		expect(reading.at('bop137', 2018, 'execution')).toMatchObject({ etape: 'execution', centimes: 400 });
	});

	test('an amount without a price index has no value in constant euros, everywhere in one word', async () => {
		await store([row(5, { exercice: 2040 })]);
		const address = 'etape=lfi&euros=constants&dispositif=bop137';
		const query = queryOf(db, address);
		expect(at('bop137', 2040, address)).toMatchObject({ statut: 'sans_indice', centimes: null });
		expect(ask(db, address, 'exercice').rows).toMatchObject([{ statut: 'sans_indice', centimes: null }]);
		expect(formesParAnnee(db, query).annees).toMatchObject([{ statut: 'sans_indice', total: null }]);
		expect(needs(db, query, 2040).moyens).toMatchObject({ statut: 'sans_indice', total: null });
		expect(repartitionAnnee(db, query, 2040).muets).toMatchObject([{ statut: 'sans_indice' }]);
		expect(flows(db, { ...query, de: 2040, a: 2040 }).sans).toMatchObject([{ statut: 'sans_indice' }]);
		expect(variation(db, query, [2039, 2040]).ecartes).toMatchObject([
			{ apres: { statut: 'sans_indice' }, exclusion: { cause: 'sans_indice' } }
		]);
		expect(execution(db, queryOf(db, 'euros=constants&dispositif=bop137')).series[0]?.annees).toMatchObject([
			{ prevu: { statut: 'sans_indice' }, sansTaux: { cause: 'sans_indice' } }
		]);
	});
});

describe('a coverage that nothing declares', () => {
	beforeEach(async () => {
		db = await vocabulariesOnly();
		await bring(
			db,
			csv([
				row(22, { exercice: 2031, forme: 'SEX', attribution: 'mandat' }),
				row(3, { exercice: 2031, poste: 'x' })
			])
		);
	});

	test('is never read as complete: « au moins », no upper bound, no rate, in every answer', () => {
		const query = queryOf(db, 'dispositif=bop137&de=2031&a=2031');
		expect(at('bop137', 2031)).toMatchObject({ couverture: 'non_declaree', existe: true });
		expect(ask(db, 'dispositif=bop137', 'exercice').rows).toMatchObject([{ couverture: 'non_declaree' }]);
		expect([haut('SEX', 'dispositif=bop137'), haut('TRAV', 'dispositif=bop137')]).toEqual([null, null]);
		expect(attributionRates(db, query).ensemble).toEqual({ attribue: null, total: null });
		expect(headline(db, query)?.complete).toBe(false);
		expect(formesParAnnee(db, query).annees).toMatchObject([
			{ couverture: 'non_declaree', partiels: ['bop137'] }
		]);
		expect(dispositifsParAnnee(db, query).payeurs).toMatchObject([{ partielle: true }]);
		expect(repartitionAnnee(db, query, 2031)).toMatchObject({
			couverture: 'non_declaree',
			partiels: ['bop137']
		});
		expect(flows(db, query)).toMatchObject({ partiels: ['bop137'], couverture: 'non_declaree' });
		expect(needs(db, query, 2031).moyens).toMatchObject({ base: null, couverture: 'non_declaree' });
	});

	test('once declared complete, lets the amount be told whole', async () => {
		await bring(db, 'dispositif;exercice;couverture;note\nbop137;2031;complete;\n', {
			name: 'couverture.csv'
		});
		expect(haut('TRAV', 'dispositif=bop137')).toBe(300);
		expect(attributionRates(db, queryOf(db, '')).ensemble).toEqual({ attribue: 2200, total: 2500 });
	});
});

describe('on the shipped data', () => {
	beforeEach(async () => {
		db = await shippedBase();
		const { reference } = read(db, queryOf(db, '')).selection;
		const rows = reference.couverture.map(({ dispositif, exercice, couverture }) => [
			dispositif,
			exercice,
			dispositif === 'mae' ? 'partielle' : couverture
		]);
		const table = ['dispositif;exercice;couverture;note', ...rows.map((cells) => `${cells.join(';')};`), ''];
		await bring(db, table.join('\n'), { name: 'couverture.csv' });
	});

	test('2018: the total is « au moins », the rate is over bop137 and p101, the most for labour is not known', () => {
		const [year] = ask(db, 'de=2018&a=2018', 'exercice').rows;
		expect(year).toMatchObject({ centimes: 546_987_800, couverture: 'partielle', statut: 'publie' });
		expect(headline(db, queryOf(db, ''))).toMatchObject({
			exercice: 2018,
			total: 546_987_800,
			complete: false
		});
		const rate = attributionRates(db, queryOf(db, 'de=2018&a=2018')).ensemble;
		expect(rate).toEqual({ attribue: 237_600_000, total: 516_987_800 });
		expect([haut('TRAV', 'de=2018&a=2018'), haut('TRAV', 'de=2018&a=2018&dispositif=bop137,p101')]).toEqual([
			null,
			279_387_800
		]);
	});

	test('no year of the core has a known upper bound: Justice and Foreign Affairs are never complete together', () => {
		for (const { bornes } of ask(db, '', 'exercice', 'forme').rows.filter(({ forme }) => forme === 'TRAV'))
			expect(bornes.haut).toBeNull();
	});
});

test('the questions of one page share what they read of the same query; the next page reads it anew', async () => {
	db = await vocabulariesOnly();
	const here = () => read(db, queryOf(db, 'etape=execution'));
	const [first, again, other] = atOneVersion(db, () => [here(), here(), read(db, queryOf(db, ''))] as const);
	expect(again).toBe(first);
	expect(other).not.toBe(first);
	expect(other.selection.etapes).not.toEqual(first.selection.etapes);
	expect(atOneVersion(db, here)).not.toBe(first);
	expect(here()).not.toBe(here());
});
