/** What an entry takes beside its bytes: its key, twice as many bytes as signs, and its place in the map. */
const overhead = (key: string) => 2 * key.length + 200;

/**
 * Keeps what was costly to make, least recently used out first: whatever visitors ask, memory stays bounded. The same key
 * asked twice while it is made is made once.
 */
export class BoundedCache {
	readonly #limit: number;
	readonly #kept = new Map<string, Uint8Array>();
	readonly #making = new Map<
		string,
		{ readonly bytes: Promise<Uint8Array>; readonly visitors: AbortSignal[] }
	>();
	#bytes = 0;

	/** Keeps at most `limit` bytes, all entries together. */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** What is kept under the key, else what `make` makes: it may ask whether any of those who asked still waits. */
	async get(
		key: string,
		make: (wanted: () => boolean) => Promise<Uint8Array>,
		visitor: AbortSignal = new AbortController().signal
	): Promise<Uint8Array> {
		const kept = this.#kept.get(key);
		if (kept) {
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept;
		}
		const running = this.#making.get(key);
		if (running) {
			running.visitors.push(visitor);
			return running.bytes;
		}
		const visitors = [visitor];
		const bytes = make(() => visitors.some((one) => !one.aborted))
			.then((bytes) => {
				this.#keep(key, bytes);
				return bytes;
			})
			.finally(() => this.#making.delete(key));
		this.#making.set(key, { bytes, visitors });
		return bytes;
	}

	#keep(key: string, bytes: Uint8Array): void {
		if (bytes.byteLength > this.#limit / 4) return;
		this.#kept.set(key, bytes);
		this.#bytes += bytes.byteLength + overhead(key);
		for (const [oldest, old] of this.#kept) {
			if (this.#bytes <= this.#limit) return;
			this.#kept.delete(oldest);
			this.#bytes -= old.byteLength + overhead(oldest);
		}
	}
}
