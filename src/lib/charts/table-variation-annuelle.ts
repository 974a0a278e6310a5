import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import type { VariationData } from './variation-annuelle.ts';
import { colon, exactAmounts } from './words.ts';

/** The figure `variation-annuelle` as a table: one poste or dispositif per row, both years and the difference. */
export function tableVariationAnnuelle(data: VariationData): FigureTable {
	const [before, after] = data.colonnes;
	const statut = (cle: string, titre: string): TableColumn => ({
		cle,
		titre: `${titre}${colon()} ${tr('statut', 'status')}`,
		genre: 'code',
		libelles: LIBELLES.statut
	});
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ cle: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true },
			{ cle: 'avant', titre: before, genre: 'euros' },
			statut('avant_statut', before),
			{ cle: 'apres', titre: after, genre: 'euros' },
			statut('apres_statut', after),
			{ cle: 'ecart', titre: tr('Écart', 'Change'), genre: 'euros' },
			{ cle: 'pourquoi', titre: tr('Pourquoi', 'Why'), genre: 'texte' }
		],
		lignes: data.lignes.map((row): TableCell[] => [
			row.nom,
			row.avant.centimes,
			row.avant.statut,
			row.apres.centimes,
			row.apres.statut,
			row.ecart,
			row.pourquoi
		]),
		ensembles: data.lignes.flatMap((row, index) => (row.ensemble ? [index] : []))
	};
}
