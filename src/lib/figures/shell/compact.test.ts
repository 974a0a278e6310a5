import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { FIGURE_IDS, viewOf } from '#lib/figures/figures.ts';
import { askFigure } from '#lib/figures/registry.server.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { compactFigure, splitSubtitle } from './compact.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

test.for(FIGURE_IDS)('the compact drawings of %s keep their labels whole and apart', (id) => {
	const faults = ['', 'de=2018&a=2018', 'mesure=part', 'etape=execution'].flatMap((address) =>
		inEachLanguage(() => {
			const figure = askFigure(db, id, queryOf(db, address));
			return figure
				? compactFigure(viewOf(figure)).drawings.flatMap(({ drawing }) => labelFaults(drawing))
				: [];
		})
	);
	expect(faults).toEqual([]);
});

test.for(FIGURE_IDS)('nothing of the subtitle of %s is lost where it is parted', (id) => {
	const figure = askFigure(db, id, queryOf(db, ''));
	if (figure === null) throw new Error('nothing to draw');
	const view = viewOf(figure);
	const { first, rest } = splitSubtitle(view);
	expect(`${first} ${rest}`.trim()).toBe([view.sousTitre, view.lecture ?? ''].join(' ').trim());
	expect(first).toMatch(/\.$/);
});
