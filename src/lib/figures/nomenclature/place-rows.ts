import type { Box } from '#lib/drawing/box.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, put, type Canvas } from '#lib/drawing/pen.ts';
import { fillOf, runsOf, type Run } from './runs.ts';
import type { NomenclatureBande, NomenclatureData } from './data.ts';
import { textWidth, wrapText } from '#lib/drawing/text-metrics.ts';

const TEXT = 13;
const NAME = 14;
const GROUP = 15;
const BAND = 12;

interface Frame {
	readonly data: NomenclatureData;
	readonly width: number;
	readonly year: number;
	readonly x: (exercice: number) => number;
}

/** The first year, then every fifth, as long as one does not touch the next. */
function placeYears(frame: Frame, key: string, top: number, canvas: Canvas): number {
	const [first, ...others] = frame.data.exercices;
	if (first === undefined) return top;
	const room = textWidth(String(first), TEXT);
	let edge = -Infinity;
	for (const exercice of [first, ...others.filter((year) => year % 5 === 0)]) {
		const x = frame.x(exercice);
		if (x < edge + 8 || x + room > frame.width) continue;
		put(canvas, {
			key: `annee-${key}-${exercice}`,
			lines: [String(exercice)],
			x,
			top,
			size: TEXT,
			tone: 'encre2'
		});
		edge = x + room;
	}
	return top + leadingOf(TEXT) + 4;
}

function placeWords(canvas: Canvas, key: string, words: string, width: number, top: number): number {
	const lines = wrapText(words, width, TEXT);
	put(canvas, { key, lines, x: 0, top, size: TEXT, tone: 'encre2' });
	return top + lines.length * leadingOf(TEXT) + 2;
}

/** A run of years of a band in its room: a bar as it counts, or the frame of what is not there. */
export function placeRun(canvas: Canvas, { id, compte }: NomenclatureBande, run: Run, box: Box): void {
	const fill = fillOf(compte, run);
	const key = `${id}-${run.de}`;
	if (fill === null) canvas.slots.push({ key, kind: 'absent', open: null, ...box });
	else {
		// A thick line is drawn half outside its box.
		const inset = fill.contour === 'tirets' ? 1.25 : 0;
		const [x, y] = [box.x + inset, box.y + inset];
		const [width, height] = [Math.max(1, box.width - 2 * inset), box.height - 2 * inset];
		canvas.bars.push({ key, id, part: -1, centimes: 0, ...fill, x, y, width, height });
	}
}

function placeBand(frame: Frame, bande: NomenclatureBande, y: number, canvas: Canvas): void {
	for (const run of runsOf(bande, new Set())) {
		const width = frame.x(run.a) + frame.year - frame.x(run.de) - 1.5;
		placeRun(canvas, bande, run, { x: frame.x(run.de), y, width, height: BAND });
	}
}

/** The same map where there is no room for lines: under each name its bands, and in words where the money goes next. */
export function placeNomenclatureRows(data: NomenclatureData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const [first] = data.exercices;
	if (first === undefined) return canvas;
	const year = width / data.exercices.length;
	const frame: Frame = { data, width, year, x: (exercice) => (exercice - first) * year };
	let y = 0;
	for (const groupe of data.groupes) {
		across(canvas, `filet-${groupe.id}`, 'filet-fort', y + 1);
		const title = wrapText(groupe.nom, width, GROUP, 600);
		put(canvas, { key: `groupe-${groupe.id}`, lines: title, x: 0, top: y + 8, size: GROUP, weight: 600 });
		y = placeYears(frame, groupe.id, y + 8 + title.length * leadingOf(GROUP) + 4, canvas);
		for (const lieu of groupe.lieux) {
			const lines = wrapText(lieu.nom, width, NAME, 600);
			put(canvas, { key: `lieu-${lieu.id}`, lines, x: 0, top: y, size: NAME, weight: 600 });
			y += lines.length * leadingOf(NAME) + 2;
			for (const bande of lieu.bandes) {
				const top = y;
				if (bande.nom !== '') y = placeWords(canvas, `bande-${bande.id}`, bande.nom, width, y);
				placeBand(frame, bande, y, canvas);
				canvas.zones.push({ id: bande.id, part: -1, x: 0, y: top - 2, width, height: y + BAND + 4 - top });
				y += BAND + 5;
				const next = data.passages.filter((item) => item.de === bande.id);
				if (next.length > 0) {
					const words = next.map((item) => item.suite).join(', ');
					y = placeWords(canvas, `suite-${bande.id}`, words, width, y) + 4;
				}
			}
			y += 8;
		}
		y += 6;
	}
	canvas.height = Math.ceil(y);
	return canvas;
}
