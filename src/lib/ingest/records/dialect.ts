import { DELIMITERS, type Delimiter } from '#lib/ingest/lines/batch.ts';
import { findHeader, isWhole } from '#lib/ingest/header/find-header.ts';
import type { ExpectedHeader, HeaderMatch } from '#lib/ingest/header/header.ts';
import type { Corrections } from './corrections.ts';
import { parseBlock, type Block } from './records.ts';

/** How the start of a file reads with one delimiter. */
export interface Dialect {
	readonly delimiter: Delimiter;
	readonly sample: Block;
	readonly match: HeaderMatch | null;
	/** The most common number of cells, and the share of records that have it, in thousandths. */
	readonly width: number;
	readonly constancy: number;
}

function commonWidth(rows: readonly (readonly string[])[]): { width: number; constancy: number } {
	const counts = new Map<number, number>();
	let records = 0;
	for (const row of rows) {
		if (row.length === 1 && (row[0] ?? '').trim() === '') continue;
		records += 1;
		counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
	}
	let width = 0;
	let most = 0;
	for (const [cells, times] of counts) {
		if (times > most || (times === most && cells > width)) {
			width = cells;
			most = times;
		}
	}
	return { width, constancy: records === 0 ? 0 : Math.round((most * 1000) / records) };
}

/** What a person says of how the start of a file reads. */
export interface StatedStart {
	readonly delimiter?: Delimiter | undefined;
	/** Physical line of the header. */
	readonly ligneEnTete?: number | undefined;
	readonly corrections: Corrections;
	/** The delimiters under which every quote of the file is in its place. */
	readonly regular?: readonly Delimiter[];
}

function tryDelimiter(
	text: string,
	delimiter: Delimiter,
	kinds: readonly ExpectedHeader[],
	{ ligneEnTete, corrections }: StatedStart
): Dialect {
	const sample = corrections.block(parseBlock(text, delimiter, 1));
	const only = ligneEnTete === undefined ? undefined : sample.lignes.indexOf(ligneEnTete);
	return { delimiter, sample, match: findHeader(sample.rows, kinds, only), ...commonWidth(sample.rows) };
}

/** First what a reading sheet knows, then what recognises a whole header, then what knows more columns, then what cuts rows most evenly. */
function compare(a: Dialect, b: Dialect): number {
	const byFiche = (dialect: Dialect) => (dialect.match?.fiche == null ? 0 : 1);
	const whole = (dialect: Dialect) => (dialect.match?.missing.length === 0 ? 1 : 0);
	const known = (dialect: Dialect) => dialect.match?.at.size ?? 0;
	const even = (dialect: Dialect) => (dialect.width > 1 ? dialect.constancy : 0);
	return (
		byFiche(b) - byFiche(a) ||
		whole(b) - whole(a) ||
		known(b) - known(a) ||
		even(b) - even(a) ||
		b.width - a.width
	);
}

/** Reads the start of a file with each delimiter, or the stated one, and keeps the reading that fits best. */
export function decideDialect(text: string, stated: StatedStart, kinds: readonly ExpectedHeader[]): Dialect {
	// What does not stand in the text parts nothing, and what parts a quoted cell is in it.
	const present = DELIMITERS.filter((delimiter) => text.includes(delimiter));
	const regular = present.filter((delimiter) => stated.regular?.includes(delimiter));
	const [some = DELIMITERS] = [regular, present].filter((found) => found.length > 0);
	const tried = stated.delimiter ? [stated.delimiter] : some;
	let best: Dialect | null = null;
	for (const delimiter of tried) {
		const dialect = tryDelimiter(text, delimiter, kinds, stated);
		// A first row of which every cell is known is the header: its names are no longer names when they are cut otherwise.
		if (dialect.match?.row === 0 && isWhole(dialect.match)) return dialect;
		if (best === null || compare(best, dialect) > 0) best = dialect;
	}
	if (best === null) throw new RangeError('no delimiter to try');
	return best;
}
