import type { Database } from './database.ts';
import { heldBytes } from './held-bytes.ts';
import { lastErasure } from './versions.ts';

/** What an entry takes beside its value: its key, twice as many bytes as signs, and its place in the map. */
const overhead = (key: string) => 2 * key.length + 200;

/**
 * Keeps what was costly to make, least recently used out first: whatever visitors ask, memory stays bounded. The same key
 * asked twice while it is made is made once.
 */
export class BoundedCache<T> {
	readonly #limit: number;
	readonly #weigh: (value: T) => number;
	readonly #kept = new Map<string, { readonly value: T; readonly bytes: number }>();
	readonly #making = new Map<string, { readonly value: Promise<T>; readonly visitors: AbortSignal[] }>();
	#bytes = 0;

	/**
	 * Keeps at most `limit` bytes, all entries together, as `weigh` finds them. What alone is heavier is kept alone, until the
	 * next one: making it took that memory already.
	 */
	constructor(limit: number, weigh: (value: T) => number = heldBytes) {
		this.#limit = limit;
		this.#weigh = weigh;
	}

	/** Bytes kept. */
	get bytes(): number {
		return this.#bytes;
	}

	/** What is kept under the key, else what `make` makes. */
	get(key: string, make: () => T): T {
		const kept = this.#find(key);
		if (kept) return kept.value;
		const value = make();
		this.#keep(key, value);
		return value;
	}

	/** The same for what takes time to make: `make` may ask whether any of those who asked still waits. */
	async getLater(
		key: string,
		make: (wanted: () => boolean) => Promise<T>,
		visitor: AbortSignal = new AbortController().signal
	): Promise<T> {
		const kept = this.#find(key);
		if (kept) return kept.value;
		const running = this.#making.get(key);
		if (running) {
			running.visitors.push(visitor);
			return running.value;
		}
		const visitors = [visitor];
		const value = make(() => visitors.some((one) => !one.aborted))
			.then((made) => {
				this.#keep(key, made);
				return made;
			})
			.finally(() => this.#making.delete(key));
		this.#making.set(key, { value, visitors });
		return value;
	}

	#find(key: string): { readonly value: T } | undefined {
		const kept = this.#kept.get(key);
		if (!kept) return undefined;
		this.#kept.delete(key);
		this.#kept.set(key, kept);
		return kept;
	}

	#keep(key: string, value: T): void {
		const bytes = this.#weigh(value) + overhead(key);
		this.#kept.set(key, { value, bytes });
		this.#bytes += bytes;
		for (const [oldest, old] of this.#kept) {
			if (this.#bytes <= this.#limit || this.#kept.size === 1) return;
			this.#kept.delete(oldest);
			this.#bytes -= old.bytes;
		}
	}
}

/**
 * A bounded cache for each opened base, which goes with it. What a version says changes only when a text is erased from all of
 * them: what was kept before is asked no more.
 */
export class BaseCache<T> {
	readonly #ofBase: () => BoundedCache<T>;
	readonly #caches = new WeakMap<Database, BoundedCache<T>>();

	/** Keeps at most `limit` bytes of each base. */
	constructor(limit: number, weigh?: (value: T) => number) {
		this.#ofBase = () => new BoundedCache<T>(limit, weigh);
	}

	/** What is kept under the key for this base, else what `make` makes. */
	get(db: Database, key: string, make: () => T): T {
		let cache = this.#caches.get(db);
		if (!cache) this.#caches.set(db, (cache = this.#ofBase()));
		return cache.get(`${lastErasure(db)} ${key}`, make);
	}
}
