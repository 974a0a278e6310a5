import { describe, expect, test } from 'vitest';
import { ask, bring, csv, everything, exported, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { countedIn, drawnCells, graded, importSteps } from '#lib/server/versions.fixture.ts';
import { gaps } from '#lib/pages/gaps.server.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { queryOf } from '#lib/server/base.fixture.ts';
import type { Database } from './database.ts';
import { readReference } from './reference.ts';
import { currentVersion } from './versions.ts';
import { fc } from '../../../../tests/property-seed.ts';

/** Everything that can be asked of a version, as text, to compare to the byte. */
function answers(db: Database, version: number): string {
	const v = `v=${version}`;
	return JSON.stringify([
		exported(db, version),
		readReference(db, version),
		...['prevu', 'execution'].flatMap((etape) =>
			['ae', 'cp', 'np'].map((nature) => {
				const { rows, total } = ask(
					db,
					`${v}&etape=${etape}&nature=${nature}`,
					'exercice',
					'dispositif',
					'forme',
					'niveau',
					'poste'
				);
				return { rows, total };
			})
		),
		ask(db, v, 'forme').rows,
		gaps(db, queryOf(db, v)),
		(({ lines, totals, count }) => ({ lines, totals, count }))(listLines(db, queryOf(db, v)))
	]);
}

describe('versions are never rewritten (R13)', () => {
	test('whatever is imported next, every older version answers to the byte as it did', async () => {
		await fc.assert(
			fc.asyncProperty(importSteps, async (files) => {
				const db = await vocabulariesOnly();
				const known = [answers(db, 1)];
				for (const [name, text] of files) {
					const report = await bring(db, text, { name });
					expect(['done', 'unchanged']).toContain(report.outcome);
					expect(report.files[0]?.conservation.holds).toBe(true);
					if (report.outcome === 'done') known.push(answers(db, currentVersion(db)));
					known.forEach((told, index) => expect(answers(db, index + 1)).toBe(told));
					expect(currentVersion(db)).toBe(known.length);
				}
				expect(db.pragma('foreign_key_check')).toEqual([]);
				expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
				db.close();
			}),
			{ numRuns: 20 }
		);
	});

	test('the same files again change nothing, in whatever state they left the base', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(drawnCells, { minLength: 1, maxLength: 12 }), async (rows) => {
				const db = await vocabulariesOnly();
				await bring(db, csv(rows));
				const before = everything(db);
				expect((await bring(db, csv(rows))).outcome).toBe('unchanged');
				expect((await bring(db, exported(db), { name: 'export.csv' })).outcome).toBe('unchanged');
				expect(everything(db)).toEqual(before);
				db.close();
			}),
			{ numRuns: 30 }
		);
	});

	test('what a version counts depends on its lines, not on the imports that led to it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(drawnCells, { maxLength: 6 }), { maxLength: 4 }), async (files) => {
				const db = await vocabulariesOnly();
				for (const rows of files) await bring(db, csv(rows.map(graded)));
				const fresh = await vocabulariesOnly();
				await bring(fresh, exported(db));
				expect(exported(fresh)).toBe(exported(db));
				expect(countedIn(fresh, currentVersion(fresh))).toEqual(countedIn(db, currentVersion(db)));
				for (const base of [db, fresh]) base.close();
			}),
			{ numRuns: 25 }
		);
	});
});

test('a line that was withdrawn is told as it stood in its last version', async () => {
	const db = await vocabulariesOnly();
	await bring(db, csv([row(10), row(11, { source: 'b' })]));
	const [old] = listLines(db, queryOf(db, '')).lines;
	await bring(db, csv([row(12)]));
	expect(lineStory(db, old?.id ?? 0)).toMatchObject({ centimes: 1000, sinceVersion: 2, untilVersion: 3 });
	expect(lineStory(db, old?.id ?? 0)?.claims.map((claim) => claim.centimes)).toEqual([1000, 1100]);
	expect(lineStory(db, old?.id ?? 0, 1)).toBeNull();
	expect(lineStory(db, 999)).toBeNull();
});
