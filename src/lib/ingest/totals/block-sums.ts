import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue, problemAt, type Issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import type { AmountReader } from '#lib/ingest/lines/amount.ts';

/**
 * The totals of a file that gives, above the amounts of each recipient, a row with their sum in a column of its own. They
 * are controls: never kept, and compared with what the rows under them add up to.
 */
export class BlockSums {
	/** Position of the column of totals. */
	readonly at: number;
	readonly #amountAt: number;
	readonly #tally: Tally;
	#expected = NaN;
	#before = 0;
	#compared = 0;
	#ligne = 0;

	constructor(at: number, amountAt: number, tally: Tally) {
		this.at = at;
		this.#amountAt = amountAt;
		this.#tally = tally;
	}

	/** Cents of a row that gives a total and no amount; `null` for any other row. */
	totalOf(row: readonly string[], amount: AmountReader): number | null {
		if ((row[this.#amountAt] ?? '').trim() !== '') return null;
		const cents = amount.read(row[this.at] ?? '');
		return Number.isNaN(cents) ? null : cents;
	}

	/** A total begins the rows that it adds up: what is wrong with the one before. */
	begin(total: number, ligne: number): Issue | null {
		const read = this.#read();
		// One recipient under two names has its two totals first, then all its rows.
		if (!Number.isNaN(this.#expected) && read === this.#before) {
			this.#expected += total;
			this.#compared += 1;
			return null;
		}
		const wrong = this.#close();
		this.#expected = total;
		this.#ligne = ligne;
		this.#before = read;
		return wrong;
	}

	/** The row that adds up the whole file: what is wrong with it, or with the last total before it. */
	whole(total: number): Issue | null {
		const wrong = this.#close();
		const sum = this.#read();
		if (wrong || Number.isNaN(total) || sum === total) return wrong;
		return mismatch(
			fr`la ligne de total donne ${formatEuros(total)}, les lignes font ${formatEuros(sum)}. Le fichier est peut-être coupé.`
		);
	}

	/** Tells, at the end of the file, how many totals were compared. */
	end(log: ProblemLog): void {
		const wrong = this.#close();
		if (wrong) log.add(problemAt(wrong));
		if (this.#compared === 0) return;
		log.announce(
			'totaux',
			this.#compared === 1
				? fr`Un total par organisme a été comparé aux lignes qu'il additionne ; il n'est pas compté.`
				: fr`${count(this.#compared)} totaux par organisme ont été comparés aux lignes qu'ils additionnent ; ils ne sont pas comptés.`
		);
	}

	#close(): Issue | null {
		const expected = this.#expected;
		this.#expected = NaN;
		if (Number.isNaN(expected)) return null;
		this.#compared += 1;
		const sum = this.#read() - this.#before;
		if (sum === expected) return null;
		return mismatch(
			fr`le total donné à partir de la ligne ${this.#ligne} est de ${formatEuros(expected)}, les lignes qui le suivent font ${formatEuros(sum)}. Ce sont elles qui sont gardées.`
		);
	}

	#read(): number {
		return Object.values(this.#tally.sums()).reduce(
			(all, { accepted, rejected }) => all + accepted + rejected,
			0
		);
	}
}

const mismatch = (phrase: string) =>
	issue('total-controle', 'avertissement', phrase, 'des montants qui s’accordent');
