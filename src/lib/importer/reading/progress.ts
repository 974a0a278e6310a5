/**
 * How far a reading is, from 0 to 1: what was gone over of the file, out of what is still expected. It never goes back: what is
 * learnt of the rest on the way only changes how fast it moves.
 */
export class Progress {
	#from = 0;
	#done = 0;
	#ahead: number;

	/** `ahead` is how often the file will be gone over. */
	constructor(ahead: number) {
		this.#ahead = ahead;
	}

	get part(): number {
		return this.#from + (1 - this.#from) * Math.min(1, this.#done / this.#ahead);
	}

	/** A part of the file was gone over. */
	add(part: number): void {
		this.#done += part;
	}

	/** The file will be gone over so often from now on. */
	expect(ahead: number): void {
		this.#from = this.part;
		this.#done = 0;
		this.#ahead = ahead;
	}
}
