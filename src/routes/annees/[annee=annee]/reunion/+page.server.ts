import { writeQuery } from '#lib/domain/query.ts';
import { slidesOf } from '#lib/pages/year/meeting/slides.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { publishedNames } from '#lib/words/published-names.ts';
import { ask } from '../../../ask.ts';
import { dossierAsked } from '../../campaign-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (asked) => {
		const annee = Number(params.annee);
		const { query, dossier } = dossierAsked(locals.db, url, asked, annee);
		return {
			...{ exercice: annee, version: dossier.version, titre: dossier.titre },
			slides: slidesOf(dossier),
			noms: publishedNames(readReference(locals.db, dossier.version)),
			page: `/annees/${annee}${writeQuery(query, { de: undefined, a: undefined, forme: [], groupe: [] })}`
		};
	});
