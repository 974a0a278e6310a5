import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { REFERENCE_NAMES, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { referenceCsv } from '#lib/ingest/reference/reference-csv.ts';
import { AT, bring, shippedBase } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import type { Database } from '#lib/server/store/database.ts';
import { openBase } from '#lib/server/store/open.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { versionOfGeste } from '#lib/server/store/signed/sign-version.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { changeRows, type ChangeOutcome, type RowsChange } from './change-rows.ts';
import { readTyped, type Typed } from './read-typed.ts';
import { standingRows, writtenRow } from './standing-rows.ts';

const folders: string[] = [];
const opened: Database[] = [];
afterEach(() => {
	for (const db of opened.splice(0)) db.close();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The shipped base, on disk as a server has it. */
async function base(): Promise<Database> {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-tenue-'));
	folders.push(folder);
	const path = join(folder, 'base.db');
	const shipped = await shippedBase();
	await shipped.backup(path);
	const db = openBase(path);
	opened.push(db);
	return db;
}

const reference = (db: Database) => readReference(db, currentVersion(db), { fresh: true });

async function typed(
	db: Database,
	table: ReferenceTable,
	rows: readonly Typed[],
	out: readonly number[] = []
) {
	const others = standingRows(db, table)
		.filter(({ id }) => !out.includes(id))
		.map(({ row }) => row);
	return readTyped(table, rows, others, reference(db));
}

/** Reads what is typed, sees its effect, then confirms it. */
async function enter(
	db: Database,
	table: ReferenceTable,
	rows: readonly Typed[],
	out: readonly number[] = []
): Promise<ChangeOutcome> {
	const read = await typed(db, table, rows, out);
	if (read.refusals) return { issue: 'refus', refusals: read.refusals };
	const change: RowsChange = { table, put: read.rows, out };
	const seen = await changeRows(db, change, { at: AT, resume: table, sceau: null });
	if (seen.issue !== 'vu') return seen;
	return changeRows(db, change, { at: AT, resume: table, sceau: seen.effet.sceau, geste: `entrée ${table}` });
}

/** One more row of each vocabulary, as a person would type it. */
const NEW_ROWS: Readonly<Record<Exclude<ReferenceTable, 'formes'>, Typed>> = {
	sources: { id: 'rapport-x', titre: 'Rapport <script>', editeur: 'Sénat', type: 'rapport', date: '2024' },
	dispositifs: {
		...{ id: 'fonds-x', libelle_fr: 'Fonds', libelle_en: 'Fund', ministere: 'Intérieur' },
		...{ perimetre: 'dedie', ordre: '90' }
	},
	nomenclature: { dispositif: 'mae', programme: '185', action: '7', de: '2031', comparable: 'non' },
	intitules: { programme: '137', action: '99', exercice: '2031', intitule: 'Une action', source: 'plf-2015' },
	couverture: { dispositif: 'mae', exercice: '2031', couverture: 'absente', note: 'rien; "lu"' },
	recherches: {
		...{ dispositif: 'mae', exercice: '2031', etape: 'lfi', date: '2026-11-30' },
		...{ ou: 'budget.gouv.fr', resultat: 'non_trouve' }
	},
	cles: {
		...{ id: 'cle-x', dispositif: 'bop137', de: '2018', a: '2018', forme: 'TRAV', bas: '1', central: '2,5' },
		...{ haut: '10', methode: 'part des victimes', auteur: 'nous', source: '', date: '2026-11-30' }
	},
	arbitrages: {
		...{ dispositif: 'agrasc', exercice: '2022', etape: 'annonce', nature: 'np', niveau: 'np' },
		...{ poste: 'X', source_retenue: 'plf-2015', auteur: 'nous', date: '2026-11-30', raison: 'lu' }
	},
	motifs: { dispositif: 'mae', de: '2030', a: '2031', texte: 'Un motif', source: 'plf-2015' },
	relances: {
		...{ dispositif: 'mae', exercice: '2031', destinataire: 'Ministère', envoyee: '2026-11-01' },
		...{ etat: 'envoyee' }
	},
	synonymes: { mot: 'bonneterie', vocabulaire: 'forme', code: 'TRAV', source: 'usage' },
	lectures: { fiche: 'tableau-x', regle: 'colonne', colonne: 'Somme', champ: 'montant' },
	victimes: { annee: '2031', enquete: 'X', forme: 'SEX', part: '12,5', source: 'ash-3016' },
	ipc: { annee: '2031', indice: '120,15' }
};

const TABLES = Object.keys(NEW_ROWS) as (keyof typeof NEW_ROWS)[];

/** Every vocabulary, without one of them. */
function others(db: Database, table: ReferenceTable, version = currentVersion(db)) {
	return { ...readReference(db, version, { fresh: true }), [table]: [] };
}

describe('rows of every vocabulary', () => {
	test('are all tried here', () => {
		expect([...TABLES, 'formes'].sort()).toEqual([...REFERENCE_NAMES].sort());
	});

	test.for(TABLES)(
		'%s: a row added, changed and taken out; nothing else moves, older versions stay',
		async (table) => {
			const db = await base();
			const before = readReference(db, 1, { fresh: true });
			const added = await enter(db, table, [NEW_ROWS[table]]);
			expect(added).toMatchObject({ issue: 'fait', version: 2 });
			expect(versionOfGeste(db, `entrée ${table}`)).toBe(2);
			expect(reference(db)[table]).toHaveLength(before[table].length + 1);
			expect(others(db, table)).toEqual(others(db, table, 1));

			const mine = standingRows(db, table).find(({ version }) => version === 2);
			if (!mine) throw new Error('row not there');
			const written = writtenRow(table, mine.row);
			const column = Object.keys(written).findLast((name) =>
				/^(note|ou|raison|source_page|methode|licence|action|ordre|part|indice|code)$/.test(name)
			);
			const value = {
				ordre: '91',
				part: '13',
				indice: '121',
				code: table === 'lectures' ? '' : 'DOM',
				action: '8'
			};
			const replaced: Typed = {
				...written,
				...(column ? { [column]: (value as Typed)[column] ?? 'autre chose' } : {})
			};
			const changed = await enter(db, table, [replaced], [mine.id]);
			expect([column, changed]).toMatchObject([column, { issue: 'fait', version: 3 }]);
			expect(reference(db)[table]).toHaveLength(before[table].length + 1);

			const again = standingRows(db, table).find(({ version }) => version === 3);
			const left = await enter(db, table, [], [again?.id ?? 0]);
			expect(left).toMatchObject({ issue: 'fait', version: 4 });
			expect(reference(db)).toEqual(before);
			expect(readReference(db, 1, { fresh: true })).toEqual(before);
			expect(readReference(db, 2, { fresh: true })[table]).toHaveLength(before[table].length + 1);
		}
	);
});

test.for(REFERENCE_NAMES)('every shipped row of %s, typed as its form shows it, is itself', async (table) => {
	const db = await base();
	const rows = standingRows(db, table).map(({ row }) => row);
	if (rows.length === 0) return;
	const read = await readTyped(
		table,
		rows.map((row) => writtenRow(table, row)),
		[],
		reference(db)
	);
	expect(read.refusals).toBeUndefined();
	expect(JSON.parse(JSON.stringify(read.rows))).toEqual(rows);
});

describe('a change', () => {
	test('writes nothing until its effect was seen, and shows the new effect when the base moved', async () => {
		const db = await base();
		const read = await typed(db, 'ipc', [NEW_ROWS.ipc]);
		const change = { table: 'ipc', put: read.rows ?? [], out: [] } as const;
		const seen = await changeRows(db, change, { at: AT, resume: 'x', sceau: null });
		expect(seen.issue).toBe('vu');
		expect(currentVersion(db)).toBe(1);
		await enter(db, 'couverture', [NEW_ROWS.couverture]);
		const sceau = seen.issue === 'vu' ? seen.effet.sceau : '';
		const moved = await changeRows(db, change, { at: AT, resume: 'x', sceau });
		expect(moved).toMatchObject({ issue: 'bouge', effet: { vue: 2 } });
		expect(currentVersion(db)).toBe(2);
	});

	test('says that a row was changed meanwhile, and that nothing changes', async () => {
		const db = await base();
		const [first] = standingRows(db, 'ipc');
		if (!first) throw new Error('no index');
		expect(await enter(db, 'ipc', [writtenRow('ipc', first.row)], [first.id])).toEqual({ issue: 'rien' });
		await enter(db, 'ipc', [{ ...writtenRow('ipc', first.row), indice: '1' }], [first.id]);
		expect(await enter(db, 'ipc', [{ ...writtenRow('ipc', first.row), indice: '2' }], [first.id])).toEqual({
			issue: 'parti'
		});
	});

	test('never takes the place of another row in silence', async () => {
		const db = await base();
		const [first, second] = standingRows(db, 'ipc');
		if (!first || !second) throw new Error('no index');
		expect(await enter(db, 'ipc', [writtenRow('ipc', first.row)])).toMatchObject({ issue: 'refus' });
		const renamed = { ...writtenRow('ipc', first.row), annee: String(second.row['annee']) };
		expect(await enter(db, 'ipc', [renamed], [first.id])).toMatchObject({ issue: 'refus' });
		expect(currentVersion(db)).toBe(1);
	});

	test('keeps hostile text as text, and its file runs nothing', async () => {
		const db = await base();
		const mot = '=HYPERLINK("https://x") <script>alert(1)</script> \u202Eabc';
		expect(await enter(db, 'synonymes', [{ ...NEW_ROWS.synonymes, mot }])).toMatchObject({ issue: 'fait' });
		expect(reference(db).synonymes.map((row) => row.mot)).toContain(mot);
		expect(referenceCsv(reference(db), 'synonymes')).toContain(`"'=HYPERLINK(`);
	});

	test('of a perimeter shows the totals that it moves, though no line does', async () => {
		const db = await base();
		const agrasc = standingRows(db, 'dispositifs').find(({ row }) => row['id'] === 'agrasc');
		if (!agrasc) throw new Error('no agrasc');
		const put = [{ ...agrasc.row, perimetre: 'contexte' }];
		const change = { table: 'dispositifs', put, out: [agrasc.id] } as const;
		const seen = await changeRows(db, change, { at: AT, resume: 'x', sceau: null });
		if (seen.issue !== 'vu') throw new Error(seen.issue);
		expect(seen.effet.effet).toEqual([]);
		expect(seen.effet.montre).toContainEqual(
			expect.objectContaining({ dispositif: 'agrasc', exercice: 2023, etape: 'prevu', apres: null })
		);
	});
});

describe('a shipped file that changes later', () => {
	const shipped = (db: Database, text: string) =>
		bring(db, text, { name: 'ipc.csv', operation: 'data', confirmed: true });
	const years = (db: Database) => new Map(reference(db).ipc.map(({ annee, indice }) => [annee, indice]));

	test('leaves what was entered in the site: changed, added and taken out', async () => {
		const db = await base();
		const [first, second] = standingRows(db, 'ipc');
		if (!first || !second) throw new Error('no index');
		await enter(db, 'ipc', [{ ...writtenRow('ipc', first.row), indice: '1,23' }], [first.id]);
		await enter(db, 'ipc', [], [second.id]);
		await enter(db, 'ipc', [NEW_ROWS.ipc]);
		const others = referenceCsv(readReference(db, 1, { fresh: true }), 'ipc');
		expect(await shipped(db, others.replace(/^2015;.*$/m, '2015;7,77'))).toMatchObject({ outcome: 'done' });
		const found = years(db);
		expect([2013, 2014, 2015, 2031].map((year) => found.get(year))).toEqual([123, undefined, 777, 12015]);
	});

	test('decides again what was withdrawn', async () => {
		const db = await base();
		const [first] = standingRows(db, 'ipc');
		if (!first) throw new Error('no index');
		await enter(db, 'ipc', [{ ...writtenRow('ipc', first.row), indice: '1,23' }], [first.id]);
		withdrawImport(db, 2, { at: AT });
		const text = referenceCsv(reference(db), 'ipc').replace(/^2013;.*$/m, '2013;9,99');
		await shipped(db, text);
		expect(years(db).get(2013)).toBe(999);
	});
});

describe('what the rules refuse', () => {
	test.for<{ name: string; table: keyof typeof NEW_ROWS; row: Typed; colonne: string | null; says: RegExp }>([
		{
			name: 'an unknown dispositif',
			table: 'couverture',
			row: { dispositif: 'bop-137' },
			colonne: 'dispositif',
			says: /bop-137/
		},
		{
			name: 'a year that is none',
			table: 'couverture',
			row: { exercice: 'l’an 8' },
			colonne: 'exercice',
			says: /année/
		},
		{ name: 'a missing text', table: 'recherches', row: { ou: ' ' }, colonne: 'ou', says: /il manque/i },
		{
			name: 'not published without a document',
			table: 'recherches',
			row: { resultat: 'non_publie' },
			colonne: 'resultat',
			says: /document lu/
		},
		{
			name: 'a person in a letter',
			table: 'relances',
			row: { destinataire: 'Mme Dupont' },
			colonne: 'destinataire',
			says: /personne/
		},
		{
			name: 'an address that runs',
			table: 'sources',
			row: { url: 'javascript:alert(1)' },
			colonne: 'url',
			says: /convient pas/
		},
		{
			name: 'a key in the wrong order',
			table: 'cles',
			row: { bas: '5' },
			colonne: 'central',
			says: /plus basse/
		},
		{ name: 'a key towards no form', table: 'cles', row: { forme: 'NV' }, colonne: 'forme', says: /forme/ },
		{
			name: 'a key on attributed lines',
			table: 'cles',
			row: { poste: 'AFIS' },
			colonne: 'id',
			says: /déjà rattachées/
		},
		{
			name: 'a key on no line',
			table: 'cles',
			row: { poste: 'nulle part' },
			colonne: 'id',
			says: /aucune ligne/
		}
	])('$name, beside its field', async ({ table, row, colonne, says }) => {
		const db = await base();
		const refused = await enter(db, table, [{ ...NEW_ROWS[table], ...row }]);
		expect(refused).toMatchObject({ issue: 'refus', refusals: [{ colonne }] });
		expect(refused.issue === 'refus' && refused.refusals[0]?.message).toMatch(says);
		expect(currentVersion(db)).toBe(1);
	});

	test('a dispositif that lines carry is not taken out, and says why', async () => {
		const db = await base();
		const row = standingRows(db, 'dispositifs').find(({ row: { id } }) => id === 'mae');
		const refused = await enter(db, 'dispositifs', [], [row?.id ?? 0]);
		expect(refused.issue === 'refus' && refused.refusals.map(({ message }) => message).join(' ')).toMatch(
			/leur argent quitterait tous les totaux/
		);
	});
});
