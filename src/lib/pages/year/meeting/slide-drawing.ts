import { tr } from '#lib/domain/language.ts';
import { writeDrawing } from '#lib/drawing/draw.ts';
import { placeKey, writeKey } from '#lib/drawing/draw-key.ts';
import { marksOf } from '#lib/drawing/drawing.ts';
import { fitDrawing } from '#lib/drawing/fit/fit.ts';
import { pageInk, writePatterns } from '#lib/drawing/ink.ts';
import { isPatterned } from '#lib/drawing/key.ts';
import { wrapText } from '#lib/drawing/text-metrics.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';

/** A slide is reckoned at 1920 × 1080: what it has of it on each side, at its head and at its foot, and its smallest letters. */
export const SLIDE = { width: 1920, height: 1080, side: 100, head: 150, foot: 150, smallest: 24 } as const;
/** The smallest letters of a drawing, in its own pixels. */
const DRAWN_SMALLEST = 13;
const WIDTH = 900;
/** How many times as high as its room a drawing is not even fitted; how many it may be shrunk, once fitted, and still be read. */
const CROWDED = 6;
const SHRUNK = 1.5;
const GROWN = (SLIDE.width - 2 * SLIDE.side) / WIDTH;
if (GROWN * DRAWN_SMALLEST < SLIDE.smallest) throw new RangeError('letters of a slide are too small');

/** Most signs of a drawing told aloud: beyond, its table and the site tell it. */
const SPOKEN = 3000;

/** What a drawing shows, for who does not see it: all of it, or its first sentences, and that there is more. */
export function spokenDrawing(desc: string): string {
	if (desc.length <= SPOKEN) return desc;
	const kept = desc.slice(0, SPOKEN);
	const end = kept.lastIndexOf('. ') + 1;
	return `${end > 0 ? kept.slice(0, end) : kept} ${tr('La suite est sur le site.', 'The rest is on the site.')}`;
}

/** The size of a claim, so that it stands on two lines, or three of what is long. */
export function titleSize(titre: string): number {
	const lines = (size: number) => wrapText(titre, (SLIDE.width - 2 * SLIDE.side) * 0.94, size, 600).length;
	return lines(62) <= 2 ? 62 : lines(50) <= 2 ? 50 : lines(44) <= 3 ? 44 : 36;
}

/** How high a claim stands. */
const titleHeight = (titre: string): number => {
	const size = titleSize(titre);
	return wrapText(titre, (SLIDE.width - 2 * SLIDE.side) * 0.94, size, 600).length * size * 1.18;
};

/**
 * A figure as a slide has room for it under its claim, or as high as it is where there is none: its key, then its drawing,
 * as one image; and its sentences that had no room.
 */
export function slideDrawing(
	view: FigureView,
	titre: string | null,
	motifs: string
): {
	readonly width: number;
	readonly height: number;
	readonly svg: string;
	readonly sous: readonly string[];
	/** It is read at the end of a room: not where it has many more rows than a wall has room for. */
	readonly lisible: boolean;
} {
	const room =
		titre === null
			? Number.MAX_SAFE_INTEGER
			: (SLIDE.height - SLIDE.head - SLIDE.foot - titleHeight(titre) - 60) / GROWN;
	const natural = view.place(WIDTH);
	const entries = [...view.legende(natural), ...view.signes(natural)];
	const key = placeKey(entries, 0, 0, WIDTH, DRAWN_SMALLEST);
	const down = key.height === 0 ? 0 : key.height + 8;
	// Beyond, no fit would make it readable: it is not sought.
	const crowded = natural.height > CROWDED * (room - down);
	const drawing = crowded ? natural : fitDrawing(view, WIDTH, room - down).entire;
	const marques = marksOf(drawing);
	const ink = pageInk(motifs, isPatterned(marques), false);
	return {
		width: WIDTH,
		height: Math.ceil(drawing.height + down),
		svg: `${writePatterns(motifs, marques)}${writeKey(key, ink)}<g transform="translate(0 ${down})">${writeDrawing(drawing, ink)}</g>`,
		sous: drawing.below,
		lisible: drawing.height <= SHRUNK * (room - down)
	};
}
