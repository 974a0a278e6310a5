import { describe, expect, test } from 'vitest';
import {
	ask,
	AT,
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import { couverture, importSteps } from '#lib/server/versions.fixture.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { arbitrate } from '#lib/server/import/arbitrate.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { changesAtStages, changesBetween, type Change } from './changes-between.ts';
import { fc } from '../../../../../tests/property-seed.ts';

/** A base of three lines of 2018, version 2; then what `files` bring, a version each. */
async function base(...files: string[]) {
	const db = await vocabulariesOnly();
	await bring(db, couverture('2018;complete', '2017;complete'), { name: 'couverture.csv' });
	await bring(db, csv([row(100, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(40)]));
	for (const text of files) await bring(db, text);
	return db;
}
const first = currentVersion;
const before = csv([row(100, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(40)]);
const told = (db: Parameters<typeof changesBetween>[0], de: number, a: number, address = '') =>
	changesBetween(db, queryOf(db, address), de, a).changements.map((change) => ({
		ou: `${change.dispositif} ${change.exercice}`,
		avant: change.avant.centimes,
		apres: change.apres.centimes,
		difference: change.difference,
		formes: change.formes
			.filter((forme) => forme.quoi === 'montant')
			.map((forme) => `${forme.forme} ${forme.difference}`),
		par: change.causes.map((cause) => cause.version)
	}));

describe('a corrected file', () => {
	test('changes its year by the difference, form by form, and names its version', async () => {
		const db = await base(before.replace(';100;', ';90;'));
		const v = first(db);
		expect(told(db, v - 1, v)).toEqual([
			{ ou: 'bop137 2018', avant: 14_000, apres: 13_000, difference: -1000, formes: ['SEX -1000'], par: [v] }
		]);
		const changes = changesBetween(db, queryOf(db, ''), v - 1, v);
		expect(changes.total).toEqual({ avant: 14_000, apres: 13_000 });
		expect([v - 1, v].map((one) => ask(db, `v=${one}`).total)).toEqual([14_000, 13_000]);
	});

	test('that moves money from one form to another leaves the year as it was', async () => {
		const db = await base(before.replace(';100;', ';90;').replace(';40;', ';50;'));
		expect(told(db, first(db) - 1, first(db))).toMatchObject([
			{ avant: 14_000, apres: 14_000, difference: 0, formes: ['SEX -1000', 'NV 1000'] }
		]);
	});

	test('of another source text only changes nothing', async () => {
		const db = await base(before.replaceAll(';a;', ';a;').replace(/\n(2018.*;)\n/, '\n$1une note\n'));
		expect(first(db)).toBeGreaterThan(2);
		expect(told(db, first(db) - 1, first(db))).toEqual([]);
	});
});

test('a year that enters is a change from absent, a withdrawn one back to absent', async () => {
	const db = await base(csv([row(7, { exercice: 2017, source: 'b' })]));
	const v = first(db);
	const [change] = changesBetween(db, queryOf(db, ''), v - 1, v).changements;
	expect(change).toMatchObject({
		exercice: 2017,
		avant: { centimes: null, statut: 'absent' },
		apres: { centimes: 700, statut: 'publie', etape: 'lfi' },
		difference: null
	});
	withdrawImport(db, v, { at: AT });
	expect(told(db, v, v + 1)).toMatchObject([{ avant: 700, apres: null, difference: null, par: [v + 1] }]);
	expect(told(db, v - 1, v + 1)).toEqual([]);
});

test('a vote that takes the place of a bill changes the stage, even at the same amount', async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv([row(10, { etape: 'plf' })]));
	await bring(db, csv([row(10, { source: 'b' })]), { name: 'b.csv' });
	const v = first(db);
	const [change] = changesBetween(db, queryOf(db, ''), v - 1, v).changements;
	expect([change?.avant.etape, change?.apres.etape, change?.difference]).toEqual(['plf', 'lfi', 0]);
});

test('coverage that becomes partial opens the high bound of every form, and moves no money', async () => {
	const db = await base();
	await bring(db, couverture('2018;partielle'), { name: 'couverture.csv' });
	const v = first(db);
	const [change] = changesBetween(db, queryOf(db, ''), v - 1, v).changements;
	expect(change).toMatchObject({ difference: 0, causes: [{ version: v }] });
	expect(new Set(change?.formes.map((forme) => forme.quoi))).toEqual(new Set(['bornes']));
	expect(change?.formes.find((forme) => forme.forme === 'TRAV')).toMatchObject({
		avant: { bornes: { bas: 0, haut: 4000 } },
		apres: { bornes: { bas: 0, haut: null } }
	});
});

test('the arbitrated finance act for 2017 says what changed, by whom', async () => {
	const db = await shippedBase();
	const decision = {
		dispositif: 'bop137',
		exercice: 2017,
		etape: 'lfi',
		nature: 'cp',
		niveau: 'np',
		poste: '',
		beneficiaire: ''
	} as const;
	await arbitrate(
		db,
		{ ...decision, source_retenue: 'senat-l18-147', auteur: 'Collectif', date: '2026', raison: 'x' },
		{ at: AT }
	);
	expect(changesBetween(db, queryOf(db, ''), 1, 2).changements).toMatchObject([
		{
			dispositif: 'bop137',
			exercice: 2017,
			difference: -56_319_000,
			causes: [{ version: 2, operation: 'arbitration' }]
		}
	]);
	expect(changesBetween(db, queryOf(db, 'etape=execution'), 1, 2).changements).toEqual([]);
	expect(changesBetween(db, queryOf(db, ''), 2, 2).changements).toEqual([]);
	const stages = changesAtStages(db, queryOf(db, ''), ['plf', 'lfi', 'execution'], 1, 2);
	expect(stages.map((change) => change.demande)).toEqual(['lfi']);
});

/** What a change adds to a sum, in which nothing adds nothing. */
const weightOf = ({ avant, apres }: Change) => (apres.centimes ?? 0) - (avant.centimes ?? 0);

test('property: differences add up to what the total moved by, and no other pair differs', async () => {
	const image = (await vocabulariesOnly()).serialize();
	await fc.assert(
		fc.asyncProperty(importSteps, fc.constantFrom('prevu', 'lfi', 'execution'), async (steps, etape) => {
			const db = baseFrom(image);
			for (const [name, text] of steps) await bring(db, text, { name });
			const last = currentVersion(db);
			for (let v = 1; v < last; v += 1) {
				const query = queryOf(db, `etape=${etape}`);
				const { changements, total } = changesBetween(db, query, v, last);
				const moved = changements.reduce((sum, change) => sum + weightOf(change), 0);
				expect(moved).toBe((total.apres ?? 0) - (total.avant ?? 0));
				for (const change of changements) {
					const parts = change.formes.reduce((sum, forme) => sum + weightOf(forme), 0);
					expect(parts).toBe(weightOf(change));
					expect(change.causes.length).toBeGreaterThan(0);
				}
				const at = (version: number) =>
					new Map(
						ask(db, `etape=${etape}&v=${version}`, 'dispositif', 'exercice').rows.map((item) => [
							`${item.dispositif} ${item.exercice}`,
							item.centimes
						])
					);
				const [was, is] = [at(v), at(last)];
				const listed = new Set(changements.map((change) => `${change.dispositif} ${change.exercice}`));
				for (const key of new Set([...was.keys(), ...is.keys()]))
					if (!listed.has(key)) expect(was.get(key) ?? null).toBe(is.get(key) ?? null);
			}
			db.close();
		}),
		{ numRuns: 40 }
	);
});
