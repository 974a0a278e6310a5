import { tr } from '#lib/domain/language.ts';
import { formatAmount } from '#lib/domain/money.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr } from '#lib/domain/typography.ts';
import { isComplete, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import { amountAt, isPlural } from '#lib/words/year/year-words.ts';
import { duringYears } from '#lib/words/dispositifs.ts';
import { told } from '#lib/words/scope-words.ts';
import { read } from '#lib/server/analysis/reading.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askDispositifsParAnnee } from '#lib/figures/dispositifs-par-annee/ask.server.ts';
import { etapeEnTitre, measureWords, sourceLine } from '#lib/figures/notes.server.ts';

/** An amount of one of the two dispositifs in a year. */
export interface SideCell {
	readonly etape: Etape | null;
	readonly centimes: number | null;
	readonly statut: Statut;
	readonly partielle: boolean;
}

/** How many years have an amount for both. */
function frenchDeck(both: number): string {
	const count =
		both === 0
			? 'Aucune année n’a de montant'
			: `${both === 1 ? 'Une seule année a' : `${both} années ont`} un montant`;
	return fr`${count} des deux côtés. Les montants sont montrés côte à côte, sans s'additionner.`;
}
function englishDeck(both: number): string {
	const count = both === 0 ? 'No year has' : both === 1 ? 'Only one year has' : `${both} years have`;
	return `${count} an amount on both sides. The amounts are shown side by side and never added up.`;
}

/** « 149 000 € annoncés », « 1,19 M€ inscrits au projet de loi, déduits par nous »: never an amount without its stage. */
function sideAmount({ centimes, etape, statut }: SideCell): string {
	const amount = centimes ?? 0;
	const deduced = isPlural(amount)
		? tr('déduits par nous', 'deduced by us')
		: tr('déduit par nous', 'deduced by us');
	const said = etape === null ? formatAmount(amount) : amountAt(amount, etape);
	return statut === 'deduit' ? `${said}, ${deduced}` : said;
}

/** Both on one scale, under what they show: the finding is the page's. `null` where nothing is to be drawn. */
function drawnOf(db: Database, query: Query) {
	const data = askDispositifsParAnnee(db, query);
	if (!data) return null;
	const years = new Set(data.series.flatMap(({ annees }) => annees.map(({ exercice }) => exercice)));
	const span = duringYears([...years].sort((a, b) => a - b));
	return { ...data, titre: told(data.portee, `${etapeEnTitre(query.etape)}, ${span}`) };
}

/** Two dispositifs year by year, never added: the last year that has both is the finding. */
export function dispositifsView(db: Database, query: Query) {
	const reading = read(db, query);
	const { selection } = reading;
	const cellOf = (id: string, year: number): SideCell => {
		const { etape, statut, centimes, couverture } = reading.at(id, year);
		return { etape, statut, centimes, partielle: !isComplete(couverture) };
	};
	const told = selection.exercices.filter((year) => reading.cells.some((cell) => cell.exercice === year));
	const years = selection.exercices
		.filter((year) => year >= (told[0] ?? 0) && year <= (told.at(-1) ?? -1))
		.map((exercice) => ({
			exercice,
			cotes: selection.dispositifs.map((row) => cellOf(row.id, exercice))
		}));
	const noms = selection.dispositifs.map((row) => labelOf(row));
	const both = years.filter((year) => year.cotes.every((cell) => cell.centimes !== null));
	const last = both.at(-1);
	const said = last?.cotes.map(
		(cell, index) =>
			fr`${cell.partielle ? tr('au moins ', 'at least ') : ''}${sideAmount(cell)} (${noms[index] ?? ''})`
	);
	const measured = measureWords(
		selection,
		selection.dispositifs.map((row) => row.id)
	);
	return {
		drawn: drawnOf(db, query),
		finding: said
			? tr(
					fr`En ${last?.exercice ?? ''}, ${said.join(' et ')}`,
					`In ${last?.exercice ?? ''}, ${said.join(' and ')}`
				)
			: tr(
					fr`Aucune année n'a de montant pour ${noms.join(' et pour ')}`,
					`No year has an amount for ${noms.join(' or for ')}`
				),
		appuis: last
			? selection.dispositifs.map(({ id }): DataPoint => ({ exercice: last.exercice, dispositif: id }))
			: [],
		deck: tr(frenchDeck, englishDeck)(both.length),
		noms,
		years,
		mesure: tr(fr`Par année, ${measured}.`, `By year, ${measured}.`),
		sources: sourceLine(selection, reading.sources)
	};
}
