/** Too many pieces of work wait already: the caller should come back later. */
export class TooBusy extends Error {
	constructor() {
		super('too busy');
		this.name = 'TooBusy';
	}
}

/**
 * What waits, of a number of clients: each of them gives one in turn, however many another has. Bounded: when the line is
 * full, what came last of whoever has most leaves it.
 */
export class FairLine<T> {
	readonly #limit: number;
	/** In the order in which clients are to give one. */
	readonly #waiting = new Map<string, T[]>();
	#size = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** How much waits, all clients together. */
	get size(): number {
		return this.#size;
	}

	/** Takes one more; gives back what must leave for it, which may be that one. */
	push(client: string, item: T): T | null {
		const own = this.#waiting.get(client)?.length ?? 0;
		const away = this.#size < this.#limit ? null : this.#leaveFrom(own);
		if (away === undefined) return item;
		const line = this.#waiting.get(client);
		if (line) line.push(item);
		else this.#waiting.set(client, [item]);
		this.#size += 1;
		return away;
	}

	/** The next one, of the client whose turn it is. */
	shift(): T | undefined {
		const [turn] = this.#waiting;
		if (turn === undefined) return undefined;
		const [client, line] = turn;
		const next = line.shift();
		this.#waiting.delete(client);
		if (line.length > 0) this.#waiting.set(client, line);
		this.#size -= 1;
		return next;
	}

	/** Takes out what came last of whoever has most, unless that is no more than what the newcomer would then have. */
	#leaveFrom(own: number): T | undefined {
		let most: T[] = [];
		for (const line of this.#waiting.values()) if (line.length > most.length) most = line;
		if (most.length <= own + 1) return undefined;
		this.#size -= 1;
		return most.pop();
	}
}
