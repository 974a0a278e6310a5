import { fold } from '#lib/domain/fold.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { amountWords, type AmountWords } from './amount-words.ts';
import { sidesOf, type Side } from './sides.ts';
import { undoDoubleEncoding } from '#lib/ingest/bytes/double-encoding.ts';

/** A header cell as compared: no case, accents, punctuation or unit. */
export function headerKey(cell: string): string {
	return fold(fold(undoDoubleEncoding(cell).replace(/\(.*?\)/g, ' ')).replace(/[_\-.*/:]+/g, ' '));
}

/** Positions of the named columns of a header, and the cells that a row needs to have them all. */
export function outlineOf(cells: readonly string[]): { named: ReadonlySet<number>; width: number } {
	const named = new Set<number>();
	let width = 0;
	cells.forEach((cell, index) => {
		if (cell.trim() === '') return;
		named.add(index);
		if (!OWN_COLUMN.test(cell.trim())) width = index + 1;
	});
	return { named, width };
}

/** A column that a kind of file may have. */
export interface ExpectedColumn {
	readonly field: string;
	/** How files call it, when the field is a name of ours. */
	readonly nom?: string;
	/** Other names under which files write it; the field itself always counts. */
	readonly aliases?: readonly string[];
	/** Names that change with the year, as `headerKey` writes them; the group `annee` is the year. */
	readonly pattern?: RegExp;
	readonly required?: boolean;
	/** Known and left unread: said to the reader, or passed over. */
	readonly unread?: 'dit' | 'tu';
}

/** Columns of amounts of which a file may have several, each with its own stage, nature and year. */
export interface MeasureRule {
	/** Over `headerKey`; its groups `nature` and `annee` are what the name says of them. */
	readonly pattern: RegExp;
	/** `null` when the rows or the file say it. A control is summed apart and compared, never kept as lines. */
	readonly etape: Etape | 'amendement' | 'total' | null;
	/** When the name says it in other words than a group can. */
	readonly nature?: 'ae' | 'cp';
}

/** A column of amounts, as found. */
export interface Measure {
	readonly index: number;
	readonly etape: MeasureRule['etape'];
	/** `null` when the header does not say. */
	readonly nature: 'ae' | 'cp' | null;
	readonly exercice: number | null;
}

/** A kind of file, as recognised by its header. */
export interface ExpectedHeader {
	readonly id: string;
	/** How it is called in a sentence: « les lignes de financement ». */
	readonly titre: string;
	readonly columns: readonly ExpectedColumn[];
	/** Groups of fields of which one must be there whole. */
	readonly oneOf?: readonly (readonly (readonly string[])[])[];
	/** When given, at least one column of amounts must be there. */
	readonly measures?: readonly MeasureRule[];
	/** Header names that this kind of file never has. */
	readonly foreign?: readonly string[];
	/** Its rows are lines, of which AE and CP, or several years, may stand side by side. */
	readonly sides?: boolean;
	/** How a row reads as its header, where names alone do not say it. */
	readonly reads?: (
		expected: ExpectedHeader,
		rows: readonly (readonly string[])[],
		row: number
	) => HeaderMatch | null;
	/** Names are the same with and without articles, « n° », spaces and capitals in a word: « Date de la convention », `dateConvention`. */
	readonly littleWords?: boolean;
}

/** How the cells of one row read as the header of one kind of file. */
export interface HeaderMatch {
	readonly expected: ExpectedHeader;
	/** The reading sheet by which it was recognised, `null` for none. */
	readonly fiche: string | null;
	/** Index of the row among those searched. */
	readonly row: number;
	readonly cells: readonly string[];
	/** Position of each field, 0 for the first column. */
	readonly at: ReadonlyMap<string, number>;
	/** The year that the name of a column states, by field. */
	readonly years: ReadonlyMap<string, number>;
	readonly measures: readonly Measure[];
	/** Columns of amounts that stand side by side, of a kind whose rows are lines: each row gives a line of each. */
	readonly sides: readonly Side[];
	/** Fields found in more than one column. */
	readonly doubled: ReadonlyMap<string, readonly number[]>;
	/** Positions of columns that are known and left unread, and of which the reader is told. */
	readonly unread: readonly number[];
	/** Positions of named columns that nothing reads. */
	readonly unknown: readonly number[];
	readonly missing: readonly string[];
}

/** Columns that the reader of a file adds to it, and that coming back are not read. */
export const OWN_COLUMN = /^_(?:problemes|erreurs|avertissements)$/;

const byAlias = new WeakMap<ExpectedHeader, Map<string, ExpectedColumn>>();

const LITTLE = /(?<![a-z])(?:d'|l'|(?:de|du|des|la|le|les|l|d|au|aux|a|en)(?![a-z]))/g;

/** A name without its articles and spaces, as files that glue words or add articles write it. */
export const gluedKey = (key: string): string =>
	key
		.replace(/\bn°|\bno\b|\bnum\b/g, 'numero')
		.replace(LITTLE, '')
		.replace(/[^a-z0-9%]/g, '');

function aliasesOf(expected: ExpectedHeader): Map<string, ExpectedColumn> {
	let map = byAlias.get(expected);
	if (!map) {
		map = new Map();
		for (const column of expected.columns) {
			for (const name of [column.field, ...(column.aliases ?? [])]) {
				map.set(headerKey(name), column);
				// Glued words come last: a name as it is written is the stronger.
				for (const key of expected.littleWords
					? [gluedKey(headerKey(name)), headerKey(name).replace(/\s/g, '')]
					: [])
					if (!map.has(key)) map.set(key, column);
			}
		}
		byAlias.set(expected, map);
	}
	return map;
}

/** The only known name that reads like one whose accents were lost, each to a `�`. */
function withoutLostAccents(key: string, names: Iterable<string>): string {
	if (!key.includes('\uFFFD')) return key;
	const fits = [...names].filter(
		(name) =>
			name.length === key.length && [...key].every((char, at) => char === '\uFFFD' || char === name[at])
	);
	const [only] = fits;
	return only !== undefined && fits.length === 1 ? only : key;
}

/** Fields whose header may say more than their name: « montant en k€ », « Montant AE ». */
const AMOUNTS: readonly string[] = ['montant', 'arrondi'];

function findColumn(
	expected: ExpectedHeader,
	{ name }: AmountWords,
	key: string
): { column: ExpectedColumn; annee: number | null } | null {
	const known = aliasesOf(expected);
	const whole = withoutLostAccents(key, known.keys());
	const exact =
		known.get(whole) ??
		(expected.littleWords ? (known.get(gluedKey(whole)) ?? known.get(whole.replace(/\s/g, ''))) : undefined);
	if (exact) return { column: exact, annee: null };
	const amount = known.get(name);
	if (amount && AMOUNTS.includes(amount.field)) return { column: amount, annee: null };
	for (const column of expected.columns) {
		const match = column.pattern?.exec(key);
		if (match)
			return { column, annee: match.groups?.annee === undefined ? null : Number(match.groups.annee) };
	}
	return null;
}

function findMeasure(expected: ExpectedHeader, key: string, index: number): Measure | null {
	for (const rule of expected.measures ?? []) {
		const match = rule.pattern.exec(key);
		if (!match) continue;
		const { nature, annee } = match.groups ?? {};
		const said = nature === 'ae' || nature === 'cp' ? nature : null;
		return {
			index,
			etape: rule.etape,
			nature: rule.nature ?? said,
			exercice: annee === undefined ? null : Number(annee)
		};
	}
	return null;
}

/**
 * « CP » stands for credits and for postcodes: without « AE » beside it, cells of five digits and nothing else are taken for
 * postcodes, and never for money.
 */
function arePostcodes(
	keys: readonly string[],
	below: () => readonly (readonly string[])[],
	index: number
): boolean {
	if (keys.some((key) => key === 'ae' || key.startsWith('autorisation'))) return false;
	const cells = below()
		.map((row) => (row[index] ?? '').trim())
		.filter((cell) => cell !== '');
	return cells.length > 0 && cells.every((cell) => /^(?:\d{5}|2[AB]\d{3})$/i.test(cell));
}

/** Whether the headers of the amounts say of all the lines what a column would: « Montant voté 2018 ». */
function saidByAmounts(field: string, sides: readonly Side[], { etape, exercice }: AmountWords): boolean {
	if (field === 'exercice')
		return sides.length > 0 ? sides.every((side) => side.exercice !== null) : exercice !== null;
	return (
		field === 'etape' && (sides.length > 0 ? sides.every(({ said }) => 'etape' in said) : etape !== null)
	);
}

/** A row that may be a header, read once for all the kinds of file. */
export interface ReadRow {
	readonly cells: readonly string[];
	/** Its cells as names of columns are compared, and what they say of amounts. */
	readonly keys: readonly string[];
	readonly words: readonly AmountWords[];
}

const NO_WORDS = amountWords('');

/** Reads one row as the header of one kind of file. */
export function matchHeader(
	expected: ExpectedHeader,
	{ cells, keys, words }: ReadRow,
	row: number,
	below: () => readonly (readonly string[])[]
): HeaderMatch {
	const at = new Map<string, number>();
	const years = new Map<string, number>();
	const measures: Measure[] = [];
	const doubled = new Map<string, number[]>();
	const unread: number[] = [];
	const unknown: number[] = [];
	cells.forEach((cell, index) => {
		const key = keys[index] ?? '';
		if (key === '' || OWN_COLUMN.test(cell.trim())) return;
		const measure = findMeasure(expected, key, index);
		const found = measure ? null : findColumn(expected, words[index] ?? NO_WORDS, key);
		if (measure && !(key === 'cp' && arePostcodes(keys, below, index))) measures.push(measure);
		else if (!found) unknown.push(index);
		else if (found.column.unread) {
			if (found.column.unread === 'dit') unread.push(index);
		} else {
			const { field } = found.column;
			const first = at.get(field);
			if (first === undefined) {
				at.set(field, index);
				if (found.annee !== null) years.set(field, found.annee);
			} else doubled.set(field, [...(doubled.get(field) ?? [first]), index]);
		}
	});
	const places = doubled.get('montant') ?? [at.get('montant')].filter((index) => index !== undefined);
	const sides = expected.sides ? sidesOf(cells, words, places, at) : [];
	if (sides[0]) {
		at.set('montant', sides[0].at);
		doubled.delete('montant');
	}
	const alone = words[at.get('montant') ?? -1] ?? NO_WORDS;
	const missing = expected.columns
		.filter(({ field, required }) => required && !at.has(field) && !saidByAmounts(field, sides, alone))
		.map((column) => column.field);
	for (const choices of expected.oneOf ?? []) {
		const present = choices.some((choice) => choice.every((field) => at.has(field)));
		if (!present) missing.push(...(choices[0] ?? []));
	}
	if (expected.measures && measures.length === 0) missing.push('montant');
	const strangers = unknown.filter((index) => !sides.some((side) => side.at === index));
	return {
		expected,
		fiche: null,
		row,
		cells,
		at,
		years,
		measures,
		sides,
		doubled,
		unread,
		unknown: strangers,
		missing
	};
}
