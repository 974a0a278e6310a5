import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { definitionOf, isNoteInFrench, labelOf, noteOf, placeOf } from './reference-labels.ts';
import { LIBELLES } from './vocabulary.ts';

const forme = {
	libelle_fr: 'Mendicité',
	libelle_en: 'Begging',
	definition_fr: 'Mendier.',
	definition_en: 'To beg.'
};

test('the labels of data/ are in the language of the moment', () => {
	expect([labelOf(forme), definitionOf(forme)]).toEqual(['Mendicité', 'Mendier.']);
	expect(inLanguage('en', () => [labelOf(forme), definitionOf(forme)])).toEqual(['Begging', 'To beg.']);
});

test.for([
	[{ note: 'Une seule fois.', note_en: 'Only once.' }, 'Only once.'],
	[{ note: 'Une seule fois.', note_en: '' }, 'Une seule fois.'],
	[{ note: 'Une seule fois.' }, 'Une seule fois.'],
	[{ note: '', note_en: '' }, '']
] as const)('the note of %j is “%s” in English', ([row, note]) => {
	expect(inLanguage('en', () => noteOf(row))).toBe(note);
	expect(noteOf(row)).toBe(row.note);
});

test('what is written in French has its typography, in the English pages that show it too', () => {
	const row = { note_en: '', note: "L'appel : « 2023 »" };
	expect([noteOf(row), inLanguage('en', () => noteOf(row))]).toEqual(
		Array(2).fill('L’appel\u00A0: «\u00A02023\u00A0»')
	);
	expect([isNoteInFrench(row), inLanguage('en', () => isNoteInFrench(row))]).toEqual([true, true]);
	expect(inLanguage('en', () => isNoteInFrench({ note_en: 'Once.' }))).toBe(false);
});

test('where a search was made is said in English when it is written', () => {
	expect(inLanguage('en', () => placeOf({ ou: 'Annexe jaune', ou_en: 'Yellow annex' }))).toBe('Yellow annex');
	expect(inLanguage('en', () => placeOf({ ou: 'Annexe jaune' }))).toBe('Annexe jaune');
	expect(placeOf({ ou: 'Annexe jaune', ou_en: 'Yellow annex' })).toBe('Annexe jaune');
});

test('the labels of the closed lists are read in the language of the moment, code by code', () => {
	expect(LIBELLES.etape.execution).toBe('exécution');
	expect(inLanguage('en', () => ({ ...LIBELLES.statut }).zero)).toBe('published zero');
	const said = (list: keyof typeof LIBELLES) => Object.keys(LIBELLES[list]);
	for (const list of ['etape', 'nature', 'statut', 'preuve'] as const) {
		expect(inLanguage('en', () => said(list))).toEqual(said(list));
	}
});
