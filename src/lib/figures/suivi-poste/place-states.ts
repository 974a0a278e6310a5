import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, putLine, rule } from '#lib/drawing/pen.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { ellipsize, linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';
import { writeIn } from '#lib/drawing/unit.ts';
import type { Etape, Statut } from '#lib/domain/vocabulary.ts';
import type { TrackValue } from './data.ts';
import { TEXT } from './board.ts';
import type { Frame } from './frame.ts';
import { nothingInShort, nothingWords } from './stages.ts';

const LEADING = leadingOf(TEXT);
/** Height of a row of one line, and the white over and under it. */
const LINE = LEADING + 6;
const LOW_LINE = LEADING + 2;
/** White of a frame round its words. */
const PAD = 3;

/** Neighbouring years without an amount, for one reason, between two breaks. */
interface Run {
	readonly statut: Statut;
	readonly first: number;
	readonly last: number;
	readonly x1: number;
	readonly x2: number;
}

/** Gathers neighbours that are the same nothing, never across a break. */
export function runsOfNothing(states: readonly (Statut | null)[], { bands }: Pick<Frame, 'bands'>): Run[] {
	const runs: Run[] = [];
	const half = bands.step * 0.475;
	for (const [index, statut] of states.entries()) {
		if (statut === null) continue;
		const center = bands.centers[index] ?? 0;
		const before = runs.at(-1);
		const follows = before?.last === index - 1 && before.statut === statut;
		if (before && follows && !bands.runs.some(({ first }) => first === index))
			runs[runs.length - 1] = { ...before, last: index, x2: center + half };
		else runs.push({ statut, first: index, last: index, x1: center - half, x2: center + half });
	}
	return runs;
}

/** The words of a nothing in a room: whole, shortened, on several lines; cut where there is less. */
export function wordsWithin(statut: Statut, room: number): readonly string[] {
	const fits = (lines: readonly string[]) => linesWidth(lines, TEXT) <= room;
	const [long, short] = [nothingWords(statut), nothingInShort(statut)];
	const parted = short.split(/[ \u00A0]/);
	return [[long], [short], parted].find(fits) ?? [ellipsize(short, room, TEXT)];
}

/** A frame with the words of a nothing; what has nothing to publish has no frame. */
export function placeNothing(frame: Frame, key: string, run: Run, top: number, height: number): void {
	const { canvas } = frame;
	const width = run.x2 - run.x1;
	const lines = wordsWithin(run.statut, width - PAD);
	const box = { x: run.x1, y: top, width, height };
	if (run.statut !== 'sans_objet') canvas.slots.push({ ...box, key, kind: slotOf(run.statut), open: null });
	put(canvas, {
		...{ key, lines, x: (run.x1 + run.x2) / 2, size: TEXT, anchor: 'middle' },
		top: top + (height - lines.length * LEADING) / 2,
		tone: run.statut === 'non_importe' ? 'alerte' : 'encre2'
	});
}

/** One stage over the years, under its bars: amounts, boxed zeros, frames of nothing. Says where it ends. */
export function placeStateRow(
	frame: Frame,
	etape: Etape,
	values: readonly TrackValue[],
	top: number
): number {
	const { canvas, bands, board } = frame;
	const runs = runsOfNothing(
		values.map(({ centimes, statut }) => (centimes === null ? statut : null)),
		frame
	);
	const most = Math.max(1, ...runs.map((run) => wordsWithin(run.statut, run.x2 - run.x1 - PAD).length));
	const [line, white] = frame.low ? [LOW_LINE, 2] : [LINE, 4];
	const height = line + (most - 1) * LEADING;
	const middle = top + white + height / 2;
	putLine(canvas, { key: `rang-${etape}`, text: frame.nameOf(etape), x: 0, y: middle, size: TEXT });
	for (const run of runs) placeNothing(frame, `${etape}-${run.first}`, run, top + white, height);
	for (const [index, value] of values.entries()) {
		if (value.centimes === null) continue;
		const x = bands.centers[index] ?? 0;
		const text = writeIn(board.unit, value.centimes);
		putLine(canvas, {
			key: `${etape}-${index}`,
			text,
			x,
			y: middle,
			size: TEXT,
			weight: 600,
			anchor: 'middle'
		});
		if (value.statut === 'zero')
			placeBox(frame, `zero-${etape}-${index}`, x, middle, textWidth(text, TEXT, 600), line);
		if (value.conteste) {
			const beside = x + textWidth(text, TEXT, 600) / 2 + 8;
			if (beside + 5 <= x + bands.step / 2)
				canvas.diamonds.push({ key: `${etape}-${index}`, x: beside, y: middle, size: 4, full: false });
		}
	}
	const end = top + height + 2 * white;
	rule(canvas, `filet-${etape}`, 'filet', [0, end], [canvas.width, end]);
	return end;
}

/** The box of a published zero. */
function placeBox({ canvas }: Frame, key: string, x: number, y: number, width: number, line: number): void {
	const [half, high] = [width / 2 + 10, line / 2];
	rule(
		canvas,
		key,
		'axe',
		[x - half, y - high],
		[x + half, y - high],
		[x + half, y + high],
		[x - half, y + high],
		[x - half, y - high - 0.75]
	);
}
