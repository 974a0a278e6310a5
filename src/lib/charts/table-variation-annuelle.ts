import { tr } from '#lib/domain/language.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import { statusCode, statusColumn } from './status-column.ts';
import type { VariationData } from './variation-annuelle.ts';
import { colon, exactAmounts } from './words.ts';

/** The figure `variation-annuelle` as a table: one poste or dispositif per row, both years and the difference. */
export function tableVariationAnnuelle(data: VariationData): FigureTable {
	const [before, after] = data.colonnes;
	const statut = (cle: string, titre: string) =>
		statusColumn(cle, `${titre}${colon()} ${tr('statut', 'status')}`);
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ cle: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true },
			{ cle: 'avant', titre: before, genre: 'euros', etat: 'avant_statut' },
			statut('avant_statut', before),
			{ cle: 'apres', titre: after, genre: 'euros', etat: 'apres_statut' },
			statut('apres_statut', after),
			{ cle: 'ecart', titre: tr('Écart', 'Change'), genre: 'euros' },
			{ cle: 'pourquoi', titre: tr('Pourquoi', 'Why'), genre: 'texte' }
		],
		lignes: data.lignes.map((row): TableCell[] => [
			row.nom,
			row.avant.centimes,
			statusCode(row.avant.statut, row.avant.centimes !== null),
			row.apres.centimes,
			statusCode(row.apres.statut, row.apres.centimes !== null),
			row.ecart,
			row.pourquoi
		]),
		identites: data.lignes.map((row) => row.identite),
		ensembles: data.lignes.flatMap((row, index) => (row.ensemble ? [index] : []))
	};
}
