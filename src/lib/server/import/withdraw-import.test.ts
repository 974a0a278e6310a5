import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	AT,
	ask,
	bring,
	csv,
	everything,
	exported,
	row,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { quarantinedRows } from '#lib/server/quarantined-rows.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion, listVersions } from '#lib/server/store/versions.ts';
import { CannotWithdraw } from '#lib/server/store/withdraw.ts';
import { couverture, importSteps, stateOf } from '#lib/server/versions.fixture.ts';
import { withdrawImport } from './withdraw-import.ts';
import { fc } from '../../../../tests/property-seed.ts';

let db: Database;

beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => {
	expect(db.pragma('foreign_key_check')).toEqual([]);
	expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
	db.close();
});

const withdraw = (undone: number, dryRun = false) => withdrawImport(db, undone, { at: AT, dryRun });
const total = (address = '') => ask(db, address, 'exercice').total;
const amounts = () =>
	db
		.prepare<[], { centimes: number }>(
			'SELECT centimes FROM line WHERE until_version IS NULL ORDER BY centimes'
		)
		.all()
		.map((line) => line.centimes / 100);

describe('withdrawing the last import', () => {
	test('makes a new version, says what it did, and gives back the lines of before', async () => {
		await bring(db, csv([row(10), row(20, { poste: 'AFIS' })]));
		await bring(db, csv([row(10), row(25, { poste: 'AFIS' }), row(5, { exercice: 2019 })]));
		const report = withdraw(3);
		expect(report).toMatchObject({ undone: 3, version: 4, withdrawn: 2, restored: 1, replacedSince: 0 });
		expect(report.effect).toMatchObject([
			{ exercice: 2018, avant: 3500, apres: 3000, modifiees: 1, inchangees: 1 },
			{ exercice: 2019, avant: 500, apres: null, retirees: 1 }
		]);
		expect(listVersions(db)[0]).toMatchObject({ id: 4, operation: 'withdrawal', summary: 'version 3' });
		expect(exported(db)).toBe(exported(db, 2));
		expect(total('v=3')).toBe(4000);
		expect(total()).toBe(3000);
	});

	test('whatever was imported before, answers as the version before did, and rewrites none', async () => {
		await fc.assert(
			fc.asyncProperty(importSteps, fc.boolean(), async (files, spoiled) => {
				const base = await vocabulariesOnly();
				for (const [name, text] of files) {
					const written = spoiled && name === 'lignes.csv' ? text.replaceAll(';9;', ';9O;') : text;
					await bring(base, written, { name, allowRejects: true });
				}
				const last = currentVersion(base);
				if (last > 1) {
					const states = Array.from({ length: last }, (_, index) => stateOf(base, index + 1));
					const report = withdrawImport(base, last, { at: AT });
					expect(report).toMatchObject({ version: last + 1, replacedSince: 0, rowsChangedSince: 0 });
					expect(stateOf(base, last + 1)).toEqual(states[last - 2]);
					const again = withdrawImport(base, last, { at: AT });
					expect(again.version).toBeNull();
					expect(withdrawImport(base, last + 1, { at: AT }).version).toBe(last + 2);
					expect(stateOf(base, last + 2)).toEqual(states[last - 1]);
					expect(states.map((_, index) => stateOf(base, index + 1))).toEqual(states);
				}
				expect(base.pragma('foreign_key_check')).toEqual([]);
				base.close();
			}),
			{ numRuns: 15 }
		);
	});

	test('does not make what comes back newer than the source that was retained over it (R4)', async () => {
		await bring(db, csv([row(10)]));
		await bring(db, csv([row(12, { source: 'b' })]));
		expect(total()).toBe(1200);
		await bring(db, csv([row(11)]));
		expect(total()).toBe(1100);
		withdraw(4);
		expect(total()).toBe(1200);
	});

	test('one version after the other leads back to the vocabularies alone', async () => {
		await bring(db, csv([row(10), row(20, { poste: 'x' })]));
		await bring(db, csv([row(15)]));
		await bring(db, csv([row(30), row(30)]));
		const states = [1, 2, 3].map((version) => stateOf(db, version));
		expect(withdraw(4).version).toBe(5);
		expect(stateOf(db, 5)).toEqual(states[2]);
		expect(withdraw(3).version).toBe(6);
		expect(stateOf(db, 6)).toEqual(states[1]);
		expect(withdraw(2).version).toBe(7);
		expect(stateOf(db, 7)).toEqual(states[0]);
		expect([2, 3, 4].map((version) => withdraw(version).version)).toEqual([null, null, null]);
	});
});

describe('withdrawing an older import', () => {
	test('leaves whole the blocks replaced since, and counts them', async () => {
		await bring(db, csv([row(10), row(20, { poste: 'x' }), row(5, { exercice: 2019 })]));
		await bring(db, csv([row(10), row(30, { poste: 'x' })]));
		expect(withdraw(2)).toMatchObject({ version: 4, withdrawn: 1, restored: 0, replacedSince: 1 });
		expect(amounts()).toEqual([10, 30]);
	});

	test('gives back what it had replaced elsewhere', async () => {
		await bring(db, csv([row(1), row(2, { exercice: 2019 })]));
		await bring(db, csv([row(10), row(20, { exercice: 2019 })]));
		await bring(db, csv([row(100)]));
		expect(withdraw(3)).toMatchObject({ withdrawn: 1, restored: 1, replacedSince: 1 });
		expect(amounts()).toEqual([2, 100]);
	});

	test('of which nothing stands any more changes nothing, and says that blocks were replaced', async () => {
		await bring(db, csv([row(1)]));
		await bring(db, csv([row(2)]));
		const before = everything(db);
		expect(withdraw(2)).toMatchObject({ version: null, withdrawn: 0, restored: 0, replacedSince: 1 });
		expect(everything(db)).toEqual(before);
	});

	test('leaves the lines of other sources in the same place', async () => {
		await bring(db, csv([row(10)]));
		await bring(db, csv([row(7, { source: 'b', poste: 'y' })]));
		expect(withdraw(2)).toMatchObject({ withdrawn: 1, replacedSince: 0 });
		expect(amounts()).toEqual([7]);
		expect(total()).toBe(700);
	});
});

describe('vocabularies', () => {
	const states = (version = currentVersion(db)) =>
		readReference(db, version).couverture.map((line) => `${line.exercice} ${line.couverture}`);

	test('go back with the version that changed them, and decide again', async () => {
		await bring(db, csv([row(10, { preuve: 'A' }), row(9, { source: 'b', preuve: 'C' })]));
		const header =
			'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison';
		const decided = `${header}\nbop137;2018;lfi;cp;np;;;b;Collectif;2026-11-22;erratum\n`;
		await bring(db, decided, { name: 'arbitrages.csv' });
		expect(total()).toBe(900);
		// The shipped decision comes back.
		expect(withdraw(3)).toMatchObject({ version: 4, withdrawn: 1, restored: 1 });
		expect(total()).toBe(1000);
		expect(total('v=3')).toBe(900);
	});

	test('keep what a later version said, and say how many rows', async () => {
		await bring(db, couverture('2018;complete', '2019;complete'), { name: 'couverture.csv' });
		await bring(db, couverture('2018;partielle', '2019;partielle'), { name: 'couverture.csv' });
		await bring(db, couverture('2019;partielle', '2018;absente'), { name: 'couverture.csv' });
		expect(withdraw(3)).toMatchObject({ withdrawn: 1, restored: 1, rowsChangedSince: 1 });
		expect(states().sort()).toEqual(['2018 absente', '2019 complete']);
	});

	test('do not bring back a row that a later version took out', async () => {
		await bring(db, couverture('2018;complete', '2019;complete'), { name: 'couverture.csv' });
		await bring(db, couverture('2018;partielle', '2019;complete'), { name: 'couverture.csv' });
		await bring(db, couverture('2019;complete'), { name: 'couverture.csv' });
		expect(withdraw(3)).toMatchObject({ version: null, rowsChangedSince: 1 });
		expect(states()).toEqual(['2019 complete']);
	});
});

describe('quarantines', () => {
	const bad = csv([row(10), row('1 2O0', { poste: 'x' })]);
	const waiting = (version = currentVersion(db)) => quarantinedRows(db, version).map((set) => set.ligne);

	test('go with the import that made them, and come back with it', async () => {
		await bring(db, bad, { allowRejects: true });
		expect(withdraw(2)).toMatchObject({ version: 3, withdrawn: 1, released: 1, setAside: 0 });
		expect([waiting(2), waiting(3)]).toEqual([[3], []]);
		expect(withdraw(3)).toMatchObject({ version: 4, released: 0, setAside: 1 });
		expect(waiting()).toEqual([3]);
	});

	test('of a version that brought nothing else can be withdrawn too', async () => {
		await bring(db, csv([row('1 2O0')]), { allowRejects: true });
		expect(withdraw(2)).toMatchObject({ version: 3, withdrawn: 0, released: 1 });
		expect(waiting()).toEqual([]);
	});

	test('that the withdrawn version had emptied wait again: no euro is lost', async () => {
		await bring(db, bad, { allowRejects: true });
		await bring(db, csv([row(10), row(1200, { poste: 'x' })]));
		expect(waiting()).toEqual([]);
		expect(withdraw(3)).toMatchObject({ version: 4, withdrawn: 1, setAside: 1 });
		expect(waiting()).toEqual([3]);
		expect(withdraw(3).version).toBeNull();
	});
});

test('a dry run tells the same and changes nothing', async () => {
	await bring(db, csv([row(10)]));
	await bring(db, csv([row(12), row(3, { poste: 'x' })]));
	const before = everything(db);
	const told = withdraw(3, true);
	expect(told.version).toBeNull();
	expect(everything(db)).toEqual(before);
	expect(withdraw(3)).toEqual({ ...told, version: 4 });
});

test.for([1, 0, 3, 99])(
	'version %i, which creates the base or does not exist, is refused',
	async (version) => {
		await bring(db, csv([row(10)]));
		const before = everything(db);
		expect(() => withdraw(version)).toThrow(CannotWithdraw);
		expect(() => withdraw(version)).toThrow(`version ${version} cannot be withdrawn`);
		expect(db.inTransaction).toBe(false);
		expect(everything(db)).toEqual(before);
	}
);
