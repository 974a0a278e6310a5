import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { isUnlisted } from '#lib/domain/beneficiary-id.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { linePhraseToCopy } from '#lib/pages/point/line-phrase.server.ts';
import { lineStory } from '#lib/server/analysis/lines/line.ts';
import { originalRow } from '#lib/server/import/original-row.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { ask } from '../../../ask.ts';
import { saidWhole } from '../../../damaged-file.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db } = locals;
	const version = ask(db, url, (query) => query.v) ?? currentVersion(db);
	const line = lineStory(db, Number(params.id), version);
	if (!line)
		error(
			404,
			tr(
				'Aucune ligne ne porte ce numéro dans cette version des données.',
				'No line has this number in this version of the data.'
			)
		);
	const reference = readReference(db, version);
	const sources = new Set([line, ...line.claims, ...line.details].map((item) => item.source));
	// The row that pays a person names them.
	const unlisted = isUnlisted(line.beneficiaire, line.siren);
	const erased = line.beneficiaire?.startsWith('effacé') === true;
	const hidden = unlisted ? (erased ? 'efface' : 'particulier') : null;
	return {
		line,
		phrase: unlisted ? null : linePhraseToCopy(db, line, version, url.origin),
		hidden,
		original: unlisted ? null : await saidWhole(() => originalRow(db, line.importId, line.fileLine)),
		sources: Object.fromEntries(
			reference.sources
				.filter((row) => sources.has(row.id))
				.map((row) => [row.id, `${row.editeur}, ${row.titre}`])
		),
		formes: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]))
	};
};
