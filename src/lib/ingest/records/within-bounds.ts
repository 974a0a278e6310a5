import type { Bounds } from '#lib/domain/importing/bounds.ts';
import { columnLetter } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import type { Block } from './records.ts';

const CODE = 'hors-bornes';
const inMegabytes = (bytes: number) => count(Math.round(bytes / 1_000_000));

/** Refuses a file that weighs more than it may; whether it does not. */
export function withinSize({ size }: ByteSource, bounds: Bounds | undefined, log: ProblemLog): boolean {
	if (bounds === undefined || size <= bounds.octets) return true;
	log.refuse(
		CODE,
		fr`Le fichier pèse ${inMegabytes(size)} Mo ; ici, un fichier pèse au plus ${inMegabytes(bounds.octets)} Mo. Coupez-le par année, chaque morceau avec son en-tête.`,
		fr`un fichier d'au plus ${inMegabytes(bounds.octets)} Mo`
	);
	return false;
}

/** Refuses a table of more rows, columns or longer cells than it may have, at the first that is beyond. */
export async function refuseBeyond(
	blocks: AsyncIterable<Block>,
	bounds: Bounds | undefined,
	log: ProblemLog
): Promise<void> {
	if (bounds === undefined) return;
	const { rangees, colonnes, caracteres } = bounds;
	let all = 0;
	for await (const { rows, lignes } of blocks) {
		all += rows.length;
		if (all > rangees) {
			const phrase = fr`Le tableau a plus de ${count(rangees)} rangées. Coupez-le par année, chaque morceau avec son en-tête.`;
			return log.refuse(CODE, phrase, fr`au plus ${count(rangees)} rangées`);
		}
		for (let index = 0; index < rows.length; index += 1) {
			const row = rows[index] ?? [];
			const ligne = lignes[index] ?? 0;
			const last = row.length <= colonnes ? 0 : row.findLastIndex((cell) => cell !== '') + 1;
			if (last > colonnes) {
				const phrase = fr`Ligne ${ligne} : le tableau a ${count(last)} colonnes ; ici, il en a au plus ${count(colonnes)}. Retirez celles qui ne disent rien des montants.`;
				return log.refuse(CODE, phrase, fr`au plus ${count(colonnes)} colonnes`);
			}
			const long = row.findIndex((cell) => cell.length > caracteres);
			if (long < 0) continue;
			const phrase = fr`Ligne ${ligne}, colonne ${columnLetter(long + 1)} : la cellule a plus de ${count(caracteres)} caractères ; un guillemet n'est sans doute pas fermé. Fermez-le, ou raccourcissez ce texte.`;
			return log.refuse(CODE, phrase, fr`au plus ${count(caracteres)} caractères`);
		}
	}
}
