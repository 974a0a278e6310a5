import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../scripts/command.fixture.ts';
import { listBeneficiaries } from '#lib/pages/beneficiaries.server.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { AT, ask, bring, csv, everything, exported, queryOf, row } from '#lib/server/base.fixture.ts';
import { countedIn } from '#lib/server/versions.fixture.ts';
import { InCodes } from '#lib/server/store/erase.ts';
import { openBase, openExisting } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion, lastErasure, readVersion } from '#lib/server/store/versions.ts';
import { ensureBase } from './ensure-base.ts';
import { eraseColumn, eraseText, findText, NotErasable, TooMuch } from './erase-text.ts';
import { withdrawImport } from './withdraw-import.ts';

const { path, end } = temporaryFolder();
afterAll(end);

let base: string;
let db: Database;
let count = 0;
beforeEach(async () => {
	base = path(`base-${(count += 1)}.db`);
	db = await ensureBase(base, 'data', AT, 'vocabularies');
});
afterEach(() => db.close());

const RAISON = 'Demande de la personne';
const erase = (text: string, confirmed = false) => eraseText(db, text, { raison: RAISON, at: AT, confirmed });

/** Every byte that the base left on the disk, journal included, as two encodings read them. */
function bytesOnDisk(): string {
	return readdirSync(dirname(base))
		.filter((name) => name.startsWith(basename(base)))
		.map((name) => readFileSync(join(dirname(base), name)))
		.map((bytes) => bytes.toString('latin1') + bytes.toString('utf8') + bytes.toString('utf16le'))
		.join('\n');
}

/** What counts at each version. */
const counted = () => Array.from({ length: currentVersion(db) }, (_, at) => countedIn(db, at + 1));
const withoutWords = (rows: unknown) =>
	JSON.parse(
		JSON.stringify(rows, (name, value: unknown) => (name === 'poste' ? undefined : value))
	) as unknown;

/** A name that nothing else contains, in every place where a base may say one. */
const NAME = 'Zélie Quorbin';
const FOLDED = /z.{1,4}lie.{0,5}quorbin/i;
const source = (id: string, title: string) =>
	`id;titre;editeur;type;date;url;licence;note\n${id};${title};${NAME};rapport;2018;;;Lu par ${NAME}\n`;

async function everywhere(): Promise<void> {
	await bring(db, source('rapport-zelie-quorbin', `Rapport de ${NAME}`), {
		name: 'sources-zelie-quorbin.csv'
	});
	await bring(
		db,
		csv([
			row(100, { source: 'rapport-zelie-quorbin', poste: `Aide ${NAME}`, beneficiaire: NAME }),
			row(50, { source: 'b', poste: `AIDE ${NAME.toUpperCase()}`, beneficiaire: NAME.toUpperCase() }),
			row(30, {
				source: `Note de ${NAME}`,
				libelle: NAME,
				note: `Vu, ${NAME}`,
				source_page: NAME,
				source_url: 'https://exemple.fr/Z%C3%A9lie'
			}),
			row(20, {
				source: 'c',
				beneficiaire: `Mme ${NAME}`,
				payeur: `Fondation ${NAME}`,
				source_url: 'https://exemple.fr/zelie-quorbin'
			}),
			row(10, { source: 'c', beneficiaire: `Association ${NAME}`, siren: '775723679' }),
			row(5, { source: 'c', beneficiaire: 'Amicale du Nid' })
		])
	);
	// Corrected, and set aside: an older version and the quarantine say it too.
	await bring(
		db,
		csv([row(90, { source: 'b', beneficiaire: NAME, note: NAME }), row('1O', { source: 'd', note: NAME })]),
		{
			name: 'deux.csv',
			allowRejects: true
		}
	);
	const latin = Buffer.from(csv([row(2, { exercice: 2014, source: 'e', note: NAME })]), 'latin1');
	await bring(db, latin, { name: 'quatre.csv' });
	const utf16 = Buffer.from(`\uFEFF${csv([row(1, { exercice: 2016, source: 'e', note: NAME })])}`, 'utf16le');
	await bring(db, utf16, { name: 'trois.csv' });
}

describe('a text that stands everywhere', () => {
	beforeEach(everywhere);

	test('is found, and nothing changes', async () => {
		const before = everything(db);
		const { said, files, version } = await findText(db, 'zelie QUORBIN');
		expect(version).toBeNull();
		expect(said.map(({ place }) => place)).toEqual([
			...['beneficiaires', 'particuliers', 'postes', 'textes', 'sources', 'payeurs', 'adresses'],
			...['vocabulaires', 'quarantaine', 'comptesRendus', 'versions']
		]);
		expect(files.toSorted()).toEqual([
			...['deux.csv', 'lignes.csv', 'quatre.csv', 'sources-zelie-quorbin.csv', 'trois.csv']
		]);
		expect(everything(db)).toEqual(before);
	});

	test('is found nowhere in the files of the base once erased, and no amount of any version moves', async () => {
		const [before, sums] = [counted(), exported(db).match(/;\d+;/g)?.toSorted()];
		expect(bytesOnDisk()).toMatch(FOLDED);
		const report = await erase('Zelie  quorbin');
		expect(report).toMatchObject({ version: 7, traces: 'aucune' });
		expect(withoutWords(counted().slice(0, before.length))).toEqual(withoutWords(before));
		expect(exported(db).match(/;\d+;/g)?.toSorted()).toEqual(sums);
		expect(bytesOnDisk()).not.toMatch(FOLDED);
		expect(await findText(db, NAME)).toMatchObject({ lines: 0, said: [], files: [] });
		db.close();
		expect(bytesOnDisk()).not.toMatch(FOLDED);
		db = openExisting(base);
		expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(db.pragma('foreign_key_check')).toEqual([]);
	});

	test('is noted by a version that says why and not what', async () => {
		const { version } = await erase(NAME);
		expect(readVersion(db, version ?? 0)).toMatchObject({
			operation: 'erasure',
			summary: `Effacement : ${RAISON}`
		});
		expect(lastErasure(db)).toBe(version);
	});

	test('leaves marks that keep apart what was apart', async () => {
		const before = ask(db, 'nature=cp&etape=lfi').total;
		await erase(NAME);
		const lines = exported(db);
		expect(lines).toContain('rapport-efface-7');
		expect(lines).toContain('[effacé 7');
		expect(
			readReference(db, currentVersion(db)).sources.find(({ id }) => id === 'rapport-efface-7')
		).toMatchObject({
			editeur: '[effacé 7]',
			note: 'Lu par [effacé 7]'
		});
		expect(lines).toContain(';particulier 1;');
		expect(lines).toContain('775723679');
		expect(ask(db, 'nature=cp&etape=lfi').total).toBe(before);
		expect(listLines(db, queryOf(db, 'q=quorbin')).count).toBe(0);
	});

	test('does not come back with the same bytes, and does with others, which is said to nobody but the importer', async () => {
		const text = csv([row(1, { exercice: 2015, source: 'f', note: NAME })]);
		await bring(db, text, { name: 'autre.csv' });
		await erase(NAME);
		const again = await bring(db, text, { name: 'cinq.csv' });
		expect(again.outcome).toBe('refused');
		expect(again.files[0]?.summary.problems.map(({ code }) => code)).toContain('octets-effaces');
		expect(bytesOnDisk()).not.toMatch(FOLDED);
		expect((await bring(db, text.replace(NAME, ''), { name: 'cinq.csv' })).outcome).toBe('done');
	});

	test('leaves a base that can be imported into, withdrawn from, and settled again', async () => {
		await erase(NAME);
		expect((await bring(db, csv([row(7, { source: 'z' })]), { name: 'z.csv' })).outcome).toBe('done');
		expect(withdrawImport(db, currentVersion(db), { at: AT }).version).toBe(currentVersion(db));
		expect(withdrawImport(db, lastErasure(db), { at: AT }).version).toBeNull();
	});

	test('is not erased while the reason says it', async () => {
		const before = everything(db);
		await expect(eraseText(db, NAME, { raison: `Pour ${NAME}`, at: AT })).rejects.toThrow(NotErasable);
		expect(everything(db)).toEqual(before);
	});
});

test('a SIREN goes with every name written beside it, which are still one recipient', async () => {
	const claims = csv([
		row(100, { source: 'a', beneficiaire: 'Jean Durand EI', siren: '781626817' }),
		row(90, { source: 'b', beneficiaire: 'DURAND Jean', siren: '781626817' }),
		row(10, { source: 'b', note: 'SIREN 781 626 817' })
	]);
	await bring(db, claims);
	const before = countedIn(db, currentVersion(db));
	await erase('781626817');
	expect(withoutWords(countedIn(db, currentVersion(db)))).toEqual(withoutWords(before));
	expect(bytesOnDisk()).not.toMatch(/781.?626.?817|Durand/i);
	const lines = exported(db);
	expect(lines.match(/effacé 3/g)).toHaveLength(3);
});

test('an address says it in the signs of addresses', async () => {
	await bring(db, csv([row(1, { source_url: 'https://exemple.fr/?qui=Z%C3%A9lie+Quorbin' })]));
	await bring(
		db,
		`id;titre;editeur;type;date;url;licence;note\nx;T;E;rapport;2018;https://exemple.fr/zelie_quorbin;;\n`,
		{
			name: 'sources.csv'
		}
	);
	expect(await erase(NAME)).toMatchObject({ lines: 1 });
	expect(bytesOnDisk()).not.toMatch(/exemple\.fr\/./);
});

test('a text that is a code, a date, an amount, or too short, or nowhere, changes nothing', async () => {
	await bring(db, csv([row(100)]));
	await bring(db, 'id;titre;editeur;type;date;url;licence;note\nx;T;E;rapport;2018-03-27;;;\n', {
		name: 'sources.csv'
	});
	const before = everything(db);
	await expect(erase('bop137', true)).rejects.toThrow(InCodes);
	await expect(erase('2018-03-27', true)).rejects.toThrow(NotErasable);
	for (const text of ['x', '2018', '1 250 000', '10.5'])
		await expect(erase(text, true)).rejects.toThrow(NotErasable);
	expect(await erase('Zélie Quorbin')).toMatchObject({ version: null, said: [], files: [] });
	expect(everything(db)).toEqual(before);
});

describe('a text that stands in more than one name does', () => {
	const many = (name: string, times: number) =>
		csv(Array.from({ length: times }, (_, at) => row(at + 1, { source: `s${at}`, beneficiaire: name })));

	test.for([
		[
			'inside longer words',
			[row(1, { beneficiaire: 'Quorbinesse' }), row(2, { source: 'b', beneficiaire: 'Quorbin' })]
		],
		['in more than a hundred lines', null]
	] as const)('%s, is erased once confirmed', async ([, rows]) => {
		await bring(db, rows === null ? many('Quorbin', 101) : csv([...rows]));
		const before = everything(db);
		await expect(erase('Quorbin')).rejects.toThrow(TooMuch);
		expect(everything(db)).toEqual(before);
		expect(await erase('Quorbin', true)).toMatchObject({ version: 3 });
		expect(bytesOnDisk()).not.toMatch(/quorbin/i);
	});

	test('in a hundred lines, is not asked about', async () => {
		await bring(db, many('Quorbin', 100));
		expect(await erase('Quorbin')).toMatchObject({ version: 3, lines: 100 });
	});
});

test('another program that keeps what it read of the base tells it no more, at any version', async () => {
	await everywhere();
	const server = openExisting(base);
	const told = () =>
		[2, 3, 6].map((v) => [
			...[listBeneficiaries(server, queryOf(server, `v=${v}&etape=lfi`)), countedIn(server, v)],
			...[readReference(server, v), exported(server, v)]
		]);
	expect(JSON.stringify(told())).toMatch(FOLDED);
	await erase(NAME);
	expect(JSON.stringify(told())).not.toMatch(FOLDED);
	server.close();
});

test('a shipped file that says it stays read: the base does not fall back on it', async () => {
	db.close();
	db = await ensureBase(base, 'data', AT);
	await erase('Direction du budget', true);
	const before = everything(db);
	db.close();
	db = await ensureBase(base, 'data', AT);
	expect(everything(db)).toEqual(before);
});

test('while another program reads the base, it is said that traces are left, and the next try takes them away', async () => {
	await bring(db, csv([row(100, { note: NAME })]));
	const other = openBase(base);
	other.exec('BEGIN');
	other.prepare('SELECT count(*) FROM line').get();
	db.pragma('busy_timeout = 50');
	expect(await erase(NAME)).toMatchObject({ version: 3, traces: 'lecteur' });
	other.exec('COMMIT');
	other.close();
	expect(await erase(NAME)).toMatchObject({ version: null, traces: 'aucune' });
	expect(bytesOnDisk()).not.toMatch(FOLDED);
});

describe('a column that nothing reads', () => {
	const HEADER = 'exercice;dispositif;etape;nature;montant;source;Courriel';
	const TEXT = `${HEADER}\n2018;bop137;lfi;cp;100;a;q1@exemple.fr\n2018;bop137;lfi;cp;1O0;a;q2@exemple.fr\n`;
	beforeEach(() => bring(db, TEXT, { allowRejects: true, ignoreColumns: true }));

	test('goes with the bytes, and from the quarantine', async () => {
		const before = ask(db, 'nature=cp&etape=lfi').total;
		const report = await eraseColumn(db, 'courriel', { raison: RAISON, at: AT });
		expect(report).toMatchObject({ version: 3, files: ['lignes.csv'], traces: 'aucune' });
		expect(bytesOnDisk()).not.toMatch(/q\d@exemple/);
		expect(ask(db, 'nature=cp&etape=lfi').total).toBe(before);
	});

	test.for(['montant', 'téléphone'])('is not « %s »: that one is read, or nowhere', async (column) => {
		await expect(eraseColumn(db, column, { raison: RAISON, at: AT })).rejects.toThrow(NotErasable);
		expect(currentVersion(db)).toBe(2);
	});
});
