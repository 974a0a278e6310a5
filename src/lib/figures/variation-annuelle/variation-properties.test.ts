import { beforeAll, describe, expect, test } from 'vitest';
import { queryOf } from '#lib/server/base.fixture.ts';
import { TIMEOUT, generatedBase, partsOf, type GeneratedBase } from '#lib/server/generated-base.fixture.ts';
import { YEARS, type World } from '#lib/server/analysis/oracle/drawn-world.fixture.ts';
import {
	coreOf,
	reckonParts,
	sumsBy,
	type Part
} from '#lib/server/analysis/oracle/rule-reckoning.fixture.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { variation } from './read.server.ts';

let base: GeneratedBase;
let parts: Part[];
beforeAll(async () => {
	base = await generatedBase(36, 11);
	parts = partsOf(reckonParts(base.world, { etape: 'prevu', nature: 'cp' }), coreOf(base.world));
}, TIMEOUT);

const pairs = YEARS.slice(1).map((year) => [year - 1, year] as const);
const coverageOf = (world: World, id: string, year: number) =>
	world.coverage.get(`${id} ${year}`) ?? 'non_declaree';

describe('over generated crosswalks and coverages (R11)', () => {
	test('two years in a row compare exactly where both have a value, one coverage and no break between', () => {
		const { db, world } = base;
		const slots = Map.groupBy(parts, (part) => `${part.dispositif} ${part.exercice}`);
		const family = (of: readonly Part[] | undefined) =>
			of?.[0]?.etape === 'annonce' ? 'said' : of?.[0] === undefined ? null : 'budget';
		for (const [from, to] of pairs) {
			const found = variation(db, queryOf(db, ''), [from, to]);
			const expected = coreOf(world).filter((id) => {
				const [before, after] = [family(slots.get(`${id} ${from}`)), family(slots.get(`${id} ${to}`))];
				const broken = world.renamed.some(
					(row) => row.dispositif === id && row.de === to && row.comparable === 'non'
				);
				const covered = coverageOf(world, id, from) === coverageOf(world, id, to);
				return before !== null && before === after && covered && !broken;
			});
			expect([to, found.comparables.map((item) => item.dispositif)]).toEqual([to, expected]);
			expect(found.ecartes.map((item) => item.dispositif)).toEqual(
				coreOf(world).filter((id) => !expected.includes(id))
			);
		}
	});

	test('over any two years, the variation is that of the compared ones, poste by poste, and of nothing else', () => {
		const { db } = base;
		const amounts = sumsBy(parts, ['dispositif', 'exercice']);
		for (const from of YEARS)
			for (const to of YEARS.filter((year) => year > from && (year - from) % 3 === 1)) {
				const { comparables, ecartes, total } = variation(db, queryOf(db, ''), [from, to]);
				const sum = (year: number) =>
					comparables.reduce(
						(cents, { dispositif }) => cents + (amounts.get(`${dispositif} | ${year}`) ?? 0n),
						0n
					);
				const families = new Set(comparables.map(({ apres }) => apres.etape === 'annonce'));
				expect(total === null).toBe(families.size !== 1);
				if (total) {
					expect([BigInt(total.avant), BigInt(total.apres)]).toEqual([sum(from), sum(to)]);
					expect(BigInt(total.ecart)).toBe(sum(to) - sum(from));
				}
				for (const { dispositif, ecart, postes } of comparables) {
					const [one, other] = [from, to].map((year) => amounts.get(`${dispositif} | ${year}`) ?? 0n);
					expect(BigInt(ecart ?? 0)).toBe((other ?? 0n) - (one ?? 0n));
					const added = (side: 'avant' | 'apres') =>
						postes.reduce((cents, poste) => cents + BigInt(poste[side] ?? 0), 0n);
					expect([added('avant'), added('apres')]).toEqual([one, other]);
					for (const { avant, apres, epuise, ecart: own } of postes)
						expect(own).toBe(
							epuise || (avant !== null && apres !== null) ? (apres ?? 0) - (avant ?? 0) : null
						);
				}
				expect(ecartes.every((item) => item.ecart === null && item.exclusion !== null)).toBe(true);
				for (const { exclusion, postes } of ecartes) {
					const compared = postes.filter((poste) => poste.ecart !== null);
					expect(compared.every(({ nomme, nonDetaille }) => nomme && !nonDetaille)).toBe(true);
					expect(postes.length === 0 || compared.length > 0).toBe(true);
					if (compared.length > 0) expect(['rupture', 'couverture']).toContain(exclusion?.cause);
				}
			}
	});

	test('every break between two years that have money is drawn, and said comparable or not', () => {
		const { db, world } = base;
		const expected = coreOf(world).flatMap((id) => {
			const years = [
				...new Set(parts.filter((part) => part.dispositif === id).map((part) => part.exercice))
			].sort();
			const renamed = world.renamed
				.filter((row) => row.dispositif === id)
				.filter(({ de }) => years.some((year) => year < de) && years.some((year) => year >= de))
				.map(({ de, comparable }) => `${id} ${de - 1}/${de} nomenclature ${comparable === 'oui'}`);
			const covered = years.slice(1).flatMap((year, index) => {
				const before = years[index] ?? 0;
				const same = coverageOf(world, id, before) === coverageOf(world, id, year);
				return same ? [] : [`${id} ${before}/${year} couverture false`];
			});
			return [...renamed, ...covered];
		});
		const found = formesParAnnee(db, queryOf(db, '')).ruptures.map(
			({ dispositif, avant, apres, cause, comparable }) =>
				`${dispositif} ${avant}/${apres} ${cause} ${comparable}`
		);
		expect([...found].sort()).toEqual([...expected].sort());
	});
});
