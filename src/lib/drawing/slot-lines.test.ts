import { expect, test } from 'vitest';
import { isAbsence, STATUTS } from '#lib/domain/vocabulary.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { missingEntries } from '#lib/figures/shell/key-signs.ts';
import { SLOT_LINES, slotOf } from './slot-lines.ts';
import { statusWords } from '#lib/figures/shell/words.ts';

const NOTHINGS = STATUTS.filter((statut) => isAbsence(statut) && statut !== 'sans_objet');

test('each kind of nothing has a frame of its own, told from the others by its dashes alone', () => {
	const lines = NOTHINGS.map((statut) => SLOT_LINES[slotOf(statut)]);
	expect(new Set(lines.map(({ dashes }) => dashes)).size).toBe(NOTHINGS.length);
});

test('each status has words of its own, in both languages', () => {
	for (const language of ['fr', 'en'] as const) {
		const words = inLanguage(language, () => STATUTS.map(statusWords));
		expect(new Set(words).size).toBe(STATUTS.length);
	}
	expect(statusWords('absent')).toBe('pas cherché');
	expect(statusWords('non_trouve')).toBe('cherché, non trouvé par nous');
	expect(inLanguage('en', () => statusWords('absent'))).toBe('not searched for');
});

test('the key tells each kind of frame that is drawn, and no other', () => {
	const slot = (kind: 'absent' | 'non_trouve') => ({
		key: kind,
		id: kind,
		kind,
		x: 0,
		y: 0,
		width: 9,
		height: 9,
		open: null
	});
	expect(missingEntries({ slots: [slot('absent'), slot('non_trouve'), slot('absent')] })).toMatchObject([
		{ sign: { type: 'manque', kind: 'non_trouve' }, text: 'cherché, non trouvé par nous' },
		{ sign: { type: 'manque', kind: 'absent' }, text: 'pas cherché' }
	]);
	expect(missingEntries({ slots: [] })).toEqual([]);
});
