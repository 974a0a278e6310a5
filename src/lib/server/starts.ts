import { currentClient } from './client.ts';
import { FairLine, TooBusy } from './fair-line.ts';

interface Waiting {
	readonly start: () => void;
	readonly refuse: (cause: TooBusy) => void;
}

/**
 * Lets answers start one at a time, each client in turn. An answer is worked out in one go: between two of them the process
 * hears what happened meanwhile, who has left, and who asks for what is kept and waits for nobody.
 */
export class Starts {
	readonly #line: FairLine<Waiting>;
	#called = false;

	/** At most `waiting` answers wait for their start; throws `TooBusy` to one that is sent away. */
	constructor(waiting: number) {
		this.#line = new FairLine(waiting);
	}

	/** Comes back when the answer may start. */
	turn(): Promise<void> {
		return new Promise((start, refuse) => {
			this.#line.push(currentClient(), { start, refuse })?.refuse(new TooBusy());
			this.#call();
		});
	}

	#call(): void {
		if (this.#called) return;
		this.#called = true;
		setImmediate(() => {
			this.#called = false;
			this.#line.shift()?.start();
			if (this.#line.size > 0) this.#call();
		});
	}
}
