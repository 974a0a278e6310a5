import type { TableBlock } from '#lib/pages/year/dossier/blocks.ts';

/** Room of the text of a page, in twips: 17 cm. */
export const TEXT_WIDTH = 9638;
/** White beside the words of a cell, both sides together. */
export const CELL_WHITE = 140;

const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
/** A no-break space holds: « 5 020 878 € » is one word. */
const words = (text: string) => text.split(/[ \-–]/);

/** Signs of the longer of two lines, where a text is broken best. */
function inTwo(text: string): number {
	const parts = text.split(' ');
	const at = (cut: number) =>
		Math.max(parts.slice(0, cut).join(' ').length, parts.slice(cut).join(' ').length);
	return Math.min(...parts.map((_, index) => at(index + 1)));
}

/**
 * Widths of the columns of a table, in twips, together the room: amounts are never broken, words share what is left as they
 * need it. `size`: of the letters, in half points.
 */
export function columnWidths(
	{ colonnes, lignes }: Pick<TableBlock, 'colonnes' | 'lignes'>,
	size: number
): number[] {
	// A letter of Arial is half as wide as it is high; a digit, a capital or bold takes a little more.
	const twips = (signs: number, each: number) => Math.round(signs * size * 10 * each) + CELL_WHITE;
	const called = lignes.some(({ documents }) => documents.length > 0) ? 3 : 0;
	const columns = colonnes.map(({ titre, nombre }, index) => {
		const cells = lignes.flatMap(({ cellules: { [index]: cell } }) => (cell ? [cell] : []));
		const texts = cells.flatMap(({ texte, centimes }) => (centimes === undefined ? [texte] : []));
		const amounts = cells.flatMap(({ texte, centimes }) => (centimes === undefined ? [] : [texte]));
		const least = Math.max(
			// Capitals of few letters are wide.
			twips(longest(words(titre)) + 1, 0.58),
			twips(longest(texts.flatMap(words)), 0.56),
			// Words in a column of amounts, a kind of nothing, are few: two lines.
			nombre ? twips(Math.max(0, ...texts.map(inTwo)), 0.5) : 0,
			// The call of a note stands after an amount.
			amounts.length === 0 ? 0 : twips(longest(amounts) + called, 0.54)
		);
		const wanted = nombre ? 0 : Math.max(0, twips(longest([titre, ...texts]), 0.54) - least);
		return { least, wanted };
	});
	const sum = (of: 'least' | 'wanted') => columns.reduce((total, column) => total + column[of], 0);
	const room = TEXT_WIDTH - sum('least');
	if (room <= 0) return columns.map(({ least }) => Math.floor((least * TEXT_WIDTH) / sum('least')));
	const share = Math.min(1, room / Math.max(1, sum('wanted')));
	const widths = columns.map(({ least, wanted }) => least + Math.floor(wanted * share));
	const left = TEXT_WIDTH - widths.reduce((total, one) => total + one, 0);
	return widths.map((one, index) => one + (index === 0 ? left : 0));
}
