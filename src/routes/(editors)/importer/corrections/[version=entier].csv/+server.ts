import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { columnLetter } from '#lib/domain/problem.ts';
import { inertRow } from '#lib/ingest/records/csv-cells.ts';
import { correctionsOfVersion } from '#lib/server/store/signed/corrections.ts';
import type { RequestHandler } from './$types';

const HEADER = ['fichier', 'ligne', 'colonne', 'lu', 'valeur', 'le', 'geste'];

/** The cells that a version read otherwise than its files write them; the journal says who, by the name of the deed. */
export const GET: RequestHandler = ({ locals: { db }, params }) => {
	const rows = correctionsOfVersion(db, Number(params.version));
	if (rows.length === 0)
		error(
			404,
			tr('Aucune cellule n’a été corrigée par cette version.', 'No cell was corrected by this version.')
		);
	const lines = rows.map(({ fichier, ligne, colonne, lu, valeur, le, geste }) =>
		inertRow([fichier, String(ligne), columnLetter(colonne), lu, valeur, le, geste ?? ''], ';')
	);
	return new Response(`\uFEFF${[HEADER.join(';'), ...lines, ''].join('\r\n')}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="corrections-version-${params.version}.csv"`
		}
	});
};
