import type { Etape } from '#lib/domain/vocabulary.ts';
import { leadingOf } from '#lib/drawing/drawing.ts';
import { across, down, put, putLine, rule } from '#lib/drawing/pen.ts';
import { linesWidth, textWidth } from '#lib/drawing/text-metrics.ts';
import { writeIn } from '#lib/drawing/unit.ts';
import { AU_MOINS } from '#lib/figures/shell/words.ts';
import { placeBreakNumbers } from '#lib/figures/stacked-years/place-break-numbers.ts';
import type { Track, TrackYear } from './data.ts';
import { TEXT, type Board } from './board.ts';
import type { Frame } from './frame.ts';
import { placeBar, placeFading, placeWhole, type Lie } from './place-bar.ts';
import { placeName } from './place-name.ts';
import { placeNothing, placeStateRow, runsOfNothing } from './place-states.ts';
import { placeWhy } from './place-why.ts';
import { apartWords, isLeast, participleOf, plannedOf, spentOf } from './stages.ts';

const NAME = 15;
const LEADING = leadingOf(TEXT);
const DIAMOND = 4.5;
/** How far the contour of the whole stands from the bar. */
const ROUND = 6;
/** Height of what is missing in a panel apart: a sign, not an amount. */
const SLOT = 38;

/** The years, the numbers of the breaks, a strong line. */
function placeHead({ canvas, board, bands }: Frame): number {
	for (const [index, exercice] of board.exercices.entries())
		put(canvas, {
			...{
				key: `annee-${exercice}`,
				lines: [String(exercice)],
				x: bands.centers[index] ?? 0,
				top: 2,
				size: TEXT
			},
			...{ weight: exercice === board.data.enAvant ? 600 : 400, anchor: 'middle' }
		});
	placeBreakNumbers(canvas, bands.gaps, 0);
	const end = LEADING + 7;
	across(canvas, 'tete', 'filet-fort', end);
	return end;
}

/** The grid of a panel as far up as its amounts, with the figures of the axis, and its baseline. */
function placeGrid(
	{ canvas, board, bands, left, scale }: Frame,
	key: string,
	base: number,
	reach: number
): void {
	let last = base;
	for (const { value, label } of board.ticks) {
		const y = base - value * scale;
		if (value * scale > reach + 4) continue;
		for (const [run, { x1, x2 }] of bands.runs.entries())
			rule(canvas, `grille-${key}-${value}-${run}`, 'grille', [x1, y], [x2, y]);
		if (last - y < LEADING + 1) continue;
		last = y;
		putLine(canvas, {
			...{ key: `graduation-${key}-${value}`, text: label, x: left - 6, y, size: TEXT },
			...{ anchor: 'end', tone: 'encre2' }
		});
	}
	for (const [run, { x1, x2 }] of bands.runs.entries())
		rule(canvas, `base-${key}-${run}`, 'base', [x1, base], [x2, base]);
}

interface Value {
	readonly key: string;
	readonly text: string;
	readonly x: number;
	readonly bottom: number;
	readonly conteste: boolean;
	readonly light?: boolean;
}

/** An amount over what it tells, with the lozenge of several published values. */
function placeValue(
	{ canvas, bands }: Frame,
	{ key, text, x, bottom, conteste, light = false }: Value
): number {
	const weight = light ? 400 : 600;
	const width = textWidth(text, TEXT, weight);
	const room = conteste ? 2 * DIAMOND + 4 : 0;
	const fits = width + room <= bands.step - 2;
	const center = conteste && fits ? x - room / 2 : x;
	const top = bottom - LEADING;
	put(canvas, {
		key,
		lines: [text],
		x: center,
		top,
		size: TEXT,
		weight,
		anchor: 'middle',
		tone: light ? 'encre2' : 'encre'
	});
	if (!conteste) return top;
	const [at, y] = fits ? [center + width / 2 + 4 + DIAMOND, top + LEADING / 2] : [x, top - DIAMOND - 1];
	canvas.diamonds.push({ key, x: at, y, size: DIAMOND, full: false });
	return fits ? top : y - DIAMOND;
}

/** An amount in the unit of the figure, « ≥ » before what is read in part (R8). */
export function amountIn({ unit }: Board, track: Track, year: TrackYear, centimes: number): string {
	const text = writeIn(unit, centimes);
	return isLeast(track, year) && centimes !== 0 && !/^[<>]/.test(text) ? `${AU_MOINS}${text}` : text;
}

/** How high the whole dispositif stood when it was last known whole: as high as what is no longer known of it is told. */
function lastWhole({ annees }: Track, index: number): number {
	const known = annees.slice(0, index).findLast(({ entier }) => entier?.centimes != null);
	return known?.entier?.centimes ?? 0;
}

function placeYear(frame: Frame, track: Track, index: number, part: number, base: number): void {
	const { canvas, bands, board, scale } = frame;
	const year = track.annees[index];
	const middle = bands.centers[index];
	if (!year || middle === undefined) return;
	const key = `${track.dispositif}-${year.exercice}`;
	const lie: Lie = { upright: true, axis: base, middle, thickness: bands.bar, scale };
	const reach = placeBar(canvas, track, year, part, lie);
	const outer = { ...lie, thickness: bands.bar + 2 * ROUND };
	const shown = plannedOf(year.valeurs) ?? spentOf(year.valeurs);
	const whole = board.around ? (year.entier?.centimes ?? 0) : 0;
	const isWhole = whole > 0 && whole !== shown?.centimes;
	let under = base - reach - 4;
	// A tick beside a label would be read with it.
	for (const other of [...(shown?.autres ?? [])].sort((a, b) => a - b)) {
		const at = base - other * scale;
		if (at > under - LEADING - 4 && at < under + 4) under = at - 3;
	}
	const length = whole * scale;
	if (isWhole) {
		placeWhole(canvas, `entier-${key}`, length, outer);
		const value = {
			key: `entier-${key}`,
			text: writeIn(board.unit, whole),
			x: middle,
			bottom: base - length - 2
		};
		const top = placeValue(frame, { ...value, conteste: year.entier?.conteste === true, light: true });
		// Where the contour leaves no room inside, the amount goes over the total.
		if (shown && length - reach < LEADING + 6) under = top - 1;
	}
	if (shown?.centimes != null)
		placeValue(frame, {
			...{
				key: `valeur-${key}`,
				text: amountIn(board, track, year, shown.centimes),
				x: middle,
				bottom: under
			},
			conteste: shown.conteste
		});
	if (!board.around || !year.enPartie || !plannedOf(year.valeurs)) return;
	const before = track.annees.slice(0, index).findLastIndex(({ entier }) => entier !== null);
	const high = Math.max(lastWhole(track, index) * scale, reach + LEADING + 12);
	placeFading(canvas, `reste-${key}`, high, index - before - 1, outer);
	putLine(canvas, {
		key: `reste-${key}`,
		text: '?',
		x: middle,
		y: base - high - 2,
		size: NAME,
		anchor: 'middle',
		tone: 'encre2'
	});
}

/** How high a panel reaches over its baseline, its labels included. */
function reachOf({ board, scale }: Frame, { annees, poste }: Track): number {
	const amounts = annees.flatMap(({ valeurs, entier }) => [
		...[plannedOf(valeurs), spentOf(valeurs)].flatMap((value) =>
			value?.centimes == null ? [] : [value.centimes, ...value.autres]
		),
		poste !== '' && board.around ? (entier?.centimes ?? 0) : 0
	]);
	return Math.max(0, ...amounts) * scale;
}

/** The panel of the poste, its stages row by row under it, and why it changed. */
function placeFollowed(frame: Frame, track: Track, top: number): number {
	const { canvas, bands, low } = frame;
	// Where height is wanting the name stands at the left of the plot, over the figures of its axis.
	const named = placeName(canvas, track, low ? '' : track.libelle, top + (low ? 1 : 6));
	const reach = reachOf(frame, track);
	const base = low ? top + LEADING + 6 + reach : named + 2 * LEADING + 14 + reach;
	placeGrid(frame, 'suivi', base, reach);
	for (const index of track.annees.keys()) placeYear(frame, track, index, -1, base);
	let y = base + (low ? 3 : 8);
	for (const etape of track.etapes) y = placeStateRow(frame, etape, valuesAt(track, etape), y);
	for (const [index, x] of bands.gaps.entries())
		down(canvas, `rupture-${index}`, 'rupture', x, (low ? top : named) + 4, y - 4);
	return placeWhy(frame, track, y);
}

const valuesAt = ({ annees, etapes }: Track, etape: Etape) =>
	annees.flatMap(({ valeurs }) => valeurs[etapes.indexOf(etape)] ?? []);

/** Why a year has neither an announcement nor a payment: what is known least of the two. */
export function nothingOf({ valeurs }: TrackYear) {
	if (valeurs.some(({ centimes }) => centimes !== null)) return null;
	const states = valeurs.map(({ statut }) => statut);
	const order = ['non_importe', 'sans_indice', 'non_trouve', 'non_publie', 'absent'] as const;
	return order.find((statut) => states.includes(statut)) ?? 'sans_objet';
}

/** A panel of money announced, then paid, on the same scale. */
function placeApart(frame: Frame, track: Track, part: number, top: number): number {
	const { canvas, bands, board, low } = frame;
	across(canvas, `filet-${track.dispositif}`, 'filet-fort', top);
	const what = apartWords(board.data.suivi !== null);
	const head = placeName(canvas, track, low ? '' : what, top + (low ? 1 : 6));
	const reach = Math.max(reachOf(frame, track), SLOT);
	// Where a label leaves no room for its lozenge beside it, that stands over it.
	const over = bands.step < 64 ? 2 * DIAMOND + 2 : 0;
	const base = (low ? top : head) + LEADING + 8 + over + reach;
	placeGrid(frame, track.dispositif, base, reachOf(frame, track));
	for (const index of track.annees.keys()) placeYear(frame, track, index, part, base);
	for (const run of runsOfNothing(track.annees.map(nothingOf), frame))
		placeNothing(frame, `${track.dispositif}-${run.first}`, run, base - SLOT, SLOT - 2);
	const stagesOf = ({ valeurs }: TrackYear) =>
		valeurs.filter(({ centimes }) => centimes !== null).map(({ etape }) => participleOf(etape));
	// Where a stage has no room under its year, the shape of the bar alone tells it.
	const named = linesWidth(track.annees.flatMap(stagesOf), TEXT) <= bands.step - 3;
	let end = base + 2;
	for (const [index, year] of track.annees.entries()) {
		const x = bands.centers[index] ?? 0;
		placeOthers(frame, year, x, base);
		if (low) continue;
		const lines = [String(year.exercice), ...(named ? stagesOf(year) : [])];
		const box = put(canvas, {
			...{ key: `pied-${track.dispositif}-${year.exercice}`, lines, x, top: base + 5, size: TEXT },
			...{ anchor: 'middle', tone: 'encre2' }
		});
		end = Math.max(end, box.y + box.height);
	}
	return end + 4;
}

/** The values set aside, written beside their ticks where there is room. */
function placeOthers({ canvas, bands, board, scale }: Frame, year: TrackYear, x: number, base: number): void {
	const value = plannedOf(year.valeurs) ?? spentOf(year.valeurs);
	const others = value?.autres ?? [];
	const [only, ...more] = others;
	if (only === undefined || more.length > 0) return;
	const text = writeIn(board.unit, only);
	const from = x + bands.bar / 2 + 12;
	const most = Math.min(x + bands.step - bands.bar / 2 - 2, canvas.width);
	if (from + linesWidth([text], TEXT) > most) return;
	putLine(canvas, {
		key: `ecartee-${year.exercice}`,
		text,
		x: from,
		y: base - only * scale,
		size: TEXT,
		tone: 'encre2'
	});
}

/** Places the figure with its years across. */
export function placeAcross(frame: Frame): void {
	const { canvas, board, bands } = frame;
	const head = placeHead(frame);
	let y = head;
	// The first panel tells the year whole; the others are its parts.
	const apart: [part: number, from: number, to: number][] = [];
	for (const [rank, track] of board.tracks.entries()) {
		const [part, top] = [rank - 1, y];
		y = track.poste === '' ? placeApart(frame, track, part, y) : placeFollowed(frame, track, y);
		if (part >= 0) apart.push([part, top, y]);
	}
	canvas.height = Math.ceil(y + 2);
	for (const [index, exercice] of board.exercices.entries()) {
		const x = (bands.centers[index] ?? 0) - bands.step / 2;
		const id = String(exercice);
		canvas.zones.push({ id, part: -1, x, y: head, width: bands.step, height: y - head });
		for (const [part, from, to] of apart)
			canvas.zones.push({ id, part, x, y: from, width: bands.step, height: to - from });
	}
}
