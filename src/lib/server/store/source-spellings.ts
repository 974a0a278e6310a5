import { fold } from '#lib/domain/fold.ts';
import type { Database } from './database.ts';

/**
 * One document has one name in the base, that under which it came first: another apostrophe, hyphen, space or capital would
 * make two sources of it, which compete where lines of one source add, and whose blocks do not replace each other (R4).
 */
export class SourceSpellings {
	readonly #db: Database;
	#known: Map<string, string> | null = null;
	/** Names as the file writes them, and as the base knows them, where they differ. */
	readonly respelt = new Map<string, string>();

	constructor(db: Database) {
		this.#db = db;
	}

	/** The name under which the base knows the source. */
	of(written: string): string {
		const known = (this.#known ??= this.#read());
		const folded = fold(written);
		// A name that the base has as it is written stays so, even beside another spelling of an older time.
		const name = known.get(written) ?? known.get(folded) ?? written;
		known.set(written, name);
		if (!known.has(folded)) known.set(folded, name);
		if (name !== written) this.respelt.set(written, name);
		return name;
	}

	#read(): Map<string, string> {
		const rows = this.#db
			.prepare<[], { source: string }>('SELECT source FROM block GROUP BY source ORDER BY min(id) DESC')
			.all();
		return new Map([
			...rows.map(({ source }): [string, string] => [fold(source), source]),
			...rows.map(({ source }): [string, string] => [source, source])
		]);
	}
}
