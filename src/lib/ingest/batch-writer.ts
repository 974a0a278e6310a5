import { CODED_FIELDS, type LineBatch } from './batch.ts';

/** Above this many words the dictionary starts again, so that it does not grow with the file. */
const MAX_WORDS = 50_000;

/** Builds batches column by column and numbers the words in them. */
export class BatchWriter {
	/** The batch being written; its arrays are longer than its `count`. */
	current: LineBatch;
	/** Changes whenever word numbers start again: whoever remembers numbers must forget them. */
	generation = 0;
	#words = new Map<string, number>();
	#fresh: string[] = [];
	#reset = true;

	constructor() {
		this.current = this.#empty(0);
	}

	/** Number of a word, -1 for `null`. */
	word(text: string | null): number {
		if (text === null) return -1;
		const known = this.#words.get(text);
		if (known !== undefined) return known;
		const index = this.#words.size;
		this.#words.set(text, index);
		this.#fresh.push(text);
		return index;
	}

	/** Starts a batch with room for `capacity` lines. */
	start(capacity: number): LineBatch {
		if (this.#words.size > MAX_WORDS) {
			this.#words = new Map();
			this.#reset = true;
			this.generation += 1;
		}
		this.current = this.#empty(capacity);
		return this.current;
	}

	/** The finished batch, cut to its lines; `null` when it has none. */
	finish(): LineBatch | null {
		const batch = this.current;
		const { count } = batch;
		if (count === 0) return null;
		if (count < batch.ligne.length) {
			batch.ligne = batch.ligne.slice(0, count);
			batch.exercice = batch.exercice.slice(0, count);
			batch.centimes = batch.centimes.slice(0, count);
			batch.arrondi = batch.arrondi.slice(0, count);
			for (const field of CODED_FIELDS) batch.coded[field] = batch.coded[field].slice(0, count);
		}
		batch.words = this.#fresh;
		batch.resetWords = this.#reset;
		this.#fresh = [];
		this.#reset = false;
		this.current = this.#empty(0);
		return batch;
	}

	#empty(capacity: number): LineBatch {
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
}
