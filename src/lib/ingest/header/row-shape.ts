import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

const FORMULA = /^#[A-Z/0]+[!?]?$/;
/** Written for a cell that a row lacks; refused in every column until someone fills it. */
export const MISSING_CELL = '#MANQUE!';

/** A quoted cell over more lines than this has probably swallowed its neighbours. */
export const MAX_LINES = 20;

export function isBlankRow(row: readonly string[]): boolean {
	return row.every((cell) => cell.trim() === '');
}

/**
 * A line that starts with `#` is a comment, unless it is a formula error such as `#REF!` or has the cells of a whole row:
 * `#` also stands for a number that a publisher does not give.
 */
export function isComment(row: readonly string[], width: number): boolean {
	const first = row[0] ?? '';
	if (first.charCodeAt(0) !== 35 || FORMULA.test(first.trim())) return false;
	return row.length < width || row.slice(1).every((cell) => cell.trim() === '');
}

/**
 * What is told of a row whose first cell alone has words: a note under a table, or a title in it. `null` for any other row,
 * and for one that holds a number alone.
 */
export function loneNote(row: readonly string[]): Issue | null {
	const [first = '', ...others] = row;
	if (others.length < 2 || !/\p{L}{2}/u.test(first) || others.some((cell) => cell.trim() !== '')) return null;
	return issue(
		'note-de-tableau',
		'info',
		fr`${quoted(first.trim())} est une note ou un titre, pas une ligne : rien n'en est lu.`
	);
}

/** How a note under a table begins; a row cut by a line break begins like a cell. */
const NOTE =
	/^(?:sources?|notes?|n\.? ?b\.?|champ|lecture|extractions?|extrait|donnees|mis(?:e|es)? a jour|edition|edite|date)\b|^(?:\*|\(\d+\)|\d+\) )/;

/** What is told of a row that is one cell, where rows have several, and that begins as notes do; `null` for any other. */
export function noteAlone(row: readonly string[], width: number): Issue | null {
	const [text = ''] = row;
	if (row.length > 1 || width < 3 || !NOTE.test(fold(text))) return null;
	return issue(
		'note-de-tableau',
		'info',
		fr`${quoted(text.trim())} est une note, pas une ligne : rien n'en est lu.`
	);
}

/** Whether a cell of several lines holds what looks like whole records. */
function swallowed(row: readonly string[], width: number, delimiter: string): boolean {
	return row.some(
		(cell) =>
			cell.includes('\n') &&
			cell.split('\n').some((line) => line.split(delimiter).length >= Math.max(3, width - 1))
	);
}

const cells = (count: number) => fr`${count} ${count === 1 ? 'cellule' : 'cellules'}`;

/** What is wrong with the outline of a row: too few or too many cells, quotes out of place. */
export function shapeIssue(
	row: readonly string[],
	named: ReadonlySet<number>,
	width: number,
	lines: number,
	strayQuote: boolean,
	delimiter: string
): Issue | null {
	if (lines > 1 && (lines > MAX_LINES || strayQuote || swallowed(row, width, delimiter))) {
		return issue(
			'stray-quote',
			'bloquant',
			fr`un guillemet (") ouvre une cellule qui s'étend sur ${lines} lignes et a sans doute avalé ses voisines. Fermez-le, ou doublez les guillemets qui sont du texte ("").`,
			'des guillemets par paires'
		);
	}
	if (row.length < width) {
		return issue(
			'missing-cell',
			'bloquant',
			fr`la ligne a ${cells(row.length)}, l'en-tête en a ${width}. Complétez-la ; un retour à la ligne dans un texte doit être entre guillemets.`,
			cells(width)
		);
	}
	for (let index = width; index < row.length; index += 1) {
		const cell = row[index] ?? '';
		if (cell.trim() === '' || named.has(index)) continue;
		return issue(
			'extra-cell',
			'bloquant',
			fr`la ligne a plus de cellules que l'en-tête (${quoted(cell)} est en trop) : un séparateur se trouve sans doute dans un texte sans guillemets.`,
			cells(width)
		);
	}
	if (!strayQuote) return null;
	return issue(
		'stray-quote',
		'avertissement',
		fr`un guillemet (") se trouve au milieu d'une cellule ; le texte est gardé tel quel. Doublez-le ("") pour être sûr.`,
		'des guillemets par paires'
	);
}

/** Cells that a query tool leaves beyond the header, which mean nothing, made blank. */
export function withoutQueryCells(row: readonly string[], width: number): readonly string[] {
	if (row.length <= width) return row;
	return row.map((cell, index) => (index >= width && /^Expr\d*$/i.test(cell.trim()) ? '' : cell));
}
