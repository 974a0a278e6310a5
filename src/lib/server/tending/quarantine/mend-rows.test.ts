import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AT, ask, bring, csv, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { quarantinedRows } from '#lib/server/quarantined-rows.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { openBase } from '#lib/server/store/open.ts';
import { currentVersion, readVersion } from '#lib/server/store/versions.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { versionOfGeste } from '#lib/server/store/signed/sign-version.ts';
import { abandonRows } from './abandon-rows.ts';
import { mendRows, tryRows } from './mend-rows.ts';
import { waitingFile, waitingImports, waitingRowsOf } from './waiting-rows.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => {
	expect(db.pragma('foreign_key_check')).toEqual([]);
	db.close();
});

const ROWS = [
	row(10),
	row('1 2O0,50', { poste: 'x' }),
	row(30, { poste: 'y' }),
	row(7, { poste: 'z', etape: 'voté hier' }),
	row('', { poste: 'v', etape: 'voté hier', montant: '3' })
];

async function setAside(text = csv(ROWS)) {
	await bring(db, text, { allowRejects: true });
	const [one] = waitingImports(db);
	const file = one && waitingFile(db, one.importId);
	if (!one || !file) throw new Error('nothing waits');
	const rows = waitingRowsOf(db, file.importId, { offset: 0, size: 50 });
	const typed = (ligne: number, was: string, is: string) =>
		[
			ligne,
			(rows.find((found) => found.ligne === ligne)?.cellules ?? []).map((cell) => (cell === was ? is : cell))
		] as const;
	return { one, file, rows, typed };
}

describe('rows that wait', () => {
	test('are told by import, with their euros and their reasons', async () => {
		const { one, rows } = await setAside();
		expect(one).toMatchObject({
			nom: 'lignes.csv',
			lignes: 3,
			illisibles: 1,
			argent: [{ nature: 'cp', centimes: 1000 }]
		});
		expect(one.raisons.map(({ lignes }) => lignes)).toEqual([2, 1]);
		expect(rows.map(({ ligne }) => ligne)).toEqual([3, 5, 6]);
	});

	test('mended come in alone; the others keep their line and their reason', async () => {
		const { file, typed, rows } = await setAside();
		const mended = new Map([typed(3, '1 2O0,50', '1200,50'), typed(5, 'voté hier', 'voté demain')]);
		const tried = await tryRows(db, file, mended, AT);
		expect(tried).toMatchObject({ bonnes: [3], refus: [], vue: 2 });
		expect([...tried.fautes.keys()]).toEqual([5]);
		expect(tried.report).toMatchObject({ outcome: 'dry-run', effect: [{ avant: 4000, apres: 124_050 }] });
		expect(currentVersion(db)).toBe(2);

		const good = new Map([typed(3, '1 2O0,50', '1200,50')]);
		expect(
			await mendRows(db, file, good, { at: AT, vue: currentVersion(db), geste: 'entrée' })
		).toMatchObject({
			outcome: 'done',
			files: [{ mended: 1, quarantined: 0 }]
		});
		expect(versionOfGeste(db, 'entrée')).toBe(3);
		expect(ask(db, '', 'exercice').total).toBe(124_050);
		const left = quarantinedRows(db, 3);
		expect(left.map(({ ligne, importId }) => [ligne, importId])).toEqual([
			[5, file.importId],
			[6, file.importId]
		]);
		expect(left[0]?.messages).toEqual(rows[1]?.problemes.map(({ message }) => message));
		expect(quarantinedRows(db, 2)).toHaveLength(3);
	});

	test('of a file in thousands are read in thousands again', async () => {
		const text = `Montants en milliers d'euros\n${csv([row(10), row('1O', { poste: 'x' })])}`;
		const { file, rows } = await setAside(text);
		const [bad] = rows;
		if (!bad) throw new Error('nothing waits');
		const mended = new Map([[bad.ligne, bad.cellules.map((cell) => (cell === '1O' ? '20' : cell))]]);
		const tried = await tryRows(db, file, mended, AT);
		expect(tried.report).toMatchObject({ effect: [{ avant: 1_000_000, apres: 3_000_000 }] });
	});

	test('given up wait no longer, say why for everybody, and come back when the version is withdrawn', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-abandon-'));
		const { file } = await setAside();
		await db.backup(join(folder, 'base.db'));
		const own = openBase(join(folder, 'base.db'));
		const asked = { importId: file.importId, lignes: [5] };
		expect(await abandonRows(own, asked, { at: AT, raison: 'doublon', geste: 'entrée' })).toBe(3);
		expect(versionOfGeste(own, 'entrée')).toBe(3);
		expect(readVersion(own, 3)?.summary).toBe(
			`abandon de 1 ligne en quarantaine, import ${file.importId}\u00A0: doublon`
		);
		expect(quarantinedRows(own, 3).map(({ ligne }) => ligne)).toEqual([3, 6]);
		expect(quarantinedRows(own, 2)).toHaveLength(3);
		expect(await abandonRows(own, asked, { at: AT, raison: 'encore' })).toBeNull();
		expect(withdrawImport(own, 3, { at: AT })).toMatchObject({ version: 4, setAside: 1 });
		expect(quarantinedRows(own, 4)).toHaveLength(3);
		own.close();
		rmSync(folder, { recursive: true, force: true });
	});

	test('are not brought in over a base that moved since their effect was shown', async () => {
		const { file, typed } = await setAside();
		const good = new Map([typed(3, '1 2O0,50', '1200,50')]);
		const { vue } = await tryRows(db, file, good, AT);
		await bring(db, csv([row(1, { exercice: 2012 })]), { name: 'autre.csv' });
		expect(await mendRows(db, file, good, { at: AT, vue })).toMatchObject({
			outcome: 'declined',
			version: null
		});
		expect(currentVersion(db)).toBe(3);
	});

	test('mended once do not come in twice', async () => {
		const { file, typed } = await setAside();
		const good = new Map([typed(3, '1 2O0,50', '1200,50')]);
		await mendRows(db, file, good, { at: AT, vue: currentVersion(db) });
		expect(await mendRows(db, file, good, { at: AT, vue: currentVersion(db) })).toMatchObject({
			outcome: 'refused'
		});
		expect(ask(db, '', 'exercice').total).toBe(124_050);
	});
});
