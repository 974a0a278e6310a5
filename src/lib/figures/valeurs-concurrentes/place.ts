import { tr } from '#lib/domain/language.ts';
import { scaleLinear } from '#lib/drawing/scales.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { overlap, type Box } from '#lib/drawing/box.ts';
import { emptyDrawing, leadingOf, setText, type Drawing, type PlacedText } from '#lib/drawing/drawing.ts';
import { down, rule } from '#lib/drawing/pen.ts';
import { linesWidth, textWidth, wrapText, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { unitFor, withUnit, writeIn } from '#lib/drawing/unit.ts';

/** A value published for a quantité, in cents. */
export interface PublishedValue {
	readonly centimes: number;
	readonly libelle: string;
	readonly retenue: boolean;
}

/** Widths at which the line is placed. */
export const LARGEURS_VALEURS = [288, 480, 700] as const;

const AMOUNT = 15;
const TEXT = 13;
const DIAMOND = 7;
const MARGIN = 34;
const STEP = 26;

/** Values that are the same amount, told once with all their labels. */
interface Mark {
	readonly centimes: number;
	readonly libelles: readonly string[];
	readonly retenue: boolean;
}

function gather(values: readonly PublishedValue[]): Mark[] {
	const marks = new Map<number, Mark>();
	for (const value of values) {
		const mark = marks.get(value.centimes);
		const libelles = [...new Set([...(mark?.libelles ?? []), value.libelle])];
		marks.set(value.centimes, {
			centimes: value.centimes,
			libelles,
			retenue: value.retenue || mark?.retenue === true
		});
	}
	return [...marks.values()].sort((a, b) => a.centimes - b.centimes);
}

function words(mark: Mark): string {
	return [...(mark.retenue ? [tr('retenue', 'retained')] : []), ...mark.libelles]
		.filter((word) => word !== '')
		.join(', ');
}

/** The ends of the axis in cents: from zero when the values spread wide, else close around them. */
export function axisOf(values: readonly PublishedValue[]): readonly [number, number] {
	const amounts = values.map((value) => value.centimes);
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	const spread = most - least;
	const size = Math.max(Math.abs(least), Math.abs(most), 100);
	const near = spread < size / 2;
	const domain = near
		? scaleLinear(
				[least - Math.max(spread * 0.2, size * 0.01), most + Math.max(spread * 0.2, size * 0.01)],
				[0, 1]
			)
		: scaleLinear([Math.min(0, least), Math.max(0, most)], [0, 1]);
	const [from = 0, to = 1] = domain.nice(5).domain();
	return [from, to];
}

function placeAxis(
	canvas: ReturnType<typeof emptyDrawing>,
	x: ReturnType<typeof scaleLinear<number>>,
	y: number
): void {
	const [from = 0, to = 0] = x.domain();
	const unit = unitFor(Math.max(Math.abs(from), Math.abs(to)));
	rule(canvas, 'axe', 'axe', [x(from), y], [x(to), y]);
	const write = (value: number, decimals: number) => writeIn(unit, value, decimals);
	for (const count of [5, 3, 2]) {
		const ticks = x.ticks(count).filter((value) => Number.isInteger(value));
		const step = Math.abs((ticks[1] ?? to) - (ticks[0] ?? from)) || unit.cents;
		const decimals = Math.max(0, Math.ceil(-Math.log10(step / unit.cents) - 1e-9));
		const labels = ticks.map((value, index) => {
			const words = write(value, decimals);
			return setText({
				key: `graduation-${value}`,
				lines: [index === ticks.length - 1 ? withUnit(unit, words) : words],
				x: x(value),
				top: y + 9,
				size: TEXT,
				anchor: 'middle',
				tone: 'encre2'
			});
		});
		const crowded = labels.some((label, index) => {
			const next = labels[index + 1];
			return next !== undefined && label.box.x + label.box.width + 4 > next.box.x;
		});
		const cut = labels.some((label) => label.box.x < 0 || label.box.x + label.box.width > canvas.width);
		if ((crowded || cut) && count !== 2) continue;
		canvas.texts.push(
			...(crowded ? labels.slice(0, 1) : labels).filter((label) => !cut || inside(label, canvas.width))
		);
		for (const value of ticks) down(canvas, `cran-${value}`, 'axe', x(value), y, y + 6);
		return;
	}
}

function inside(label: PlacedText, width: number): boolean {
	return label.box.x >= 0 && label.box.x + label.box.width <= width;
}

/** All values over one line, their labels on at most two levels; `null` when they do not fit so. */
function placeOnLine(
	marks: readonly Mark[],
	domain: readonly [number, number],
	width: number
): Drawing | null {
	const canvas = emptyDrawing('axe', width);
	const x = scaleLinear(domain, [MARGIN, width - MARGIN]);
	const placed: { mark: Mark; level: number; box: Box; lines: readonly string[] }[] = [];
	for (const mark of marks) {
		const lines = wrapText(words(mark), 150, TEXT);
		if (lines.length > 3 || lines.some((line) => line.endsWith('…'))) return null;
		const amount = formatEuros(mark.centimes);
		const size = Math.max(textWidth(amount, AMOUNT, 600), linesWidth(lines, TEXT));
		const height = leadingOf(AMOUNT) + lines.length * leadingOf(TEXT);
		const left = Math.max(0, Math.min(width - size, x(mark.centimes) - size / 2));
		const at = (level: number) => ({ x: left, y: -level * 74 - height, width: size, height });
		const free = (level: number) =>
			placed.every((other) => !overlap({ ...at(level), x: left - 8, width: size + 16 }, other.box));
		const level = [0, 1].find(free);
		if (level === undefined) return null;
		placed.push({ mark, level, box: at(level), lines });
	}
	// The stem of an upper label must not run through a lower one.
	const crossed = placed.some(({ mark, level }) =>
		placed.some(
			(other) =>
				other.level < level &&
				x(mark.centimes) > other.box.x - 4 &&
				x(mark.centimes) < other.box.x + other.box.width + 4
		)
	);
	if (crossed) return null;
	const lowest = 4 - Math.min(...placed.map(({ box }) => box.y));
	const axis = lowest + 2 * DIAMOND + STEP;
	for (const { mark, box, lines } of placed) {
		const key = String(mark.centimes);
		const center = x(mark.centimes);
		const top = box.y + lowest;
		const middle = Math.max(box.width / 2, Math.min(width - box.width / 2, center));
		canvas.texts.push(
			setText({
				key,
				lines: [formatEuros(mark.centimes)],
				x: middle,
				top,
				size: AMOUNT,
				weight: 600,
				anchor: 'middle'
			}),
			setText({
				key: `${key}-mots`,
				lines,
				x: middle,
				top: top + leadingOf(AMOUNT),
				size: TEXT,
				anchor: 'middle',
				tone: 'encre2'
			})
		);
		const diamond = axis - STEP / 2 - DIAMOND;
		down(canvas, `renvoi-${key}`, 'renvoi', center, axis, box.y + box.height + lowest + 3);
		canvas.diamonds.push({ key, x: center, y: diamond, size: DIAMOND, full: mark.retenue });
	}
	placeAxis(canvas, x, axis);
	canvas.height = Math.ceil(axis + 9 + leadingOf(TEXT) + 2);
	return canvas;
}

/** One value under another, each on its own thin line, over one axis: for phones and for values close together. */
function placeStacked(marks: readonly Mark[], domain: readonly [number, number], width: number): Drawing {
	const canvas = emptyDrawing('axe', width);
	const x = scaleLinear(domain, [MARGIN, width - MARGIN]);
	let y = 2;
	for (const mark of marks) {
		const key = String(mark.centimes);
		const amount = formatEuros(mark.centimes);
		const title = setText({ key, lines: [amount], x: 0, top: y, size: AMOUNT, weight: 600 });
		const lines = wrapWhole(words(mark), width, TEXT);
		const text = setText({
			key: `${key}-mots`,
			lines,
			x: 0,
			top: y + title.box.height,
			size: TEXT,
			tone: 'encre2'
		});
		canvas.texts.push(title, text);
		const at = text.box.y + text.box.height + DIAMOND + 5;
		rule(canvas, `renvoi-${key}`, 'grille', [x(domain[0]), at], [x(domain[1]), at]);
		canvas.diamonds.push({ key, x: x(mark.centimes), y: at, size: DIAMOND, full: mark.retenue });
		y = at + DIAMOND + 12;
	}
	placeAxis(canvas, x, y);
	canvas.height = Math.ceil(y + 9 + leadingOf(TEXT) + 2);
	return canvas;
}

/** Places the values published for one quantité on a line of amounts, `width` pixels wide. At least one value. */
export function placeNumberLine(values: readonly PublishedValue[], width: number): Drawing {
	const marks = gather(values);
	const domain = axisOf(values);
	return placeOnLine(marks, domain, width) ?? placeStacked(marks, domain, width);
}
