import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';

let db: Database;

beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const asked = async (...rows: readonly (readonly [number, Cells?])[]) => {
	const lines = rows.map(([amount, cells], index) => row(amount, { poste: `p${index}`, ...cells }));
	const { told } = await bring(db, csv(lines));
	return told.filter(({ code }) => code === 'total-possible').map(({ message }) => message);
};

test.for([
	['last', [100, 50, 150]],
	['first', [150, 100, 50]],
	['among the others', [100, 650, 50, 500]]
] as const)('a detail that makes the sum of all the others is asked, %s', async ([, amounts]) => {
	const messages = await asked(...amounts.map((amount) => [amount] as const));
	expect(messages).toHaveLength(1);
	expect(messages[0]).toMatch(/est-ce leur total/);
});

test('it is not asked of a stated total, of other natures or stages, nor of two equal lines', async () => {
	expect(await asked([100], [50], [150, { role: 'total' }])).toEqual([]);
	expect(await asked([100], [50], [150, { nature: 'ae' }])).toEqual([]);
	expect(await asked([100], [50], [150, { etape: 'plf' }])).toEqual([]);
	expect(await asked([150], [150])).toEqual([]);
	expect(await asked([100], [50], [151])).toEqual([]);
});
