import { beforeAll, expect, test } from 'vitest';
import { TRIS } from '#lib/domain/query.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import type { Database } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { listLines } from './lines.ts';

let summed: Database;
/** The same base without the sums of blocks: every list is made by reading every line. */
let read: Database;

beforeAll(async () => {
	summed = await shippedBase();
	const rows = (...amounts: number[]) =>
		csv(
			amounts.map((amount) => row(amount, { exercice: 2016, poste: `poste ${amount}`, source: 'plf-2016' }))
		);
	await bring(summed, rows(10, 20, 30), { name: 'a.csv' });
	await bring(summed, rows(20, 40), { name: 'b.csv' });
	withdrawImport(summed, currentVersion(summed), { at: '2026-11-22T00:00:00.000Z' });
	read = baseFrom(summed.serialize());
	read.exec('DELETE FROM block_sum');
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

test.for([1, 2, 3, 4])('lists of version %i are what reading every line makes of them', (version) => {
	const list = (db: Database, address: string) => {
		const listing = listLines(db, queryOf(db, `v=${version}&${address}`), 7);
		return { ...listing, selection: null };
	};
	for (const filter of FILTERS) {
		for (const place of ['page=1', 'page=3', 'page=9999']) {
			expect(list(summed, `${filter}&${place}`), filter).toEqual(list(read, `${filter}&${place}`));
		}
	}
	for (const order of ORDERS) {
		expect(list(summed, `${order}&page=2`), order).toEqual(list(read, `${order}&page=2`));
	}
});
