import { describe, expect, test } from 'vitest';
import { line, total, told } from './settlement.fixture.ts';
import type { SettlementLine } from './claims.ts';
import { settle } from './settlement.ts';

interface Case {
	readonly name: string;
	readonly lines: readonly SettlementLine[];
	readonly counted: readonly string[];
	readonly verdicts: readonly string[];
}

function check({ lines, counted, verdicts }: Case) {
	const outcome = told(settle(lines));
	expect({ counted: outcome.counted, verdicts: outcome.verdicts }).toEqual({ counted, verdicts });
}

const central = { niveau: 'central' } as const;
const afis = { poste: 'afis', forme: 'SEX', attribution: 'mandat' } as const;
const later = { source: 'b', version: 2 } as const;

describe('details that pass their total are taken source by source, while they fit (R3)', () => {
	test.for<Case>([
		...(['A', 'B', 'C', null] as const).map((preuve) => ({
			name: `one line more of another source, of grade ${preuve}, takes away no attribution`,
			lines: [
				total(1, 500),
				line(2, 240, afis),
				line(3, 260, { poste: 'x' }),
				line(4, 1, { ...later, preuve })
			],
			counted: ['2 SEX 240', '3 NV 260'],
			verdicts: ['1 controle', '2 retenue', '3 retenue', '4 excedent']
		})),
		{
			name: 'one line more fits in what the total holds beyond its details',
			lines: [total(1, 500), line(2, 240, afis), line(3, 200, { ...later, poste: 'x', preuve: 'C' })],
			counted: ['2 SEX 240', '3 NV 200', '1 NV 60 non détaillé'],
			verdicts: ['1 controle', '2 retenue', '3 retenue']
		},
		{
			name: 'the best grade goes first, and the rest of the total is not itemised',
			lines: [
				total(1, 500),
				line(2, 240, { ...afis, source: 'b', preuve: 'C' }),
				line(3, 300, { poste: 'x', preuve: 'A' })
			],
			counted: ['3 NV 300', '1 NV 200 non détaillé'],
			verdicts: ['1 controle', '2 excedent', '3 retenue']
		},
		{
			name: 'of one grade, the earlier version goes first',
			lines: [total(1, 500), line(2, 300, { ...later, poste: 'x' }), line(3, 240, { ...afis, source: 'c' })],
			counted: ['3 SEX 240', '1 NV 260 non détaillé'],
			verdicts: ['1 controle', '2 excedent', '3 retenue']
		},
		{
			name: 'a source that comes after and does not fit leaves room to the next',
			lines: [
				total(1, 500),
				line(2, 240, { ...afis, preuve: 'A' }),
				line(3, 300, { ...later, poste: 'x' }),
				line(4, 100, { source: 'c', poste: 'y', preuve: 'C' })
			],
			counted: ['2 SEX 240', '4 NV 100', '1 NV 160 non détaillé'],
			verdicts: ['1 controle', '2 retenue', '3 excedent', '4 retenue']
		},
		{
			name: 'when the best source alone passes it, the total counts as one line',
			lines: [
				total(1, 500),
				line(2, 501, { ...afis, preuve: 'A' }),
				line(3, 10, { source: 'b', poste: 'x' })
			],
			counted: ['1 NV 500'],
			verdicts: ['1 retenue', '2 depassee', '3 depassee']
		},
		{
			name: 'unless it came after details that fitted: they stay',
			lines: [total(1, 500), line(2, 240, afis), line(3, 900, { ...later, poste: 'x', preuve: 'A' })],
			counted: ['2 SEX 240', '1 NV 260 non détaillé'],
			verdicts: ['1 controle', '2 retenue', '3 excedent']
		},
		{
			name: 'details within the rounding of the total all count',
			lines: [total(1, 500, { arrondi: 10 }), line(2, 240, afis), line(3, 265, { ...later, poste: 'x' })],
			counted: ['2 SEX 240', '3 NV 265'],
			verdicts: ['1 controle', '2 retenue', '3 retenue']
		}
	])('$name', check);
});

describe('what is not said is not a value (R3)', () => {
	test.for<Case>([
		{
			name: 'the same amount without its niveau agrees with the one that says it',
			lines: [line(1, 240, { ...afis, ...central }), line(2, 240, { ...later, poste: 'afis' })],
			counted: ['1 SEX 240'],
			verdicts: ['1 retenue', '2 concordante']
		},
		{
			name: 'and so does the same amount without its payeur',
			lines: [line(1, 240, { ...afis, payeur: 'metropole' }), line(2, 240, { ...later, poste: 'afis' })],
			counted: ['1 SEX 240'],
			verdicts: ['1 retenue', '2 concordante']
		},
		{
			name: 'a larger one is the total of what others say of the niveaux',
			lines: [
				line(1, 75, { ...central, poste: 'x' }),
				line(2, 60, { niveau: 'deconcentre', poste: 'x' }),
				line(3, 149, { ...later, poste: 'x', preuve: 'C' })
			],
			counted: ['1 NV 75', '2 NV 60', '3 NV 14 non détaillé'],
			verdicts: ['1 retenue', '2 retenue', '3 controle']
		},
		{
			name: 'a smaller and weaker one undoes nothing',
			lines: [line(1, 240, { ...afis, ...central }), line(2, 50, { ...later, poste: 'afis', preuve: 'C' })],
			counted: ['1 SEX 240'],
			verdicts: ['1 retenue', '2 contredite']
		},
		{
			name: 'one that says a form keeps it, beside the same money that says none',
			lines: [line(1, 240, { ...central, poste: 'afis' }), line(2, 240, { ...later, ...afis, preuve: 'C' })],
			counted: ['2 SEX 240'],
			verdicts: ['1 concordante', '2 retenue']
		},
		{
			name: 'where another source contests that money, what was retained against it is inside the line that says the form',
			lines: [
				line(1, 240, { ...central, poste: 'afis' }),
				line(2, 90, { ...central, ...later, poste: 'afis', source: 'c', preuve: 'C' }),
				line(3, 240, { ...later, ...afis, preuve: 'C' })
			],
			counted: ['3 SEX 240'],
			verdicts: ['1 comprise', '2 ecartee', '3 retenue']
		},
		{
			name: 'another poste is another amount',
			lines: [line(1, 240, { ...afis, ...central }), line(2, 50, { ...later, poste: 'x' })],
			counted: ['1 SEX 240', '2 NV 50'],
			verdicts: ['1 retenue', '2 retenue']
		},
		{
			name: 'a source that gives both tells them apart',
			lines: [line(1, 240, { ...afis, ...central }), line(2, 50, { poste: 'afis' })],
			counted: ['1 SEX 240', '2 NV 50'],
			verdicts: ['1 retenue', '2 retenue']
		}
	])('$name', check);
});

describe('values that agree within half of the coarser rounding corroborate (R4)', () => {
	const exact = { ...afis, preuve: 'D' } as const;
	test('the finest is kept, bears the best grade, and nothing is flagged', () => {
		const rounded = line(2, 1200, { ...later, poste: 'afis', preuve: 'B', arrondi: 100 });
		const { counted, verdicts, concurrentes } = settle([line(1, 1188, exact), rounded]);
		expect(counted).toMatchObject([
			{ line: 1, forme: 'SEX', centimes: 1188, preuve: 'B', concurrente: false }
		]);
		expect([...verdicts].sort()).toEqual([
			[1, 'retenue'],
			[2, 'concordante']
		]);
		expect(concurrentes).toBe(0);
	});
	test('beyond it they compete, and the best grade is retained', () => {
		const rounded = line(2, 1300, { ...later, poste: 'afis', preuve: 'B', arrondi: 100 });
		const { counted, concurrentes } = settle([line(1, 1188, exact), rounded]);
		expect(counted).toMatchObject([{ line: 2, forme: 'NV', centimes: 1300, preuve: 'B', concurrente: true }]);
		expect(concurrentes).toBe(1);
	});
});
