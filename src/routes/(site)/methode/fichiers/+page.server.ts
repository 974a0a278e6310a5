import { COLONNES_LIGNE } from '#lib/domain/funding-line.ts';
import { isRequired, otherNames } from '#lib/export/schemas/table-schema.ts';
import { codesByColumn } from '#lib/export/schemas/template.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { COLUMN_EXAMPLES, COLUMN_MEANINGS } from '#lib/words/file-columns.ts';
import { ask } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const codes = codesByColumn(select(locals.db, query).reference);
		return {
			colonnes: COLONNES_LIGNE.map((nom) => ({
				nom,
				sens: COLUMN_MEANINGS[nom],
				obligatoire: isRequired(nom),
				exemple: COLUMN_EXAMPLES[nom],
				autresNoms: otherNames(nom),
				codes: codes.get(nom) ?? []
			}))
		};
	});
