import { fold } from '#lib/domain/fold.ts';
import { reasonOf } from '#lib/domain/reference-labels.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';

/** Why an amount changed between two years, as a source says it. */
export interface Reason {
	/** `''` when the source speaks of the whole dispositif. */
	readonly poste: string;
	readonly de: number;
	readonly a: number;
	readonly texte: string;
	/** Credits came from, or went to, another programme: told beside the variation, never as new money (R11). */
	readonly transfert: boolean;
	/** Id of `sources.csv`. */
	readonly source: string;
	readonly page: string;
}

interface Change {
	readonly dispositif: string;
	/** Absent: the whole dispositif, whose change the reasons of its postes explain too. */
	readonly poste?: string;
	readonly de: number;
	readonly a: number;
}

/**
 * The sourced reasons of a change (R11), transfers first, then in the order of the years. Those of a step inside the two
 * years count: 2017 → 2019 is told by 2017 → 2018 and 2018 → 2019. An empty list reads « motif non trouvé ».
 */
export function reasonsOf({ motifs }: Pick<Reference, 'motifs'>, change: Change): Reason[] {
	const { dispositif, poste, de, a } = change;
	return motifs
		.filter(
			(row) =>
				row.dispositif === dispositif &&
				row.de >= Math.min(de, a) &&
				row.a <= Math.max(de, a) &&
				(poste === undefined || fold(row.poste) === fold(poste))
		)
		.map((row) => ({
			poste: row.poste,
			de: row.de,
			a: row.a,
			texte: reasonOf(row),
			transfert: row.transfert === 'oui',
			source: row.source,
			page: row.source_page
		}))
		.sort((x, y) => Number(y.transfert) - Number(x.transfert) || x.de - y.de || x.a - y.a);
}
