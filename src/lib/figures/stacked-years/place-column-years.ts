import { placeStack } from './place-stack.ts';
import type { Box } from '#lib/drawing/box.ts';
import type { Bands } from '#lib/drawing/bands.ts';
import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { rule, type Canvas } from '#lib/drawing/pen.ts';
import { type Figure, type FigureYear } from './read-figure.ts';
import { linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';

const ROOM = 6;
const DIAMOND = 5;

/** Sizes of the labels that every year gets, `null` when some year would touch its neighbour even at 13 px. */
export interface ColumnSizes {
	readonly value: number;
	readonly year: number;
}

/** The largest sizes at which values and years stand side by side. */
export function columnSizes(figure: Figure, step: number): ColumnSizes | null {
	const largest = (texts: readonly string[]) =>
		[15, 14, 13].find((size) => linesWidth(texts, size, 600) + ROOM <= step);
	const value = largest(figure.years.map((year) => year.label));
	const year = largest(figure.years.map((item) => String(item.exercice)));
	return value === undefined || year === undefined ? null : { value, year };
}

/** What a year occupies: nothing else may stand there. `head` is the top of its label. */
export interface PlacedColumn {
	readonly boxes: readonly Box[];
	readonly head: number;
}

export interface ColumnFrame {
	readonly figure: Figure;
	readonly bands: Bands;
	readonly sizes: ColumnSizes;
	/** From the axis to pixels. */
	readonly y: (value: number) => number;
	/** Height of the dashes of a least, where there is less room for them. */
	readonly stem?: number;
	/** Height of what is missing, where there is little: its words only where it holds them. */
	readonly slot?: number;
	/** Top of the plot and its bottom; `y(0)` is between them when amounts are negative. */
	readonly top: number;
	readonly bottom: number;
}

/** Draws the bar of a year with its ends, its least, its other values and its label into `canvas`. */
export function placeColumn(
	frame: ColumnFrame,
	year: FigureYear,
	center: number,
	canvas: Canvas
): PlacedColumn {
	const { bands, sizes, y, stem } = frame;
	const x = center - bands.bar / 2;
	const key = String(year.exercice);
	const base = y(0);
	const lie = { upright: true, at: y, start: x, middle: center, thickness: bands.bar, stem };
	const end = placeStack(canvas, year, lie);
	const tick = Math.max(3, Math.min(8, bands.step * 0.19 - 4));
	for (const other of year.others) {
		const at = y(other);
		rule(
			canvas,
			`${key}-ecartee-${other}`,
			'ecartee',
			[x + bands.bar + 2, at],
			[x + bands.bar + 2 + tick, at]
		);
	}
	const height = leadingOf(sizes.value);
	// The label keeps clear of a tick that would touch it, and stays by its bar otherwise.
	let clear = end - 2;
	for (const other of [...year.others].sort((one, two) => one - two)) {
		const at = y(other);
		if (at < clear + 2 && at > clear - height - 4 && textWidth(year.label, sizes.value, 600) > bands.bar)
			clear = at - 2;
	}
	const label = setText({
		key: `${key}-valeur`,
		lines: [year.label],
		x: center,
		top: clear - height - 2,
		size: sizes.value,
		weight: 600,
		anchor: 'middle'
	});
	canvas.texts.push(label);
	let head = label.box.y;
	const boxes: Box[] = [
		{ x, y: end, width: bands.bar, height: base - end },
		...year.others.map((other) => ({ x: x + bands.bar, y: y(other) - 2, width: tick + 4, height: 4 }))
	];
	if (year.contested) {
		const beside = center + label.box.width / 2 + DIAMOND + 3;
		const fits = beside + DIAMOND + 2 <= center + bands.step / 2;
		const at = fits ? label.box.y + height / 2 : label.box.y - DIAMOND - 1;
		canvas.diamonds.push({ key, x: fits ? beside : center, y: at, size: DIAMOND, full: false });
		if (!fits) head = at - DIAMOND - 1;
		boxes.push({
			x: center - bands.step / 2,
			y: head,
			width: bands.step,
			height: label.box.y + height - head
		});
	}
	boxes.push(label.box, { x, y: base, width: bands.bar, height: Math.max(0, y(year.bottom) - base) });
	// A tick above the label is the top of the column.
	for (const other of year.others) head = Math.min(head, y(other) - 3);
	return { boxes, head };
}
