import { expect, test } from 'vitest';
import { carriedReadings, carryReadings } from './carried-readings.ts';
import { fc } from '../../../../tests/property-seed.ts';

const readOut = fc
	.record({ seen: fc.string({ unit: 'grapheme' }), same: fc.boolean(), other: fc.string() })
	.map(({ seen, same, other }) => ({ seen, said: same ? seen : other }));
const exploration = fc.record({
	touches: fc.string(),
	axe: fc.constantFrom('horizontal' as const, 'vertical' as const),
	readings: fc.array(
		fc.record(
			{
				id: fc.string(),
				lien: fc.option(fc.webPath()),
				whole: readOut,
				parts: fc.array(readOut),
				etiquettes: fc.array(fc.string())
			},
			{ requiredKeys: ['id', 'lien', 'whole', 'parts'] }
		)
	)
});

const within = (element: string) => /^<script type="application\/json">(.*)<\/script>$/s.exec(element)?.[1];

test('what a page carries of a figure is read back as it was, and opens no tag', () => {
	fc.assert(
		fc.property(exploration, (carried) => {
			const data = within(carryReadings(carried)) ?? '';
			expect(data).not.toContain('<');
			expect(carriedReadings(data)).toEqual(carried);
		})
	);
});

test('words that are the same for the eye and the ear are written once', () => {
	const whole = { seen: 'rien en 2013', said: 'rien en 2013' };
	const carried = {
		touches: '',
		axe: 'vertical' as const,
		readings: [{ id: 'a', lien: null, whole, parts: [] }]
	};
	expect(carryReadings(carried).split('rien en 2013')).toHaveLength(2);
});

test('a label cannot end the data', () => {
	const whole = { seen: '</script><script>alert(1)</script><!--', said: '' };
	const carried = {
		touches: '',
		axe: 'vertical' as const,
		readings: [{ id: 'a', lien: null, whole, parts: [] }]
	};
	expect(carryReadings(carried).match(/<\/?script|<!--/g)).toEqual(['<script', '</script']);
});
