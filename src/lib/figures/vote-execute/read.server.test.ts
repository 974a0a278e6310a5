import { beforeAll, describe, expect, test } from 'vitest';
import { formatPercent } from '#lib/domain/money.ts';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { execution, sidesOf } from './read.server.ts';

const COVERED = 'dispositif;exercice;couverture;note\nbop137;2018;complete;\nbop137;2019;partielle;\n';

describe('the shipped base', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	const yearsOf = (dispositif: string, address = '') =>
		execution(db, queryOf(db, address)).series.find((item) => item.dispositif === dispositif)?.annees ?? [];
	const yearOf = (exercice: number, address = '') =>
		yearsOf('bop137', address).find((year) => year.exercice === exercice);

	test.for([
		[2016, 498_396_000, 312_388_700, '62,7\u00A0%'],
		[2017, 682_794_500, 275_777_600, '40,4\u00A0%']
	] as const)('bop137 in %i: voted, spent, rate', ([exercice, vote, depense, rate]) => {
		const year = yearOf(exercice);
		expect(year).toMatchObject({
			prevu: { etape: 'lfi', centimes: vote },
			depense: { etape: 'execution', centimes: depense },
			taux: { vote, depense },
			sansTaux: null
		});
		expect(formatPercent(year?.taux?.depense ?? 0, year?.taux?.vote ?? 1)).toBe(rate);
	});

	test('only two years have a rate, and every other says why', () => {
		const without = yearsOf('bop137').filter((year) => year.taux === null);
		expect(
			yearsOf('bop137')
				.filter((year) => year.taux)
				.map((year) => year.exercice)
		).toEqual([2016, 2017]);
		expect(without.every((year) => year.sansTaux !== null)).toBe(true);
		expect(yearOf(2012)?.sansTaux).toEqual({ cause: 'vote', statut: 'absent' });
		expect(yearOf(2018)?.sansTaux).toMatchObject({ cause: 'execution' });
		expect(yearOf(2022)?.sansTaux).toEqual({ cause: 'execution', statut: 'non_trouve' });
	});

	test('the bill stands in for a vote that is not published; announcements stay apart', () => {
		expect(yearOf(2019)?.prevu).toMatchObject({ etape: 'plf', centimes: 460_487_800 });
		expect(yearsOf('p101')).toEqual([]);
	});

	test('the competing values of 2017 stand beside the retained one', () => {
		expect(yearOf(2017)?.prevu.autres).toEqual([662_844_500, 626_475_500]);
		expect(yearOf(2017, 'euros=constants')?.prevu.autres).toEqual([]);
	});

	test('what was said in 2018 stands beside what was voted, without a rate', () => {
		expect(yearOf(2018, 'etapes=annonce,lfi')).toMatchObject({
			prevu: { etape: 'lfi', centimes: 502_087_800 },
			depense: { etape: 'annonce', centimes: 300_000_000 },
			taux: null,
			sansTaux: { cause: 'non-vote' }
		});
	});

	test('in constant euros, years without an index have no value', () => {
		const year = yearOf(2016, 'euros=constants&base=2025');
		expect(year?.prevu.centimes).toBeGreaterThan(498_396_000);
		expect(year?.taux).not.toBeNull();
	});
});

test.for([
	[[], ['lfi', 'plf'], ['execution']],
	[['execution', 'lfi'], ['lfi', 'plf'], ['execution']],
	[['annonce', 'lfi'], ['lfi'], ['annonce']],
	[['lfi', 'plf'], ['lfi'], ['plf']],
	[['execution', 'prevu'], ['lfi', 'plf', 'annonce'], ['execution']],
	[['prevu', 'lfi'], ['lfi', 'plf', 'annonce'], ['lfi']],
	[['ouvert', 'execution'], ['ouvert'], ['execution']]
] as const)('%j puts %j outside and %j inside', ([etapes, prevues, depensees]) => {
	expect(sidesOf(etapes)).toEqual({ prevues, depensees });
});

describe('a rate exists only where it means something', () => {
	const seriesOf = async (rows: Parameters<typeof csv>[0], address = '') => {
		const db = await vocabulariesOnly();
		await bring(db, COVERED, { name: 'couverture.csv' });
		await bring(db, csv(rows));
		const found = execution(db, queryOf(db, address));
		return found.series.find((item) => item.dispositif === 'bop137')?.annees ?? [];
	};
	const spent = (montant: number, cells = {}) => row(montant, { etape: 'execution', ...cells });

	test('a published zero is spent', async () => {
		const [year] = await seriesOf([row(8), spent(0)]);
		expect(year).toMatchObject({ taux: { depense: 0, vote: 800 }, depense: { statut: 'zero', centimes: 0 } });
	});

	test('nothing voted, a bill, or a part only give none', async () => {
		expect((await seriesOf([row(0), spent(3)]))[0]?.sansTaux).toEqual({ cause: 'vote-nul' });
		expect((await seriesOf([row(5, { etape: 'plf' }), spent(3)]))[0]?.sansTaux).toEqual({
			cause: 'non-vote'
		});
		const partial = await seriesOf([row(5, { exercice: 2019 }), spent(3, { exercice: 2019 })]);
		expect(partial[0]?.sansTaux).toEqual({ cause: 'couverture' });
		const unknown = await seriesOf([row(5, { exercice: 2031 }), spent(3, { exercice: 2031 })]);
		expect(unknown[0]?.sansTaux).toEqual({ cause: 'couverture' });
	});

	test('commitments are never divided by payments', async () => {
		const rows = [row(8), spent(4, { nature: 'ae' })];
		expect((await seriesOf(rows))[0]).toMatchObject({ taux: null, sansTaux: { cause: 'execution' } });
		expect((await seriesOf(rows, 'nature=ae'))[0]).toMatchObject({ taux: null, sansTaux: { cause: 'vote' } });
	});

	test('years between two amounts stay, and say that nothing stands there', async () => {
		const years = await seriesOf([row(8, { exercice: 2016 }), row(9)]);
		expect(years.map((year) => [year.exercice, year.prevu.centimes, year.prevu.statut])).toEqual([
			[2016, 800, 'publie'],
			[2017, null, 'absent'],
			[2018, 900, 'publie']
		]);
	});
});
