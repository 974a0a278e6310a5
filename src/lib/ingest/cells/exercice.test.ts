import { describe, expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { checkExerciceWith } from './exercice.ts';
import { fc } from '../../../../tests/property-seed.ts';

const check = checkExerciceWith(reference);

describe('a year as people write it', () => {
	test.for(['2018', ' 2018 ', '2018.0', '2018,00'])('« %s » is a year, and nothing is said', (cell) => {
		expect(check(cell)).toEqual({ value: '2018' });
	});

	test.for<[string, string]>([
		['2 019', '2019'],
		['2\u00A0019', '2019'],
		['01/01/2020', '2020'],
		['2020-12-31', '2020'],
		['2020-07', '2020'],
		['2018-12', '2018'],
		['2016-01-01T00:00:00', '2016'],
		['43466', '2019'],
		['Exercice 2021', '2021'],
		['année 2021', '2021'],
		['Budget 2021', '2021'],
		['2021*', '2021'],
		['2021 (1)', '2021'],
		['2021²', '2021']
	])('« %s » is read %s, which is told', ([cell, year]) => {
		const { value, issue, etape } = check(cell);
		expect([value, issue?.severite, etape]).toEqual([year, 'info', undefined]);
		expect(issue?.phrase).toContain(year);
	});

	test.for<[string, string, string]>([
		['2018 (LFI)', '2018', 'lfi'],
		['2019 (PLF)', '2019', 'plf'],
		['PLF 2019', '2019', 'plf'],
		['PLF2019', '2019', 'plf'],
		['LFI-2020', '2020', 'lfi'],
		['2020 - exécution', '2020', 'execution'],
		['RAP 2017', '2017', 'execution'],
		['2017, voté', '2017', 'lfi'],
		['Projet de loi de finances pour 2016', '2016', 'plf']
	])('« %s » is %s at stage %s', ([cell, year, stage]) => {
		const { value, issue, etape } = check(cell);
		expect([value, issue?.severite, etape]).toEqual([year, 'info', stage]);
	});

	test.for(['2017-2018', '2017/2018', '2017-18', '2011-12', 'de 2017 à 2019', '2017 et 2018', '2016–2018'])(
		'« %s » is two years: it is asked',
		(cell) => {
			expect(check(cell)).toMatchObject({
				value: null,
				issue: { code: 'mot-a-preciser', severite: 'bloquant' }
			});
		}
	);

	test.for([
		'',
		'18',
		'1800',
		'20188',
		'2018 provisoire',
		'2018 (prévu)',
		'31/02/2018',
		'01/01/18',
		'12 018',
		'15000',
		'2 376'
	])('« %s » is refused', (cell) => {
		expect(check(cell)).toMatchObject({ value: null, issue: { severite: 'bloquant' } });
	});

	test('no cell makes it fail, and a year that is read stands in the cell or is that of a date', () => {
		const part = fc.constantFrom('20', '18', '2017', ' ', '-', '/', '(LFI)', '01', '43101', 'et', '.');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
				const cell = parts.join('');
				const { value, issue } = check(cell);
				expect(value === null).toBe(issue?.severite === 'bloquant');
				// A spreadsheet's number of days holds no year.
				if (value !== null && !cell.trim().startsWith('43101'))
					expect(cell.replace(/\D/g, '')).toContain(value);
			}),
			{ numRuns: 3000 }
		);
	});
});
