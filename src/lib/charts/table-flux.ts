import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import type { FluxData } from './flux.ts';
import { exactAmounts } from './words.ts';

/** The figure `flux` as a table: every counted amount of the year, zeros and what is taken back included. */
export function tableFlux(data: FluxData): FigureTable {
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ cle: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{
				cle: 'dispositif',
				titre: tr('Dispositif', 'Scheme'),
				genre: 'code',
				libelles: data.noms,
				enTete: true
			},
			{ cle: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enFrancais: true },
			{
				cle: 'forme',
				titre: tr('Forme de traite', 'Form of trafficking'),
				genre: 'code',
				libelles: data.libelles ?? {}
			},
			{ cle: 'etape', titre: tr('Étape', 'Stage'), genre: 'code', libelles: LIBELLES.etapeCourte },
			{ cle: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			{ cle: 'statut', titre: tr('Statut', 'Status'), genre: 'code', libelles: LIBELLES.statut },
			{ cle: 'precision', titre: tr('Précision', 'Detail'), genre: 'texte' }
		],
		lignes: data.exact.map((row): TableCell[] => [
			data.exercice,
			row.dispositif,
			row.poste,
			row.forme,
			row.etape,
			row.centimes,
			row.statut,
			row.precision
		]),
		identites: data.exact.map(({ dispositif, poste, forme, etape, part }) => ({
			exercice: data.exercice,
			dispositif,
			poste,
			forme,
			etape,
			part
		}))
	};
}
