import { isComplete } from '#lib/domain/vocabulary.ts';
import { emptyDrawing, leadingOf, type Drawing, type Point } from '#lib/drawing/drawing.ts';
import { across, down, put, rule, type Canvas } from '#lib/drawing/pen.ts';
import { cutsOf, runsOf, type Run } from './runs.ts';
import type { NomenclatureBande, NomenclatureData, NomenclatureLieu, NomenclaturePassage } from './data.ts';
import { placeNomenclatureRows, placeRun } from './place-rows.ts';
import { textWidth, wrapText } from '#lib/drawing/text-metrics.ts';

/** Widths at which the map is placed: under 720 px, names stand over their bands and no line crosses them. */
export const LARGEURS_NOMENCLATURE = [280, 384, 560, 720, 1120] as const;

const WIDE = 720;
const YEAR = 13;
const NAME = 14;
const GROUP = 15;
const TEXT = 13;
const BETWEEN = 5;
const ARROW = 4;

interface Frame {
	readonly data: NomenclatureData;
	readonly width: number;
	readonly left: number;
	readonly year: number;
	readonly gap: number;
	/** Height of a band, and the room under a lane. */
	readonly band: number;
	readonly under: number;
	readonly cuts: ReadonlySet<number>;
	/** Left edge of a year. */
	readonly x: (exercice: number) => number;
}

function frameOf(data: NomenclatureData, width: number): Frame {
	// The narrower map is the one that is printed: it has to stand on one sheet.
	const roomy = width >= 1000;
	const left = roomy ? 262 : 230;
	const cuts = cutsOf(data);
	const [first = 0] = data.exercices;
	const gap = roomy ? 26 : 15;
	const inside = [...cuts].filter((year) => year > first).length;
	const year = (width - left - inside * gap) / Math.max(1, data.exercices.length);
	const x = (exercice: number) =>
		left + (exercice - first) * year + [...cuts].filter((cut) => cut > first && cut <= exercice).length * gap;
	return { data, width, left, year, gap, band: roomy ? 22 : 18, under: roomy ? 9 : 5, cuts, x };
}

const edges = ({ x, year }: Frame, run: Run): readonly [number, number] => [x(run.de), x(run.a) + year];

function placeYears(frame: Frame, canvas: Canvas): number {
	const { data, year, x } = frame;
	const every = year >= textWidth('2026', YEAR) + 4 ? 1 : 2;
	for (const [index, exercice] of data.exercices.entries())
		if (index % every === 0)
			put(canvas, {
				key: `annee-${exercice}`,
				lines: [String(exercice)],
				x: x(exercice) + year / 2,
				top: 0,
				size: YEAR,
				anchor: 'middle',
				tone: 'encre2'
			});
	return leadingOf(YEAR) + 6;
}

/** A band as its runs; its name stands in the first that holds it. */
function placeBand(frame: Frame, bande: NomenclatureBande, y: number, canvas: Canvas): void {
	const runs = runsOf(bande, frame.cuts);
	for (const run of runs) {
		const [from, to] = edges(frame, run);
		placeRun(canvas, bande, run, { x: from, y, width: to - from, height: frame.band });
	}
	placeBandName(frame, bande, runs, y, canvas);
	canvas.zones.push({
		id: bande.id,
		part: -1,
		x: frame.left,
		y: y - 2,
		width: frame.width - frame.left,
		height: frame.band + 4
	});
}

/** The name of a band in the first of its runs that holds it, else after the band, beyond what starts from its end. */
function placeBandName(
	frame: Frame,
	bande: NomenclatureBande,
	runs: readonly Run[],
	y: number,
	canvas: Canvas
): void {
	const last = runs.at(-1);
	if (bande.nom === '' || !last) return;
	const after = frame.x(last.a + 1) + (frame.cuts.has(last.a + 1) ? 0 : 6);
	const within = (text: string) =>
		runs.find((run) => {
			const [from, to] = edges(frame, run);
			return textWidth(text, TEXT) + 12 <= to - from;
		});
	const beyond = (text: string) => after + textWidth(text, TEXT) <= frame.width;
	const name = [bande.nom, bande.court].find((text) => within(text) ?? beyond(text));
	if (name === undefined) return;
	const holder = within(name);
	put(canvas, {
		key: `bande-${bande.id}`,
		lines: [name],
		x: holder ? edges(frame, holder)[0] + 6 : after,
		top: y + (frame.band - leadingOf(TEXT)) / 2,
		size: TEXT,
		tone: holder && isComplete(holder.couverture) && bande.compte ? 'papier' : 'encre'
	});
}

function placeLane(
	frame: Frame,
	lieu: NomenclatureLieu,
	top: number,
	levels: Map<string, number>,
	canvas: Canvas
): number {
	const lines = wrapText(lieu.nom, frame.left - 16, NAME);
	const stack = lieu.bandes.length * (frame.band + BETWEEN) - BETWEEN;
	const words = lines.length * leadingOf(NAME);
	const height = Math.max(stack, words);
	put(canvas, {
		key: `lieu-${lieu.id}`,
		lines,
		x: 0,
		top: top + (Math.min(frame.band, height) - Math.min(words, frame.band)) / 2,
		size: NAME
	});
	for (const [index, bande] of lieu.bandes.entries()) {
		const y = top + index * (frame.band + BETWEEN);
		levels.set(bande.id, y + frame.band / 2);
		placeBand(frame, bande, y, canvas);
	}
	return top + height + frame.under;
}

const LINES = { oui: 'axe', non: 'rupture', tu: 'renvoi' } as const;

/** The lines of one year's passages stand side by side in the opening of the axis, each down to an arrow head. */
function placePassages(frame: Frame, levels: ReadonlyMap<string, number>, canvas: Canvas): void {
	for (const exercice of frame.cuts) {
		const own = frame.data.passages.filter((item) => item.exercice === exercice);
		own.forEach((passage, index) =>
			placePassage(frame, passage, (index + 1) / (own.length + 1), levels, canvas)
		);
	}
}

function placePassage(
	frame: Frame,
	passage: NomenclaturePassage,
	share: number,
	levels: ReadonlyMap<string, number>,
	canvas: Canvas
): void {
	const [from, to] = [levels.get(passage.de), levels.get(passage.vers)];
	if (from === undefined || to === undefined) return;
	const end = frame.x(passage.exercice) - 1;
	const start = end - frame.gap + 2;
	const trunk = start + share * (end - start - ARROW);
	const kind = LINES[passage.comparable === null ? 'tu' : passage.comparable ? 'oui' : 'non'];
	const key = `${passage.de}-${passage.vers}`;
	const line: readonly Point[] = [
		[start, from],
		[trunk, from],
		[trunk, to],
		[end, to]
	];
	canvas.rules.push({ key: `passage-${key}`, kind, points: line });
	rule(
		canvas,
		`fleche-${key}`,
		kind === 'rupture' ? 'axe' : kind,
		[end - ARROW, to - ARROW],
		[end, to],
		[end - ARROW, to + ARROW]
	);
}

/** A change of coverage inside a band: dots across it. */
function placeBreaks(frame: Frame, levels: ReadonlyMap<string, number>, canvas: Canvas): void {
	for (const { bande, apres } of frame.data.ruptures) {
		const y = levels.get(bande);
		if (y === undefined) continue;
		const x = frame.x(apres) - frame.gap / 2;
		down(canvas, `rupture-${bande}-${apres}`, 'rupture', x, y - frame.band / 2 - 3, y + frame.band / 2 + 3);
	}
}

/** The map as numbers: years across, a lane per place, a band per dispositif in it. */
export function placeNomenclature(data: NomenclatureData, width: number): Drawing {
	if (width < WIDE) return placeNomenclatureRows(data, width);
	const canvas = emptyDrawing('cases', width);
	if (data.exercices.length === 0) return canvas;
	const frame = frameOf(data, width);
	const levels = new Map<string, number>();
	let y = placeYears(frame, canvas);
	for (const groupe of data.groupes) {
		across(canvas, `filet-${groupe.id}`, 'filet-fort', y);
		put(canvas, {
			key: `groupe-${groupe.id}`,
			lines: [groupe.nom],
			x: 0,
			top: y + 8,
			size: GROUP,
			weight: 600
		});
		y += 8 + leadingOf(GROUP) + 8;
		for (const lieu of groupe.lieux) y = placeLane(frame, lieu, y, levels, canvas);
		y += frame.under - 3;
	}
	placePassages(frame, levels, canvas);
	placeBreaks(frame, levels, canvas);
	canvas.height = Math.ceil(y);
	return canvas;
}
