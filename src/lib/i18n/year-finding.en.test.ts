import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES, STATUTS } from '#lib/domain/vocabulary.ts';
import { inEnglish } from './english.fixture.ts';
import {
	contexteYearFinding,
	dispositifsDeck,
	formsDeck,
	silencesSaid,
	yearFinding,
	type YearSaid
} from './year-finding.ts';

const year = (change: Partial<YearSaid> = {}): YearSaid => ({
	exercice: 2018,
	total: 546_987_800,
	attribue: 237_600_000,
	nonAttribue: 309_387_800,
	complete: true,
	sansIndice: false,
	depense: null,
	...change
});

describe('the finding of a year, in English', () => {
	test.for([
		[{}, 'In 2018, €5.47M planned; 56.6% cannot be attributed to any form of trafficking'],
		[
			{ nonAttribue: 546_987_800 },
			'In 2018, €5.47M planned; no part of it can be attributed to a form of trafficking'
		],
		[{ nonAttribue: 0 }, 'In 2018, €5.47M planned, all attributed to a form of trafficking'],
		[{ complete: false }, 'In 2018, at least €5.47M planned; the full amount cannot be read in our sources'],
		[{ total: 0, nonAttribue: 0 }, 'In 2018, zero euros planned: a published zero'],
		[{ total: -500_000, nonAttribue: 0 }, 'In 2018, −€5,000 planned: amounts were taken back'],
		[
			{ total: 100_000, nonAttribue: 150_000 },
			'In 2018, €1,000 planned, of which €1,500 without a form: amounts were taken back'
		],
		[{ total: null }, 'Our sources give no amount planned for 2018'],
		[{ total: null, depense: 228_797_600 }, 'Our sources give no amount planned for 2018; €2.29M spent'],
		[
			{ total: null, sansIndice: true },
			'In 2018, no value in constant euros: there is no price index for this year'
		]
	] as const)('%j', ([change, sentence]) => {
		expect(inEnglish(() => yearFinding(year(change), 'prevu', null))).toBe(sentence);
	});

	test('names the stage asked and the year of constant euros', () => {
		expect(inEnglish(() => yearFinding(year({ nonAttribue: 0 }), 'execution', 2025))).toBe(
			'In 2018, €5.47M spent (constant 2025 euros), all attributed to a form of trafficking'
		);
		expect(inEnglish(() => yearFinding(year({ total: null }), 'lfi', null))).toBe(
			'Our sources give no amount voted in the initial budget act for 2018'
		);
		expect(inEnglish(() => yearFinding(year({ total: null }), 'execution', null))).toBe(
			'Our sources give no amount spent in 2018'
		);
	});

	test('is whole, whatever the amounts', () => {
		fc.assert(
			fc.property(
				fc.option(fc.integer()),
				fc.integer(),
				fc.option(fc.integer()),
				fc.boolean(),
				fc.constantFrom(...ETAPES_DEMANDEES),
				(total, nonAttribue, depense, complete, etape) => {
					const said = year({ total, nonAttribue, depense, complete });
					expect(inEnglish(() => yearFinding(said, etape, null))).toMatch(/2018(?:.*[\p{L}\d])?$/u);
				}
			)
		);
	});

	test('counts the schemes of the wider context and never adds them', () => {
		expect([0, 1, 3].map((count) => inEnglish(() => contexteYearFinding(2018, count)))).toEqual([
			'In 2018, no scheme of the wider context has an amount in our sources',
			'In 2018, only one scheme of the wider context has an amount; it is read on its own',
			'In 2018, three schemes of the wider context have an amount; they are read one by one'
		]);
	});
});

describe('what follows the finding, in English', () => {
	test.for([
		[[], 'No amount is attributed to a form of trafficking.'],
		[
			[{ forme: 'SEX', centimes: 237_600_000 }],
			'€2,376,000 is attributed to sexual exploitation; no amount is identified for the ten other forms.'
		],
		[
			[
				{ forme: 'SEX', centimes: 20_000 },
				{ forme: 'ORG', centimes: 100 }
			],
			'€200 is attributed to sexual exploitation and €1 to organ removal; no amount is identified for the nine other forms.'
		],
		[
			FORMES_ATTRIBUEES.slice(1).map((forme) => ({ forme, centimes: 100 })),
			/ and €1 to another form; no amount is identified for the last form\.$/
		]
	] as const)('forms %j', ([formes, sentence]) => {
		const said = inEnglish(() => formsDeck(year(), formes));
		if (typeof sentence === 'string') expect(said).toBe(sentence);
		else expect(said).toMatch(sentence);
	});

	test('nothing is said of forms where nothing counts', () => {
		expect(inEnglish(() => formsDeck(year({ total: null }), []))).toBe('');
	});

	test.for([
		[
			1,
			[
				{ statut: 'non_publie', libelles: ['Programme 101', 'Foreign Affairs'] },
				{ statut: 'sans_objet', libelles: ['AGRASC'] }
			],
			'One scheme out of four has an amount in our sources. Not published: Programme 101 and Foreign Affairs; not applicable: AGRASC.'
		],
		[
			3,
			[{ statut: 'absent', libelles: ['AGRASC'] }],
			'Three schemes out of four have an amount in our sources. Absent from our sources: AGRASC.'
		],
		[2, [], 'Both schemes followed have an amount.'],
		[3, [], 'All three schemes followed have an amount.'],
		[1, [], ''],
		[0, [{ statut: 'absent', libelles: ['AGRASC'] }], 'Absent from our sources: AGRASC.'],
		[
			0,
			[{ statut: 'non_importe', libelles: ['A', 'B'] }],
			'Neither of the two schemes followed has an amount at this stage. Not imported (in quarantine): A and B.'
		],
		[
			0,
			[{ statut: 'zero', libelles: ['A', 'B', 'C'] }],
			'None of the three schemes followed has an amount at this stage. Published zero: A, B and C.'
		]
	] as const)('%i with an amount, %j', ([count, silent, sentence]) => {
		expect(inEnglish(() => dispositifsDeck(count, silent))).toBe(sentence);
	});

	test('every kind of nothing is said, and a name that holds a comma is quoted', () => {
		expect(inEnglish(() => silencesSaid([{ statut: 'sans_indice', libelles: ['A', 'B, action 2'] }]))).toBe(
			'no price index: A and “B, action 2”'
		);
		inEnglish(() => silencesSaid(STATUTS.map((statut) => ({ statut, libelles: ['A'] }))));
	});
});
