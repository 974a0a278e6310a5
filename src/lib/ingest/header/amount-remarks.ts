import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions, Unit } from '#lib/ingest/lines/batch.ts';
import type { Place, ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { proseWords, unreadableSentence, type Unreadable } from './amount-words.ts';

interface Remark<Said> {
	readonly said: Said;
	readonly text: string;
	readonly place: Place;
}

/** Texts remembered at most: a note is often the same on every row. */
const MAX_TEXTS = 10_000;

/**
 * What the texts of a file say of its amounts outside the header: a title, a note under the table, a cell beside it. It is
 * known whole at the end of the file only, when lines have been read already.
 */
export class AmountRemarks {
	/** The first text that states each unit. */
	readonly #units = new Map<Unit, Remark<Unit>>();
	#unreadable: Remark<Unreadable> | null = null;
	readonly #seen = new Set<string>();

	/** Takes note of what a text says; numbers and short codes say nothing. */
	hear(text: string, place: Place): void {
		if (text.length < 4 || text.length > 500 || this.#seen.has(text)) return;
		if (this.#seen.size < MAX_TEXTS) this.#seen.add(text);
		const { unit, unreadable } = proseWords(text);
		if (unit !== null && !this.#units.has(unit)) this.#units.set(unit, { said: unit, text, place });
		if (unreadable !== null) this.#unreadable ??= { said: unreadable, text, place };
	}

	/** As `hear`, cell by cell. */
	hearAll(cells: readonly string[], ligne: number): void {
		cells.forEach((cell, index) => this.hear(cell.trim(), { ligne, colonne: index + 1 }));
	}

	/** Refuses the file when some text contradicts the unit in which its amounts were read; `--unit` answers for the unit. */
	judge(read: Unit, options: ReadOptions, log: ProblemLog): void {
		if (this.#unreadable !== null) {
			const { said, text, place } = this.#unreadable;
			const { code } = said;
			log.refuse(code, fr`${quoted(text)} : ${unreadableSentence(said)}`, 'des euros courants', place);
		}
		if (options.unit !== undefined) return;
		for (const { said, text, place } of this.#units.values()) {
			if (said === read) continue;
			const unit = (name: Unit) => (name === 'euros' ? name : fr`${name} d'euros`);
			log.refuse(
				'unite-douteuse',
				fr`${quoted(text)} : les montants seraient en ${unit(said)}, et ils sont lus en ${unit(read)}. Dites laquelle est la bonne (--unit euros, --unit milliers ou --unit millions).`,
				'une seule unité',
				place
			);
			return;
		}
	}
}
