import type { Correction } from '#lib/domain/importing/correction.ts';
import { columnLetter } from '#lib/domain/problem.ts';
import { isGrandTotal } from '#lib/ingest/totals/row-totals.ts';
import type { Understood } from './amount-column.ts';
import type { Proof } from './questions.ts';

/** Terms that a sentence can hold. */
const SHOWN_TERMS = 6;
/** Totals that are shown. */
const MOST_PROOFS = 100;

interface Running {
	details: number;
	nombre: number;
	illisibles: number;
	readonly termes: { readonly cellule: string; readonly centimes: number; readonly corrigee: boolean }[];
}

const nothing = (): Running => ({ details: 0, nombre: 0, illisibles: 0, termes: [] });

const cellOf = (at: number, ligne: number) => `${columnLetter(at + 1)}${ligne}`;

/**
 * Holds each total that a row states against the cells above it: a total of the whole against all of them, another against
 * those since the total before.
 */
export class Proofs {
	readonly all: Proof[] = [];
	readonly #whole = new Map<number, Running>();
	readonly #part = new Map<number, Running>();
	readonly #corrected: ReadonlySet<string>;
	#names: readonly string[] = [];

	constructor(corrections: readonly Correction[]) {
		this.#corrected = new Set(corrections.map(({ ligne, colonne }) => cellOf(colonne - 1, ligne)));
	}

	/** The names of the columns. */
	name(headers: readonly string[]): void {
		this.#names = headers;
	}

	see({ row, at, centimes, exercice, etape, total, controle }: Understood): void {
		const cellule = cellOf(at, row.ligne);
		if (!total) {
			this.#add(this.#of(this.#whole, at), cellule, centimes);
			this.#add(this.#of(this.#part, at), cellule, centimes);
			return;
		}
		if (!controle || centimes === null) return;
		const of = isGrandTotal(row.cells) ? this.#of(this.#whole, at) : this.#of(this.#part, at);
		this.#part.set(at, nothing());
		if (this.all.length >= MOST_PROOFS) return;
		const colonne = (this.#names[at] ?? '').trim();
		this.all.push({ cellule, colonne, exercice, etape, centimes, ...of, termes: [...of.termes] });
	}

	#of(sums: Map<number, Running>, at: number): Running {
		const known = sums.get(at) ?? nothing();
		sums.set(at, known);
		return known;
	}

	#add(sum: Running, cellule: string, centimes: number | null): void {
		sum.nombre += 1;
		if (centimes === null) sum.illisibles += 1;
		else sum.details += centimes;
		if (centimes !== null && sum.termes.length < SHOWN_TERMS)
			sum.termes.push({ cellule, centimes, corrigee: this.#corrected.has(cellule) });
	}
}
