import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import {
	bracketOf,
	emptyDrawing,
	leadingOf,
	setText,
	type TextSpec,
	type Drawing
} from '#lib/drawing/drawing.ts';
import { down, put, rule, type Canvas } from '#lib/drawing/pen.ts';
import type { BornesData, BornesForme } from './data.ts';
import { linesWidth, wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';
import { moneyTicks, unitFor } from '#lib/drawing/unit.ts';

/** Widths at which the bounds are placed. */
export const LARGEURS_BORNES = [288, 480, 560, 720, 1120] as const;

const NAME = 15;
const TEXT = 14;
const TICK = 13;
const BAR = 20;
const BAND = 11;
const GAP = 14;
const STEMS = 34;
const BORNE = 2.5;

/** From this width on, names and words stand beside their bar. */
const BESIDE = 560;

/** How far a row reaches: its known most, or what is attributed, with what keys suppose. */
const reachOf = ({ bas, haut, parCle }: BornesForme) =>
	Math.max(bas, haut ?? bas, parCle ? bas + parCle.haut : 0);

interface Row {
	readonly form: BornesForme;
	readonly name: readonly string[];
	readonly words: readonly string[];
	/** What a key supposes, under the bounds. */
	readonly keyed: readonly string[];
	readonly weight: Graisse;
}

const wordsHeight = ({ words, keyed }: Row) =>
	words.length * leadingOf(TEXT) + keyed.length * leadingOf(TICK);

interface Frame {
	readonly x: (centimes: number) => number;
	readonly left: number;
	readonly right: number;
	/** Name and words stand above the bar instead of beside it. */
	readonly stacked: boolean;
	/** Height of every row whose name and words stand beside it. */
	readonly row: number;
}

function frameOf(rows: readonly Row[], width: number): Frame {
	const stacked = width < BESIDE;
	const names = Math.max(...rows.map((row) => linesWidth(row.name, NAME, 600)), 0);
	const words = Math.max(
		...rows.map((row) => Math.max(linesWidth(row.words, TEXT, row.weight), linesWidth(row.keyed, TICK))),
		0
	);
	const left = stacked ? BORNE : names + GAP;
	const right = stacked ? width - BORNE : width - words - 2 * GAP;
	const [min, max] = [
		Math.min(0, ...rows.map(({ form }) => Math.min(form.bas, form.haut ?? 0))),
		Math.max(0, ...rows.map(({ form }) => reachOf(form)))
	];
	const open = rows.some(({ form }) => form.haut === null) ? STEMS + 4 : 0;
	const perCent = max === min ? 0 : (right - left - open) / (max - min);
	const row = Math.max(
		BAR,
		...rows.map((item) => Math.max(item.name.length * leadingOf(NAME), wordsHeight(item)))
	);
	return { x: (centimes) => left + (centimes - min) * perCent, left, right, stacked, row };
}

function placeBar({ x }: Frame, { form }: Row, top: number, canvas: Canvas): void {
	const { id, bas, haut, parCle, formes } = form;
	const middle = top + BAR / 2;
	const marque = formes[0] ?? 'AUTRE';
	const told = { id, part: -1 };
	const [zero, low] = [x(0), x(bas)];
	if (bas !== 0)
		canvas.parts.push({
			...told,
			key: `${id}-bas`,
			marque,
			annonce: false,
			parCle: false,
			centimes: bas,
			x: Math.min(zero, low),
			y: top,
			width: Math.abs(low - zero),
			height: BAR
		});
	if (bas !== 0 && form.deduit !== 0)
		canvas.rules.push(...deducedMark(`${id}-bas`, [zero, middle], [x(form.deduit), middle]));
	if (haut === null) {
		for (const y of [middle - BAND / 2, middle + BAND / 2])
			rule(canvas, `${id}-tige-${y}`, 'tige', [low + 4, y], [low + STEMS, y]);
	} else if (haut !== bas) {
		const high = x(haut);
		canvas.bands.push({
			...told,
			key: `${id}-bande`,
			marque: 'NV',
			x: Math.min(low, high),
			y: middle - BAND / 2,
			width: Math.abs(high - low),
			height: BAND
		});
		down(canvas, `${id}-haut`, 'borne', high, top, top + BAR);
	}
	if (parCle === null) return;
	const [from, to] = [x(bas), x(bas + parCle.central)];
	canvas.parts.push({
		...told,
		key: `${id}-cle`,
		marque,
		annonce: false,
		parCle: true,
		centimes: parCle.central,
		x: from,
		y: middle - BAND / 2,
		width: to - from,
		height: BAND
	});
	canvas.rules.push({
		key: `${id}-fourchette`,
		kind: 'fourchette',
		points: bracketOf(x(bas + parCle.bas), x(bas + parCle.haut)).map(([along, across]) => [
			along,
			middle + across
		])
	});
}

/** Places a row and returns where the next one starts. */
function placeRow(frame: Frame, row: Row, top: number, width: number, canvas: Canvas): number {
	const { form, name, words, keyed, weight } = row;
	const { id, bas, formes } = form;
	const [only] = formes;
	const tone = formes.length === 1 && only !== undefined && bas !== 0 ? only : 'encre';
	const heights = { name: name.length * leadingOf(NAME), words: wordsHeight(row) };
	const set = (key: string, lines: readonly string[], at: Partial<TextSpec>) =>
		put(canvas, { key: `${key}-${id}`, lines, x: 0, top, size: TEXT, ...at });
	const putWords = (x: number, y: number) => {
		set('bornes', words, { x, top: y, weight });
		const under = y + words.length * leadingOf(TEXT);
		if (keyed.length > 0) set('cle', keyed, { x, top: under, size: TICK, tone: 'encre2' });
	};
	if (frame.stacked) {
		set('nom', name, { size: NAME, weight: 600, tone });
		putWords(0, top + heights.name);
		const bar = top + heights.name + heights.words + 4;
		placeBar(frame, row, bar, canvas);
		canvas.zones.push({ id, part: -1, x: 0, y: top - 2, width, height: bar + BAR - top + 4 });
		base(frame, id, bar, canvas);
		return bar + BAR + 16;
	}
	const height = frame.row;
	const bar = top + (height - BAR) / 2;
	set('nom', name, {
		x: frame.left - GAP,
		top: top + (height - heights.name) / 2,
		size: NAME,
		weight: 600,
		anchor: 'end',
		tone
	});
	putWords(frame.right + 2 * GAP - 8, top + (height - heights.words) / 2);
	placeBar(frame, row, bar, canvas);
	canvas.zones.push({ id, part: -1, x: 0, y: top - 4, width, height: height + 8 });
	base(frame, id, bar, canvas);
	return top + height + 14;
}

function base({ x }: Frame, id: string, bar: number, canvas: Canvas): void {
	down(canvas, `base-${id}`, 'base', x(0), bar - 4, bar + BAR + 4);
}

function placeAxis(frame: Frame, max: number, min: number, bottom: number, canvas: Canvas): void {
	const ticks = moneyTicks(min, max, unitFor(Math.max(Math.abs(min), max)));
	for (const [index, { value, label }] of [{ value: 0, label: '0' }, ...ticks].entries()) {
		const last = index === ticks.length;
		const x = frame.x(value);
		const text = setText({
			key: `axe-${value}`,
			lines: [label],
			x,
			top: 0,
			size: TICK,
			anchor: 'middle',
			tone: 'encre2'
		});
		const { box } = text;
		// The first and the last stay inside the drawing, on their line's side.
		const anchor = box.x < 0 ? 'start' : last && box.x + box.width > canvas.width ? 'end' : 'middle';
		const placed = setText({ ...text, key: `axe-${value}`, top: 0, anchor, tone: 'encre2' });
		if (
			!canvas.texts.some(
				(other) => other.key.startsWith('axe-') && other.box.x + other.box.width + 6 > placed.box.x
			)
		)
			canvas.texts.push(placed);
		if (value !== 0) down(canvas, `grille-${value}`, 'grille', x, leadingOf(TICK) + 4, bottom);
	}
}

/**
 * Places the bounds of the forms: solid to what is attributed, a narrow hatched band to what might be, an end across it.
 * Where the most is not known, stems in dashes that have no scale.
 */
export function placeBounds(data: BornesData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const stacked = width < BESIDE;
	const room = stacked ? width : width >= 1000 ? width * 0.34 : Math.max(150, width * 0.28);
	const rows = data.formes.map((form): Row => {
		const weight = form.bas !== 0 ? 600 : 400;
		return {
			form,
			weight,
			name: wrapWhole(form.nom, stacked ? width : Math.min(302, Math.max(190, width * 0.32)), NAME, 600),
			words: wrapWhole(form.texte, room, TEXT, weight),
			keyed: wrapWhole(form.texteCle, room, TICK)
		};
	});
	if (rows.length === 0) return canvas;
	const frame = frameOf(rows, width);
	const reach = Math.max(0, ...rows.map(({ form }) => reachOf(form)));
	const least = Math.min(0, ...rows.map(({ form }) => Math.min(form.bas, form.haut ?? 0)));
	const scaled = reach > least;
	let y = scaled ? leadingOf(TICK) + 14 : 4;
	for (const row of rows) y = placeRow(frame, row, y, width, canvas);
	canvas.height = Math.ceil(y - 8);
	if (scaled) placeAxis(frame, reach, least, canvas.height - 4, canvas);
	return canvas;
}
