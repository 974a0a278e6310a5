import { tr } from '#lib/domain/language.ts';
import { lowerFirst } from '#lib/domain/typography.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, put, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import { wrapWhole } from '#lib/drawing/text-metrics.ts';
import type { PassageColumn, PassageData } from './data.ts';
import { TEXT, type Frame } from './frame.ts';
import { placeBoundary, placeShare } from './place-notes.ts';
import { placeRibbons } from './place-ribbons.ts';
import { placeStills } from './place-stills.ts';
import { placeActionName, isolatedLine } from './place-names.ts';
import { blocksOf, inFull, scaleFor, unitOf, type Block } from './segments.ts';

/** Widths at which the figure is placed: under 720 px, the years are stills one under another. */
export const LARGEURS_PASSAGE = [288, 480, 720, 1120] as const;

/** From these widths on: years across in a page, in a room that is low, and with room to spare. */
const WIDE = 720;
const NARROW = 520;
const ROOMY = 1000;
/** The least that the longest year is long. */
const LEAST = 140;
const STEP = 14;
const YEAR = 18;
const GAP = 12;

/** `plot`: how long the longest year is. */
function frameOf(data: PassageData, width: number, plot: number): Frame {
	const roomy = width >= ROOMY;
	const count = data.colonnes.length;
	const [names, bar, last] = roomy ? [166, 96, 200] : width < WIDE ? [104, 52, 122] : [124, 64, 138];
	const step = count > 1 ? (width - names - last) / (count - 1) : 0;
	return {
		...{ data, unit: unitOf(data), width, bar, names },
		scale: scaleFor(data, plot),
		x: (index) => names + index * step,
		room: (index) => (index === count - 1 ? width - names - index * step : step - GAP)
	};
}

/** The steps side by side over the years: each is a sentence under its year. */
function placeSteps({ data, width }: Frame, canvas: Canvas): number {
	const steps = data.colonnes.filter(({ etape }) => etape !== '');
	if (steps.length === 0) return 0;
	const gap = 28;
	const room = (width - gap * (steps.length - 1)) / steps.length;
	const ends = steps.map(({ exercice, etape }, index) =>
		putWords(canvas, {
			key: `etape-${exercice}`,
			text: `${exercice}. ${etape}`,
			lead: `${exercice}.`,
			room,
			x: index * (room + gap),
			top: 0,
			size: STEP
		})
	);
	const end = Math.max(...ends) + 10;
	across(canvas, 'etapes', 'filet', end);
	return end + 12;
}

/** The heads of the years: year, actions with their amounts and titles; then what can be isolated, over the bars. */
function placeHeads(frame: Frame, top: number, canvas: Canvas): number {
	const { data, x, room, unit } = frame;
	const ends = data.colonnes.map((column, index) => {
		const [left, width] = [x(index), room(index)];
		put(canvas, {
			key: `annee-${column.exercice}`,
			lines: [String(column.exercice)],
			...{ x: left, top, size: YEAR, weight: 600 }
		});
		const followed = column.actions.find(({ suivie }) => suivie);
		const before = data.colonnes[index - 1]?.actions.find(({ suivie }) => suivie);
		const at = top + leadingOf(YEAR) + 2;
		if (!followed) return at;
		return placeActionName(canvas, {
			...{ key: String(column.exercice), action: followed, unit, x: left, room: width, top: at },
			same: before?.action === followed.action && before.intitule === followed.intitule
		});
	});
	const lines = data.colonnes.map(({ actions }, index) => {
		const line = isolatedLine(actions, unit);
		return line && { ...line, height: wrapWhole(line.text, room(index), TEXT, 600).length * leadingOf(TEXT) };
	});
	const bottom = Math.max(...ends) + 8 + Math.max(0, ...lines.map((line) => line?.height ?? 0));
	for (const [index, line] of lines.entries())
		if (line !== null)
			putWords(canvas, {
				...{ key: `isole-${data.colonnes[index]?.exercice ?? ''}`, text: line.text, tone: line.tone },
				...{ room: room(index), x: x(index), top: bottom - line.height, size: TEXT, weight: 600 }
			});
	return bottom + 4;
}

function placeBlocks(frame: Frame, index: number, column: PassageColumn, top: number, canvas: Canvas) {
	const { bar, scale, x, width, room } = frame;
	const left = x(index);
	const id = String(column.exercice);
	const blocks = blocksOf(column, scale);
	const bottom = Math.max(0, ...blocks.map(({ to }) => to));
	canvas.zones.push({
		id,
		part: -1,
		x: left - 4,
		y: top - 6,
		width: Math.min(room(index), width - left),
		height: bottom + 12
	});
	for (const { action, from, to, segments } of blocks) {
		for (const { part, rank, from: start, to: end } of segments) {
			const box = { x: left, y: top + start, width: bar, height: end - start };
			canvas.parts.push({
				...{ key: `${id}-${part.id}`, id, part: rank, marque: part.marque, annonce: false, parCle: false },
				...{ centimes: part.centimes, ...box }
			});
			const middle = top + (start + end) / 2;
			if (part.deduit > 0)
				canvas.rules.push(
					...deducedMark(
						`${id}-${part.id}`,
						[left, middle],
						[left + Math.max(8, (bar * part.deduit) / Math.max(1, part.centimes)), middle]
					)
				);
		}
		rule(
			canvas,
			`contour-${id}-${action.action}`,
			action.suivie ? 'axe' : 'renvoi',
			[left, top + from],
			[left + bar, top + from],
			[left + bar, top + to],
			[left, top + to],
			[left, top + from]
		);
	}
	return { blocks, bottom: top + bottom };
}

/** What each part of the first year is, at its left; the actions that are poured with it have their titles there. */
function placeSideNames(frame: Frame, blocks: readonly Block[], top: number, canvas: Canvas): void {
	const { names, unit } = frame;
	const room = names - 14;
	let y = top - 4;
	for (const { action, segments, from } of blocks) {
		if (!action.suivie) {
			y = placeActionName(canvas, {
				...{ key: `cote-${action.action}`, action, unit, x: 0, room, top: Math.max(y + 6, top + from - 2) },
				same: false
			});
			continue;
		}
		for (const { part, from: start } of segments.filter(
			(segment) => segment.part.forme === 'NV' || segment.part.forme === 'MULTI'
		))
			y = putWords(canvas, {
				...{
					key: `cote-${part.id}`,
					text: `${lowerFirst(part.nom)}${tr('\u00A0:', ':')} ${inFull(unit, part.centimes)}`
				},
				...{ room, x: 0, top: Math.max(y, top + start), size: TEXT }
			});
	}
}

function placeRiver(data: PassageData, width: number, plot: number): Drawing {
	const canvas = emptyDrawing('flux', width);
	if (data.colonnes.length === 0) return canvas;
	const frame = frameOf(data, width, plot);
	const top = placeHeads(frame, placeSteps(frame, canvas), canvas);
	const placed = data.colonnes.map((column, index) => placeBlocks(frame, index, column, top, canvas));
	for (const [index, { blocks }] of placed.entries()) {
		const next = placed[index + 1];
		if (next) placeRibbons(frame, index, blocks, next.blocks, top, canvas);
	}
	placeBoundary(frame, top, canvas);
	placeShare(frame, placed.at(-1)?.blocks ?? [], top, canvas);
	placeSideNames(frame, placed[0]?.blocks ?? [], top, canvas);
	const words = canvas.texts.map(({ box }) => box.y + box.height);
	canvas.height = Math.ceil(Math.max(...words, ...placed.map(({ bottom }) => bottom)) + 6);
	return canvas;
}

const plotOf = (width: number) => (width >= ROOMY ? 384 : 320);

/** The figure as numbers: years across, money down from one edge; stills one under another where there is no room. */
export const placePassage = (data: PassageData, width: number): Drawing =>
	width < WIDE ? placeStills(data, width) : placeRiver(data, width, plotOf(width));

/** The same in a room so high: years across as long as they have names, at a scale that fits. */
export function placePassageLow(data: PassageData, width: number, height: number): Drawing {
	if (width < NARROW) return placeStills(data, width);
	const plot = plotOf(width);
	const natural = placeRiver(data, width, plot);
	return placeRiver(data, width, Math.max(LEAST, plot - Math.max(0, natural.height - height)));
}
