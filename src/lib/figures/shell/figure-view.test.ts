import { describe, expect, test } from 'vitest';
import { foldedNotes, type Note } from './figure-view.ts';
import { fc } from '../../../../tests/property-seed.ts';

describe('the notes of a figure in a page', () => {
	const titled = { titre: '1', texte: 'une rupture' };

	test('what a mark leads to and what changes the reading stays in sight; the rest unfolds', () => {
		expect(foldedNotes(['a', titled, 'b', 'c'], ['b'])).toEqual({ shown: [titled, 'b'], folded: ['a', 'c'] });
	});

	test('one note alone is not folded', () => {
		expect(foldedNotes(['a', titled], [])).toEqual({ shown: ['a', titled], folded: [] });
	});

	test('no note is lost nor told twice', () => {
		const note: fc.Arbitrary<Note> = fc.oneof(
			fc.string(),
			fc.record({ titre: fc.string(), texte: fc.string() })
		);
		fc.assert(
			fc.property(fc.array(note), fc.array(fc.string()), (notes, reserves) => {
				const { shown, folded } = foldedNotes(notes, reserves);
				expect(notes.filter((one) => shown.includes(one) || folded.includes(one))).toEqual(notes);
				expect(shown.length + folded.length).toBe(notes.length);
			})
		);
	});
});
