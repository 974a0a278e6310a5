import type { Reference } from '#lib/domain/reference-tables.ts';
import { columnLetter } from '#lib/domain/problem.ts';
import { BatchWriter } from '#lib/ingest/lines/batch-writer.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { Row } from '#lib/ingest/lines/row.ts';
import { isAmount } from '#lib/ingest/fiches/proposal/find-table.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import { planColumn } from '#lib/ingest/plan-column.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { AmountColumn, type Understood } from './amount-column.ts';
import type { LineSeen, Look, WordSeen } from './questions.ts';
import { WordsSeen } from './words-seen.ts';

/** Lines shown as they are understood. */
const SHOWN_LINES = 40;
/** Values that differ, shown of each column. */
const SHOWN_VALUES = 3;
/** Cells looked at to know whether a column holds amounts. */
const WEIGHED = 200;

/** What stands in one column of a table. */
export interface ColumnHeld {
	readonly valeurs: { readonly texte: string; readonly lue: boolean }[];
	remplies: number;
	montants: number;
}

/** What a whole table says, row by row. */
export interface Understanding {
	readonly colonnes: readonly ColumnHeld[];
	readonly mots: readonly WordSeen[];
	readonly apercu: readonly LineSeen[];
	readonly cellules: Look['cellules'];
	readonly rangees: number;
	readonly derniere: number | null;
}

/** Each row of data of an opened file, below its header. */
export async function* rowsOf({ blocks, firstRow }: Opened): AsyncGenerator<Row> {
	let from = firstRow;
	for await (const { rows, lignes, end, strayQuotes } of blocks()) {
		for (let index = from; index < rows.length; index += 1) {
			const ligne = lignes[index] ?? 0;
			const spans = (lignes[index + 1] ?? end) - ligne;
			yield { cells: rows[index] ?? [], ligne, spans, strayQuote: strayQuotes.has(index) };
		}
		from = Math.max(0, from - rows.length);
	}
}

/** The columns of amounts of a file, each ready to be read; `null` when the file is refused. */
export function amountColumns(
	opened: Opened,
	reference: Reference,
	options: ReadOptions,
	masked: ReadonlySet<string>,
	writer: BatchWriter,
	log: ProblemLog
): AmountColumn[] | null {
	const { sides } = opened.match;
	const columns: AmountColumn[] = [];
	for (const side of sides.length > 0 ? sides : [null]) {
		const planned = planColumn(opened, side, reference, options, log);
		if (planned === null) return null;
		columns.push(new AmountColumn(planned, reference, masked, writer));
	}
	return columns;
}

/** Starts the words of a reading again before they weigh, and has the columns forget their numbers. */
export function refresh(writer: BatchWriter, columns: readonly AmountColumn[]): void {
	const { generation } = writer;
	writer.start(0);
	if (writer.generation !== generation) for (const column of columns) column.forget();
}

/** A line as it is shown: where its amount stands and what its row says of it. */
function lineSeen(column: AmountColumn, read: Understood): LineSeen {
	const poste = column.coded.get('poste');
	return {
		cellule: `${columnLetter(read.at + 1)}${read.row.ligne}`,
		ligne: read.row.ligne,
		exercice: read.exercice,
		dispositif: read.controle ? null : column.dispositif(read.exercice),
		poste: poste ? (read.row.cells[poste.index] ?? '').trim() || null : column.value('poste'),
		etape: read.etape,
		nature: read.nature,
		forme: column.value('forme'),
		role: read.total ? 'total' : 'detail',
		centimes: read.centimes,
		texte: read.texte
	};
}

function held(columns: readonly AmountColumn[], colonnes: ColumnHeld[], cells: readonly string[]): void {
	for (let index = 0; index < colonnes.length; index += 1) {
		const cell = (cells[index] ?? '').trim();
		const column = colonnes[index];
		if (cell === '' || !column) continue;
		column.remplies += 1;
		if (column.remplies <= WEIGHED && isAmount(cell)) column.montants += 1;
		if (column.valeurs.length >= SHOWN_VALUES || column.valeurs.some(({ texte }) => texte === cell)) continue;
		column.valeurs.push({ texte: cell, lue: columns.every((one) => one.reads(index, cells[index] ?? '')) });
	}
}

/** Understands every row of a table whose rows are lines. `null` when the file is refused, which the log then says. */
export async function understand(
	opened: Opened,
	reference: Reference,
	options: ReadOptions,
	masked: ReadonlySet<string>,
	log: ProblemLog
): Promise<Understanding | null> {
	const writer = new BatchWriter();
	const columns = amountColumns(opened, reference, options, masked, writer, log);
	if (columns === null) return null;
	const { cells: headers } = opened.match;
	const colonnes = headers.map((): ColumnHeld => ({ valeurs: [], remplies: 0, montants: 0 }));
	const words = new WordsSeen(headers);
	const apercu: LineSeen[] = [];
	const cellules = { details: 0, totaux: 0, vides: 0, illisibles: 0 };
	let rangees = 0;
	let derniere: number | null = null;
	for await (const row of rowsOf(opened)) {
		let data = false;
		let controle = false;
		refresh(writer, columns);
		for (const column of columns) {
			const read = await column.read(row);
			if (read === null) continue;
			data = true;
			if (read === 'vide') {
				cellules.vides += 1;
				continue;
			}
			cellules[read.total ? 'totaux' : 'details'] += 1;
			controle ||= read.controle;
			if (read.centimes === null) cellules.illisibles += 1;
			if (!read.controle) words.see(column, row.ligne, read.row.cells, read);
			if (apercu.length < SHOWN_LINES) apercu.push(lineSeen(column, read));
		}
		if (!data) continue;
		rangees += 1;
		derniere = row.ligne;
		if (!controle) held(columns, colonnes, row.cells);
	}
	return { colonnes, mots: words.all, apercu, cellules, rangees, derniere };
}
