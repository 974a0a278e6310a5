import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COLONNES_LIGNE, DateIso, FundingLine, Periode, Siren } from './funding-line.ts';
import { REFERENCE_NAMES, REFERENCE_TABLES, referenceKey } from './reference-tables.ts';
import { ETAPES, FORMES, FORMES_ATTRIBUEES, LIBELLES, PREUVES, RANG_PREUVES } from './vocabulary.ts';

describe('the vocabularies', () => {
	test('each has its shipped file, with the columns of its schema in their order', () => {
		for (const name of REFERENCE_NAMES) {
			const [header] = readFileSync(`data/${name}.csv`, 'utf8').split('\n');
			expect(header?.split(';'), name).toEqual(Object.keys(REFERENCE_TABLES[name].row.shape));
		}
		const shipped = readdirSync('data').filter((name) => name.endsWith('.csv'));
		expect(shipped.map((name) => name.replace('.csv', '')).sort()).toEqual([...REFERENCE_NAMES].sort());
	});

	test('come in the order in which they refer to one another', () => {
		const before = (one: string, other: string) =>
			(REFERENCE_NAMES as readonly string[]).indexOf(one) <
			(REFERENCE_NAMES as readonly string[]).indexOf(other);
		expect(before('sources', 'arbitrages')).toBe(true);
		expect(before('dispositifs', 'nomenclature')).toBe(true);
		expect(before('dispositifs', 'couverture')).toBe(true);
	});

	test('identify a row by its key columns only, and never mix two columns up', () => {
		const row = { dispositif: 'bop137', exercice: 2018, couverture: 'complete', note: 'x' };
		expect(referenceKey('couverture', row)).toBe(
			referenceKey('couverture', { ...row, note: 'y', couverture: 'partielle' })
		);
		expect(referenceKey('couverture', row)).not.toBe(referenceKey('couverture', { ...row, exercice: 2019 }));
		const key = (dispositif: string, programme: string) =>
			referenceKey('nomenclature', { dispositif, programme, action: '', de: 2014 });
		expect(key('p1', '37')).not.toBe(key('p13', '7'));
	});

	test('a share goes from 0 to 100 % in hundredths, a code must be of its list, nothing more is taken', () => {
		const { row } = REFERENCE_TABLES.couverture;
		const good = { dispositif: 'bop137', exercice: 2018, couverture: 'complete', note: '' };
		expect(row.safeParse(good).success).toBe(true);
		expect(row.safeParse({ ...good, couverture: 'presque' }).success).toBe(false);
		expect(row.safeParse({ ...good, exercice: 2018.5 }).success).toBe(false);
		expect(row.safeParse({ ...good, dispositif: 'BOP 137' }).success).toBe(false);
		expect(row.safeParse({ ...good, autre: '' }).success).toBe(false);
		const { part } = REFERENCE_TABLES.victimes.row.shape;
		expect([0, 10_000, 10_001, -1, 0.5].map((value) => part.safeParse(value).success)).toEqual([
			true,
			true,
			false,
			false,
			false
		]);
	});
});

describe('a funding line', () => {
	const line = {
		...Object.fromEntries(COLONNES_LIGNE.filter((name) => name !== 'montant').map((name) => [name, null])),
		exercice: 2018,
		dispositif: 'bop137',
		etape: 'lfi',
		nature: 'cp',
		centimes: 237_600_000,
		niveau: 'np',
		role: 'detail',
		forme: 'NV',
		source: 'plf-2018'
	};

	test('has the columns of the canonical file, montant being its cents', () => {
		expect(FundingLine.safeParse(line).success).toBe(true);
		const columns = COLONNES_LIGNE.map((name) => (name === 'montant' ? 'centimes' : name));
		expect([...columns].sort()).toEqual(Object.keys(FundingLine.shape).sort());
	});

	test.for([
		['half a cent', { centimes: 0.5 }],
		['more cents than sums can hold', { centimes: 1e15 }],
		['no source', { source: '' }],
		['an exercice before 1990', { exercice: 1989 }],
		['a form without the reason of it', { forme: 'SEX' }],
		['shares above the whole', { forme: 'SEX:60|TRAV:60', attribution: 'publiee' }],
		['a rounding step of zero', { arrondi: 0 }],
		['an empty text for « not said »', { poste: '' }],
		['an unknown stage', { etape: 'vote' }],
		['a dispositif that is not an id', { dispositif: 'Bop 137' }]
	] as const)('is refused with %s', ([, change]) => {
		expect(FundingLine.safeParse({ ...line, ...change }).success).toBe(false);
	});

	test('dates are days, months or years; periods are months; a SIREN has nine digits', () => {
		const matches = (schema: typeof DateIso, texts: readonly string[]) =>
			texts.filter((text) => schema.safeParse(text).success);
		expect(
			matches(DateIso, ['2018', '2018-07', '2018-07-05', '2018-13', '2018-7', '05/07/2018', '', '2018-02-30'])
		).toEqual(['2018', '2018-07', '2018-07-05']);
		expect(matches(DateIso, ['2023-02-29', '2024-02-29', '2100-02-29', '2018-04-31'])).toEqual([
			'2024-02-29'
		]);
		expect(matches(Periode, ['2020-11/2022-04', '2020-11', '2020/2022', '2020-00/2020-12'])).toEqual([
			'2020-11/2022-04'
		]);
		expect(matches(Siren, ['775723679', '77572367', '775 723 679', '7757236790'])).toEqual(['775723679']);
	});
});

test('a note can be told in English too: without it, or empty, the row is the same as without the column', () => {
	const { row } = REFERENCE_TABLES.couverture;
	const good = { dispositif: 'bop137', exercice: 2018, couverture: 'complete', note: 'Arrondi.' };
	expect(row.parse({ ...good, note_en: ' Rounded. ' }).note_en).toBe('Rounded.');
	expect(JSON.stringify(row.parse({ ...good, note_en: '' }))).toBe(JSON.stringify(row.parse(good)));
});

describe('the closed lists', () => {
	test('have a French label for each value', () => {
		expect(Object.keys(LIBELLES.etape)).toEqual([...ETAPES]);
		expect(Object.keys(LIBELLES.etapeCourte)).toEqual([...ETAPES]);
	});

	test('MULTI and NV are no form of trafficking', () => {
		expect(FORMES_ATTRIBUEES).toHaveLength(11);
		expect(FORMES.filter((forme) => !(FORMES_ATTRIBUEES as readonly string[]).includes(forme))).toEqual([
			'MULTI',
			'NV'
		]);
	});

	test('what we deduce outranks what is only said (R4)', () => {
		expect(RANG_PREUVES).toEqual(['A', 'B', 'D', 'C']);
		expect([...RANG_PREUVES].sort()).toEqual([...PREUVES]);
	});
});
