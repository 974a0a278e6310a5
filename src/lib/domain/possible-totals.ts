import {
	groupBy,
	scopeKey,
	sum,
	type Claim,
	type Scope,
	type SettlementLine,
	type Verdict
} from './claims.ts';
import { holdTotals, type Amount, type StatedTotal } from './held-totals.ts';
import type { Centimes } from './money.ts';
import { ScopeCovers } from './scope-index.ts';
import type { Role } from './vocabulary.ts';

/** A line with what became of it. */
export type JudgedLine = SettlementLine & { readonly verdict: Verdict };

/** What sources publish for one quantité, and the one retained. */
export interface Quantite<L extends JudgedLine = JudgedLine> extends Scope {
	readonly role: Role;
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
		const claims = [...groupBy(own, (line) => line.source)].map(([source, mine]): Claim => ({
			source,
			lines: mine,
			centimes: sum(mine)
		}));
		const retained = claims.find((claim) => claim.source === standing?.source);
		if (!first || !retained) return [];
		const { role, niveau, poste, beneficiaire } = first;
		const contested = own.some((line) => line.verdict === 'ecartee');
		return [{ role, niveau, poste, beneficiaire, lines: own, claims, retained, contested }];
	});
}

interface Total extends StatedTotal {
	readonly of: Quantite;
}

const totalOf = (quantite: Quantite, claim: Claim): Total => {
	const { niveau, poste, beneficiaire } = quantite;
	const arrondi = claim.lines.reduce((step, line) => Math.max(step, line.arrondi ?? 0), 0);
	return { niveau, poste, beneficiaire, centimes: claim.centimes, arrondi, of: quantite };
};

/**
 * What a slot would come to, were another claim retained (R4). Details that the same totals hold are one amount to them: an
 * answer costs what the totals cost, whatever the number of details.
 */
export class PossibleTotals {
	readonly #today: Centimes;
	readonly #totals: readonly Total[];
	readonly #covers: ScopeCovers;
	readonly #cells = new Map<string, Amount>();
	readonly #held: Centimes;

	/** `details`: the retained ones, added up at will where every total holds them alike. `today`: what the slot comes to. */
	constructor(totals: readonly Quantite[], details: readonly Amount[], today: Centimes) {
		this.#today = today;
		this.#totals = totals.map((item) => totalOf(item, item.retained));
		this.#covers = new ScopeCovers(totals);
		for (const item of details) addTo(this.#cells, this.#cellOf(item), item, item.centimes);
		this.#held = sum(holdTotals([...this.#cells.values()], this.#totals).pieces);
	}

	/** What one answer has to look at, at most. */
	get cost(): number {
		return this.#cells.size + this.#totals.length;
	}

	/** The slot with `claim` in the place of the retained one. */
	with(quantite: Quantite, claim: Claim): Centimes {
		const difference = claim.centimes - quantite.retained.centimes;
		if (quantite.role === 'total')
			return this.#hold(
				this.#cells,
				this.#totals.map((total) => (total.of === quantite ? totalOf(quantite, claim) : total))
			);
		const cell = this.#cellOf(quantite);
		if (cell === '') return this.#today + difference;
		return this.#hold(addTo(new Map(this.#cells), cell, quantite, difference), this.#totals);
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

	#hold(cells: ReadonlyMap<string, Amount>, totals: readonly Total[]): Centimes {
		return this.#today - this.#held + sum(holdTotals([...cells.values()], totals).pieces);
	}

	/** Names the totals that hold an item; `''` where none does. */
	#cellOf(item: Scope): string {
		return this.#covers.of(item).join();
	}
}

function addTo(
	cells: Map<string, Amount>,
	cell: string,
	{ niveau, poste, beneficiaire }: Scope,
	centimes: Centimes
): Map<string, Amount> {
	const known = cells.get(cell)?.centimes ?? 0;
	return cells.set(cell, { niveau, poste, beneficiaire, centimes: known + centimes });
}
