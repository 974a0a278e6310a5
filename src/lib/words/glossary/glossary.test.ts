import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { glossary, glossaryAddress, glossaryEntry, partTitle } from './glossary.ts';
import { markTerms } from './mark-terms.ts';
import { fc } from '../../../../tests/property-seed.ts';

const ENTRIES = glossary().flatMap(({ entries }) => entries);
const ids = (text: string) => markTerms(text).flatMap(({ entry }) => (entry ? [entry.id] : []));
const marked = (text: string) => markTerms(text).flatMap(({ entry, text: said }) => (entry ? [said] : []));

test('each word is explained once, in one sentence, with where it comes from', () => {
	expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
	for (const { id, definition, reference, developpe, terme } of ENTRIES) {
		expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(definition, id).toMatch(/^\p{Lu}.*\.$/u);
		expect(definition.slice(0, -1), id).not.toMatch(/\. \p{Lu}/u);
		expect(definition, id).not.toMatch(/ [:;?!»%€]|« |\p{L}'/u);
		expect(reference, id).not.toBe('');
		if (/^\p{Lu}{2,}$/u.test(terme)) expect(developpe, id).not.toBeNull();
	}
});

test.for([
	'ae cp plf lfi lfr pap rap bop afis agrasc dgcs miprof siren execution engagement non-attribue non-detaille',
	'taux-attribution couverture perimetre hors-personnel euros-constants bornes cle non-publie absent'
])('has %s', (list) => {
	for (const id of list.split(' ')) expect(glossaryEntry(id)?.id).toBe(id);
});

test('an unknown word has no entry; an address points at its anchor', () => {
	expect(glossaryEntry('rien')).toBeNull();
	expect(glossaryAddress('lfi')).toBe('/methode/glossaire#lfi');
});

test('marks the first place of each word, the longest way to write it first', () => {
	const text =
		'Prévu : loi de finances initiale (LFI), à défaut LFI ; crédits de paiement (CP), hors personnel.';
	expect(marked(text)).toEqual([
		'loi de finances initiale (LFI)',
		'crédits de paiement (CP)',
		'hors personnel'
	]);
});

test.for([
	[
		'no-break spaces and curly apostrophes',
		'le taux d’attribution, hors\u00A0personnel',
		['taux-attribution', 'hors-personnel']
	],
	['a word at the head of a sentence', 'Couverture complète. Exécution 2018.', ['couverture', 'execution']],
	['an acronym inside a word', 'LFIX, ACP, CPE, SIRENE', []],
	['the small letters of an acronym', 'cp, ae et lfi', []],
	['a word inside another', 'exécutions, périmètres', []],
	['a name with a number', 'le BOP 137 et l’AFIS', ['bop', 'afis']],
	['nothing', '', []]
] as const)('%s', ([, text, expected]) => {
	expect(ids(text)).toEqual(expected);
});

test('what is in bold stays in bold, and a word met in one piece is not marked in the next', () => {
	const pieces = markTerms([
		{ text: 'En LFI, ', strong: false },
		{ text: 'la LFI et le PLF', strong: true }
	]);
	expect(pieces.map(({ text, strong, entry }) => [text, strong, entry?.id ?? null])).toEqual([
		['En ', false, null],
		['LFI', false, 'lfi'],
		[' ', false, null],
		['la LFI et le ', true, null],
		['PLF', true, 'plf']
	]);
});

test('what touches a word stays with it', () => {
	const touching = markTerms('Voir l’AFIS, (LFI)\u00A0: «\u00A0PLF\u00A0».').filter(
		({ entry }) => entry !== null
	);
	expect(touching.map(({ avant, text, apres }) => [avant, text, apres])).toEqual([
		['l’', 'AFIS', ','],
		['(', 'LFI', ')\u00A0:'],
		['«\u00A0', 'PLF', '\u00A0».']
	]);
});

test('never changes a text, whatever it holds', () => {
	const words = fc.constantFrom(
		'LFI',
		'hors personnel',
		'CP',
		' ',
		'\u00A0',
		'taux d’attribution',
		'(',
		'é',
		'AE-CP',
		'.'
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), (parts) => {
			const text = parts.join('');
			const pieces = markTerms(text);
			expect(pieces.map((piece) => piece.avant + piece.text + piece.apres).join('')).toBe(text);
			const found = pieces.flatMap(({ entry }) => (entry ? [entry.id] : []));
			expect(new Set(found).size).toBe(found.length);
		})
	);
});

test('in English each word is explained too, under the same anchor, with its French', () => {
	const entries = inLanguage('en', () => glossary().flatMap((part) => part.entries));
	expect(entries.map(({ id }) => id)).toEqual(ENTRIES.map(({ id }) => id));
	for (const { id, definition, reference, developpe, terme, formes } of entries) {
		expect(definition, id).toMatch(/^\p{Lu}.*\.$/u);
		expect(definition, id).not.toMatch(/[«»]| [:;?!%€]|'/);
		for (const text of [definition, developpe ?? '', terme, ...formes])
			expect(text, id).not.toMatch(/\b(le|la|les|des|du|une?|année|crédits|montant|pas|aucun|pour|dans)\b/i);
		expect(reference, id).not.toMatch(/Règle|Loi|Décret|Code de|fichier/);
	}
	expect(inLanguage('en', () => glossaryEntry('ae'))).toMatchObject({
		terme: 'AE',
		developpe: 'commitment authorisations',
		francais: 'autorisations d’engagement'
	});
	expect(inLanguage('en', () => glossaryEntry('rupture')?.francais)).toBe('rupture');
	expect(inLanguage('en', () => glossaryEntry('version')?.francais)).toBeNull();
	expect(glossaryEntry('rupture')?.francais).toBeNull();
	expect(inLanguage('en', () => partTitle('outil'))).toBe('The words of this tool');
});

test('in English the English words are marked, French ones are not', () => {
	const said = (text: string) => inLanguage('en', () => marked(text));
	expect(
		said('Voted in the initial budget act (LFI); payment appropriations (CP), excluding staff.')
	).toEqual(['initial budget act (LFI)', 'payment appropriations (CP)', 'excluding staff']);
	expect(said('Amounts in constant 2025 euros. Coverage is partial.')).toEqual([
		'constant 2025 euros',
		'Coverage'
	]);
	expect(said('hors personnel, couverture, prévu')).toEqual([]);
	expect(marked('excluding staff, coverage')).toEqual([]);
});
