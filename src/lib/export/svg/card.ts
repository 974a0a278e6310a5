import { tr } from '#lib/domain/language.ts';
import type { Box } from '#lib/drawing/box.ts';
import { placeKey, writeKey } from '#lib/drawing/draw-key.ts';
import { marksOf, setText, type Drawing } from '#lib/drawing/drawing.ts';
import { squeeze } from '#lib/drawing/fit/squeeze.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';
import { isPatterned } from '#lib/drawing/key.ts';
import { fileInk } from '#lib/drawing/ink.ts';
import { wrapText } from '#lib/drawing/text-metrics.ts';
import { writeDrawing, writeText } from '#lib/drawing/draw.ts';
import { element, escapeXml } from '#lib/drawing/xml.ts';

/** Size that link previews ask for (Open Graph). */
const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 56;
const FOOT = 72;
/** A preview is shown 500 pixels wide: no letter under 24. */
const [WORDS, LEAST] = [26, 24];
/** How much of a drawing that goes on below its room fades into the paper. */
const FADE = 60;
/** What a letter of the project's face takes of the widest's. */
const NARROWER = 1.3;
/** A drawing across a room, and whether it goes on below. */
interface Filled {
	readonly drawing: Drawing;
	readonly scale: number;
	readonly cut: boolean;
}

/**
 * The drawing that fills the room best with words that can be read there: whole where one is low enough, else the first
 * rows of one. Shapes without their words tell nobody anything.
 */
function filling(view: FigureView, room: Pick<Box, 'width' | 'height'>): Filled {
	const ratio = room.height / room.width;
	const drawings = [540, 560, 580].flatMap((width) =>
		[view.placeLow?.(width, width * ratio) ?? [], squeeze(view.place(width), width * ratio)].flat()
	);
	const area = ({ drawing, scale }: Filled) => drawing.width * drawing.height * scale ** 2;
	const [whole] = drawings
		.map((drawing) => ({
			drawing,
			scale: Math.min(room.width / drawing.width, room.height / drawing.height, 2),
			cut: false
		}))
		.filter(({ scale }) => scale * 13 >= LEAST)
		.sort((a, b) => area(b) - area(a));
	const lowest = drawings.reduce(
		(low, one) => (one.height / one.width < low.height / low.width ? one : low),
		view.place(560)
	);
	return whole ?? { drawing: lowest, scale: room.width / lowest.width, cut: true };
}

/** Paper over what goes on below the room, from white to full: a row is never cut in its words. */
function fade(bottom: number, paper: string): string {
	const steps = [0, 0.35, 0.65, 0.85, 0.95];
	const height = FADE / steps.length;
	const bands = steps.map((opacity, at) => ({ y: bottom - FADE + at * height, height, opacity }));
	return [...bands, { y: bottom, height: HEIGHT - bottom, opacity: 1 }]
		.map(({ y, height, opacity }) =>
			element('rect', { x: 0, y, width: WIDTH, height, fill: paper, 'fill-opacity': opacity })
		)
		.join('');
}

/** The preview of a figure, 1200 by 630: its finding in large letters, its shapes, and which version it is. */
export function writeCard(view: FigureView, version: number): string {
	const inner = WIDTH - 2 * MARGIN;
	const size = view.titre.length > 130 ? 40 : view.titre.length > 90 ? 46 : 54;
	const title = setText({
		key: 'titre',
		lines: wrapText(view.titre, inner * NARROWER, size, 600, 4),
		x: MARGIN,
		top: 40,
		size,
		weight: 600
	});
	const top = title.box.y + title.box.height + 20;
	const bottom = HEIGHT - FOOT - 18;
	const marked = view.legende(view.place(1120)).filter(({ sign }) => sign.type === 'marque');
	const key = placeKey(marked.slice(0, 2), MARGIN, 0, inner, WORDS, NARROWER);
	const keyed = key.height > 0 && key.height <= 80 ? key.height + 14 : 0;
	const room = { width: inner, height: bottom - top - keyed };
	const found = filling(view, room);
	const at = fileInk('clair', isPatterned(marksOf(found.drawing)));
	const moved = (x: number, y: number, scale: number) =>
		`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})`;
	const chart = element(
		'g',
		{ transform: moved(MARGIN, top + keyed, found.scale) },
		writeDrawing(found.drawing, at)
	);
	const legend = keyed > 0 ? element('g', { transform: moved(0, top, 1) }, writeKey(key, at)) : '';
	const foot = (text: string, anchor: 'start' | 'end', weight: 400 | 600) =>
		writeText(
			setText({
				...{ key: text, lines: [text], anchor, weight, size: WORDS },
				...{ x: anchor === 'start' ? MARGIN : WIDTH - MARGIN, top: HEIGHT - FOOT + 18 }
			}),
			at
		);
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width: WIDTH,
			height: HEIGHT,
			viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
			'font-family': "'Source Sans 3', 'DejaVu Sans'"
		},
		element('title', {}, escapeXml(view.titre)) +
			element('rect', { width: WIDTH, height: HEIGHT, fill: at.colour('papier') }) +
			writeText(title, at) +
			legend +
			chart +
			(found.cut ? fade(bottom, at.colour('papier')) : '') +
			element('path', {
				d: `M${MARGIN} ${HEIGHT - FOOT}H${WIDTH - MARGIN}`,
				stroke: at.colour('encre'),
				'stroke-width': 1.5
			}) +
			foot('Lignes claires', 'start', 600) +
			foot(tr(`Version ${version} des données`, `Version ${version} of the data`), 'end', 400)
	);
}
