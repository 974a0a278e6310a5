import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSelectionMark, selectionMark, selectionOf } from '#lib/domain/lines-selection.ts';
import { FORMES, NATURES } from '#lib/domain/vocabulary.ts';
import { bring, csv, everything, exported, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { effectOf } from '#lib/server/analysis/versions/effect.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { GET } from './+server.ts';
import { fc } from '../../../tests/property-seed.ts';

let db: Database;
beforeEach(async () => {
	db = await shippedBase();
});
afterEach(() => db.close());

/** What the site sends for an address, and under which name. */
async function download(search: string) {
	const url = new URL(`http://localhost/lignes.csv${search}`);
	const response = await GET({ locals: { db }, url } as unknown as Parameters<typeof GET>[0]);
	const name = /filename="(.*)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
	return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const put = (text: string | Uint8Array, name: string, confirmed = false) =>
	bring(db, text, { name, confirmed });

test('a file of chosen lines says so in its name and in its first line; the whole file says nothing', async () => {
	const whole = await download('');
	const sorted = await download('?tri=montant&csv=machine&v=1&page=2');
	expect([whole.name, sorted.name]).toEqual(['lignes_v1.csv', 'lignes_v1.csv']);
	expect(textOf(sorted.bytes)).toBe(exported(db));
	const chosen = await download('?q=Crédits d’AFIS&dispositif=bop137&de=2016&a=2018&nature=cp&csv=machine');
	expect(chosen.name).toBe('lignes_selection_bop137_2016-2018_cp_credits-d-afis_v1.csv');
	const [mark, header] = textOf(chosen.bytes).split('\n');
	expect(mark).toMatch(
		/^# Sélection de Lignes claires v1 filtres \?\S+ \(ce ne sont pas toutes les lignes\./
	);
	expect(mark).not.toMatch(/[;,\t"]/);
	expect(header).toMatch(/^exercice;dispositif;/);
});

test('filters are read back from any first line, whatever a spreadsheet made of it', () => {
	const words = fc.string({ maxLength: 60, unit: 'grapheme' });
	fc.assert(
		fc.property(
			words,
			fc.subarray([...FORMES]),
			fc.constantFrom(undefined, ...NATURES),
			fc.option(fc.integer({ min: 1990, max: 2100 })),
			(q, formes, nature, de) => {
				const params = new URLSearchParams({
					q,
					forme: formes.join(','),
					nature: nature ?? '',
					de: String(de ?? '')
				});
				const query = queryOf(db, params.toString());
				const selection = selectionOf(query);
				if (selection === null) return;
				const mark = selectionMark(selection, 7);
				for (const line of [mark, `\uFEFF${mark}\r\n`, `"${mark}";;;;`, mark.replace('é', 'Ã©')]) {
					expect(readSelectionMark(line)).toBe(selection);
				}
				const again = queryOf(db, selection);
				expect(selectionOf(again)).toBe(selection);
				expect([again.q, again.forme, again.nature, again.de]).toEqual([
					query.q,
					query.forme,
					query.nature,
					query.de
				]);
			}
		)
	);
	expect(readSelectionMark('exercice;dispositif;etape')).toBe(null);
});

describe('chosen lines put back', () => {
	const CHOICES = [
		'?q=AFIS',
		'?forme=SEX',
		'?etape=lfi&nature=cp',
		'?nature=cp',
		'?dispositif=mae',
		'?de=2017&a=2018',
		'?etape=prevu'
	];

	test.for(CHOICES.flatMap((search) => [`${search}&csv=machine`, `${search}&csv=excel`]))(
		'as they came (%s) change nothing',
		async (search) => {
			const before = everything(db);
			const { name, bytes } = await download(search);
			const report = await put(bytes, name);
			expect(report).toMatchObject({ outcome: 'unchanged' });
			expect(report.files[0]?.withdrawn).toBe(0);
			expect(report.files[0]?.summary.announcements[0]).toMatchObject({
				code: 'selection',
				severite: 'info'
			});
			expect(everything(db)).toEqual(before);
		}
	);

	test('with an amount corrected change that line alone, even after an import since', async () => {
		const { name, bytes } = await download('?q=AFIS&csv=machine');
		await put(
			csv([row(7, { source: 'autre', exercice: 2010, dispositif: 'versements', etape: 'execution' })]),
			'x.csv'
		);
		const before = exported(db);
		const report = await put(textOf(bytes).replace(';2376000;', ';2375999;'), name);
		expect([report.outcome, report.files[0]?.added, report.files[0]?.withdrawn]).toEqual(['done', 1, 1]);
		expect(exported(db)).toBe(before.replace(';2376000;', ';2375999;'));
		// What stands beside the chosen lines in their block is not what the file says.
		expect(effectOf(db, currentVersion(db)).map(({ fichier }) => fichier)).toEqual([null]);
	});

	test('with a row taken out withdraw that line alone, once it is confirmed', async () => {
		const { name, bytes } = await download('?q=AFIS&csv=machine');
		const lines = textOf(bytes).split('\n');
		const gone = lines.find((line) => line.includes(';2376000;')) ?? '';
		const text = lines.filter((line) => line !== gone).join('\n');
		// Another line of the same block keeps it in the file.
		const kept = text + row2018();
		const asked = await put(kept, name);
		expect([asked.outcome, asked.losses[0]?.forme]).toEqual(['unconfirmed', 'SEX']);
		const before = exported(db).split('\n');
		expect((await put(kept, name, true)).outcome).toBe('done');
		const after = exported(db).split('\n');
		expect(before.filter((line) => !after.includes(line))).toEqual([gone]);

		function row2018(): string {
			return gone.replace(';AFIS;', ';AFIS bis;').replace(';2376000;', ';1;') + '\n';
		}
	});

	test('without its first line ask before the rest is withdrawn', async () => {
		const { name, bytes } = await download('?q=AFIS&csv=machine');
		const bare = textOf(bytes).split('\n').slice(1).join('\n');
		const before = everything(db);
		const report = await put(bare, name);
		expect([report.outcome, report.partial]).toEqual(['unconfirmed', [name]]);
		expect(everything(db)).toEqual(before);
	});

	test('with filters that mean nothing here are refused, and how to go on is said', async () => {
		const { name, bytes } = await download('?dispositif=mae&csv=machine');
		const report = await put(textOf(bytes).replace('dispositif=mae', 'dispositif=inconnu'), name);
		expect(report.outcome).toBe('refused');
		expect(report.files[0]?.summary.problems[0]).toMatchObject({
			code: 'selection',
			severite: 'bloquant',
			ligne: 1
		});
		expect(report.files[0]?.summary.problems[0]?.message).toMatch(/«\sinconnu\s»/);
	});
});
