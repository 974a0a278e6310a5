import { RANG_PREUVES, type Preuve } from '#lib/domain/vocabulary.ts';

/** What the rules weigh of the lines of one source (R3, R4). */
export interface Merits {
	readonly source: string;
	/** Rank of its strongest grade, 0 for the best. */
	readonly rang: number;
	/** The latest date of its lines, `''` when unknown. */
	readonly date: string;
	/** The latest and the first version that brought one of its lines. */
	readonly derniere: number;
	readonly premiere: number;
}

/** The strongest of some grades (R4); `null` when none is given. */
export const strongest = (preuves: readonly (Preuve | null)[]): Preuve | null =>
	RANG_PREUVES.find((grade) => preuves.includes(grade)) ?? null;

const rangOf = (preuve: Preuve | null) =>
	preuve === null ? RANG_PREUVES.length : RANG_PREUVES.indexOf(preuve);

/** What is weighed of one line. */
interface Weighed {
	readonly source: string;
	readonly preuve: Preuve | null;
	readonly sourceDate: string;
	/** The version that brought it. */
	readonly version: number;
}

/** The merits of a line alone. */
export const lineMerits = (line: Weighed): Merits => ({
	source: line.source,
	rang: rangOf(line.preuve),
	date: line.sourceDate,
	derniere: line.version,
	premiere: line.version
});

/** The merits of what one source says in several places. */
export const together = (a: Merits, b: Merits): Merits => ({
	source: a.source,
	rang: Math.min(a.rang, b.rang),
	date: a.date > b.date ? a.date : b.date,
	derniere: Math.max(a.derniere, b.derniere),
	premiere: Math.min(a.premiere, b.premiere)
});

/** Why one published value counts among several (R4): an arbitration, else the first of these that tells them apart. */
export const MOTIFS_RETENUE = ['arbitrage', 'preuve', 'date', 'version', 'source'] as const;
export type MotifRetenue = (typeof MOTIFS_RETENUE)[number];

const ORDER: readonly (readonly [MotifRetenue, (a: Merits, b: Merits) => number])[] = [
	['preuve', (a, b) => a.rang - b.rang],
	['date', (a, b) => (a.date === b.date ? 0 : a.date > b.date ? -1 : 1)],
	['version', (a, b) => b.derniere - a.derniere],
	['source', (a, b) => (a.source === b.source ? 0 : a.source < b.source ? -1 : 1)]
];

/** Order of R4 without arbitration: grade, later date, later version, source id. The first is retained. */
export function compareMerits(a: Merits, b: Merits): number {
	for (const [, compare] of ORDER) {
		const order = compare(a, b);
		if (order !== 0) return order;
	}
	return 0;
}

/** What tells the source retained from another one when no arbitration is recorded. */
export function decidedBy(retained: Merits, other: Merits): MotifRetenue {
	return ORDER.find(([, compare]) => compare(retained, other) < 0)?.[0] ?? 'arbitrage';
}

/** Order in which the details of a total are taken (R3): best grade, then earlier version, then source id. */
export const compareAsDetails = (a: Merits, b: Merits): number =>
	a.rang - b.rang || a.premiere - b.premiere || (a.source < b.source ? -1 : 1);
