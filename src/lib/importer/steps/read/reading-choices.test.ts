import { afterEach, describe, expect, test } from 'vitest';
import { findLanguage } from '#lib/domain/language.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Decisions, Look, WordSeen } from '#lib/importer/reading/questions.ts';
import { decideWord, leaveUnattributed } from './decide-word.ts';
import { readColumnAs, sayOfColumn, sayOfFile, sayOfWord } from './edit-sheet.ts';
import { spellEuros } from './spell-euros.ts';

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

afterEach(() => findLanguage(() => 'fr'));

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

describe('an amount in words', () => {
	test.for([
		[0, 'zéro euro', 'zero euros'],
		[100, 'un euro', 'one euro'],
		[150, 'un euro et cinquante centimes', 'one euro and fifty cents'],
		[
			237_600_000,
			'deux millions trois cent soixante-seize mille euros',
			'two million three hundred and seventy-six thousand euros'
		],
		[52_000_000, 'cinq cent vingt mille euros', 'five hundred and twenty thousand euros'],
		[300_000_000, 'trois millions d’euros', 'three million euros'],
		[8_000_000, 'quatre-vingt mille euros', 'eighty thousand euros'],
		[8_000, 'quatre-vingts euros', 'eighty euros'],
		[20_000, 'deux cents euros', 'two hundred euros'],
		[20_100, 'deux cent un euros', 'two hundred and one euros'],
		[7_100, 'soixante et onze euros', 'seventy-one euros'],
		[9_100, 'quatre-vingt-onze euros', 'ninety-one euros'],
		[100_000, 'mille euros', 'one thousand euros'],
		[-2_101, 'moins vingt et un euros et un centime', 'minus twenty-one euros and one cent']
	] as const)('%d cents', ([cents, french, english]) => {
		expect(spellEuros(cents)).toBe(french);
		findLanguage(() => 'en');
		expect(spellEuros(cents)).toBe(english);
	});
});
