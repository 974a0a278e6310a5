import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { COLONNES_LIGNE, type ColonneLigne } from '#lib/domain/funding-line.ts';
import { parseQuery, type Groupe } from '#lib/domain/query.ts';
import { LINES_CSV_HEADER, lineCsvRow } from '#lib/export/lines-csv.ts';
import { bytesSource, type ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { everyLine } from '#lib/server/analysis/lines/whole-lines.ts';
import { ensureBase, type Content } from '#lib/server/import/ensure-base.ts';
import { importFiles, type ImportOptions } from '#lib/server/import/import-files.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';

export const AT = '2026-11-22T00:00:00.000Z';

const images = new Map<Content, Promise<Buffer>>();

async function imageOf(content: Content): Promise<Buffer> {
	const path = join(inject('baseImages'), content);
	if (!existsSync(path)) {
		const mine = `${path}-${randomUUID()}`;
		writeFileSync(mine, (await ensureBase(':memory:', 'data', AT, content)).serialize());
		renameSync(mine, path);
	}
	return readFileSync(path);
}

/** A base in memory with what `data/` holds: read from there once for all the tests of a run, then copied. */
async function copyOf(content: Content): Promise<Database> {
	const image = images.get(content) ?? imageOf(content);
	images.set(content, image);
	return baseFrom(await image);
}

/** A base in memory with the shipped vocabularies and no line. */
export const vocabulariesOnly = () => copyOf('vocabularies');

/** A base in memory with everything shipped. */
export const shippedBase = () => copyOf('all');

/** Cells of a canonical file as they would be typed. */
export type Cells = Partial<Record<ColonneLigne, string | number>>;

/** A row that only says what it must: 2018, bop137, voted, payment appropriations. */
export const row = (montant: string | number, cells: Cells = {}): Cells => ({
	exercice: 2018,
	dispositif: 'bop137',
	etape: 'lfi',
	nature: 'cp',
	montant,
	source: 'a',
	...cells
});

/** Writes a canonical file. */
export const csv = (rows: readonly Cells[]) =>
	[
		LINES_CSV_HEADER,
		...rows.map((cells) => COLONNES_LIGNE.map((name) => cells[name] ?? '').join(';')),
		''
	].join('\n');

export const file = (text: string | Uint8Array, name = 'lignes.csv'): ByteSource =>
	bytesSource(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** Brings one file into the base; what it takes away is meant. */
export const bring = (
	db: Database,
	text: string | Uint8Array,
	{ name = 'lignes.csv', ...options }: Partial<ImportOptions> & { readonly name?: string } = {}
) => importFiles(db, [file(text, name)], { at: AT, confirmed: true, ...options });

/** The query that an address asks of a base. */
export const queryOf = (db: Database, address: string) =>
	parseQuery(
		new URLSearchParams(address),
		readReference(db, currentVersion(db)).dispositifs.map(({ id }) => id)
	);

export const ask = (db: Database, address: string, ...groupes: Groupe[]) =>
	allocate(db, queryOf(db, address), groupes);

/** The lines of a version as the export writes them. */
export const exported = (db: Database, version = currentVersion(db)) =>
	[LINES_CSV_HEADER, ...[...everyLine(db, version)].map(lineCsvRow), ''].join('\n');

/** Every row of every table, to tell whether anything at all changed. */
export function everything(db: Database): Record<string, unknown[]> {
	const tables = db
		.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
		.all();
	return Object.fromEntries(
		tables.map(({ name }) => [name, db.prepare<[], unknown>(`SELECT * FROM "${name}"`).all()])
	);
}
