import { fold } from '#lib/domain/fold.ts';
import type { Unit } from './batch.ts';

/** Records among which the header is looked for: titles, units and comments may stand above it. */
export const HEADER_SEARCH_ROWS = 200;

/** A header cell as compared: no case, accents, punctuation or unit. */
export function headerKey(cell: string): string {
	return fold(cell.replace(/\(.*?\)/g, ' ').replace(/[_\-.*/:]+/g, ' '));
}

/** The unit that a header states: « Montant (en milliers d’euros) », « montant k€ ». */
export function headerUnit(cell: string): Unit | null {
	const text = fold(cell);
	if (/milliers?\b|k ?€|\bkeur/.test(text)) return 'milliers';
	if (/millions?\b|\bmeur/.test(text) || /M ?€/.test(cell)) return 'millions';
	return /€|\beuros?\b|\beur\b/.test(text) ? 'euros' : null;
}

/** A column that a kind of file may have. */
export interface ExpectedColumn {
	readonly field: string;
	/** Other names under which files write it; the field itself always counts. */
	readonly aliases?: readonly string[];
	readonly required?: boolean;
}

/** A kind of file, as recognised by its header. */
export interface ExpectedHeader {
	readonly id: string;
	/** How it is called in a sentence: « les lignes de financement ». */
	readonly titre: string;
	readonly columns: readonly ExpectedColumn[];
	/** Groups of fields of which one must be there whole. */
	readonly oneOf?: readonly (readonly (readonly string[])[])[];
}

/** How the cells of one row read as the header of one kind of file. */
export interface HeaderMatch {
	readonly expected: ExpectedHeader;
	/** Index of the row among those searched. */
	readonly row: number;
	readonly cells: readonly string[];
	/** Position of each field, 0 for the first column. */
	readonly at: ReadonlyMap<string, number>;
	/** Fields found in more than one column. */
	readonly doubled: ReadonlyMap<string, readonly number[]>;
	/** Positions of named columns that nothing reads. */
	readonly unknown: readonly number[];
	readonly missing: readonly string[];
}

const byAlias = new WeakMap<ExpectedHeader, Map<string, string>>();

function aliasesOf(expected: ExpectedHeader): Map<string, string> {
	let map = byAlias.get(expected);
	if (!map) {
		map = new Map();
		for (const { field, aliases = [] } of expected.columns) {
			for (const name of [field, ...aliases]) map.set(headerKey(name), field);
		}
		byAlias.set(expected, map);
	}
	return map;
}

/** Reads one row as the header of one kind of file. */
export function matchHeader(expected: ExpectedHeader, cells: readonly string[], row: number): HeaderMatch {
	const aliases = aliasesOf(expected);
	const at = new Map<string, number>();
	const doubled = new Map<string, number[]>();
	const unknown: number[] = [];
	cells.forEach((cell, index) => {
		const field = aliases.get(headerKey(cell));
		const first = field === undefined ? undefined : at.get(field);
		if (field === undefined) {
			if (cell.trim() !== '') unknown.push(index);
		} else if (first === undefined) at.set(field, index);
		else doubled.set(field, [...(doubled.get(field) ?? [first]), index]);
	});
	const missing = expected.columns
		.filter((column) => column.required && !at.has(column.field))
		.map((column) => column.field);
	for (const choices of expected.oneOf ?? []) {
		const present = choices.some((choice) => choice.every((field) => at.has(field)));
		if (!present) missing.push(...(choices[0] ?? []));
	}
	return { expected, row, cells, at, doubled, unknown, missing };
}

/** Better means: nothing missing, then more columns known, then fewer unknown, then higher in the file. */
function better(a: HeaderMatch, b: HeaderMatch | null): boolean {
	if (!b) return true;
	const whole = Number(a.missing.length === 0) - Number(b.missing.length === 0);
	if (whole !== 0) return whole > 0;
	if (a.at.size !== b.at.size) return a.at.size > b.at.size;
	return a.unknown.length < b.unknown.length;
}

/** The row and the kind of file that fit best, `null` when no row has two known columns. */
export function findHeader(
	rows: readonly (readonly string[])[],
	kinds: readonly ExpectedHeader[]
): HeaderMatch | null {
	let best: HeaderMatch | null = null;
	rows.slice(0, HEADER_SEARCH_ROWS).forEach((cells, row) => {
		for (const kind of kinds) {
			const match = matchHeader(kind, cells, row);
			if (match.at.size >= 2 && better(match, best)) best = match;
		}
	});
	return best;
}
