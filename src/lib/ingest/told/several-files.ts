import { fr } from '#lib/domain/typography.ts';
import { causeOf } from './causes.ts';
import { count } from './sentence.ts';

/** How many files may say the same thing before it is said once for the others, and how many of them are then named. */
const SAID_BY = 3;
const NAMED = 5;

/**
 * Says once for many files what most of them have to say: each sentence stands under the first files, then after all of them
 * with the number of the others. Whatever is parted by an end of line is one sentence here.
 */
export class SeveralFiles {
	readonly #said = new Map<string, { readonly sentence: string; readonly by: string[] }>();

	/** What is left to say under a file: the sentences that the files before it have not said enough. */
	heard(name: string, sentences: readonly string[]): string[] {
		return sentences.filter((sentence) => {
			const cause = sentence
				.split('\n')
				.map((message) => causeOf({ message: message.trim() }))
				.join('\n');
			const known = this.#said.get(cause) ?? { sentence, by: [] };
			this.#said.set(cause, known);
			return known.by.push(name) <= SAID_BY;
		});
	}

	/** What was left out, said once under the files that it stands for. */
	others(): string[] {
		const under = new Map<string, string[]>();
		for (const { sentence, by } of this.#said.values()) {
			const others = by.slice(SAID_BY);
			if (others.length === 0) continue;
			const names = others.slice(0, NAMED).join(', ') + (others.length > NAMED ? '…' : '');
			const files = others.length === 1 ? '1 autre fichier' : fr`${count(others.length)} autres fichiers`;
			const head = fr`De même dans ${files} (${names}) :`;
			under.set(head, [...(under.get(head) ?? []), sentence]);
		}
		return [...under].flatMap(([head, sentences]) => [head, ...sentences]);
	}
}
