import { beforeAll, describe, expect, test } from 'vitest';
import { GROUPES, type Groupe } from '#lib/domain/query.ts';
import { FORMES, NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import { ask, bring, csv, queryOf, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import {
	TIMEOUT,
	draw,
	generatedBase,
	partsOf,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { isOpen } from '#lib/server/analysis/oracle/form-reckoning.fixture.ts';
import { coreOf, reckonParts, type Part } from '#lib/server/analysis/oracle/rule-reckoning.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

type Sums = Record<Nature, bigint>;
const nothing = (): Sums => ({ ae: 0n, cp: 0n, np: 0n });

const cell = fc.record({
	exercice: fc.constantFrom(2016, 2017, 2018),
	dispositif: fc.constantFrom('bop137', 'mae', 'versements'),
	etape: fc.constantFrom('lfi', 'plf', 'execution'),
	nature: fc.constantFrom<Nature>('ae', 'cp', 'np'),
	euros: fc.integer({ min: -500, max: 90_000_000 }),
	poste: fc.constantFrom('', 'AFIS', 'Crédits nationaux'),
	source: fc.constantFrom('a', 'b'),
	fault: fc.constantFrom(null, null, null, null, 'form', 'amount', 'blank')
});
type DrawnCell = typeof cell extends fc.Arbitrary<infer T> ? T : never;

const cellsOf = ({ euros, fault, ...words }: DrawnCell): Cells => ({
	...words,
	montant: fault === 'amount' ? `${euros}O` : fault === 'blank' ? '' : euros,
	forme: fault === 'form' ? 'XYZ' : ''
});
const sumOf = (cells: readonly DrawnCell[]): Sums => {
	const sums = nothing();
	for (const { nature, euros } of cells) sums[nature] += 100n * BigInt(euros);
	return sums;
};

describe('whatever a file holds, it is stored, already there, rejected or out of scope, to the cent (R14)', () => {
	test('a canonical file, and the same one again with some blocks changed', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(cell, { minLength: 1, maxLength: 40 }),
				fc.array(cell, { maxLength: 10 }),
				async (first, more) => {
					const db = await vocabulariesOnly();
					let stored: readonly DrawnCell[] = [];
					for (const drawn of [first, [...first, ...more]]) {
						const report = await bring(db, csv(drawn.map(cellsOf)), { allowRejects: true, unit: 'euros' });
						const good = drawn.filter(({ fault }) => fault === null);
						const told = report.files[0]?.conservation;
						const [kept, bad] = [sumOf(good), sumOf(drawn.filter(({ fault }) => fault === 'form'))];
						expect(told?.holds).toBe(true);
						expect(told?.unreadable).toBe(drawn.filter(({ fault }) => fault === 'amount').length);
						for (const nature of NATURES) {
							const {
								file,
								stored: added,
								alreadyThere,
								rejected,
								outOfScope
							} = told?.natures[nature] ?? {
								file: NaN,
								stored: NaN,
								alreadyThere: NaN,
								rejected: NaN,
								outOfScope: NaN
							};
							expect(BigInt(file)).toBe(kept[nature] + bad[nature]);
							expect(BigInt(added) + BigInt(alreadyThere)).toBe(kept[nature]);
							expect([BigInt(rejected), outOfScope]).toEqual([bad[nature], 0]);
						}
						if (report.outcome === 'done') stored = good;
						const total = db
							.prepare<[], { cents: number | null }>(
								'SELECT sum(centimes) AS cents FROM line WHERE until_version IS NULL'
							)
							.get();
						const expected = Object.values(sumOf(stored)).reduce((sum, cents) => sum + cents, 0n);
						expect(BigInt(total?.cents ?? 0)).toBe(expected);
					}
					db.close();
				}
			),
			{ numRuns: 40 }
		);
	});

	test('a budget file by destination, of which the base keeps some programmes', async () => {
		const amount = fc.integer({ min: -10_000, max: 50_000_000 });
		const destination = fc.record({
			programme: fc.constantFrom('137', '101', '105', '178', '169'),
			action: fc.constantFrom('01', '03', '05', '24', '25'),
			ae: amount,
			cp: amount
		});
		await fc.assert(
			fc.asyncProperty(fc.array(destination, { minLength: 1, maxLength: 60 }), async (drawn) => {
				const db = await vocabulariesOnly();
				const header =
					'exercice;loi;typebudget;ministere;mission;programme;action;sous_action;categorie;titre;ae;cp';
				const rows = drawn.map(
					({ programme, action, ae, cp }) =>
						`2023;PLF;BG;12;SE;${programme};${programme}-${action};;64;6;${ae}.0;${cp}.0`
				);
				const text = [header, ...rows, ''].join('\n');
				const report = await bring(db, text, { name: 'plf_2023_depenses.csv', unit: 'euros' });
				const told = report.files[0]?.conservation;
				expect(told?.holds).toBe(true);
				for (const nature of ['ae', 'cp'] as const) {
					const sum = drawn.reduce((cents, destination) => cents + 100n * BigInt(destination[nature]), 0n);
					expect(BigInt(told?.natures[nature].file ?? NaN)).toBe(sum);
				}
				db.close();
			}),
			{ numRuns: 40 }
		);
	});
});

describe('no cent appears or vanishes under any filter, grouping, key, version or stage (R14)', () => {
	let base: GeneratedBase;
	beforeAll(async () => {
		base = await generatedBase(36, 14);
	}, TIMEOUT);
	const sum = (parts: readonly Part[]) => parts.reduce((cents, part) => cents + part.centimes, 0n);

	test('whatever is asked, groups add up to what counts, and so do the segments of the figure', () => {
		const { db, world } = base;
		const core = coreOf(world);
		const asked = draw(
			fc.record({
				etape: fc.constantFrom('prevu' as const, 'lfi' as const, 'annonce' as const, 'execution' as const),
				nature: fc.constantFrom(...NATURES),
				cles: fc.boolean(),
				euros: fc.constantFrom(null, null, 2015, 2024),
				version: fc.constantFrom(2, 3, 4, 5),
				ids: fc.option(fc.shuffledSubarray(core, { minLength: 1 })),
				formes: fc.shuffledSubarray([...FORMES], { maxLength: 3 }),
				years: fc.tuple(fc.integer({ min: 2011, max: 2020 }), fc.integer({ min: 2019, max: 2027 })),
				groupes: fc.shuffledSubarray<Groupe>([...GROUPES], { minLength: 1 })
			}),
			80
		);
		for (const { etape, nature, cles, euros, version, ids, formes, years, groupes } of asked) {
			const [de, a] = [Math.min(...years), Math.max(...years)];
			const address = [
				`etape=${etape}&nature=${nature}&v=${version}&de=${de}&a=${a}`,
				cles ? 'cles=avec' : '',
				euros === null ? '' : `euros=constants&base=${euros}`,
				ids === null ? '' : `dispositif=${ids}`,
				formes.length === 0 ? '' : `forme=${formes}`
			]
				.filter((word) => word !== '')
				.join('&');
			const inside = partsOf(
				reckonParts(world, {
					etape,
					nature,
					version,
					cles,
					...(euros === null ? {} : { base: euros })
				}),
				ids ?? core
			).filter((part) => part.exercice >= de && part.exercice <= a);
			const keeps = ({ forme }: Part) => formes.length === 0 || formes.includes(forme);
			const expected = sum(
				inside.filter((part) => keeps(part) || (groupes.includes('forme') && isOpen(part.forme)))
			);
			const { rows, total } = ask(db, address, ...groupes);
			const found = rows.reduce((cents, item) => cents + BigInt(item.centimes ?? 0), 0n);
			expect([address, groupes, found]).toEqual([address, groupes, expected]);
			expect([address, BigInt(total ?? 0)]).toEqual([address, expected]);
			const segments = formesParAnnee(db, queryOf(db, address)).annees.flatMap((year) => year.parts);
			const drawn = segments.reduce((cents, part) => cents + BigInt(part.centimes), 0n);
			const shown = inside.filter((part) => keeps(part) || isOpen(part.forme));
			expect([address, drawn]).toEqual([address, sum(shown)]);
		}
	});
});
