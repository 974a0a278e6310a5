import { COLONNES_LIGNE } from '#lib/domain/funding-line.ts';
import { isRequired, otherNames } from '#lib/export/schemas/table-schema.ts';
import { carryDataset } from '#lib/export/schemas/dataset.ts';
import { codesByColumn } from '#lib/export/schemas/template.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { COLUMN_EXAMPLES, COLUMN_MEANINGS } from '#lib/words/file-columns.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { ask } from '../../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { reference, version } = select(locals.db, query);
		const codes = codesByColumn(reference);
		const at = readVersion(locals.db, version)?.createdAt ?? '';
		return {
			jeu: carryDataset({ version, at, reference, origin: url.origin }),
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
