import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { templateCsv, templateXlsx } from '#lib/export/schemas/template.ts';
import { lineSchema, referenceSchema } from '#lib/export/schemas/table-schema.ts';
import { isReferenceTable } from '#lib/ingest/reference/reference-reader.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { OPEN } from '../../api/v1/answer.ts';
import type { RequestHandler } from './$types';

const attached = (body: BodyInit, type: string, name: string) =>
	new Response(body, {
		headers: { ...OPEN, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
	});

/** How files of lines and vocabularies are written, as Table Schema; a file of lines to fill, as CSV and as a workbook. */
export const GET: RequestHandler = async ({ locals: { db }, params: { fichier } }) => {
	if (fichier === 'lignes.csv')
		return attached(templateCsv(), 'text/csv; charset=utf-8', 'modele-lignes.csv');
	if (fichier === 'lignes.xlsx') {
		const bytes = await templateXlsx(readReference(db, currentVersion(db)));
		const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		return attached(new Uint8Array(bytes), type, 'modele-lignes.xlsx');
	}
	const table = fichier.replace(/\.json$/, '');
	if (fichier === `${table}.json`) {
		if (table === 'lignes') return Response.json(lineSchema(), { headers: OPEN });
		if (isReferenceTable(table)) return Response.json(referenceSchema(table), { headers: OPEN });
	}
	return error(404, tr('Il n’y a pas de schéma de ce nom.', 'There is no schema of that name.'));
};
