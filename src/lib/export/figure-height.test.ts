import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { FIGURE_IDS, viewOf, type FigureId } from '#lib/figures/figures.ts';
import { askFigure } from '#lib/figures/registry.server.ts';
import { compactFigure, TALLEST, type Compact } from '#lib/figures/shell/compact.ts';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { frameHeight } from './figure-height.ts';

/** The frames of a phone. */
const PHONES = [320, 360, 375, 400];
const FORMES = ['SEX', 'TRAV', 'DOM', 'MEND', 'DELIT', 'ORG', '', '', '', '', 'AUTRE'];

/** Thirty years of five schemes at three stages, with thirty postes each in three of them, some of every form. */
async function manyRows(): Promise<Database> {
	const db = await vocabulariesOnly();
	const years = Array.from({ length: 30 }, (_, index) => 2000 + index);
	const stages = [
		['plf', 1.1],
		['lfi', 1],
		['execution', 0.7]
	] as const;
	const rows = years.flatMap((exercice) =>
		['bop137', 'p101', 'agrasc', 'mae', 'acse'].flatMap((dispositif) =>
			stages.flatMap(([etape, share]) =>
				Array.from({ length: exercice >= 2017 && exercice <= 2019 ? 30 : 3 }, (_, poste) => {
					const forme = FORMES[poste % FORMES.length] ?? '';
					const montant = Math.round(1_000_000 * share * (poste + 1 + (exercice % 7)));
					return row(montant, {
						...{ exercice, dispositif, etape, poste: `Poste numéro ${poste}` },
						...(forme === '' ? {} : { forme, attribution: 'publiee' })
					});
				})
			)
		)
	);
	expect((await bring(db, csv(rows))).outcome).toBe('done');
	return db;
}

let shipped: Database;
let many: Database;
beforeAll(async () => {
	[shipped, many] = await Promise.all([shippedBase(), manyRows()]);
});
afterAll(() => {
	shipped.close();
	many.close();
});

const compact = (db: Database, id: FigureId, address: string) =>
	inEachLanguage(() => {
		const figure = askFigure(db, id, queryOf(db, address));
		if (figure === null) throw new Error('nothing to draw');
		const view = viewOf(figure);
		const heights = PHONES.map((width) => frameHeight(view, width, true));
		return [{ heights, crowded: labelFaults(view.place(280)).length > 0, ...compactFigure(view) }];
	});
const narrowest = ({ drawings }: Compact) => drawings[0];

test.for(FIGURE_IDS)('%s stands whole in the tallest frame that a blog gives a phone', (id) => {
	for (const one of compact(shipped, id, '')) {
		expect(Math.max(...one.heights)).toBeLessThanOrEqual(TALLEST);
		expect(narrowest(one)?.rest).toBe('');
	}
});

test.for(FIGURE_IDS)('%s of many years and postes leaves whole rows to its page, and counts them', (id) => {
	for (const one of compact(many, id, 'de=2000&a=2029')) {
		expect(Math.max(...one.heights)).toBeLessThanOrEqual(TALLEST);
		const drawn = narrowest(one);
		if (!drawn) throw new Error('no drawing');
		// Thirty years are too many for a room that parts them.
		if (!one.crowded) expect(labelFaults(drawn.drawing)).toEqual([]);
		if (drawn.rest !== '') expect(drawn.rest).toMatch(/page/);
		// What is drawn is not a heading alone.
		expect(drawn.drawing.height).toBeGreaterThan(200);
	}
});
