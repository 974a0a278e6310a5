import { expect, test } from 'vitest';
import { replaceFolded, saysFolded } from './replace-folded.ts';
import { fc } from '../../../tests/property-seed.ts';

test.for([
	['Aide à Jeanne Martin, 2018', 'Jeanne Martin', 'Aide à X, 2018'],
	['AIDE À JEANNE  MARTIN', 'Jeanne Martin', 'AIDE À X'],
	['Aide à Jéanné\u00A0Martín (bis)', 'jeanne martin', 'Aide à X (bis)'],
	['Jeanne\u200B Mar\u00ADtin et Jeanne-Martin', 'Jeanne Martin', 'X et X'],
	['Je\u0301anne Martin\u0301.', 'Jeanne Martin', 'X.'],
	["L’Œuvre de L'oeuvre", 'l’œuvre', 'X de X'],
	['Jean‑Pierre, Jean – Pierre', 'jean pierre', 'X, X'],
	['Mme Martinez', 'Martin', 'Mme Xez'],
	['martinmartin', 'Martin', 'XX'],
	['rien', 'Martin', 'rien'],
	['', 'Martin', ''],
	['texte', ' ', 'texte']
] as const)('in « %s », « %s » is replaced: « %s »', ([text, sought, expected]) => {
	expect(replaceFolded(text, sought, 'X')).toBe(expected);
	expect(saysFolded(text, sought)).toBe(text !== expected);
});

test.for([
	['Mme Martinez et Martin', 'Mme Martinez et X'],
	['Saint-Martin, (Martin) Martin2', 'Saint-X, (X) Martin2']
] as const)('by whole words, « %s » is « %s »', ([text, expected]) => {
	expect(replaceFolded(text, 'Martin', 'X', { words: true })).toBe(expected);
});

test('what was replaced is said no more, and the rest of the text stays', () => {
	const piece = fc.constantFrom(
		'Jeanne',
		'JEANNE ',
		' Martin',
		'é',
		'-',
		'’',
		'œ',
		'ﬁ',
		'\u00A0',
		'\u0301',
		'x',
		' '
	);
	const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
	const sought = fc.constantFrom('jeanne martin', 'Martin', 'é', 'œ', 'x x', 'fi', 'i');
	fc.assert(
		fc.property(text, sought, (said, gone) => {
			const left = replaceFolded(said, gone, '\u2588');
			expect(saysFolded(left, gone)).toBe(false);
			expect(left === said).toBe(!saysFolded(said, gone));
			expect(left.split('\u2588').every((kept) => said.includes(kept))).toBe(true);
		})
	);
});
