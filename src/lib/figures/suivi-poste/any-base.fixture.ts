import type { Cells } from '#lib/server/base.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const pick = <T>(...items: readonly T[]) => fc.constantFrom(...items);

/** Lines of any postes at any stages, some under two spellings, some deduced, some that compete or cannot be read. */
export const anyLines: fc.Arbitrary<Cells[]> = fc
	.array(
		fc.record({
			exercice: fc.integer({ min: 2015, max: 2024 }),
			dispositif: pick('bop137', 'p101', 'agrasc'),
			etape: pick('plf', 'lfi', 'execution', 'annonce', 'ouvert'),
			nature: pick('cp', 'np', 'ae'),
			poste: pick('Aide', 'aide ', 'Accueil de jour', ''),
			forme: pick('SEX', 'TRAV', ''),
			montant: pick<string | number>(0, 12_000, 1_188_000, 3_785_376.55, 4, 'abc'),
			preuve: pick('A', 'B', 'C', 'D'),
			source: pick('a', 'b')
		}),
		{ maxLength: 40 }
	)
	.map((lines) =>
		lines.map((line) => ({ ...line, ...(line.forme === '' ? {} : { attribution: 'publiee' }) }))
	);
