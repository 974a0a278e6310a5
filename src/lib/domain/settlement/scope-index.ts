import type { Scope } from './claims.ts';

/** The words of a scope, in the order of its key; `np` states no niveau. */
const wordsOf = ({ niveau, poste, beneficiaire, payeur }: Scope): readonly string[] => [
	niveau === 'np' ? '' : niveau,
	poste,
	beneficiaire,
	payeur
];

/** Which words a scope states, one bit each. */
const maskOf = (words: readonly string[]) =>
	words.reduce((mask, word, index) => (word === '' ? mask : mask | (1 << index)), 0);

const keyAt = (words: readonly string[], mask: number) =>
	words.map((word, index) => ((mask >> index) & 1 ? word : '')).join('\u001F');

/** How many words a scope states: the more, the narrower. */
export const specificity = (scope: Scope) => wordsOf(scope).filter((word) => word !== '').length;

/**
 * Finds what lies inside a scope (equal wherever the scope states something) without reading what lies outside: each item
 * is kept once under every kind of scope that is asked for.
 */
export class ScopeIndex<T extends Scope> {
	readonly #masks: readonly number[];
	readonly #kept = new Map<number, Map<string, T[]>>();

	/** Serves the scopes that state the same words as one of those given. */
	constructor(asked: readonly Scope[]) {
		this.#masks = [...new Set(asked.map((scope) => maskOf(wordsOf(scope))))];
		for (const mask of this.#masks) this.#kept.set(mask, new Map());
	}

	add(item: T): void {
		const words = wordsOf(item);
		const stated = maskOf(words);
		for (const mask of this.#masks) {
			if ((mask & stated) !== mask) continue;
			const own = this.#kept.get(mask);
			const key = keyAt(words, mask);
			const items = own?.get(key);
			if (items) items.push(item);
			else own?.set(key, [item]);
		}
	}

	/** The items inside the scope, in the order in which they were added. */
	within(scope: Scope): readonly T[] {
		const words = wordsOf(scope);
		const mask = maskOf(words);
		return this.#kept.get(mask)?.get(keyAt(words, mask)) ?? [];
	}
}

/** Finds which of some scopes hold an item. */
export class ScopeCovers {
	readonly #kept = new Map<number, Map<string, number[]>>();

	constructor(scopes: readonly Scope[]) {
		scopes.forEach((scope, index) => {
			const words = wordsOf(scope);
			const mask = maskOf(words);
			const own = this.#kept.get(mask) ?? new Map<string, number[]>();
			const key = keyAt(words, mask);
			this.#kept.set(mask, own.set(key, [...(own.get(key) ?? []), index]));
		});
	}

	/** The ranks of the scopes that hold the item. */
	of(item: Scope): number[] {
		const words = wordsOf(item);
		return [...this.#kept].flatMap(([mask, own]) => own.get(keyAt(words, mask)) ?? []);
	}
}

/**
 * Whether a scope crosses earlier ones: they may hold common money (nothing that both state differs), and yet the earlier
 * one is not inside it. Counted by the words that both kinds of scope state, never pair by pair.
 */
export class Crossings {
	readonly #masks: readonly number[];
	readonly #met = new Map<number, Map<string, { all: number; open: number }>>();

	/** Serves the scopes that state the same words as one of those given. */
	constructor(asked: readonly Scope[]) {
		this.#masks = [...new Set(asked.map((scope) => maskOf(wordsOf(scope))))];
	}

	/** Remembers a scope; `open` when some of its money stands without a detail behind it. */
	add(scope: Scope, open: boolean): void {
		const words = wordsOf(scope);
		const mask = maskOf(words);
		const met = this.#met.get(mask) ?? new Map<string, { all: number; open: number }>();
		this.#met.set(mask, met);
		for (const common of new Set(this.#masks.map((other) => other & mask))) {
			const key = `${common} ${keyAt(words, common)}`;
			const counts = met.get(key) ?? { all: 0, open: 0 };
			counts.all += 1;
			counts.open += Number(open);
			met.set(key, counts);
		}
	}

	/** How the scope crosses the earlier ones: not at all, closed ones alone, or an open one too. */
	of(scope: Scope): 'none' | 'closed' | 'open' {
		const words = wordsOf(scope);
		const mask = maskOf(words);
		let crossed: 'none' | 'closed' = 'none';
		for (const [other, met] of this.#met) {
			const common = other & mask;
			if (common === mask) continue;
			const counts = met.get(`${common} ${keyAt(words, common)}`);
			if (counts && counts.open > 0) return 'open';
			if (counts) crossed = 'closed';
		}
		return crossed;
	}
}
