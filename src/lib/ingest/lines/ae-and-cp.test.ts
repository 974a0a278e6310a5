import { describe, expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { fc } from '../../../../tests/property-seed.ts';

const table = (ae: string, cp: string, ...rows: readonly (readonly [string, string])[]) =>
	[
		`Année;Dispositif;Étape;Poste;${ae};${cp};Source`,
		...rows.map(([a, c], index) => `2018;mae;LFI;poste ${index};${a};${c};x`),
		''
	].join('\n');

describe('AE and CP side by side', () => {
	test.for([
		['AE', 'CP'],
		['Montant AE', 'Montant CP'],
		['Montant (AE)', 'Montant (CP)'],
		['Montant en AE', 'Montant en CP'],
		['AE (en euros)', 'CP (en euros)'],
		['Autorisations d’engagement', 'Crédits de paiement'],
		['montant_ae', 'montant_cp']
	] as const)('under « %s » and « %s » give two lines by row, which is told', async ([ae, cp]) => {
		const { lines, summary } = await readAll(table(ae, cp, ['100', '80'], ['12,50', '12,50']), reference);
		expect(summary.problems).toEqual([]);
		expect(lines.map(({ nature, centimes, poste }) => [nature, centimes, poste])).toEqual([
			['ae', 10_000, 'poste 0'],
			['ae', 1250, 'poste 1'],
			['cp', 8000, 'poste 0'],
			['cp', 1250, 'poste 1']
		]);
		const told = summary.announcements.map(({ code }) => code);
		expect(told.filter((code) => code === 'ae-cp')).toHaveLength(1);
		expect(told.filter((code) => code === 'separateur')).toHaveLength(1);
		expect(summary.sums.ae.accepted + summary.sums.cp.accepted).toBe(20_500);
	});

	test('a blank on one side is no line, and not missed', async () => {
		const { lines, summary } = await readAll(table('AE', 'CP', ['100', ''], ['', '80'], ['', '']), reference);
		expect(lines.map(({ nature, centimes }) => [nature, centimes])).toEqual([
			['ae', 10_000],
			['cp', 8000]
		]);
		expect(summary.problems.map(({ code, ligne }) => [code, ligne])).toEqual([
			['montant-absent', 4],
			['montant-absent', 4]
		]);
	});

	test('what is wrong with a row is told once, and keeps both its amounts apart', async () => {
		const text = `${table('AE', 'CP', ['100', '80'])}2018;inconnu;LFI;p;50;40;x\n`;
		const { lines, rejects, summary } = await readAll(text, reference);
		expect(lines).toHaveLength(2);
		expect(summary.problems).toHaveLength(1);
		expect(rejects.map(({ ligne, centimes, nature }) => [ligne, nature, centimes])).toEqual([
			[3, 'ae', 5000],
			[3, 'cp', 4000]
		]);
	});

	test.for([
		['Montant', 'CP'],
		['AE', 'Montant'],
		['CP', 'Ville'],
		['AE', 'AE']
	] as const)('« %s » and « %s » are no pair', async ([one, other]) => {
		const { lines } = await readAll(table(one, other, ['100', '80']), reference);
		expect(lines.filter(({ nature }) => nature === 'cp')).toEqual([]);
	});

	test('a column that says the nature is not overruled', async () => {
		const text = 'exercice;dispositif;etape;nature;AE;CP;source\n2018;mae;lfi;np;1;2;x\n';
		expect((await readAll(text, reference)).summary.fatal).toBe(true);
	});

	test('any table gives the sums of its two columns', async () => {
		const cents = fc.integer({ min: 0, max: 1e9 });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 30 }), async (rows) => {
				const write = (n: number) => `${Math.floor(n / 100)},${String(n % 100).padStart(2, '0')}`;
				const text = table('AE', 'CP', ...rows.map(([a, c]) => [write(a), write(c)] as const));
				const { summary } = await readAll(text, reference);
				expect(summary.sums.ae.accepted).toBe(rows.reduce((sum, [a]) => sum + a, 0));
				expect(summary.sums.cp.accepted).toBe(rows.reduce((sum, [, c]) => sum + c, 0));
			}),
			{ numRuns: 50 }
		);
	});
});
