import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const of = (address: string) => ask(db, address, 'dispositif');

describe('what stays out of every total of credits (R5), on the shipped data', () => {
	test('the payments of 2023 are in none, at any stage or nature', () => {
		for (const etape of ['prevu', 'annonce', 'plf', 'lfi', 'ouvert', 'execution'])
			for (const nature of ['ae', 'cp', 'np']) {
				const address = `etape=${etape}&nature=${nature}&de=2023&a=2023`;
				const without = of(`${address}&dispositif=bop137,p101,mae,agrasc`).total;
				expect(of(address).total).toBe(without);
				expect(of(`${address}&dispositif=bop137,p101,mae,agrasc,versements`).total).toBe(without);
			}
		expect(of('etape=execution&de=2023&a=2023').total).toBeNull();
	});

	// Programme 137 paid 63 252 142,38 euros to all associations: that is the total of no specialised ones.
	test('asked by name they show alone, what the 25 organisations received and nothing else, and add up to nothing', () => {
		const address = 'perimetre=contexte&dispositif=versements&etape=execution&de=2023&a=2023';
		const { rows, total } = ask(db, address, 'poste');
		expect(rows.find(({ poste }) => poste === 'Programme 137')?.centimes).toBe(518_307_619);
		expect(rows.reduce((sum, { centimes }) => sum + (centimes ?? 0), 0)).toBe(5_538_532_732);
		expect(total).toBeNull();
	});

	test('Ac.Sé is already inside bop137 and never added to it', () => {
		const voted = of('etape=prevu&de=2017&a=2017&dispositif=bop137,acse');
		expect(voted).toMatchObject({ total: 682_794_500, rows: [{ dispositif: 'bop137' }] });
		const alone = of('etape=prevu&de=2017&a=2017&perimetre=contexte&dispositif=acse&nature=np');
		expect(alone).toMatchObject({ total: null, rows: [{ dispositif: 'acse', centimes: 22_000_000 }] });
	});

	test('the contexte shows only on request, one dispositif at a time', () => {
		const core = formesParAnnee(db, queryOf(db, '')).selection.dispositifs.map(({ id }) => id);
		expect(core).toEqual(['bop137', 'p101', 'mae', 'agrasc']);
		const asked = formesParAnnee(db, queryOf(db, 'perimetre=contexte&etape=execution'));
		expect(asked.selection.dispositifs).toHaveLength(1);
		const listed = listLines(db, queryOf(db, 'perimetre=contexte&etape=execution&nature=cp'));
		expect(listed.totals.map(({ centimes, comptees }) => [centimes, comptees])).toEqual([
			[0, 0],
			[0, 0]
		]);
	});
});

test('a year after the last index has no value in constant euros, and says so (R12)', async () => {
	const own = await shippedBase();
	await bring(own, csv([row(1000, { exercice: 2026, source: 'essai' })]));
	const at = (address: string) => ask(own, `de=2025&a=2026&dispositif=bop137&${address}`, 'exercice').rows;
	expect(at('').map(({ centimes }) => centimes)).toEqual([208_400_000, 100_000]);
	expect(at('euros=constants').map(({ centimes, statut }) => [centimes, statut])).toEqual([
		[208_400_000, 'publie'],
		[null, 'sans_indice']
	]);
	expect(formesParAnnee(own, queryOf(own, 'euros=constants')).annees.at(-1)).toMatchObject({
		exercice: 2026,
		statut: 'sans_indice'
	});
	own.close();
});
