/** Below this many people a count is not shown, nor anything from which it could be worked out. */
export const SEUIL_EFFECTIF = 5;

/** People of some forms in a survey: a count, or a share in hundredths of a percent, or both. */
export interface Cell<F> {
	readonly formes: readonly F[];
	/** It holds people whose form is not said, too. */
	readonly reste: boolean;
	readonly part: number | null;
	readonly effectif: number | null;
}

export interface Masked<F> {
	readonly cells: readonly Cell<F>[];
	/** The cell that stands for several whose counts are not told apart; `null` when nothing is hidden. */
	readonly regroupe: Cell<F> | null;
	/** Some count is too small, and nothing is left to add it to: no cell is shown at all. */
	readonly tout: boolean;
}

/** How many people a cell stands for, counted or worked out from its share; `null` when neither can be. */
export function impliedCount<F>({ effectif, part }: Cell<F>, total: number | null): number | null {
	if (effectif !== null) return effectif;
	return part === null || total === null ? null : (part * total) / 10_000;
}

/**
 * Hides small counts. A cell of fewer than `seuil` people is merged with the next smallest ones, until the merged cell has
 * two forms at least and `seuil` people at least: subtracting what is shown from the total then gives the merged cell
 * back, never one of its forms. A published zero says that there is nobody: it is shown.
 */
export function maskSmallCounts<F>(
	cells: readonly Cell<F>[],
	total: number | null,
	seuil = SEUIL_EFFECTIF
): Masked<F> {
	const counted = cells.map((cell) => ({ cell, count: impliedCount(cell, total) }));
	const isSmall = (count: number | null) => count !== null && count > 0 && count < seuil;
	if (!counted.some(({ count }) => isSmall(count))) return { cells, regroupe: null, tout: false };
	const ordered = counted
		.filter(({ count }) => count !== 0)
		.sort((a, b) => (a.count ?? Infinity) - (b.count ?? Infinity));
	const hidden: typeof ordered = [];
	const people = () => hidden.reduce((sum, { count }) => sum + (count ?? 0), 0);
	for (const item of ordered) {
		if (!isSmall(item.count) && hidden.length >= 2 && people() >= seuil) break;
		hidden.push(item);
	}
	const shown = cells.filter((cell) => !hidden.some((item) => item.cell === cell));
	if (
		hidden.length < 2 ||
		people() < seuil ||
		hidden.some(({ count }) => count === null) ||
		shown.length === 0
	)
		return { cells: [], regroupe: null, tout: true };
	const regroupe: Cell<F> = {
		formes: hidden.flatMap(({ cell }) => cell.formes),
		reste: hidden.some(({ cell }) => cell.reste),
		part: addUp(hidden.map(({ cell }) => cell.part)),
		effectif: addUp(hidden.map(({ cell }) => cell.effectif))
	};
	return { cells: [...shown, regroupe], regroupe, tout: false };
}

const addUp = (values: readonly (number | null)[]): number | null =>
	values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
