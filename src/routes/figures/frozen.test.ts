import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import type { Langue } from '#lib/domain/language.ts';
import { writeFigureFile } from '#lib/export/figure-files.ts';
import { AT, bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { figureOf } from './figure-of.ts';

const CHOICE = {
	csv: 'excel',
	largeur: 600,
	format: 'paysage',
	variante: 'complet',
	theme: 'clair'
} as const;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The files of a figure as its first version froze them, by their hashes, and its empreinte. */
async function frozen(db: Database, langue: Langue, id: FigureId, address: string) {
	return inLanguage(langue, async () => {
		const asked = figureOf(db, id, queryOf(db, `${address}&v=1`), 'https://lignes.example');
		if (asked === null) throw new Error(`nothing to draw: ${id}`);
		// Workbooks and pictures are slow to make, and made alike: one figure says it for all.
		const slow = id === 'flux' ? (['xlsx', 'png', 'zip'] as const) : [];
		const formats = ['svg', 'csv', 'json', ...slow] as const;
		const files: [string, string][] = [];
		for (const format of formats) files.push([format, sha256(await writeFigureFile(format, asked, CHOICE))]);
		return { empreinte: asked.notice.empreinte, files };
	});
}

const ADDRESSES = ['', 'de=2017&a=2019&euros=constants&nature=ae'];
const everyFigure = async (db: Database) => {
	const found: Record<string, unknown> = {};
	for (const id of FIGURE_IDS)
		for (const address of ADDRESSES) found[`${id} ${address}`] = await frozen(db, 'fr', id, address);
	for (const id of FIGURE_IDS) found[`${id} in English`] = await frozen(db, 'en', id, '');
	return found;
};

const empreintes = (db: Database) =>
	FIGURE_IDS.map((id) => figureOf(db, id, queryOf(db, ''), 'https://lignes.example')?.notice.empreinte);

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const shipped = (name: string) => readFileSync(`data/${name}`, 'utf8');

test('a frozen figure gives the same bytes after imports, new names, a withdrawal and a restart', async () => {
	const before = await everyFigure(db);
	const current = empreintes(db);

	const line = { poste: 'Nouvelle aide', attribution: 'publiee', preuve: 'A', source: 'rapport-nouveau' };
	await bring(
		db,
		csv([
			row('111111', { ...line, forme: 'TRAV', etape: 'annonce', dispositif: 'mae', exercice: 2018 }),
			row('222222', { ...line, forme: 'DOM', etape: 'execution', exercice: 2016, nature: 'np' }),
			row('333333', { ...line, forme: 'MEND', dispositif: 'p101', exercice: 2019, nature: 'np' })
		])
	);
	const renamed = shipped('dispositifs.csv').replace(/^bop137;[^;]*/m, 'bop137;Un autre nom');
	await bring(db, renamed, { name: 'dispositifs.csv' });
	const retitled = shipped('sources.csv').replaceAll('Projet de loi', 'Autre titre');
	await bring(db, retitled, { name: 'sources.csv' });
	expect(empreintes(db)).not.toEqual(current);
	expect(await everyFigure(db)).toEqual(before);

	expect(withdrawImport(db, 2, { at: AT }).version).toBe(5);
	const restarted = baseFrom(db.serialize());
	expect(await everyFigure(restarted)).toEqual(before);
	restarted.close();
});

test('a figure asked live, and at the version that is the current one, has one file: what is kept serves both', async () => {
	const v = currentVersion(db);
	for (const id of FIGURE_IDS)
		for (const address of ADDRESSES) {
			const [live, frozen] = [address, `${address}&v=${v}`].map((one) =>
				figureOf(db, id, queryOf(db, one), 'https://lignes.example')
			);
			if (!live || !frozen) throw new Error(`nothing to draw: ${id}`);
			for (const format of ['svg', 'csv', 'json'] as const)
				expect(sha256(await writeFigureFile(format, live, CHOICE)), `${id}.${format} ${address}`).toBe(
					sha256(await writeFigureFile(format, frozen, CHOICE))
				);
		}
});
