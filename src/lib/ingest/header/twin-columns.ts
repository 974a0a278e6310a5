import { fr } from '#lib/domain/typography.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { headerKey, type HeaderMatch } from './header.ts';
import type { StrangerWatch } from './stranger-columns.ts';

/** Whether columns that give one field have one name: a table that was put together by a program may write it twice. */
export const areTwins = (cells: readonly string[], places: readonly number[]): boolean =>
	new Set(places.map((index) => headerKey(cells[index] ?? ''))).size === 1;

/** Refuses a header in which several columns give one field, of which none can be chosen. */
export function refuseDoubled(
	field: string,
	names: readonly string[],
	ligne: number,
	log: ProblemLog,
	differing = ''
): void {
	const written = names.map((name) => quoted(name.trim())).join(', ');
	log.refuse(
		'duplicate-label',
		fr`Ligne ${ligne} : plusieurs colonnes donnent « ${field} » (${written})${differing}. Gardez-en une seule, ou renommez les autres.`,
		'des colonnes de noms différents',
		{ champ: field }
	);
}

/** Columns of one name: read once where every row says the same in each, refused where one does not. */
export class TwinColumns implements StrangerWatch {
	readonly #cells: readonly string[];
	/** Those that are the same so far, and the physical line on which others were found not to be. */
	readonly #same: Map<string, readonly number[]>;
	readonly #differing = new Map<string, { readonly ligne: number; readonly places: readonly number[] }>();

	constructor({ cells, doubled }: HeaderMatch) {
		this.#cells = cells;
		this.#same = new Map([...doubled].filter(([, places]) => areTwins(cells, places)));
	}

	get open(): boolean {
		return this.#same.size > 0;
	}

	see(row: readonly string[], ligne: number): void {
		for (const [field, places] of this.#same) {
			const [first, ...others] = places.map((index) => (row[index] ?? '').trim());
			if (others.every((cell) => cell === first)) continue;
			this.#same.delete(field);
			this.#differing.set(field, { ligne, places });
		}
	}

	/** To be called once the rows were seen. */
	judge(headerLine: number, log: ProblemLog): void {
		const names = (places: readonly number[]) => places.map((index) => this.#cells[index] ?? '');
		for (const [, places] of this.#same) {
			const [name = ''] = names(places);
			log.announce(
				'colonne-double',
				fr`La colonne ${quoted(name.trim())} est écrite ${places.length} fois avec les mêmes valeurs : elle n'est lue qu'une fois.`
			);
		}
		for (const [field, { ligne, places }] of this.#differing)
			refuseDoubled(field, names(places), headerLine, log, fr`, qui diffèrent à la ligne ${ligne}`);
	}
}
