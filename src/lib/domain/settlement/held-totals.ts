import { groupBy, scopeKey, scopeOf, sum, type Scope } from './claims.ts';
import { compareAsDetails, compareMerits, together, type Merits } from './merits.ts';
import type { Centimes } from '#lib/domain/money.ts';
import { Crossings, ScopeIndex, specificity } from './scope-index.ts';

/** How a published total compares with its details (R3). */
export const ISSUES_CONTROLE = ['egal', 'non_detaille', 'excedent', 'depasse', 'seul', 'croise'] as const;
export type IssueControle = (typeof ISSUES_CONTROLE)[number];

/** The same, and what becomes of a line that is only read as a total: see `issueOfRead`. */
export type IssueTenue = IssueControle | 'contredit' | 'entier';

/** Money at a scope, as one source says it. */
export interface Amount extends Scope {
	readonly centimes: Centimes;
	readonly merits: Merits;
	/** Whether it says a form. */
	readonly dit: boolean;
}

/** A published total. */
export interface StatedTotal extends Amount {
	/** The step to which its source rounds, 0 when exact. */
	readonly arrondi: number;
	/** A detail that leaves unsaid what others say, read as their total: see `issueOfRead`. */
	readonly lu: boolean;
}

/** What counts: a detail, a total as one line, or what a total holds beyond its details. */
export interface Piece<D, T> extends Scope {
	readonly centimes: Centimes;
	readonly of:
		{ readonly kind: 'detail'; readonly item: D } | { readonly kind: 'total' | 'rest'; readonly item: T };
}

/** A total beside what it holds. */
export interface HeldTotal<D, T> {
	readonly total: T;
	readonly details: Centimes;
	readonly issue: IssueTenue;
	/** What it sets aside: details, and narrower totals that counted. */
	readonly surpassed: readonly Piece<D, T>[];
	/** The only detail that it holds, when they are equal. */
	readonly confirmed: D | null;
}

/** The outcome of R3. */
export interface Held<D, T> {
	readonly pieces: readonly Piece<D, T>[];
	/** In the order in which totals were judged, the narrowest first. */
	readonly controls: readonly HeldTotal<D, T>[];
}

/** Cents of a total, within its rounding. */
const equals = (centimes: Centimes, total: StatedTotal) =>
	2 * Math.abs(centimes - total.centimes) <= total.arrondi;
const fits = (centimes: Centimes, total: StatedTotal) => 2 * (centimes - total.centimes) <= total.arrondi;

/**
 * Published totals against what they hold (R3), the narrowest scope first. A total whose scope crosses an open one only
 * controls, since adding it could count the same money twice. Costs as much as what is given, not its square.
 */
export function holdTotals<D extends Amount, T extends StatedTotal>(
	details: readonly D[],
	totals: readonly T[]
): Held<D, T> {
	const inside = new ScopeIndex<Piece<D, T>>(totals);
	const crossings = new Crossings(totals);
	const standing = new Set<Piece<D, T>>();
	const count = (piece: Piece<D, T>) => {
		standing.add(piece);
		inside.add(piece);
	};
	for (const item of details)
		count({ ...scopeOf(item), centimes: item.centimes, of: { kind: 'detail', item } });

	const controls = narrowestFirst(totals).map((total): HeldTotal<D, T> => {
		const covered = inside.within(total).filter((piece) => standing.has(piece));
		const held = sum(covered);
		const kept = new Set(fits(held, total) ? covered : fitting(covered, total));
		const issue = issueOf(total, covered, kept.size, crossings.of(total));
		const taken = sum([...kept]);
		const alone = issue === 'depasse' || issue === 'entier';
		const surpassed = alone
			? covered
			: issue === 'excedent'
				? covered.filter((piece) => !kept.has(piece))
				: [];
		for (const piece of surpassed) standing.delete(piece);
		const beyond = total.centimes - taken;
		if (issue === 'non_detaille' || (issue === 'excedent' && beyond > 0 && !equals(taken, total)))
			count({ ...scopeOf(total), centimes: beyond, of: { kind: 'rest', item: total } });
		if (issue === 'seul' || alone)
			count({ ...scopeOf(total), centimes: total.centimes, of: { kind: 'total', item: total } });
		crossings.add(total, issue !== 'egal' && issue !== 'croise' && issue !== 'contredit');
		const [only] = covered;
		const confirmed =
			equals(held, total) && covered.length === 1 && only?.of.kind === 'detail' ? only.of.item : null;
		return { total, details: held, issue, surpassed, confirmed };
	});
	return { pieces: [...standing], controls };
}

function issueOf<D extends Amount, T extends StatedTotal>(
	total: T,
	covered: readonly Piece<D, T>[],
	kept: number,
	crossed: 'none' | 'closed' | 'open'
): IssueTenue {
	const held = sum(covered);
	const equal = covered.length > 0 && equals(held, total);
	const passed = held > total.centimes;
	if (!equal && (crossed === 'open' || (passed && crossed === 'closed'))) return 'croise';
	if (covered.length === 0) return 'seul';
	const read = total.lu ? issueOfRead(total, covered, crossed === 'none') : null;
	if (read) return read;
	if (equal) return 'egal';
	if (!passed) return 'non_detaille';
	return kept === 0 ? 'depasse' : 'excedent';
}

/**
 * What becomes of a line that is read as the total of others because it leaves a word unsaid, where R3 alone would let a
 * weaker line undo it, or let it undo a stronger one: less than details of which one is stronger, it is contradicted; saying a
 * form that they do not all say, or not of all its money, it stands whole, unless other totals hold some of them.
 */
function issueOfRead<D extends Amount, T extends StatedTotal>(
	total: T,
	covered: readonly Piece<D, T>[],
	alone: boolean
): IssueTenue | null {
	const held = sum(covered);
	const equal = equals(held, total);
	const stronger = covered.some(({ of }) => compareMerits(of.item.merits, total.merits) < 0);
	if (!equal && held > total.centimes && stronger) return 'contredit';
	const told = equal && covered.every(({ of }) => of.kind !== 'rest' && of.item.dit);
	return total.dit && !told && alone ? 'entier' : null;
}

interface SourceInside<P> {
	readonly pieces: readonly P[];
	readonly centimes: Centimes;
	readonly merits: Merits;
}

/**
 * The details that fit in a total that they pass all together: source by source, best grade first then earlier version, each
 * whole, while they fit. None when the best source passes it alone. What comes later never wipes out what fitted before,
 * whatever its grade: neither details that make the total exactly, nor those of any source before one that passes it alone.
 * A source that only takes away always fits.
 */
function fitting<D extends Amount, T extends StatedTotal>(
	covered: readonly Piece<D, T>[],
	total: T
): readonly Piece<D, T>[] {
	const all = [...groupBy(covered, ({ of }) => of.item.merits.source).values()]
		.map((pieces): SourceInside<Piece<D, T>> => ({
			pieces,
			centimes: sum(pieces),
			merits: pieces.map(({ of }) => of.item.merits).reduce(together)
		}))
		.sort((a, b) => compareAsDetails(a.merits, b.merits));
	const less = all.filter((source) => source.centimes < 0);
	let taken = sum(less);
	const inside = all.filter((source) => source.centimes >= 0 && fits(taken + source.centimes, total));
	const [best] = all.filter((source) => source.centimes >= 0);
	const before = (source: SourceInside<unknown>, other: SourceInside<unknown>) =>
		source.merits.premiere < other.merits.premiere;
	if (!best || (best !== inside[0] && !inside.some((source) => before(source, best)))) return [];
	const exact = inside.filter((source) => equals(taken + source.centimes, total));
	const late = (source: SourceInside<unknown>) => Number(exact.some((other) => before(other, source)));
	const sources = [...inside].sort((a, b) => late(a) - late(b));
	const kept = sources.filter(({ centimes }) => {
		if (!fits(taken + centimes, total)) return false;
		taken += centimes;
		return true;
	});
	return kept.length === 0 ? [] : [...less, ...kept].flatMap(({ pieces }) => pieces);
}

function narrowestFirst<T extends StatedTotal>(totals: readonly T[]): T[] {
	return totals
		.map((total) => ({ total, rank: specificity(total), key: scopeKey(total) }))
		.sort(
			(a, b) =>
				b.rank - a.rank ||
				(a.key === b.key ? Number(b.total.lu) - Number(a.total.lu) : a.key < b.key ? -1 : 1)
		)
		.map(({ total }) => total);
}
