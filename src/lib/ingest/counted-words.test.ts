import { expect, test } from 'vitest';
import { keptSentence } from '#lib/ingest/destination/read-destination.ts';
import { shapeIssue } from '#lib/ingest/header/row-shape.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ');

test.for([
	[1, 8, 'la ligne a 1 cellule, l’en-tête en a 8.'],
	[2, 8, 'la ligne a 2 cellules, l’en-tête en a 8.']
] as const)('a row too short says how many cells it has: %i', ([cells, width, words]) => {
	const row = Array.from({ length: cells }, () => 'x');
	const found = shapeIssue(row, new Set(), width, 1, false, ';');
	expect(plain(found?.phrase)).toContain(words);
	expect(plain(found?.attendu ?? '')).toBe('8 cellules');
});

test.for([
	[0, 0, 'Aucun montant d’action n’est gardé, sur 0 rangée lue.'],
	[1, 1, '1 montant d’action est gardé, sur 1 rangée lue.'],
	[28, 1400, '28 montants d’actions sont gardés, sur 1 400 rangées lues.']
] as const)('what is kept of a file of actions is counted: %i of %i', ([kept, rows, words]) => {
	expect(plain(keptSentence(kept, rows))).toBe(words);
});
