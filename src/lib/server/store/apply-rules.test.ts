import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT, bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { applyRules } from './apply-rules.ts';
import type { Database } from './database.ts';

let db: Database;
beforeEach(async () => {
	db = await shippedBase();
	const rival = row(7, { exercice: 2031, poste: 'Île‑de‑France', source: 'b', preuve: 'A' });
	await bring(db, csv([row(5, { exercice: 2031, poste: 'Île-de-France' }), row(3)]), { name: 'a.csv' });
	await bring(db, csv([rival]), { name: 'b.csv' });
	withdrawImport(db, 3, { at: AT });
	await bring(db, csv([rival]), { name: 'c.csv' });
});
afterEach(() => db.close());

/** All that is settled, slot by slot in their order, whatever number each has. */
const settled = () =>
	['slot', 'counted', 'counted_place', 'verdict', 'control'].map((table) => {
		const columns = db
			.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`)
			.all()
			.map(({ name }) => name)
			.filter((name) => name !== 'id' && name !== 'slot_id');
		const slot = table === 'slot' ? 'x' : 'slot';
		const join = table === 'slot' ? '' : 'JOIN slot ON slot.id = x.slot_id';
		return db
			.prepare(
				`SELECT ${slot}.dispositif, ${slot}.exercice, ${slot}.etape, ${slot}.views, ${slot}.since_version,
					${columns.map((name) => `x.${name}`).join(', ')} FROM ${table} x ${join} ORDER BY ${Array.from(
						{ length: columns.length + 5 },
						(_, index) => index + 1
					).join()}`
			)
			.all();
	});

const lines = () => db.prepare('SELECT * FROM line ORDER BY id').all();

test('a base under the rules in force is left alone, and settling it again finds the same', () => {
	const before = settled();
	expect(before[0]?.length).toBeGreaterThan(100);
	applyRules(db);
	expect(settled()).toEqual(before);
	db.exec('UPDATE settlement_rule SET applied = 0');
	applyRules(db);
	expect(settled()).toEqual(before);
	expect(db.prepare('SELECT min(applied) AS applied FROM settlement_rule').get()).toEqual({ applied: 1 });
});

test('a base of older rules is settled again at every version, under those in force, and keeps its lines', () => {
	const [before, untouched] = [settled(), lines()];
	const told = (version: number) =>
		allocate(db, queryOf(db, `v=${version}&dispositif=bop137&etape=lfi&de=2031&a=2031`), ['exercice'])
			.rows[0];
	expect([2, 3, 4, 5].map((version) => told(version)?.centimes)).toEqual([500, 700, 500, 700]);
	// As it was before hyphens were one: two quantités, which both counted.
	db.exec(`UPDATE poste SET compared = replace(compared, '-', char(8209)) WHERE label LIKE '%' || char(8209) || '%';
		DELETE FROM counted; DELETE FROM counted_place; DELETE FROM verdict; DELETE FROM control;
		UPDATE settlement_rule SET applied = 0`);
	applyRules(db);
	expect(settled()).toEqual(before);
	expect(lines()).toEqual(untouched);
});
