import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AT } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { ServedBase } from '#lib/server/import/serving/served-base.ts';
import { GET } from './+server.ts';

test('the site is in good health while its base stands under its name, and says what grows old', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	const path = join(folder, 'base.db');
	(await ensureBase(path, 'data', AT, 'vocabularies')).close();
	const data = join(folder, 'data');
	cpSync('data', data, { recursive: true, filter: (from) => !/\.db(-|$)|lignes\/|campagnes/.test(from) });
	const served = await ServedBase.open(path, data, AT);
	const health = async () => {
		const response = await GET({ locals: { served } } as unknown as Parameters<typeof GET>[0]);
		return [response.status, await response.json()];
	};
	const well = { version: 1, donnees: 'a-jour', copie: null };
	expect(await health()).toMatchObject([200, { etat: 'ok', ...well }]);
	expect((await health())[1]).toHaveProperty('disque_libre');
	renameSync(path, join(folder, 'ailleurs.db'));
	expect(await health()).toMatchObject([503, { etat: 'base-deplacee', ...well }]);
	served.close();
	rmSync(folder, { recursive: true });
});
