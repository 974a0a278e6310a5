import { nextTurn } from './next-turn.ts';

/** Nobody waits any more for a piece of work whose turn has come. */
export class GivenUp extends Error {
	constructor() {
		super('given up');
		this.name = 'GivenUp';
	}
}

/** Too many pieces of work wait already: the caller should come back later. */
export class TooBusy extends Error {
	constructor() {
		super('too busy');
		this.name = 'TooBusy';
	}
}

interface Limits {
	/** Pieces of work done at the same time. */
	readonly atOnce: number;
	/** Pieces of work that may wait for their turn. */
	readonly waiting: number;
}

/** Does few things at a time, in the order asked: whatever visitors ask, processor and memory stay bounded. */
export class Turns {
	readonly #limits: Limits;
	readonly #queue: (() => void)[] = [];
	#active = 0;

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/**
	 * Does the work when its turn comes, if it is still wanted then: else throws `GivenUp`. Throws `TooBusy` when the line is
	 * full.
	 */
	async take<T>(work: () => Promise<T>, wanted: () => boolean = () => true): Promise<T> {
		if (this.#active < this.#limits.atOnce) this.#active++;
		else {
			if (this.#queue.length >= this.#limits.waiting) throw new TooBusy();
			await new Promise<void>((resolve) => this.#queue.push(resolve));
		}
		try {
			// Who left while another piece of work was done is heard of now.
			await nextTurn();
			if (!wanted()) throw new GivenUp();
			return await work();
		} finally {
			// The turn is handed over, so that nobody slips in between.
			const next = this.#queue.shift();
			if (next) next();
			else this.#active--;
		}
	}
}
