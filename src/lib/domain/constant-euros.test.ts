import { expect, test } from 'vitest';
import { deflatorTo, inConstantEuros } from './constant-euros.ts';

const IPC = [
	{ annee: 2014, indice: 9996 },
	{ annee: 2015, indice: 10000 },
	{ annee: 2025, indice: 12095 }
];

test('the base is the last year of the index unless another is asked', () => {
	expect(deflatorTo(IPC)?.base).toBe(2025);
	expect(deflatorTo(IPC, 2014)?.base).toBe(2014);
	expect(deflatorTo(IPC, 1999)).toBeNull();
	expect(deflatorTo([])).toBeNull();
});

test('2 411 409 euros of 2014 are 2 917 766,29 euros of 2025', () => {
	const deflator = deflatorTo(IPC);
	expect(deflator && inConstantEuros(241_140_900, 2014, deflator)).toBe(291_776_629);
});

test('a year without an index has no value, the base year keeps its own', () => {
	const deflator = deflatorTo(IPC);
	expect(deflator && inConstantEuros(100, 2026, deflator)).toBeNull();
	expect(deflator && inConstantEuros(123, 2025, deflator)).toBe(123);
	expect(deflator && inConstantEuros(-100, 2014, deflator)).toBe(-121);
});
