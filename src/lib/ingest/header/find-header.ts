import { amountWords } from './amount-words.ts';
import { headerKey, matchHeader, type ExpectedHeader, type HeaderMatch } from './header.ts';

/** Records among which the header is looked for: titles, units and comments may stand above it. */
export const HEADER_SEARCH_ROWS = 200;

const knownColumns = (match: HeaderMatch) => match.at.size + match.measures.length;

function isForeign(match: HeaderMatch): boolean {
	const { foreign = [] } = match.expected;
	return match.cells.some((cell) => foreign.includes(headerKey(cell)));
}

/** Better means: by a reading sheet, then nothing missing, then more columns known, then fewer missing, then fewer unknown, then higher in the file. */
function better(a: HeaderMatch, b: HeaderMatch | null): boolean {
	if (!b) return true;
	if ((a.fiche === null) !== (b.fiche === null)) return a.fiche !== null;
	const whole = Number(a.missing.length === 0) - Number(b.missing.length === 0);
	if (whole !== 0) return whole > 0;
	const known = knownColumns(a) - knownColumns(b);
	if (known !== 0) return known > 0;
	if (a.missing.length !== b.missing.length) return a.missing.length < b.missing.length;
	return a.unknown.length < b.unknown.length;
}

/** Whether a cell is a number that names no column: a year may. A row that has one and lacks columns is a row of data. */
const isNumber = (cell: string) => /^\d[\d\s.,]*$/.test(cell.trim()) && !/^(?:19|20)\d\d$/.test(cell.trim());

/** Whether nothing is missing and every column is known: no row below can be more of a header. */
export const isWhole = ({ missing, unknown, doubled }: HeaderMatch) =>
	missing.length === 0 && unknown.length === 0 && doubled.size === 0;

/**
 * The row and the kind of file that fit best, `null` when no row has two known columns. `only` is the one row that may be
 * the header.
 */
export function findHeader(
	rows: readonly (readonly string[])[],
	kinds: readonly ExpectedHeader[],
	only?: number
): HeaderMatch | null {
	let best: HeaderMatch | null = null;
	const sheets = kinds.some(({ reads }) => reads !== undefined);
	const searched = only === undefined ? rows.slice(0, HEADER_SEARCH_ROWS) : rows;
	for (const [row, cells] of searched.entries()) {
		if (only !== undefined && row !== only) continue;
		// No kind of file is known by one column; a reading sheet may be.
		if (cells.length < 2 && !sheets) continue;
		const read = { cells, keys: cells.map(headerKey), words: cells.map(amountWords) };
		const below = () => rows.slice(row + 1);
		for (const kind of kinds) {
			const match = kind.reads ? kind.reads(kind, rows, row) : matchHeader(kind, read, row, below);
			if (!match || (match.fiche === null && (knownColumns(match) < 2 || isForeign(match)))) continue;
			if (match.missing.length > 0 && cells.some(isNumber)) continue;
			if (better(match, best)) best = match;
		}
		if (best && isWhole(best)) return best;
	}
	return best;
}
