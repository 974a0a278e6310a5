import { isFigure } from '#lib/domain/figure.ts';
import { tr } from '#lib/domain/language.ts';
import { FILE_TYPES, writeFigureFile } from '#lib/export/figure-files.ts';
import { isFileFormat } from '#lib/export/file-formats.ts';
import { fileName } from '#lib/export/file-name.ts';
import { readQuery } from '../../ask.ts';
import { figureOf, outsideQuery } from '../figure-of.ts';
import { fileRefusal, plain, rendered } from '../rendered.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url, params, request }) => {
	const { id, fichier } = params;
	if (!isFigure(id) || !isFileFormat(fichier))
		return plain(404, tr('Ce fichier n’existe pas.', 'This file does not exist.'));
	try {
		const query = readQuery(locals.db, url);
		const asked = figureOf(locals.db, id, query, url.origin);
		if (asked === null)
			return plain(
				404,
				tr('Aucun montant dans nos sources pour ce choix.', 'No amount in our sources for this choice.')
			);
		const { notice } = asked;
		const theme = query.theme === 'sombre' ? 'sombre' : 'clair';
		const choice = { csv: query.csv, largeur: query.largeur, variante: query.variante, theme } as const;
		const bare = query.variante === 'complet' ? '' : '_sans-titre';
		return await rendered(request, {
			key: [id, fichier, outsideQuery(query, notice.version), url.origin, ...Object.values(choice)].join(' '),
			make: () => writeFigureFile(fichier, asked, choice),
			type: FILE_TYPES[fichier],
			frozen: query.v !== undefined,
			name: `${fileName(id, query, notice.version)}${bare}.${fichier}`,
			shown: fichier === 'svg' || fichier === 'png' || fichier === 'json'
		});
	} catch (cause) {
		return fileRefusal(cause);
	}
};
