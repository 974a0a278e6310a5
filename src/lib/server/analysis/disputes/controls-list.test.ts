import { beforeAll, describe, expect, test } from 'vitest';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { listCompeting } from './competing-list.ts';
import { listControls, workedControl } from './controls-list.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
const told = (address: string) =>
	listControls(db, queryOf(db, address)).rows.map(
		({ dispositif, exercice, etape, total, details, issue }) =>
			`${dispositif} ${exercice} ${etape} ${total / 100}/${details / 100} ${issue}`
	);

describe('published totals against their details', () => {
	test('are listed with their amounts, sources and end', () => {
		expect(listControls(db, queryOf(db, 'de=2017&a=2017&etape=lfi&dispositif=bop137')).rows).toEqual([
			{
				dispositif: 'bop137',
				exercice: 2017,
				etape: 'lfi',
				ligne: expect.any(Number),
				niveau: 'np',
				poste: '',
				beneficiaire: '',
				total: 682_794_500,
				details: 662_844_500,
				issue: 'non_detaille',
				source: 'plf-2018',
				preuve: 'A',
				sourcesDetails: ['senat-l18-147'],
				concurrente: true
			}
		]);
	});
	test('are listed at every stage and perimeter, those without details apart', () => {
		const all = listControls(db, queryOf(db, ''));
		expect(all.parIssue).toEqual({
			egal: 10,
			non_detaille: 4,
			excedent: 0,
			depasse: 0,
			seul: 104,
			croise: 0
		});
		expect(all.count).toBe(14);
		expect(all.rows[0]).toMatchObject({ dispositif: 'p137-prostitution', exercice: 2022 });
		expect(listControls(db, queryOf(db, 'perimetre=coeur')).count).toBe(12);
	});
	test('are filtered by year, dispositif, stage and end', () => {
		expect(told('de=2018&a=2018&perimetre=coeur')).toEqual([
			'bop137 2018 annonce 3000000/510000 non_detaille',
			'bop137 2018 lfi 5020878/5020878 egal',
			'p101 2018 annonce 149000/149000 egal'
		]);
		expect(told('issue=egal&dispositif=p101')).toEqual(['p101 2018 annonce 149000/149000 egal']);
		expect(told('issue=seul&dispositif=bop137&de=2014&a=2014&etape=lfi')).toEqual([
			'bop137 2014 lfi 2411409/0 seul'
		]);
		expect(told('nature=np&dispositif=bop137&issue=depasse')).toEqual([
			'bop137 2017 lfi 6264755/6628445 depasse'
		]);
	});
	test('come page by page, each once', () => {
		const pages = [1, 2, 3].map((page) => listControls(db, queryOf(db, `issue=seul&page=${page}`), 40));
		expect(pages.map((page) => page.rows.length)).toEqual([40, 40, 24]);
		expect(new Set(pages.flatMap((page) => page.rows.map((item) => item.ligne))).size).toBe(104);
		expect(listControls(db, queryOf(db, 'issue=seul&page=99'), 40).page).toBe(3);
	});
	test('have the finance act for 2017 as their example', () => {
		expect(workedControl(db, queryOf(db, ''))).toMatchObject({
			dispositif: 'bop137',
			exercice: 2017,
			etape: 'lfi'
		});
		expect(workedControl(db, queryOf(db, 'dispositif=mae'))).toBeNull();
	});
});

describe('values that contradict one another', () => {
	const quantities = (address: string, size?: number) => listCompeting(db, queryOf(db, address), size);
	test('are listed with the one retained and why', () => {
		const { rows, count } = quantities('');
		expect(count).toBe(4);
		expect(
			rows.map((item) => [
				`${item.dispositif} ${item.exercice} ${item.nature}`,
				item.motif,
				item.valeurs.map((value) => `${value.centimes / 100}${value.retenue ? ' retenue' : ''}`)
			])
		).toEqual([
			['agrasc 2023 np', 'arbitrage', ['3400000 retenue', '3600000', '3400000']],
			['agrasc 2022 np', 'date', ['2500000 retenue', '2600000']],
			['p137-25 2022 cp', 'preuve', ['28082402 retenue', '28700000']],
			['bop137 2017 cp', 'preuve', ['6827945 retenue', '6264755']]
		]);
	});
	test('come page by page', () => {
		expect(quantities('page=2', 3).rows.map((item) => item.dispositif)).toEqual(['bop137']);
		expect(quantities('dispositif=agrasc').rows).toHaveLength(2);
		expect(quantities('etape=prevu').rows.map((item) => item.etape)).toEqual([
			'annonce',
			'annonce',
			'plf',
			'lfi'
		]);
	});
	test('of one slot are each a quantité, cut where a page ends; lines of one source add; equal values are concordant', async () => {
		const base = await vocabulariesOnly();
		const rows = ['AFIS', 'Autre', 'Encore'].flatMap((poste) => [
			row(10, { poste, preuve: 'A' }),
			row(5, { poste, preuve: 'A' }),
			row(14, { poste, source: 'b', preuve: 'B' }),
			row(15, { poste, source: 'c', preuve: 'B' })
		]);
		await bring(base, csv(rows));
		const page = (number: number) => listCompeting(base, queryOf(base, `page=${number}`), 2);
		expect([page(1), page(2)].map((one) => one.rows.map((item) => item.poste))).toEqual([
			['AFIS', 'Autre'],
			['Encore']
		]);
		const values = page(1).rows[0]?.valeurs.map(({ source, centimes, lignes, retenue, concordante }) => [
			source,
			centimes,
			lignes.length,
			retenue,
			concordante
		]);
		expect(values).toEqual([
			['a', 1500, 2, true, false],
			['c', 1500, 1, false, true],
			['b', 1400, 1, false, false]
		]);
	});
});
