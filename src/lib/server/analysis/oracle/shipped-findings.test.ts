import { beforeAll, describe, expect, test } from 'vitest';
import { formatPercent } from '#lib/domain/money.ts';
import { ask, bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { contests } from '#lib/server/analysis/disputes/competing.ts';
import { controlsOf } from '#lib/server/analysis/disputes/controls.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { gaps } from '#lib/pages/gaps.server.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { sourcesInUse } from '#lib/server/analysis/lines/provenance.ts';
import { select, UnknownVersion } from '#lib/server/analysis/selection.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});

const figure = (address: string) => formesParAnnee(db, queryOf(db, address));
const coverage = (rows: readonly string[]) => ['dispositif;exercice;couverture;note', ...rows, ''].join('\n');

describe('taux d’attribution (R9)', () => {
	const rateOf = (address: string, year: number) => {
		const rate = attributionRates(db, queryOf(db, address)).parExercice.find(
			({ exercice }) => exercice === year
		);
		if (rate?.attribue == null || rate.total === null) return 'non calculable';
		return formatPercent(rate.attribue, rate.total).replace('\u00A0', ' ');
	};

	test.for([
		[2013, '0 %'],
		[2016, '0 %'],
		[2017, '55,4 %'],
		[2018, '46,0 %'],
		[2019, '43,0 %'],
		[2020, 'non calculable'],
		[2021, 'non calculable'],
		[2022, 'non calculable'],
		[2023, 'non calculable'],
		[2024, 'non calculable'],
		[2025, 'non calculable']
	] as const)('in %i: %s', ([year, expected]) => {
		expect(rateOf('', year)).toBe(expected);
	});

	test('over all years runs over the same pairs', () => {
		const { parExercice, ensemble } = attributionRates(db, queryOf(db, ''));
		const known = parExercice.filter((rate) => rate.total !== null);
		expect(ensemble.total).toBe(known.reduce((sum, rate) => sum + (rate.total ?? 0), 0));
		expect(ensemble.attribue).toBe(known.reduce((sum, rate) => sum + (rate.attribue ?? 0), 0));
		expect(ensemble.attribue).toBe(378_537_600 + 237_600_000 + 198_000_000);
	});

	test('leaves out dispositifs of partial coverage, and years that add up to nothing', async () => {
		const small = await vocabulariesOnly();
		const text = coverage(['bop137;2018;complete;', 'agrasc;2018;partielle;', 'bop137;2019;complete;']);
		await bring(small, text, { name: 'couverture.csv' });
		const sex = { forme: 'SEX', attribution: 'mandat' } as const;
		await bring(
			small,
			csv([
				row(1, { poste: 'x', ...sex }),
				row(2, { poste: 'y' }),
				row(1, { poste: 'z', forme: 'DOM', attribution: 'cle' }),
				row(100, { dispositif: 'agrasc', ...sex }),
				row(100, { dispositif: 'mae', ...sex }),
				row(0, { exercice: 2019 })
			])
		);
		expect(attributionRates(small, queryOf(small, ''))).toMatchObject({
			parExercice: [
				{ exercice: 2018, attribue: 100, total: 400 },
				{ exercice: 2019, attribue: null, total: null }
			],
			ensemble: { attribue: 100, total: 400 }
		});
	});
});

describe('breaks of the series (R11)', () => {
	test('of bop137: renamed but comparable, then cut to a part, then renamed again', () => {
		const { ruptures } = figure('dispositif=bop137');
		expect(ruptures.map(({ avant, apres, cause, comparable }) => [avant, apres, cause, comparable])).toEqual([
			[2018, 2019, 'nomenclature', true],
			[2019, 2020, 'couverture', false],
			[2021, 2022, 'nomenclature', true]
		]);
		expect(ruptures[0]?.texte).toContain('ancien périmètre donné par la DGCS');
		expect(ruptures[1]?.texte).toContain('AFIS');
		expect(ruptures[2]?.texte).toContain('L’AFIS passe de l’action 21 à l’action 25');
	});

	test('stand only between years that are shown and have money on both sides', () => {
		const pairs = (address: string) =>
			figure(address).ruptures.map(({ avant, apres }) => `${avant}/${apres}`);
		expect(pairs('dispositif=bop137&de=2019')).toEqual(['2019/2020', '2021/2022']);
		expect(pairs('dispositif=bop137&a=2018')).toEqual([]);
		expect(pairs('dispositif=bop137&etape=execution')).toEqual([]);
		expect(pairs('dispositif=p101,mae')).toEqual([]);
	});
});

describe('the figure by form and year', () => {
	test('runs from the first to the last amount, without a hole', () => {
		const { annees } = figure('');
		expect(annees.map((year) => year.exercice)).toEqual(
			Array.from({ length: 13 }, (_, index) => 2013 + index)
		);
		expect(annees.every((year) => year.total !== null)).toBe(true);
	});

	test('keeps the bounds asked, and says of a year without amount what is known (R10)', () => {
		const { annees } = figure('dispositif=p101&de=2017&a=2019');
		expect(annees.map((year) => [year.exercice, year.total, year.statut])).toEqual([
			[2017, null, 'non_trouve'],
			[2018, 14_900_000, 'publie'],
			[2019, null, 'non_trouve']
		]);
	});

	test('in 2017 draws the rest apart, and the totals that other published values would make', () => {
		const [year] = figure('dispositif=bop137&de=2017&a=2017').annees;
		expect(year?.parts).toEqual(
			expect.arrayContaining([
				{ forme: 'SEX', etape: 'lfi', centimes: 378_537_600, deduit: 0, nonDetaille: false },
				{ forme: 'NV', etape: 'lfi', centimes: 284_306_900, deduit: 0, nonDetaille: false },
				{ forme: 'NV', etape: 'lfi', centimes: 19_950_000, deduit: 0, nonDetaille: true }
			])
		);
		expect(year?.totauxPossibles).toEqual([662_844_500, 626_475_500]);
	});

	// Published values compete for whole amounts: a total of all forms says nothing of the forms that are asked.
	test.for(['TRAV', 'NV', 'SEX,NV'])(
		'asked for %s only, has no total that another value would make',
		(forme) => {
			const { annees, contests: contested } = figure(`forme=${forme}`);
			expect(annees.flatMap((year) => year.totauxPossibles)).toEqual([]);
			expect(contested.map(({ exercice }) => exercice)).toContain(2017);
		}
	);

	test('in 2018 has two stages, and Foreign Affairs covered in part', () => {
		const [year] = figure('de=2018&a=2018').annees;
		expect(year).toMatchObject({ etapes: ['annonce', 'lfi'], couverture: 'partielle', partiels: ['mae'] });
		expect(figure('de=2021&a=2021').annees[0]).toMatchObject({
			couverture: 'partielle',
			partiels: ['bop137']
		});
	});

	test('names the sources that count, not those set aside', () => {
		const { sources } = figure('dispositif=agrasc&de=2023&a=2023');
		expect(sources).toEqual(['cp-egalite-2023-02-02']);
	});
});

describe('published values that differ (R4)', () => {
	test('are told with each source, the retained one first', () => {
		const told = contests(db, select(db, queryOf(db, '')));
		expect(
			told.map(({ exercice, dispositif, role, claims }) => [
				`${exercice} ${dispositif} ${role}`,
				...claims.map((claim) => `${claim.source} ${claim.centimes / 100}${claim.retenue ? ' retenue' : ''}`)
			])
		).toEqual([
			['2017 bop137 total', 'plf-2018 6827945 retenue', 'senat-l18-147 6264755'],
			['2022 agrasc detail', 'cp-egalite-2023-02-02 2500000 retenue', 'cp-gouv-2022-02-16 2600000'],
			[
				'2023 agrasc detail',
				'cp-egalite-2023-02-02 3400000 retenue',
				'prefecture-indre-2023 3600000',
				'zinfos974-2023 3400000'
			]
		]);
	});

	test('controls of 2017 and 2018 are told beside their details (R3)', () => {
		const told = controlsOf(db, select(db, queryOf(db, 'dispositif=bop137&de=2017&a=2018')));
		expect(told.map(({ exercice, total, details, outcome }) => [exercice, total, details, outcome])).toEqual([
			[2017, 682_794_500, 662_844_500, 'non_detaille'],
			[2018, 502_087_800, 502_087_800, 'egal']
		]);
	});
});

describe('the headline', () => {
	test('is the year with most dispositifs wholly covered: 2018', () => {
		expect(headline(db, queryOf(db, ''))).toMatchObject({
			exercice: 2018,
			total: 546_987_800,
			nonAttribue: 309_387_800,
			formes: [{ forme: 'SEX', centimes: 237_600_000 }],
			complete: false
		});
		expect(headline(db, queryOf(db, ''))?.sans).toHaveLength(10);
	});

	test('of years that tie is the latest, and of nothing is none', () => {
		expect(headline(db, queryOf(db, 'dispositif=bop137&a=2017'))?.exercice).toBe(2017);
		expect(headline(db, queryOf(db, 'de=2024'))).toMatchObject({ exercice: 2025, complete: false });
		expect(headline(db, queryOf(db, 'de=1990&a=1995'))).toBeNull();
	});
});

test('what is not published is told by dispositif, with the years of each kind', () => {
	const told = gaps(db, queryOf(db, ''));
	expect(told.map((gap) => gap.dispositif)).toEqual(['bop137', 'p101', 'mae', 'agrasc']);
	for (const { etapes } of told)
		for (const { partiels, silences } of etapes) {
			const years = [...partiels, ...silences.flatMap(({ exercices }) => exercices)];
			expect(new Set(years).size).toBe(years.length);
		}
	const [bop137] = told;
	expect(bop137?.etapes[0]).toMatchObject({
		etape: 'budget',
		deduits: [2021, 2022, 2023, 2024],
		partiels: [2020, 2021, 2022, 2023, 2024, 2025]
	});
});

test('every source of a line is described, and none stands twice', () => {
	const used = sourcesInUse(db, 1);
	expect(used.filter((source) => source.row === null)).toEqual([]);
	expect(new Set(used.map((source) => source.id)).size).toBe(used.length);
	const lines = used.reduce((count, source) => count + source.lines, 0);
	expect(lines).toBe(db.prepare<[], { n: number }>('SELECT count(*) AS n FROM line').get()?.n);
});

test('a version that does not exist is named', () => {
	expect(() => ask(db, 'v=99', 'exercice')).toThrow(UnknownVersion);
	expect(() => ask(db, 'v=99', 'exercice')).toThrow('unknown version: 99');
});
