import type { Curve } from '#lib/drawing/drawing.ts';
import type { Canvas } from '#lib/drawing/pen.ts';
import type { Frame } from './frame.ts';
import type { Block } from './segments.ts';

const curve = (x1: number, y1: number, x2: number, y2: number): Curve => {
	const middle = (x1 + x2) / 2;
	return [
		[x1, y1],
		[middle, y1],
		[middle, y2],
		[x2, y2]
	];
};

/** What goes from one year to the next: each part to itself, and all that is no longer told apart to what is left. */
export function placeRibbons(
	frame: Frame,
	index: number,
	from: readonly Block[],
	to: readonly Block[],
	top: number,
	canvas: Canvas
) {
	const { data, x, bar } = frame;
	const [x1, x2] = [x(index) + bar, x(index + 1)];
	const exercice = data.colonnes[index]?.exercice ?? 0;
	const [before, after] = [from, to].map((blocks) => blocks.flatMap(({ segments }) => segments));
	const goes = (one: string) => after?.find(({ part, action }) => action.suivie && part.id === one);
	const rest = goes('RESTE');
	const own = (before ?? []).filter(({ part }) => part.forme !== null && goes(part.id) !== undefined);
	for (const segment of own) {
		const end = goes(segment.part.id);
		if (!end) continue;
		canvas.ribbons.push({
			...{ key: `${exercice}-${segment.part.id}`, id: String(exercice), part: segment.rank },
			...{ marque: segment.part.marque, annonce: false, parCle: false, centimes: segment.part.centimes },
			upper: curve(x1, top + segment.from, x2, top + end.from),
			lower: curve(x1, top + segment.to, x2, top + end.to)
		});
	}
	const poured = (before ?? []).filter((segment) => !own.includes(segment));
	const [first, last] = [poured[0], poured.at(-1)];
	if (!rest || !first || !last) return;
	canvas.ribbons.unshift({
		...{ key: `${exercice}-reste`, id: String(exercice), part: last.rank },
		...{ marque: 'CONTEXTE' as const, annonce: false, parCle: false },
		centimes: poured.reduce((sum, { part }) => sum + part.centimes, 0),
		upper: curve(x1, top + first.from, x2, top + rest.from),
		lower: curve(x1, top + last.to, x2, top + rest.to)
	});
}
