import { tr } from '#lib/domain/language.ts';
import type { Genre, MatrixBlock, MatrixCell, MatrixRow } from './data.ts';
import { leadingOf } from '#lib/drawing/drawing.ts';
import { linesWidth, textWidth, wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';
import { duringYears } from '#lib/figures/shell/words.ts';

/** Text of a slot, text of an amount, and the narrowest a column may be, in pixels. */
const CORPS = 13;
const MONTANT = 14;
const COLONNE = 50;
/** White and contour at both sides of a text in its cell. */
const BORDS = 8;
/** The same at both sides of an amount: numbers hold closer. */
const MARGE = 6;
/** What the lines at both sides of « sans objet » take. */
const ASIDE = 30;
/** Height of a year where years run down. */
export const RANG = 28;

/** Cells drawn as one: a cell with an amount alone, or consecutive years of one kind of nothing. */
export interface Run {
	readonly cells: readonly MatrixCell[];
	readonly genre: Genre;
	readonly first: number;
	readonly last: number;
	/** Columns that it spans, or rows where years run down. */
	readonly span: number;
	/** What stands in it: an amount, or the longest of the words for its kind of nothing that fits. */
	readonly text: string;
	/** The same words in full, when `text` shortens them. */
	readonly full: string;
	/** The series breaks just before it. */
	readonly rupture: boolean;
}

type Nothing = Extract<Genre, 'non_publie' | 'non_trouve' | 'absent' | 'sans_objet' | 'non_importe'>;

const MOTS_FR: Readonly<Record<Nothing, readonly [string, ...string[]]>> = {
	non_publie: ['non publié', 'n.\u00A0p.'],
	non_trouve: ['non trouvé par nous', 'non trouvé', 'n.\u00A0t.'],
	absent: ['pas cherché', 'p.\u00A0c.'],
	sans_objet: ['sans objet', 's.\u00A0o.'],
	non_importe: ['en quarantaine', 'quar.']
};
const MOTS_EN: Readonly<Record<Nothing, readonly [string, ...string[]]>> = {
	non_publie: ['not published', 'n.p.'],
	non_trouve: ['not found by us', 'not found', 'n.f.'],
	absent: ['not searched for', 'n.s.'],
	sans_objet: ['not applicable', 'n/a'],
	non_importe: ['in quarantine', 'quar.']
};

/** Words of a kind of nothing, the longest first. The last fits in the narrowest cell. */
export const wordsOf = (genre: Nothing): readonly [string, ...string[]] => tr(MOTS_FR, MOTS_EN)[genre];
export const isNothing = (genre: Genre): genre is Nothing => Object.hasOwn(MOTS_FR, genre);

/** What is published whole, announced or a zero is in bold. */
export const weightOf = (cell: MatrixCell | undefined, genre: Genre): Graisse =>
	cell?.partielle !== true && (genre === 'publie' || genre === 'annonce' || genre === 'zero') ? 600 : 400;

/** Consecutive years of one kind of nothing make one slot; a break cuts it, an amount or a quarantine stands alone. */
export function mergeGaps(cells: readonly MatrixCell[], ruptures: readonly number[]): MatrixCell[][] {
	const runs: MatrixCell[][] = [];
	for (const cell of cells) {
		const open = runs.at(-1);
		const before = open?.at(-1);
		const joins =
			before !== undefined &&
			before.genre === cell.genre &&
			isNothing(cell.genre) &&
			cell.genre !== 'non_importe' &&
			before.exercice === cell.exercice - 1 &&
			!ruptures.includes(cell.exercice);
		if (joins) open?.push(cell);
		else runs.push([cell]);
	}
	return runs;
}

function runOf(
	cells: readonly MatrixCell[],
	ruptures: readonly number[],
	fits: (text: string, span: number, aside: number) => boolean
): Run | null {
	const [first, last] = [cells[0], cells.at(-1)];
	if (!first || !last) return null;
	const words = isNothing(first.genre) ? wordsOf(first.genre) : null;
	const aside = first.genre === 'sans_objet' ? ASIDE : 0;
	return {
		cells,
		genre: first.genre,
		first: first.exercice,
		last: last.exercice,
		span: cells.length,
		text: words ? (words.find((word) => fits(word, cells.length, aside)) ?? words.at(-1) ?? '') : first.texte,
		full: words?.[0] ?? first.texte,
		rupture: ruptures.includes(first.exercice)
	};
}

const cellsOf = (blocs: readonly MatrixBlock[]) =>
	blocs.flatMap((bloc) => bloc.groupes.flatMap((group) => group.rows.flatMap((row) => row.cells)));

const present = <T>(item: T | null): item is T => item !== null;

/** The width under which a column would cut an amount, in pixels. */
export const columnWidth = (blocs: readonly MatrixBlock[]): number =>
	Math.ceil(Math.max(COLONNE, leastColumn(blocs, MONTANT, MARGE)));

/** The width under which a column would cut the shortest words of a slot, or an amount in letters of that size. */
export function leastColumn(
	blocs: readonly MatrixBlock[],
	size = CORPS,
	margin = MARGE / 2,
	borders = BORDS
): number {
	const widths = cellsOf(blocs).map((cell) =>
		isNothing(cell.genre)
			? textWidth(wordsOf(cell.genre).at(-1) ?? '', CORPS) + borders
			: textWidth(cell.texte, size, weightOf(cell, cell.genre)) + margin
	);
	return Math.max(0, ...widths);
}

/** A row whose years run to the right, in columns so wide: what stands in it from the first to the last. */
export function placeRow(row: MatrixRow, ruptures: readonly number[], column = COLONNE): Run[] {
	const fits = (text: string, span: number, aside: number) =>
		textWidth(text, CORPS) + (column < COLONNE ? aside : 0) <= span * column - BORDS;
	return mergeGaps(row.cells, ruptures)
		.map((cells) => runOf(cells, ruptures, fits))
		.filter(present);
}

/** A slot of the line that says where a dispositif is written; `texte` is `null` where the crosswalk says nothing. */
export interface WrittenSlot {
	readonly first: number;
	readonly span: number;
	readonly texte: string | null;
	readonly phrase: string;
	readonly rupture: boolean;
}

/** Where a dispositif is written, from the first to the last year without a hole. */
export function placeInscriptions(block: MatrixBlock, exercices: readonly number[]): WrittenSlot[] {
	const slots: (WrittenSlot & { readonly de: number | null })[] = [];
	for (const exercice of exercices) {
		const here = block.inscriptions.find((item) => item.de <= exercice && exercice <= item.a);
		const open = slots.at(-1);
		if (open && open.de === (here?.de ?? null)) slots[slots.length - 1] = { ...open, span: open.span + 1 };
		else
			slots.push({
				first: exercice,
				span: 1,
				texte: here?.texte ?? null,
				phrase: here?.phrase ?? '',
				rupture: block.ruptures.includes(exercice),
				de: here?.de ?? null
			});
	}
	return slots.map(({ first, span, texte, phrase, rupture }) => ({ first, span, texte, phrase, rupture }));
}

/** The words of a slot on as many lines as they need in a column. */
const linesDown = (text: string, column: number): readonly string[] => wrapWhole(text, column - BORDS, CORPS);

/** What stands in a cell of a column: words on several lines, an amount on one. */
export const linesOfRun = ({ genre, text }: Run, column: number): readonly string[] =>
	isNothing(genre) ? linesDown(text, column) : [text];

/** A row whose years run down, in a column so wide: what stands in it from the first to the last, on several lines. */
export function placeColumn(row: MatrixRow, ruptures: readonly number[], column: number): Run[] {
	const fits = (text: string, span: number, aside: number) => {
		const lines = linesDown(text, column);
		const [wide, high] = [
			column - BORDS - linesWidth(lines, CORPS),
			span * RANG - BORDS - lines.length * leadingOf(CORPS)
		];
		const whole = text.split(' ').every((word) => textWidth(word, CORPS) <= column - BORDS);
		return whole && high >= 0 && Math.max(wide, high) >= aside;
	};
	return mergeGaps(row.cells, ruptures)
		.map((cells) => runOf(cells, ruptures, fits))
		.filter(present);
}

/** The genres that occur, and the signs that stand beside an amount: what a key has to explain. */
export function keyOf(blocs: readonly MatrixBlock[]) {
	const cells = cellsOf(blocs);
	const find = (test: (cell: MatrixCell) => boolean) => cells.find(test) ?? null;
	const shown = (genre: Genre) => find((cell) => cell.genre === genre);
	return {
		publie: find((cell) => cell.genre === 'publie' && !cell.partielle),
		partiel: find((cell) => cell.partielle),
		deduit: find((cell) => cell.genre === 'deduit' && !cell.partielle) ?? shown('deduit'),
		annonce: find((cell) => cell.genre === 'annonce' && !cell.partielle) ?? shown('annonce'),
		zero: shown('zero'),
		non_publie: shown('non_publie'),
		non_trouve: shown('non_trouve'),
		absent: shown('absent'),
		sans_objet: shown('sans_objet'),
		attente: find((cell) => cell.attente),
		concurrente: find((cell) => cell.concurrente),
		rupture: blocs.some((bloc) => bloc.ruptures.length > 0)
	};
}

/** What a slot says to a reader who points at it or listens to it. */
export function tellRun({ cells, full, first, last, genre }: Run): string {
	const [cell] = cells;
	if (!cell || !isNothing(genre) || genre === 'non_importe') return cell?.phrase ?? '';
	const when = duringYears(first, last);
	const head = `${full.charAt(0).toUpperCase()}${full.slice(1)} ${when}.`;
	const why = new Set(cells.map((item) => item.phrase));
	const where = tr(
		'Le tableau des données dit où nous avons cherché, année par année.',
		'The data table says where we looked, year by year.'
	);
	if (why.size > 1) return `${head} ${where}`;
	return `${head} ${cell.phrase}`.trim();
}
