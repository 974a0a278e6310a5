import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { quarantineFile } from '#lib/server/import/quarantine-file.ts';
import { waitingFile } from '#lib/server/tending/quarantine/waiting-rows.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { db }, params }) => {
	const importId = Number(params.import);
	if (!waitingFile(db, importId))
		error(404, tr('Aucune ligne de cet import n’attend.', 'No row of this import is waiting.'));
	const text = [...quarantineFile(db, importId)].join('');
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="quarantaine-${importId}.csv"`
		}
	});
};
