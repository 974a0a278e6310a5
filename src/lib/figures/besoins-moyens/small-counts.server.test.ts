import { describe, expect, test } from 'vitest';
import { SEUIL_EFFECTIF, impliedCount, maskSmallCounts, type Cell } from './small-counts.server.ts';
import { fc } from '../../../../tests/property-seed.ts';

const counts = (...effectifs: readonly (number | null)[]): Cell<string>[] =>
	effectifs.map((effectif, index) => ({ formes: [`F${index}`], reste: false, part: null, effectif }));

describe('small counts', () => {
	test('are five people by default, and stay as they are from five on', () => {
		expect(SEUIL_EFFECTIF).toBe(5);
		expect(maskSmallCounts(counts(5, 90), 95)).toEqual({ cells: counts(5, 90), regroupe: null, tout: false });
	});

	test('are merged with the next smallest, so that the total does not give them back', () => {
		const { cells, regroupe } = maskSmallCounts(counts(100, 3, 40), 143);
		expect(regroupe).toEqual({ formes: ['F1', 'F2'], reste: false, part: null, effectif: 43 });
		expect(cells.map((cell) => cell.effectif)).toEqual([100, 43]);
	});

	test('are merged until the merged count is not small either', () => {
		const { regroupe } = maskSmallCounts(counts(1, 2, 60, 50), 113);
		expect(regroupe?.formes).toEqual(['F0', 'F1', 'F3']);
		expect(regroupe?.effectif).toBe(53);
	});

	test('hide every share when nothing is left to merge them with', () => {
		expect(maskSmallCounts(counts(3, 2), 5)).toEqual({ cells: [], regroupe: null, tout: true });
		expect(maskSmallCounts(counts(3), 3)).toEqual({ cells: [], regroupe: null, tout: true });
	});

	test('are known from a share and a total too', () => {
		const cells: Cell<string>[] = [
			{ formes: ['A'], reste: false, part: 9_000, effectif: null },
			{ formes: ['B'], reste: false, part: 900, effectif: null },
			{ formes: ['C'], reste: false, part: 100, effectif: null }
		];
		expect(impliedCount({ formes: ['C'], reste: false, part: 100, effectif: null }, 200)).toBe(2);
		expect(maskSmallCounts(cells, 200).regroupe).toEqual({
			formes: ['C', 'B'],
			reste: false,
			part: 1_000,
			effectif: null
		});
		expect(maskSmallCounts(cells, null).cells).toEqual(cells);
	});

	test('a published zero says that there is nobody, and stays', () => {
		expect(maskSmallCounts(counts(0, 90), 90).cells).toEqual(counts(0, 90));
		expect(maskSmallCounts(counts(0, 2, 90, 70), 162).cells.map((cell) => cell.effectif)).toEqual([
			0, 90, 72
		]);
	});

	test('no form of few people can be worked out, whatever the survey', () => {
		const surveys = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(surveys, (effectifs) => {
				const total = effectifs.reduce((sum, count) => sum + count, 0);
				const { cells, regroupe, tout } = maskSmallCounts(counts(...effectifs), total);
				if (tout) {
					expect(cells).toEqual([]);
					return;
				}
				const shown = cells.filter((cell) => cell !== regroupe);
				for (const { effectif } of shown)
					expect(effectif === 0 || (effectif ?? 0) >= SEUIL_EFFECTIF).toBe(true);
				// What subtraction gives back: several forms, and enough people.
				const rest = total - shown.reduce((sum, cell) => sum + (cell.effectif ?? 0), 0);
				expect(regroupe?.effectif ?? 0).toBe(rest);
				if (regroupe) {
					expect(regroupe.formes.length).toBeGreaterThanOrEqual(2);
					expect(rest).toBeGreaterThanOrEqual(SEUIL_EFFECTIF);
				}
			}),
			{ numRuns: 2_000 }
		);
	});
});
