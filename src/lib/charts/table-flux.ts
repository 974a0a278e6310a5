import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import type { FluxData } from './flux.ts';

/** The figure `flux` as a table: every counted amount of the year, zeros and what is taken back included. */
export function tableFlux(data: FluxData): FigureTable {
	return {
		legende: `${data.titre}. Montants exacts, en euros.`,
		colonnes: [
			{ cle: 'exercice', titre: 'Exercice', genre: 'entier' },
			{ cle: 'dispositif', titre: 'Dispositif', genre: 'code', libelles: data.noms, enTete: true },
			{ cle: 'poste', titre: 'Poste', genre: 'texte' },
			{ cle: 'forme', titre: 'Forme de traite', genre: 'code', libelles: data.libelles ?? {} },
			{ cle: 'etape', titre: 'Étape', genre: 'code', libelles: LIBELLES.etapeCourte },
			{ cle: 'montant', titre: 'Montant', genre: 'euros' },
			{ cle: 'statut', titre: 'Statut', genre: 'code', libelles: LIBELLES.statut },
			{ cle: 'precision', titre: 'Précision', genre: 'texte' }
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
		])
	};
}
