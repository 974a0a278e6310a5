import { expect, test } from 'vitest';
import { Progress } from './progress.ts';
import { fc } from '../../../../tests/property-seed.ts';

test('progress never goes back and never passes the end, whatever is learnt on the way', () => {
	const step = fc.oneof(
		fc.record({ add: fc.double({ min: 0, max: 3, noNaN: true }) }),
		fc.record({ expect: fc.double({ min: 0.1, max: 20, noNaN: true }) })
	);
	fc.assert(
		fc.property(fc.array(step), (steps) => {
			const progress = new Progress(6);
			let before = 0;
			for (const one of steps) {
				if ('add' in one) progress.add(one.add);
				else progress.expect(one.expect);
				expect(progress.part).toBeGreaterThanOrEqual(before);
				expect(progress.part).toBeLessThanOrEqual(1);
				before = progress.part;
			}
		})
	);
});
