import { currentClient } from './client.ts';
import { FairLine, TooBusy } from './fair-line.ts';
import { nextTurn } from './next-turn.ts';

/** Nobody waits any more for a piece of work whose turn has come. */
export class GivenUp extends Error {
	constructor() {
		super('given up');
		this.name = 'GivenUp';
	}
}

interface Limits {
	/** Pieces of work done at the same time. */
	readonly atOnce: number;
	/** Pieces of work that may wait for their turn. */
	readonly waiting: number;
}

/** Does few things at a time, one of each client in turn: whatever visitors ask, processor and memory stay bounded. */
export class Turns {
	readonly #atOnce: number;
	readonly #line: FairLine<{ readonly start: () => void; readonly refuse: (cause: TooBusy) => void }>;
	#active = 0;

	constructor({ atOnce, waiting }: Limits) {
		this.#atOnce = atOnce;
		this.#line = new FairLine(waiting);
	}

	/**
	 * Does the work when its turn comes, if it is still wanted then: else throws `GivenUp`. Throws `TooBusy` when it must leave a
	 * full line: it came last, or somebody who has less comes.
	 */
	async take<T>(work: () => Promise<T>, wanted: () => boolean = () => true): Promise<T> {
		if (this.#active < this.#atOnce) this.#active++;
		else
			await new Promise<void>((start, refuse) =>
				this.#line.push(currentClient(), { start, refuse })?.refuse(new TooBusy())
			);
		try {
			// Who left while another piece of work was done is heard of now.
			await nextTurn();
			if (!wanted()) throw new GivenUp();
			return await work();
		} finally {
			// The turn is handed over, so that nobody slips in between.
			const next = this.#line.shift();
			if (next) next.start();
			else this.#active--;
		}
	}
}
