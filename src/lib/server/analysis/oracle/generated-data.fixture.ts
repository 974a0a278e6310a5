import type { Forme } from '#lib/domain/vocabulary.ts';
import { arbitrationsOf, drawnCase, linesOf } from './generated-cases.fixture.ts';
import { YEARS, type DrawnKey, type World } from './drawn-world.fixture.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

const share = fc
	.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
	.map((shares) => [...shares].sort((a, b) => a - b) as [number, number, number]);
const keyDraft = fc.record({
	poste: fc.constantFrom('', 'crédits X', 'Crédits y'),
	beneficiaire: fc.constantFrom('', '', 'foyer', '775723679'),
	de: fc.constantFrom(null, 2012, 2016),
	a: fc.constantFrom(null, 2018, 2026),
	formes: fc.subarray<Forme>(['SEX', 'TRAV', 'DOM'], { minLength: 1 }),
	shares: fc.tuple(share, share, share)
});
type KeyDraft = typeof keyDraft extends fc.Arbitrary<infer T> ? T : never;

/**
 * Draws a data set of `dispositifs` × fifteen years, each pair a case of its own, from the seed of the run. Scopes of
 * totals nest, merits belong to a source within a case, and keys are drafts: `validKeys` chooses those R7 accepts.
 */
export function drawWorld(dispositifs: number, salt = 0): World & { readonly drafts: readonly DrawnKey[] } {
	const seed = SEED + salt;
	const cases = fc.sample(drawnCase, { seed, numRuns: dispositifs * YEARS.length });
	const ids = Array.from({ length: dispositifs }, (_, index) => `d${index}`);
	const at = (index: number) => ({
		dispositif: ids[Math.floor(index / YEARS.length)] ?? '',
		exercice: YEARS[index % YEARS.length] ?? 0
	});
	const lines = cases.flatMap((drawn, index) => linesOf(drawn, at(index)));
	const indices = fc.sample(fc.integer({ min: 7000, max: 14_000 }), { seed, numRuns: YEARS.length - 2 });
	const breaks = fc.sample(
		fc.option(
			fc.record({
				de: fc.constantFrom(...YEARS.slice(1)),
				comparable: fc.constantFrom('oui' as const, 'non' as const)
			})
		),
		{ seed, numRuns: dispositifs }
	);
	const drafts = fc.sample(fc.tuple(keyDraft, keyDraft), { seed, numRuns: dispositifs });
	return {
		dispositifs: ids.map((id, index) => ({
			id,
			perimetre: index % 6 === 4 ? 'contexte' : index % 2 === 0 ? 'dedie' : 'mixte',
			inclusDans: index % 6 === 5 ? 'd0' : ''
		})),
		lines,
		arbitrations: cases.flatMap((drawn, index) => arbitrationsOf(drawn, linesOf(drawn, at(index)))),
		keys: [],
		searches: cases.flatMap((drawn, index) => drawn.searches.map((search) => ({ ...search, ...at(index) }))),
		coverage: new Map(
			cases.flatMap((drawn, index) => {
				const { dispositif, exercice } = at(index);
				return drawn.coverage === null ? [] : [[`${dispositif} ${exercice}`, drawn.coverage] as const];
			})
		),
		// The first and the last year have no index.
		indices: new Map(indices.map((value, index) => [(YEARS[0] ?? 0) + 1 + index, value])),
		renamed: breaks.flatMap((found, index) =>
			found === null ? [] : [{ dispositif: ids[index] ?? '', ...found }]
		),
		drafts: drafts.flatMap((pair, index) => pair.map((draft, rank) => keyOf(draft, ids[index] ?? '', rank)))
	};
}

function keyOf(draft: KeyDraft, dispositif: string, rank: number): DrawnKey {
	let room = 10_000;
	const parts = draft.formes.map((forme, index) => {
		const [bas, central, haut] = draft.shares[index] ?? [0, 0, 0];
		const given = Math.min(central, room);
		room -= given;
		return { forme, bas: Math.min(bas, given), central: given, haut };
	});
	const { poste, beneficiaire, de, a } = draft;
	return { id: `cle-${dispositif}-${rank}`, dispositif, poste, beneficiaire, de, a, parts };
}
