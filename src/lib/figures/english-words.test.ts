import { describe, expect, test } from 'vitest';
import type { TransparencyCell } from '#lib/figures/carte-transparence/read.server.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { placeName, undetailed, unnamedPoste } from '#lib/server/analysis/counted/place-name.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { openNote, otherSurveyNote, partialNote, surveyNote } from '#lib/figures/besoins-moyens/notes.ts';
import { etapeEnTitre, natureEnTitre, noIndexNotes, officialNote, waitingLines } from './notes.server.ts';
import { partialSentence } from './partial-runs.server.ts';
import { askFigure } from './registry.server.ts';
import {
	cellSentence,
	searchSentence,
	transparencyDeck,
	waitingSentence
} from '#lib/figures/carte-transparence/finding.ts';

const inEnglish = <T>(work: () => T): T => inLanguage('en', work);
test.for([
	[[2020], '', 'In 2020, partial coverage'],
	[[2020], 'Only the AFIS is known', 'In 2020, partial coverage: only the AFIS is known'],
	[[2020, 2021], '', 'In 2020 and 2021, partial coverage'],
	[[2020, 2021, 2022], '', 'From 2020 to 2022, partial coverage'],
	[[2019, 2021, 2022, 2023], '', 'In 2019 and from 2021 to 2023, partial coverage']
] as const)('partial coverage of %j', ([years, why, said]) => {
	expect(inEnglish(() => partialSentence({ years, why, couverture: 'partielle' }))).toBe(said);
});

test.for([
	[4, 0, ''],
	[1, 1, ' It gives only a part of the amount.'],
	[2, 2, ' Both give only a part of the amount.'],
	[4, 1, ' Of the 4 found, one gives only a part of the amount.'],
	[4, 2, ' Of the 4 found, 2 give only a part of the amount.'],
	[4, 4, ' All give only a part of the amount.']
] as const)('of %i found, %i in part', ([presentes, partielles, said]) => {
	const executions = { attendues: 9, presentes, partielles, deduites: 0, nonTrouvees: 0, nonPubliees: 0 };
	const deck = inEnglish(() => transparencyDeck([], executions));
	expect(deck).toBe(`What exists, document by document.${said}`);
});

describe('a cell', () => {
	const cell = (changes: Partial<TransparencyCell>): TransparencyCell => ({
		exercice: 2018,
		genre: 'publie',
		statut: 'publie',
		couverture: 'complete',
		centimes: 100_00,
		partielle: false,
		concurrente: false,
		autres: [],
		preuves: ['A'],
		recherche: null,
		attente: null,
		...changes
	});
	const said = (changes: Partial<TransparencyCell>) =>
		inEnglish(() => cellSentence(cell(changes), 'BOP 137, LFI 2018'));

	test('says its amount, its evidence and its other values', () => {
		expect(said({ partielle: true, autres: [200_00] })).toBe(
			'BOP 137, LFI 2018: at least €100. Evidence A (published budget document). Other published value: €200.'
		);
		expect(said({ preuves: [], autres: [200_00, 300_00] })).toBe(
			'BOP 137, LFI 2018: €100. No evidence stated. Other published values: €200 and €300.'
		);
		expect(said({ genre: 'zero', centimes: 0, preuves: [] })).toBe(
			'BOP 137, LFI 2018: published zero. No evidence stated.'
		);
	});

	test('says where and when nothing was found', () => {
		const nothing = (changes: Partial<TransparencyCell>) =>
			inEnglish(() => searchSentence(cell({ centimes: null, ...changes })));
		const recherche = { date: '2026-11', ou: 'RAP 2018' } as TransparencyCell['recherche'];
		expect(nothing({ genre: 'non_publie', recherche })).toBe('Searched for in November 2026: RAP 2018.');
		expect(nothing({ genre: 'sans_objet', recherche })).toBe('Established in November 2026: RAP 2018.');
		expect(nothing({ genre: 'absent' })).toBe('None of our sources gives it, no dated search is recorded.');
	});
});

test('lines that wait', () => {
	inEnglish(() => {
		expect(waitingLines(1)).toBe('1 line is waiting in quarantine');
		expect(waitingLines(2)).toBe('2 lines are waiting in quarantine');
		expect(waitingSentence({ lignes: 1, centimes: null, illisibles: 1 })).toBe(
			'1 line is waiting in quarantine, 1 unknown amount (unreadable).'
		);
		expect(waitingSentence({ lignes: 3, centimes: 5_00, illisibles: 2 })).toBe(
			'3 lines are waiting in quarantine, €5 read, 2 unknown amounts (unreadable).'
		);
	});
});

test('stages, natures and what stands where no item is named', () => {
	inEnglish(() => {
		expect(etapeEnTitre('lfi')).toBe('Funding voted in the initial budget act (LFI)');
		expect(natureEnTitre('cp')).toBe('payment appropriations (CP)');
		expect(placeName({ poste: '', niveau: 'central' })).toBe('Central services');
		expect(placeName({ poste: '', niveau: 'np' })).toBe('');
		expect(placeName({ poste: 'AFIS', niveau: 'central' })).toBe('AFIS');
		expect([unnamedPoste(), undetailed()]).toEqual(['Item not stated', 'Not itemised']);
	});
});

test('notes', () => {
	inEnglish(() => {
		expect(noIndexNotes([])).toEqual([]);
		expect(noIndexNotes([2026])).toEqual(['2026: no price index, so no value in constant euros.']);
		expect(
			officialNote({ libelle: 'X', exercice: 2022, centimes: 450_000_000, deduit: false }, { deflator: null })
		).toBe('Alongside, not in this figure: X, €4,500,000 in 2022, a rounded amount.');
		expect(otherSurveyNote('Enquête', 0)).toContain('(no organisations).');
		expect(otherSurveyNote('Enquête', 1)).toContain('(1 organisation).');
		expect(otherSurveyNote('Enquête', 12)).toContain('(12 organisations).');
		expect(otherSurveyNote('Enquête', null)).toContain('(unknown number of organisations).');
		expect(openNote('€10', true)).toMatch(/form by form, the minimum\.$/);
		expect(openNote('€10', false)).toMatch(/form by form, the minimum and the maximum\.$/);
		expect(partialNote('X', true)).toMatch(/^Partial coverage, left out of the shares: X\. /);
		expect(surveyNote('Enquête', 'identified by one organisation')).toMatch(
			/^Survey: Enquête\. Victims identified by one organisation: the people/
		);
	});
});

test('a base year without an index is refused in the language of the reader', async () => {
	const db = await shippedBase();
	const asked = () => askFigure(db, 'flux', queryOf(db, 'euros=constants&base=1991'));
	expect(() => inEnglish(asked)).toThrow(/“base”: no price index for 1991\. Years possible: /);
	expect(asked).toThrow(/pas d’indice des prix pour 1991/);
});

test('two languages asked by turns never mix', async () => {
	const db = await shippedBase();
	const titles = (['fr', 'en', 'fr', 'en'] as const).map((langue) =>
		inLanguage(langue, () => askFigure(db, 'formes-par-annee', queryOf(db, ''))?.data)
	);
	expect(titles[2]).toEqual(titles[0]);
	expect(titles[3]).toEqual(titles[1]);
	expect(titles[1]).not.toEqual(titles[0]);
});
