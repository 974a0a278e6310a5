import { formatAmount } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Etape, Statut } from '#lib/domain/vocabulary.ts';
import { absenceIndex } from '#lib/server/analysis/absence.ts';
import { countedCells } from '#lib/server/analysis/cells.ts';
import { coverageIndex, select } from '#lib/server/analysis/selection.ts';
import { sourcesRead } from '#lib/server/analysis/sources-read.ts';
import type { Database } from '#lib/server/store/open.ts';
import { measureWords, sourceLine } from '#lib/server/figures/measure-words.ts';

/** An amount of one of the two dispositifs in a year. */
export interface SideCell {
	readonly etape: Etape | null;
	readonly centimes: number | null;
	readonly statut: Statut;
	readonly partielle: boolean;
}

/** Two dispositifs year by year, never added: the last year that has both is the finding. */
export function dispositifsView(db: Database, query: Query) {
	const selection = select(db, query);
	const absence = absenceIndex(selection.reference);
	const coverage = coverageIndex(selection.reference);
	const cells = countedCells(db, selection, false);
	const cellOf = (id: string, year: number): SideCell => {
		const own = cells.filter((cell) => cell.dispositif === id && cell.exercice === year);
		const centimes = own.length === 0 ? null : own.reduce((sum, cell) => sum + cell.centimes, 0);
		return {
			etape: own[0]?.etape ?? null,
			centimes,
			statut: centimes === null ? absence(id, year, selection.etapes) : centimes === 0 ? 'zero' : 'publie',
			partielle: coverage(id, year) === 'partielle'
		};
	};
	const told = selection.exercices.filter((year) => cells.some((cell) => cell.exercice === year));
	const years = selection.exercices
		.filter((year) => year >= (told[0] ?? 0) && year <= (told.at(-1) ?? -1))
		.map((exercice) => ({
			exercice,
			cotes: selection.dispositifs.map((row) => cellOf(row.id, exercice))
		}));
	const noms = selection.dispositifs.map((row) => row.libelle_fr);
	const both = years.filter((year) => year.cotes.every((cell) => cell.centimes !== null));
	const last = both.at(-1);
	const said = last?.cotes.map(
		(cell, index) =>
			fr`${cell.partielle ? 'au moins ' : ''}${formatAmount(cell.centimes ?? 0)} (${noms[index] ?? ''})`
	);
	return {
		finding: said
			? fr`En ${last?.exercice ?? ''}, ${said.join(' et ')}`
			: fr`Aucune année n'a de montant pour ${noms.join(' et pour ')}`,
		deck: fr`${both.length === 0 ? 'Aucune année n’a' : both.length === 1 ? 'Une seule année a' : `${both.length} années ont`} un montant des deux côtés. Ils se lisent l'un à côté de l'autre, sans s'additionner.`,
		noms,
		years,
		mesure: fr`Par année, ${measureWords(
			selection,
			selection.dispositifs.map((row) => row.id)
		)}.`,
		sources: sourceLine(selection, sourcesRead(db, selection))
	};
}
