import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import type { FaultyRow } from '#lib/importer/reading/questions.ts';
import { alike, correct, groupFaults, titleOf } from './faults.ts';
import { proposedFor } from './propose-repair.ts';

const problem = (ligne: number, colonne: number | null, valeur: string, said: string): Problem => ({
	...{
		code: 'type-error',
		severite: 'bloquant',
		ligne,
		colonne,
		lettre: 'E',
		champ: 'LFI 2018',
		valeur,
		attendu: null
	},
	message: `Ligne ${ligne}, colonne E (LFI 2018)\u00A0: «\u00A0${valeur}\u00A0» ${said}`
});
const faulty = (ligne: number, cell: string, said: string): FaultyRow => ({
	ligne,
	cellules: ['a', 'b', 'c', 'd', cell],
	problemes: [problem(ligne, 5, cell, said)]
});

describe('what keeps rows from becoming lines', () => {
	const rows = [
		faulty(5, '52O', 'n’est pas un montant. Écrivez par exemple 1200,50.'),
		faulty(6, '75 OOO', 'n’est pas un montant. Écrivez par exemple 1200,50.'),
		faulty(8, '#REF!', 'est une erreur de formule. Écrivez le montant.')
	];
	const groups = groupFaults({ fautives: rows }, ({ lu }) => proposedFor(lu, null)?.nom ?? null);

	test('is told by cause, the most frequent first, each at its address', () => {
		expect(groups.map(({ titre, fautes }) => [titre, fautes.map(({ adresse }) => adresse)])).toEqual([
			['lettre-o', ['E5', 'E6']],
			['«\u00A0#REF!\u00A0» est une erreur de formule', ['E8']]
		]);
	});

	test('is mended by a correction that says what the file writes', () => {
		const [fault] = groups[0]?.fautes ?? [];
		if (!fault) throw new Error('no fault');
		expect(correct(fault, '520')).toEqual([{ ligne: 5, colonne: 5, lu: '52O', valeur: '520' }]);
	});

	test('alike cells are those that the file writes the same, in the same column', () => {
		const unread = 'n’est pas un montant.';
		const same = groupFaults(
			{ fautives: [faulty(5, 'x', unread), faulty(9, 'x', unread), faulty(10, 'y', unread)] },
			() => null
		);
		const [group] = same;
		if (!group?.fautes[0]) throw new Error('no group');
		expect(alike(group, group.fautes[0]).map(({ adresse }) => adresse)).toEqual(['E5', 'E9']);
	});

	test('a title keeps amounts and decimals whole', () => {
		expect(titleOf({ message: 'Ligne 7\u00A0: le total écrit 1 234.50 €. Le document se contredit.' })).toBe(
			'le total écrit 1 234.50 €'
		);
	});
});

describe('a repair', () => {
	test.for([
		['52O OOO', '520 000'],
		['1 2O0,50', '1 200,50'],
		['l2 000', '12 000'],
		['1200,,50', '1200,50'],
		['#REF!', null],
		['n.d.', null],
		['oo', null],
		['BOP 137', null],
		['1 200', null]
	] as const)('%s becomes %s', ([text, value]) => {
		expect(proposedFor(text, ',')?.valeur ?? null).toBe(value);
	});
});
