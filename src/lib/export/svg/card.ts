import { tr } from '#lib/domain/language.ts';
import { marksOf, setText, type Drawing } from '#lib/drawing/drawing.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';
import { isPatterned } from '#lib/drawing/key.ts';
import { fileInk } from '#lib/drawing/ink.ts';
import { wrapText } from '#lib/drawing/text-metrics.ts';
import { writeDrawing, writeText } from '#lib/drawing/draw.ts';
import { element, escapeXml } from '#lib/drawing/xml.ts';

/** Size that link previews ask for (Open Graph). */
const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 56;
const FOOT = 64;
/** Under this scale the letters of a drawing can no longer be read in a preview: words alone say more. */
const LEAST_SCALE = 0.62;

/** The drawing that fills the room best, and its scale; `null` when none can be read there or fills half of it. */
function fitting(
	view: FigureView,
	width: number,
	height: number
): { drawing: Drawing; scale: number } | null {
	const fits = view.largeurs.map((one) => {
		const drawing = view.place(one);
		return { drawing, scale: Math.min(width / drawing.width, height / drawing.height, 1.4) };
	});
	const [best] = fits
		.filter(({ drawing, scale }) => scale >= LEAST_SCALE && drawing.width * scale >= width / 2)
		.sort((a, b) => b.drawing.width * b.scale - a.drawing.width * a.scale);
	return best ?? null;
}

/** The preview of a figure, 1200 by 630: its finding, the chart when it can be read, and which version it is. */
export function writeCard(view: FigureView, version: number): string {
	const at = fileInk('clair', false);
	const inner = WIDTH - 2 * MARGIN;
	const size = view.titre.length > 90 ? 38 : 44;
	const title = setText({
		key: 'titre',
		lines: wrapText(view.titre, inner * 1.12, size, 600, 3),
		x: MARGIN,
		top: 44,
		size,
		weight: 600
	});
	const top = title.box.y + title.box.height + 18;
	const found = fitting(view, inner, HEIGHT - FOOT - top - 12);
	const words = setText({
		key: 'mesure',
		lines: wrapText(view.sousTitre, inner * 1.12, 26, 400, 6),
		x: MARGIN,
		top: top + 12,
		size: 26,
		tone: 'encre2'
	});
	const chart = found
		? element(
				'g',
				{ transform: `translate(${MARGIN} ${Math.round(top)}) scale(${found.scale.toFixed(4)})` },
				writeDrawing(found.drawing, fileInk('clair', isPatterned(marksOf(found.drawing))))
			)
		: writeText(words, at);
	const stamp = tr(`Version ${version} des données`, `Version ${version} of the data`);
	const foot =
		element('path', {
			d: `M${MARGIN} ${HEIGHT - FOOT}H${WIDTH - MARGIN}`,
			stroke: at.colour('encre'),
			'stroke-width': 1.5
		}) +
		writeText(
			setText({
				key: 'marque',
				lines: ['Lignes claires'],
				x: MARGIN,
				top: HEIGHT - 50,
				size: 26,
				weight: 600
			}),
			at
		) +
		writeText(
			setText({
				key: 'version',
				lines: [stamp],
				x: WIDTH - MARGIN,
				anchor: 'end',
				top: HEIGHT - 47,
				size: 22,
				tone: 'encre2'
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
			chart +
			foot
	);
}
