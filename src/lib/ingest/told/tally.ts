import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { NatureSums } from '#lib/ingest/lines/batch.ts';

export type Fate = Exclude<keyof NatureSums, 'read'>;

const FATES = ['accepted', 'rejected', 'outOfScope', 'controls'] as const satisfies readonly Fate[];

/** Counts rows and cents by what became of them, so that what was read is what is told (R14). */
export class Tally {
	rows = 0;
	accepted = 0;
	rejected = 0;
	outOfScope = 0;
	withoutAmount = 0;
	controlRows = 0;
	unreadableAmounts = 0;
	/** Rows of text that are no data: comments, titles above the header, a unit below it. */
	asides = 0;
	/** By fate, then nature. Sums of cents stay exact integers, see `exact`. */
	readonly #cents: Record<Fate, number[]> = {
		accepted: [0, 0, 0],
		rejected: [0, 0, 0],
		outOfScope: [0, 0, 0],
		controls: [0, 0, 0]
	};

	/** Adds cents of a nature, by its place in `NATURES`; a nature that cannot be read counts as `np`. */
	add(fate: Fate, nature: number, cents: number): void {
		const sums = this.#cents[fate];
		const place = nature < 0 ? 2 : nature;
		sums[place] = (sums[place] ?? 0) + cents;
	}

	/** Changes the fate of cents already counted, once the whole file is known. */
	move(from: Fate, to: Fate, nature: number, cents: number): void {
		this.add(from, nature, -cents);
		this.add(to, nature, cents);
	}

	/** Whether every sum is still an exact integer. */
	get exact(): boolean {
		return FATES.every((fate) => this.#cents[fate].every(Number.isSafeInteger));
	}

	sums(): Record<Nature, NatureSums> {
		const of = (nature: Nature): NatureSums => {
			const at = NATURES.indexOf(nature);
			const [accepted = 0, rejected = 0, outOfScope = 0, controls = 0] = FATES.map(
				(fate) => this.#cents[fate][at] ?? 0
			);
			return { read: accepted + rejected + outOfScope + controls, accepted, rejected, outOfScope, controls };
		};
		return { ae: of('ae'), cp: of('cp'), np: of('np') };
	}
}
