import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeText } from '#lib/ingest/bytes/encode.ts';
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
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { quarantinedRows } from '#lib/server/quarantined-rows.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { couverture } from '#lib/server/versions.fixture.ts';
import { importsInQuarantine, quarantineFile, waitingRows } from './quarantine-file.ts';

let db: Database;

beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => {
	expect(db.pragma('foreign_key_check')).toEqual([]);
	db.close();
});

const allowRejects = true;
/** Three good rows; one whose amount is not a number, one readable at a stage that does not exist. */
const ROWS = [
	row(10),
	row('1 2O0,50', { poste: 'x' }),
	row(30, { poste: 'y' }),
	row(7, { poste: 'z', etape: 'voté hier' }),
	row(5, { exercice: 2019 })
];
const MENDED = [
	row(10),
	row('1200,50', { poste: 'x' }),
	row(30, { poste: 'y' }),
	row(7, { poste: 'z' }),
	row(5, { exercice: 2019 })
];

const setAside = async () => {
	const report = await bring(db, csv(ROWS), { allowRejects });
	const [latest] = importsInQuarantine(db);
	if (!latest) throw new Error('nothing in quarantine');
	return { report, importId: latest.importId };
};
const toMend = (importId: number) => [...quarantineFile(db, importId)].join('');
const mend = (text: string) => text.replace('1 2O0,50', '1200,50').replace('voté hier', 'lfi');
const total = (address = '') => ask(db, address, 'exercice').total;
const natureOf = (report: Awaited<ReturnType<typeof bring>>) => report.files[0]?.conservation.natures.cp;
const blocking = (report: Awaited<ReturnType<typeof bring>>) =>
	report.files[0]?.summary.problems
		.filter((problem) => problem.severite === 'bloquant')
		.map((problem) => problem.message.replaceAll('\u00A0', ' '));

describe('rows set aside', () => {
	test('leave the good ones in the base, and every cent told (R14)', async () => {
		const { report } = await setAside();
		expect(report).toMatchObject({ outcome: 'done', files: [{ added: 3, quarantined: 2, mended: 0 }] });
		expect(report.files[0]?.conservation).toMatchObject({ holds: true, unreadable: 1 });
		expect(natureOf(report)).toMatchObject({ file: 5200, stored: 4500, rejected: 700 });
		expect(total()).toBe(4500);
	});

	test('are listed as they were written, with their reasons', async () => {
		const { importId } = await setAside();
		expect(importsInQuarantine(db)).toEqual([{ importId, name: 'lignes.csv', rows: 2 }]);
		const [amount, stage] = quarantinedRows(db, currentVersion(db));
		expect(amount).toMatchObject({ fileName: 'lignes.csv', ligne: 3, exercice: 2018, centimes: null });
		expect(amount?.cellules).toContain('1 2O0,50');
		expect(amount?.messages).toHaveLength(1);
		expect(stage).toMatchObject({ ligne: 5, dispositif: 'bop137', etape: null, centimes: 700 });
	});

	test('show as money that is not imported, where their place can be read (R10)', async () => {
		await bring(
			db,
			csv([
				row(10),
				row(7, { poste: 'x', forme: 'SEX' }),
				row('1O', { poste: 'y' }),
				row('2O', { dispositif: 'mae' })
			]),
			{ allowRejects }
		);
		const [sum] = ask(db, 'de=2018&a=2018', 'exercice').rows;
		expect(sum).toMatchObject({ centimes: 1000, statut: 'publie', nonImporte: { lignes: 3, centimes: 700 } });
		const rows = ask(db, 'de=2018&a=2018', 'dispositif').rows;
		expect(rows.find((item) => item.dispositif === 'mae')).toMatchObject({
			centimes: null,
			statut: 'non_importe',
			nonImporte: { lignes: 1, centimes: null, illisibles: 1 }
		});
		expect(rows.find((item) => item.dispositif === 'p101')?.nonImporte).toBeUndefined();
		const figure = (address: string) => formesParAnnee(db, queryOf(db, address)).annees[0];
		expect(figure('')).toMatchObject({ statut: 'publie', nonImporte: { lignes: 3, centimes: 700 } });
		expect(figure('dispositif=mae&de=2018&a=2018')).toMatchObject({
			total: null,
			statut: 'non_importe',
			nonImporte: { lignes: 1, centimes: null, illisibles: 1 }
		});
		expect(figure('etape=execution&de=2018&a=2018')).toMatchObject({ nonImporte: null });
	});

	test('again by the same bytes change nothing', async () => {
		await setAside();
		const before = everything(db);
		const again = await bring(db, csv(ROWS), { allowRejects });
		expect(again).toMatchObject({ outcome: 'unchanged', files: [{ unchanged: 3, quarantined: 0 }] });
		expect(again.files[0]?.conservation).toMatchObject({ holds: true });
		expect(everything(db)).toEqual(before);
	});

	test('by the next file of the same name take the place of those before', async () => {
		await setAside();
		const report = await bring(db, csv([...ROWS.slice(0, 3), row('9O', { poste: 'w' })]), { allowRejects });
		expect(report.files[0]).toMatchObject({ quarantined: 2, mended: 2 });
		const rows = quarantinedRows(db, currentVersion(db));
		expect(rows.map((item) => item.ligne)).toEqual([3, 5]);
		expect(new Set(rows.map((item) => item.importId)).size).toBe(1);
		expect(quarantinedRows(db, 2)).toHaveLength(2);
	});
});

describe('a quarantine to mend', () => {
	test('is a file with a mark, the same header and the reasons', async () => {
		const { importId } = await setAside();
		const [mark = '', header = '', ...rows] = toMend(importId).split('\r\n');
		expect(mark).toMatch(new RegExp(`^\uFEFF# Quarantaine de l’import ${importId}\u00A0:`));
		expect(header).toBe(`${csv([]).trim()};_problemes`);
		expect(rows).toHaveLength(3);
		expect(rows[0]).toContain(';"1 2O0,50";');
		expect(rows[0]).toMatch(/;.*montant.*$/);
		expect(rows[2]).toBe('');
	});

	const resaved: readonly (readonly [string, (text: string) => Uint8Array])[] = [
		['as it was given', (text) => new TextEncoder().encode(text)],
		['without its byte order mark', (text) => new TextEncoder().encode(text.slice(1))],
		['by Excel as Windows-1252', (text) => encodeText(padded(text.slice(1), ';'), 'windows-1252')],
		['by Excel as « Texte Unicode »', (text) => encodeText(padded(text, '\t'), 'utf-16le')],
		['in UTF-16 BE', (text) => encodeText(text, 'utf-16be')],
		['with commas', (text) => new TextEncoder().encode(padded(text, ','))],
		['with LF alone', (text) => new TextEncoder().encode(text.replaceAll('\r\n', '\n'))]
	];

	test.for(resaved)('mended, saved %s, completes its import and empties the quarantine', async ([, save]) => {
		const { importId } = await setAside();
		const report = await bring(db, save(mend(toMend(importId))), { name: 'quarantaine.csv' });
		expect(blocking(report)).toEqual([]);
		expect(report).toMatchObject({
			outcome: 'done',
			files: [{ added: 2, withdrawn: 0, unchanged: 0, quarantined: 0, mended: 2 }],
			effect: [{ exercice: 2018, avant: 4000, apres: 124_750, ajoutees: 2, retirees: 0, inchangees: 2 }]
		});
		expect(report.files[0]?.conservation.holds).toBe(true);
		expect(natureOf(report)).toMatchObject({ file: 120_750, stored: 120_750, rejected: 0 });
		expect(importsInQuarantine(db)).toEqual([]);
		const whole = await vocabulariesOnly();
		await bring(whole, csv(MENDED));
		expect(exported(db)).toBe(exported(whole));
		expect(ask(db, 'de=2018&a=2018', 'exercice').rows[0]?.nonImporte).toBeUndefined();
	});

	test('with a row missing is refused whole, with both counts', async () => {
		const { importId } = await setAside();
		const before = everything(db);
		const [mark, header, first] = mend(toMend(importId)).split('\r\n');
		const report = await bring(db, [mark, header, first, ''].join('\r\n'), { name: 'q.csv', allowRejects });
		expect(report.outcome).toBe('refused');
		expect(blocking(report)).toEqual([
			`La quarantaine de l’import ${importId} a 2 lignes, ce fichier 1 : gardez-les toutes, pour qu’aucune ne se perde.`
		]);
		expect(everything(db)).toEqual(before);
	});

	test('twice is refused: it is empty already', async () => {
		const { importId } = await setAside();
		const text = mend(toMend(importId));
		await bring(db, text, { name: 'q.csv' });
		const before = everything(db);
		const report = await bring(db, text, { name: 'q.csv' });
		expect(report.outcome).toBe('refused');
		expect(blocking(report)).toEqual([
			`La quarantaine de l’import ${importId} est déjà vide : ce fichier a sans doute été importé.`
		]);
		expect(everything(db)).toEqual(before);
	});

	test('not mended is refused; with rejects allowed, what stays wrong waits in its own', async () => {
		const { importId } = await setAside();
		const text = toMend(importId);
		expect((await bring(db, text, { name: 'q.csv' })).outcome).toBe('refused');
		const half = text.replace('1 2O0,50', '1200,50');
		const report = await bring(db, half, { name: 'q.csv', allowRejects });
		expect(report.files[0]).toMatchObject({ added: 1, quarantined: 1, mended: 2 });
		expect(report.files[0]?.conservation.holds).toBe(true);
		const [left, ...others] = importsInQuarantine(db);
		expect(others).toEqual([]);
		expect(left).toMatchObject({ name: 'q.csv', rows: 1 });
		const rest = toMend(left?.importId ?? 0);
		expect(rest.split('\r\n')[1]).toBe(`${csv([]).trim()};_problemes`);
		const last = await bring(db, mend(rest), { name: 'q2.csv' });
		expect(last.files[0]).toMatchObject({ added: 1, withdrawn: 0, mended: 1 });
		expect(importsInQuarantine(db)).toEqual([]);
		expect(total()).toBe(125_250);
	});

	test('in a dry run changes nothing', async () => {
		const { importId } = await setAside();
		const before = everything(db);
		const text = mend(toMend(importId));
		expect(await bring(db, text, { dryRun: true })).toMatchObject({
			outcome: 'dry-run',
			files: [{ mended: 2 }]
		});
		expect(everything(db)).toEqual(before);
		expect(waitingRows(db, importId)).toBe(2);
	});
});

test.for(['couverture.csv', 'q.csv'])(
	'mended rows of a vocabulary, named %s, join the others',
	async (name) => {
		await bring(db, couverture('2018;complete', '2019;totale', '2020;partielle'), {
			name: 'couverture.csv',
			allowRejects
		});
		const [waiting] = importsInQuarantine(db);
		const text = toMend(waiting?.importId ?? 0).replace('totale', 'absente');
		const report = await bring(db, text, { name });
		expect(report.files[0]).toMatchObject({ added: 1, withdrawn: 0, mended: 1 });
		const rows = readReference(db, currentVersion(db)).couverture.map(
			(line) => `${line.exercice} ${line.couverture}`
		);
		expect(rows.sort()).toEqual(['2018 complete', '2019 absente', '2020 partielle']);
	}
);

describe('the whole file, corrected', () => {
	test('empties the quarantine too', async () => {
		await setAside();
		const report = await bring(db, csv(MENDED));
		expect(report.files[0]).toMatchObject({ added: 2, unchanged: 3, withdrawn: 0, mended: 2 });
		expect(report.files[0]?.conservation).toMatchObject({ holds: true });
		expect(natureOf(report)).toMatchObject({ file: 125_250, stored: 120_750, alreadyThere: 4500 });
		expect(importsInQuarantine(db)).toEqual([]);
	});

	test('empties what was left of a quarantine half mended', async () => {
		const { importId } = await setAside();
		await bring(db, toMend(importId).replace('1 2O0,50', '1200,50'), { name: 'q.csv', allowRejects });
		expect((await bring(db, csv(MENDED))).files[0]).toMatchObject({ added: 1, unchanged: 4, mended: 1 });
		expect(importsInQuarantine(db)).toEqual([]);
		expect(total()).toBe(125_250);
	});

	test('after the mended quarantine changes nothing', async () => {
		const { importId } = await setAside();
		await bring(db, mend(toMend(importId)), { name: 'q.csv' });
		expect((await bring(db, csv(MENDED))).outcome).toBe('unchanged');
	});

	test('without the bad rows at all lets go of them', async () => {
		await setAside();
		const report = await bring(db, csv(ROWS.filter((_, index) => index !== 1 && index !== 3)));
		expect(report).toMatchObject({ outcome: 'done', files: [{ added: 0, unchanged: 3, mended: 2 }] });
		expect(importsInQuarantine(db)).toEqual([]);
	});
});

/** What a spreadsheet does on saving: the mark fills a row, cells are separated otherwise and quoted where needed. */
function padded(text: string, delimiter: string): string {
	const records = text
		.split('\r\n')
		.slice(0, -1)
		.map((line, index) => (index === 0 ? [line] : line.split(';')));
	const width = Math.max(...records.map((cells) => cells.length));
	const cell = (value: string) =>
		value.includes(delimiter) && !value.startsWith('"') ? `"${value.replaceAll('"', '""')}"` : value;
	return records
		.map((cells) =>
			[...cells, ...Array.from({ length: width - cells.length }, () => '')].map(cell).join(delimiter)
		)
		.map((line) => `${line}\r\n`)
		.join('');
}

describe('rows of a table of several columns of amounts', () => {
	const options = { allowRejects, constantes: { etape: 'lfi', source: 'Annexe' } };

	test.for([
		['years', 'Dispositif;Poste;2016;2017\nMAE;A;10;20\nZZZ;B;30;40\n', 100],
		['years, one of them unreadable', 'Dispositif;Poste;2016;2017\nMAE;A;10;20\nMAE;B;3O;40\n', 100],
		['AE and CP', 'Exercice;Dispositif;Poste;AE;CP\n2016;MAE;A;10;20\n2016;ZZZ;B;30;40\n', 60]
	] as const)('mended, count once: %s', async ([, text, euros]) => {
		await bring(db, text, options);
		const [{ importId = 0 } = {}] = importsInQuarantine(db);
		const mended = toMend(importId).replaceAll('ZZZ', 'MAE').replaceAll('3O', '30');
		const report = await bring(db, mended, { ...options, allowRejects: false });
		expect(report.outcome).toBe('done');
		expect(waitingRows(db, importId)).toBe(0);
		expect(total('nature=cp')).toBe(euros * 100);
	});
});
