import type { Bands } from '#lib/drawing/bands.ts';
import { leadingOf, setText, setUpright } from '#lib/drawing/drawing.ts';
import { rule, type Canvas } from '#lib/drawing/pen.ts';
import type { ColumnFrame, PlacedColumn } from './place-column-years.ts';
import { isDrawn, type Figure, type FigureYear } from './read-figure.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { linesWidth, textWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { briefStatusWords, statusWords } from '#lib/figures/shell/words.ts';

/** Height of the shape of a missing year, which is not an amount. */
export const SLOT = 40;
const TEXT = 13;

/** Years without a bar that stand together and say the same. */
export interface EmptyRun {
	readonly years: readonly FigureYear[];
	readonly x1: number;
	readonly x2: number;
}

/** Gathers neighbours without a bar, never across a break. */
export function emptyRuns(figure: Figure, bands: Bands): EmptyRun[] {
	const runs: EmptyRun[] = [];
	for (const [index, year] of figure.years.entries()) {
		const center = bands.centers[index] ?? 0;
		const half = bands.bar * 0.65;
		if (isDrawn(year)) continue;
		const last = runs.at(-1);
		const before = last?.years.at(-1);
		const follows =
			before === figure.years[index - 1] && before?.words === year.words && before.kind === year.kind;
		const acrossBreak = bands.runs.some((run) => run.first === index);
		if (last && follows && !acrossBreak && year.annee.statut !== 'non_importe')
			runs[runs.length - 1] = { ...last, years: [...last.years, year], x2: center + half };
		else runs.push({ years: [year], x1: center - half, x2: center + half });
	}
	return runs;
}

/** Draws the shape of what is missing, with its words. Its height means nothing. */
export function placeEmptyRun(frame: ColumnFrame, run: EmptyRun, canvas: Canvas): PlacedColumn {
	const [first] = run.years;
	const { y, bands } = frame;
	const base = y(0);
	const key = `vide-${first?.exercice ?? ''}`;
	const full = first?.kind === 'non-calcule';
	const height = full ? base - y(frame.figure.max) : (frame.slot ?? SLOT);
	const width = run.x2 - run.x1;
	const center = (run.x1 + run.x2) / 2;
	const leading = leadingOf(TEXT);
	const noObject = first?.annee.statut === 'sans_objet' && !full;
	// Alone, a year's words may use the white between bars.
	const room = width + (bands.step - bands.bar * 1.3) - 6;
	const wrap = (text: string) => {
		const wrapped = wrapText(text, run.years.length > 1 || full ? width - 8 : room, TEXT);
		return wrapped.length > 4 || wrapped.some((line) => line.endsWith('…')) ? null : wrapped;
	};
	const words = first?.words ?? '';
	// The key tells what a frame says in full: words that find no room are shortened before they are set upright.
	const brief =
		first && words === statusWords(first.annee.statut) ? briefStatusWords(first.annee.statut) : words;
	const lines = wrap(words) ?? wrap(brief);
	const inside =
		lines !== null &&
		lines.length * leading <= height - (frame.slot === undefined ? 4 : 3) &&
		linesWidth(lines, TEXT) <= width - 6;
	const tone = first?.annee.statut === 'non_importe' ? ('alerte' as const) : ('encre2' as const);
	const text =
		lines === null
			? setUpright({ key, text: words, x: center, bottom: base - 8, size: TEXT, tone })
			: setText({
					key,
					lines,
					x: center,
					top: noObject
						? base - 8 - lines.length * leading
						: inside
							? base - height / 2 - (lines.length * leading) / 2
							: base - height - 4 - lines.length * leading,
					size: TEXT,
					anchor: 'middle',
					tone
				});
	const upright = full && lines === null && textWidth(words, TEXT) <= height - 12;
	const told = frame.slot === undefined || inside || upright;
	if (told) canvas.texts.push(text);
	if (noObject) {
		rule(canvas, key, 'sans-objet', [run.x1, base - 3], [run.x2, base - 3]);
	} else {
		canvas.slots.push({
			key,
			kind: full ? 'non-calcule' : slotOf(first?.annee.statut ?? 'absent'),
			open: lines === null && told ? 'haut' : 'bas',
			x: run.x1,
			y: base - height,
			width,
			height
		});
	}
	const box = { x: run.x1, y: base - height, width, height };
	return told ? { boxes: [box, text.box], head: Math.min(text.box.y, box.y) } : { boxes: [box], head: box.y };
}
