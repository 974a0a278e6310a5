import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { countedCells } from './cells.ts';
import { select } from '#lib/server/analysis/selection.ts';

/**
 * The official rounded figures that stand beside a dispositif whose own amounts are only a part since a year: they are
 * named next to it and never added (R5). The relation is the budget's own: both are the prostitution part of programme 137.
 */
const OFFICIAL_BESIDE: Readonly<Record<string, string>> = { bop137: 'p137-prostitution' };

/** An official figure named beside a year, in cents of current euros: a rounded amount is not converted. */
export interface OfficialFigure {
	readonly libelle: string;
	readonly exercice: number;
	readonly centimes: number;
	/** Worked out by us from published figures (grade D), and published by nobody. */
	readonly deduit: boolean;
}

/** Official figures of the years given, for the dispositifs given. */
export function officialFigures(
	db: Database,
	query: Query,
	shown: readonly { readonly dispositif: string; readonly exercice: number }[]
): OfficialFigure[] {
	const wanted = shown.flatMap(({ dispositif, exercice }) => {
		const beside = OFFICIAL_BESIDE[dispositif];
		return beside === undefined ? [] : [`${beside} ${exercice}`];
	});
	if (wanted.length === 0) return [];
	const dispositifs = [...new Set(Object.values(OFFICIAL_BESIDE))];
	const selection = select(db, {
		...query,
		perimetre: 'contexte',
		dispositif: dispositifs,
		forme: [],
		euros: 'courants'
	});
	const labels = new Map(selection.dispositifs.map((row) => [row.id, labelOf(row)]));
	const sums = new Map<string, OfficialFigure>();
	for (const cell of countedCells(db, selection, false)) {
		const key = `${cell.dispositif} ${cell.exercice}`;
		if (!wanted.includes(key)) continue;
		const libelle = labels.get(cell.dispositif) ?? cell.dispositif;
		const known = sums.get(key);
		const centimes = (known?.centimes ?? 0) + cell.centimes;
		const deduit = (known?.deduit ?? false) || cell.preuve === 'D';
		sums.set(key, { libelle, exercice: cell.exercice, centimes, deduit });
	}
	return [...sums.values()];
}
