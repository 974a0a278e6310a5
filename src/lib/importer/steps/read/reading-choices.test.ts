import { describe, expect, test } from 'vitest';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Decisions, Look, WordSeen } from '#lib/importer/reading/questions.ts';
import { decideWord, leaveUnattributed } from './decide-word.ts';
import { readColumnAs, sayOfColumn, sayOfFile, sayOfWord } from './edit-sheet.ts';

type Row = ReferenceRow<'lectures'>;
const row = (text: string): Row => {
	const [regle = '', colonne = '', champ = '', mot = '', code = ''] = text.split(';');
	return { fiche: 'f', regle: regle as Row['regle'], colonne, champ, mot, code, raison: 'r' };
};
const brief = (rows: readonly Row[]) =>
	rows.map(({ regle, colonne, champ, mot, code }) => [regle, colonne, champ, mot, code].join(';'));
const SHEET = [
	'colonne;Public;forme;;',
	'montants;LFI 2018;exercice;;2018',
	'montants;LFI 2018;etape;;lfi',
	'ecarter;Note;;;',
	'constante;;source;;fichier',
	'valeur;Public;forme;prostitution;SEX'
].map(row);

describe('a choice about how a file is read', () => {
	test('a column read as another thing forgets what was said of it, in its place', () => {
		expect(brief(readColumnAs(SHEET, 'public', 'poste', 'r')).slice(0, 2)).toEqual([
			'colonne;public;poste;;',
			'montants;LFI 2018;exercice;;2018'
		]);
		expect(brief(readColumnAs(SHEET, 'LFI 2018', 'ecarter', 'r'))).not.toContain(
			'montants;LFI 2018;etape;;lfi'
		);
	});

	test('a field comes from one column: the one that gave it is left', () => {
		expect(brief(readColumnAs(SHEET, 'Note', 'forme', 'r'))).toEqual([
			'ecarter;Public;;;',
			'montants;LFI 2018;exercice;;2018',
			'montants;LFI 2018;etape;;lfi',
			'colonne;Note;forme;;',
			'constante;;source;;fichier',
			'valeur;Public;forme;prostitution;SEX'
		]);
	});

	test('a year, a stage and a document are said of one column of amounts; saying nothing takes one back', () => {
		const said = sayOfColumn(SHEET, 'LFI 2018', 'source', 'l18-147', 'r');
		expect(brief(said).filter((one) => one.startsWith('montants'))).toEqual([
			'montants;LFI 2018;exercice;;2018',
			'montants;LFI 2018;etape;;lfi',
			'montants;LFI 2018;source;;l18-147'
		]);
		const none = ['exercice', 'etape', 'source'].reduce(
			(rows, champ) => [...sayOfColumn(rows, 'LFI 2018', champ, '', 'r')],
			[...said]
		);
		expect(brief(none).filter((one) => one.startsWith('montants'))).toEqual(['montants;LFI 2018;;;']);
	});

	test('what is said of the whole file and of a word stands once', () => {
		expect(brief(sayOfFile(SHEET, 'source', 'autre', 'r'))).toContain('constante;;source;;autre');
		expect(brief(sayOfFile(SHEET, 'source', 'autre', 'r'))).toHaveLength(SHEET.length);
		const word = { colonne: 'Public', champ: 'forme', mot: 'Prostitution ' };
		expect(brief(sayOfWord(SHEET, word, 'NV', 'r')).filter((one) => one.startsWith('valeur'))).toEqual([
			'valeur;Public;forme;Prostitution ;NV'
		]);
	});
});

describe('a word of a file', () => {
	const nothing: Decisions = { lecture: {}, lectures: [], synonymes: [], corrections: [] };
	const word = { champ: 'forme', colonne: 'Public', mot: 'mineurs' };

	test('is a synonym only when it is to be kept, and never when its money is left not attributed', () => {
		const words = (code: string, keep: boolean) =>
			decideWord(nothing, { lectures: SHEET }, word, code, keep).synonymes?.map(({ code: one }) => one);
		expect([words('SEX', false), words('SEX', true), words('NV', true)]).toEqual([[], ['SEX'], []]);
	});

	test('of a format that the site knows is a synonym, for no sheet can say it', () => {
		const { lectures, synonymes } = decideWord(nothing, { lectures: [] }, word, 'SEX', false);
		expect([lectures, synonymes?.map(({ mot, vocabulaire, code }) => [mot, vocabulaire, code])]).toEqual([
			undefined,
			[['mineurs', 'forme', 'SEX']]
		]);
	});

	test('without a choice is written as left not attributed; a word of another list is not decided for anyone', () => {
		const mots = [
			{ ...word, code: null },
			{ ...word, mot: 'femmes', code: 'SEX' },
			{ ...word, champ: 'etape', mot: 'engagé', code: null }
		] as unknown as WordSeen[];
		const left = leaveUnattributed(nothing, { lectures: SHEET, mots } as unknown as Look);
		expect(brief(left.lectures).filter((one) => one.startsWith('valeur'))).toEqual([
			'valeur;Public;forme;prostitution;SEX',
			'valeur;Public;forme;mineurs;NV'
		]);
	});
});
