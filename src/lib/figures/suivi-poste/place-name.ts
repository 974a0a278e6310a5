import { isAttribuee } from '#lib/drawing/palette.ts';
import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, putWords, type Canvas } from '#lib/drawing/pen.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import type { Track } from './data.ts';
import { TEXT } from './board.ts';
import { trackName } from './readings.ts';

export const NAME = 15;

/** The name of a panel in the colour of its form, and what it is beside it or under it; says where they end. */
export function placeName(canvas: Canvas, track: Track, what: string, top: number): number {
	const key = `nom-${track.dispositif}`;
	const tone = track.poste !== '' && isAttribuee(track.marque) ? track.marque : 'encre';
	const size = { size: NAME, weight: 600, tone } as const;
	const end = putWords(canvas, { ...size, key, text: trackName(track), room: canvas.width, x: 0, top });
	if (what === '') return end;
	const name = canvas.texts.at(-1)?.box;
	const words = { key: `${key}-objet`, text: what, size: TEXT, tone: 'encre2' } as const;
	const x = (name?.width ?? 0) + 10;
	if (end - top <= leadingOf(NAME) && x + textWidth(what, TEXT) <= canvas.width) {
		put(canvas, { ...words, lines: [what], x, top: top + 2 });
		return end;
	}
	return putWords(canvas, { ...words, room: canvas.width, x: 0, top: end });
}
