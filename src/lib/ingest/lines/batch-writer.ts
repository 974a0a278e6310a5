import { CODED_FIELDS, type LineBatch } from './batch.ts';

/** Above this many words, or characters in them, the dictionary starts again, so that it does not grow with the file. */
const MAX_WORDS = 1 << 17;
const MAX_CHARS = 1 << 22;

/** Builds batches column by column and numbers the words in them. */
export class BatchWriter {
	/** The batch being written; its arrays are longer than its `count`, and serve again for the next. */
	current: LineBatch = emptyBatch(0);
	/** Changes whenever word numbers start again: whoever remembers numbers must forget them. */
	generation = 0;
	#words = new Map<string, number>();
	#chars = 0;
	#fresh: string[] = [];
	#reset = true;

	/** Number of a word, -1 for `null`. */
	word(text: string | null): number {
		if (text === null) return -1;
		const known = this.#words.get(text);
		if (known !== undefined) return known;
		const index = this.#words.size;
		this.#words.set(text, index);
		this.#chars += text.length;
		this.#fresh.push(text);
		return index;
	}

	/** Starts a batch with room for `capacity` lines. */
	start(capacity: number): LineBatch {
		if (this.#words.size > MAX_WORDS || this.#chars > MAX_CHARS) {
			this.#words = new Map();
			this.#chars = 0;
			this.#fresh = [];
			this.#reset = true;
			this.generation += 1;
		}
		if (this.current.ligne.length < capacity) this.current = emptyBatch(capacity);
		this.current.count = 0;
		return this.current;
	}

	/** The finished batch, cut to its lines; `null` when it has none. */
	finish(): LineBatch | null {
		const { count, ligne, exercice, centimes, arrondi, coded } = this.current;
		if (count === 0) return null;
		const batch: LineBatch = {
			kind: 'lines',
			count,
			ligne: ligne.slice(0, count),
			exercice: exercice.slice(0, count),
			centimes: centimes.slice(0, count),
			arrondi: arrondi.slice(0, sameThroughout(arrondi, count) ? 1 : count),
			words: this.#fresh,
			resetWords: this.#reset,
			coded: { ...coded }
		};
		for (const field of CODED_FIELDS) {
			batch.coded[field] = coded[field].slice(0, sameThroughout(coded[field], count) ? 1 : count);
		}
		this.#fresh = [];
		this.#reset = false;
		this.current.count = 0;
		return batch;
	}
}

function sameThroughout(column: Int32Array | Float64Array, count: number): boolean {
	const first = column[0] ?? NaN;
	for (let at = 1; at < count; at += 1) if (!Object.is(column[at], first)) return false;
	return true;
}

function emptyBatch(capacity: number): LineBatch {
	const codes = () => new Int32Array(capacity).fill(-1);
	return {
		kind: 'lines',
		count: 0,
		ligne: new Int32Array(capacity),
		exercice: new Int16Array(capacity),
		centimes: new Float64Array(capacity),
		arrondi: new Float64Array(capacity).fill(NaN),
		words: [],
		resetWords: false,
		coded: {
			dispositif: codes(),
			programme: codes(),
			action: codes(),
			sous_action: codes(),
			etape: codes(),
			nature: codes(),
			niveau: codes(),
			poste: codes(),
			role: codes(),
			forme: codes(),
			attribution: codes(),
			beneficiaire: codes(),
			siren: codes(),
			payeur: codes(),
			periode: codes(),
			preuve: codes(),
			source: codes(),
			source_url: codes(),
			source_date: codes(),
			libelle: codes(),
			source_page: codes(),
			note: codes()
		}
	};
}
