import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion } from '#lib/server/store/versions.ts';
import { everyLine } from '#lib/server/analysis/lines/whole-lines.ts';
import type { Block } from '#lib/pages/year/dossier/blocks.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { inWordThread } from '#lib/export/docx/dossier/word-thread.ts';
import { GET } from './[annee=annee].docx/+server.ts';
import { wordDossier } from './word-dossier.ts';
import { patiently } from '../../../tests/patiently.ts';

const ORIGIN = 'https://lignes.example';

let db: Database;
let parts: Record<string, string>;
let answer: Response;
let blocks: Block[];

const get = (annee: string, search = '', langue: 'fr' | 'en' = 'fr'): Promise<Response> => {
	const url = new URL(`${ORIGIN}${langue === 'en' ? '/en' : ''}/annees/${annee}.docx${search}`);
	const event = { locals: { db }, url, params: { annee }, request: new Request(url) };
	return patiently(() => inLanguage(langue, () => atOneVersion(db, async () => GET(event as never))));
};
const partsOf = async (response: Response) =>
	Object.fromEntries(
		Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer()))).map(([name, bytes]) => [
			name,
			strFromU8(bytes)
		])
	);
const xml = () => parts['word/document.xml'] ?? '';
const textOf = (part: string) =>
	part
		.replace(/<\/w:p>/g, '\n')
		.replace(/<[^>]+>/g, '')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.replaceAll('\u00A0', ' ');

beforeAll(async () => {
	db = await shippedBase();
	answer = await get('2018', '?v=1');
	parts = await partsOf(answer.clone());
	blocks = yearDossier(db, queryOf(db, ''), 2018, ORIGIN).sections.flatMap(({ blocs }) => [...blocs]);
});
afterAll(() => db.close());

/** Cents of the euros that a text writes whole, without their sign. */
const amountsIn = (text: string) =>
	[...text.matchAll(/(?<![\d,])(\d{1,3}(?: \d{3})*)(?:,(\d\d))? €/g)].map(
		([, euros = '', cents = '00']) => Number(euros.replaceAll(' ', '')) * 100 + Number(cents)
	);

test('every amount of the 2018 dossier is one of its lines, its tables, its figures, or the sum of those that it lists', () => {
	const known = new Set([...everyLine(db, 1)].map(({ centimes }) => Math.abs(centimes)));
	for (const block of blocks) {
		if (block.genre === 'tableau')
			for (const { cellules } of block.lignes)
				for (const { centimes } of cellules) if (centimes !== undefined) known.add(Math.abs(centimes));
		if (block.genre === 'figure')
			for (const row of block.view.table.lignes)
				for (const [index, cell] of row.entries())
					if (block.view.table.colonnes[index]?.genre === 'euros' && typeof cell === 'number')
						known.add(Math.abs(cell));
	}
	const listed = (blocks.find((block) => block.genre === 'tableau')?.lignes ?? []).map(({ cellules }) => ({
		texte: cellules.map(({ texte }) => texte).join(' '),
		centimes: cellules.find(({ centimes }) => centimes !== undefined)?.centimes ?? 0
	}));
	for (const some of [/./, /annonce/, /BOP.137|Programme.101/])
		known.add(
			listed.filter(({ texte }) => some.test(texte)).reduce((sum, { centimes }) => sum + centimes, 0)
		);
	// A value that competes for 2017: the sum of the three items of the table of that year.
	known.add(3_785_376_00 + 2_320_069_00 + 523_000_00);
	const written = amountsIn(textOf(xml()));
	expect(written.length).toBeGreaterThan(60);
	expect([...new Set(written.filter((one) => !known.has(one)))]).toEqual([]);
});

test('every figure says what it shows, is numbered, and leads to its frozen address', () => {
	const figures = blocks.filter((block) => block.genre === 'figure');
	const described = [...xml().matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, text = '']) => text);
	for (const { view } of figures)
		expect(described.map((text) => textOf(text))).toContain(
			textOf(view.desc).replace(' Le tableau des données suit.', '')
		);
	// One more: the chart of the items, which Word draws itself.
	expect(described).toHaveLength(figures.length + 1);
	expect(xml().match(/SEQ Figure/g)).toHaveLength(figures.length + 1);
	expect(Object.keys(parts).filter((name) => /media\/.*\.(svg|png)$/.test(name))).toHaveLength(
		2 * figures.length
	);
	expect(parts['word/_rels/document.xml.rels']).toContain(`${ORIGIN}/figures/suivi-poste?`);
	expect(textOf(xml()).match(/version 1, empreinte [0-9a-f]{8} :/g)).toHaveLength(figures.length);
});

test('the chart of the items bears their exact euros, and a workbook to change them', () => {
	const chart = parts['word/charts/chart1.xml'] ?? '';
	const values = [...chart.matchAll(/<c:v>(-?[\d.]+)<\/c:v>/g)].map(([, value]) => Number(value));
	const [table] = blocks.filter((block) => block.genre === 'tableau' && block.colonnes.length === 7);
	for (const { cellules, ensemble } of table?.genre === 'tableau' ? table.lignes : [])
		for (const { centimes } of cellules.slice(1, 3))
			if (centimes !== undefined && !ensemble) expect(values).toContain(centimes / 100);
	expect(Object.keys(parts).filter((name) => /embeddings\/.*\.xlsx$/.test(name))).toHaveLength(1);
});

test('each amount of « D’où viennent ces montants » calls the note of its document; a note told before is called again', () => {
	const [, table = ''] = /D’où viennent ces montants.*?(<w:tbl>.*?<\/w:tbl>)/s.exec(xml()) ?? [];
	const rows = table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)?.slice(1) ?? [];
	expect(rows).toHaveLength(6);
	for (const row of rows) expect(row).toMatch(/<w:footnoteReference |NOTEREF note_\d+/);
	const called = [...xml().matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id);
	expect(new Set(called).size).toBe(called.length);
	const marked = [...xml().matchAll(/w:name="(note_\d+)"/g)].map(([, name]) => name);
	expect(marked).toHaveLength(called.length);
	for (const [, name] of xml().matchAll(/NOTEREF (note_\d+)/g)) expect(marked).toContain(name);
	expect(textOf(parts['word/footnotes.xml'] ?? '')).toContain('http://www2.senat.fr/rap/l18-147-329/');
});

test('contents bear their pages, heads of tables repeat, rows hold, and French is said', () => {
	expect(xml().match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7);
	const pages = [...xml().matchAll(/PAGEREF [^<]*<\/w:instrText><w:fldChar[^>]*\/><w:t[^>]*>(\d+)</g)].map(
		([, page]) => Number(page)
	);
	expect(pages).toHaveLength(7 + 6);
	expect(pages).toEqual([...pages].sort((a, b) => a - b));
	expect(parts['word/settings.xml']).not.toContain('updateFields');
	const tables = xml().match(/<w:tbl>/g)?.length;
	expect(xml().match(/<w:tblHeader\/>/g)).toHaveLength(tables ?? -1);
	expect(xml().match(/SEQ Tableau/g)).toHaveLength(tables ?? -1);
	expect(xml().match(/<w:cantSplit\/>/g)).toHaveLength(xml().match(/<w:tr>|<w:tr /g)?.length ?? -1);
	expect(parts['word/styles.xml']).toContain('w:val="fr-FR"');
	expect(Object.values(parts).join('')).not.toContain('\u202F');
});

test('the file is named, typed and kept; the same dossier gives the same bytes', async () => {
	expect(answer.headers.get('content-disposition')).toBe(
		'attachment; filename="evaluation_prevu_cp_2018_v1.docx"'
	);
	expect(answer.headers.get('content-type')).toContain('wordprocessingml.document');
	expect(answer.headers.get('cache-control')).toContain('immutable');
	expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{16}"$/);
	const { octets } = await inWordThread(() => wordDossier(db, queryOf(db, 'v=1'), 2018, ORIGIN));
	expect(Buffer.from(octets).equals(Buffer.from(await answer.clone().arrayBuffer()))).toBe(true);
});

test('an English reader is given English, and what a source publishes is still said to be French', async () => {
	const response = await get('2018', '?v=1&dispositif=bop137', 'en');
	expect(response.headers.get('content-disposition')).toContain('evaluation_bop137_prevu_cp_2018_en_v1.docx');
	const english = await partsOf(response);
	const text = textOf(english['word/document.xml'] ?? '');
	expect(text).toContain('2018 evaluation of the means against trafficking in human beings');
	expect(text).toContain('Choices: schemes: ');
	expect(text).toContain(`${ORIGIN}/en/annees/2018?`);
	expect(english['word/styles.xml']).toContain('w:val="en-GB"');
	expect(english['word/footnotes.xml']).toMatch(/<w:lang w:val="fr-FR"\/>.*?Sénat/s);
});

test.for([
	['1995', '', 404, '1995 n’a aucune ligne dans la version 1'],
	['2018', '?v=99', 404, 'La version 99 n’existe pas'],
	['2018', '?etape=rien', 400, 'etape']
] as const)('%s%s is refused in a sentence', async ([year, search, status, sentence]) => {
	const response = await get(year, search);
	expect(response.status).toBe(status);
	expect(textOf(await response.text())).toContain(sentence);
});
