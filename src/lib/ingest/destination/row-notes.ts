import type { Problem } from '#lib/domain/problem.ts';
import { problemAt, type Issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';

/** The row being read, and what is found in it: told once it is known whether the row is kept. */
export class RowNotes {
	cells: readonly string[] = [];
	ligne = 0;
	readonly #headers: readonly string[];
	readonly #log: ProblemLog;
	#found: Issue[] = [];
	#places: number[] = [];

	constructor(headers: readonly string[], log: ProblemLog) {
		this.#headers = headers;
		this.#log = log;
	}

	start(cells: readonly string[], ligne: number): void {
		this.cells = cells;
		this.ligne = ligne;
		this.#found = [];
		this.#places = [];
	}

	get blocked(): boolean {
		return this.#found.some((found) => found.severite === 'bloquant');
	}

	/** `index` is the column, -1 for the whole row. */
	tell(found: Issue, index: number): void {
		this.#found.push(found);
		this.#places.push(index);
	}

	/** Tells what was found in the row. */
	flush(): Problem[] {
		const problems = this.#found.flatMap((found, at): Problem[] => {
			const index = this.#places[at] ?? -1;
			const column =
				index < 0
					? {}
					: { colonne: index + 1, champ: this.#headers[index] ?? null, valeur: this.cells[index] ?? null };
			const place = { ligne: this.ligne, ...column };
			if (found.severite !== 'info') return [this.#log.add(problemAt(found, place))];
			this.#log.announceCell(found, place);
			return [];
		});
		this.#found = [];
		this.#places = [];
		return problems;
	}
}
