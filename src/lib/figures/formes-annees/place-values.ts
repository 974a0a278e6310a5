import { leadingOf } from '#lib/drawing/drawing.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { AU_MOINS } from '#lib/figures/shell/words.ts';
import { SLOT as EMPTY } from '#lib/figures/stacked-years/place-empty-years.ts';
import { slotHeight, stemHeight, TEXT, type GridFrame } from './frame.ts';
import type { GridRow, GridYear } from './grid.ts';

/** The least room of the number of a bar under the top of what might be added to it. */
const ROOM = leadingOf(TEXT) + 2;

const headOf = ({ top, auMoins }: GridYear, frame: GridFrame) =>
	top * frame.scale + (auMoins ? stemHeight(frame) + 3 : 0);

/** What a year takes that a number beside it must clear: half of its width, and its height. */
function obstacleOf(
	item: GridYear,
	{ open }: GridRow,
	frame: GridFrame
): readonly [half: number, height: number] {
	if (item.genre === 'argent' || item.genre === 'rien') return [frame.bands.bar / 2, headOf(item, frame)];
	const slot = frame.bands.bar * 0.65 + 2;
	// The words of a year without any amount may rise above their frame and take the white beside it.
	if (item.genre === 'vide') return open ? [frame.bands.step / 2, Infinity] : [slot, EMPTY + 1];
	return [slot, slotHeight(frame) + 1];
}

/** The number of a bar: in the panels of forms, the dashes over it say that it is a least. */
export const numberOf = ({ year }: GridYear, { open }: GridRow) =>
	open ? year.label : year.label.replace(AU_MOINS, '');

/** Where the number of a bar stands over the baseline: on its bar, or on all that is drawn where nothing is added to it. */
const footOf = (item: GridYear, frame: GridFrame) =>
	item.echo > 0 ? item.year.top * frame.scale : headOf(item, frame);

/** The years whose number has room: all where it has everywhere, else the one that is read, the highest, then others. */
export function valuesShown(frame: GridFrame, row: GridRow): readonly number[] {
	const { bands, scale, lue, left, width } = frame;
	const wide = row.years.map((item) => textWidth(numberOf(item, row), TEXT, 600) + 4);
	const candidates = [...row.years.keys()].filter((index) => {
		const item = row.years[index];
		if (!item || item.genre !== 'argent' || item.year.label === '') return false;
		// Its contour would cross the number, which the label beside the panel tells.
		if (index === lue && item.echo > 0) return false;
		return item.echo <= 0 || item.echo * scale >= ROOM;
	});
	const foot = (index: number) => {
		const item = row.years[index];
		return item ? footOf(item, frame) : 0;
	};
	const ordered = candidates.sort(
		(a, b) => Number(b === lue) - Number(a === lue) || foot(b) - foot(a) || a - b
	);
	const at = (index: number) => bands.centers[index] ?? 0;
	const kept: number[] = [];
	for (const index of ordered) {
		const [half, own] = [(wide[index] ?? 0) / 2, foot(index)];
		const clear = row.years.every((other, rank) => {
			const [width, height] = obstacleOf(other, row, frame);
			return rank === index || Math.abs(at(rank) - at(index)) >= half + width || height <= own;
		});
		const apart = kept.every(
			(other) =>
				Math.abs(at(other) - at(index)) >= half + (wide[other] ?? 0) / 2 ||
				Math.abs(foot(other) - own) >= leadingOf(TEXT) + 6
		);
		const inside =
			at(index) - half >= left - 4 &&
			at(index) + half <= width &&
			bands.gaps.every((x) => Math.abs(x - at(index)) >= half);
		if (clear && apart && inside) kept.push(index);
	}
	// Where most have no room, one number among many would look chosen: two are told.
	return kept.length * 2 < candidates.length ? kept.slice(0, 2) : kept;
}
