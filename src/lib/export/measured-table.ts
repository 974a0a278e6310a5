import {
	readerText,
	type FigureTable,
	type TableCell,
	type TableColumn
} from '#lib/figures/shell/figure-table.ts';
import { tr } from '#lib/domain/language.ts';
import { LIBELLES, type Nature } from '#lib/domain/vocabulary.ts';

/** What every amount of a figure is counted in: two figures of the same lines may differ by nothing else. */
export interface Measure {
	readonly nature: Nature;
	/** Year of constant euros, `null` for current ones. */
	readonly base: number | null;
}

/** The table with what its amounts are counted in said on each row, which a file carries wherever its rows are copied. */
export function withMeasure(table: FigureTable, { nature, base }: Measure): FigureTable {
	const euros = base === null ? 'courants' : `constants ${base}`;
	const words = base === null ? tr('courants', 'current') : tr(`constants de ${base}`, `constant ${base}`);
	return {
		...table,
		colonnes: [
			...table.colonnes,
			{
				id: 'nature',
				titre: tr('Nature des crédits', 'Nature of appropriations'),
				genre: 'code',
				libelles: LIBELLES.nature
			},
			{ id: 'euros', titre: 'Euros', genre: 'code', libelles: { [euros]: words } }
		],
		lignes: table.lignes.map((row) => [...row, nature, euros])
	};
}

/** The codes whose label no list of the documentation gives: it depends on the base. */
const NAMED = new Set(['dispositif', 'forme']);

/** The table for machines: beside each code of the base, its label. */
export function withLabels(table: FigureTable): FigureTable {
	const isNamed = ({ id, genre }: TableColumn) => genre === 'code' && NAMED.has(id);
	const labelOf = (column: TableColumn, cell: TableCell) =>
		typeof cell === 'string' && cell !== '' ? readerText(column, cell) : cell;
	return {
		...table,
		colonnes: table.colonnes.flatMap((column): TableColumn[] =>
			isNamed(column)
				? [column, { id: `${column.id}_libelle`, titre: column.titre, genre: 'texte' }]
				: [column]
		),
		lignes: table.lignes.map((row) =>
			table.colonnes.flatMap((column, index) => {
				const cell = row[index] ?? null;
				return isNamed(column) ? [cell, labelOf(column, cell)] : [cell];
			})
		)
	};
}
