/** Too many pieces of work wait already: the caller should come back later. */
export class TooBusy extends Error {
	constructor() {
		super('too busy');
		this.name = 'TooBusy';
	}
}

interface Limits {
	/** Bytes kept at most, all entries together. */
	readonly bytes: number;
	/** Pieces of work done at the same time. */
	readonly atOnce: number;
	/** Pieces of work that may wait for their turn. */
	readonly waiting: number;
}

/**
 * Keeps what was costly to make, least recently used out first, and makes few things at a time: whatever visitors ask, memory
 * and processor stay bounded. The same key asked twice while it is made is made once.
 */
export class BoundedCache {
	readonly #limits: Limits;
	readonly #kept = new Map<string, Uint8Array>();
	readonly #making = new Map<string, Promise<Uint8Array>>();
	readonly #queue: (() => void)[] = [];
	#bytes = 0;
	#active = 0;

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/** What is kept under the key, else what `make` makes. Throws `TooBusy` when the line is full. */
	async get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
		const kept = this.#kept.get(key);
		if (kept) {
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept;
		}
		const running = this.#making.get(key);
		if (running) return running;
		const made = this.#inTurn(make)
			.then((bytes) => {
				this.#keep(key, bytes);
				return bytes;
			})
			.finally(() => this.#making.delete(key));
		this.#making.set(key, made);
		return made;
	}

	async #inTurn(make: () => Promise<Uint8Array>): Promise<Uint8Array> {
		if (this.#active >= this.#limits.atOnce) {
			if (this.#queue.length >= this.#limits.waiting) throw new TooBusy();
			await new Promise<void>((resolve) => this.#queue.push(resolve));
		}
		this.#active++;
		try {
			return await make();
		} finally {
			this.#active--;
			this.#queue.shift()?.();
		}
	}

	#keep(key: string, bytes: Uint8Array): void {
		if (bytes.byteLength > this.#limits.bytes / 4) return;
		this.#kept.set(key, bytes);
		this.#bytes += bytes.byteLength;
		for (const [oldest, old] of this.#kept) {
			if (this.#bytes <= this.#limits.bytes) return;
			this.#kept.delete(oldest);
			this.#bytes -= old.byteLength;
		}
	}
}
