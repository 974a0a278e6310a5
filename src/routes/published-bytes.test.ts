import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	AT,
	bring,
	csv,
	everything,
	file,
	row,
	shippedBase,
	vocabulariesOnly
} from '#lib/server/base.fixture.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { MIGRATIONS } from '#lib/server/store/migrations.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion } from '#lib/server/store/versions.ts';
import { GET as original } from './(site)/versions/fichiers/[sha256]/+server.ts';
import { load as lineOf } from './(site)/lignes/[id=entier]/+page.server.ts';
import { load as versionsPage } from './(site)/verifier/+page.server.ts';
import { GET as versionsAnswer } from './api/v1/versions/+server.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const event = (address: string, params: Record<string, string> = {}) => {
	const url = new URL(address, 'https://lignes.example');
	return { locals: { db }, url, params, request: new Request(url) } as never;
};
const shaOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The bytes of a file as anybody gets them, or the status and sentence of the refusal. */
async function bytesOf(text: string): Promise<string | readonly [number, string]> {
	try {
		return await (await original(event('/versions/fichiers/x', { sha256: shaOf(text) }))).text();
	} catch (refusal) {
		const { status, body } = refusal as { status: number; body: { message: string } };
		return [status, body.message];
	}
}

const lastLine = () => db.prepare<[], { id: number }>('SELECT max(id) AS id FROM line').get()?.id ?? 0;
const rowOf = async (id: number) => {
	const { original: found } = (await atOneVersion(db, () =>
		lineOf(event(`/lignes/${id}`, { id: String(id) }))
	)) as {
		original: { headers: string[]; cells: string[]; published: boolean } | null;
	};
	return found;
};

const HEADER = 'exercice;dispositif;etape;nature;montant;source';
const LINE = '2018;bop137;lfi;cp;100;a';

test('the bytes of a file read whole are served to everybody', async () => {
	const text = csv([row(100)]);
	await bring(db, text);
	expect(await bytesOf(text)).toBe(text);
	expect(await rowOf(lastLine())).toMatchObject({ published: true });
});

test.for<[string, string]>([
	['a column that is not read', `${HEADER};couleur\n${LINE};secret-1\n`],
	['a row refused', `${HEADER}\n${LINE}\n2018;bop137;lfi;cp;secret-1;a\n`],
	['a comment', `${HEADER}\n# secret-1\n${LINE}\n`],
	['a row without an amount', `${HEADER};note\n${LINE};\n2018;bop137;lfi;cp;;a;secret-1\n`]
])('with %s, the bytes stay with whoever keeps the base, and nothing else shows them', async ([, text]) => {
	await bring(db, text, { allowRejects: true });
	const answer = await bytesOf(text);
	expect(answer).toEqual([403, expect.stringContaining('ne sont pas publiés') as string]);
	const found = await rowOf(lastLine());
	expect(found?.published).toBe(false);
	expect(found?.cells.slice(0, 6)).toEqual(LINE.split(';'));
	const page = atOneVersion(db, () => versionsPage(event('/verifier')));
	const api = await versionsAnswer(event('/api/v1/versions'));
	const told = JSON.stringify([found, page, await api.json()]);
	expect(told).not.toContain('secret-1');
	expect(told).toContain('"octetsPublies":false');
});

test('bytes that one import read whole and another did not are not served', async () => {
	const text = `${HEADER}\n${LINE}\n2018;bop137;lfi;cp;100,5;b\n`;
	await bring(db, text);
	expect(await bytesOf(text)).toBe(text);
	await bring(db, csv([row(7)]));
	await bring(db, text, { decimal: '.', allowRejects: true });
	expect(await bytesOf(text)).toEqual([403, expect.any(String) as string]);
});

const LONG = csv(Array.from({ length: 400 }, (_, index) => row(index, { poste: `é${index}` })));
/** The same bytes, come and kept in pieces of 777. */
const inPieces = (text: string) => {
	const bytes = new TextEncoder().encode(text);
	return {
		...file(bytes),

		async *open() {
			for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
		}
	};
};

test.for([
	['its first piece is missing', 'DELETE FROM file_piece WHERE rank = 0'],
	['a piece in the middle is missing', 'DELETE FROM file_piece WHERE rank = 3'],
	['its last pieces are missing', 'DELETE FROM file_piece WHERE rank > 3'],
	['every piece is missing', 'DELETE FROM file_piece'],
	['a piece is cut short', 'UPDATE file_piece SET bytes = substr(bytes, 1, 4) WHERE rank = 3'],
	[
		'its first piece is not what was written',
		"UPDATE file_piece SET bytes = CAST('x' AS BLOB) WHERE rank = 0"
	]
] as const)(
	'a kept file is told not to be whole, before anything of it is sent, when %s',
	async ([, damage]) => {
		await importFiles(db, [inPieces(LONG)], { at: AT });
		expect(await bytesOf(LONG)).toBe(LONG);
		const { fileId } = db.prepare<[], { fileId: number }>('SELECT max(id) AS fileId FROM file').get() ?? {};
		db.exec(
			damage.includes('WHERE') ? `${damage} AND file_id = ${fileId}` : `${damage} WHERE file_id = ${fileId}`
		);
		const told = [503, expect.stringMatching(/ne se relit plus.*reprendre une sauvegarde/) as string];
		expect(await bytesOf(LONG)).toEqual(told);
		await expect(rowOf(lastLine())).rejects.toMatchObject({ status: 503 });
	}
);

test('a piece that goes while the file is sent cuts the answer short, and does not leave it waiting', async () => {
	await importFiles(db, [inPieces(LONG)], { at: AT });
	const answer = await original(event('/versions/fichiers/x', { sha256: shaOf(LONG) }));
	db.exec('DELETE FROM file_piece WHERE rank > 3');
	await expect(answer.text()).rejects.toThrow('damaged file');
});

test('bytes that nobody brought are not there', async () => {
	expect(await bytesOf('x')).toEqual([404, expect.any(String) as string]);
});

test('everything shipped is served, also by a base made before that was decided', async () => {
	db.close();
	db = await shippedBase();
	expect(importedFiles(db).filter(({ published }) => !published)).toEqual([]);
	const before = everything(db)['import'];
	db.exec("UPDATE import SET report_json = json_remove(report_json, '$.published', '$.readColumns')");
	expect(importedFiles(db).filter(({ published }) => published)).toEqual([]);
	const step = MIGRATIONS.find((one) => one.includes("'$.published'")) ?? '';
	db.exec(step);
	expect(importedFiles(db).filter(({ published }) => !published)).toEqual([]);
	const columns = (rows: unknown) =>
		(rows as { report_json: string }[]).map(({ report_json }) =>
			(JSON.parse(report_json) as { readColumns: number[] }).readColumns.toSorted((a, b) => a - b)
		);
	expect(columns(everything(db)['import'])).toEqual(columns(before));
});
