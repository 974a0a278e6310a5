import type { Drawing } from '#lib/drawing/drawing.ts';
import { columnRoom, intoTwoColumns } from './columns.ts';
import { liftSentences } from './lift-sentences.ts';
import { squeeze } from './squeeze.ts';
import { upToRows } from './up-to-rows.ts';

/** What is asked to be drawn in a room: at a width, and, where it knows how, no higher than a height. */
export interface Placing {
	readonly place: (width: number) => Drawing;
	/** Laid out for a room so high, where the figure knows a way of its own; it may be higher all the same. */
	readonly placeLow?: ((width: number, height: number) => Drawing) | undefined;
}

/** A drawing in a room, and whether all of it is there. */
export interface Fitted {
	readonly drawing: Drawing;
	readonly whole: boolean;
	/** All of it, as low as it goes, higher than the room where it is not whole. */
	readonly entire: Drawing;
	/** How many of its rows have no room. */
	readonly left: number;
	/** What of its own height it keeps: 1 where nothing was taken. */
	readonly kept: number;
}

/** White that can be taken before two columns read better. */
const EASY = 0.6;

/** The narrowest column that a figure is drawn for. */
const NARROWEST = 264;

/** In two columns of which none is higher than that, as near as can be; as low as they go where that is not low enough. */
function doubled(drawing: Drawing, height: number): Drawing | null {
	const lowest = intoTwoColumns(squeeze(drawing, 0));
	if (lowest === null || lowest.height > height) return lowest;
	for (let aim = 1; aim > 0.2; aim -= 0.05) {
		const two = intoTwoColumns(squeeze(drawing, drawing.height * aim));
		if (two === null || two.height <= height) return two;
	}
	return lowest;
}

/**
 * Draws in a room: as it is where that fits; else as the figure knows; else lower, its sentences under it, or in two
 * columns. What has no room at all is cut between two rows, and counted.
 */
export function fitDrawing(view: Placing, width: number, height: number): Fitted {
	const natural = view.place(width);
	if (natural.height <= height) return { drawing: natural, entire: natural, whole: true, left: 0, kept: 1 };
	const column = columnRoom(width);
	const half = column < NARROWEST ? null : view.place(column);
	const low = view.placeLow?.(width, height) ?? null;
	const ways = [
		() => low,
		() => squeeze(natural, height),
		() => squeeze(liftSentences(natural), height),
		() => half && doubled(half, height),
		() => half && doubled(liftSentences(half), height),
		() => low && squeeze(low, height)
	];
	const options: Drawing[] = [];
	for (const way of ways) {
		const drawing = way();
		if (drawing === null) continue;
		options.push(drawing);
		const kept = drawing.height / natural.height;
		if (drawing.height <= height)
			return { drawing, entire: drawing, whole: true, left: 0, kept: Math.max(EASY, kept) };
	}
	const [lowest] = options.sort((a, b) => a.height - b.height);
	const drawing = lowest ?? natural;
	return {
		...upToRows(drawing, height),
		entire: drawing,
		whole: false,
		kept: Math.max(0, height) / drawing.height
	};
}
