import type { Query } from '#lib/domain/query.ts';
import { drawDossier } from '#lib/export/docx/dossier/draw-dossier.ts';
import type { WordDossier } from '#lib/export/docx/dossier/word-dossier.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from '../figures/figure-of.ts';

/** The evaluation of a year with its figures drawn, as a Word file is made of. */
export const wordDossier = (
	db: Database,
	query: Query,
	annee: number,
	origin: string
): Promise<WordDossier> =>
	drawDossier(
		yearDossier(db, query, annee, origin),
		({ figure, query: asked }) => figureOf(db, figure, asked, origin)?.notice ?? null,
		origin
	);
