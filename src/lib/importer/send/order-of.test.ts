import { describe, expect, test } from 'vitest';
import { ImportOrder } from '#lib/domain/importing/import-order.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { decide, newFile, NOTHING_DECIDED } from '#lib/importer/draft/draft.ts';
import type { Look } from '#lib/importer/reading/questions.ts';
import { orderOf } from './order-of.ts';

const row = (champ: string, code: string): ReferenceRow<'lectures'> => ({
	...{ fiche: 'suivi', regle: 'constante', colonne: '', champ, mot: '', code }
});
const files = ['a', 'b', 'c'].map((id) => newFile(id, { name: `${id}.csv`, size: 3 }));
const sums = new Map(files.map(({ id }) => [id, id.repeat(64)]));
const asked = { motif: 'essai', vue: 3, confirme: false };

describe('an order', () => {
	const sheet = [row('dispositif', 'p101'), row('source', '')];
	const regards = new Map([
		['a', { fiche: 'suivi', lectures: sheet } as unknown as Look],
		['b', { fiche: 'suivi', lectures: sheet } as unknown as Look],
		['c', { fiche: null, lectures: [] } as unknown as Look]
	]);
	const word = { mot: 'mineurs', vocabulaire: 'forme', code: 'SEX', source: 'Choisi' } as const;
	const decided = ['a', 'b'].reduce(
		(before, id) => decide(before, id, { lectures: sheet, synonymes: [word] }),
		decide({ ...NOTHING_DECIDED, fichiers: files, laisser: true }, 'c', {
			lecture: { decimal: ',' },
			corrections: [{ ligne: 2, colonne: 3, lu: '1O', valeur: '10' }]
		})
	);
	const order = orderOf(decided, regards, sums, asked);

	test('says the files by their bytes, each with its sheet, its choices and its corrections', () => {
		expect(
			order.fichiers.map(({ sha256, lecture, corrections }) => [sha256[0], lecture, corrections.length])
		).toEqual([
			['a', { fiche: 'suivi' }, 0],
			['b', { fiche: 'suivi' }, 0],
			['c', { decimal: ',' }, 1]
		]);
	});

	test('sends a sheet and a word once, without what still waits for a code', () => {
		expect(order.lectures).toEqual([row('dispositif', 'p101')]);
		expect(order.synonymes).toEqual([word]);
	});

	test('does not send again a sheet that the base knows and that nobody changed', () => {
		const known = orderOf({ ...NOTHING_DECIDED, fichiers: files }, regards, sums, asked);
		expect([known.lectures, known.fichiers[0]?.lecture]).toEqual([[], { fiche: 'suivi' }]);
	});

	test('is one that the site reads', () => {
		expect(ImportOrder.safeParse(order).success).toBe(true);
	});
});
