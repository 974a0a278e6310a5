import type { LineBatch } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';
import { Duplicates } from './duplicates.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';

/** Sources noted at most: enough to know what a file is about. */
const MAX_SOURCES = 1000;

/** Where accepted lines go, however they were read, and what is noted of them on the way. */
export class LineKeeper {
	readonly writer = new BatchWriter();
	readonly tally: Tally;
	readonly duplicates: Duplicates;
	/** Years of the lines accepted. */
	readonly years = new Set<number>();
	/** Some of the sources of the lines accepted. */
	readonly sources = new Set<string>();
	#lastYear = NaN;
	#lastSource: string | null = null;

	constructor(tally: Tally, fileBytes: number) {
		this.tally = tally;
		this.duplicates = new Duplicates(fileBytes);
	}

	/**
	 * Ends the line now at `batch.count`, whose words are already in place. `nature` is its place in `NATURES`, `source` is
	 * `null` when no column states it.
	 */
	keep(
		batch: LineBatch,
		ligne: number,
		year: number,
		cents: number,
		nature: number,
		source: string | null
	): void {
		const at = batch.count;
		batch.ligne[at] = ligne;
		batch.exercice[at] = year;
		batch.centimes[at] = cents;
		batch.count = at + 1;
		this.tally.accepted += 1;
		this.tally.add('accepted', nature, cents);
		if (year !== this.#lastYear) {
			this.#lastYear = year;
			this.years.add(year);
		}
		if (source === null || source === this.#lastSource || this.sources.size >= MAX_SOURCES) return;
		this.#lastSource = source;
		this.sources.add(source);
	}
}
