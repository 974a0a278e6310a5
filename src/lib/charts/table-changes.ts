import { tr } from '#lib/domain/language.ts';
import { readerText, type FigureTable, type TableCell, type TableColumn } from './figure-table.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { formatCount } from '#lib/domain/typography.ts';

/** A value of a figure's table that differs from another reading of the same figure, in words. */
export interface TableChange {
	/** What names its row: « 2017 », « BOP 137, AFIS ». */
	readonly ligne: string;
	readonly colonne: string;
	readonly avant: string;
	readonly apres: string;
	/** After less before, in cents, `null` when it is no amount of euros on both sides. */
	readonly ecart: number | null;
}

const NAMES = new Set(['exercice', 'dispositif', 'poste', 'forme', 'niveau']);

const named = (column: TableColumn) => column.enTete === true || NAMES.has(column.cle);

/** A number with its sign and its unit, as readers see it. */
function cellText(column: TableColumn, cell: TableCell): string {
	if (cell === null || cell === '') return tr('aucune valeur', 'no value');
	if (typeof cell === 'string') return readerText(column, cell);
	if (column.genre === 'euros') return formatEuros(cell);
	if (column.genre !== 'pourcent') return formatCount(cell);
	return `${cell < 0 ? '\u2212' : ''}${Math.floor(Math.abs(cell) / 10)}${tr(',', '.')}${Math.abs(cell) % 10}${tr('\u00A0', '')}%`;
}

function rowsByName(table: FigureTable): Map<string, readonly TableCell[]> {
	const rows = new Map<string, readonly TableCell[]>();
	const counts = new Map<string, number>();
	for (const row of table.lignes) {
		const words = table.colonnes.flatMap((column, index) => {
			const cell = row[index] ?? null;
			if (!named(column) || cell === null || cell === '') return [];
			return [typeof cell === 'number' ? String(cell) : readerText(column, cell)];
		});
		const name = words.join(', ');
		const nth = counts.get(name) ?? 0;
		counts.set(name, nth + 1);
		rows.set(`${name}\u001F${nth}`, row);
	}
	return rows;
}

/**
 * What differs between two readings of one figure: each number, each code of a closed list and each state, of each row found by its
 * names. Free texts are left out: they follow the numbers.
 */
export function tableChanges(before: FigureTable, after: FigureTable): TableChange[] {
	const [was, is] = [rowsByName(before), rowsByName(after)];
	const columns = new Map([...before.colonnes, ...after.colonnes].map((column) => [column.cle, column]));
	return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
		[...columns.values()].flatMap((column): TableChange[] => {
			if (named(column) || (column.genre === 'texte' && column.cle !== 'statut')) return [];
			const [avant, apres] = [valueAt(before, was.get(key), column), valueAt(after, is.get(key), column)];
			if (avant === apres) return [];
			const amounts = column.genre === 'euros' && typeof avant === 'number' && typeof apres === 'number';
			return [
				{
					ligne: key.split('\u001F')[0] ?? '',
					colonne: column.titre,
					avant: cellText(column, avant),
					apres: cellText(column, apres),
					ecart: amounts ? apres - avant : null
				}
			];
		})
	);
}

function valueAt(table: FigureTable, row: readonly TableCell[] | undefined, { cle }: TableColumn): TableCell {
	const index = table.colonnes.findIndex((column) => column.cle === cle);
	const cell = row?.[index] ?? null;
	return cell === '' ? null : cell;
}
