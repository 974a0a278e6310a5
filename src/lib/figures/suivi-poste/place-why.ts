import { tr } from '#lib/domain/language.ts';
import { lowerFirst } from '#lib/domain/typography.ts';
import { leadingOf } from '#lib/drawing/drawing.ts';
import { put, putLine } from '#lib/drawing/pen.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { noReason } from '#lib/figures/variation-annuelle/change-reasons.ts';
import { letterOf, TEXT } from './board.ts';
import type { Track, TrackChange } from './data.ts';
import type { Frame } from './frame.ts';
import { changeWords, notesOf } from './readings.ts';

const LEADING = leadingOf(TEXT);

export const whyRow = (): string => tr('Pourquoi', 'Why');

/** The same in one line where height is wanting: what has no reason is told by the reading and the table. */
function placeWhyLow(
	{ canvas, bands }: Frame,
	changes: readonly (TrackChange | null)[],
	top: number
): number {
	const y = top + LEADING / 2;
	putLine(canvas, { key: 'rang-pourquoi', text: whyRow(), x: 0, y, size: TEXT });
	const told = changes.map((change) =>
		[changeWords(change?.ecart ?? null, 0), change?.motifs.map(letterOf).join(',') ?? ''].filter(
			(piece) => piece !== ''
		)
	);
	const together = told.map((pieces) => pieces.join('\u00A0'));
	const oneLine = linesWidth(together, TEXT, 600) <= bands.step - 2;
	const rows = told.map((pieces) => (oneLine ? [pieces.join('\u00A0')] : pieces));
	for (const [index, lines] of rows.entries())
		if (lines[0])
			put(canvas, {
				...{ key: `evolution-${index}`, lines, x: bands.centers[index] ?? 0, top, size: TEXT },
				...{ weight: 600, anchor: 'middle' }
			});
	return top + LEADING * Math.max(1, ...rows.map(({ length }) => length)) + 2;
}

/** The change of each year, and where its reasons are told; neighbours without a reason share one sentence. */
export function placeWhy(frame: Frame, { annees }: Track, top: number): number {
	const { canvas, bands } = frame;
	const changes = annees.map(({ evolution }) => evolution);
	if (changes.every((change) => change === null)) return top;
	if (frame.low) return placeWhyLow(frame, changes, top + 2);
	const room = bands.step - 4;
	const width = (decimals: number) =>
		linesWidth(
			changes.map((change) => changeWords(change?.ecart ?? null, decimals)),
			TEXT,
			600
		);
	const decimals = width(1) <= room ? 1 : 0;
	putLine(canvas, { key: 'rang-pourquoi', text: whyRow(), x: 0, y: top + 6 + LEADING / 2, size: TEXT });
	let end = top + 6 + LEADING;
	for (const [index, change] of changes.entries()) {
		const x = bands.centers[index] ?? 0;
		const text = changeWords(change?.ecart ?? null, decimals);
		const fits = textWidth(text, TEXT, 600) <= room;
		if (change === null) continue;
		putLine(canvas, {
			key: `evolution-${index}`,
			text: fits ? text : '',
			x,
			y: top + 6 + LEADING / 2,
			size: TEXT,
			weight: 600,
			anchor: 'middle'
		});
		if (change.motifs.length === 0) continue;
		const lines = wrapWhole(notesOf(change.motifs), room, TEXT);
		const box = put(canvas, {
			key: `motif-${index}`,
			lines,
			x,
			top: top + 6 + LEADING,
			size: TEXT,
			anchor: 'middle'
		});
		end = Math.max(end, box.y + box.height);
	}
	for (const { first, last } of silentRuns(changes, frame)) {
		const [x1, x2] = [bands.centers[first] ?? 0, bands.centers[last] ?? 0];
		const lines = wrapWhole(lowerFirst(noReason()), x2 - x1 + room, TEXT);
		const box = put(canvas, {
			...{ key: `sans-motif-${first}`, lines, x: (x1 + x2) / 2, top: top + 6 + LEADING },
			...{ size: TEXT, anchor: 'middle', tone: 'encre2' }
		});
		end = Math.max(end, box.y + box.height);
	}
	return end + 6;
}

/** Neighbouring years whose change has no reason in our sources, never across a break. */
function silentRuns(changes: readonly (TrackChange | null)[], { bands }: Frame) {
	const runs: { first: number; last: number }[] = [];
	for (const [index, change] of changes.entries()) {
		if (change === null || change.motifs.length > 0) continue;
		const before = runs.at(-1);
		if (before?.last === index - 1 && !bands.runs.some(({ first }) => first === index)) before.last = index;
		else runs.push({ first: index, last: index });
	}
	return runs;
}
