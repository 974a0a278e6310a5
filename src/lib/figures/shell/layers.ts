import type { Drawing } from '#lib/drawing/drawing.ts';

/** Where a drawing is printed: alone on its sheet or among others, and how high it may be there, in millimetres. */
const PAPER = { papier: 195, 'papier-bas': 110 } as const;
/** Under the head of the site and its title, on the first sheet. */
export const FIRST_SHEET = 135;
/** A4 less its margins. */
const SHEET_WIDTH = 180;

/** One drawing of a figure, the rooms that show it on a screen, and the sheets that show it: names of classes. */
export interface Layered<D> {
	readonly drawing: D;
	readonly from: number | null;
	readonly before: number | null;
	readonly sheets: readonly string[];
}

/** Letters of twelve pixels in eight points and a half: what is larger only takes more paper. */
const LARGE_ENOUGH = 0.25;

/** How large a drawing is read on paper, in millimetres for each of its pixels. */
const scaleOnPaper = (
	{ width, height }: { readonly width: number; readonly height: number },
	highest: number
) => Math.min(LARGE_ENOUGH, SHEET_WIDTH / width, highest / height);

/**
 * The drawings of a figure, from narrow to wide, each with the widths that show it: a sheet shows the one that is read
 * largest there, whatever its width; the widest of equals,
 * which is the lowest.
 */
export function layersOf<D extends Pick<Drawing, 'width' | 'height'>>(
	drawings: readonly D[],
	highest: number = PAPER.papier
): Layered<D>[] {
	const narrowestFirst = [...drawings].sort((a, b) => a.width - b.width);
	const printed = Object.entries({ ...PAPER, papier: highest }).map(([sheet, room]) => {
		const scales = narrowestFirst.map((drawing) => scaleOnPaper(drawing, room));
		return { sheet, at: scales.lastIndexOf(Math.max(...scales)) };
	});
	return narrowestFirst.map((drawing, index) => ({
		drawing,
		from: index === 0 ? null : drawing.width,
		before: narrowestFirst[index + 1]?.width ?? null,
		sheets: printed.filter(({ at }) => at === index).map(({ sheet }) => sheet)
	}));
}
