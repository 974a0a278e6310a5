import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { ETAPES, STATUTS } from '#lib/domain/vocabulary.ts';
import { MARQUES } from '#lib/drawing/palette.ts';
import {
	absentAmong,
	betweenYears,
	breakSentence,
	duringYears,
	nameOf,
	precisionAfter,
	senseOf,
	stageWords,
	statusWords
} from './words.ts';

test('what is absent is « pas cherché » only where every year that has nothing says so', () => {
	const absent = (rien: string | null) => ({ statut: 'absent', rien }) as const;
	const other = 'aucun montant identifié';
	expect(absentAmong([absent(null), { statut: 'publie' }])).toBe('pas cherché');
	expect(absentAmong([absent(other), absent(other)])).toBe(other);
	expect(absentAmong([absent(null), absent('pas cherché partout')])).toBe(other);
	expect(absentAmong([])).toBe('pas cherché');
});

const inBoth = (words: () => string) => [words(), inLanguage('en', words)];

test.for([
	[['lfi'], 'LFI', 'LFI', 'LFI', 'LFI'],
	[['lfi', 'annonce'], 'LFI et annonces', 'LFI and announced', 'LFI\u00A0+', 'LFI\u00A0+'],
	[['execution'], 'exécution', 'executed', 'exéc.', 'exec.'],
	[
		['demande', 'plf', 'annonce'],
		'demande, PLF et annonces',
		'requested, PLF and announced',
		'dem.\u00A0+',
		'req.\u00A0+'
	],
	[[], '', '', '', '']
] as const)('stages %j under a year', ([etapes, fr, en, shortFr, shortEn]) => {
	expect(inBoth(() => stageWords(etapes, false))).toEqual([fr, en]);
	expect(inBoth(() => stageWords(etapes, true))).toEqual([shortFr, shortEn]);
});

test('one year or a span of years', () => {
	expect(inBoth(() => duringYears(2018, 2018))).toEqual(['en 2018', 'in 2018']);
	expect(inBoth(() => duringYears(2018, 2019))).toEqual(['en 2018 et 2019', 'in 2018 and 2019']);
	expect(inBoth(() => duringYears(2018, 2022))).toEqual(['de 2018 à 2022', 'from 2018 to 2022']);
	expect(inBoth(() => betweenYears(2018, 2019))).toEqual(['entre 2018 et 2019', 'between 2018 and 2019']);
});

test('a break says what may be compared, once', () => {
	const told = (texte: string, comparable: boolean) => inBoth(() => breakSentence(texte, comparable));
	expect(told('Moved to action 25', true)).toEqual([
		'Moved to action 25. Montants comparables.',
		'Moved to action 25. Amounts are comparable.'
	]);
	expect(told('', false)).toEqual(['Montants non comparables.', 'Amounts are not comparable.']);
	expect(told('The same scope, comparable.', true)).toEqual(Array(2).fill('The same scope, comparable.'));
});

test('the kinds of nothing', () => {
	expect(STATUTS.map((statut) => inLanguage('en', () => statusWords(statut)))).toEqual([
		'published',
		'deduced by us',
		'published zero',
		'not searched for',
		'searched for, not found by us',
		'not published',
		'not applicable',
		'in quarantine',
		'no price index'
	]);
});

test('a mark is named by its label, and says what its name does not', () => {
	expect(inBoth(() => nameOf('SEX'))).toEqual(['Exploitation sexuelle', 'Sexual exploitation']);
	expect(inLanguage('en', () => nameOf('TRAV', { TRAV: 'Labour exploitation (non-domestic)' }))).toBe(
		'Labour exploitation (non-domestic)'
	);
	expect(inBoth(() => precisionAfter('NV'))).toEqual([
		'\u00A0: la source ne dit pas pour quelle forme de traite',
		': the source does not say for which form of trafficking'
	]);
	expect(inBoth(() => precisionAfter('SEX'))).toEqual(['', '']);
});

describe('in English', () => {
	test('no word of a chart is left in French', () => {
		const said = inLanguage('en', () => [
			...MARQUES.flatMap((marque) => [nameOf(marque), precisionAfter(marque)]),
			...ETAPES.flatMap((etape) => [senseOf(etape), stageWords([etape], false), stageWords([etape], true)])
		]);
		for (const words of said)
			expect(words).not.toMatch(/[éèêàç]|\b(?:le|la|les|des|du|une?|sans|forme|pas|pour)\b|\u00A0[:;?!]/);
	});
});
