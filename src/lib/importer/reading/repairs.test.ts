import { describe, expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import { checkFile } from './check.ts';
import { groupFaults, sameFault } from './faults.ts';
import { lookAt } from './look.ts';
import { repairAmount } from './repairs.ts';
import { bookOf, NOTHING, YEARS } from './workbook-of-years.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

describe('a repair', () => {
	test.each([
		['52O OOO', 'lettres', '520 000'],
		['1 2O0,50', 'lettres', '1 200,50'],
		['l2 5OO', 'lettres', '12 500'],
		['52 0000', 'espaces', '520 000'],
		['1 2 3,50', 'espaces', '123,50'],
		['1.234.567,89', 'autre', null],
		['12 34.567,8', 'autre', null],
		['1.234,567.89', 'autre', null],
		['#REF!', 'formule', null],
		['#DIV/0!', 'formule', null],
		['12,345678', 'decimales', null],
		['1.234', 'ambigu', null],
		['beaucoup', 'autre', null],
		['OOO', 'autre', null],
		['12 Oct', 'autre', null]
	])('of « %s » is %s: %s', (cell, genre, valeur) => {
		// A cell that reads is not asked; it then has no fault of these.
		const reads = !Number.isNaN(new AmountReader(null).read(cell));
		if (reads) return;
		expect(repairAmount(cell)).toMatchObject({ genre, valeur });
	});

	test('never gives what cannot be read, and keeps every digit', () => {
		const piece = fc.constantFrom(
			'0',
			'1',
			'25',
			'500',
			' ',
			'\u00A0',
			'.',
			',',
			"'",
			'O',
			'l',
			'€',
			'-',
			'(',
			')'
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 9 }),
				fc.constantFrom(null, ',' as const, '.' as const),
				(parts, decimal) => {
					const cell = parts.join('');
					const { valeur } = repairAmount(cell, decimal);
					if (valeur === null) return;
					expect(new AmountReader(decimal).read(valeur)).not.toBeNaN();
					const digits = cell.replace(/[Oo]/g, '0').replace(/[Il]/g, '1').replace(/\D/g, '');
					expect(valeur.replace(/\D/g, '')).toBe(digits);
				}
			),
			{ numRuns: 3000 }
		);
	});
});

const { lectures } = await lookAt(bookOf(YEARS), reference, NOTHING);
const { fautives } = await checkFile(bookOf(YEARS), reference, { ...NOTHING, lectures });

describe('the faults of a file', () => {
	test('are grouped by their kind, with what each cell would become', () => {
		expect(
			groupFaults(fautives).map(({ genre, cellules }) => [
				genre,
				cellules.map(({ cellule, propose }) => [cellule, propose])
			])
		).toEqual([
			[
				'lettres',
				[
					['E5', '520 000'],
					['F5', '500 000'],
					['G8', '75 000']
				]
			],
			['formule', [['G10', null]]]
		]);
		expect(groupFaults(fautives)[0]?.cellules[0]?.phrase).toBe('4 lettres O y tiennent lieu de zéros.');
	});

	test('of one kind are mended together, in the file or in the column', () => {
		const one = { ligne: 5, colonne: 5, lu: '52O OOO', valeur: '520000' };
		expect(sameFault(one, fautives).map(({ ligne, colonne, valeur }) => [ligne, colonne, valeur])).toEqual([
			[5, 6, '500 000'],
			[8, 7, '75 000']
		]);
		expect(sameFault(one, fautives, null, 'colonne')).toEqual([]);
	});

	test('mended otherwise than by the rule hold for the same text alone', () => {
		const one = { ligne: 5, colonne: 5, lu: '52O OOO', valeur: '525 000' };
		expect(sameFault(one, fautives)).toEqual([]);
		const twin = [...fautives, ...fautives.slice(0, 1).map((row) => ({ ...row, ligne: 90 }))];
		expect(sameFault(one, twin)).toEqual([{ ligne: 90, colonne: 5, lu: '52O OOO', valeur: '525 000' }]);
	});

	test('a formula that was lost says nothing of another', () => {
		expect(sameFault({ ligne: 10, colonne: 7, lu: '#REF!', valeur: '5' }, fautives)).toEqual([]);
	});
});
