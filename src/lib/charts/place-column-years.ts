import type { Box } from './box.ts';
import { GAP, type Bands } from './bands.ts';
import { leadingOf, setText, setUpright, type emptyDrawing } from './drawing.ts';
import type { Figure, FigureYear } from './read-figure.ts';
import { linesWidth, textWidth, wrapText } from './text-metrics.ts';

export const SLOT = 40;
export const STEM = 24;
const ROOM = 6;
const SLOT_TEXT = 13;
const DIAMOND = 5;

type Canvas = ReturnType<typeof emptyDrawing>;

/** Sizes of the labels that every year gets, `null` when some year would touch its neighbour even at 13 px. */
export interface ColumnSizes {
	readonly value: number;
	readonly year: number;
}

/** The largest sizes at which values and years stand side by side. */
export function columnSizes(figure: Figure, step: number): ColumnSizes | null {
	const fits = (texts: readonly string[], size: number) =>
		texts.every((text) => textWidth(text, size, 600) + ROOM <= step);
	const sizes = [15, 14, 13];
	const value = sizes.find((size) =>
		fits(
			figure.years.map((year) => year.label),
			size
		)
	);
	const year = sizes.find((size) =>
		fits(
			figure.years.map((item) => String(item.exercice)),
			size
		)
	);
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
	const { bands, sizes, y } = frame;
	const x = center - bands.bar / 2;
	const key = String(year.exercice);
	const base = y(0);
	for (const [part, item] of year.parts.entries()) {
		const [high, low] = [Math.min(y(item.from), y(item.to)), Math.max(y(item.from), y(item.to))];
		canvas.parts.push({
			key: `${key}-${item.marque}-${item.etape}`,
			marque: item.marque,
			annonce: item.etape === 'annonce',
			exercice: year.exercice,
			part,
			centimes: item.centimes,
			x,
			y: high,
			width: bands.bar,
			height: low - high
		});
	}
	for (const cap of year.caps) {
		const at = y(cap.at);
		canvas.caps.push({
			key: `${key}-${cap.etape}`,
			etape: cap.etape,
			x1: x,
			y1: at,
			x2: x + bands.bar,
			y2: at
		});
	}
	const top = y(year.top);
	let end = top;
	if (year.partial) {
		end = top - STEM;
		const last = year.parts.filter((part) => part.centimes > 0).at(-1)?.marque ?? 'NV';
		for (const side of [x + 0.75, x + bands.bar - 0.75]) {
			canvas.rules.push({
				key: `${key}-tige-${side}`,
				kind: 'tige',
				marque: last,
				points: [
					[side, top - 3],
					[side, end]
				]
			});
		}
	}
	const tick = Math.max(3, Math.min(8, bands.step * 0.19 - 4));
	for (const other of year.others) {
		const at = y(other);
		canvas.rules.push({
			key: `${key}-ecartee-${other}`,
			kind: 'ecartee',
			points: [
				[x + bands.bar + 2, at],
				[x + bands.bar + 2 + tick, at]
			]
		});
	}
	const height = leadingOf(sizes.value);
	const clear = Math.min(
		end,
		...year.others.filter((other) => other > year.top).map((other) => y(other) + 2)
	);
	const label = setText({
		key: `${key}-valeur`,
		lines: [year.label],
		x: center,
		top: clear - height - 3,
		size: sizes.value,
		weight: 600,
		anchor: 'middle'
	});
	canvas.texts.push(label);
	let head = label.box.y;
	const boxes: Box[] = [
		{ x, y: end, width: bands.bar + (year.others.length > 0 ? tick + 4 : 0), height: base - end }
	];
	if (year.others.length > 0) {
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
	return { boxes, head };
}

/** Years without a bar that stand together and say the same. */
export interface EmptyRun {
	readonly years: readonly FigureYear[];
	readonly x1: number;
	readonly x2: number;
}

/** Gathers neighbours without a bar, never across a break. */
export function emptyRuns(figure: Figure, bands: Bands): EmptyRun[] {
	const runs: EmptyRun[] = [];
	for (const [index, year] of figure.years.entries()) {
		const center = bands.centers[index] ?? 0;
		if (year.kind === 'barre' || year.kind === 'zero') continue;
		const last = runs.at(-1);
		const before = last?.years.at(-1);
		const follows =
			before === figure.years[index - 1] && before?.words === year.words && before.kind === year.kind;
		const acrossBreak = last !== undefined && center - last.x2 > bands.step - bands.bar / 2 + GAP / 2;
		if (last && follows && !acrossBreak && year.annee.statut !== 'non_importe')
			runs[runs.length - 1] = { ...last, years: [...last.years, year], x2: center + bands.bar / 2 };
		else runs.push({ years: [year], x1: center - bands.bar / 2, x2: center + bands.bar / 2 });
	}
	return runs;
}

/** Draws the shape of what is missing, with its words. Its height means nothing. */
export function placeEmptyRun(frame: ColumnFrame, run: EmptyRun, canvas: Canvas): PlacedColumn {
	const [first] = run.years;
	const { y, bands } = frame;
	const base = y(0);
	const key = `vide-${first?.exercice ?? ''}`;
	const full = first?.kind === 'non-calcule';
	const height = full ? base - y(frame.figure.max) : SLOT;
	const width = run.x2 - run.x1;
	const center = (run.x1 + run.x2) / 2;
	const words = first?.words ?? '';
	const leading = leadingOf(SLOT_TEXT);
	const noObject = first?.annee.statut === 'sans_objet' && !full;
	// Alone, a year's words may use the white between bars.
	const room = width + (bands.step - bands.bar) - ROOM;
	const wrapped = wrapText(words, full || width > room - bands.step ? width - 8 : room, SLOT_TEXT);
	const lines = wrapped.length > 4 || wrapped.some((line) => line.endsWith('…')) ? null : wrapped;
	const inside =
		lines !== null && lines.length * leading <= height - 4 && linesWidth(lines, SLOT_TEXT) <= width - 6;
	const tone = first?.annee.statut === 'non_importe' ? ('alerte' as const) : ('encre2' as const);
	const text =
		lines === null
			? setUpright({ key, text: words, x: center, bottom: base - 8, size: SLOT_TEXT, tone })
			: setText({
					key,
					lines,
					x: center,
					top: noObject
						? base - 8 - lines.length * leading
						: inside
							? base - height / 2 - (lines.length * leading) / 2
							: base - height - 4 - lines.length * leading,
					size: SLOT_TEXT,
					anchor: 'middle',
					tone
				});
	canvas.texts.push(text);
	if (noObject) {
		canvas.rules.push({
			key,
			kind: 'sans-objet',
			points: [
				[run.x1, base - 3],
				[run.x2, base - 3]
			]
		});
	} else {
		canvas.slots.push({
			key,
			kind: full ? 'non-calcule' : first?.annee.statut === 'non_importe' ? 'quarantaine' : 'absent',
			open: lines === null,
			x: run.x1,
			y: base - height,
			width,
			height
		});
	}
	const box = { x: run.x1, y: base - height, width, height };
	return { boxes: [box, text.box], head: Math.min(text.box.y, box.y) };
}
