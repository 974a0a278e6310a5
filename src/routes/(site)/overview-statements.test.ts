import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion } from '#lib/server/store/versions.ts';
import { load } from './+page.server.ts';

let shipped: Database;
beforeAll(async () => {
	shipped = await shippedBase();
});
afterAll(() => shipped.close());

/** Every statement that a base is asked from now on. */
function watched(db: Database): string[] {
	const asked: string[] = [];
	const prepare = db.prepare.bind(db);
	db.prepare = ((sql: string) => {
		const statement = prepare(sql);
		for (const way of ['all', 'get', 'iterate'] as const) {
			const run = statement[way].bind(statement) as (...parameters: unknown[]) => unknown;
			const value = (...parameters: unknown[]) => {
				asked.push(sql.replace(/\s+/g, ' ').trim());
				return run(...parameters);
			};
			Object.defineProperty(statement, way, { value });
		}
		return statement;
	}) as Database['prepare'];
	return asked;
}

test.for(['', '?forme=TRAV', '?etape=execution', '?dispositif=bop137,p101&de=2016', '?perimetre=contexte'])(
	'the overview of « %s » asks a base that was just opened at most twelve questions',
	async (search) => {
		const db = baseFrom(shipped.serialize());
		const asked = watched(db);
		const url = new URL(`http://localhost/${search}`);
		const ask = () => load({ locals: { db }, url } as Parameters<typeof load>[0]);
		await atOneVersion(db, ask);
		expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(12);
		const before = asked.length;
		await atOneVersion(db, ask);
		// What a version holds is kept: the next visitor's answers ask for its lines only.
		expect(asked.length - before, asked.slice(before).join('\n')).toBeLessThanOrEqual(6);
		db.close();
	}
);
