import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { xlsxParts, xlsxSheet, zipOf } from '../../src/lib/ingest/sheets/workbook.fixture.ts';
import { editorSite, type EditorSite } from './editor-site.ts';
import { expect, test } from './site.ts';

/** `LARGE=1` brings in the largest files that the importer promises to take; the suite takes smaller ones. */
const WHOLE = process.env['LARGE'] === '1';
const CSV_BYTES = WHOLE ? 50_000_000 : 12_000_000;
const XLSX_ROWS = WHOLE ? 100_000 : 20_000;
/** What the memory of the page may hold, whatever the file weighs. */
const MOST_HEAP = 64_000_000;

let site: EditorSite;
test.beforeAll(async () => {
	site = await editorSite();
});
test.afterAll(() => site.end());
test.describe.configure({ mode: 'serial', timeout: WHOLE ? 1_500_000 : 300_000 });

function csvOf(bytes: number): string {
	const rows = ['exercice;dispositif;etape;nature;montant;poste;source'];
	let length = 0;
	for (let index = 0; length < bytes; index += 1) {
		const amount = index % 100_000 === 7 ? '5OO OOO' : `${(index * 7) % 100_000},50`;
		const row = `${2010 + (index % 9)};bop137;lfi;cp;${amount};Poste de dépense numéro ${index};Rapport annuel d’essai`;
		length += row.length + 1;
		rows.push(row);
	}
	return `${rows.join('\n')}\n`;
}

const workbookOf = (rows: number) =>
	zipOf(
		xlsxParts(
			xlsxSheet([
				['Dispositif', 'Poste', 'Public visé', 'LFI 2014', 'LFI 2015', 'LFI 2016'],
				...Array.from({ length: rows }, (_, index) => [
					...['bop137', `Poste numéro ${index}`, 'prostitution'],
					...[index * 7, index * 3, index % 1_000 === 7 ? '5OO OOO' : index]
				])
			])
		)
	);

/** What the page saw of itself while a file was read. */
interface Seen {
	readonly longest: number;
	readonly heap: number;
	readonly values: readonly number[];
	readonly rows: number;
}

/** Gives the page a file, and watches it until it shows a step. */
async function bringIn(page: Page, path: string, step: string): Promise<Seen> {
	await site.signIn(page.context(), 'Coordination');
	await page.goto(`${site.origin}/importer`);
	await expect(page.locator('.depot')).toBeVisible();
	await page.evaluate(() => {
		const seen = { longest: 0, heap: 0, values: [] as number[], rows: 0 };
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
		}).observe({ type: 'longtask' });
		setInterval(() => {
			const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
			seen.heap = Math.max(seen.heap, memory?.usedJSHeapSize ?? 0);
			const value = document.querySelector<HTMLProgressElement>('.avance progress')?.value;
			if (value !== undefined && seen.values.at(-1) !== value) seen.values.push(value);
			seen.rows = Math.max(seen.rows, document.querySelectorAll('#importer tr').length);
		}, 50);
	});
	await page.locator('#importer input[type=file]').setInputFiles(path);
	await page.waitForFunction((wanted) => location.hash.includes(wanted), step, {
		timeout: WHOLE ? 1_200_000 : 240_000
	});
	await expect(page.locator('#importer h1')).toBeVisible();
	return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

function expectAtEase({ longest, heap, values, rows }: Seen): void {
	expect(longest).toBeLessThanOrEqual(200);
	expect(heap).toBeLessThan(MOST_HEAP);
	expect(new Set(values).size).toBeGreaterThan(3);
	expect(Math.max(...values)).toBeLessThanOrEqual(100);
	expect(rows).toBeLessThan(500);
}

for (const [name, step, bytes] of [
	['lignes.csv', 'controler', () => csvOf(CSV_BYTES)],
	['suivi.xlsx', 'lire', () => workbookOf(XLSX_ROWS)]
] as const) {
	test(`a large ${name} is read without holding the page up, and is seen to move`, async ({ page }, info) => {
		const path = info.outputPath(name);
		writeFileSync(path, bytes());
		const started = Date.now();
		const seen = await bringIn(page, path, step);
		if (WHOLE) console.log(name, `${Date.now() - started} ms`, JSON.stringify(seen));
		expectAtEase(seen);
	});
}
