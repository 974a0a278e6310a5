import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Langue } from '#lib/domain/language.ts';
import { writeCard } from '#lib/export/svg/card.ts';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from './figure-of.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

/** The texts of a card, with the size that they are drawn at, in its pixels. */
function wordsOf(svg: string) {
	const words: { size: number; text: string }[] = [];
	const scales = [1];
	for (const [tag, open, attributes = '', text = ''] of svg.matchAll(/<\/g>|<(g|text)\b([^>]*)>([^<]*)/g)) {
		const scale = scales.at(-1) ?? 1;
		if (tag === '</g>') scales.pop();
		else if (open === 'g') scales.push(scale * Number(/scale\(([\d.]+)\)/.exec(attributes)?.[1] ?? 1));
		else words.push({ size: Number(/font-size="([\d.]+)"/.exec(attributes)?.[1]) * scale, text });
	}
	return words;
}

test.for(
	FIGURE_IDS.flatMap((id) => (['fr', 'en'] as const).map((langue): [FigureId, Langue] => [id, langue]))
)('the card of %s, %s, tells in letters that are read 500 pixels wide what it draws', ([id, langue]) => {
	const view = inLanguage(langue, () => figureOf(db, id, queryOf(db, ''), 'https://lignes.example')?.view);
	if (!view) throw new Error(`nothing to draw: ${id}`);
	const words = wordsOf(inLanguage(langue, () => writeCard(view, 1)));
	// The title, the two words of the foot, and what names the shapes.
	expect(words.length).toBeGreaterThan(6);
	expect(words.filter(({ size }) => !(size >= 20))).toEqual([]);
});
