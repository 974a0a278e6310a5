import { BatchWriter } from '#lib/ingest/lines/batch-writer.ts';
import { ETAPES, NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { FileSummary, LineBatch, ReadOptions, RejectedRow } from '#lib/ingest/lines/batch.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import { openToRead, readOpened } from '#lib/ingest/read-file.ts';
import { annotateFile } from '#lib/ingest/told/annotated.ts';
import { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { reportCsv } from '#lib/ingest/told/report.ts';
import { Proofs } from './proofs.ts';
import type { Checked, Decisions, FaultyRow } from './questions.ts';
import { referenceWith, settledRows } from './rows-in-force.ts';
import { amountColumns, refresh, rowsOf } from './understand.ts';

/** Faulty rows handed to the grid; all are counted. */
export const MOST_FAULTY = 2_000;

type Sum = { -readonly [K in keyof Checked['sommes'][number]]: Checked['sommes'][number][K] };

/** Adds up lines by dispositif, year, stage and nature (R2), details apart from the totals that lines state (R3). */
class Sums {
	readonly #sums = new Map<string, Sum>();
	#words: string[] = [];

	see({ resetWords, words, count, exercice, centimes, coded }: LineBatch): void {
		if (resetWords) this.#words = [];
		for (const word of words) this.#words.push(word);
		const { dispositif, etape, nature, role } = coded;
		const at = (column: Int32Array, index: number) =>
			this.#words[column[column.length === 1 ? 0 : index] ?? -1] ?? null;
		for (let index = 0; index < count; index += 1) {
			const sum = this.#of(
				at(dispositif, index) ?? '',
				exercice[index] ?? 0,
				ETAPES.find((one) => one === at(etape, index)) ?? null,
				NATURES.find((one) => one === at(nature, index)) ?? null
			);
			const cents = centimes[index] ?? 0;
			if (at(role, index) === 'total') sum.totaux = (sum.totaux ?? 0) + cents;
			else {
				sum.details += cents;
				sum.centimes += cents;
			}
		}
	}

	/** A refused row whose amount cannot be read is counted where it would have stood. */
	refuse({ dispositif, exercice, etape, nature, centimes }: RejectedRow): void {
		if (dispositif !== null && centimes === null)
			this.#of(dispositif, exercice, etape, nature).illisibles += 1;
	}

	get all(): Sum[] {
		return [...this.#sums.values()].sort(
			(a, b) =>
				a.dispositif.localeCompare(b.dispositif) ||
				(a.exercice ?? 0) - (b.exercice ?? 0) ||
				(a.etape ?? '').localeCompare(b.etape ?? '')
		);
	}

	#of(dispositif: string, exercice: number | null, etape: Etape | null, nature: Nature | null): Sum {
		const key = `${dispositif} ${exercice} ${etape} ${nature}`;
		const known = this.#sums.get(key);
		if (known) return known;
		const sum = { dispositif, exercice, etape, nature, centimes: 0, illisibles: 0, details: 0, totaux: null };
		this.#sums.set(key, sum);
		return sum;
	}
}

/** The faulty rows of a file, each once with all that is wrong with it. */
class Faulty {
	readonly #rows = new Map<number, { cellules: readonly string[]; problemes: Problem[] }>();
	/** Rows that a table of several columns of amounts hands out in part: their cells are read again. */
	readonly parts = new Set<number>();

	see({ ligne, cellules, problemes }: RejectedRow, several: boolean): void {
		const known = this.#rows.get(ligne);
		if (known) {
			const told = new Set(known.problemes.map(({ message }) => message));
			known.problemes.push(...problemes.filter(({ message }) => !told.has(message)));
		} else if (this.#rows.size < MOST_FAULTY) {
			this.#rows.set(ligne, { cellules, problemes: [...problemes] });
			if (several) this.parts.add(ligne);
		}
	}

	write(ligne: number, cellules: readonly string[]): void {
		const row = this.#rows.get(ligne);
		if (row) row.cellules = cellules;
	}

	/** In the order of the file, with their cells as the file writes them. */
	rows(decisions: Pick<Decisions, 'corrections'>): FaultyRow[] {
		const written = Map.groupBy(decisions.corrections, ({ ligne }) => ligne);
		return [...this.#rows]
			.sort(([a], [b]) => a - b)
			.map(([ligne, { cellules, problemes }]) => {
				const cells = [...cellules];
				for (const { colonne, lu } of written.get(ligne) ?? []) cells[colonne - 1] = lu;
				return { ligne, cellules: cells, problemes };
			});
	}
}

/** The vocabularies and the options by which a file is read once its reading is decided. */
export function decided(
	reference: Reference,
	{ lecture, lectures, synonymes, corrections }: Decisions
): { readonly reference: Reference; readonly options: ReadOptions } {
	const rows = settledRows(lectures);
	const fiche = rows[0]?.fiche ?? lecture.fiche;
	return {
		reference: referenceWith(reference, synonymes, rows),
		options: { ...lecture, fiche, corrections, bounds: BOUNDS }
	};
}

/** Checks a whole file under some decisions; its lines go by and are not kept. */
export async function checkFile(
	source: ByteSource,
	reference: Reference,
	decisions: Decisions
): Promise<Checked> {
	const own = decided(reference, decisions);
	const sums = new Sums();
	const faulty = new Faulty();
	let summary: FileSummary | null = null;
	const opening = await openToRead(source, own.reference, own.options);
	source.ahead?.(Math.max(1, opening.opened?.match.sides.length ?? 1) + 0.25);
	for await (const part of readOpened(opening, own.reference, own.options)) {
		if (part.kind === 'summary') summary = part;
		else if (part.kind === 'lines') sums.see(part);
		else if (part.kind === 'rejects')
			for (const row of part.rows) {
				faulty.see(row, true);
				sums.refuse(row);
			}
	}
	if (summary === null) throw new Error('a reading ended without its summary');
	source.ahead?.(1);
	const preuves = await readAgain(opening.opened, own, faulty, summary);
	return { summary, fautives: faulty.rows(decisions), sommes: sums.all, preuves: preuves.all };
}

/** Reads the rows once more for what a single pass cannot tell: the whole faulty rows, and what the totals add up. */
async function readAgain(
	opened: Opened | null,
	{ reference, options }: ReturnType<typeof decided>,
	faulty: Faulty,
	{ controlRows, table, profile, fatal }: FileSummary
): Promise<Proofs> {
	const proofs = new Proofs(options.corrections ?? []);
	const lines = table === null && profile !== 'plf-destination';
	if (opened === null || fatal || !lines || (controlRows === 0 && faulty.parts.size === 0)) return proofs;
	const writer = new BatchWriter();
	const none = new Set<string>();
	const columns = amountColumns(opened, reference, options, none, writer, new ProblemLog()) ?? [];
	proofs.name(opened.match.cells);
	for await (const row of rowsOf(opened)) {
		if (faulty.parts.has(row.ligne)) faulty.write(row.ligne, row.cells);
		if (controlRows === 0) continue;
		refresh(writer, columns);
		for (const column of columns) {
			const read = await column.read(row);
			if (read !== null && read !== 'vide') proofs.see(read);
		}
	}
	return proofs;
}

/** The report of a file as a table for a spreadsheet. */
export async function reportOf(
	source: ByteSource,
	reference: Reference,
	decisions: Decisions
): Promise<Blob> {
	const { summary } = await checkFile(source, reference, decisions);
	return new Blob([...reportCsv([{ name: source.name, summary }])], { type: 'text/csv' });
}

/** The file with a column that says what is wrong with each row; `null` when it cannot be read as a table at all. */
export async function annotatedOf(
	source: ByteSource,
	reference: Reference,
	decisions: Decisions
): Promise<Blob | null> {
	const { summary } = await checkFile(source, reference, decisions);
	const pieces = annotateFile(source, summary);
	if (pieces === null) return null;
	const parts: BlobPart[] = [];
	for await (const piece of pieces) parts.push(new Uint8Array(piece));
	return new Blob(parts, { type: 'text/csv' });
}
