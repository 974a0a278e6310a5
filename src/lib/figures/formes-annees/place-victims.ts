import { tr } from '#lib/domain/language.ts';
import { enumerate } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { leadingOf, setText } from '#lib/drawing/drawing.ts';
import { wrapWhole } from '#lib/drawing/text-metrics.ts';
import { shareWords } from '#lib/figures/besoins-moyens/readings.ts';
import type { Panel } from './data.ts';
import type { Grid } from './grid.ts';
import { FORMES_EN_PHRASE } from '#lib/words/sentence-words.ts';
import { rule, type Canvas, type GridFrame, type RowRoom } from './frame.ts';

/** The room of the victims at the right of the grid. */
export const SIDE = 164;

const [SHARE, LOW_SHARE, TEXT] = [17, 14, 13];
const GAP = 22;
const BAR = 6;
/** How wide the words of a share by the name of its panel may be. */
const MOST = 96;

const together = () => tr('ensemble', 'together');

/**
 * Of which forms a share is, where it is not of those of its panels alone: `ensemble` for several panels, the others by name
 * where they have none beside it; `''` where nothing is to be said.
 */
function ofWhich(formes: readonly FormeAttribuee[], panels: readonly Panel[]): string {
	const [own, all] = [panels.slice(0, 1), panels].map((some) => some.flatMap((panel) => panel.formes));
	const named = (some: readonly FormeAttribuee[]) =>
		enumerate(some.map((forme) => FORMES_EN_PHRASE[forme].pour));
	const missing = formes.filter((forme) => !all?.includes(forme));
	if (missing.length > 0) return tr(`avec ${named(missing)}`, `with ${named(missing)}`);
	if (panels.length > 1) return together();
	return own?.every((forme) => formes.includes(forme)) ? '' : named(formes);
}

/** Panels whose shares are one. */
const sharing = ({ victimes }: Panel, panels: readonly Panel[]) =>
	panels.filter(
		(other) => other.victimes !== null && other.victimes.formes.join() === victimes?.formes.join()
	);

/** `74 %`, and `à elles deux` under it: the share of a panel where it stands by its name; nothing when none is given. */
export function shareLines(panel: Panel, { data }: Grid): readonly string[] {
	const { victimes } = panel;
	if (victimes?.part == null) return [];
	const panels = sharing(panel, data.panneaux);
	const told = ofWhich(victimes.formes, panels);
	// Told twice, apart: not to be read as twice the share.
	const which = told === together() && panels.length === 2 ? tr('à elles deux', 'for both') : told;
	return [shareWords(victimes.part), ...wrapWhole(which, MOST, TEXT)];
}

function head({ grid, side, width }: GridFrame, canvas: Canvas): number {
	const { enquete } = grid.data;
	if (side === 0 || enquete === null) return 0;
	const text = tr('Victimes', 'Victims') + tr(`, enquête de ${enquete.annee}`, `, ${enquete.annee} survey`);
	const lines = wrapWhole(text, side - GAP, TEXT, 600);
	canvas.texts.push(
		setText({ key: 'victimes', lines, x: width - side + GAP, top: 0, size: TEXT, weight: 600 })
	);
	return lines.length * leadingOf(TEXT);
}

/** Rows that stand together and that the survey counts together, one by one where they do not stand so. */
function groupsOf(rooms: readonly RowRoom[]): RowRoom[][] {
	const groups: RowRoom[][] = [];
	for (const room of rooms) {
		const before = groups.at(-1)?.at(-1)?.row.panel.victimes;
		const own = room.row.panel.victimes;
		if (own && before && own.formes.join() === before.formes.join()) groups.at(-1)?.push(room);
		else groups.push([room]);
	}
	return groups;
}

function beside({ side, width, low }: GridFrame, rooms: readonly RowRoom[], canvas: Canvas): void {
	if (side === 0) return;
	const size = low ? LOW_SHARE : SHARE;
	const x = width - side + GAP;
	for (const group of groupsOf(rooms.filter(({ row }) => !row.open))) {
		const [first, last] = [group[0], group.at(-1)];
		if (!first || !last) continue;
		const { id, victimes } = first.row.panel;
		const middle = (first.top + last.bottom) / 2;
		if (victimes?.part == null) {
			const lines = wrapWhole(tr('part non donnée', 'share not given'), side - GAP, TEXT);
			const top = middle - (lines.length * leadingOf(TEXT)) / 2;
			canvas.texts.push(setText({ key: `part-${id}`, lines, x, top, size: TEXT, tone: 'encre2' }));
			continue;
		}
		const which = wrapWhole(
			ofWhich(
				victimes.formes,
				group.map(({ row }) => row.panel)
			),
			side - GAP,
			TEXT
		);
		if (group.length > 1) {
			const edge = x - 10;
			const [y1, y2] = [first.top + 14, last.bottom - 14];
			rule(canvas, `ensemble-${id}`, 'accolade', [edge - 6, y1], [edge, y1], [edge, y2], [edge - 6, y2]);
		}
		const lines = [shareWords(victimes.part)];
		const height = leadingOf(size) + BAR + 6 + which.length * leadingOf(TEXT);
		const top = middle - height / 2;
		canvas.texts.push(setText({ key: `part-${id}`, lines, x, top, size, weight: 600 }));
		const axis = top + leadingOf(size) + (low ? 1 : 3);
		const room = width - x - 2;
		// The whole of the victims, of which the ink is the share: an axis of its own, that no amount is read on.
		canvas.bars.push({
			...{ key: `part-${id}`, id: '', part: -1, centimes: 0 },
			...{ x, y: axis, width: (room * victimes.part) / 10_000, height: BAR },
			...({ fond: 'encre', contour: 'aucun' } as const)
		});
		rule(canvas, `part-${id}`, 'renvoi', [x, axis + BAR], [x + room, axis + BAR], [x + room, axis]);
		if (which.length > 0)
			canvas.texts.push(
				setText({
					key: `ensemble-${id}`,
					lines: which,
					x,
					top: axis + BAR + 2,
					size: TEXT,
					tone: 'encre2'
				})
			);
	}
}

/** The share of the victims beside the panels: its head, then the shares by row. */
export const placeVictims = { head, beside };
