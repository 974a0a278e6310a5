import { linesOf } from '#lib/ingest/lines/lines-of.ts';
import type { LineBatch } from '#lib/ingest/lines/batch.ts';
import type { LineSeen } from './questions.ts';

const SHOWN = 40;

/** The first lines of a file whose rows are added up, as they come out of its reading. */
export function sampledLines(): { readonly lines: LineSeen[]; readonly see: (batch: LineBatch) => void } {
	const lines: LineSeen[] = [];
	return {
		lines,
		see(batch) {
			if (lines.length > 0) return;
			const count = Math.min(batch.count, SHOWN);
			linesOf({ ...batch, count }, []).forEach((line, index) => {
				const ligne = batch.ligne[index] ?? 0;
				const { exercice, dispositif, poste, etape, nature, forme, role, centimes } = line;
				const seen = { exercice, dispositif, poste, etape, nature, forme, role, centimes };
				lines.push({ cellule: String(ligne), ligne, texte: '', ...seen });
			});
		}
	};
}
