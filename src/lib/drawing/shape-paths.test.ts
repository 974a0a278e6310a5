import { expect, test } from 'vitest';
import { diamondPath, linePath, ribbonPath, slotPath } from './shape-paths.ts';

test('a line goes from point to point, in tenths of a pixel', () => {
	expect(
		linePath([
			[0, 1.23456],
			[10, 2]
		])
	).toBe('M0 1.2L10 2');
	expect(linePath([])).toBe('');
});

test('along an axis, only what changes is written', () => {
	expect(
		linePath([
			[0, 1],
			[10, 1.04],
			[10.01, 5],
			[0, 7]
		])
	).toBe('M0 1H10V5L0 7');
});

test('a frame is open where the baseline or its words stand', () => {
	const slot = { key: 'a', kind: 'absent', x: 1, y: 2, width: 10, height: 5 } as const;
	expect(slotPath({ ...slot, open: null })).toBe('M1 2H11V7H1Z');
	expect(slotPath({ ...slot, open: 'bas' })).toBe('M1 7V2H11V7');
	expect(slotPath({ ...slot, open: 'haut' })).toBe('M1 2V7M11 2V7');
	expect(slotPath({ ...slot, open: 'gauche' })).toBe('M1 2H11V7H1');
});

test('a lozenge is centred', () => {
	expect(diamondPath({ key: 'a', x: 10, y: 10, size: 5, full: false })).toBe('M10 5l5 5l-5 5l-5 -5Z');
});

test('a flow goes along its upper curve and back along its lower one', () => {
	expect(
		ribbonPath({
			key: 'a',
			marque: 'SEX',
			annonce: false,
			centimes: 1,
			parCle: false,
			id: 'a',
			part: 0,
			upper: [
				[0, 0],
				[5, 0],
				[5, 10],
				[10, 10]
			],
			lower: [
				[0, 4],
				[5, 4],
				[5, 14],
				[10, 14]
			]
		})
	).toBe('M0 0C5 0 5 10 10 10L10 14C5 14 5 4 0 4Z');
});
