import { describe, expect, test } from 'vitest';
import type { Checked, Look } from '#lib/importer/reading/questions.ts';
import { changeFile, decide, newFile, NOTHING_DECIDED, withCorrections, type Decided } from './draft.ts';
import { act, MOST_DEEDS, redo, startHistory, undo, type History } from './history.ts';
import { asksCheck, asksReading, hashOf, nextPlace, placeOf } from './next-place.ts';
import { fc } from '../../../../tests/property-seed.ts';

const file = (id: string, lu = false) => ({ ...newFile(id, { name: `${id}.csv`, size: 3 }), lu });
const look = (said: Partial<Look> = {}) =>
	({ reconnu: { genre: 'profil', id: 'canonique' }, aDecider: [], refus: [], ...said }) as unknown as Look;
const checked = (rejected: number, fatal = false) => ({ summary: { rejected, fatal } }) as unknown as Checked;
const known = (regards: Record<string, Look>, controles: Record<string, Checked> = {}) => ({
	regards: new Map(Object.entries(regards)),
	controles: new Map(Object.entries(controles))
});

describe('the way through the steps', () => {
	test('a file that a format of the site reads is asked nothing between its choice and its effect', () => {
		expect(nextPlace([file('a')], known({ a: look() }, { a: checked(0) }), false)).toEqual({
			etape: 'effet',
			fichier: 0
		});
	});

	test('a table that nothing knows is looked at once, then no more', () => {
		const regards = { a: look({ reconnu: null }) };
		expect(nextPlace([file('a')], known(regards), false)).toEqual({ etape: 'lire', fichier: 0 });
		expect(nextPlace([file('a', true)], known(regards), false)).toEqual({ attend: 'controle', fichier: 0 });
	});

	test('a file that cannot be read is shown whatever was accepted', () => {
		const regards = { a: look({ refus: [{} as never] }) };
		expect(nextPlace([file('a', true)], known(regards), false)).toEqual({ etape: 'lire', fichier: 0 });
	});

	test('of several files, each is read before any is checked, and the first at fault is shown', () => {
		const files = [file('a'), file('b'), file('c')];
		const regards = { a: look(), b: look() };
		expect(nextPlace(files, known(regards), false)).toEqual({ attend: 'regard', fichier: 2 });
		const all = { ...regards, c: look() };
		const controles = { a: checked(0), b: checked(2) };
		expect(nextPlace(files, known(all, controles), false)).toEqual({ etape: 'controler', fichier: 1 });
		expect(nextPlace(files, known(all, { ...controles, c: checked(0) }), true)).toEqual({
			etape: 'effet',
			fichier: 0
		});
	});

	test('rows left aside stop nothing, a file refused as a whole always does', () => {
		expect([
			asksCheck(checked(3), true),
			asksCheck(checked(3), false),
			asksCheck(checked(0, true), true)
		]).toEqual([false, true, true]);
		expect(asksReading(look({ aDecider: [{} as never] }))).toBe(true);
	});

	test('the address of the page says the place, and comes back to it', () => {
		const places = [
			{ etape: 'lire', fichier: 0 },
			{ etape: 'controler', fichier: 1 },
			{ etape: 'effet', fichier: 11 }
		] as const;
		expect(places.map(hashOf)).toEqual(['#lire', '#controler-2', '#effet-12']);
		expect(places.map(hashOf).map(placeOf)).toEqual(places);
		expect(['', '#contenu', '#lire-0', '#lire-x', '#autre'].map(placeOf)).toEqual([
			null,
			null,
			null,
			null,
			null
		]);
	});
});

describe('what is decided', () => {
	const one: Decided = { ...NOTHING_DECIDED, fichiers: [file('a'), file('b')] };

	test('changes one file and leaves the others as they are', () => {
		const next = decide(one, 'b', { lecture: { unit: 'milliers' } });
		expect(next.fichiers[0]).toBe(one.fichiers[0]);
		expect(next.fichiers[1]?.decisions).toEqual({
			lecture: { unit: 'milliers' },
			lectures: [],
			synonymes: [],
			corrections: []
		});
		expect(changeFile(one, 'z', () => file('z'))).toEqual(one);
	});

	test('a cell has one correction, the newest; what the file writes is none', () => {
		const first = withCorrections([], [{ ligne: 5, colonne: 5, lu: '52O', valeur: '520' }]);
		const second = withCorrections(first, [
			{ ligne: 2, colonne: 1, lu: 'x', valeur: '1' },
			{ ligne: 5, colonne: 5, lu: '52O', valeur: '521' }
		]);
		expect(second.map(({ ligne, valeur }) => [ligne, valeur])).toEqual([
			[2, '1'],
			[5, '521']
		]);
		expect(withCorrections(second, [{ ligne: 5, colonne: 5, lu: '52O', valeur: '52O' }])).toEqual([
			second[0]
		]);
	});
});

describe('undo and redo', () => {
	test('whatever is done, undone and done again, the present is the one of the deeds that stand', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('fait', 'annule', 'retablit'), { maxLength: 60 }), (gestures) => {
				let history: History<number> = startHistory(0);
				const done: number[] = [0];
				let undone: number[] = [];
				let next = 1;
				for (const gesture of gestures) {
					if (gesture === 'fait') {
						history = act(history, `${next}`, next);
						done.push(next++);
						undone = [];
					} else if (gesture === 'annule') {
						history = undo(history);
						if (done.length > 1) undone.push(done.pop() ?? 0);
					} else {
						history = redo(history);
						const again = undone.pop();
						if (again !== undefined) done.push(again);
					}
					expect(history.present).toBe(done.at(-1));
					expect(history.faits.map(({ phrase }) => phrase)).toEqual(done.slice(1).map(String));
				}
			})
		);
	});

	test('the oldest deeds are forgotten, the present never is', () => {
		let history = startHistory(0);
		for (let n = 1; n <= MOST_DEEDS + 5; n += 1) history = act(history, `${n}`, n);
		expect([history.faits.length, history.present, history.faits[0]?.phrase]).toEqual([
			MOST_DEEDS,
			MOST_DEEDS + 5,
			'6'
		]);
	});
});
