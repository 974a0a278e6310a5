import { expect, test } from 'vitest';
import { columnLetter, type Problem } from '#lib/domain/problem.ts';
import { causesOf, tellCause } from './causes.ts';
import { issue, problemAt } from './problem-log.ts';
import { quoted } from './sentence.ts';
import { fc } from '../../../../tests/property-seed.ts';

/** A problem of a cell, in a sentence that quotes it. */
const at = (ligne: number, colonne: number, valeur: string, end = 'n’est pas un montant.'): Problem =>
	problemAt(issue('x', 'bloquant', `${quoted(valeur)} ${end}`), { ligne, colonne, champ: 'montant', valeur });

test('whatever the cells hold, one cause is one sentence that starts at the first and counts the others', () => {
	const cells = fc.array(
		fc.tuple(fc.integer({ min: 2, max: 900 }), fc.integer({ min: 1, max: 40 }), fc.string()),
		{
			minLength: 1
		}
	);
	fc.assert(
		fc.property(cells, (places) => {
			const problems = places.map(([ligne, colonne, valeur]) =>
				at(ligne, colonne, valeur.replaceAll('\u00A0', ''))
			);
			const causes = causesOf(problems, false);
			expect(causes).toHaveLength(1);
			const [cause] = causes;
			if (!cause) return;
			const { message, ligne, colonne } = tellCause(cause);
			expect([ligne, colonne]).toEqual([problems[0]?.ligne, problems[0]?.colonne]);
			expect(message.startsWith(problems[0]?.message ?? '')).toBe(true);
			const more = problems.length - 1;
			if (more > 0) expect(message).toMatch(new RegExp(`De même dans ${more} autre`));
		})
	);
});

test('an address after the first says what the first does not', () => {
	const [cause] = causesOf([at(2, 4, '1x'), at(3, 4, '1x'), at(4, 4, '2x'), at(4, 6, '3x')], false);
	expect(cause && tellCause(cause).message).toBe(
		'Ligne 2, colonne D (montant)\u00A0: «\u00A01x\u00A0» n’est pas un montant. De même dans 3 autres cellules\u00A0: 3, 4 («\u00A02x\u00A0»), 4 (colonne F, «\u00A03x\u00A0»).'
	);
	expect(columnLetter(6)).toBe('F');
});

test('two causes are two sentences, and each unknown word is one', () => {
	const problems = [at(2, 1, 'MEAE'), at(3, 1, 'DGCS'), at(4, 1, 'MEAE'), at(5, 1, 'a', 'est trop long.')];
	expect(causesOf(problems, false)).toHaveLength(2);
	expect(causesOf(problems, true).map(({ first }) => first.valeur)).toEqual(['MEAE', 'DGCS', 'a']);
});
