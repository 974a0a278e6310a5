import { scopeKey, type Scope } from './claims.ts';
import type { Centimes } from './money.ts';
import { Crossings, ScopeIndex, specificity } from './scope-index.ts';

/** How a published total compares with its details (R3). */
export const ISSUES_CONTROLE = ['egal', 'non_detaille', 'depasse', 'seul', 'croise'] as const;
export type IssueControle = (typeof ISSUES_CONTROLE)[number];

/** Money at a scope. */
export interface Amount extends Scope {
	readonly centimes: Centimes;
}

/** A published total, with the step to which its source rounds (0 when exact). */
export interface StatedTotal extends Amount {
	readonly arrondi: number;
}

/** What counts: a detail, a total as one line, or what a total holds beyond its details. */
export interface Piece<D, T> extends Amount {
	readonly of:
		{ readonly kind: 'detail'; readonly item: D } | { readonly kind: 'total' | 'rest'; readonly item: T };
}

/** The outcome of R3. */
export interface Held<D, T> {
	readonly pieces: readonly Piece<D, T>[];
	/** In the order in which totals were judged, the narrowest first. */
	readonly controls: readonly {
		readonly total: T;
		readonly details: Centimes;
		readonly issue: IssueControle;
	}[];
	/** What totals set aside: details, and narrower totals that counted. */
	readonly surpassed: readonly Piece<D, T>[];
}

const withinRounding = (difference: number, { arrondi }: StatedTotal) => 2 * Math.abs(difference) <= arrondi;

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
	const surpassed: Piece<D, T>[] = [];
	const count = (piece: Piece<D, T>) => {
		standing.add(piece);
		inside.add(piece);
	};
	for (const item of details)
		count({ ...placeOf(item), centimes: item.centimes, of: { kind: 'detail', item } });

	const controls = narrowestFirst(totals).map((total) => {
		const covered = inside.within(total).filter((piece) => standing.has(piece));
		const held = covered.reduce((sum, piece) => sum + piece.centimes, 0);
		const difference = total.centimes - held;
		const crossed = crossings.of(total);
		let issue: IssueControle;
		if (covered.length > 0 && withinRounding(difference, total)) issue = 'egal';
		else if (crossed === 'open' || (difference < 0 && crossed === 'closed')) issue = 'croise';
		else if (covered.length === 0) issue = 'seul';
		else issue = difference > 0 ? 'non_detaille' : 'depasse';

		const place = placeOf(total);
		if (issue === 'depasse') {
			for (const piece of covered) standing.delete(piece);
			surpassed.push(...covered);
		}
		if (issue === 'non_detaille')
			count({ ...place, centimes: difference, of: { kind: 'rest', item: total } });
		if (issue === 'seul' || issue === 'depasse')
			count({ ...place, centimes: total.centimes, of: { kind: 'total', item: total } });
		crossings.add(total, issue !== 'egal' && issue !== 'croise');
		return { total, details: held, issue };
	});
	return { pieces: [...standing], controls, surpassed };
}

const placeOf = ({ niveau, poste, beneficiaire }: Scope): Scope => ({ niveau, poste, beneficiaire });

function narrowestFirst<T extends StatedTotal>(totals: readonly T[]): T[] {
	return totals
		.map((total) => ({ total, rank: specificity(total), key: scopeKey(total) }))
		.sort((a, b) => b.rank - a.rank || (a.key < b.key ? -1 : 1))
		.map(({ total }) => total);
}
