import type { FormeSpec } from './forme-spec.ts';
import type { Centimes } from './money.ts';
import {
	RANG_PREUVES,
	type Attribution,
	type Nature,
	type Niveau,
	type Preuve,
	type Role
} from './vocabulary.ts';

/** A line as the rules R3 and R4 see it, inside one (dispositif, exercice, étape) and one view of nature. */
export interface SettlementLine {
	readonly id: number;
	readonly source: string;
	readonly nature: Nature;
	readonly niveau: Niveau;
	/** As compared (`posteKey`), `''` when not stated. */
	readonly poste: string;
	/** As compared (`beneficiaireKey`), `''` when not stated. */
	readonly beneficiaire: string;
	readonly role: Role;
	readonly forme: FormeSpec;
	readonly attribution: Attribution | null;
	readonly preuve: Preuve | null;
	/** Day, month or year of the source, `''` when unknown. */
	readonly sourceDate: string;
	/** Version that brought the line. */
	readonly version: number;
	readonly centimes: Centimes;
	readonly arrondi: number | null;
}

/** A recorded decision on one quantité (R4). */
export interface Arbitration {
	readonly niveau: Niveau;
	readonly poste: string;
	readonly beneficiaire: string;
	readonly source: string;
	/** Whether it speaks of the total or of the detail; of both when not said. A later one replaces an earlier one. */
	readonly role?: Role;
}

/**
 * What became of a line: `retenue` counts; `controle` is a total whose details count; `concordante` repeats the value of
 * the retained source; `ecartee` loses to it; `depassee` is a detail that, with others, exceeds its total; `croisee` is
 * a total that crosses another one's scope and only controls.
 */
export const VERDICTS = ['retenue', 'controle', 'concordante', 'ecartee', 'depassee', 'croisee'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The lines of one source on one quantité: they add. */
export interface Claim {
	readonly source: string;
	readonly lines: readonly SettlementLine[];
	readonly centimes: Centimes;
}

/** What a line states of who spends, on what and for whom. */
export interface Scope {
	readonly niveau: Niveau;
	readonly poste: string;
	readonly beneficiaire: string;
}

/** The quantité inside its slot, as one text. */
export const scopeKey = (scope: Scope) => `${scope.niveau}\u001F${scope.poste}\u001F${scope.beneficiaire}`;

/** Items by key, in the order in which keys are first met. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const own = key(item);
		const group = groups.get(own);
		if (group) group.push(item);
		else groups.set(own, [item]);
	}
	return groups;
}

/** Cents of several amounts together. */
export const sum = (items: readonly { readonly centimes: Centimes }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

/** The strongest of some grades (R4); `null` when none is given. */
export const strongest = (preuves: readonly (Preuve | null)[]): Preuve | null =>
	RANG_PREUVES.find((grade) => preuves.includes(grade)) ?? null;

function gradeRank(claim: Claim): number {
	const best = strongest(claim.lines.map((line) => line.preuve));
	return best === null ? RANG_PREUVES.length : RANG_PREUVES.indexOf(best);
}

/** Why one published value counts among several (R4): an arbitration, else the first of these that tells them apart. */
export const MOTIFS_RETENUE = ['arbitrage', 'preuve', 'date', 'version', 'source'] as const;
export type MotifRetenue = (typeof MOTIFS_RETENUE)[number];

const newest = (claim: Claim) =>
	claim.lines.reduce((last, line) => Math.max(last, line.version), Number.NEGATIVE_INFINITY);
const dateOf = (claim: Claim) =>
	claim.lines.reduce((last, line) => (line.sourceDate > last ? line.sourceDate : last), '');

const ORDER: readonly (readonly [MotifRetenue, (a: Claim, b: Claim) => number])[] = [
	['preuve', (a, b) => gradeRank(a) - gradeRank(b)],
	['date', (a, b) => (dateOf(a) === dateOf(b) ? 0 : dateOf(a) > dateOf(b) ? -1 : 1)],
	['version', (a, b) => newest(b) - newest(a)],
	['source', (a, b) => (a.source < b.source ? -1 : 1)]
];

/** Order of R4 without arbitration: grade, later date, later version, source id. The first is retained. */
export function compareClaims(a: Claim, b: Claim): number {
	for (const [, compare] of ORDER) {
		const order = compare(a, b);
		if (order !== 0) return order;
	}
	return 0;
}

/** What tells `retained` from another claim when no arbitration is recorded. */
export function decidedBy(retained: Claim, other: Claim): MotifRetenue {
	return ORDER.find(([, compare]) => compare(retained, other) < 0)?.[0] ?? 'arbitrage';
}

/** The claim that R4 keeps, and whether another one differs from it. */
export interface Retained {
	readonly claim: Claim;
	/** The strongest grade among the claims that agree with it, its own left out; `null` when none says one. */
	readonly corroboree: Preuve | null;
	readonly concurrente: boolean;
}

/** R4 on one quantité: lines of one source add, sources compete, one is retained. The others get their verdict. */
export function retain(
	lines: readonly SettlementLine[],
	arbitrated: string | undefined,
	verdicts: Map<number, Verdict>
): Retained {
	const claims = [...groupBy(lines, (line) => line.source)]
		.map(([source, own]): Claim => ({ source, lines: own, centimes: sum(own) }))
		.sort(compareClaims);
	const retained = claims.find((claim) => claim.source === arbitrated) ?? claims[0];
	if (!retained) throw new RangeError('no line to retain');
	for (const claim of claims) {
		if (claim === retained) continue;
		const verdict = claim.centimes === retained.centimes ? 'concordante' : 'ecartee';
		for (const line of claim.lines) verdicts.set(line.id, verdict);
	}
	const agreeing = claims.filter((claim) => claim !== retained && claim.centimes === retained.centimes);
	return {
		claim: retained,
		corroboree: strongest(agreeing.flatMap((claim) => claim.lines.map((line) => line.preuve))),
		concurrente: claims.some((claim) => claim.centimes !== retained.centimes)
	};
}
