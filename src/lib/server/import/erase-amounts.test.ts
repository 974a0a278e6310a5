import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AT, bring, csv, exported, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { settleAgain } from '#lib/server/store/settle-slots.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { countedIn, drawnCells } from '#lib/server/versions.fixture.ts';
import { eraseText } from './erase-text.ts';

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

/** Amounts of every version, whatever the names of their postes. */
const amounts = (counted: readonly unknown[]) =>
	JSON.parse(
		JSON.stringify(counted, (name, value: unknown) => (name === 'poste' ? undefined : value)) ?? 'null'
	) as unknown[];
const sorted = (texts: readonly unknown[]) => texts.map((text) => JSON.stringify(text)).sort();

test(
	'no amount of any version moves when a name goes, nor when all is settled again',
	{ timeout: 60_000 },
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
				async (files) => {
					const db = await vocabulariesOnly();
					for (const [rank, rows] of files.entries())
						await bring(db, csv(rows), { name: `${rank}.csv`, allowRejects: true });
					const told = () =>
						Array.from({ length: currentVersion(db) }, (_, at) =>
							countedIn(db, at + 1).map((rows) => sorted(amounts(rows as unknown[])))
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
	}
);
