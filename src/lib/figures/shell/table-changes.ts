import { fold } from '#lib/domain/fold.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { formatCount } from '#lib/domain/typography.ts';
import {
	readerText,
	type FigureTable,
	type RowIdentity,
	type TableCell,
	type TableColumn
} from './figure-table.ts';

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

/** A row of a table with its columns, `null` where one reading does not have it. */
interface Row {
	readonly table: FigureTable;
	readonly identite: RowIdentity;
	readonly cells: readonly TableCell[];
}

/** Texts that are a state of the row, and not a remark on it. */
const STATES = new Set(['statut', 'etape', 'etapes', 'preuve']);
const NAMES = new Set(['exercice', 'dispositif', 'poste', 'forme', 'niveau']);

const keyOf = ({ exercice, dispositif, poste, forme, etape, part }: RowIdentity) =>
	[exercice, dispositif, fold(poste ?? ''), forme, etape, part].map((word) => word ?? '').join('\u001F');

const names = ({ id, enTete }: TableColumn, { etape }: RowIdentity) =>
	enTete === true || NAMES.has(id) || (id === 'etape' && etape !== undefined);

function cellOf({ table, cells }: Row, id: string): TableCell {
	const cell = cells[table.colonnes.findIndex((column) => column.id === id)] ?? null;
	return cell === '' ? null : cell;
}

/** A number with its sign and its unit, as readers see it. */
function valueText(column: TableColumn, cell: string | number): string {
	if (typeof cell === 'string') return readerText(column, cell);
	if (column.genre === 'euros') return formatEuros(cell);
	if (column.genre !== 'pourcent') return formatCount(cell);
	return `${cell < 0 ? '\u2212' : ''}${Math.floor(Math.abs(cell) / 10)}${tr(',', '.')}${Math.abs(cell) % 10}${tr('\u00A0', '')}%`;
}

/** A cell in words; an empty one by the kind of nothing that its row says (R10). */
function cellText(row: Row | null, column: TableColumn): string {
	const cell = row && cellOf(row, column.id);
	if (cell !== null) return valueText(column, cell);
	const state = row?.table.colonnes.find(({ id }) => id === column.etat);
	const said = row && state && cellOf(row, state.id);
	return said && state ? valueText(state, said) : tr('aucune valeur', 'no value');
}

function nameOf({ table, identite, cells }: Row): string {
	const words = table.colonnes.flatMap((column, index) => {
		const cell = cells[index] ?? null;
		if (!names(column, identite) || cell === null || cell === '') return [];
		return [typeof cell === 'number' ? String(cell) : readerText(column, cell)];
	});
	// A whole dispositif among its postes is named as itself.
	return [...new Set(words)].join(', ');
}

/** Rows of both readings by what they speak of. Of several that speak of the same, those alike are set together first. */
function pairsOf(before: FigureTable, after: FigureTable): (readonly [Row | null, Row | null])[] {
	const byKey = new Map<string, readonly [Row[], Row[]]>();
	for (const [side, table] of [before, after].entries())
		for (const [index, cells] of table.lignes.entries()) {
			const identite = table.identites[index] ?? {};
			const found = byKey.get(keyOf(identite)) ?? [[], []];
			byKey.set(keyOf(identite), found);
			found[side === 0 ? 0 : 1].push({ table, identite, cells });
		}
	return [...byKey.values()].flatMap(([was, is]) => {
		if (was.length === 1 && is.length === 1) return [[was[0] ?? null, is[0] ?? null] as const];
		const text = (row: Row) => JSON.stringify(row.cells);
		const left = [...is];
		const moved = was.filter((row) => {
			const twin = left.findIndex((other) => text(other) === text(row));
			if (twin >= 0) left.splice(twin, 1);
			return twin < 0;
		});
		const length = Math.max(moved.length, left.length);
		return Array.from({ length }, (_, index) => [moved[index] ?? null, left[index] ?? null] as const);
	});
}

const isNumber = (row: Row | null, column: TableColumn) =>
	row !== null && typeof cellOf(row, column.id) === 'number';
const empty = (row: Row | null, column: TableColumn) => row === null || cellOf(row, column.id) === null;

/** Values of a list that only one reading has, whatever their rank in it. */
function listChange(pair: readonly [Row | null, Row | null], columns: readonly TableColumn[]): TableChange[] {
	const [column] = columns;
	if (!column) return [];
	const values = (row: Row | null) =>
		columns.flatMap(({ id }) => (row && cellOf(row, id)) ?? []).sort((a, b) => Number(a) - Number(b));
	const [was, is] = [values(pair[0]), values(pair[1])];
	if (JSON.stringify(was) === JSON.stringify(is)) return [];
	const words = (cells: readonly (string | number)[]) =>
		cells.length === 0
			? tr('aucune valeur', 'no value')
			: cells.map((cell) => valueText(column, cell)).join(tr(', ', '; '));
	const ligne = nameOfPair(pair);
	return [{ ligne, colonne: column.liste ?? column.titre, avant: words(was), apres: words(is), ecart: null }];
}

const nameOfPair = ([was, is]: readonly [Row | null, Row | null]) => {
	const row = is ?? was;
	return row ? nameOf(row) : '';
};

function rowChanges(pair: readonly [Row | null, Row | null], columns: readonly TableColumn[]): TableChange[] {
	const [was, is] = pair;
	const row = is ?? was;
	if (!row) return [];
	const differs = ({ id }: TableColumn) => (was && cellOf(was, id)) !== (is && cellOf(is, id));
	const told = columns.filter(
		(column) => column.genre !== 'texte' || STATES.has(column.id.replace(/^.*_/, ''))
	);
	const moved = told.filter((column) => !names(column, row.identite) && differs(column));
	const amounts = moved.filter(({ genre }) => genre === 'euros');
	// An amount that comes or goes says its state itself, and its stage comes or goes with it; of a whole row, only numbers are news.
	const onOneSide = (column: TableColumn) => empty(was, column) || empty(is, column);
	const said = new Set(amounts.flatMap((column) => (onOneSide(column) ? (column.etat ?? []) : [])));
	const numbers = (column: TableColumn) => [was, is].some((side) => isNumber(side, column));
	const follows = (column: TableColumn) =>
		said.has(column.id) || (said.size > 0 && column.genre !== 'euros' && onOneSide(column));
	const shown = moved.filter((column) => (was === null || is === null ? numbers(column) : !follows(column)));
	return shown.map((column): TableChange => {
		const [avant, apres] = [was && cellOf(was, column.id), is && cellOf(is, column.id)];
		const both = column.genre === 'euros' && typeof avant === 'number' && typeof apres === 'number';
		return {
			ligne: nameOf(row),
			colonne: column.titre,
			avant: cellText(was, column),
			apres: cellText(is, column),
			ecart: both ? apres - avant : null
		};
	});
}

/**
 * What differs between two readings of one figure: each number, each code of a closed list and each state, of each row found
 * by what it speaks of (R13). Free texts are left out: they follow the numbers.
 */
export function tableChanges(before: FigureTable, after: FigureTable): TableChange[] {
	const columns = new Map([...before.colonnes, ...after.colonnes].map((column) => [column.id, column]));
	const single = [...columns.values()].filter(({ liste }) => liste === undefined);
	const lists = Map.groupBy(
		[...columns.values()].filter(({ liste }) => liste !== undefined),
		({ liste }) => liste
	);
	return pairsOf(before, after).flatMap((pair) => [
		...rowChanges(pair, single),
		...[...lists.values()].flatMap((list) => listChange(pair, list))
	]);
}
