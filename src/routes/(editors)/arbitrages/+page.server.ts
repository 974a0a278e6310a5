import { listCompeting } from '#lib/server/analysis/disputes/competing-list.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { quantiteAddress } from '#lib/server/tending/tables/contested.ts';
import { standingRows } from '#lib/server/tending/tables/standing-rows.ts';
import { rowSubject } from '#lib/words/tending/gesture-words.ts';
import { placeWords } from '#lib/words/versions/errata.ts';
import { namesOf } from '../../(site)/versions/names.ts';
import { ask } from '../../ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db }, url }) =>
	ask(db, url, (query) => {
		const noms = namesOf(readReference(db, currentVersion(db)));
		const { rows, count, page, pages } = listCompeting(db, query);
		return {
			nature: query.nature,
			count,
			page,
			pages,
			quantites: rows.map((quantite) => ({
				nom: placeWords(noms.dispositifs[quantite.dispositif] ?? quantite.dispositif, quantite),
				adresse: quantiteAddress(quantite),
				tranche: quantite.arbitrage !== null,
				valeurs: quantite.valeurs.map(({ source, centimes, preuve, retenue, lignes }) => ({
					...{ centimes, preuve, retenue, ligne: lignes[0] ?? 0 },
					source: noms.courts[source] ?? source
				}))
			})),
			decisions: standingRows(db, 'arbitrages').map(({ id, row }) => ({
				id,
				sujet: rowSubject('arbitrages', row),
				source: String(row['source_retenue']),
				date: String(row['date']),
				raison: String(row['raison'])
			}))
		};
	});
