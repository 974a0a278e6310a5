import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { quarantineFile, waitingRows } from '#lib/server/import/quarantine-file.ts';
import type { RequestHandler } from './$types';

/** The rows of an import in quarantine, with their reasons, to mend and import again. */
export const GET: RequestHandler = ({ locals, params }) => {
	const id = Number(params.id);
	if (waitingRows(locals.db, id) === 0)
		error(404, tr('Cet import n’a aucune ligne en quarantaine.', 'This import has no row in quarantine.'));
	return new Response([...quarantineFile(locals.db, id)].join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="quarantaine-import-${id}.csv"`,
			'cache-control': 'no-cache'
		}
	});
};
