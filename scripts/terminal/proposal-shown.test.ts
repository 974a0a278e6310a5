import { expect, test } from 'vitest';
import { proposalShown } from './proposal-shown.ts';

const proposed = (mot: string) => ({
	fiche: 'essai',
	problems: [],
	rows: [{ regle: 'valeur', colonne: 'Forme', champ: 'forme', mot, raison: 'à remplir' }]
});

test('on a terminal a cell forges no line and does not flood it; a file holds it as it is', () => {
	const cell = `x\u001B[2J\u202Ey\nFait : version 9.${'é'.repeat(3000)}`;
	const { shown, sentence } = proposalShown(proposed(cell), true);
	expect(shown.split('\n')).toHaveLength(3);
	expect(shown).toContain('x<U+001B>[2J<U+202E>y<U+000A>Fait : version 9.é');
	expect(shown).toMatch(/é… \(\d+\u00A0caractères de plus\)/);
	expect(shown.length).toBeLessThan(500);
	expect(sentence).toContain('> FICHE.csv');
	expect(proposalShown(proposed(cell), false)).toEqual({
		shown: `\uFEFFfiche;regle;colonne;champ;mot;code;raison\nessai;valeur;Forme;forme;"${cell}";;à remplir\n`,
		sentence: null
	});
});

test('what can be looked at is shown as a file would hold it', () => {
	const { shown, sentence } = proposalShown(proposed('traite des êtres humains'), true);
	expect(`\uFEFF${shown}`).toBe(proposalShown(proposed('traite des êtres humains'), false).shown);
	expect(sentence).toBe(null);
});
