import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { archive } from './archive.ts';
import { bibtex, fullCitation, shortCitation } from './citation.ts';
import { noticeLines, type FigureNotice } from './figure-notice.ts';
import { fileName } from './file-name.ts';
import { renderPng } from './png.ts';
import { writeTableXlsx } from './table-xlsx.ts';

const NOTICE: FigureNotice = {
	figure: 'formes-par-annee',
	titre: 'Une seule forme & 100 % du reste non attribué',
	sousTitre: 'Crédits prévus.',
	notes: ['Une note.'],
	sources: 'Sources : Sénat. Version 3 des données.',
	filtres: [{ nom: 'étape', valeur: 'prévu' }],
	version: 3,
	date: '2026-11-22',
	empreinte: '0a1b2c3d',
	adresse: 'https://example.org/figures/formes-par-annee',
	adresseFigee: 'https://example.org/figures/formes-par-annee?v=3',
	methode: 'https://example.org/methode'
};
const TABLE: FigureTable = {
	legende: 'Données',
	identites: [],
	colonnes: [
		{ id: 'poste', titre: 'Poste', genre: 'texte', enTete: true },
		{ id: 'montant', titre: 'Montant', genre: 'euros' }
	],
	lignes: [
		['=1+1', -123_450],
		['AFIS', null]
	]
};

test('a workbook has typed numbers, texts that run nothing, and says what it is', async () => {
	const files = unzipSync(await writeTableXlsx(TABLE, NOTICE));
	const data = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
	expect(data).toContain('<v>-1234.5</v>');
	expect(data).not.toContain('<f>');
	const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
	expect(texts).toContain('=1+1');
	expect(texts).toContain('0a1b2c3d');
	expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('Lisez-moi');
});

test('a workbook prints one page wide, its head again on each page, each word of the head in sight', async () => {
	const colonnes = [
		{ id: 'poste', titre: 'Poste', genre: 'texte', enTete: true },
		...Array.from({ length: 12 }, (_, at) => ({
			id: `m${at}`,
			titre: 'Exploitation sexuelle, autre total publié',
			genre: 'euros'
		}))
	] as FigureTable['colonnes'];
	const wide = unzipSync(await writeTableXlsx({ ...TABLE, colonnes }, NOTICE));
	const sheet = (files: Record<string, Uint8Array>, n: number) =>
		strFromU8(files[`xl/worksheets/sheet${n}.xml`] ?? new Uint8Array());
	for (const n of [1, 2]) {
		expect(sheet(wide, n)).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
		expect(sheet(wide, n)).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
	}
	expect(strFromU8(wide['xl/workbook.xml'] ?? new Uint8Array())).toContain(
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Données'!$1:$1</definedName></definedNames>`
	);
	// « Exploitation / sexuelle, autre / total publié »: three lines of 15 points.
	expect(sheet(wide, 1)).toContain('<row r="1" ht="45"');
	const narrow = unzipSync(await writeTableXlsx(TABLE, NOTICE));
	expect(sheet(narrow, 1)).toContain('orientation="portrait"');
	expect(sheet(narrow, 1)).toContain('<row r="1" ht="15"');
});

test('a workbook written twice is the same bytes', async () => {
	const first = await writeTableXlsx(TABLE, NOTICE);
	await new Promise((resolve) => setTimeout(resolve, 2100));
	expect(Buffer.compare(first, await writeTableXlsx(TABLE, NOTICE))).toBe(0);
});

test('an archive holds its files under their names', () => {
	const zip = archive({ 'a.csv': new Uint8Array([1, 2]), 'lisez-moi.txt': new Uint8Array([3]) });
	expect(Object.keys(unzipSync(zip))).toEqual(['a.csv', 'lisez-moi.txt']);
});

test('a picture is as wide as asked and is inserted 16 cm wide', async () => {
	const svg =
		'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"><rect width="10" height="5"/></svg>';
	const png = Buffer.from(await renderPng(svg, 2400));
	expect(png.readUInt32BE(16)).toBe(2400);
	expect(png.readUInt32BE(20)).toBe(1200);
	const at = png.indexOf('pHYs');
	expect(png.readUInt32BE(at + 4)).toBe(15_000);
});

test('the server goes on while a picture is drawn', async () => {
	let beats = 0;
	const pulse = setInterval(() => beats++, 5);
	const svg =
		'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="4"/></svg>';
	await renderPng(svg, 3000);
	clearInterval(pulse);
	expect(beats).toBeGreaterThan(5);
});

test('a picture that cannot be drawn says why', async () => {
	await expect(renderPng('<svg', 600)).rejects.toThrow();
});

test('a citation names the version, its day, the empreinte and the address that never changes', () => {
	expect(fullCitation(NOTICE)).toContain(
		'Lignes claires, version 3 du 22\u00A0novembre 2026, empreinte 0a1b2c3d. https://example.org/figures/formes-par-annee?v=3'
	);
});

test('characters that BibTeX would run are escaped', () => {
	expect(bibtex(NOTICE)).toContain('title = {{Une seule forme \\& 100 \\% du reste non attribué}}');
});

test('a file name says what the file holds', () => {
	const query = parseQuery(
		new URLSearchParams('de=2013&a=2018&dispositif=bop137&euros=constants&base=2025'),
		['bop137']
	);
	expect(fileName('formes-par-annee', query, 12)).toBe(
		'formes-par-annee_bop137_prevu_cp_2013-2018_euros2025_v12'
	);
});

test('in English, what goes with a figure is English', async () => {
	const said = inLanguage('en', () => ({
		notice: noticeLines(NOTICE),
		cited: [shortCitation(NOTICE), fullCitation(NOTICE), bibtex(NOTICE)].join('\n'),
		name: fileName('flux', parseQuery(new URLSearchParams('de=2018&a=2018&lang=en'), []), 3)
	}));
	expect(said.notice.map(([name]) => name)).toEqual([
		'Figure',
		'What is measured',
		'Filter: étape',
		'Note',
		'Sources',
		'Version of the data',
		'Fingerprint of the data',
		'Address (up to date)',
		'Address (frozen)',
		'Method',
		'Missing values',
		'Licence'
	]);
	expect(said.cited).toContain('Lignes claires, version 3, fingerprint 0a1b2c3d, https://example.org/');
	expect(said.cited).toContain(`“${NOTICE.titre}”. `);
	expect(said.cited).toContain('Lignes claires, version 3 of 22 November 2026, fingerprint 0a1b2c3d. ');
	expect(said.cited).toContain('note = {Version 3 of the data, fingerprint 0a1b2c3d}');
	expect(said.name).toBe('flux_prevu_cp_2018_en_v3');
	const files = unzipSync(await inLanguage('en', () => writeTableXlsx(TABLE, NOTICE)));
	const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array());
	expect(workbook).toContain('name="Data"');
	expect(workbook).toContain('name="Read me"');
});
