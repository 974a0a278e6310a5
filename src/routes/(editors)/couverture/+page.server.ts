import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { declaredCoverage, placesWithLines, tendedYears } from '#lib/server/tending/tables/declared.ts';
import { LIBELLES, type Couverture } from '#lib/domain/vocabulary.ts';
import { namesOf } from '../../(site)/versions/names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => {
	const reference = readReference(db, currentVersion(db));
	const noms = namesOf(reference);
	const declared = declaredCoverage(db);
	const paid = placesWithLines(db);
	const years = tendedYears(db);
	return {
		years,
		rows: reference.dispositifs.map(({ id }) => ({
			id,
			nom: noms.dispositifs[id] ?? id,
			cellules: years.map((exercice) => {
				const key = `${id} ${exercice}`;
				const said = declared.get(key)?.row['couverture'] as Couverture | undefined;
				return { exercice, mot: said ? LIBELLES.couverture[said] : null, argent: paid.has(key) };
			})
		}))
	};
};
