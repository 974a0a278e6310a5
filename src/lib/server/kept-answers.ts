/** An answer as it is sent, its body whole and already coded. */
export interface KeptAnswer {
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array;
}

/** What an entry takes beside its body: its key and its headers, two bytes a sign, and its place in the map. */
const weight = (key: string, { headers, body }: KeptAnswer) =>
	body.byteLength +
	2 * (key.length + headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)) +
	400;

/** Entries by last use, within a number of bytes; those that no longer fit are handed back, oldest first. */
class Shelf {
	readonly #limit: number;
	readonly #entries = new Map<string, KeptAnswer>();
	bytes = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	take(key: string): KeptAnswer | undefined {
		const found = this.#entries.get(key);
		if (found === undefined) return undefined;
		this.#entries.delete(key);
		this.bytes -= weight(key, found);
		return found;
	}

	put(key: string, answer: KeptAnswer): (readonly [string, KeptAnswer])[] {
		this.take(key);
		this.#entries.set(key, answer);
		this.bytes += weight(key, answer);
		const out: (readonly [string, KeptAnswer])[] = [];
		for (const [oldest, old] of this.#entries) {
			if (this.bytes <= this.#limit) break;
			this.take(oldest);
			out.push([oldest, old]);
		}
		return out;
	}

	clear(): void {
		this.#entries.clear();
		this.bytes = 0;
	}
}

/**
 * Answers made once for each version of the data: an answer is a function of (version, address, coding). Bounded in bytes.
 * What was asked once waits apart from what was asked again, so that a robot that walks ten thousand addresses only pushes
 * out what nobody asks for. The same address asked twice while it is made is made once.
 */
export class KeptAnswers {
	readonly #limit: number;
	readonly #once: Shelf;
	readonly #again: Shelf;
	readonly #making = new Map<string, Promise<KeptAnswer | null>>();
	#version: string | null = null;

	/** Keeps at most `limit` bytes, all entries together. */
	constructor(limit: number) {
		this.#limit = limit;
		this.#once = new Shelf(limit / 4);
		this.#again = new Shelf((limit * 3) / 4);
	}

	/** Bytes held now. */
	get bytes(): number {
		return this.#once.bytes + this.#again.bytes;
	}

	/** The answer kept under the key at this version; a version that moves drops what the one before it said. */
	find(version: string, key: string): KeptAnswer | undefined {
		this.#at(version);
		const kept = this.#again.take(key) ?? this.#once.take(key);
		if (kept) for (const [old, answer] of this.#again.put(key, kept)) this.#once.put(old, answer);
		return kept;
	}

	/** Makes the answer, once for all who ask meanwhile, and keeps it; `null` is an answer that must not be kept. */
	async make(
		version: string,
		key: string,
		make: () => Promise<KeptAnswer | null>
	): Promise<KeptAnswer | null> {
		const name = `${version}\n${key}`;
		const running = this.#making.get(name);
		if (running) return running;
		const made = make().finally(() => this.#making.delete(name));
		this.#making.set(name, made);
		const answer = await made;
		if (answer && this.#version === version && weight(key, answer) <= this.#limit / 8)
			this.#once.put(key, answer);
		return answer;
	}

	#at(version: string): void {
		if (this.#version === version) return;
		this.#version = version;
		this.#once.clear();
		this.#again.clear();
	}
}
