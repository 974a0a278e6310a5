import { formatNumber } from '#lib/domain/money.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { bracketOf, leadingOf, type SlotKind } from '#lib/drawing/drawing.ts';
import { down, put, putLine, rule, type Canvas } from '#lib/drawing/pen.ts';
import { AWAY, GUTTER, SMALL, TEXT, reach, type Frame } from './place-payers-frame.ts';
import type { RepartitionDispositif, RepartitionPoste } from './data.ts';
import { textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';

export const BAR = 16;
const ROW = 26;
const SLOT = 24;

function placeBar(
	frame: Frame,
	dispositif: RepartitionDispositif,
	poste: RepartitionPoste,
	part: number,
	y: number,
	canvas: Canvas
): number {
	const { x } = frame;
	const keyed = poste.parts.filter((part) => part.cle !== undefined);
	let [up, down] = [0, 0];
	for (const [index, item] of poste.parts.entries()) {
		const from = item.centimes >= 0 ? up : down;
		const to = from + item.centimes;
		if (item.centimes >= 0) up = to;
		else down = to;
		const [a, b] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
		if (item.centimes !== 0)
			canvas.parts.push({
				key: `${poste.id}-${index}`,
				id: dispositif.id,
				part,
				marque: item.marque,
				annonce: dispositif.etape === 'annonce',
				parCle: item.cle !== undefined,
				centimes: item.centimes,
				x: a,
				y,
				width: b - a,
				height: BAR
			});
		if (item.deduit !== 0 && item.centimes !== 0) {
			const deduced = x(from + item.deduit);
			const middle = y + BAR / 2;
			canvas.rules.push(...deducedMark(`${poste.id}-${index}`, [x(from), middle], [deduced, middle]));
		}
		// Ranges of several keys cross: each has its own height.
		const lift = (keyed.indexOf(item) - (keyed.length - 1) / 2) * 7;
		if (item.cle)
			canvas.rules.push({
				key: `${poste.id}-fourchette-${index}`,
				kind: 'fourchette',
				points: bracketOf(x(from + item.cle.bas), x(from + item.cle.haut)).map(([along, across]) => [
					along,
					y + BAR / 2 + lift + across
				])
			});
	}
	return x(Math.max(up, reach(poste), 0));
}

/** A row without an amount: the shape of what is missing, with its words in it; a mere line where nothing is. */
export function placeNothing(
	frame: Frame,
	key: string,
	words: string,
	y: number,
	canvas: Canvas,
	kind: SlotKind | 'sans_objet'
): void {
	const plain = kind === 'sans_objet';
	const need = textWidth(words, SMALL) + 2 * AWAY;
	// Where every amount is taken back the zero line stands at the right: the words start before it.
	const left = Math.max(0, Math.min(frame.x(0), frame.width - need - (plain ? SLOT : 0)));
	const room = Math.min(frame.width - left, need);
	if (plain) rule(canvas, key, 'sans-objet', [left, y + BAR / 2], [left + SLOT, y + BAR / 2]);
	else
		canvas.slots.push({
			key,
			kind,
			open: null,
			x: left,
			y: y - 1,
			width: Math.max(SLOT, room),
			height: BAR + 5
		});
	const at = { x: left + (plain ? SLOT : 0) + AWAY, y: y + BAR / 2, size: SMALL, tone: 'encre2' } as const;
	putLine(canvas, { key: `mots-${key}`, text: words, ...at });
}

export function placeBase({ x }: Frame, key: string, from: number, to: number, canvas: Canvas): void {
	down(canvas, `base-${key}`, 'base', x(0), from, to);
}

/** The y of a row's bar, and where the row ends. */
interface RowPlace {
	readonly bar: number;
	readonly bottom: number;
}

/** The name of a row and, where names stand above bars, its amount. */
export function placeNames(
	frame: Frame,
	row: { readonly key: string; readonly nom: string; readonly value: string },
	top: number,
	canvas: Canvas
): RowPlace {
	const { mode, left, width } = frame;
	const { key, nom, value } = row;
	if (mode === 'etroit') {
		const amount = textWidth(value, TEXT) + (value === '' ? 0 : AWAY);
		const lines = wrapWhole(nom, width - amount, TEXT);
		const box = put(canvas, { key: `poste-${key}`, lines, x: 0, top, size: TEXT });
		if (value !== '')
			put(canvas, { key: `valeur-${key}`, lines: [value], x: width, top, size: TEXT, anchor: 'end' });
		const bar = box.y + box.height + 3;
		return { bar, bottom: bar + BAR + 10 };
	}
	const room = left - AWAY - 4 - (mode === 'large' ? frame.nameWidth + GUTTER : 0) + 0.5;
	const lines = wrapWhole(nom, room, TEXT);
	const height = Math.max(BAR, lines.length * leadingOf(TEXT));
	const middle = top + 4 + height / 2;
	put(canvas, {
		key: `poste-${key}`,
		lines,
		x: left - AWAY - 4,
		top: middle - (lines.length * leadingOf(TEXT)) / 2,
		size: TEXT,
		anchor: 'end'
	});
	return { bar: middle - BAR / 2, bottom: top + 4 + height + ROW - BAR - 4 };
}

export function placePoste(
	frame: Frame,
	item: RepartitionDispositif,
	part: number,
	top: number,
	canvas: Canvas
): number {
	const poste = item.postes[part];
	if (!poste) return top;
	const value = formatNumber(poste.centimes);
	const { bar, bottom } = placeNames(frame, { key: poste.id, nom: poste.nom, value }, top, canvas);
	const end = placeBar(frame, item, poste, part, bar, canvas);
	// Where names stand above the bars, the baseline would run through them.
	if (frame.mode === 'etroit') placeBase(frame, poste.id, bar - 2, bar + BAR + 2, canvas);
	else
		putLine(canvas, { key: `valeur-${poste.id}`, text: value, x: end + AWAY, y: bar + BAR / 2, size: TEXT });
	canvas.zones.push({ id: item.id, part, x: 0, y: top, width: frame.width, height: bottom - top });
	return bottom;
}
