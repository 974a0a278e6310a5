import { beforeAll, expect, test } from 'vitest';
import { TRIS } from '#lib/domain/query.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import { MIGRATIONS } from '#lib/server/store/migrations.ts';
import type { Database } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { listLines } from './lines.ts';

let base: Database;
/** The same base, brought to the current schema from the one before the sums of blocks. */
let migrated: Database;

beforeAll(async () => {
	base = await shippedBase();
	const rows = (...amounts: number[]) =>
		csv(
			amounts.map((amount) => row(amount, { exercice: 2016, poste: `poste ${amount}`, source: 'plf-2016' }))
		);
	await bring(base, rows(10, 20, 30), { name: 'a.csv' });
	await bring(base, rows(20, 40), { name: 'b.csv' });
	withdrawImport(base, currentVersion(base), { at: '2026-11-22T00:00:00.000Z' });
	migrated = baseFrom(base.serialize());
	migrated.exec('DROP TABLE block_sum');
	for (const step of MIGRATIONS.slice(1)) migrated.exec(step);
});

const FILTERS = [
	'',
	'de=2015&a=2016',
	'dispositif=bop137,mae',
	'etape=lfi',
	'etape=prevu&nature=ae',
	'nature=cp',
	'nature=np',
	'forme=SEX',
	'forme=MULTI,NV',
	'perimetre=contexte',
	'perimetre=coeur&etape=annonce',
	'dispositif=agrasc&a=1999'
];
const ORDERS = TRIS.flatMap((tri) => [`tri=${tri}`, `tri=-${tri}`]);

/** Every line mentions its year: to search for it has every line read. */
const EVERY_LINE = 'q=20';

test.for([1, 2, 3, 4])('lists of version %i are what reading every line makes of them', (version) => {
	const list = (db: Database, address: string) => {
		const listing = listLines(db, queryOf(db, `v=${version}&${address}`), 7);
		return { ...listing, selection: null };
	};
	const places = FILTERS.flatMap((filter) => [1, 3, 9999].map((page) => `${filter}&page=${page}`));
	for (const address of [...places, ...ORDERS.map((order) => `${order}&page=2`)]) {
		const expected = list(base, `${address}&${EVERY_LINE}`);
		expect(list(base, address), address).toEqual(expected);
		expect(list(migrated, address), address).toEqual(expected);
	}
});
