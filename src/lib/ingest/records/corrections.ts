import { columnLetter } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Correction } from '#lib/domain/importing/correction.ts';
import type { Row } from '#lib/ingest/lines/row.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count, quoted } from '#lib/ingest/told/sentence.ts';
import type { Block } from './records.ts';

/** How many corrections are told one by one; the others are counted. */
const TOLD = 5;

const oneBreak = (text: string) => text.replace(/\r\n?/g, '\n');

/** A text as a sentence quotes it; a blank cell is said to be one. */
const shown = (text: string) => (text === '' ? fr`une case vide` : quoted(text));

/**
 * The cells that a person reads otherwise than the file writes them. They stand in for those of the file wherever its records
 * are read, and nowhere else: a cell that no longer holds what was corrected is left as it is.
 */
export class Corrections {
	readonly #byLine = new Map<number, Correction[]>();
	readonly #list: readonly Correction[];

	constructor(list: readonly Correction[] = []) {
		this.#list = list.map((one) => ({ ...one, lu: oneBreak(one.lu), valeur: oneBreak(one.valeur) }));
		for (const correction of this.#list) {
			const known = this.#byLine.get(correction.ligne);
			if (known) known.push(correction);
			else this.#byLine.set(correction.ligne, [correction]);
		}
	}

	get none(): boolean {
		return this.#list.length === 0;
	}

	/** The cells of the record that starts on a line, corrected; the same when nothing of it is. */
	cells(cells: readonly string[], ligne: number): readonly string[] {
		const own = this.#byLine.get(ligne)?.filter((one) => holds(cells, one));
		if (own === undefined || own.length === 0) return cells;
		const read = [...cells];
		for (const { colonne, valeur } of own) {
			// A record that is too short is completed.
			while (read.length < colonne) read.push('');
			read[colonne - 1] = valeur;
		}
		return read;
	}

	/** A record with its cells corrected. Once no quote is left in it, none is out of place. */
	row(row: Row): Row {
		const cells = this.cells(row.cells, row.ligne);
		if (cells === row.cells) return row;
		return { ...row, cells, strayQuote: row.strayQuote && cells.some((cell) => cell.includes('"')) };
	}

	/** Records with their cells corrected. */
	block(block: Block): Block {
		if (this.none) return block;
		let strayQuotes = block.strayQuotes;
		const rows = block.rows.map((cells, index) => {
			const read = this.cells(cells, block.lignes[index] ?? 0);
			if (read === cells) return cells;
			if (strayQuotes.has(index) && !read.some((cell) => cell.includes('"')))
				strayQuotes = new Set([...strayQuotes].filter((at) => at !== index));
			return [...read];
		});
		return { ...block, rows, strayQuotes };
	}

	/**
	 * Refuses a file of which some cell does not hold what was corrected, from its records as it writes them; else nothing of
	 * it would be what the person saw.
	 */
	async judge(blocks: AsyncIterable<Block>, log: ProblemLog): Promise<void> {
		if (this.none) return;
		const places = new Set<string>();
		const left = new Set(this.#byLine.keys());
		for (const { ligne, colonne } of this.#list) {
			const place = `${ligne} ${colonne}`;
			if (places.has(place)) refuse(log, ligne, colonne, fr`cette cellule est corrigée deux fois.`);
			places.add(place);
		}
		for await (const { rows, lignes } of blocks) {
			for (const [index, cells] of rows.entries()) {
				const ligne = lignes[index] ?? 0;
				if (!left.delete(ligne)) continue;
				for (const one of this.#byLine.get(ligne) ?? []) {
					if (holds(cells, one)) continue;
					const there = shown(cells[one.colonne - 1] ?? '');
					refuse(
						log,
						ligne,
						one.colonne,
						fr`la correction porte sur ${shown(one.lu)}, et le fichier y écrit ${there}.`
					);
				}
			}
			if (left.size === 0) break;
		}
		for (const ligne of left) {
			const colonne = this.#byLine.get(ligne)?.[0]?.colonne ?? 1;
			refuse(log, ligne, colonne, fr`aucune rangée du fichier ne commence à cette ligne.`);
		}
	}

	/** Tells the corrections: the first one by one, then how many there are. `headers` are the names of the columns. */
	tell(headers: readonly string[], log: ProblemLog): void {
		if (this.none) return;
		const all = this.#list.length;
		log.told[CORRECTION] = all;
		for (const { ligne, colonne, lu, valeur } of this.#list.slice(0, TOLD)) {
			const place = { ligne, colonne, champ: headers[colonne - 1] ?? null, valeur: lu };
			log.announce(CORRECTION, correctionPhrase({ lu, valeur }), place);
		}
		if (all > TOLD) log.announce(CORRECTION, fr`En tout, ${count(all)} cellules sont lues corrigées.`);
	}
}

/** The code of what is told of a corrected cell. */
export const CORRECTION = 'correction';

/** « le fichier écrit « 52O OOO » ; c'est lu « 520 000 », par une correction. » */
export const correctionPhrase = ({ lu, valeur }: Pick<Correction, 'lu' | 'valeur'>): string =>
	fr`le fichier écrit ${shown(lu)} ; une correction y lit ${shown(valeur)}.`;

const holds = (cells: readonly string[], { colonne, lu }: Correction) => (cells[colonne - 1] ?? '') === lu;

function refuse(log: ProblemLog, ligne: number, colonne: number, why: string): void {
	const mend = fr` Reprenez les corrections de ce fichier : il n'est peut-être plus celui qu'elles corrigent.`;
	log.refuse(
		'correction-perdue',
		fr`Ligne ${ligne}, colonne ${columnLetter(colonne)} : ${why}${mend}`,
		fr`la cellule telle qu'elle a été corrigée`,
		{ colonne }
	);
}
