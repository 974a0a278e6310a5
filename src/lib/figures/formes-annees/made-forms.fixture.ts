import { row, type Cells } from '#lib/server/base.fixture.ts';

/** Made money of four more forms, over the shipped years: what the grid must stay comparable with. */
export const madeForms = (): Cells[] => [
	...span(2016, 2025, 'TRAV', 'lfi', 'mae', 400_000, 300_000),
	...span(2017, 2025, 'DOM', 'lfi', 'mae', 420_000, 40_000),
	...span(2018, 2025, 'MEND', 'plf', 'p101', 180_000, 40_000).filter(({ exercice }) => exercice !== 2020),
	...span(2019, 2025, 'DELIT', 'plf', 'p101', 400_000, 180_000)
];

function span(
	from: number,
	to: number,
	forme: string,
	etape: string,
	dispositif: string,
	first: number,
	step: number
): Cells[] {
	return Array.from({ length: to - from + 1 }, (_, index) =>
		row(first + index * step, {
			...{ exercice: from + index, forme, etape, dispositif },
			...{ poste: `essai ${forme}`, attribution: 'publiee', preuve: 'A', source: 'essai' }
		})
	);
}
