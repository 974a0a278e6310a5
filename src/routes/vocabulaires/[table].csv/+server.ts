import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { referenceCsv } from '#lib/ingest/reference/reference-csv.ts';
import { isReferenceTable } from '#lib/ingest/reference/reference-reader.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { OPEN } from '../../api/v1/answer.ts';
import { ask } from '../../ask.ts';
import type { RequestHandler } from './$types';

/** A vocabulary of the base as the CSV that our own import reads back unchanged. */
export const GET: RequestHandler = ({ locals, params: { table }, url }) => {
	if (!isReferenceTable(table))
		error(404, tr('Il n’y a pas de vocabulaire de ce nom.', 'There is no vocabulary of that name.'));
	const { reference, version } = ask(locals.db, url, (query) => select(locals.db, query));
	return new Response(referenceCsv(reference, table), {
		headers: {
			...OPEN,
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${table}_v${version}.csv"`
		}
	});
};
