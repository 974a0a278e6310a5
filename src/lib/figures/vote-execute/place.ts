import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { emptyDrawing, leadingOf, type Drawing, type PlacedBar, type Tone } from '#lib/drawing/drawing.ts';
import { across, down, putLine, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import {
	AWAY,
	DIAMOND,
	HEAD,
	SLOT,
	STAGE,
	STEM,
	VALUE,
	YEAR,
	amountOf,
	frameOf,
	highOf,
	stageOf,
	type Frame
} from './place-frame.ts';
import { cellWords, isPartial, rateHead, rateWords, spelled, type Length } from './readings.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import type { BulletValue, BulletYear, VoteExecuteData } from './data.ts';
import { inUnit } from '#lib/drawing/unit.ts';
import { breakSentence, breakWord, colon } from '#lib/figures/shell/words.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_BULLETS = [280, 384, 560, 720, 1120] as const;

/** How a side of a year is drawn: a vote, a bill or another stage in contour; what was spent, or only said, inside it. */
export type BulletKind = 'vote' | 'projet' | 'autre' | 'dit' | 'depense';

/** The bar of each kind. */
export const BARRES: Readonly<Record<BulletKind, Pick<PlacedBar, 'fond' | 'contour'>>> = {
	vote: { fond: 'bande', contour: 'continu' },
	projet: { fond: 'bande', contour: 'tirets' },
	autre: { fond: 'bande', contour: 'points' },
	dit: { fond: 'papier', contour: 'points' },
	depense: { fond: 'encre', contour: 'aucun' }
};

/** The figure as numbers, with the length of the words it shows. */
export interface BulletDrawing extends Drawing {
	readonly length: Length;
}

const TEXT = 13;

function placeHeads(frame: Frame, canvas: Canvas): number {
	const { data, columns } = frame;
	const y = leadingOf(HEAD) / 2 + 1;
	const heads = [data.noms.prevu, data.noms.depense, data.avecTaux ? rateHead() : ''];
	for (const [index, text] of heads.entries())
		putLine(canvas, {
			key: `tete-${index}`,
			text,
			x: columns[index] ?? 0,
			y,
			size: HEAD,
			weight: 600,
			anchor: 'end'
		});
	putLine(canvas, { key: 'unite', text: inUnit(frame.unit), x: 0, y, size: HEAD, tone: 'encre2' });
	return y + leadingOf(HEAD) / 2 + (frame.low ? 4 : 13);
}

function placeCells(frame: Frame, year: BulletYear, y: number, canvas: Canvas): void {
	const { unit, length, columns } = frame;
	const key = String(year.exercice);
	const weight = year.taux === null ? 400 : 600;
	const toneOf = (value: BulletValue): Tone =>
		value.centimes !== null ? 'encre' : value.statut === 'non_importe' ? 'alerte' : 'encre2';
	putLine(canvas, { key: `annee-${key}`, text: key, x: 0, y, size: YEAR, weight });
	putLine(canvas, {
		key: `etape-${key}`,
		text: frame.staged ? stageOf(year) : '',
		x: frame.stageX,
		y: y + 0.5,
		size: STAGE,
		tone: 'encre2'
	});
	const cells = [
		{ side: 'prevu', value: year.prevu, bold: year.prevu.statut === 'zero' },
		{ side: 'depense', value: year.depense, bold: year.taux !== null || year.depense.statut === 'zero' }
	];
	for (const [index, { side, value, bold }] of cells.entries())
		putLine(canvas, {
			key: `${side}-${key}`,
			size: VALUE,
			text: cellWords(value, isPartial(year), unit, length),
			x: columns[index] ?? 0,
			y,
			weight: bold ? 600 : 400,
			tone: toneOf(value),
			anchor: 'end'
		});
	if (frame.data.avecTaux)
		putLine(canvas, {
			key: `taux-${key}`,
			size: VALUE,
			text: rateWords(year),
			x: columns[2],
			y,
			weight,
			tone: year.taux === null ? 'encre2' : 'encre',
			anchor: 'end'
		});
}

/** `at`: how far from its top a bar bears the sign of what is deduced, where another may lie in its middle. */
function bar(
	canvas: Canvas,
	frame: Frame,
	year: BulletYear,
	kind: BulletKind,
	{ y, height, at }: { readonly y: number; readonly height: number; readonly at: number },
	{ centimes, statut }: { readonly centimes: number; readonly statut: BulletValue['statut'] }
) {
	const [from, to] = [frame.x(Math.min(0, centimes)), frame.x(Math.max(0, centimes))];
	if (statut === 'deduit')
		canvas.rules.push(
			...(centimes === 0
				? deducedMark(`${year.exercice}-${kind}`, [from + 5, y], [from + 5, y + height])
				: deducedMark(`${year.exercice}-${kind}`, [from, y + at], [to, y + at]))
		);
	canvas.bars.push({
		key: `${year.exercice}-${kind}`,
		...BARRES[kind],
		id: String(year.exercice),
		part: kind === 'depense' ? 1 : 0,
		centimes,
		x: from,
		y,
		width: to - from,
		height
	});
}

/** The frame of a missing amount, at `x` of the row whose bars start at `y`: « ? », where it could have one. */
function missing(
	{ low, sizes }: Frame,
	canvas: Canvas,
	year: BulletYear,
	side: 'depense' | 'prevu',
	{ x, y }: { readonly x: number; readonly y: number }
): void {
	const { statut } = year[side];
	const key = `vide-${side}-${year.exercice}`;
	const { width } = SLOT;
	const height = side === 'prevu' ? sizes.bar : sizes.spent;
	const middle = y + sizes.bar / 2;
	if (statut === 'sans_objet') {
		rule(canvas, key, 'sans-objet', [x, middle], [x + width, middle]);
		return;
	}
	canvas.slots.push({ key, kind: slotOf(statut), open: null, x, y: middle - height / 2, width, height });
	putLine(canvas, {
		key,
		text: low ? '' : '?',
		x: x + width / 2,
		y: middle,
		size: TEXT,
		tone: 'encre2',
		anchor: 'middle'
	});
}

function placeBars(frame: Frame, year: BulletYear, y: number, canvas: Canvas): void {
	const zero = frame.x(0);
	const { prevu, depense } = year;
	const { bar: thick, inner: thin } = frame.sizes;
	const inner = y + (thick - thin) / 2;
	let end = frame.x(highOf(year));
	if (prevu.centimes !== null) {
		const kind =
			prevu.etape === 'lfi' || prevu.etape === 'lfr' ? 'vote' : prevu.etape === 'plf' ? 'projet' : 'autre';
		const { centimes, statut } = prevu;
		bar(canvas, frame, year, kind, { y, height: thick, at: (thick - thin) / 4 }, { centimes, statut });
	} else {
		const x = end > zero ? end + SLOT.gap : zero;
		missing(frame, canvas, year, 'prevu', { x, y });
		end = x + SLOT.width;
	}
	if (depense.centimes !== null) {
		const kind = depense.etape === 'annonce' ? 'dit' : 'depense';
		const { centimes, statut } = depense;
		bar(canvas, frame, year, kind, { y: inner, height: thin, at: thin / 2 }, { centimes, statut });
	} else {
		// In the bar of what was planned, where what was spent would start; beside it when that is shorter than the frame.
		const within = !frame.low && frame.x(Math.max(0, amountOf(prevu))) - zero >= SLOT.width + 2 * SLOT.gap;
		const x = within ? zero + SLOT.gap : end + SLOT.gap;
		missing(frame, canvas, year, 'depense', { x, y });
		end = Math.max(end, x + SLOT.width);
	}
	if (isPartial(year)) {
		for (const side of [y + 0.75, y + thick - 0.75])
			rule(
				canvas,
				`tige-${year.exercice}-${side}`,
				'tige',
				[end + 3, side],
				[Math.min(frame.width, end + STEM), side]
			);
		end += STEM;
	}
	if (year.concurrentes)
		canvas.diamonds.push({
			key: String(year.exercice),
			x: Math.min(frame.width - DIAMOND - 1, end + AWAY + DIAMOND),
			y: y + thick / 2,
			size: DIAMOND,
			full: false
		});
	down(canvas, `base-${year.exercice}`, 'base', zero, y - 3, y + thick + 3);
}

/**
 * A sentence over the whole width; returns where it ends. Where height is wanting it stands under the drawing, and what it
 * speaks of bears its number, if it has one.
 */
function placeSentence(
	{ width, low }: Frame,
	{ key, lead, sentence }: { readonly key: string; readonly lead: string; readonly sentence: string },
	top: number,
	canvas: Canvas
) {
	const at = { key, x: 0, room: width, size: TEXT, tone: 'encre2', lead } as const;
	if (!low) return putWords(canvas, { ...at, text: `${lead} ${sentence}`.trim(), top }) + 11;
	canvas.below.push(lead === '' ? sentence : `${lead}${colon()} ${sentence}`);
	return lead === '' ? top : putWords(canvas, { ...at, text: lead, top: top - 4 }) + 3;
}

/**
 * Places the figure at exactly `width` pixels: years down, bars from one zero line, three columns of numbers. `low`: in a
 * narrow room where height is wanting.
 */
export function placeBullets(data: VoteExecuteData, width: number, low = false): BulletDrawing {
	const canvas = emptyDrawing('lignes', width);
	const frame = frameOf(data, width, low);
	const { bar: thickness, lead, ...between } = frame.sizes;
	const lineHeight = frame.stacked ? leadingOf(YEAR) + lead : 0;
	let y = placeHeads(frame, canvas);
	let toldPartial = false;
	let breaks = 0;
	for (const [index, year] of data.annees.entries()) {
		const before = data.annees[index - 1]?.exercice ?? year.exercice;
		const ruptures = data.ruptures.filter((item) => item.apres <= year.exercice && item.apres > before);
		if (ruptures.length > 0) {
			across(canvas, `rupture-${year.exercice}`, 'rupture', y + 2);
			const key = `rupture-${year.exercice}-texte`;
			const sentence = ruptures.map((item) => breakSentence(item.texte, item.comparable)).join(' ');
			breaks += 1;
			const lead = low ? `${breakWord()}\u00A0${breaks}` : breakWord();
			y = placeSentence(frame, { key, lead, sentence }, y + 7, canvas);
		}
		if (isPartial(year) && !toldPartial && data.partielle !== null) {
			const told = { key: 'partielle', lead: '', sentence: `${data.partielle}.` };
			y = placeSentence(frame, told, y, canvas);
			toldPartial = true;
		}
		const top = y + lineHeight;
		placeCells(frame, year, frame.stacked ? y + leadingOf(YEAR) / 2 : top + thickness / 2, canvas);
		placeBars(frame, year, top, canvas);
		canvas.zones.push({
			id: String(year.exercice),
			part: -1,
			x: 0,
			y: y - 2,
			width,
			height: lineHeight + thickness + 6
		});
		y = top + thickness + (frame.stacked ? between.stacked : between.beside);
	}
	canvas.height = Math.ceil(y - (low ? 0 : 6));
	const statuts = data.annees.flatMap((year) =>
		[year.prevu, year.depense].filter((value) => value.centimes === null).map((value) => value.statut)
	);
	const words = spelled(statuts, frame.length);
	if (words !== null) canvas.below.push(words);
	return { ...canvas, length: frame.length };
}
