import {
	REFERENCE_NAMES,
	REFERENCE_TABLES,
	referenceKey,
	type ReferenceTable
} from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { ReferenceBatch, RejectedRow } from '#lib/ingest/lines/batch.ts';
import { convertOf, expectedOf } from '#lib/ingest/cells/reference-cells.ts';
import { formulaRefused } from '#lib/ingest/cells/reading.ts';
import { textIssue } from '#lib/ingest/cells/texts.ts';
import { outlineOf, type ExpectedHeader, type HeaderMatch } from '#lib/ingest/header/header.ts';
import { issue, problemAt, type Issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Block } from '#lib/ingest/records/records.ts';
import { ReferenceRules } from './reference-rules.ts';
import { SecondTable } from '#lib/ingest/header/second-table.ts';
import { isBlankRow, isComment, shapeIssue } from '#lib/ingest/header/row-shape.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';

/** Columns that a vocabulary cannot do without: those of its key, and those whose schema refuses an empty cell. A column added later may be absent. */
function requiredColumns(table: ReferenceTable): Set<string> {
	const { cle, row } = REFERENCE_TABLES[table];
	return new Set(
		Object.entries(row.shape)
			.filter(([, schema]) => !schema.safeParse(undefined).success)
			.filter(
				([column, schema]) =>
					(cle as readonly string[]).includes(column) ||
					(!schema.safeParse('').success && !schema.safeParse(null).success)
			)
			.map(([column]) => column)
	);
}

/** The headers by which the vocabularies of `data/` are recognised. */
export const REFERENCE_HEADERS: readonly ExpectedHeader[] = REFERENCE_NAMES.map((table) => {
	const required = requiredColumns(table);
	return {
		id: table,
		titre: `${table}.csv`,
		columns: Object.keys(REFERENCE_TABLES[table].row.shape).map((field) => ({
			field,
			required: required.has(field)
		}))
	};
});

export function isReferenceTable(id: string): id is ReferenceTable {
	return (REFERENCE_NAMES as readonly string[]).includes(id);
}

/** Reads the rows of one vocabulary; its schema decides what is right. */
export class ReferenceReader {
	readonly #table: ReferenceTable;
	readonly #match: HeaderMatch;
	readonly #rules: ReferenceRules;
	readonly #log: ProblemLog;
	readonly #tally: Tally;
	readonly #tables: SecondTable;
	readonly #seen = new Map<string, number>();
	readonly #width: number;
	readonly #named: ReadonlySet<number>;

	constructor(table: ReferenceTable, match: HeaderMatch, log: ProblemLog, tally: Tally) {
		this.#table = table;
		this.#match = match;
		this.#rules = new ReferenceRules(table);
		this.#log = log;
		this.#tally = tally;
		this.#tables = new SecondTable(match, log, tally);
		const { named, width } = outlineOf(match.cells);
		this.#named = named;
		this.#width = width;
	}

	read(block: Block, from: number, delimiter: string): { batch: ReferenceBatch; rejects: RejectedRow[] } {
		const batch: ReferenceBatch = { kind: 'reference', table: this.#table, rows: [], lignes: [] };
		const rejects: RejectedRow[] = [];
		for (let index = from; index < block.rows.length; index += 1) {
			const cells = block.rows[index] ?? [];
			const ligne = block.lignes[index] ?? 0;
			if (isBlankRow(cells) || this.#tables.meets(cells, ligne)) continue;
			if (isComment(cells, this.#width)) {
				this.#tally.asides += 1;
				continue;
			}
			this.#tally.rows += 1;
			const spans = (block.lignes[index + 1] ?? block.end) - ligne;
			const shape = shapeIssue(
				cells,
				this.#named,
				this.#width,
				spans,
				block.strayQuotes.has(index),
				delimiter
			);
			const { row, found } =
				shape?.severite === 'bloquant'
					? { row: {}, found: [{ issue: shape, column: null }] }
					: this.#row(cells, ligne);
			const problemes = found.map(({ issue: wrong, column }) => {
				const at = column === null ? undefined : this.#match.at.get(column);
				const where =
					at === undefined
						? { ligne }
						: { ligne, colonne: at + 1, champ: this.#match.cells[at] ?? null, valeur: cells[at] ?? null };
				return this.#log.add(problemAt(wrong, where));
			});
			if (problemes.length === 0) {
				this.#tally.accepted += 1;
				batch.rows.push(row);
				batch.lignes.push(ligne);
			} else {
				this.#tally.rejected += 1;
				const blank = { centimes: null, nature: null, exercice: null, dispositif: null, etape: null };
				rejects.push({ ligne, cellules: [...cells], problemes, ...blank });
			}
		}
		return { batch, rejects };
	}

	#row(cells: readonly string[], ligne: number) {
		const found: { issue: Issue; column: string | null }[] = [];
		const row: Record<string, unknown> = {};
		const { row: schema } = REFERENCE_TABLES[this.#table];
		for (const column of Object.keys(schema.shape)) {
			const at = this.#match.at.get(column);
			const cell = (at === undefined ? '' : (cells[at] ?? '')).trim().replace(/\s*\n\s*/g, ' ');
			const value = convertOf(this.#table, column)(cell);
			row[column] = value ?? (value === null ? null : cell);
			const wrong = formulaRefused(cell)?.issue;
			if (wrong) found.push({ issue: wrong, column });
		}
		if (found.length > 0) return { row, found };
		const checked = schema.safeParse(row);
		if (!checked.success) {
			for (const [path, wrong] of new Map(
				checked.error.issues.map((one) => [String(one.path[0] ?? ''), one])
			)) {
				const at = this.#match.at.get(path);
				const cell = at === undefined ? '' : (cells[at] ?? '');
				const tooLong =
					wrong.code === 'too_big' && wrong.origin === 'string'
						? textIssue(cell.trim(), Number(wrong.maximum))
						: null;
				if (tooLong?.severite === 'bloquant') {
					found.push({ issue: tooLong, column: path });
					continue;
				}
				const attendu = this.#expected(path);
				const phrase =
					cell.trim() === ''
						? fr`il manque « ${path} ». Écrivez ${attendu}.`
						: fr`${quoted(cell)} ne convient pas. Écrivez ${attendu}.`;
				found.push({ issue: issue('constraint-error', 'bloquant', phrase, attendu), column: path });
			}
			return { row, found };
		}
		const key = referenceKey(this.#table, checked.data);
		const first = this.#seen.get(key);
		if (first === undefined) this.#seen.set(key, ligne);
		else {
			const columns = REFERENCE_TABLES[this.#table].cle.join(', ');
			const phrase = fr`la ligne a la même clé (${columns}) que la ligne ${first}. Gardez une seule des deux.`;
			found.push({ issue: issue('primary-key', 'bloquant', phrase, 'une clé unique'), column: null });
		}
		for (const { issue: wrong, column } of this.#rules.check(checked.data))
			found.push({ issue: wrong, column });
		return { row: checked.data, found };
	}

	#expected(column: string): string {
		const schema = REFERENCE_TABLES[this.#table].row.shape;
		const field: unknown = (schema as Record<string, unknown>)[column];
		const options =
			typeof field === 'object' && field !== null && 'options' in field && Array.isArray(field.options)
				? field.options.filter((option) => typeof option === 'string')
				: [];
		if (options.length > 0) return fr`l'un de : ${options.join(', ')}`;
		return /^(?:id|dispositif|inclus_dans)$/.test(column)
			? 'un identifiant en minuscules, par exemple bop137'
			: expectedOf(column);
	}
}
