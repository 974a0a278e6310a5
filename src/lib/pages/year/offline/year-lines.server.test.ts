import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosenLines, sumsOf, withinBytes } from '#lib/domain/year/year-lines.ts';
import { ETAPES, FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import type { Database } from '#lib/server/store/database.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { yearLines } from './year-lines.server.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const ALL = { dispositif: '', etape: '', forme: '', mots: '' };

test('what the file adds up for a choice is what the site adds up, stage by stage and nature by nature', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...yearsWithData(db, 1)),
			fc.constantFrom('', 'bop137', 'p101', 'agrasc', 'versements', 'subventions-locales'),
			fc.constantFrom('', ...ETAPES),
			fc.constantFrom('', 'NV', ...FORMES_ATTRIBUEES),
			(year, dispositif, etape, forme) => {
				const carried = yearLines(db, queryOf(db, ''), year);
				if (carried.autres > 0) return;
				const lines = chosenLines(carried, { ...ALL, dispositif, etape, forme });
				const asked = Object.entries({ dispositif, etape, forme }).filter(([, value]) => value !== '');
				const address = new URLSearchParams([...asked, ['de', String(year)], ['a', String(year)]]);
				const listed = listLines(db, queryOf(db, address.toString()), 2000);
				expect(lines.map(({ id }) => id).sort()).toEqual(listed.lines.map(({ id }) => id).sort());
				const told = listed.totals
					.filter(({ comptees }) => comptees > 0)
					.map((total) => `${total.etape} ${total.nature} ${total.centimes} ${total.comptees}`);
				expect(
					sumsOf(lines)
						.map((sum) => `${sum.etape} ${sum.nature} ${sum.centimes} ${sum.lignes}`)
						.sort()
				).toEqual(told.sort());
			}
		),
		{ seed: SEED, numRuns: 120 }
	);
});

test('words find lines without accents or case, all of them together', () => {
	const carried = yearLines(db, queryOf(db, ''), 2018);
	const found = chosenLines(carried, { ...ALL, mots: 'CREDITS deconcentres' });
	expect(found.length).toBeGreaterThan(0);
	expect(found.every(({ poste }) => /crédits déconcentrés/i.test(poste))).toBe(true);
	expect(chosenLines(carried, { ...ALL, mots: 'afis inconnu-au-bataillon' })).toEqual([]);
});

test('a file carries as many lines as its size allows, and counts the others', () => {
	const all = yearLines(db, queryOf(db, ''), 2018);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 60_000 }), (most) => {
			const kept = withinBytes(all, most);
			expect(kept.lignes).toEqual(all.lignes.slice(0, kept.lignes.length));
			expect(kept.lignes.length + kept.autres).toBe(all.lignes.length + all.autres);
			const bytes = new TextEncoder().encode(JSON.stringify(kept)).length;
			if (kept.lignes.length > 0) expect(bytes).toBeLessThanOrEqual(most + 8);
			if (kept.autres > 0)
				expect(
					new TextEncoder().encode(
						JSON.stringify({ ...kept, lignes: all.lignes.slice(0, kept.lignes.length + 1) })
					).length
				).toBeGreaterThan(most - 8);
		}),
		{ seed: SEED }
	);
	expect(withinBytes(all, 10_000_000)).toBe(all);
});
