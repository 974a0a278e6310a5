import { FIGURES, isFigure } from '#lib/figures/figures.ts';
import { tr } from '#lib/domain/language.ts';
import { FILE_TYPES, writeFigureFile } from '#lib/export/figure-files.ts';
import { isFileFormat } from '#lib/export/file-formats.ts';
import { fileName } from '#lib/export/file-name.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { lastErasure } from '#lib/server/store/versions.ts';
import { noticeInFiles } from '../../address-in-files.ts';
import { readQuery } from '../../ask.ts';
import { appliedFilters } from '#lib/figures/applied-filters.ts';
import { figureOf, outsideQuery } from '../figure-of.ts';
import { fileRefusal, NothingToDraw, plain, rendered } from '../rendered.ts';
import type { RequestHandler } from './$types';

/** Wider pictures wait apart. */
const USUAL_WIDTH = 2400;

export const GET: RequestHandler = async ({ locals, url, params, request }) => {
	const { id, fichier } = params;
	if (!isFigure(id) || !isFileFormat(fichier))
		return plain(404, tr('Ce fichier n’existe pas.', 'This file does not exist.'));
	try {
		const query = readQuery(locals.db, url);
		const { version, deflator } = select(locals.db, query);
		const applied = appliedFilters(id, query, deflator?.base);
		const theme = query.theme === 'sombre' ? 'sombre' : 'clair';
		const { csv, largeur, variante } = query;
		const choice = { csv, largeur, format: query.format ?? 'paysage', variante, theme } as const;
		const drawn = fichier === 'png' || fichier === 'zip';
		const bare = query.variante === 'complet' ? '' : '_sans-titre';
		return await rendered({
			key: [
				...[id, fichier, outsideQuery(query, version), url.origin, lastErasure(locals.db)],
				...Object.values(choice)
			].join(' '),
			// What is kept, or refused for want of a turn, asks nothing of the base.
			make: async () => {
				const asked = figureOf(locals.db, id, { ...query, v: version }, url.origin);
				if (asked === null) throw new NothingToDraw();
				// A drawing and JSON are text: a copy mends what they say as it does a page.
				const text = fichier === 'svg' || fichier === 'json';
				return writeFigureFile(
					fichier,
					text ? asked : { ...asked, notice: noticeInFiles(asked.notice) },
					choice
				);
			},
			visitor: request.signal,
			line: !drawn ? null : query.largeur > USUAL_WIDTH ? 'grande' : 'image',
			type: FILE_TYPES[fichier],
			frozen: query.v !== undefined,
			name: `${fileName(id, applied, version, FIGURES[id].etapes?.nom)}${bare}.${fichier}`,
			shown: fichier === 'svg' || fichier === 'png' || fichier === 'json'
		});
	} catch (cause) {
		return fileRefusal(cause);
	}
};
