import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import type { VariationData } from './variation-annuelle.ts';

/** The figure `variation-annuelle` as a table: one poste or dispositif per row, both years and the difference. */
export function tableVariationAnnuelle(data: VariationData): FigureTable {
	const [before, after] = data.colonnes;
	const statut = (cle: string, titre: string): TableColumn => ({
		cle,
		titre: `${titre}\u00A0: statut`,
		genre: 'code',
		libelles: LIBELLES.statut
	});
	return {
		legende: `${data.titre}. Montants exacts, en euros.`,
		colonnes: [
			{ cle: 'poste', titre: 'Poste', genre: 'texte', enTete: true },
			{ cle: 'avant', titre: before, genre: 'euros' },
			statut('avant_statut', before),
			{ cle: 'apres', titre: after, genre: 'euros' },
			statut('apres_statut', after),
			{ cle: 'ecart', titre: 'Écart', genre: 'euros' },
			{ cle: 'pourquoi', titre: 'Pourquoi', genre: 'texte' }
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
