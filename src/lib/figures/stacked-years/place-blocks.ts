import { distance, grow, type Box } from '#lib/drawing/box.ts';
import { leadingOf, setText, type PlacedText } from '#lib/drawing/drawing.ts';
import type { Canvas } from '#lib/drawing/pen.ts';
import { findFreeSpot } from '#lib/drawing/free-spot.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import type { Figure } from './read-figure.ts';
import { linesWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { nameOf, precisionOf } from '#lib/figures/shell/words.ts';

const NAME = 14;
const TEXT = 13;
const SWATCH = { width: 20, height: 11 };
// With few marks a name may stand farther off and still be read as theirs.
const FARTHEST = { few: 150, many: 90 };
// A few names out of many would leave a reader between two places: then the key has them all.
const MOST_NAMES = 5;
const PAD = 7;
const MOST_HEIGHT = 72;

interface Room {
	readonly figure: Figure;
	readonly region: Box;
	/** Where nothing may stand; grows with each block set. */
	readonly occupied: Box[];
	/** The bracket over the years of partial coverage. */
	readonly bracket: Box | null;
}

/** The sentence of the partial years, next to their bracket; `false` when there is no room for it. */
function placePartialSentence(room: Room, canvas: Canvas): boolean {
	const { figure, bracket, occupied, region } = room;
	if (figure.partielle === null || bracket === null) return true;
	const right = region.x + region.width;
	for (const width of [340, 270, 210, 160, 130]) {
		const lines = wrapText(figure.partielle, width, TEXT);
		if (lines.length > 8 || lines.some((line) => line.endsWith('…'))) continue;
		const size = { width: linesWidth(lines, TEXT), height: lines.length * leadingOf(TEXT) };
		const x = Math.max(region.x, Math.min(bracket.x, right - size.width));
		const span = Math.min(right, Math.max(bracket.x + bracket.width, x + size.width)) - x;
		const spot = findFreeSpot(size, { ...region, x, width: span }, occupied, (box, least) => {
			const away = distance(box, bracket);
			return away > 40 || away >= least ? Infinity : away + (box.y > bracket.y ? 6 : 0);
		});
		if (spot === null) continue;
		const text = setText({
			key: 'partielle',
			lines,
			x: spot.box.x,
			top: spot.box.y,
			size: TEXT,
			tone: 'encre2'
		});
		canvas.texts.push(text);
		occupied.push(grow(spot.box, PAD));
		return true;
	}
	return false;
}

interface NameBlock {
	readonly texts: (x: number, y: number) => PlacedText[];
	readonly width: number;
	readonly height: number;
}

function nameBlock(marque: Marque, name: string, precision: string | undefined, widest: number): NameBlock {
	const key = `nom-${marque}`;
	const indent = SWATCH.width + 8;
	const names = wrapText(name, widest, NAME, 600);
	const lines = precision === undefined ? [] : wrapText(precision, 190, TEXT);
	const nameHeight = names.length * leadingOf(NAME);
	return {
		width: Math.max(indent + linesWidth(names, NAME, 600), linesWidth(lines, TEXT)),
		height: nameHeight + lines.length * leadingOf(TEXT),
		texts: (x, y) => [
			setText({ key, lines: names, x: x + indent, top: y, size: NAME, weight: 600, tone: marque }),
			...(lines.length === 0
				? []
				: [setText({ key: `${key}-precision`, lines, x, top: y + nameHeight, size: TEXT, tone: 'encre2' })])
		]
	};
}

/** Sets a form's name beside the mark where it shows best, if there is room; else the key names it. */
function placeName(marque: Marque, room: Room, canvas: Canvas): void {
	const own = canvas.parts.filter((part) => part.marque === marque && part.height >= 9);
	const others = canvas.parts.filter((part) => part.marque !== marque && part.marque !== 'NON_DETAILLE');
	if (own.length === 0) return;
	const farthest = room.figure.marks.length <= 4 ? FARTHEST.few : FARTHEST.many;
	const name = nameOf(marque, room.figure.libelles);
	const said = precisionOf(marque);
	for (const [precision, widest] of [
		[said, 230],
		[undefined, 230],
		[undefined, 130]
	] as const) {
		const block = nameBlock(marque, name, precision, widest);
		if (block.height > MOST_HEIGHT) continue;
		const spot = findFreeSpot(block, room.region, room.occupied, (box, least) => {
			let mine = Infinity;
			for (const part of own) mine = Math.min(mine, distance(box, part));
			// A name nearer to another form would be read as its own.
			return mine > farthest || mine >= least || others.some((part) => distance(box, part) + 4 < mine)
				? Infinity
				: mine;
		});
		if (spot === null) continue;
		const { x, y } = spot.box;
		canvas.swatches.push({ marque, x, y: y + 3, ...SWATCH });
		canvas.texts.push(...block.texts(x, y));
		canvas.named.push(marque);
		room.occupied.push(grow(spot.box, PAD));
		return;
	}
}

/**
 * Sets the sentence of the partial years and the names of the forms in the white of the chart, largest form first. Without
 * room for the sentence: `false` and nothing is set when `must`, else it goes below the chart.
 */
export function placeBlocks(room: Room, canvas: Canvas, must: boolean): boolean {
	const clear: Room = { ...room, occupied: room.occupied.map((box) => grow(box, PAD)) };
	if (!placePartialSentence(clear, canvas)) {
		if (must) return false;
		canvas.below.push(room.figure.partielle ?? '');
	}
	const area = (marque: Marque) =>
		canvas.parts.filter((part) => part.marque === marque).reduce((sum, part) => sum + part.height, 0);
	const candidates = room.figure.marks
		.filter((marque) => marque !== 'NON_DETAILLE' && !canvas.named.includes(marque))
		.sort((a, b) => area(b) - area(a));
	if (candidates.length <= MOST_NAMES) for (const marque of candidates) placeName(marque, clear, canvas);
	return true;
}
