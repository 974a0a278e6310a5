import {
	claimsOf,
	groupBy,
	saysForm,
	scopeKey,
	scopeOf,
	sum,
	type Claim,
	type Scope,
	type SettlementLine,
	type Verdict
} from './claims.ts';
import { holdTotals, type Amount, type StatedTotal } from './held-totals.ts';
import { lineMerits } from './merits.ts';
import type { Centimes } from '#lib/domain/money.ts';
import { ScopeCovers } from './scope-index.ts';
import type { Role } from '#lib/domain/vocabulary.ts';

/** A line with what became of it. */
export type JudgedLine = SettlementLine & {
	readonly verdict: Verdict;
	/** A detail that is read as the total of what another source says more of; a number as the base keeps it. */
	readonly lue: boolean | number;
};

/** What sources publish for one quantité, and the one retained. */
export interface Quantite<L extends JudgedLine = JudgedLine> extends Scope {
	readonly role: Role;
	/** Its details are read as a total. */
	readonly lue: boolean;
	readonly lines: readonly L[];
	/** In the order in which their lines are first met. */
	readonly claims: readonly Claim[];
	readonly retained: Claim;
	/** Whether a source differs from the retained one. */
	readonly contested: boolean;
}

const BEATEN: readonly Verdict[] = ['ecartee', 'concordante'];

/** Judged lines by quantité, totals and details apart. */
export function quantitesOf<L extends JudgedLine>(lines: readonly L[]): Quantite<L>[] {
	const groups = groupBy(lines, (line) => `${line.role}\u001F${scopeKey(line)}`);
	return [...groups.values()].flatMap((own): Quantite<L>[] => {
		const [first] = own;
		const standing = own.find((line) => !BEATEN.includes(line.verdict)) ?? first;
		const claims = claimsOf(own);
		const retained = claims.find((claim) => claim.source === standing?.source);
		if (!first || !retained) return [];
		const { role } = first;
		const lue = Boolean(first.lue);
		const contested = own.some((line) => line.verdict === 'ecartee');
		return [{ role, lue, ...scopeOf(first), lines: own, claims, retained, contested }];
	});
}

/** Whether a quantité holds others: a published total, or lines read as one. */
export const isTotal = ({ role, lue }: Quantite): boolean => role === 'total' || lue;

interface Total extends StatedTotal {
	readonly of: Quantite;
}

const totalOf = (quantite: Quantite, claim: Claim): Total => ({
	...scopeOf(quantite),
	centimes: claim.centimes,
	arrondi: claim.arrondi,
	merits: claim.merits,
	dit: saysForm(claim),
	lu: quantite.lue,
	of: quantite
});

/** Retained details that the same totals hold and that weigh alike, added up. */
export interface Details extends Amount {
	/** How many lines. */
	readonly lignes: number;
}

/**
 * What a slot would come to, were another claim retained (R4). Details that the same totals hold and that one source says are
 * one amount to them: an answer costs what the totals cost, whatever the number of details.
 */
export class PossibleTotals {
	readonly #today: Centimes;
	readonly #totals: readonly Total[];
	readonly #covers: ScopeCovers;
	readonly #cells = new Map<string, Details>();
	readonly #held: Centimes;

	/** `details`: the retained ones, added up at will where they weigh alike. `today`: what the slot comes to. */
	constructor(totals: readonly Quantite[], details: readonly Details[], today: Centimes) {
		this.#today = today;
		this.#totals = totals.map((item) => totalOf(item, item.retained));
		this.#covers = new ScopeCovers(totals);
		for (const item of details) this.#add(this.#cells, item, 1);
		this.#held = sum(holdTotals([...this.#cells.values()], this.#totals).pieces);
	}

	/** What one answer has to look at, at most. */
	get cost(): number {
		return this.#cells.size + this.#totals.length;
	}

	/** The slot with `claim` in the place of the retained one. */
	with(quantite: Quantite, claim: Claim): Centimes {
		if (isTotal(quantite))
			return this.#hold(
				this.#cells,
				this.#totals.map((total) => (total.of === quantite ? totalOf(quantite, claim) : total))
			);
		if (this.#covers.of(quantite).length === 0)
			return this.#today + claim.centimes - quantite.retained.centimes;
		const cells = new Map(this.#cells);
		for (const line of quantite.retained.lines) this.#add(cells, detailOf(line), -1);
		for (const line of claim.lines) this.#add(cells, detailOf(line), 1);
		return this.#hold(cells, this.#totals);
	}

	/** The slot without a total: what its details come to, under the narrower totals and the wider. */
	without(quantite: Quantite): Centimes {
		return this.#hold(
			this.#cells,
			this.#totals.filter((total) => total.of !== quantite)
		);
	}

	/** The slot without any total. */
	details(): Centimes {
		return this.#hold(this.#cells, []);
	}

	#hold(cells: ReadonlyMap<string, Details>, totals: readonly Total[]): Centimes {
		return this.#today - this.#held + sum(holdTotals([...cells.values()], totals).pieces);
	}

	/** Adds details to those that the same totals hold and that weigh alike, or takes them away. */
	#add(cells: Map<string, Details>, item: Details, sign: 1 | -1): void {
		const covers = this.#covers.of(item);
		if (covers.length === 0) return;
		const key = [covers.join(), item.dit, ...Object.values(item.merits)].join('\u001F');
		const known = cells.get(key) ?? { ...item, centimes: 0, lignes: 0 };
		const lignes = known.lignes + sign * item.lignes;
		if (lignes === 0) cells.delete(key);
		else cells.set(key, { ...known, lignes, centimes: known.centimes + sign * item.centimes });
	}
}

/** A line as details of its own. */
export const detailOf = (line: SettlementLine): Details => ({
	...scopeOf(line),
	centimes: line.centimes,
	merits: lineMerits(line),
	dit: line.forme !== 'NV',
	lignes: 1
});
