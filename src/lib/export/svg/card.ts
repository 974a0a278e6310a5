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
/** What a letter of the project's face takes of the widest's. */
const NARROWER = 1.3;
/** Lines that only part or count what words tell. */
const APART = ['grille', 'filet', 'filet-fort', 'accolade', 'renvoi'];

/** The shapes of a drawing without its words, which nobody could read so small. */
function shapesOf(drawing: Drawing): Drawing {
	const rules = drawing.rules.filter(({ kind }) => !APART.includes(kind));
	return { ...drawing, texts: [], diamonds: [], swatches: [], zones: [], rules };
}

/** The room that the shapes of a drawing take. */
function boundsOf({ parts, bars, bands, slots, ribbons, rules }: Drawing): Box {
	const boxes = [...parts, ...bars, ...bands, ...slots];
	const points = [
		...ribbons.flatMap(({ upper, lower }) => [...upper, ...lower]),
		...rules.flatMap((one) => one.points)
	];
	const [xs, ys] = [
		[...boxes.flatMap(({ x, width }) => [x, x + width]), ...points.map(([x]) => x)],
		[...boxes.flatMap(({ y, height }) => [y, y + height]), ...points.map(([, y]) => y)]
	];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A drawing in a room, as large as it goes there. */
interface Filled {
	readonly drawing: Drawing;
	readonly bounds: Box;
	/** How much larger it is drawn, across and down: the same where it has words. */
	readonly scale: number;
	readonly across: number;
}

/** The drawing that fills the room best: with its words where they can be read there, else its shapes alone. */
function filling(view: FigureView, room: Pick<Box, 'width' | 'height'>): Filled | null {
	const ratio = room.height / room.width;
	const fill = (drawing: Drawing, bounds: Box, stretch: number): Filled => {
		const scale = Math.min(room.width / bounds.width, room.height / bounds.height, 2);
		return { drawing, bounds, scale, across: Math.min(room.width / bounds.width, scale * stretch) };
	};
	const told = [540, 560, 580]
		.flatMap((width) =>
			[view.placeLow?.(width, width * ratio) ?? [], squeeze(view.place(width), width * ratio)].flat()
		)
		.map((drawing) => fill(drawing, { x: 0, y: 0, width: drawing.width, height: drawing.height }, 1))
		.filter(({ scale }) => scale * 13 >= LEAST);
	const area = ({ bounds, scale, across }: Filled) => bounds.width * across * bounds.height * scale;
	const low = [560, 720, 1000].flatMap((width) => view.placeLow?.(width, width * ratio) ?? []);
	const bare = [...low, ...view.largeurs.map(view.place)]
		.flatMap((drawing) => [drawing, squeeze(drawing, drawing.width * ratio)])
		.map(shapesOf)
		.map((drawing) => fill(drawing, boundsOf(drawing), 2))
		.filter(({ bounds }) => bounds.width > 0 && bounds.height > 0 && Number.isFinite(bounds.width));
	const [best] = (told.length > 0 ? told : bare).sort((a, b) => area(b) - area(a));
	return best ?? null;
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
	const at = fileInk('clair', found !== null && isPatterned(marksOf(found.drawing)));
	const moved = (x: number, y: number, across: number, down: number) =>
		`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${across.toFixed(4)} ${down.toFixed(4)})`;
	const chart = found
		? element(
				'g',
				{
					transform: moved(
						MARGIN - found.bounds.x * found.across,
						top + keyed - found.bounds.y * found.scale,
						found.across,
						found.scale
					)
				},
				writeDrawing(found.drawing, at)
			)
		: '';
	const legend = keyed > 0 ? element('g', { transform: moved(0, top, 1, 1) }, writeKey(key, at)) : '';
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
			element('path', {
				d: `M${MARGIN} ${HEIGHT - FOOT}H${WIDTH - MARGIN}`,
				stroke: at.colour('encre'),
				'stroke-width': 1.5
			}) +
			foot('Lignes claires', 'start', 600) +
			foot(tr(`Version ${version} des données`, `Version ${version} of the data`), 'end', 400)
	);
}
