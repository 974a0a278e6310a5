import { tr } from '#lib/domain/language.ts';
import { lowerFirst } from '#lib/domain/typography.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, put, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import { TEXT } from './frame.ts';
import type { PassageColumn, PassageData } from './data.ts';
import { isolatedLine, placeActionName } from './place-names.ts';
import { blocksOf, inFull, scaleFor, unitOf, type Block } from './segments.ts';

const STEP = 14;
const YEAR = 17;
const BAR = 26;
const STEM = 10;

interface Frame {
	readonly data: PassageData;
	readonly width: number;
	readonly scale: number;
}

/** An action as a bar across, its parts from the left edge that all the years share. */
function placeBar(
	{ scale }: Frame,
	exercice: number,
	{ action, from, to, segments }: Block,
	top: number,
	canvas: Canvas
) {
	const id = String(exercice);
	for (const { part, rank, from: start, to: end } of segments) {
		const x = start - from;
		canvas.parts.push({
			...{ key: `${id}-${part.id}`, id, part: rank, marque: part.marque, annonce: false, parCle: false },
			...{ centimes: part.centimes, x, y: top, width: end - start, height: BAR }
		});
		if (part.deduit > 0)
			canvas.rules.push(
				...deducedMark(
					`${id}-${part.id}`,
					[x, top + BAR / 2],
					[x + Math.max(6, part.deduit * scale), top + BAR / 2]
				)
			);
	}
	const right = to - from;
	rule(
		canvas,
		`contour-${id}-${action.action}`,
		action.suivie ? 'axe' : 'renvoi',
		[0.75, top],
		[right, top],
		[right, top + BAR],
		[0.75, top + BAR],
		[0.75, top]
	);
}

/** What the parts of the action that is followed are, one line each. */
function placeParts({ data, width }: Frame, column: PassageColumn, top: number, canvas: Canvas): number {
	const unit = unitOf(data);
	const line = isolatedLine(column.actions, unit);
	const key = column.exercice;
	let y = top;
	if (line !== null)
		y = putWords(canvas, {
			...{ key: `isole-${key}`, text: line.text, tone: line.tone, weight: 600 },
			...{ room: width, x: 0, top: y, size: TEXT }
		});
	const open = column.actions
		.filter(({ suivie }) => suivie)
		.flatMap(({ parts }) => parts.filter(({ forme }) => forme === 'NV' || forme === 'MULTI'));
	for (const part of open)
		y = putWords(canvas, {
			...{ key: `part-${key}-${part.id}`, room: width, x: 0, top: y, size: TEXT },
			text: `${lowerFirst(part.nom)}${tr('\u00A0:', ':')} ${inFull(unit, part.centimes)}`
		});
	return y;
}

/** Under the last year that can be read whole, where the former scope ended: a dash to a question. */
function placeBoundary(
	{ data, scale, width }: Frame,
	{ exercice }: PassageColumn,
	top: number,
	canvas: Canvas
): number {
	const { borne } = data;
	if (borne?.exercice !== exercice) return top;
	const x = borne.centimes * scale;
	rule(canvas, 'borne', 'base-absente', [x, top - BAR], [x, top + STEM]);
	const text = tr('? ancien périmètre, illisible ensuite', '? former scope, unreadable afterwards');
	const left = Math.min(x + 5, width / 3);
	return (
		putWords(canvas, {
			key: 'borne',
			text,
			lead: '?',
			x: left,
			room: width - left,
			top: top + 3,
			size: TEXT
		}) + 2
	);
}

/** The years one under the other at one scale, each with the step that led to it. */
export function placeStills(data: PassageData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const frame: Frame = { data, width, scale: scaleFor(data, width - 2) };
	const unit = unitOf(data);
	let y = 0;
	for (const [index, column] of data.colonnes.entries()) {
		const { exercice, etape } = column;
		const start = y;
		if (index > 0) {
			across(canvas, `filet-${exercice}`, 'filet', y);
			y += 8;
		}
		put(canvas, {
			key: `annee-${exercice}`,
			lines: [String(exercice)],
			x: 0,
			top: y,
			size: YEAR,
			weight: 600
		});
		y += leadingOf(YEAR) + 2;
		if (etape !== '')
			y =
				putWords(canvas, { key: `etape-${exercice}`, text: etape, room: width, x: 0, top: y, size: STEP }) +
				8;
		const before = data.colonnes[index - 1]?.actions.find(({ suivie }) => suivie);
		for (const block of blocksOf(column, frame.scale)) {
			const { action } = block;
			y = placeActionName(canvas, {
				...{ key: `${exercice}-${action.action}`, action, unit, x: 0, room: width, top: y },
				same: before?.action === action.action && before.intitule === action.intitule
			});
			y += 4;
			placeBar(frame, exercice, block, y, canvas);
			y += BAR + 4;
			if (!action.suivie) continue;
			y = placeBoundary(frame, column, y - 4, canvas) + 4;
			y = placeParts(frame, column, y, canvas) + 8;
		}
		canvas.zones.push({ id: String(exercice), part: -1, x: 0, y: start, width, height: y - start });
		y += 8;
	}
	canvas.height = Math.ceil(y);
	return canvas;
}
