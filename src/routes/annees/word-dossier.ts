import type { Query } from '#lib/domain/query.ts';
import { drawDossier } from '#lib/export/docx/dossier/draw-dossier.ts';
import type { WordDossier } from '#lib/export/docx/dossier/word-dossier.ts';
import type { YearDossier } from '#lib/pages/year/dossier/blocks.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { addressInFiles, noticeInFiles } from '../address-in-files.ts';
import { figureOf } from '../figures/figure-of.ts';

/** The evaluation of a year, or the one given, with its figures drawn, as a Word file is made of. */
export const wordDossier = (
	db: Database,
	query: Query,
	annee: number,
	origin: string,
	dossier: YearDossier = yearDossier(db, query, annee, origin)
): WordDossier =>
	drawDossier(
		dossier,
		({ figure, query: asked }) => {
			const found = figureOf(db, figure, asked, origin);
			return found && noticeInFiles(found.notice);
		},
		(path) => addressInFiles(origin + path)
	);
