import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { baseFrom } from './copy-base.fixture.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Database } from './database.ts';

/** Cents of each grade in the one slot of a base, in the view of payments. */
const gradesIn = (db: Database) =>
	db
		.prepare<[], { preuve: string | null; centimes: number }>(
			`SELECT preuve, sum(c.centimes) AS centimes FROM counted c JOIN slot s ON s.id = c.slot_id
			WHERE s.until_version IS NULL AND s.views & 2 GROUP BY preuve ORDER BY preuve`
		)
		.all()
		.map(({ preuve, centimes }) => `${preuve ?? 'none'} ${centimes}`);

describe('the grade of counted money', () => {
	test.for([
		{
			name: 'is that of its lines, added up grade by grade',
			rows: [row(1, { preuve: 'A' }), row(2, { preuve: 'D' }), row(4)],
			grades: ['none 400', 'A 100', 'D 200']
		},
		{
			name: 'is that of a source that agrees, when it is stronger (R4)',
			rows: [row(5, { preuve: 'D' }), row(5, { preuve: 'B', source: 'b' })],
			grades: ['B 500']
		},
		{
			name: 'stays deduced when what agrees was only said',
			rows: [row(5, { preuve: 'D' }), row(5, { preuve: 'C', source: 'b' })],
			grades: ['D 500']
		},
		{
			name: 'is not lent by a source that disagrees',
			rows: [row(5, { preuve: 'D' }), row(6, { preuve: 'C', source: 'b' })],
			grades: ['D 500']
		},
		{
			name: 'of what a total holds beyond its details is that of the total',
			rows: [row(5, { preuve: 'D', poste: 'AFIS' }), row(8, { preuve: 'A', role: 'total', source: 'b' })],
			grades: ['A 300', 'D 500']
		}
	])('$name', async ({ rows, grades }) => {
		const db = await vocabulariesOnly();
		await bring(db, csv(rows));
		expect(gradesIn(db)).toEqual(grades);
		db.close();
	});
});

describe('a base made before grades were kept', () => {
	let base: Database;
	beforeAll(async () => {
		base = await vocabulariesOnly();
		// Values that agree to the cent or not at all: a grade lent within a rounding comes with a later step.
		const years = Array.from({ length: 40 }, (_, index) => 1990 + index);
		await bring(
			base,
			csv(
				years.flatMap((exercice) => [
					row(5, { exercice, preuve: 'D', poste: 'AFIS' }),
					row(2, { exercice, preuve: 'A', poste: 'Divers' }),
					row(9, { exercice, preuve: 'B', role: 'total', source: 'b' })
				])
			)
		);
		await bring(
			base,
			csv([row(3, { exercice: 2031, preuve: 'D' }), row(4, { exercice: 2031, preuve: 'A' })]),
			{ name: 'a.csv' }
		);
		await bring(base, csv([row(3, { exercice: 2031, preuve: 'B' })]), { name: 'b.csv' });
	});
	afterAll(() => base.close());

	test('is added up again, grade by grade, in every version', () => {
		const old = baseFrom(base.serialize());
		for (const table of ['counted', 'counted_place', 'verdict'])
			old.exec(`ALTER TABLE ${table} DROP COLUMN preuve`);
		const whole = 'slot_id, forme, named_formes, by_key, undetailed, nature';
		for (const [table, words] of [
			['counted', whole],
			['counted_place', `${whole}, niveau, poste_id`]
		] as const) {
			old.exec(`CREATE TEMP TABLE merged AS SELECT ${words}, sum(centimes) AS centimes, sum(nonzero_count) AS nonzero_count,
				sum(contested) AS contested FROM ${table} GROUP BY ${words}; DELETE FROM ${table};
				INSERT INTO ${table} (${words}, centimes, nonzero_count, contested) SELECT * FROM merged; DROP TABLE merged`);
		}
		old.exec(MIGRATIONS[4] ?? '');
		const sums = (db: Database, table: string, words: string) =>
			db
				.prepare(
					`SELECT ${words}, preuve, sum(centimes) AS centimes, sum(nonzero_count) AS nonzero FROM ${table}
					GROUP BY ${words}, preuve ORDER BY ${words}, preuve`
				)
				.all();
		expect(sums(old, 'counted', whole)).toEqual(sums(base, 'counted', whole));
		const places = `${whole}, niveau, poste_id`;
		expect(sums(old, 'counted_place', places)).toEqual(sums(base, 'counted_place', places));
		expect(sums(base, 'counted', whole).length).toBeGreaterThan(100);
		old.close();
	});
});
