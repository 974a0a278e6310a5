import { leadingOf } from '#lib/drawing/drawing.ts';
import { across, put, putLine, putWords, rule, type Canvas } from '#lib/drawing/pen.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { linesWidth, textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { writeIn } from '#lib/drawing/unit.ts';
import { noReason } from '#lib/figures/variation-annuelle/change-reasons.ts';
import { letterOf, TEXT, type Board } from './board.ts';
import type { Track, TrackYear } from './data.ts';
import { amountIn, nothingOf } from './place-across.ts';
import { placeBar, placeFading, placeWhole, type Lie } from './place-bar.ts';
import { placeStates, type Rows } from './place-down-states.ts';
import { NAME, placeName } from './place-name.ts';
import { wordsWithin } from './place-states.ts';
import { yearsApart, yearsShared, yearsWords } from './years-lines.ts';
import { changeWords, notesOf } from './readings.ts';
import { apartWords, participleOf, plannedOf, rowName, shortName, spentOf } from './stages.ts';

const LEADING = leadingOf(TEXT);
const BAR = 14;
/** The room of the years. */
const YEAR = 40;
/** The room of an amount at the end of a bar. */
const END = 66;
/** The narrowest column of a stage. */
const COLUMN = 76;
const LOW_COLUMN = 60;
const DIAMOND = 4;

/** An amount after what it tells, with the lozenge of several published values, then words that go with it. */
function placeEnd(
	{ canvas }: Rows,
	key: string,
	text: string,
	x: number,
	y: number,
	conteste: boolean,
	more = ''
): void {
	putLine(canvas, { key, text, x, y, size: TEXT, weight: more === '' ? 400 : 600 });
	let at = x + textWidth(text, TEXT, 600) + 4;
	if (conteste) {
		canvas.diamonds.push({ key, x: at + DIAMOND, y, size: DIAMOND, full: false });
		at += 2 * DIAMOND + 7;
	}
	if (more !== '' && at + textWidth(more, TEXT) <= canvas.width)
		putLine(canvas, { key: `${key}-mot`, text: more, x: at, y, size: TEXT, tone: 'encre2' });
}

/** The bar of a year from left to right, in its whole, with the amount at its end. */
function placeBarRow(rows: Rows, track: Track, index: number, part: number, top: number): number {
	const { board, canvas, scale } = rows;
	const year = track.annees[index];
	if (!year) return top;
	const key = `${track.dispositif}-${year.exercice}`;
	const { left } = rows;
	const middle = top + 3 + BAR / 2;
	const lie: Lie = { upright: false, axis: left, middle, thickness: BAR, scale };
	const outer = { ...lie, thickness: BAR + 8 };
	const shown = plannedOf(year.valeurs) ?? spentOf(year.valeurs);
	const reach = placeBar(canvas, track, year, part, lie);
	rule(canvas, `base-${key}`, 'base', [left, middle - BAR / 2 - 4], [left, middle + BAR / 2 + 4]);
	const whole = board.around && track.poste !== '' ? (year.entier?.centimes ?? 0) : 0;
	if (whole > 0 && whole !== shown?.centimes) {
		placeWhole(canvas, `entier-${key}`, whole * scale, outer);
		const x = left + Math.max(whole * scale, reach) + 6;
		placeEnd(rows, `entier-${key}`, writeIn(board.unit, whole), x, middle, year.entier?.conteste === true);
		return middle + BAR / 2 + 4;
	}
	if (board.around && year.enPartie && track.poste !== '' && plannedOf(year.valeurs)) {
		const before = track.annees.slice(0, index).findLastIndex(({ entier }) => entier !== null);
		const high = Math.max((track.annees[before]?.entier?.centimes ?? 0) * scale, reach + 20);
		placeFading(canvas, `reste-${key}`, high, index - before - 1, outer);
		putLine(canvas, {
			key: `reste-${key}`,
			text: '?',
			x: left + high + 6,
			y: middle,
			size: TEXT,
			tone: 'encre2'
		});
	}
	return middle + BAR / 2 + 4;
}

/** « −37,2 %, note b »: the change of a year and where it is explained. */
function placeChange({ canvas, left, low }: Rows, track: Track, year: TrackYear, top: number): number {
	const { evolution } = year;
	if (evolution === null || low) return top;
	const lead = changeWords(evolution.ecart);
	const why = evolution.motifs.length > 0 ? notesOf(evolution.motifs) : noReason().toLocaleLowerCase('fr');
	const text = lead === '' ? why : `${lead}, ${why}`;
	const key = `evolution-${track.dispositif}-${year.exercice}`;
	return putWords(canvas, {
		key,
		text,
		lead: lead === '' ? '' : `${lead},`,
		room: canvas.width - left,
		x: left,
		top: top + 2,
		size: TEXT,
		tone: 'encre2'
	});
}

/** The same under the year where height is wanting: what has no reason is told by the table. */
const changeInShort = ({ evolution }: TrackYear): string =>
	[changeWords(evolution?.ecart ?? null, 0), evolution?.motifs.map(letterOf).join(',') ?? '']
		.filter((piece) => piece !== '')
		.join('\u00A0');

/** The number of a break between two years, on a dotted line. */
function placeBreak({ canvas, board, low }: Rows, index: number, top: number): number {
	const rank = board.breaks.findIndex(({ after }) => after === index);
	if (rank === -1) return top;
	const [size, y] = [17, top + (low ? 9 : 14)];
	canvas.bars.push({
		...{ x: 0, y: y - size / 2, width: size, height: size, key: `rupture-${rank}`, id: '', part: -1 },
		...{ fond: 'papier', contour: 'fin', centimes: 0 }
	});
	putLine(canvas, {
		key: `numero-${rank}`,
		text: String(rank + 1),
		x: size / 2,
		y,
		size: TEXT,
		weight: 600,
		anchor: 'middle'
	});
	rule(canvas, `rupture-${rank}`, 'rupture', [size + 6, y], [canvas.width, y]);
	return top + (low ? 18 : 26);
}

const placeYearName = (
	{ canvas, board }: Rows,
	key: string,
	exercice: number,
	y: number,
	last = exercice
): void =>
	putLine(canvas, {
		key,
		text: yearsWords(exercice, last),
		x: 0,
		y,
		size: TEXT,
		weight: exercice === board.data.enAvant ? 600 : 400
	});

/** The poste, a block a year: its bar, what it has at each stage, why it changed. */
function placeFollowed(rows: Rows, track: Track, part: number, start: number): number {
	const { canvas, board, left, low } = rows;
	const column = (canvas.width - left) / track.etapes.length;
	const each = column >= Math.max(low ? LOW_COLUMN : COLUMN, board.widest + 8) ? Math.min(column, 130) : null;
	const named = placeName(canvas, track, low ? '' : track.libelle, start);
	const nameWidth = canvas.texts.at(-1)?.box.width ?? 0;
	let y = named + (low ? 2 : 6);
	if (each !== null) {
		const room = each - 4;
		const short = low && track.etapes.some((etape) => textWidth(rowName(etape), TEXT) > room);
		// Where height is wanting, on the line of the name.
		const beside = low && nameWidth < left && named - start <= leadingOf(NAME);
		if (beside) y = start + 2;
		const heads = track.etapes.map((etape) => wrapWhole((short ? shortName : rowName)(etape), room, TEXT));
		for (const [index, lines] of heads.entries())
			put(canvas, {
				key: `tete-${track.etapes[index]}`,
				lines,
				x: left + index * each,
				top: y,
				size: TEXT,
				tone: 'encre2'
			});
		y += Math.max(...heads.map(({ length }) => length)) * LEADING + 4;
	}
	across(canvas, 'tete', 'filet-fort', y);
	for (const [index, year] of track.annees.entries()) {
		const top = y + (low ? 2 : 8);
		placeYearName(rows, `annee-${year.exercice}`, year.exercice, top + 3 + BAR / 2);
		const states = placeBarRow(rows, track, index, part, top) + (low ? 1 : 6);
		if (low)
			putLine(canvas, {
				key: `evolution-${track.dispositif}-${year.exercice}`,
				text: changeInShort(year),
				x: 0,
				y: states + 2 + LEADING / 2,
				size: TEXT,
				weight: 600
			});
		const end = placeChange(rows, track, year, placeStates(rows, track, year, states, each)) + (low ? 2 : 6);
		const room = { id: String(year.exercice), x: 0, y: top - 4, width: canvas.width, height: end - top };
		canvas.zones.push({ ...room, part });
		y = placeBreak(rows, index, end);
		if (y === end && index < track.annees.length - 1) across(canvas, `filet-${year.exercice}`, 'filet', y);
	}
	return y;
}

/** Money announced, then paid: a line a year. */
function placeApart(rows: Rows, track: Track, part: number, start: number): number {
	const { canvas, board, left, low } = rows;
	across(canvas, `filet-${track.dispositif}`, 'filet-fort', start + 4);
	const what = low ? '' : apartWords(board.data.suivi !== null);
	let y = placeName(canvas, track, what, start + (low ? 7 : 12)) + (low ? 0 : 4);
	for (const { year, index, last } of low ? yearsShared(track) : yearsApart(track)) {
		const key = `${track.dispositif}-${year.exercice}`;
		const middle = y + 3 + BAR / 2;
		placeYearName(rows, `annee-${key}`, year.exercice, middle, last);
		const end = placeBarRow(rows, track, index, part, y);
		const nothing = nothingOf(year);
		const shown = plannedOf(year.valeurs) ?? spentOf(year.valeurs);
		if (nothing !== null) {
			const lines = wordsWithin(nothing, canvas.width - left - 24);
			const width = linesWidth(lines, TEXT) + 12;
			if (nothing !== 'sans_objet')
				canvas.slots.push({
					key,
					kind: slotOf(nothing),
					open: 'gauche',
					x: left,
					y: middle - LEADING / 2 - 1,
					width,
					height: LEADING + 2
				});
			put(canvas, {
				key: `rien-${key}`,
				lines,
				x: left + 6,
				top: middle - LEADING / 2,
				size: TEXT,
				tone: 'encre2'
			});
		} else if (shown?.centimes != null) {
			// What was spent may reach beyond what was announced: the amount stands after both.
			const reached = [shown.centimes, ...shown.autres, spentOf(year.valeurs)?.centimes ?? 0];
			const far = Math.max(0, ...reached.map((cents) => cents * rows.scale));
			const x = left + Math.max(far, 18) + 6;
			placeEnd(
				rows,
				`valeur-${key}`,
				amountIn(board, track, year, shown.centimes),
				x,
				middle,
				shown.conteste,
				participleOf(shown.etape)
			);
		}
		canvas.zones.push({
			id: String(year.exercice),
			part,
			x: 0,
			y: y - 2,
			width: canvas.width,
			height: end - y + 4
		});
		y = end + (low ? 0 : 5);
	}
	return y;
}

/** Places the figure with its years down, for a room where they have none side by side. */
export function placeDown(board: Board, canvas: Canvas, low = false): void {
	const changes = low
		? board.tracks.flatMap((track) => [
				...track.annees.map(changeInShort),
				...yearsShared(track).map(({ year, last }) => yearsWords(year.exercice, last))
			])
		: [];
	const left = Math.max(YEAR, linesWidth(changes, TEXT, 600) + 8);
	const room = canvas.width - left - Math.max(END, board.widest + 24);
	const rows: Rows = { board, canvas, left, low, scale: board.max === 0 ? 0 : room / board.max };
	let y = 0;
	for (const [rank, track] of board.tracks.entries()) {
		// The first panel tells the year whole; the others are its parts.
		const part = rank - 1;
		y = track.poste === '' ? placeApart(rows, track, part, y) : placeFollowed(rows, track, part, y);
	}
	canvas.height = Math.ceil(y + 2);
}
