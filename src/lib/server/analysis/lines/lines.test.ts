import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '#lib/domain/fold.ts';
import { TRIS } from '#lib/domain/query.ts';
import { ETAPES, LIBELLES } from '#lib/domain/vocabulary.ts';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { listLines, PAGE_SIZE, type ListedLine } from './lines.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});

const list = (address: string, pageSize?: number) => listLines(db, queryOf(db, address), pageSize);
const all = (address = '') => list(address, 10_000).lines;

describe('pages', () => {
	test('of fifty lines hold every line once, in one order', () => {
		const { count, pages } = list('');
		expect(PAGE_SIZE).toBe(50);
		expect(pages).toBe(Math.ceil(count / 50));
		const listed = Array.from({ length: pages }, (_, index) => list(`page=${index + 1}`).lines);
		expect(listed.slice(0, -1).every((lines) => lines.length === 50)).toBe(true);
		expect(listed.flat().map((line) => line.id)).toEqual(all().map((line) => line.id));
		expect(new Set(listed.flat().map((line) => line.id)).size).toBe(count);
	});

	test('beyond the last show the last', () => {
		const { page, pages, lines } = list('page=999');
		expect(page).toBe(pages);
		expect(lines.length).toBeGreaterThan(0);
	});

	test('of nothing are one, empty', () => {
		expect(list('q=introuvable')).toMatchObject({ count: 0, page: 1, pages: 1, lines: [], totals: [] });
	});
});

describe('sorting', () => {
	const value: Readonly<Record<(typeof TRIS)[number], (line: ListedLine) => string | number>> = {
		exercice: (line) => line.exercice,
		dispositif: (line) => line.dispositif,
		poste: (line) => line.poste ?? '',
		etape: (line) => ETAPES.indexOf(line.etape),
		nature: (line) => line.nature,
		montant: (line) => line.centimes,
		forme: (line) => line.forme,
		preuve: (line) => line.preuve ?? '',
		source: (line) => line.source
	};
	test.for(TRIS.flatMap((tri) => [tri, `-${tri}`] as const))('by %s', (tri) => {
		const column = TRIS.find((name) => tri.endsWith(name)) ?? 'exercice';
		const values = all(`tri=${tri}`).map(value[column]);
		const french = new Intl.Collator('fr').compare;
		const sorted = [...values].sort((a, b) =>
			column === 'poste' ? french(String(a), String(b)) : a < b ? -1 : a > b ? 1 : 0
		);
		expect(values).toEqual(tri.startsWith('-') ? sorted.reverse() : sorted);
	});
});

describe('searching', () => {
	test('finds words without case, accents or order, all of them', () => {
		const expected = all().filter((line) => fold(line.poste ?? '') === 'credits deconcentres');
		expect(expected.length).toBeGreaterThan(0);
		const found = all('q=DÉCONCENTRÉS+crédits+locales');
		expect(found.map((line) => line.id)).toEqual(expected.map((line) => line.id));
		expect(all('q=déconcentrés+introuvable')).toEqual([]);
	});

	test.for([
		['a SIREN', '408342509', (line: ListedLine) => line.siren === '408342509'],
		['an amount in euros', '6264755', (line: ListedLine) => line.centimes === 626_475_500],
		['a source', 'zinfos974', (line: ListedLine) => line.source === 'zinfos974-2023'],
		[
			'a year and a dispositif',
			'2018 mae',
			(line: ListedLine) => line.exercice === 2018 && line.dispositif === 'mae'
		],
		[
			'a programme and its action',
			'137-15',
			(line: ListedLine) => line.programme === '137' && line.action === '15'
		]
	] as const)('finds %s', ([, words, expected]) => {
		const found = all(`q=${encodeURIComponent(words)}`);
		expect(found.length).toBeGreaterThan(0);
		for (const line of all().filter(expected)) expect(found.map(({ id }) => id)).toContain(line.id);
	});

	test.for([
		'2 124 878 €',
		'2\u202F124\u202F878\u00A0€',
		'2 124 878',
		'€2,124,878',
		'« 2 124 878 € »',
		'2 124 878,00 €'
	])('finds the lines of the amount « %s », and no other', (amount) => {
		const expected = all().filter((line) => line.centimes === 212_487_800);
		expect(expected.length).toBeGreaterThan(1);
		const found = all(`q=${encodeURIComponent(amount)}`);
		expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
	});

	test.for(['"AFIS"', '« afis »', '“AFIS”'])('finds what %s says word for word', (words) => {
		const found = all(`q=${encodeURIComponent(words)}`);
		expect(found.length).toBeGreaterThan(0);
		expect(found.length).toBeLessThanOrEqual(all('q=AFIS').length);
		for (const line of all().filter(({ poste }) => fold(poste ?? '') === 'afis'))
			expect(found.map(({ id }) => id)).toContain(line.id);
		expect(all(`q=${encodeURIComponent('"FIS"')}`)).toEqual([]);
		expect(all(`q=${encodeURIComponent('"locales associations"')}`)).toEqual([]);
		expect(all(`q=${encodeURIComponent('"associations locales"')}`).length).toBeGreaterThan(0);
	});

	test.for(['%', '_', '"', "'", '\\', '; DROP TABLE line', '*', '-'])('takes « %s » as it is', (text) => {
		expect(() => all(`q=${encodeURIComponent(text)}`)).not.toThrow();
		expect(all(`q=${encodeURIComponent('%%%')}`)).toEqual([]);
	});
});

describe('filters', () => {
	test.for([
		['dispositif=mae,p101', (line: ListedLine) => ['mae', 'p101'].includes(line.dispositif)],
		['de=2017&a=2018', (line: ListedLine) => line.exercice >= 2017 && line.exercice <= 2018],
		['etape=execution', (line: ListedLine) => line.etape === 'execution'],
		['nature=ae', (line: ListedLine) => line.nature !== 'cp'],
		['nature=np', (line: ListedLine) => line.nature === 'np'],
		['forme=SEX', (line: ListedLine) => line.forme === 'SEX'],
		['perimetre=coeur', (line: ListedLine) => ['bop137', 'p101', 'mae', 'agrasc'].includes(line.dispositif)],
		[
			'perimetre=contexte',
			(line: ListedLine) => !['bop137', 'p101', 'mae', 'agrasc'].includes(line.dispositif)
		],
		['perimetre=contexte&dispositif=mae', () => false]
	] as const)('%s keeps what it names', ([address, keeps]) => {
		expect(all(address).map((line) => line.id)).toEqual(
			all()
				.filter(keeps)
				.map((line) => line.id)
		);
	});

	test('etape=prevu keeps the stage that the composite reads in each dispositif and year', () => {
		const kept = all('etape=prevu&dispositif=bop137');
		const stages = new Map(kept.map((line) => [line.exercice, line.etape]));
		expect(stages.get(2018)).toBe('lfi');
		expect(stages.get(2019)).toBe('plf');
		expect(kept.every((line) => stages.get(line.exercice) === line.etape)).toBe(true);
	});

	test('a form finds the lines that name it among others, or give it a share', async () => {
		const small = await vocabulariesOnly();
		const published = { attribution: 'publiee' } as const;
		await bring(
			small,
			csv([
				row(1, { poste: 'a', forme: 'SEX', ...published }),
				row(2, { poste: 'b', forme: 'SEX|TRAV', ...published }),
				row(3, { poste: 'c', forme: 'SEX:60|TRAV:40', ...published }),
				row(4, { poste: 'd', forme: 'DOM', ...published }),
				row(5, { poste: 'e' }),
				row(6, { poste: 'f', forme: 'MULTI', ...published })
			])
		);
		const found = (forme: string) =>
			listLines(small, queryOf(small, `forme=${forme}&tri=montant`)).lines.map((line) => line.centimes / 100);
		expect(found('TRAV')).toEqual([2, 3]);
		expect(found('SEX,DOM')).toEqual([1, 2, 3, 4]);
		expect(found('NV')).toEqual([5]);
		expect(found('MULTI')).toEqual([2, 6]);
	});
});

describe('totals of a selection (R2)', () => {
	test('are one per stage and nature, in the order of the budget, of the retained lines only', () => {
		const { totals, count } = list('dispositif=bop137&de=2018&a=2018');
		expect(totals.map(({ etape, nature }) => `${LIBELLES.etapeCourte[etape]} ${nature}`)).toEqual([
			'annonce np',
			'PLF ae',
			'PLF cp',
			'LFI np'
		]);
		expect(totals.find((total) => total.etape === 'lfi')).toEqual({
			etape: 'lfi',
			nature: 'np',
			centimes: 502_087_800,
			comptees: 3,
			autres: 1
		});
		expect(totals.reduce((n, total) => n + total.comptees + total.autres, 0)).toBe(count);
	});
});

test.for([
	['de=2018&a=2018&etape=prevu', ['bop137', 'mae', 'p101']],
	['dispositif=bop137,versements', ['bop137']],
	['dispositif=versements', []],
	['q=introuvable', []]
] as const)('the sums of « %s » are of %s', ([address, ids]) => {
	expect(list(address).comptes).toEqual(ids);
});

describe('contested lines', () => {
	test('are those whose quantité another source values otherwise, the retained one included', () => {
		const marked = all().filter((line) => line.concurrente);
		const told = marked.map(
			(line) => `${line.exercice} ${line.dispositif} ${line.nature} ${line.centimes / 100}`
		);
		expect(told).toEqual(
			expect.arrayContaining([
				'2017 bop137 cp 6827945',
				'2017 bop137 ae 6827945',
				'2017 bop137 np 6264755',
				'2022 agrasc np 2500000',
				'2022 agrasc np 2600000',
				'2023 agrasc np 3400000',
				'2023 agrasc np 3600000'
			])
		);
		expect(marked.filter((line) => line.exercice === 2017)).toHaveLength(3);
		expect(marked.some((line) => line.poste === 'AFIS')).toBe(false);
	});

	test('of the one set aside, the verdict says so', () => {
		const verdicts = all('dispositif=agrasc&de=2023').map((line) => [line.centimes / 100, line.verdict]);
		expect(verdicts).toEqual(
			expect.arrayContaining([
				[3_400_000, 'retenue'],
				[3_600_000, 'ecartee'],
				[3_400_000, 'concordante']
			])
		);
	});
});

test('the span of years is the version’s, whatever the filters', () => {
	expect(list('q=introuvable').span).toEqual(list('').span);
	expect(list('').span.at(0)).toBe(2011);
	expect(list('').span.at(-1)).toBe(2025);
});
