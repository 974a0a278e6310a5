import { fr } from '#lib/domain/typography.ts';
import { issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import { headerKey, type HeaderMatch } from './header.ts';

/** Rows between a title and the header of its table, blank ones. */
const TITLE_REACH = 3;
const NUMBER = /^[-+(]?\d[\d\s.,]*\)?$/;
const YEAR = /^(?:19|20)\d\d$/;

/** Finds, among the rows that cannot be read, the header of the file said again, or that of another table below it. */
export class SecondTable {
	readonly #log: ProblemLog;
	readonly #tally: Tally;
	readonly #keys: readonly string[];
	/** Names that columns of such a file have. */
	readonly #names: ReadonlySet<string>;
	#title: { readonly text: string; readonly ligne: number } | null = null;
	/** Another table has begun: nothing that follows has the columns of the header. */
	ended = false;

	constructor({ cells, expected }: Pick<HeaderMatch, 'cells' | 'expected'>, log: ProblemLog, tally: Tally) {
		this.#log = log;
		this.#tally = tally;
		this.#keys = cells.map(headerKey);
		const own = expected.columns.flatMap(({ field, nom = field, aliases = [] }) => [field, nom, ...aliases]);
		this.#names = new Set([...this.#keys, ...own.map(headerKey)].filter((key) => key !== ''));
	}

	/** A text alone in its row: the title of what follows, perhaps. */
	hear(text: string, ligne: number): void {
		this.#title = { text, ligne };
	}

	/** Whether a row is a header, which is told once, or stands under that of another table: nothing else is wrong with it. */
	meets(cells: readonly string[], ligne: number): boolean {
		if (this.ended) return true;
		if (cells.some((cell) => NUMBER.test(cell.trim()) && !YEAR.test(cell.trim()))) return false;
		if (this.#keys.every((key, index) => key === headerKey(cells[index] ?? ''))) this.#repeated(ligne);
		else if (this.#isOther(cells)) this.#other(cells, ligne);
		else return false;
		this.#tally.asides += 1;
		return true;
	}

	#titleAbove(ligne: number): string | null {
		return this.#title && ligne - this.#title.ligne <= TITLE_REACH ? this.#title.text : null;
	}

	/** The same columns again: as on each page of a printed table, unless a title says that another table begins. */
	#repeated(ligne: number): void {
		const title = this.#titleAbove(ligne);
		if (title === null) {
			const phrase = fr`l'en-tête est répété ; cette ligne n'est pas lue.`;
			return this.#log.announceCell(issue('en-tete-repete', 'info', phrase), { ligne });
		}
		this.#log.refuse(
			'second-tableau',
			fr`un second tableau commence ici, sous le titre ${quoted(title)}. Un fichier, un tableau : mettez-le dans un fichier à part ; si ses lignes continuent celles du premier, retirez seulement son titre.`,
			'un seul tableau',
			{ ligne }
		);
	}

	/** Whether more than half of the cells are names of columns, three at least. */
	#isOther(cells: readonly string[]): boolean {
		const written = cells.filter((cell) => cell.trim() !== '');
		const named: string[] = [];
		let unknown = 0;
		for (const cell of written) {
			const key = headerKey(cell);
			if (key === '') continue;
			named.push(key);
			if (!this.#names.has(key)) unknown += 1;
			// Most rows are not worth another cell.
			if (unknown * 2 >= written.length) return false;
		}
		return named.length - unknown >= Math.max(3, unknown + 1) && new Set(named).size === named.length;
	}

	#other(cells: readonly string[], ligne: number): void {
		this.ended = true;
		const columns = cells.filter((cell) => cell.trim() !== '').map((cell) => quoted(cell.trim()));
		this.#log.refuse(
			'second-tableau',
			fr`un second tableau commence ici, avec d'autres colonnes (${columns.slice(0, 8).join(', ')}${columns.length > 8 ? '…' : ''}). Un fichier, un tableau : mettez-le dans un fichier à part.`,
			'un seul tableau',
			{ ligne }
		);
	}
}
