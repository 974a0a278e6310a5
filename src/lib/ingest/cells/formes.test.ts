import { describe, expect, test } from 'vitest';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { checkFormes } from './formes.ts';
import { fc } from '../../../../tests/property-seed.ts';

const check = checkFormes(reference);

describe('forms as people write them', () => {
	test.for<[string, string]>([
		['proxénétisme', 'SEX'],
		['Exploitation de la prostitution d’autrui', 'SEX'],
		['TRAVAIL FORCÉ', 'TRAV'],
		['servitude', 'DOM'],
		['Exploitation domestique, servitude', 'DOM'],
		['contrainte à la délinquance', 'DELIT'],
		['toutes les formes', 'MULTI'],
		['traite des êtres humains', 'NV'],
		['mendicité, travail forcé', 'MEND|TRAV'],
		['SEX, TRAV', 'SEX|TRAV'],
		['SEX + MEND & ORG', 'SEX|MEND|ORG'],
		['prostitution / travail forcé / mariage forcé', 'SEX|TRAV|MARI'],
		['mendicité\ntravail forcé', 'MEND|TRAV'],
		['proxénétisme et prostitution', 'SEX'],
		['servitude et mendicité', 'DOM|MEND'],
		['Exploitation domestique, servitude et mendicité forcée', 'DOM|MEND'],
		['prostitution et traite', 'NV'],
		['prostitution 60 %, travail forcé 40 %', 'SEX:60|TRAV:40'],
		['prostitution (12,5 %) ; mendicité (20 %)', 'SEX:12.5|MEND:20'],
		['SEX:43,4|TRAV:40', 'SEX:43.4|TRAV:40'],
		['NC', 'NV'],
		['-', 'NV'],
		['n.d.', 'NV'],
		['N/A', 'NV']
	])('« %s » is %s', ([cell, spec]) => {
		const { value, issue } = check(cell);
		expect([issue?.severite ?? 'info', value]).toEqual(['info', spec]);
	});

	test('what synonymes.csv said is told, with who says it; a code or a label is not', () => {
		expect(check('travail forcé et mendicité').issue?.phrase).toContain('TRAV');
		expect(check('travail forcé et mendicité').issue?.phrase).toContain('225-14-1');
		expect(check('travail forcé et mendicité').issue?.phrase).toContain('sans partage');
		expect(check('SEX').issue).toBeUndefined();
		expect(check('Mendicité forcée').issue).toBeUndefined();
	});

	test.for([
		['mineurs', ['SEX', 'DELIT', 'MEND']],
		['esclavage moderne', ['ESCL', 'DOM', 'TRAV', 'MULTI']],
		['prostitution et mineurs', ['SEX', 'DELIT', 'MEND']]
	] as const)('« %s » has several meanings: it is asked, with each of them', ([cell, choices]) => {
		const { value, issue } = check(cell);
		expect(value).toBeNull();
		expect(issue).toMatchObject({ code: 'mot-a-preciser', severite: 'bloquant' });
		for (const code of choices) expect(issue?.phrase).toContain(`${code}\u0020(`);
	});

	test.for(['néant', 'aucune'])('« %s » is asked: not said, or none?', (cell) => {
		expect(check(cell).issue?.phrase).toMatch(/NV.*aucune forme/);
	});

	test.for([
		'SEXE',
		'trafic',
		'prostitution ou travail forcé',
		'prostitution et autre chose',
		'x'.repeat(500)
	])('« %s » is refused with the list of codes and what each means', (cell) => {
		const { value, issue } = check(cell);
		expect(value).toBeNull();
		expect(issue?.phrase).toContain('TRAV (Exploitation par le travail');
	});

	test.for(['SEX|SEX', 'prostitution, prostitution', 'SEX et NV', 'toutes formes et mendicité'])(
		'« %s » is refused: a form twice, or none with another',
		(cell) => {
			expect(check(cell).issue?.severite).toBe('bloquant');
		}
	);

	test('codes in any order and with any sign between them are the list that a line writes', () => {
		const spec = fc.shuffledSubarray([...FORMES_ATTRIBUEES], { minLength: 1 });
		fc.assert(
			fc.property(
				spec,
				fc.constantFrom(', ', ' ; ', '/', ' et ', ' + ', '|', '\n', ' & '),
				(codes, between) => {
					expect(check(codes.join(between)).value).toBe(codes.join('|'));
				}
			)
		);
	});

	test('no text makes it fail', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('et ', ', ', 'SEX', '/', 'x', ':6', '%', '(', 'NV', ' ') }),
				(cell) => {
					const { value, issue } = check(cell);
					expect(value === null).toBe(issue?.severite === 'bloquant');
				}
			),
			{ numRuns: 2000 }
		);
	});
});
