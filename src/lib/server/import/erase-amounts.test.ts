import { expect, test } from 'vitest';
import type { AllocationRow } from '#lib/domain/allocation.ts';
import { AT, bring, csv, exported, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { settleAgain } from '#lib/server/store/settle-slots.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { countedIn, drawnCells } from '#lib/server/versions.fixture.ts';
import { eraseText } from './erase-text.ts';
import { fc } from '../../../../tests/property-seed.ts';

/** Names that meet, contain and contradict one another once some of them are gone. */
const NAMES = [
	'',
	'Zélie Quorbin',
	'ZELIE QUORBIN',
	'Zélie-Quorbin',
	'Mme Zélie Quorbin',
	'effacé 1',
	'Aide Zélie Quorbin'
];
const named = fc.constantFrom(...NAMES);
const cells = fc
	.tuple(
		drawnCells,
		named,
		named,
		fc.constantFrom('a', 'b', 'Note de Zélie Quorbin', 'note de zelie quorbin')
	)
	.map(([drawn, beneficiaire, poste, source]) => ({ ...drawn, beneficiaire, poste, source }));

/**
 * Amounts of every version, whatever the names of their postes: two spellings of one name, once gone, are one poste, and
 * what each had is one amount.
 */
function amounts(counted: readonly AllocationRow[]): string[] {
	const summed = ['centimes', 'nonDetaille', 'natureNonPrecisee', 'deduit', 'concurrentes'] as const;
	const groups = Map.groupBy(counted, (row) =>
		JSON.stringify({
			...row,
			poste: '',
			bornes: null,
			...Object.fromEntries(summed.map((name) => [name, 0]))
		})
	);
	const sum = (rows: readonly AllocationRow[], name: (typeof summed)[number]) =>
		rows.reduce((total, row) => total + (row[name] ?? 0), 0);
	return [...groups]
		.map(([words, rows]) => `${words} ${summed.map((name) => sum(rows, name)).join(' ')}`)
		.sort();
}

test('no amount of any version moves when a name goes, nor when all is settled again', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
			async (files) => {
				const db = await vocabulariesOnly();
				for (const [rank, rows] of files.entries())
					await bring(db, csv(rows), { name: `${rank}.csv`, allowRejects: true });
				const told = () =>
					Array.from({ length: currentVersion(db) }, (_, at) =>
						countedIn(db, at + 1).map((rows) => amounts(rows))
					);
				const [before, lines] = [told(), exported(db).split('\n').length];
				const { version } = await eraseText(db, 'zélie quorbin', {
					raison: 'essai',
					at: AT,
					confirmed: true
				});
				expect(told().slice(0, before.length)).toEqual(before);
				expect(exported(db).split('\n').length).toBe(lines);
				expect(exported(db)).not.toMatch(/quorbin/i);
				if (version !== null) settleAgain(db);
				expect(told().slice(0, before.length)).toEqual(before);
				db.close();
			}
		),
		{ numRuns: 10 }
	);
});
