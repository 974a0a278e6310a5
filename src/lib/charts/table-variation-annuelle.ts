import { tr } from '#lib/domain/language.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import { statusColumn } from './status-column.ts';
import { scale } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { VariationData, VariationRow } from './variation-annuelle.ts';
import { colon, exactAmounts, partialMeans } from './words.ts';

/** The change in tenths of a percent; nothing where that would say none, or all, of a change that is not (R15). */
function tenths({ part }: VariationRow): number | null {
	if (part === null) return null;
	const rounded = scale(part.ecart, 1000, part.avant);
	return rounded === 0 || (rounded === -1000 && part.ecart !== -part.avant) ? null : rounded;
}

/** The figure `variation-annuelle` as a table: one poste or dispositif per row, both years and the difference. */
export function tableVariationAnnuelle(data: VariationData): FigureTable {
	const [before, after] = data.colonnes;
	const couverture = (cle: string, titre: string): TableColumn => ({
		cle,
		titre: `${titre}${colon()} ${tr('couverture', 'coverage')}`,
		genre: 'code',
		libelles: { ...LIBELLES.couverture, partielle: partialMeans() }
	});
	const etape = (cle: string, titre: string): TableColumn => ({
		cle,
		titre: `${titre}${colon()} ${tr('étape', 'stage')}`,
		genre: 'code',
		libelles: LIBELLES.etapeCourte
	});
	const statut = (cle: string, titre: string) =>
		statusColumn(cle, `${titre}${colon()} ${tr('statut', 'status')}`);
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ cle: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true },
			{ cle: 'avant', titre: before, genre: 'euros', etat: 'avant_statut' },
			statut('avant_statut', before),
			etape('avant_etape', before),
			couverture('avant_couverture', before),
			{ cle: 'apres', titre: after, genre: 'euros', etat: 'apres_statut' },
			statut('apres_statut', after),
			etape('apres_etape', after),
			couverture('apres_couverture', after),
			{ cle: 'ecart', titre: tr('Écart', 'Change'), genre: 'euros' },
			{ cle: 'variation', titre: tr('Écart (%)', 'Change (%)'), genre: 'pourcent' },
			{ cle: 'pourquoi', titre: tr('Pourquoi', 'Why'), genre: 'texte' },
			{ cle: 'non_compare', titre: tr('Non comparé', 'Not compared'), genre: 'texte' }
		],
		lignes: data.lignes.map((row): TableCell[] => [
			row.nom,
			row.avant.centimes,
			row.avant.statut,
			row.avant.etape ?? '',
			row.avant.couverture ?? '',
			row.apres.centimes,
			row.apres.statut,
			row.apres.etape ?? '',
			row.apres.couverture ?? '',
			row.ecart,
			tenths(row),
			row.pourquoi,
			row.nonCompare
		]),
		identites: data.lignes.map((row) => row.identite),
		ensembles: data.lignes.flatMap((row, index) => (row.ensemble ? [index] : []))
	};
}
