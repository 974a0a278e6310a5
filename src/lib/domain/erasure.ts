import { fold } from './fold.ts';
import { loose, replaceFolded, saysFolded } from './replace-folded.ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SIREN = /^\d{9}$/;

/** Fields whose values are words of the program. */
export const OWN: ReadonlySet<string> = new Set([
	...['code', 'severite', 'kind', 'encoding', 'delimiter', 'decimal', 'newline', 'profile', 'table', 'nature']
]);

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** Numbers what differs, from the first on: « 7 », « 7-2 », « 7-3 ». */
class Ranks {
	readonly #known = new Map<string, string>();

	of(key: string, number: number): string {
		const rank =
			this.#known.get(key) ?? (this.#known.size === 0 ? `${number}` : `${number}-${this.#known.size + 1}`);
		this.#known.set(key, rank);
		return rank;
	}
}

/**
 * A text to erase, and what stands in its place: a mark with the number of the version that erases, which says nothing of
 * it. What was the same stays the same, and what differed stays apart, so that no amount finds another place (R4).
 */
export class Erasure {
	/** The SIREN erased, when the text is one. */
	readonly siren: string | null;
	readonly #number: number;
	readonly #sought: string;
	readonly #compared = new Ranks();
	readonly #exact = new Ranks();

	constructor(sought: string, number: number) {
		const digits = sought.replace(/[\s._-]/g, '');
		this.siren = SIREN.test(digits) ? digits : null;
		this.#sought = sought;
		this.#number = number;
	}

	/** How many characters the text runs over at most, once folded. */
	get reach(): number {
		return loose(this.#sought).length;
	}

	says(text: string | null): boolean {
		return text !== null && saysFolded(text, this.#sought);
	}

	/** Whether an address says the text, under the signs that stand for its letters and spaces. */
	saysAddress(address: string): boolean {
		return this.says(address) || this.says(decoded(address).replace(/[+.,/=&?#]+/g, ' '));
	}

	/** Whether a text says it inside longer words: « Martin » of « Martinez ». */
	isPartly(text: string): boolean {
		return this.says(replaceFolded(text, this.#sought, '\u2588', { words: true }));
	}

	/** In a text that is only read. */
	prose(text: string): string {
		return this.#replace(text, () => `[effacé ${this.#number}]`);
	}

	/** In a name that is compared folded: a poste, a bénéficiaire. */
	name(text: string): string {
		return this.#replace(text, (found) => `effacé ${this.#compared.of(fold(found), this.#number)}`);
	}

	/** In what is compared to the letter: a source, the id of a row. */
	key(text: string): string {
		const slug = SLUG.test(text);
		return this.#replace(text, (found) => {
			const rank = this.#exact.of(found, this.#number);
			return slug ? `efface-${rank}` : `[effacé ${rank}]`;
		});
	}

	/** In every text of data; names of fields, and what the program itself writes there, stay. */
	within<T>(data: T): T {
		if (typeof data === 'string') return this.prose(data) as T;
		if (Array.isArray(data)) return data.map((item: unknown) => this.within(item)) as T;
		if (typeof data !== 'object' || data === null) return data;
		return Object.fromEntries(
			Object.entries(data).map(([name, value]) => [
				name,
				OWN.has(name) ? (value as unknown) : this.within(value as unknown)
			])
		) as T;
	}

	#replace(text: string, mark: (found: string) => string): string {
		return replaceFolded(text, this.#sought, mark);
	}
}
