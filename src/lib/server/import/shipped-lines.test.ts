import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bring, exported, everything, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { everyLine } from '#lib/server/analysis/lines/whole-lines.ts';
import { findFile, readFileBytes } from '#lib/server/store/files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { diskSource, sha256Of } from './disk-source.ts';
import { importFiles } from './import-files.ts';

const FOLDER = join('data', 'lignes');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));

/** Cells of a shipped file by a reader of its own, character by character. */
function cellsOf(text: string): string[][] {
	const rows: string[][] = [[]];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (quoted && character === '"' && text[at + 1] === '"') {
			cell += '"';
			at += 1;
		} else if (character === '"') quoted = !quoted;
		else if (!quoted && (character === ';' || character === '\n')) {
			rows.at(-1)?.push(cell);
			cell = '';
			if (character === '\n') rows.push([]);
		} else cell += character;
	}
	return rows.filter((row) => row.length > 0);
}

/** Sums of a shipped file by nature, in cents, digit by digit. */
function centsOf(text: string): Record<string, bigint> {
	const [header = [], ...rows] = cellsOf(text);
	const sums: Record<string, bigint> = { ae: 0n, cp: 0n, np: 0n };
	for (const row of rows) {
		const [euros = '', cents = ''] = (row[header.indexOf('montant')] ?? '').split(',');
		const nature = row[header.indexOf('nature')] ?? '';
		const sign = euros.startsWith('-') ? -1n : 1n;
		const whole = BigInt(euros.replace('-', '')) * 100n + BigInt(cents.padEnd(2, '0') || '0');
		sums[nature] = (sums[nature] ?? 0n) + sign * whole;
	}
	return sums;
}

let base: Database;
beforeAll(async () => {
	base = await shippedBase();
});
afterAll(() => base.close());

describe('each shipped file, from its cells to the base and back', () => {
	test.for(FILES)('%s keeps every cent and every row', async (name) => {
		const text = readFileSync(join(FOLDER, name), 'utf8');
		const expected = centsOf(text);
		const db = await vocabulariesOnly();
		const report = await bring(db, text, { name });
		expect(report.outcome).toBe('done');
		const [file] = report.files;
		expect(file?.summary.problems.filter((problem) => problem.severite !== 'info')).toEqual([]);
		expect(file?.added).toBe(cellsOf(text).length - 1);
		expect(file?.conservation.holds).toBe(true);

		const stored: Record<string, bigint> = { ae: 0n, cp: 0n, np: 0n };
		for (const line of everyLine(db, 2))
			stored[line.nature] = (stored[line.nature] ?? 0n) + BigInt(line.centimes);
		expect(stored).toEqual(expected);
		expect(centsOf(exported(db))).toEqual(expected);
		for (const nature of ['ae', 'cp', 'np'] as const)
			expect(BigInt(file?.conservation.natures[nature].stored ?? -1)).toBe(expected[nature]);
		db.close();
	});

	test.for(FILES)(
		'%s says of itself what its lines say: the rows of the file are the rows of the export',
		async (name) => {
			const text = readFileSync(join(FOLDER, name), 'utf8');
			const db = await vocabulariesOnly();
			await bring(db, text, { name });
			const [header = [], ...rows] = cellsOf(text);
			const [columns = [], ...written] = cellsOf(exported(db));
			// A column added since may be missing: it then says nothing.
			const kept = columns.map((column) => header.includes(column));
			expect(columns.filter((_, at) => kept[at])).toEqual(header);
			expect(columns.filter((column) => !header.includes(column))).toEqual(['payeur']);
			expect(written.flatMap((row) => row.filter((cell, at) => !kept[at] && cell !== ''))).toEqual([]);
			const forme = header.indexOf('forme');
			const filled = rows.map((row) =>
				row.map((cell, at) => (at === forme && cell === '' ? 'NV' : cell)).join(' | ')
			);
			expect(written.map((row) => row.filter((_, at) => kept[at]).join(' | ')).sort()).toEqual(filled.sort());
			db.close();
		}
	);

	test('its original bytes are served back', async () => {
		for (const name of FILES) {
			const source = await diskSource(join(FOLDER, name));
			const kept = findFile(base, await sha256Of(source));
			expect(kept, name).toBeDefined();
			const back = Buffer.concat([...readFileBytes(base, kept?.id ?? 0)]);
			expect(back.equals(readFileSync(join(FOLDER, name))), name).toBe(true);
		}
	});
});

describe('all of them', () => {
	test('again change nothing, and say so', async () => {
		const before = everything(base);
		const sources = await Promise.all(FILES.map((name) => diskSource(join(FOLDER, name))));
		const report = await importFiles(base, sources, { at: '2026-11-22T00:00:00.000Z' });
		expect(report).toMatchObject({ outcome: 'unchanged', version: null });
		expect(report.files.every((file) => file.added + file.withdrawn === 0)).toBe(true);
		expect(everything(base)).toEqual(before);
	});

	test('exported then imported elsewhere are exported to the same bytes', async () => {
		const text = exported(base);
		const fresh = await vocabulariesOnly();
		expect((await bring(fresh, text, { name: 'export.csv' })).outcome).toBe('done');
		expect(exported(fresh)).toBe(text);
		expect((await bring(fresh, text, { name: 'export.csv' })).outcome).toBe('unchanged');
		fresh.close();
	});

	test('one after the other or together, in any order, give the same lines', async () => {
		const fresh = await vocabulariesOnly();
		for (const name of [...FILES].reverse())
			await bring(fresh, readFileSync(join(FOLDER, name), 'utf8'), { name });
		expect(exported(fresh)).toBe(exported(base));
		fresh.close();
	});
});
