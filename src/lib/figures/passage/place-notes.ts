import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { TEXT, type Frame } from './frame.ts';
import { shareLine } from './readings.ts';
import { inFull, type Block } from './segments.ts';

/** Paper under words that stand on a passage. */
function placeGround(
	canvas: Canvas,
	key: string,
	box: { x: number; y: number; width: number; height: number }
): void {
	canvas.bars.push({
		key: `fond-${key}`,
		id: '',
		part: -1,
		fond: 'papier',
		contour: 'aucun',
		centimes: 0,
		...box
	});
}

/** The former scope goes on past its last year as dashes that grow rare, to a question. */
export function placeBoundary(frame: Frame, top: number, canvas: Canvas): void {
	const { data, x, bar, scale, unit } = frame;
	const { borne } = data;
	const index = data.colonnes.findIndex(({ exercice }) => exercice === borne?.exercice);
	if (borne === null || index < 0) return;
	const y = top + borne.centimes * scale;
	const [start, end] = [x(index), x(index + 1) - 20];
	let at = start;
	for (let dash = 0, white = 3; at < end; dash += 1) {
		rule(canvas, `borne-${dash}`, 'axe', [at, y], [Math.min(at + 8, end), y]);
		// Beyond the bar of its year, less and less is known.
		if (at > start + bar) white *= 1.35;
		at += 8 + white;
	}
	placeGround(canvas, 'borne', { x: end - 2, y: y - 10, width: 14, height: 20 });
	put(canvas, {
		key: 'borne',
		lines: ['?'],
		x: end + 5,
		top: y - leadingOf(16) / 2,
		size: 16,
		weight: 600,
		anchor: 'middle'
	});
	const room = x(index + 1) - start - bar - 20;
	if (room < 110) return;
	const amount = inFull(unit, borne.centimes);
	placeNote(canvas, {
		...{ key: 'note-borne', x: start + bar + 10, top: y + 12, room },
		text: tr(
			fr`${amount} : ancien périmètre, lu pour la dernière fois en ${borne.exercice}`,
			`${amount}: former scope, read for the last time in ${borne.exercice}`
		),
		lead: amount
	});
}

interface NoteSpec {
	readonly key: string;
	readonly text: string;
	readonly lead: string;
	readonly x: number;
	readonly top: number;
	readonly room: number;
}

function placeNote(canvas: Canvas, { key, text, lead, x, top, room }: NoteSpec): void {
	const end = putWords(canvas, { key, text, lead, room, x, top, size: TEXT, tone: 'encre2' });
	const set = canvas.texts.at(-1);
	const width = set ? Math.min(room, set.box.width) : room;
	placeGround(canvas, key, { x: x - 5, y: top - 3, width: width + 10, height: end - top + 6 });
}

/** How small what is isolated is in the last action, beside it. */
export function placeShare(frame: Frame, blocks: readonly Block[], top: number, canvas: Canvas): void {
	const { data, x, bar } = frame;
	const last = data.colonnes.length - 1;
	const column = data.colonnes[last];
	const followed = blocks.find(({ action }) => action.suivie);
	const line = column && followed && shareLine(followed.action, column.exercice);
	if (last < 1 || line === null || line === undefined || !followed) return;
	const room = x(last) - x(last - 1) - bar - 40;
	const edge = followed.segments.find(({ part }) => part.id === 'RESTE')?.from ?? Infinity;
	// Where there is no room on what flows there, the years say it.
	if (room < 110 || followed.to - edge < 90) return;
	const text = tr(fr`Isolé : ${line}`, `Isolated: ${line}`);
	placeNote(canvas, {
		...{
			key: 'note-part',
			x: x(last) - Math.min(room, textWidth(text, TEXT) + 30) - 8,
			top: top + edge + 34,
			room
		},
		...{ text, lead: tr('Isolé', 'Isolated') }
	});
}
