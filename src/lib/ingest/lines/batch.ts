import type { Bounds } from '#lib/domain/importing/bounds.ts';
import type { Correction } from '#lib/domain/importing/correction.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const DECIMALS = [',', '.'] as const;
export type Decimal = (typeof DECIMALS)[number];

export const UNITS = ['euros', 'milliers', 'millions'] as const;
export type Unit = (typeof UNITS)[number];

/** Fields that may be said once for a whole file. */
export const FILE_FIELDS = ['etape', 'dispositif', 'source', 'payeur', 'nature', 'attribution'] as const;
export type FileField = (typeof FILE_FIELDS)[number];

/** What the reader of a file may state instead of leaving it to the file: the options of the command line. */
export interface ReadOptions {
	readonly profile?: string | undefined;
	/** The reading sheet to follow, by its id; else that of the header. */
	readonly fiche?: string | undefined;
	/** The sheet of a workbook, by its name; else the first. */
	readonly feuille?: string | undefined;
	readonly encoding?: Encoding | undefined;
	readonly delimiter?: Delimiter | undefined;
	readonly decimal?: Decimal | undefined;
	readonly unit?: Unit | undefined;
	readonly exercice?: number | undefined;
	/** What is the same on every line, of the fields for which the file has no column. */
	readonly constantes?: Partial<Record<FileField, string>> | undefined;
	readonly allProgrammes?: boolean | undefined;
	readonly allowRejects?: boolean | undefined;
	/** Columns that nothing reads may look personal: they stay in the bytes, which are then for nobody else. */
	readonly ignoreColumns?: boolean | undefined;
	/** Physical line of the header, for a file whose header is not the one that would be found. */
	readonly ligneEnTete?: number | undefined;
	/** What the file may hold at most; without it, as much as the machine can read. */
	readonly bounds?: Bounds | undefined;
	/** Cells read otherwise than the file writes them. */
	readonly corrections?: readonly Correction[] | undefined;
}

/** Fields of a line whose cells repeat: what each cell means is remembered. */
export const CELL_FIELDS = [
	'dispositif',
	'programme',
	'action',
	'sous_action',
	'etape',
	'nature',
	'niveau',
	'poste',
	'role',
	'forme',
	'attribution',
	'beneficiaire',
	'siren',
	'payeur',
	'periode',
	'preuve',
	'source',
	'source_url',
	'source_date'
] as const;
export type CellField = (typeof CELL_FIELDS)[number];

/** Fields of a line that are free text, read as they are. */
export const TEXT_FIELDS = ['libelle', 'source_page', 'note'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const isTextField = (field: string): field is TextField => TEXT_FIELDS.some((text) => text === field);

/** Fields of a line that are texts: a batch holds an index into its words. */
export const CODED_FIELDS = [...CELL_FIELDS, ...TEXT_FIELDS] as const;
export type CodedField = CellField | TextField;

/**
 * Accepted lines, column by column, in plain and typed arrays so that a batch can be posted to another thread. Rows are
 * in the order of the file. In `arrondi` and `coded`, a column that says the same of every line has one element.
 */
export interface LineBatch {
	kind: 'lines';
	count: number;
	/** Physical line on which the record starts. */
	ligne: Int32Array;
	exercice: Int16Array;
	centimes: Float64Array;
	/** `NaN` when the source gives the exact amount. */
	arrondi: Float64Array;
	/** Words first seen in this batch; they continue the numbering of the batches since the last reset. */
	words: string[];
	/** The numbering starts again at 0 with this batch, so that the dictionary never grows with the file. */
	resetWords: boolean;
	/** Index into the words, -1 for `null`. */
	coded: Record<CodedField, Int32Array>;
}

/** A row that cannot become a line, with all that is wrong with it and what could still be read. */
export interface RejectedRow {
	ligne: number;
	cellules: string[];
	problemes: Problem[];
	centimes: number | null;
	nature: Nature | null;
	exercice: number | null;
	dispositif: string | null;
	etape: Etape | null;
}

export interface RejectBatch {
	kind: 'rejects';
	rows: RejectedRow[];
}

/** Rows of a vocabulary of `data/`, already valid for its schema. */
export interface ReferenceBatch {
	kind: 'reference';
	table: ReferenceTable;
	rows: Record<string, unknown>[];
	lignes: number[];
}

/** Cents of one nature of credit, by what became of them: `read` is the sum of the others (R14). */
export interface NatureSums {
	read: number;
	accepted: number;
	rejected: number;
	outOfScope: number;
	controls: number;
}

export type Newline = 'LF' | 'CRLF' | 'CR' | 'mixte';

/** What the file was and what became of it. Always the last thing that a reading yields. */
export interface FileSummary {
	kind: 'summary';
	/** The sheet that was read, `null` for a file that is no workbook: it is read as text, as are its encoding and delimiter. */
	feuille: string | null;
	encoding: Encoding | null;
	bom: boolean;
	forcedEncoding: boolean;
	delimiter: Delimiter | null;
	/** The decimal mark of the amounts, `null` while no cell shows it. */
	decimal: Decimal | null;
	newline: Newline | null;
	headerLine: number | null;
	headers: string[];
	profile: string | null;
	table: ReferenceTable | null;
	/** Records after the header; blank rows, comments and rows of totals left aside. Several may make one line. */
	rows: number;
	accepted: number;
	rejected: number;
	outOfScope: number;
	/** Rows whose amount is blank or « n.d. »: no line, and not a zero (R10). */
	withoutAmount: number;
	/** Rows of totals (« Total général »), compared with the others and not among `rows`. */
	controlRows: number;
	/** Rows of text that are no data, blank ones aside: comments, titles above the header, a unit below it. */
	asides: number;
	/** Positions, 0 for the first, of the columns whose cells are read. */
	readColumns: readonly number[];
	sums: Record<Nature, NatureSums>;
	/** Cells in which an amount stands that cannot be read; their euros are in no sum. */
	unreadableAmounts: number;
	/** Cells read otherwise than the file writes them, none when the file is read as it is. */
	corrections?: readonly Correction[];
	/** What was decided about the file, all of severity `info`. */
	announcements: Problem[];
	/** How often each decision about a cell was made; only a few of each are announced. */
	announcementCounts: Record<string, number>;
	/** Every problem in the order of the file, at most `MAX_PROBLEMS_PER_CODE` of each code. */
	problems: Problem[];
	/** How often each code was met, exactly. */
	problemCounts: Record<string, number>;
	/** The file as a whole is refused, whatever the caller does with rejected rows. */
	fatal: boolean;
}
