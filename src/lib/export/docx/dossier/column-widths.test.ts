import { expect, test } from 'vitest';
import { columnWidths, TEXT_WIDTH } from './column-widths.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

const table = fc
	.array(fc.record({ titre: fc.string({ maxLength: 30 }), nombre: fc.boolean() }), {
		minLength: 1,
		maxLength: 8
	})
	.chain((colonnes) =>
		fc.record({
			colonnes: fc.constant(colonnes),
			lignes: fc.array(
				fc.record({
					cellules: fc.tuple(...colonnes.map(() => fc.record({ texte: fc.string({ maxLength: 300 }) }))),
					identite: fc.constant({}),
					ensemble: fc.boolean(),
					documents: fc.constant([])
				}),
				{ maxLength: 5 }
			)
		})
	);

test('whatever a table holds, its columns fill the page and never pass it, each with some room', () => {
	fc.assert(
		fc.property(table, fc.constantFrom(16, 18), (block, size) => {
			const widths = columnWidths(block, size);
			const sum = widths.reduce((total, one) => total + one, 0);
			expect(sum).toBeLessThanOrEqual(TEXT_WIDTH);
			expect(sum).toBeGreaterThan(TEXT_WIDTH - block.colonnes.length - 1);
			expect(Math.min(...widths)).toBeGreaterThan(0);
		}),
		{ seed: SEED }
	);
});

test('an amount keeps its line beside a long text', () => {
	const [, amount = 0] = columnWidths(
		{
			colonnes: [
				{ titre: 'Poste', nombre: false },
				{ titre: 'Montant', nombre: true }
			],
			lignes: [
				{
					identite: {},
					cellules: [
						{ texte: 'un poste au nom très long '.repeat(12) },
						{ texte: '1\u00A0234\u00A0567\u00A0890\u00A0€', centimes: 123_456_789_000 }
					],
					ensemble: false,
					documents: []
				}
			]
		},
		18
	);
	// 15 signs of half of 9 points, in twentieths of a point.
	expect(amount).toBeGreaterThan(15 * 4.5 * 20);
});
