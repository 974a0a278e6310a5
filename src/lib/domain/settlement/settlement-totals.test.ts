import { describe, expect, test } from 'vitest';
import { line, total, told } from './settlement.fixture.ts';
import type { SettlementLine } from './claims.ts';
import { settle } from './settlement.ts';

interface Case {
	readonly name: string;
	readonly lines: readonly SettlementLine[];
	readonly counted: readonly string[];
	readonly verdicts: readonly string[];
	readonly controls: readonly string[];
}

function check({ lines, counted, verdicts, controls }: Case) {
	expect(told(settle(lines))).toEqual({ counted, verdicts, controls });
}

const central = { niveau: 'central' } as const;
const deconcentre = { niveau: 'deconcentre' } as const;

describe('a published total and its details (R3)', () => {
	test.for<Case>([
		{
			name: 'equal to its details, it controls and they count',
			lines: [total(1, 100), line(2, 40, central), line(3, 60, deconcentre)],
			counted: ['2 NV 40', '3 NV 60'],
			verdicts: ['1 controle', '2 retenue', '3 retenue'],
			controls: ['1 egal 100/100']
		},
		{
			name: 'above its details, the rest is « non détaillé », without form',
			lines: [
				total(1, 100, { forme: 'SEX', attribution: 'mandat' }),
				line(2, 40, { ...central, forme: 'TRAV', attribution: 'publiee' }),
				line(3, 50, deconcentre)
			],
			counted: ['2 TRAV 40', '3 NV 50', '1 NV 10 non détaillé'],
			verdicts: ['1 controle', '2 retenue', '3 retenue'],
			controls: ['1 non_detaille 100/90']
		},
		{
			name: 'below its details, it counts as one line and they are set aside',
			lines: [total(1, 100), line(2, 40, { ...central, forme: 'SEX' }), line(3, 61, deconcentre)],
			counted: ['1 NV 100'],
			verdicts: ['1 retenue', '2 depassee', '3 depassee'],
			controls: ['1 depasse 100/101']
		},
		{
			name: 'below its details, it counts under its own form when it has one',
			lines: [total(1, 100, { forme: 'SEX', attribution: 'mandat' }), line(2, 101)],
			counted: ['1 SEX 100'],
			verdicts: ['1 retenue', '2 depassee'],
			controls: ['1 depasse 100/101']
		},
		{
			name: 'alone, it counts as one line',
			lines: [total(1, 100)],
			counted: ['1 NV 100'],
			verdicts: ['1 retenue'],
			controls: ['1 seul 100/0']
		},
		{
			name: 'alone with published shares, it counts by form',
			lines: [total(1, 101, { forme: 'SEX:60|TRAV:40', attribution: 'publiee' })],
			counted: ['1 SEX 61', '1 TRAV 40'],
			verdicts: ['1 retenue'],
			controls: ['1 seul 101/0']
		},
		{
			name: 'it controls details of any source',
			lines: [
				total(1, 100),
				line(2, 40, { ...central, source: 'b' }),
				line(3, 60, { ...deconcentre, source: 'c' })
			],
			counted: ['2 NV 40', '3 NV 60'],
			verdicts: ['1 controle', '2 retenue', '3 retenue'],
			controls: ['1 egal 100/100']
		},
		{
			name: 'a detail that is a published zero is a detail: nothing of the total is detailed',
			lines: [total(1, 100), line(2, 0, { poste: 'afis', forme: 'SEX', attribution: 'mandat' })],
			counted: ['2 SEX 0', '1 NV 100 non détaillé'],
			verdicts: ['1 controle', '2 retenue'],
			controls: ['1 non_detaille 100/0']
		},
		{
			name: 'a total of zero with details of zero is equal',
			lines: [total(1, 0), line(2, 0, central)],
			counted: ['2 NV 0'],
			verdicts: ['1 controle', '2 retenue'],
			controls: ['1 egal 0/0']
		},
		{
			name: 'a detail taken back counts in the sum',
			lines: [total(1, 100), line(2, 130, central), line(3, -30, deconcentre)],
			counted: ['2 NV 130', '3 NV -30'],
			verdicts: ['1 controle', '2 retenue', '3 retenue'],
			controls: ['1 egal 100/100']
		}
	])('$name', check);
});

describe('the rounding that a total states', () => {
	test.for([
		{ arrondi: null, details: 450_000_000, issue: 'egal' },
		{ arrondi: null, details: 449_999_999, issue: 'non_detaille' },
		{ arrondi: null, details: 450_000_001, issue: 'depasse' },
		{ arrondi: 10_000_000, details: 445_000_000, issue: 'egal' },
		{ arrondi: 10_000_000, details: 455_000_000, issue: 'egal' },
		{ arrondi: 10_000_000, details: 444_999_999, issue: 'non_detaille' },
		{ arrondi: 10_000_000, details: 455_000_001, issue: 'depasse' },
		{ arrondi: 5, details: 449_999_998, issue: 'egal' },
		{ arrondi: 5, details: 449_999_997, issue: 'non_detaille' }
	])('4,5 M€ to the nearest $arrondi against $details is $issue', ({ arrondi, details, issue }) => {
		const { controls, counted } = settle([total(1, 450_000_000, { arrondi }), line(2, details)]);
		expect(controls).toEqual([{ line: 1, total: 450_000_000, details, issue }]);
		const sum = counted.reduce((cents, part) => cents + part.centimes, 0);
		expect(sum).toBe(issue === 'egal' ? details : 450_000_000);
	});

	test('alone, a total counts as published however it is rounded', () => {
		expect(told(settle([total(1, 100, { arrondi: 1000 })])).counted).toEqual(['1 NV 100']);
	});
});

describe('totals of different scopes', () => {
	test.for<Case>([
		{
			name: 'by niveau: each controls its own lines',
			lines: [
				total(1, 75, central),
				total(2, 74, deconcentre),
				line(3, 75, { ...central, poste: 'x' }),
				line(4, 70, { ...deconcentre, poste: 'x' })
			],
			counted: ['3 NV 75', '4 NV 70', '2 NV 4 non détaillé'],
			verdicts: ['1 controle', '2 controle', '3 retenue', '4 retenue'],
			controls: ['1 egal 75/75', '2 non_detaille 74/70']
		},
		{
			name: 'a line that does not say its niveau is outside a total by niveau',
			lines: [total(1, 75, central), line(2, 75, { poste: 'x' })],
			counted: ['2 NV 75', '1 NV 75'],
			verdicts: ['1 retenue', '2 retenue'],
			controls: ['1 seul 75/0']
		},
		{
			name: 'by poste and by bénéficiaire',
			lines: [
				total(1, 50, { poste: 'x' }),
				line(2, 50, { poste: 'x', ...central }),
				total(3, 30, { beneficiaire: '775723679' }),
				line(4, 20, { beneficiaire: '775723679', poste: 'y' })
			],
			counted: ['2 NV 50', '4 NV 20', '3 NV 10 non détaillé'],
			verdicts: ['1 controle', '2 retenue', '3 controle', '4 retenue'],
			controls: ['3 non_detaille 30/20', '1 egal 50/50']
		},
		{
			name: 'nested: the narrow one first, the wide one holds the rest',
			lines: [
				total(1, 100),
				total(2, 60, central),
				line(3, 20, { ...central, poste: 'x' }),
				line(4, 30, deconcentre)
			],
			counted: ['3 NV 20', '4 NV 30', '2 NV 40 non détaillé', '1 NV 10 non détaillé'],
			verdicts: ['1 controle', '2 controle', '3 retenue', '4 retenue'],
			controls: ['2 non_detaille 60/20', '1 non_detaille 100/90']
		},
		{
			name: 'nested: the narrow one replaces details that exceed it, then is a detail of the wide one',
			lines: [
				total(1, 100),
				total(2, 60, central),
				line(3, 80, { ...central, poste: 'x' }),
				line(4, 40, deconcentre)
			],
			counted: ['4 NV 40', '2 NV 60'],
			verdicts: ['1 controle', '2 retenue', '3 depassee', '4 retenue'],
			controls: ['2 depasse 60/80', '1 egal 100/100']
		},
		{
			name: 'nested: a narrow total above the wide one is set aside with the rest',
			lines: [total(1, 50), total(2, 60, central), line(3, 20, { ...central, poste: 'x' })],
			counted: ['1 NV 50'],
			verdicts: ['1 retenue', '2 depassee', '3 depassee'],
			controls: ['2 non_detaille 60/20', '1 depasse 50/60']
		},
		{
			name: 'crossing: the second could hold the same money, it only controls',
			lines: [total(1, 50, central), total(2, 40, { poste: 'x' })],
			counted: ['1 NV 50'],
			verdicts: ['1 retenue', '2 croisee'],
			controls: ['1 seul 50/0', '2 croise 40/0']
		},
		{
			name: 'crossing a total whose every cent is detailed: the rest is elsewhere and counts',
			lines: [
				total(1, 50, central),
				line(2, 30, { ...central, poste: 'x' }),
				line(3, 20, { ...central, poste: 'y' }),
				total(4, 40, { poste: 'x' })
			],
			counted: ['2 NV 30', '3 NV 20', '4 NV 10 non détaillé'],
			verdicts: ['1 controle', '2 retenue', '3 retenue', '4 controle'],
			controls: ['1 egal 50/50', '4 non_detaille 40/30']
		},
		{
			name: 'crossing and exceeded: details that another total confirms stay',
			lines: [total(1, 50, central), line(2, 50, { ...central, poste: 'x' }), total(3, 40, { poste: 'x' })],
			counted: ['2 NV 50'],
			verdicts: ['1 controle', '2 retenue', '3 croisee'],
			controls: ['1 egal 50/50', '3 croise 40/50']
		},
		{
			name: 'crossing without conflict: each equal to its details',
			lines: [
				total(1, 50, central),
				total(2, 45, { poste: 'x' }),
				line(3, 30, { ...central, poste: 'x' }),
				line(4, 20, { ...central, poste: 'y' }),
				line(5, 15, { ...deconcentre, poste: 'x' })
			],
			counted: ['3 NV 30', '4 NV 20', '5 NV 15'],
			verdicts: ['1 controle', '2 controle', '3 retenue', '4 retenue', '5 retenue'],
			controls: ['1 egal 50/50', '2 egal 45/45']
		},
		{
			name: 'of several totals of one scope one is retained, the other never draws',
			lines: [
				total(1, 100, { source: 'a', preuve: 'A' }),
				total(2, 90, { source: 'b', preuve: 'B' }),
				line(3, 95, { source: 'b' })
			],
			counted: ['3 NV 95', '1 NV 5 non détaillé ◇'],
			verdicts: ['1 controle', '2 ecartee', '3 retenue'],
			controls: ['1 non_detaille 100/95']
		},
		{
			name: 'two totals of one source on one scope add',
			lines: [total(1, 60), total(2, 40), line(3, 100)],
			counted: ['3 NV 100'],
			verdicts: ['1 controle', '2 controle', '3 retenue'],
			controls: ['1 egal 100/100']
		}
	])('$name', check);
});

test('nothing published is nothing counted', () => {
	expect(told(settle([]))).toEqual({ counted: [], verdicts: [], controls: [] });
});
