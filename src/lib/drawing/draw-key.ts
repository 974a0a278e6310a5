import { setText, type Drawing, type PlacedText } from './drawing.ts';
import type { KeyEntry, KeySign } from './key.ts';
import type { Ink } from './ink.ts';
import { SLOT_LINES } from './slot-lines.ts';
import { textWidth, wrapText } from './text-metrics.ts';
import { writeArea, writeBar, writeCaps, writeDiamond, writeDrawing, writeText } from './draw.ts';
import { element } from './xml.ts';

const SIZE = 15;
const [SIGN, TALL] = [24, 13];
const GAP = 8;
const BETWEEN = 24;

interface PlacedEntry {
	readonly sign: KeySign;
	readonly x: number;
	/** Top of its first line. */
	readonly y: number;
	readonly text: PlacedText;
}

/** The height of its lines is that of its signs, at least. */
const leadingIn = (size: number) => (size < SIZE ? size + 4 : size + 6);

/** A key in its place: what it takes, and how it is written. */
export interface PlacedKey {
	readonly entries: readonly PlacedEntry[];
	readonly height: number;
	readonly size: number;
}

/** How large a sign is drawn. */
export const signSize = (sign: KeySign): Pick<Drawing, 'width' | 'height'> =>
	sign.type === 'extrait' ? sign.drawing : { width: SIGN, height: TALL };
const signWidth = (sign: KeySign, size: number) =>
	sign.type === 'mot' ? textWidth(sign.mot, size, 600) : signSize(sign).width;

/** Sets the entries of a key one after the other, on as many lines as they need. */
export function placeKey(
	entries: readonly KeyEntry[],
	left: number,
	top: number,
	width: number,
	size = SIZE,
	narrower = 1
): PlacedKey {
	const leading = leadingIn(size);
	const placed: PlacedEntry[] = [];
	let [x, y, rowHeight] = [left, top, 0];
	for (const { key, sign, name, text } of entries) {
		const before = signWidth(sign, size) + GAP;
		const words = `${name}${text}`;
		const lines = wrapText(words, (width - before) * narrower, size, name === '' ? 400 : 600);
		const own = Math.max(...lines.map((line) => textWidth(line, size, name === '' ? 400 : 600))) / narrower;
		if (x > left && x + before + own > left + width) {
			x = left;
			y += rowHeight;
			rowHeight = 0;
		}
		const set = setText({
			key: `cle-${key}`,
			lines,
			x: x + before,
			top: y,
			size,
			tone: sign.type === 'marque' && name !== '' ? sign.marque : 'encre2',
			lead: ''
		});
		placed.push({
			sign,
			x,
			y,
			text: { ...set, leading, weight: name !== '' && text === '' ? 600 : 400 }
		});
		x += before + own + BETWEEN;
		rowHeight = Math.max(
			rowHeight,
			lines.length * leading + (size < SIZE ? 2 : 4),
			sign.type === 'extrait' ? signSize(sign).height + 1 : 0
		);
	}
	return { entries: placed, height: placed.length === 0 ? 0 : y + rowHeight - top, size };
}

/** A sign from `x` to the right, around the height `middle`; the word of one that is written has its own place. */
export function writeSign(
	sign: Exclude<KeySign, { type: 'mot' }>,
	x: number,
	middle: number,
	at: Ink
): string {
	const ink = at.colour('encre');
	const line = (d: string, width: number, stroke: string = ink, dashes?: string) =>
		element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-dasharray': dashes });
	switch (sign.type) {
		case 'marque':
			return writeArea({ ...sign, x: x + 1, y: middle - 5.5, width: 22, height: 11 }, at);
		case 'barre': {
			// Its edges on whole pixels, as those of the line around the others: the middle is on half of one.
			if (sign.contour === 'aucun')
				return writeBar({ ...sign, x: x + 1, y: middle - 4.5, width: 22, height: 9 }, at);
			return writeBar({ ...sign, x: x + 1.5, y: middle - 5, width: 21, height: 10 }, at);
		}
		case 'fin':
			return writeCaps([{ x1: x + 1, x2: x + 23, y1: middle, y2: middle, etape: sign.etape }], at);
		case 'manque':
			return line(
				`M${x + 1} ${middle - 5}h22v10h-22Z`,
				SLOT_LINES[sign.kind].width,
				at.colour(SLOT_LINES[sign.kind].colour),
				SLOT_LINES[sign.kind].dashes
			);
		case 'deduit': {
			const area = { x: x + 1, y: middle - 5, width: 22, height: 10, fill: at.colour('trait') };
			const along = `M${x + 1} ${middle}h22`;
			return element('rect', area) + line(along, 4, at.colour('papier')) + line(along, 1.8, ink, '3 2.5');
		}
		case 'losange':
			return writeDiamond({ x: x + 12, y: middle, size: 5.5, full: false }, at);
		case 'fourchette':
			return line(`M${x + 2} ${middle - 4}v8m0 -4h20m0 -4v8`, 1.5);
		case 'tiges':
			return line(`M${x + 5} ${middle - 6.5}v13m14 -13v13`, 1.5, at.colour('encre2'), '4 3');
		case 'rupture':
			return line(`M${x + 12} ${middle - 6.5}v13`, 2, at.colour('encre2'), '2 4');
		case 'extrait': {
			const { drawing } = sign;
			const transform = `translate(${x} ${middle - drawing.height / 2})`;
			return element('g', { transform }, writeDrawing(drawing, at));
		}
		case 'zero':
			return line(`M${x + 2} ${middle + 4}h20`, 2.5);
	}
}

/** A placed key as SVG. */
export function writeKey({ entries, size }: PlacedKey, at: Ink): string {
	const word = (mot: string, x: number, top: number) =>
		writeText(setText({ key: 'mot', lines: [mot], x, top, size, weight: 600 }), at);
	return entries
		.map(({ sign, x, y, text }) => {
			const drawn =
				sign.type === 'mot' ? word(sign.mot, x, y) : writeSign(sign, x, y + leadingIn(size) / 2 - 1, at);
			return drawn + writeText(text, at);
		})
		.join('');
}
