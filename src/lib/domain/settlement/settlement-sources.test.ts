import { describe, expect, test } from 'vitest';
import { line, told, total } from './settlement.fixture.ts';
import type { Arbitration, SettlementLine } from './claims.ts';
import { settle } from './settlement.ts';

describe('lines of one source with the same quantité (R4)', () => {
	test('add, identical rows included', () => {
		const outcome = settle([line(1, 40), line(2, 40), line(3, 20, { forme: 'SEX', attribution: 'mandat' })]);
		expect(told(outcome)).toEqual({
			counted: ['1 NV 40', '2 NV 40', '3 SEX 20'],
			verdicts: ['1 retenue', '2 retenue', '3 retenue'],
			controls: []
		});
		expect(outcome.concurrentes).toBe(0);
	});

	test('whose nature is not said and one of the view add too, each marked with its own', () => {
		const { counted } = settle([line(1, 40, { nature: 'np' }), line(2, 60)]);
		expect(counted.map((part) => [part.line, part.nature, part.centimes])).toEqual([
			[1, 'np', 40],
			[2, 'cp', 60]
		]);
	});
});

describe('two sources that differ: what decides, each before all that follow', () => {
	/** The winner is source `z`, the loser `b`, whose other merits are all greater. */
	const strong = { source: 'b', preuve: 'A', sourceDate: '2019-05', version: 9 } as const;
	const cases: readonly [string, Partial<SettlementLine>, Partial<SettlementLine>, string?][] = [
		['a recorded arbitration', { preuve: null, sourceDate: '', version: 1 }, strong, 'z'],
		['the grade', { preuve: 'A', sourceDate: '', version: 1 }, { ...strong, preuve: 'B' }],
		['the date', { preuve: 'A', sourceDate: '2019-06', version: 1 }, strong],
		['the version', { preuve: 'A', sourceDate: '2019-05', version: 10 }, strong]
	];
	test.for(cases)('%s', ([, winner, loser, arbitrated]) => {
		const arbitrations: Arbitration[] = arbitrated
			? [{ niveau: 'np', poste: '', beneficiaire: '', payeur: '', source: arbitrated }]
			: [];
		const outcome = settle([line(1, 70, loser), line(2, 80, { ...winner, source: 'z' })], arbitrations);
		expect(told(outcome)).toEqual({
			counted: ['2 NV 80 ◇'],
			verdicts: ['1 ecartee', '2 retenue'],
			controls: []
		});
		expect(outcome.concurrentes).toBe(1);
	});

	test('last, the source id', () => {
		const twins = [line(1, 70, { source: 'b' }), line(2, 80, { source: 'a' })];
		expect(told(settle(twins)).counted).toEqual(['2 NV 80 ◇']);
	});

	test.for([
		['A', 'B'],
		['B', 'D'],
		['D', 'C'],
		['C', null],
		['A', null]
	] as const)('grade %s before %s', ([first, second]) => {
		const lines = [line(1, 70, { source: 'a', preuve: second }), line(2, 80, { source: 'b', preuve: first })];
		expect(told(settle(lines)).counted).toEqual(['2 NV 80 ◇']);
	});

	test.for([
		['2019', '2018-12-31'],
		['2018-07-05', '2018-07'],
		['2018-07', '2018'],
		['2011', '']
	] as const)('date %s is later than « %s »', ([later, earlier]) => {
		const lines = [
			line(1, 70, { source: 'a', sourceDate: earlier }),
			line(2, 80, { source: 'b', sourceDate: later })
		];
		expect(told(settle(lines)).counted).toEqual(['2 NV 80 ◇']);
	});

	test('an arbitration in favour of a source that says nothing here leaves the order as it was', () => {
		const lines = [line(1, 70, { source: 'a', preuve: 'A' }), line(2, 80, { source: 'b' })];
		const arbitrations = [{ niveau: 'np', poste: '', beneficiaire: '', payeur: '', source: 'c' }] as const;
		expect(told(settle(lines, arbitrations)).counted).toEqual(['1 NV 70 ◇']);
	});

	test('an arbitration decides its own quantité only', () => {
		const lines = [
			line(1, 70, { source: 'a', preuve: 'A', poste: 'x' }),
			line(2, 80, { source: 'b', poste: 'x' }),
			line(3, 10, { source: 'a', preuve: 'A', poste: 'y' }),
			line(4, 20, { source: 'b', poste: 'y' })
		];
		const arbitrations = [{ niveau: 'np', poste: 'y', beneficiaire: '', payeur: '', source: 'b' }] as const;
		expect(told(settle(lines, arbitrations)).counted).toEqual(['1 NV 70 ◇', '4 NV 20 ◇']);
	});
});

describe('sources on one quantité', () => {
	test('that agree corroborate: one counts, no flag', () => {
		const outcome = settle([line(1, 100, { source: 'a' }), line(2, 100, { source: 'b', preuve: 'C' })]);
		expect(told(outcome)).toEqual({
			counted: ['1 NV 100'],
			verdicts: ['1 retenue', '2 concordante'],
			controls: []
		});
		expect(outcome.concurrentes).toBe(0);
	});

	test('are compared by the sum of their lines', () => {
		const lines = [line(1, 40, { preuve: 'A' }), line(2, 60, { preuve: 'A' }), line(3, 100, { source: 'b' })];
		expect(told(settle(lines)).verdicts).toEqual(['1 retenue', '2 retenue', '3 concordante']);
	});

	test('of which one differs: it is set aside, the others stand, the quantité is contested once', () => {
		const outcome = settle([
			line(1, 100, { source: 'a', preuve: 'A' }),
			line(2, 100, { source: 'b' }),
			line(3, 90, { source: 'c' }),
			line(4, 80, { source: 'd' })
		]);
		expect(told(outcome).verdicts).toEqual(['1 retenue', '2 concordante', '3 ecartee', '4 ecartee']);
		expect(told(outcome).counted).toEqual(['1 NV 100 ◇']);
		expect(outcome.concurrentes).toBe(1);
	});

	test('compete even when one does not say the nature', () => {
		const lines = [line(1, 70, { source: 'a', preuve: 'A' }), line(2, 80, { source: 'b', nature: 'np' })];
		expect(told(settle(lines)).verdicts).toEqual(['1 retenue', '2 ecartee']);
	});

	test('never compete across niveau, poste or bénéficiaire', () => {
		const lines = [
			line(1, 10, { niveau: 'central' }),
			line(2, 20, { source: 'b', niveau: 'deconcentre' }),
			line(3, 30, { source: 'c', poste: 'x' }),
			line(4, 40, { source: 'd', beneficiaire: '775723679' }),
			line(5, 50, { source: 'e' })
		];
		const outcome = settle(lines);
		expect(outcome.counted.reduce((sum, part) => sum + part.centimes, 0)).toBe(150);
		expect(outcome.concurrentes).toBe(0);
	});

	test('a total and a detail of the same words never compete', () => {
		const outcome = settle([total(1, 100, { source: 'a' }), line(2, 90, { source: 'b' })]);
		expect(told(outcome).counted).toEqual(['2 NV 90', '1 NV 10 non détaillé']);
		expect(outcome.concurrentes).toBe(0);
	});

	test('the details that stand against a total are the retained ones', () => {
		const outcome = settle([
			total(1, 100),
			line(2, 60, { niveau: 'central', preuve: 'A' }),
			line(3, 99, { niveau: 'central', source: 'b' }),
			line(4, 40, { niveau: 'deconcentre' })
		]);
		expect(told(outcome).controls).toEqual(['1 egal 100/100']);
		expect(told(outcome).counted).toEqual(['2 NV 60 ◇', '4 NV 40']);
	});
});

test('forms: several without shares are MULTI naming them, shares split, keys are told apart', () => {
	const outcome = settle([
		line(1, 100, { poste: 'x', forme: 'SEX|TRAV', attribution: 'publiee' }),
		line(2, 101, { poste: 'y', forme: 'SEX:60|TRAV:30', attribution: 'publiee' }),
		line(3, 50, { poste: 'z', forme: 'DOM', attribution: 'cle' })
	]);
	expect(told(outcome).counted).toEqual([
		'1 MULTI(SEX|TRAV) 100',
		'2 SEX 61',
		'2 TRAV 30',
		'2 NV 10',
		'3 DOM 50'
	]);
	expect(outcome.counted.map((part) => part.parCle)).toEqual([false, false, false, false, true]);
});
