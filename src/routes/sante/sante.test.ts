import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBase } from '#lib/server/store/open.ts';
import { GET } from './+server.ts';

test('the site is in good health while its base stands under its name', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	const path = join(folder, 'base.db');
	const db = openBase(path);
	const health = async () => {
		const response = await GET({ locals: { db } } as unknown as Parameters<typeof GET>[0]);
		return [response.status, await response.json()];
	};
	expect(await health()).toEqual([200, { etat: 'ok', version: 0 }]);
	renameSync(path, join(folder, 'ailleurs.db'));
	expect(await health()).toEqual([503, { etat: 'base-deplacee', version: 0 }]);
	db.close();
	rmSync(folder, { recursive: true });
});
