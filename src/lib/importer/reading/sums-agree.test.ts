import { expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { checkFile } from './check.ts';
import { lookAt } from './look.ts';
import { NOTHING, textOf } from './workbook-of-years.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const line = fc.record({
	exercice: fc.constantFrom('2023', '2024', '2025'),
	etape: fc.constantFrom('plf', 'lfi', 'Crédits votés', 'execution'),
	montant: fc.oneof(
		fc.integer({ min: -9_999, max: 999_999 }).map(String),
		fc.constantFrom('1 234', '12,50', '52O', '')
	),
	poste: fc.constantFrom('AFIS', 'Poste d’été', '')
});
const HEADER = 'exercice;dispositif;etape;montant;poste;source';
const tableOf = (rows: readonly { exercice: string; etape: string; montant: string; poste: string }[]) =>
	[
		HEADER,
		...rows.map(({ exercice, etape, montant, poste }) =>
			[exercice, 'bop137', etape, montant, poste, 'Rapport'].join(';')
		),
		''
	].join('\n');

const added = (amounts: readonly { readonly etape: string | null; readonly centimes: number | null }[]) =>
	[...Map.groupBy(amounts, ({ etape }) => etape)]
		.map(([etape, all]) => `${etape} ${all.reduce((sum, { centimes }) => sum + (centimes ?? 0), 0)}`)
		.filter((sum) => !sum.endsWith(' 0'))
		.sort();

test('the look, the check and the whole reading of a file add up the same', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (rows) => {
			const text = tableOf(rows);
			const look = await lookAt(textOf(text), reference, NOTHING);
			const checked = await checkFile(textOf(text), reference, NOTHING);
			const { lines, summary } = await readAll(textOf(text), reference);
			const words = await checkFile({ ...textOf(text), kept: new Map() }, reference, NOTHING);
			expect(added(checked.sommes)).toEqual(added(lines));
			expect(words).toEqual(checked);
			expect(checked.summary.accepted).toBe(summary.accepted);
			expect(look.cellules.details - look.cellules.illisibles).toBe(summary.accepted);
			expect(added(look.apercu)).toEqual(added(lines));
		}),
		{ numRuns: 40 }
	);
});
