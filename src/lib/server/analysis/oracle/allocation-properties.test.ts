import { describe, expect, test } from 'vitest';
import { writeEuros } from '#lib/domain/money.ts';
import { GROUPES } from '#lib/domain/query.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { ask, bring, csv, queryOf, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { isCore } from '#lib/server/analysis/selection.ts';
import { drawnLines, reckon, settleSlot, sumsBy, type Drawn } from './reckoning.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

async function baseOf(lines: readonly Drawn[]): Promise<Database> {
	const db = await vocabulariesOnly();
	const rows = lines.map(({ centimes, preuve, arrondi, ...cells }) => ({
		...cells,
		preuve: preuve ?? '',
		montant: writeEuros(centimes),
		arrondi: arrondi === null ? '' : writeEuros(arrondi)
	}));
	const report = await bring(db, csv(rows), { decimal: '.' });
	expect(report.outcome).toBe('done');
	expect(report.files[0]?.conservation.holds).toBe(true);
	return db;
}

const etapes = fc.constantFrom('prevu' as const, 'lfi' as const, 'annonce' as const, 'execution' as const);
const natures = fc.constantFrom(...NATURES);
const sum = (items: readonly { readonly centimes: number | null }[]) =>
	items.reduce((total, item) => total + (item.centimes ?? 0), 0);

describe('over generated lines', () => {
	test('every grouping adds up to the counted lines, group by group (R14)', async () => {
		await fc.assert(
			fc.asyncProperty(
				drawnLines,
				fc.array(fc.tuple(etapes, natures, fc.shuffledSubarray([...GROUPES])), {
					minLength: 5,
					maxLength: 5
				}),
				async (lines, asked) => {
					const db = await baseOf(lines);
					for (const [etape, nature, groupes] of asked) {
						const parts = reckon(lines, etape, nature);
						const { rows, total } = ask(db, `etape=${etape}&nature=${nature}`, ...groupes);
						const known = rows.filter((found) => found.centimes !== null);
						const found = known.map((group): [string, number] => [
							groupes.map((word) => group[word]).join(' | '),
							group.centimes ?? 0
						]);
						expect(new Map(found)).toEqual(sumsBy(parts, groupes));
						expect(found).toHaveLength(new Set(found.map(([key]) => key)).size);
						expect(total).toBe(parts.length === 0 ? null : sum(parts));
					}
					db.close();
				}
			),
			{ numRuns: 60 }
		);
	});

	test('filters keep what they name: years, dispositifs, and forms beside what has none (R6)', async () => {
		const filters = fc.record({
			de: fc.constantFrom(2016, 2017, 2018),
			a: fc.constantFrom(2018, 2020, 2021),
			dispositif: fc.subarray(['p101', 'mae', 'acse']).map((others) => ['bop137', ...others]),
			forme: fc.subarray(['SEX', 'TRAV', 'DOM', 'NV', 'GPA'], { minLength: 1 })
		});
		await fc.assert(
			fc.asyncProperty(drawnLines, natures, filters, async (lines, nature, { de, a, dispositif, forme }) => {
				const db = await baseOf(lines);
				const address = `nature=${nature}&de=${de}&a=${a}&dispositif=${dispositif}&forme=${forme}`;
				const inside = reckon(lines, 'prevu', nature).filter(
					(part) => part.exercice >= de && part.exercice <= a && dispositif.includes(part.dispositif)
				);
				const unattributed = inside.filter((part) => part.forme === 'NV' || part.forme === 'MULTI');
				const named = inside.filter((part) => forme.includes(part.forme));
				const kept = inside.filter((part) => named.includes(part) || unattributed.includes(part));
				const byForm = ask(db, address, 'forme');
				const found = byForm.rows.flatMap((group): [string, number][] =>
					group.centimes === null ? [] : [[group.forme ?? '', group.centimes]]
				);
				expect(new Map(found)).toEqual(sumsBy(kept, ['forme']));
				expect(byForm.rows.map((group) => group.forme)).toEqual(expect.arrayContaining(['MULTI', 'NV']));
				const byYear = ask(db, address, 'exercice').rows;
				expect(byYear.map((group) => group.exercice)).toEqual(
					Array.from({ length: a - de + 1 }, (_, index) => de + index)
				);
				expect(sum(byYear)).toBe(sum(named));
				expect(byYear.reduce((total, group) => total + (group.nonAttribue ?? 0), 0)).toBe(sum(unattributed));
				db.close();
			}),
			{ numRuns: 60 }
		);
	});

	test('the figure by form and year draws the allocation: its parts are its totals', async () => {
		await fc.assert(
			fc.asyncProperty(drawnLines, etapes, natures, async (lines, etape, nature) => {
				const db = await baseOf(lines);
				const address = `etape=${etape}&nature=${nature}`;
				const { annees } = formesParAnnee(db, queryOf(db, address));
				const rows = ask(db, address, 'exercice', 'forme').rows;
				const years = ask(db, address, 'exercice').rows;
				for (const year of annees) {
					const own = years.find((group) => group.exercice === year.exercice);
					expect(year.total).toBe(own?.centimes ?? null);
					expect(year.statut).toBe(own?.statut);
					expect(sum(year.parts)).toBe(year.total ?? 0);
					for (const group of rows.filter((one) => one.exercice === year.exercice)) {
						const parts = year.parts.filter((part) => part.forme === group.forme);
						expect(parts.length > 0 ? sum(parts) : null).toBe(group.centimes);
					}
				}
				expect(sum(annees.map(({ total }) => ({ centimes: total })))).toBe(ask(db, address).total ?? 0);
				db.close();
			}),
			{ numRuns: 60 }
		);
	});

	test('the headline adds up: forms and what has none are the year', async () => {
		await fc.assert(
			fc.asyncProperty(drawnLines, async (lines) => {
				const db = await baseOf(lines);
				const told = headline(db, queryOf(db, ''));
				const parts = reckon(lines, 'prevu', 'cp').filter((part) => part.exercice === told?.exercice);
				expect(told === null).toBe(parts.length === 0);
				expect(told?.total ?? 0).toBe(sum(parts));
				expect(sum(told?.formes ?? []) + (told?.nonAttribue ?? 0)).toBe(sum(parts));
				db.close();
			}),
			{ numRuns: 40 }
		);
	});

	test('the table of lines says of each what the rules made of it, and adds the retained core ones per stage and nature', async () => {
		await fc.assert(
			fc.asyncProperty(drawnLines, async (lines) => {
				const db = await baseOf(lines);
				const { lines: listed, totals, selection } = listLines(db, queryOf(db, ''), 1000);
				const core = new Set(selection.reference.dispositifs.filter(isCore).map((row) => row.id));
				expect(listed).toHaveLength(lines.length);
				const verdictOf = (line: Drawn) => {
					const slot = lines.filter((other) =>
						(['dispositif', 'exercice', 'etape'] as const).every((word) => other[word] === line[word])
					);
					const view = line.nature === 'np' ? 'cp' : line.nature;
					return settleSlot(lines, slot, view).verdicts.get(lines.indexOf(line));
				};
				const inFile = [...listed].sort((one, other) => one.id - other.id);
				expect(inFile.map((line) => line.verdict)).toEqual(lines.map(verdictOf));
				for (const total of totals) {
					const own = lines.filter((line) => line.etape === total.etape && line.nature === total.nature);
					const retained = own.filter((line) => verdictOf(line) === 'retenue' && core.has(line.dispositif));
					expect(total).toMatchObject({
						centimes: sum(retained),
						comptees: retained.length,
						autres: own.length - retained.length
					});
				}
				db.close();
			}),
			{ numRuns: 60 }
		);
	});
});
