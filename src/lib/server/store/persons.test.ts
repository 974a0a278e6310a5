import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LINES_CSV_HEADER, lineCsvRow } from '#lib/export/lines-csv.ts';
import { listBeneficiaries } from '#lib/pages/beneficiaries.server.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { filteredLines } from '#lib/server/analysis/lines/whole-lines.ts';
import {
	ask,
	bring,
	csv,
	everything,
	exported,
	queryOf,
	row,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { temporaryFolder } from '../../../../scripts/command.fixture.ts';
import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { arbitrate, withdrawArbitration } from '#lib/server/import/arbitrate.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { countedIn } from '#lib/server/versions.fixture.ts';
import { MIGRATIONS } from './migrations.ts';
import { openBase } from './open.ts';
import type { Database } from './database.ts';
import { readReference } from './reference.ts';
import { currentVersion } from './versions.ts';

const AT = '2026-11-22T00:00:00.000Z';
let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

/** The lines as `/lignes.csv` gives them. */
const published = () =>
	[LINES_CSV_HEADER, ...[...filteredLines(db, queryOf(db, ''))].flat().map(lineCsvRow), ''].join('\n');
/** All that the base holds outside what only its keeper reads: own names, original bytes. */
const shown = () => {
	return JSON.stringify({ ...everything(db), person: [], file_piece: [] });
};
const found = (word: string) => listLines(db, queryOf(db, `q=${encodeURIComponent(word)}`)).count;
const total = (address = 'nature=cp&etape=lfi') => ask(db, address).total;

test('a person named first name last is no longer named by the texts of the line', async () => {
	await bring(
		db,
		csv([
			row(100, { beneficiaire: 'M. Jean Bisontin', note: 'Monsieur BISONTIN Jean, Jean Bisontin' }),
			row(50, { beneficiaire: 'Mme Lefort Anne Lise', libelle: 'Anne Lise Lefort', poste: 'Fort' })
		])
	);
	expect(shown()).not.toMatch(/bisontin|lefort|anne lise/i);
	expect(shown()).toContain('Monsieur [particulier], [particulier]');
});

test('a person who pays is named neutrally, and remains one payer', async () => {
	const report = await bring(
		db,
		csv([
			row(100, { poste: 'Aide', payeur: 'M. Jean Bisontin' }),
			row(50, { poste: 'Aide', payeur: 'M. JEAN BISONTIN' }),
			row(7, { poste: 'Aide', payeur: 'Fonds de concours' })
		])
	);
	expect(shown()).not.toMatch(/bisontin/i);
	expect(report.files[0]?.published).toBe(false);
	expect(total()).toBe(15_700);
	expect(new Set([...filteredLines(db, queryOf(db, ''))].flat().map(({ payeur }) => payeur))).toEqual(
		new Set(['particulier 1', 'Fonds de concours'])
	);
});

const PERSONS = csv([
	row(100, {
		beneficiaire: 'Mme Jeanne Martin',
		poste: 'Aide à Jeanne MARTIN',
		note: 'Vu avec Mme Jeanne Martin'
	}),
	row(30, { beneficiaire: 'MME JEANNE MARTIN', libelle: 'Seconde aide' }),
	row(20, { beneficiaire: 'M. Paul Durand', note: 'Aide' }),
	row(7, { beneficiaire: 'Amicale du Nid', note: 'Avec Jeanne Martineau' })
]);

test('a person is stored under one neutral name, however it is spelt; amounts and organisations stay', async () => {
	await bring(db, PERSONS);
	const lines = [...filteredLines(db, queryOf(db, ''))].flat();
	expect(
		new Set(
			lines.map(({ beneficiaire, poste, note, libelle }) => [beneficiaire, poste, libelle, note].join('|'))
		)
	).toEqual(
		new Set([
			'particulier 1|Aide à [particulier]||Vu avec [particulier]',
			'particulier 1||Seconde aide|',
			'particulier 2|||Aide',
			'Amicale du Nid|||Avec Jeanne Martineau'
		])
	);
	expect(lines.reduce((cents, { centimes }) => cents + centimes, 0)).toBe(15_700);
	expect(total()).toBe(15_700);
	for (const name of ['Jeanne Martin', 'JEANNE', 'Durand', 'Paul'])
		expect([name, shown().replaceAll('Jeanne Martineau', '').includes(name)]).toEqual([name, false]);
	expect([found('durand'), found('paul'), found('particulier')]).toEqual([0, 0, 3]);
	const list = listBeneficiaries(db, queryOf(db, 'etape=lfi'));
	expect([list.rows.map(({ nom }) => nom), list.prives]).toEqual([['Amicale du Nid'], 3]);
});

test('the keeper reads the names in the export, which changes nothing when it comes back; nor does what is published', async () => {
	await bring(db, PERSONS);
	const kept = exported(db);
	for (const name of ['Mme Jeanne Martin', 'M. Paul Durand']) expect(kept).toContain(`;${name};`);
	expect(published()).not.toMatch(/Mme|MME|Durand/);
	expect((await bring(db, kept)).outcome).toBe('unchanged');
	expect((await bring(db, published())).outcome).toBe('unchanged');
	expect((await bring(db, PERSONS)).outcome).toBe('unchanged');
	const other = await vocabulariesOnly();
	await bring(other, kept);
	expect(exported(other)).toBe(kept);
	other.close();
});

test('two persons of two sources do not compete; one person of two does, in whatever spelling', async () => {
	const claims = (a: string, b: string) =>
		csv([row(100, { source: 'a', beneficiaire: a }), row(90, { source: 'b', beneficiaire: b })]);
	await bring(db, claims('Mme Martin', 'M. Durand'));
	expect(total()).toBe(19_000);
	await bring(db, claims('Mme Martin', 'MME MARTIN'));
	expect([9_000, 10_000]).toContain(total());
});

test('a later file finds the same person again', async () => {
	await bring(db, csv([row(1, { beneficiaire: 'Mme Martin' })]));
	await bring(db, csv([row(2, { beneficiaire: 'M. Durand', exercice: 2017 })]), { name: 'b.csv' });
	await bring(db, csv([row(3, { beneficiaire: 'mme martin', exercice: 2016 })]), { name: 'c.csv' });
	expect(published().match(/particulier \d/g)).toEqual(['particulier 1', 'particulier 2', 'particulier 1']);
});

test('neutral names that another base published are not given to anybody else', async () => {
	await bring(db, csv([row(1, { beneficiaire: 'particulier 4' })]));
	await bring(db, csv([row(2, { beneficiaire: 'Mme Martin' })]), { name: 'b.csv' });
	expect(published()).toContain('particulier 5');
});

test('names are found in the texts of every batch of a long file', async () => {
	const rows = Array.from({ length: 20_000 }, (_, at) =>
		row(at, {
			beneficiaire: at < 9_000 ? 'Amicale du Nid' : `Mme Anne Nom${at % 7}`,
			note: at % 2 === 0 ? 'Note' : `Pour Anne Nom${at % 7}`
		})
	);
	await bring(db, csv(rows));
	const notes = new Map<string, number>();
	for (const { note } of [...filteredLines(db, queryOf(db, ''))].flat())
		notes.set(note ?? '', (notes.get(note ?? '') ?? 0) + 1);
	// Half of the first 9 000 speak of someone whom they do not pay.
	expect(notes.get('Pour [particulier]')).toBe(5_500);
	expect(notes.get('Note')).toBe(10_000);
	expect(
		[...notes].filter(([note]) => note.startsWith('Pour Anne')).reduce((sum, [, times]) => sum + times, 0)
	).toBe(4_500);
});

describe('a decision or a key that names a person', () => {
	const decision = {
		dispositif: 'bop137',
		exercice: 2018,
		etape: 'lfi',
		nature: 'cp',
		niveau: 'np',
		poste: '',
		beneficiaire: 'Mme Martin'
	} as const;
	beforeEach(() =>
		bring(db, csv(['a', 'b'].map((source, at) => row(100 - at, { source, beneficiaire: 'Mme Martin' }))))
	);

	test.for(['a', 'b'])('by command, retains source %s and says no name', (source) => {
		const why = { source_retenue: source, auteur: 'Collectif', date: '2026-11-22', raison: 'essai' };
		const { version } = arbitrate(db, { ...decision, ...why }, { at: AT });
		expect(total()).toBe(source === 'a' ? 10_000 : 9_900);
		expect(readReference(db, version ?? 0).arbitrages.at(-1)).toMatchObject({
			beneficiaire: 'particulier 1'
		});
		expect(shown()).not.toContain('Martin');
		expect(withdrawArbitration(db, decision, { at: AT }).version).toBe((version ?? 0) + 1);
	});

	test('by file, decides, and its bytes are not published', async () => {
		const columns = Object.keys(decision).join(';');
		const text = `${columns};source_retenue;auteur;date;raison\n${Object.values(decision).join(';')};b;C;2026-11-22;essai\n`;
		const { files } = await bring(db, text, { name: 'arbitrages.csv' });
		expect(files.map((one) => one.published)).toEqual([false]);
		expect(total()).toBe(9_900);
		expect(shown()).not.toContain('Martin');
	});

	test('as a key, speaks of the lines of that person', async () => {
		const key = `id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date\nk;bop137;;Mme Martin;;;TRAV;10;20;30;m;a;;2026-11-22\n`;
		expect((await bring(db, key, { name: 'cles.csv' })).outcome).toBe('done');
		expect(readReference(db, currentVersion(db)).cles).toMatchObject([{ beneficiaire: 'particulier 1' }]);
		expect(shown()).not.toContain('Martin');
	});
});

test('a decision tells its reason, and the poste that it is about, without the name', async () => {
	const on = { beneficiaire: 'Mme Martin', poste: 'Aide à Mme Martin' };
	await bring(db, csv(['a', 'b'].map((source, at) => row(100 - at, { source, ...on }))));
	const quantite = {
		dispositif: 'bop137',
		exercice: 2018,
		etape: 'lfi',
		nature: 'cp',
		niveau: 'np',
		...on
	} as const;
	const why = { source_retenue: 'b', auteur: 'C', date: '2026-11-22', raison: 'Mme MARTIN l’a dit' };
	arbitrate(db, { ...quantite, ...why }, { at: AT });
	expect(total()).toBe(9_900);
	expect(shown()).not.toMatch(/martin/i);
});

/** Writes over a base, back to what the program wrote before it knew persons: each stood under its own name. */
function asBefore(path: string, alter: (old: Database) => void): void {
	const old = openBase(path);
	old.exec(
		"UPDATE beneficiary SET name = substr(name, 2), compared = substr(compared, 2) WHERE name GLOB 'xM*'"
	);
	old.exec("UPDATE import SET report_json = json_set(report_json, '$.published', json('true'))");
	alter(old);
	const step = MIGRATIONS.findIndex((one) => one.includes('CREATE TABLE person'));
	old.exec(`DROP TABLE person;
		DROP TABLE correction;
		DROP INDEX version_of_order;
		ALTER TABLE version DROP COLUMN geste;
		ALTER TABLE version DROP COLUMN ordre;
		ALTER TABLE version DROP COLUMN motif;
		ALTER TABLE verdict DROP COLUMN read_as_total;
		ALTER TABLE file DROP COLUMN erased_by;
		ALTER TABLE facet DROP COLUMN payeur;
		ALTER TABLE facet DROP COLUMN payeur_compared;
		DELETE FROM settlement_rule WHERE number > 2`);
	old.pragma(`user_version = ${step}`);
	old.close();
}

describe('a base made before', () => {
	const { path, end } = temporaryFolder();
	afterAll(end);
	/** A name that is that of an organisation until `asBefore` writes it. */
	const unknown = (text: string) => text.replaceAll(/;(M[Mm]?[Ee]?\.? )/g, ';x$1');

	test('names no person once it is brought up to date, at any version, and counts the same', async () => {
		const before = path('lines.db');
		const old = await ensureBase(before, 'data', AT, 'vocabularies');
		const corrected = PERSONS.replace('Seconde aide', 'Seconde aide, à Jeanne Martin');
		for (const text of [
			corrected,
			PERSONS,
			csv([row(7, { beneficiaire: 'Amicale du Nid', note: 'Avec Jeanne Martineau' })])
		])
			await bring(old, unknown(text));
		old.close();
		asBefore(before, (base) => {
			expect(exported(base)).not.toContain(';xM');
		});
		db.close();
		db = openBase(before);
		const other = await vocabulariesOnly();
		for (const text of [corrected, PERSONS]) await bring(other, text);
		for (const version of [2, 3]) expect(exported(db, version)).toBe(exported(other, version));
		for (const version of [2, 3]) expect(countedIn(db, version)).toEqual(countedIn(other, version));
		for (const name of ['Jeanne', 'JEANNE', 'jeanne', 'Durand', 'Paul'])
			expect([name, shown().replaceAll('Jeanne Martineau', '').includes(name)]).toEqual([name, false]);
		expect(importedFiles(db).filter(({ name, published }) => name === 'lignes.csv' && published)).toEqual([]);
		expect([db.pragma('foreign_key_check'), db.pragma('integrity_check', { simple: true })]).toEqual([
			[],
			'ok'
		]);
		expect((await bring(db, exported(db))).outcome).toBe('unchanged');
		other.close();
	});

	test('forgets the person of a decision, in its version too', async () => {
		const before = path('decisions.db');
		const old = await ensureBase(before, 'data', AT, 'vocabularies');
		const on = { beneficiaire: 'xMme Martin', poste: 'Aide' };
		await bring(old, csv(['a', 'b'].map((source, at) => row(100 - at, { source, ...on }))));
		const quantite = {
			dispositif: 'bop137',
			exercice: 2018,
			etape: 'lfi',
			nature: 'cp',
			niveau: 'np',
			...on
		} as const;
		const why = { source_retenue: 'b', auteur: 'C', date: '2026-11-22', raison: 'Mme Martin l’a dit' };
		arbitrate(old, { ...quantite, ...why }, { at: AT });
		old.close();
		asBefore(before, (base) => {
			base.exec(`UPDATE reference_row SET value_json = replace(value_json, 'xM', 'M'), row_key = replace(row_key, 'xM', 'M');
				UPDATE version SET summary = replace(summary, 'xM', 'M'); UPDATE import SET name = replace(name, 'xm', 'm')`);
		});
		db.close();
		db = openBase(before);
		expect(total()).toBe(9_900);
		expect(shown()).not.toMatch(/martin/i);
		expect(withdrawArbitration(db, { ...quantite, beneficiaire: 'Mme Martin' }, { at: AT }).version).toBe(4);
	});

	test('that names nobody keeps all that it holds', async () => {
		const before = path('nobody.db');
		const old = await ensureBase(before, 'data', AT, 'vocabularies');
		await bring(old, csv([row(7, { beneficiaire: 'Amicale du Nid' })]));
		const held = everything(old);
		old.close();
		asBefore(before, () => undefined);
		db.close();
		db = openBase(before);
		expect(everything(db)).toEqual(held);
	});
});
