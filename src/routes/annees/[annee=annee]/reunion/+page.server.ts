import { writeQuery } from '#lib/domain/query.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { slidesOf } from '#lib/pages/year/meeting/slides.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { publishedNames } from '#lib/words/published-names.ts';
import { ask } from '../../../ask.ts';
import { askedOfYear } from '../../year-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (asked) => {
		const annee = Number(params.annee);
		const query = askedOfYear(locals.db, asked, annee);
		const dossier = yearDossier(locals.db, query, annee, url.origin);
		return {
			...{ exercice: annee, version: dossier.version, titre: dossier.titre },
			slides: slidesOf(dossier),
			noms: publishedNames(readReference(locals.db, dossier.version)),
			page: `/annees/${annee}${writeQuery(query, { de: undefined, a: undefined, forme: [], groupe: [] })}`
		};
	});
